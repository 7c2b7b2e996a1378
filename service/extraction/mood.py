"""Whether an event is said to be so: negation, denial, plan, possibility, obligation."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from service.domain import Modality
from service.extraction.carriers import clause_verb, demands, find_carrier, outer_noun, strives
from service.extraction.governed import Fillers
from service.extraction.reading import STATE_VERBS, Anchor, Reading

COMPLEMENTS = frozenset(
    {
        "xcomp",
        "ccomp",
        "acl",
        "dobj",
        "obj",
        "pobj",
        "pcomp",
        "attr",
        "prep",
        "nsubjpass",
        "relcl",
        "oprd",
        "nsubj",
        "acomp",
    }
)
DENIED = frozenset({"xcomp", "ccomp", "pcomp", "dobj", "obj"})
PRESENT = frozenset({"VBP", "VBZ"})
"""Who "has to leave" may stay; who "had to leave" left."""

LONGEST_CHAIN = 8
"""Steps up the tree that are looked at; deeper nesting says little about the innermost event."""


def read_polarity(reading: Reading, anchor: Anchor, fillers: Fillers) -> tuple[bool, bool]:
    """Whether the event is said to be so, and whether that is somebody's denial.

    Two negations make a yes: "nobody denied" is no denial.
    """
    negations, denials = 0, 0
    denying: set[int] = set()
    for token in _own_tokens(reading, anchor):
        negations += any(_negates(reading, child) for child in token.children)
    negations += any(_is_none(reading, token) for token in (*fillers.agents, *fillers.patients))
    negations += _stands_without(reading, anchor) + _is_impossible(reading, anchor)
    for above, below in _chain(anchor.head):
        if below.dep_ == "nsubj" and any(
            reading.lemma(child) in reading.mood.failing for child in above.children if child.dep_ == "acomp"
        ):
            negations += 1
            break
        lemma = reading.lemma(above)
        if above.i in denying:
            pass
        elif _is_denial(reading, above, below):
            denials += 1
            denying.update(_phrase_of(reading, above))
        elif lemma in reading.mood.failing and below.dep_ in ("xcomp", "pcomp", "prep", "ccomp", "nsubj"):
            negations += 1
        elif lemma in reading.mood.planning and below.dep_ in ("xcomp", "ccomp", "acl"):
            pass
        else:
            continue
        negations += any(
            _negates(reading, child) or _is_none_subject(reading, child) for child in above.children
        )
    return (negations + denials) % 2 == 0, denials % 2 == 1


def denies_clause(reading: Reading, verb: Token) -> bool:
    """True where all that the verb governs is denied ("denied that he was ill"), known events or not."""
    denied = any(_is_denial(reading, verb, child) for child in verb.children if child.dep_ in DENIED)
    return denied and not any(
        _negates(reading, child) or _is_none_subject(reading, child) for child in verb.children
    )


def read_modality(reading: Reading, anchor: Anchor) -> Modality:
    """Plan, possibility, obligation or plain fact, from the words that govern the event."""
    for token in _own_tokens(reading, anchor):
        for child in token.children:
            found = _auxiliary_modality(reading, child)
            if found is not None:
                return found
        if _is_announced(token):
            return Modality.PLAN
    for above, below in _chain(anchor.head):
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
    return role and above.pos_ == "VERB" and reading.lemma(above) not in reading.mood.planning


def _governed_modality(reading: Reading, above: Token, below: Token) -> Modality | None:
    """What the word above makes of what it governs: a duty, a plan, or nothing of its own."""
    mood, lemma, to_do = reading.mood, reading.lemma(above), _is_infinitive(below)
    if lemma in mood.obliging and above.tag_ in PRESENT and below.dep_ == "xcomp" and to_do:
        return Modality.OBLIGATION
    if below.dep_ == "ccomp" and demands(reading, above):
        return Modality.OBLIGATION
    if lemma in mood.planning and below.dep_ in COMPLEMENTS and to_do:
        return Modality.PLAN
    if lemma in mood.asking and below.dep_ in ("xcomp", "ccomp", "dobj"):
        return Modality.OBLIGATION
    planned = lemma == "be" and any(reading.lemma(child) in mood.planning for child in above.children)
    if to_do and (planned or (lemma in ("go", "be") and below.dep_ == "xcomp")):
        return Modality.PLAN
    return None


def _is_purpose(reading: Reading, anchor: Anchor) -> bool:
    """True of an infinitive that nobody carries out yet: "sent troops to take the town"."""
    verb = clause_verb(anchor)
    if verb is None or verb.tag_ == "VBG" or not _is_infinitive(verb):
        return False
    if verb.dep_ == "xcomp":
        return not _leads_on(reading, verb.head)
    return verb.dep_ == "advcl" and not strives(reading, verb.head)


def _doubts(reading: Reading, above: Token, below: Token) -> bool:
    """True of "doubts that", "questioned the possibility of", not of "questioned the suspect"."""
    if reading.lemma(above) not in reading.mood.doubting or any(
        _negates(reading, child) for child in above.children
    ):
        return False
    if below.dep_ in ("ccomp", "acl"):
        return True
    return below.dep_ in ("dobj", "obj", "pobj", "prep") and reading.lemma(below) in reading.mood.doubted


def _is_announced(verb: Token) -> bool:
    """True of a headline's "Norway to spend 55 million", where no verb stands before the infinitive."""
    if verb.dep_ != "ROOT" or verb.tag_ != "VB" or not _is_infinitive(verb):
        return False
    before = verb.doc[verb.sent.start : verb.i]
    named = any(t.pos_ in ("NOUN", "PROPN") and t.head == verb for t in before)
    return named and all(t.pos_ != "VERB" for t in before)


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
    if child.dep_ in ("amod", "compound") and word in mood.planned:
        return Modality.PLAN
    return None


