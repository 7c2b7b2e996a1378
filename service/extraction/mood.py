"""In what mood an event is told: as a fact, a plan, a possibility or an obligation."""

from __future__ import annotations

from spacy.tokens import Token

from service.domain import Modality
from service.extraction.carriers import clause_verb, demands, find_carrier, happens, says_impossible, strives
from service.extraction.governing import COMPLEMENTS, chain, is_infinitive, is_ready_for, own_tokens
from service.extraction.negation import is_yet_to, negates, undoes
from service.extraction.reading import STATE_VERBS, Anchor, Reading
from service.extraction.toiling import LASTING, toils_at
from service.lexicon.grammar import load_grammar, words

TOPIC = words(load_grammar().prepositions.topic)
SUMMING_UP = words(load_grammar().pronouns.summing_up)
TO_COME = words(load_grammar().verbs.to_come)

RANKS = load_grammar().ranks
SINGLED = words(RANKS.ordinals) | words(RANKS.plain) | words(RANKS.sole)

PRESENT = frozenset({"VBP", "VBZ"})
"""Who "has to leave" may stay; who "had to leave" left."""


OPENING = frozenset({":", '"', "“", "‘", "'"})
"""Behind them an order may begin."""


def read_modality(reading: Reading, anchor: Anchor) -> Modality:
    """Plan, possibility, obligation or plain fact, from the words that govern the event."""
    for token in own_tokens(reading, anchor):
        for child in token.children:
            found = _auxiliary_modality(reading, child)
            if found is not None and not (
                child.dep_ in ("amod", "compound", "acl") and _came_about(reading, token)
            ):
                return found
        if _is_announced(token):
            return Modality.PLAN
        if _is_imperative(token):
            return Modality.OBLIGATION
    if _is_summed_up(reading, anchor):
        return Modality.PLAN
    carrier = find_carrier(reading, anchor)
    if carrier is not None and says_impossible(reading, carrier):
        return Modality.POSSIBILITY
    for above, below in chain(anchor.head):
        if below.dep_ in ("relcl", "nsubj"):
            break
        if _doubts(reading, above, below):
            return Modality.POSSIBILITY
        if _is_filled(reading, above, below):
            found = next(
                (one for child in above.children if (one := _auxiliary_modality(reading, child))), None
            )
            if found is not None and find_carrier(reading, anchor) == above:
                return found
        elif (governed := _governed_modality(reading, above, below)) is not None:
            return governed
    return Modality.PLAN if _is_purpose(reading, anchor) else Modality.FACT


def _is_filled(reading: Reading, above: Token, below: Token) -> bool:
    """True of a verb and the noun that it has as subject or object, unless it plans it."""
    role = below.dep_ in ("dobj", "obj", "nsubj", "nsubjpass")
    own = reading.mood.planning | reading.mood.excluding
    return role and above.pos_ == "VERB" and reading.lemma(above) not in own


def _governed_modality(reading: Reading, above: Token, below: Token) -> Modality | None:
    """What the word above makes of what it governs: a duty, a plan, or nothing of its own."""
    mood, lemma, to_do = reading.mood, reading.lemma(above), is_infinitive(below)
    if below.dep_ == "prep" and (is_ready_for(below) or _is_pondered(reading, above, below)):
        return Modality.POSSIBILITY
    if below.dep_ in ("pcomp", "xcomp") and undoes(reading, above, below):
        return Modality.PLAN
    if below.dep_ in ("xcomp", "ccomp") and _is_imperative(above):
        return Modality.OBLIGATION
    if below.dep_ == "xcomp" and above.pos_ in ("VERB", "AUX"):
        if is_yet_to(above, below):
            return None
        for child in above.children:
            found = _auxiliary_modality(reading, child) if child.dep_ == "aux" else None
            if found is not None:
                return found
    if lemma in mood.excluding and (lemma != "rule" or any(c.lower_ == "out" for c in above.children)):
        return Modality.POSSIBILITY
    if _is_aim(reading, above, below):
        return Modality.PLAN
    if lemma in mood.obliging and above.tag_ in PRESENT and below.dep_ == "xcomp" and to_do:
        return Modality.OBLIGATION
    if below.dep_ == "ccomp" and demands(reading, above):
        return Modality.OBLIGATION
    planning = lemma in mood.planning or above.lower_ in mood.planning
    if planning and below.dep_ in COMPLEMENTS and to_do:
        return Modality.PLAN
    if lemma in mood.asking and below.dep_ in ("xcomp", "ccomp", "dobj"):
        return Modality.OBLIGATION
    planned = lemma == "be" and any(reading.lemma(child) in mood.planning for child in above.children)
    if to_do and (planned or (lemma in TO_COME and below.dep_ == "xcomp")):
        return Modality.PLAN
    return None


def _is_pondered(reading: Reading, above: Token, preposition: Token) -> bool:
    """True of what somebody votes "on" or argues "about": it is not done yet."""
    return reading.lemma(above) in reading.mood.deciding and preposition.lower_ in TOPIC