def _own_tokens(reading: Reading, anchor: Anchor) -> Iterator[Token]:
    """The anchor's tokens, its clause's verb and the verb that carries it."""
    seen = set(anchor.tokens)
    yield from (reading.doc[i] for i in anchor.tokens)
    outer = outer_noun(reading, anchor.head)
    if outer.i not in seen:
        seen.add(outer.i)
        yield outer
    for verb in (clause_verb(anchor), find_carrier(reading, anchor)):
        if verb is not None and verb.i not in seen:
            seen.add(verb.i)
            yield verb


def _negates(reading: Reading, child: Token) -> bool:
    word = child.lower_
    if child.dep_ == "neg" or (child.dep_ in ("det", "advmod", "preconj") and word in reading.mood.negative):
        return True
    if child.dep_ in ("amod", "advmod", "det") and any(
        inner.lower_ in ("no", "not") for inner in child.children
    ):
        return True
    return word == "not" and child.dep_ in ("advmod", "preconj", "neg", "cc")


def _is_none(reading: Reading, token: Token) -> bool:
    """True of "nobody", "no civilians", "not a single village", "none of them"."""
    if token.lower_ in reading.mood.negative:
        return True
    return any(
        _negates(reading, child)
        for child in token.children
        if child.dep_ in ("det", "neg", "preconj", "advmod", "predet")
    )


def _is_impossible(reading: Reading, anchor: Anchor) -> bool:
    """True of a headline's "talks impossible", without a verb."""
    head = anchor.head
    after = (
        child
        for child in head.children
        if child.i > head.i and child.dep_ in ("amod", "acomp", "advmod", "acl")
    )
    return head.pos_ == "NOUN" and any(reading.lemma(child) in reading.mood.failing for child in after)


def _is_none_subject(reading: Reading, child: Token) -> bool:
    return child.dep_ in ("nsubj", "nsubjpass") and _is_none(reading, child)


def _stands_without(reading: Reading, anchor: Anchor) -> bool:
    head = anchor.head
    above = head.head
    return above != head and above.lower_ == "without" and head.dep_ in ("pobj", "pcomp")


def _is_denial(reading: Reading, above: Token, below: Token) -> bool:
    """True where `above` denies what hangs on `below`: a clause, an act, or "the allegation that"."""
    anchor = reading.anchor_of.get(above.i)
    denies = anchor is not None and anchor.concept == "deny"
    if not denies and reading.lemma(above) not in reading.mood.denying:
        return False
    if below.dep_ in ("xcomp", "ccomp", "pcomp"):
        return True
    if below.dep_ not in ("dobj", "obj", "pobj", "acl", "relcl", "prep", "nsubjpass"):
        return False
    return denies or reading.lemma(below) in reading.mood.said or above.pos_ == "NOUN"


def _phrase_of(reading: Reading, token: Token) -> tuple[int, ...]:
    """The words that deny together: "rejected claims" is one denial, not two."""
    anchor = reading.anchor_of.get(token.i)
    return anchor.tokens if anchor is not None else (token.i,)


def _chain(head: Token) -> Iterator[tuple[Token, Token]]:
    """Each token above the head with the one below it, innermost first, through complements only."""
    below = head
    for _ in range(LONGEST_CHAIN):
        above = below.head
        if above == below or below.dep_ not in COMPLEMENTS:
            return
        predicate = above.pos_ in ("VERB", "AUX") and above.lemma_ in STATE_VERBS
        linking = ("of", "for", "about", "to", "from", "on", "by")
        if below.dep_ == "prep" and not predicate and below.lower_ not in linking:
            return
        yield above, below
        below = above


def _is_infinitive(token: Token) -> bool:
    if token.dep_ in ("dobj", "obj", "pobj", "pcomp", "prep", "nsubjpass", "nsubj"):
        return token.pos_ == "NOUN" or token.tag_ == "VBG" or token.dep_ == "prep"
    return (
        any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children) or token.tag_ == "VBG"
    )