def _is_aim(reading: Reading, above: Token, below: Token) -> bool:
    """True of "is about to leave", "is all about taking land", "the aim is the capture of", "in order to"."""
    if above.lower_ == "about":
        return above.head.lemma_ == "be" and below.dep_ in ("xcomp", "pcomp")
    if above.lower_ == "order" and below.dep_ == "acl":
        return above.head.lower_ == "in"
    if above.lemma_ != "be" or below.dep_ != "attr":
        return False
    return any(
        child.dep_ == "nsubj" and child.pos_ == "NOUN" and reading.lemma(child) in reading.mood.planning
        for child in above.children
    )


def _is_summed_up(reading: Reading, anchor: Anchor) -> bool:
    """True of what stands before "..., that is the plan"."""
    children = list(anchor.head.sent.root.children)
    pointing = next((c for c in children if c.dep_ == "nsubj" and c.lower_ in SUMMING_UP), None)
    if pointing is None or pointing.i <= anchor.head.i or not pointing.nbor(-1).is_punct:
        return False
    return any(c.dep_ == "attr" and reading.lemma(c) in reading.mood.planning for c in children)


def _is_purpose(reading: Reading, anchor: Anchor) -> bool:
    """True of an infinitive that nobody carries out yet: "sent troops to take the town"."""
    verb = clause_verb(anchor)
    if verb is None or verb.tag_ == "VBG" or not is_infinitive(verb):
        return False
    if _is_to_come(verb):
        return True
    if toils_at(reading, verb.head, verb) and anchor.concept not in LASTING:
        return False
    if verb.dep_ == "xcomp":
        return not _leads_on(reading, verb.head)
    return verb.dep_ == "advcl" and not strives(reading, verb.head)


def _is_to_come(verb: Token) -> bool:
    """True of "80 people to be moved", not of "the first to be moved"."""
    if verb.dep_ not in ("relcl", "acl") or not any(child.dep_ == "auxpass" for child in verb.children):
        return False
    beside = (child for child in verb.head.children if child.dep_ in ("amod", "det"))
    return verb.head.pos_ == "NOUN" and not any(one.lower_ in SINGLED or one.tag_ == "JJS" for one in beside)


def _doubts(reading: Reading, above: Token, below: Token) -> bool:
    """True of "doubts that", "questioned the possibility of", not of "questioned the suspect"."""
    if reading.lemma(above) not in reading.mood.doubting or any(
        negates(reading, child) for child in above.children
    ):
        return False
    if below.dep_ in ("ccomp", "acl"):
        return True
    return below.dep_ in ("dobj", "obj", "pobj", "prep") and reading.lemma(below) in reading.mood.doubted


def _is_announced(verb: Token) -> bool:
    """True of a headline's "Norway to spend 55 million", where no verb stands before the infinitive."""
    passive = any(child.dep_ == "auxpass" and child.tag_ == "VB" for child in verb.children)
    if verb.dep_ != "ROOT" or not (verb.tag_ == "VB" or passive) or not is_infinitive(verb):
        return False
    before = verb.doc[verb.sent.start : verb.i]
    named = any(t.pos_ in ("NOUN", "PROPN") and t.head == verb for t in before)
    return named and all(t.pos_ != "VERB" for t in before)


def _is_imperative(verb: Token) -> bool:
    """True of "leave the town" at the beginning of a sentence or behind a colon, without a subject."""
    if verb.tag_ == "VB" and verb.i > 0 and verb.nbor(-1).text == ":":
        return not any(child.dep_ in ("nsubj", "nsubjpass", "aux") for child in verb.lefts)
    if verb.dep_ != "ROOT" or verb.tag_ != "VB" or verb.left_edge != verb:
        return False
    return verb.is_sent_start or verb.doc[verb.i - 1].text in OPENING


def _leads_on(reading: Reading, above: Token) -> bool:
    """True of a verb whose infinitive is what happens ("managed to flee"), not what it is done for."""
    mood = reading.mood
    return (
        above.pos_ != "VERB"
        or reading.lemma(above)
        in mood.light | mood.happening | mood.leading | mood.causing | mood.failing | STATE_VERBS
    )


def _auxiliary_modality(reading: Reading, child: Token) -> Modality | None:
    mood = reading.mood
    word = child.lower_
    if child.dep_ == "aux":
        for words, modality in (
            (mood.future, Modality.PLAN),
            (mood.possible, Modality.POSSIBILITY),
            (mood.obliged, Modality.OBLIGATION),
        ):
            if word in words:
                return modality
    if child.dep_ == "mark" and word in mood.conditional:
        return Modality.POSSIBILITY
    if child.dep_ == "advmod" and word in mood.perhaps:
        return Modality.POSSIBILITY
    if child.dep_ in ("amod", "compound", "acl") and word in mood.planned:
        return Modality.PLAN
    return None


def _came_about(reading: Reading, noun: Token) -> bool:
    """True of the plans of "a long-planned visit" and "the planned talks took place": told of as facts."""
    long = any(inner.lower_ in reading.mood.ahead for child in noun.children for inner in child.lefts)
    return long or (noun.dep_ == "nsubj" and happens(reading, noun.head))
