"""Sets right what the parser gets wrong or leaves open in ways that the words around tell.

A small model glues "mid-May Velmar" into one name, and has "it" for the doer of "it was Velmar that".
The readers behind see the mended tree only.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from service.extraction.bounded import BOUNDS, free_bounded
from service.extraction.clefts import unfold_cleft
from service.extraction.reduced import give_subject
from service.extraction.setting_aside import REPLACING, set_aside, set_aside_rather
from service.extraction.verb_parties import give_parties
from service.lexicon.days import day_names
from service.lexicon.grammar import load_grammar, words
from service.lexicon.numbers import load_numbers

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
RELATIVE = words(load_grammar().pronouns.relative)
PARTICLES = words(load_grammar().verbs.predicate)
PROVING = words(load_grammar().verbs.proving)
PROVING_PARTICLES = words(load_grammar().verbs.proving_particles)
NUMBERS = load_numbers()
REACH = 4
"""Words from a subject to its passive: ", have since been hurt"."""

DATES = day_names()


def mend(doc: Doc) -> Doc:
    """The parsed text with its tree mended in place."""
    for token in doc:
        give_parties(token)
        give_subject(token)
        if token.dep_ in SUBJECTS and token.head.dep_ in ("aux", "auxpass"):
            _lift_subject(token)
        if token.pos_ == "PROPN":
            _part_date(token)
            _give_verb(token)
        elif token.dep_ == "advmod" and token.i == token.sent.start:
            _take_for_name(token)
        elif token.dep_ in ("ROOT", "mark") and token.tag_ == "IN" and token.i == token.sent.start:
            _give_clause(token)
        elif token.dep_ == "neg":
            set_aside(token)
        elif token.lower_ in REPLACING:
            set_aside_rather(token)
        elif token.lower_ == "it":
            unfold_cleft(token)
        elif token.lower_ in BOUNDS:
            free_bounded(token)
        elif token.dep_ == "quantmod":
            _take_for_whereabouts(token)
        elif token.lower_ in PARTICLES and token.dep_ in ("advmod", "prt"):
            _take_for_predicate(token)
        elif token.pos_ == "NOUN" and token.dep_ == "conj" and token.head.pos_ == "VERB":
            _give_passive(token)
        elif token.pos_ == "NOUN" and token.dep_ in ("nmod", "compound") and token.head.tag_ in FINITE:
            _take_for_subject(token)
        elif token.pos_ == "NOUN":
            _take_for_verb(token)
            _take_for_complement(token)
    return doc


def _lift_subject(noun: Token) -> None:
    """Gives the "eight" of "eight of the gates were now closed" to "closed", which has no other subject."""
    auxiliary = noun.head
    verb = auxiliary.head
    if verb != auxiliary and not any(child.dep_ in SUBJECTS for child in verb.children):
        noun.head, noun.dep_ = verb, "nsubjpass" if auxiliary.dep_ == "auxpass" else "nsubj"


def _take_for_name(word: Token) -> None:
    """Takes "Norhaven" in "Norhaven accepted the plan" for who did it; the parser has it for an adverb."""
    verb, doc = word.head, word.doc
    behind = doc[word.i + 1] if word.i + 1 < len(doc) else word
    relations = {child.dep_ for child in verb.children}
    named = word.text[0].isupper() and not word.is_stop and not word.lower_.endswith("ly")
    if named and behind == verb and verb.tag_ in FINITE and "dobj" in relations and not relations & SUBJECTS:
        word.dep_, word.pos_, word.tag_ = "nsubj", "PROPN", "NNP"


def _give_clause(preposition: Token) -> None:
    """Takes "they fled" in "since the raid they fled" for what is told; the parser hangs it on the raid."""
    marking = preposition.dep_ == "mark"
    below = (child for child in preposition.children if child.dep_ == "pobj")
    noun = preposition.head if marking else next(below, None)
    if noun is None or noun.pos_ not in ("NOUN", "PROPN") or (marking and noun.dep_ != "ROOT"):
        return
    verb = next((child for child in noun.children if child.dep_ in ("relcl", "ccomp")), None)
    if verb is None or verb.i < noun.i or verb.left_edge.lower_ in RELATIVE:
        return
    if any(child.dep_ in SUBJECTS and child.lower_ not in RELATIVE for child in verb.children):
        verb.head, verb.dep_ = verb, "ROOT"
        preposition.head, preposition.dep_ = verb, "prep"
        noun.head, noun.dep_ = preposition, "pobj"


def _part_date(name: Token) -> None:
    """Parts "mid-May" from the name behind it: "in mid-May Velmar ordered"."""
    if name.lower_ in DATES:
        return
    joined = [child for child in name.lefts if child.dep_ in ("compound", "nmod", "amod")]
    month = next(
        (child for child in reversed(joined) if child.lower_ in DATES and child.text[0].isupper()), None
    )
    first = name.left_edge.i
    if month is None or (month.i + 1 < name.i and any(child.i > month.i for child in joined) is False):
        return
    preposition = name.head if name.dep_ == "pobj" else _preposition_before(name.doc, first)
    if preposition is None:
        return
    verb = preposition.head
    subjectless = not any(child.dep_ in SUBJECTS for child in verb.children)
    if name.dep_ == "pobj" and not (verb.pos_ in ("VERB", "AUX") and verb.i > name.i and subjectless):
        return
    before = [child for child in joined if child.i < month.i]
    if name.dep_ == "pobj":
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        name.head, name.dep_ = verb, "nsubjpass" if passive else "nsubj"
    month.head, month.dep_ = preposition, "pobj"
    for child in [
        *before,
        *(child for child in preposition.children if child != month and child.dep_ == "pobj"),
    ]:
        child.head, child.dep_ = month, "nmod"


def _give_passive(noun: Token) -> None:
    """Gives the "others" of "12 were killed and 121 others, ten of them children, have been hurt" its verb.

    The parser has them for what was coordinated with some verb before.
    """
    joint = noun.doc[noun.left_edge.i - 1] if noun.left_edge.i else noun
    behind = noun.doc[noun.right_edge.i + 1 : noun.right_edge.i + 1 + REACH]
    verb = next((one for one in behind if one.tag_ == "VBN" and one.dep_ != "auxpass"), None)
    if verb is None or joint.dep_ != "cc" or verb.dep_ not in ("conj", "ROOT", "ccomp"):
        return
    kinds = {child.dep_ for child in verb.children}
    between = noun.doc[behind.start : verb.i]
    if verb in joint.head.ancestors or verb == joint.head:
        return
    if "auxpass" in kinds and not kinds & SUBJECTS and all(one.head == verb for one in between):
        noun.head, noun.dep_ = verb, "nsubjpass"
        if joint.head != verb and joint.head.pos_ == "VERB":
            verb.head, verb.dep_ = joint.head, "conj"


def _take_for_whereabouts(over: Token) -> None:
    """Has "12 drones downed over nine regions" happen above them; the parser has it down more than nine."""
    noun = over.head.head
    verb = noun.head
    above = over.lower_ == "over" and over.i == verb.i + 1 and noun.dep_ == "dobj"
    if above and verb.lower_ in NUMBERS.air_verbs and noun.lemma_.casefold() in NUMBERS.places:
        over.head, over.dep_ = verb, "prep"
        noun.head, noun.dep_ = over, "pobj"


def _preposition_before(doc: Doc, position: int) -> Token | None:
    """The preposition that governs what stands at the position, over the "mid" of "mid-May"."""
    for token in reversed(doc[max(0, position - 2) : position]):
        if token.dep_ == "prep":
            return token
    return None


def _give_verb(name: Token) -> None:
    """Gives Y its verb in "X invited Z and Y denounced it", where the parser has Y for one more of Z."""
    doc = name.doc
    if name.dep_ != "conj" or name.i + 1 >= len(doc) or name.nbor(-1).dep_ != "cc":
        return
    verb, first = name.nbor(), name.head
    if verb.tag_ not in FINITE or verb.head == verb or verb.dep_ not in ("conj", "ccomp", "relcl", "advcl"):
        return
    before = doc[first.left_edge.i - 1] if first.left_edge.i else None
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    if own == [first] and before is not None and before.dep_ == "prep":
        first.head, first.dep_ = before, "pobj"
    elif own:
        return
    for child in list(first.children):
        if child.dep_ == "cc" and child.i == name.i - 1:
            child.head = verb.head
    name.head, name.dep_ = verb, "nsubj"
    verb.dep_ = "conj"


def _take_for_predicate(particle: Token) -> None:
    """Takes "over" in "the strike is over" for what is said of the strike."""
    above = particle.head
    headline = (
        above.dep_ == "ROOT" and (above.pos_ in ("NOUN", "PROPN") or above.tag_ == "VBG") and _ends(particle)
    )
    if particle.i < above.i or not (headline or above.lemma_ == "be") or _has_complement(above, particle):
        return
    particle.dep_, particle.pos_ = "acomp", "ADJ"


def _has_complement(be: Token, particle: Token) -> bool:
    """True of "is over 40", "is out of work" and "is a man down"."""
    behind = particle.i + 1
    return any(child.dep_ == "pobj" for child in particle.children) or any(
        child.dep_ in ("attr", "acomp", "dobj") or (child.i == behind and child.lower_ == "of")
        for child in be.children
    )


def _ends(particle: Token) -> bool:
    """True where nothing but "yet" and full stops stands behind."""
    return all(
        token.is_punct or token.pos_ == "ADV" for token in particle.doc[particle.i + 1 : particle.sent.end]
    )


def _take_for_subject(noun: Token) -> None:
    """Takes the "commander" of "Ruritania's commander-in-chief denies" for who denies."""
    verb = noun.head
    if noun.i > verb.i or any(child.dep_ in SUBJECTS for child in verb.children):
        return
    for child in list(verb.children):
        if child.i < noun.i and child.dep_ in ("poss", "det", "amod", "compound", "nmod"):
            child.head = noun
    noun.dep_ = "nsubj"


def _take_for_verb(noun: Token) -> None:
    """Takes "house" in "shelters house 300 people" for a verb: it has a subject and an object."""
    relations = {child.dep_ for child in noun.children}
    if noun.dep_ == "ROOT" and any(child.dep_ == "aux" and child.tag_ == "MD" for child in noun.children):
        noun.pos_, noun.tag_ = "VERB", "VB"
        return
    if noun.dep_ == "ROOT" and noun.tag_ == "NNS" and _goes_on_as_verb(noun):
        _make_verb(noun)
        return
    if noun.dep_ not in ("ROOT", "ccomp", "conj", "advcl") or not {"nsubj", "dobj"} <= relations:
        return
    if relations & {"det", "amod", "poss", "nummod", "compound"}:
        return
    noun.pos_ = "VERB"
    noun.tag_ = "VBZ" if noun.lower_.endswith("s") else "VBP"


def _goes_on_as_verb(noun: Token) -> bool:
    """True of the "marches" of "the army marches on and takes a village": the next verb has no subject."""
    following = (child for child in noun.children if child.dep_ == "conj" and child.tag_ in FINITE)
    bare = any(not any(inner.dep_ in SUBJECTS for inner in verb.children) for verb in following)
    return bare and any(child.dep_ in ("compound", "nmod", "poss") for child in noun.lefts)


def _make_verb(noun: Token) -> None:
    """Makes the last noun before it its subject, with the words that stand before that one."""
    before = [child for child in noun.lefts if child.dep_ in ("compound", "nmod", "poss")]
    subject = before[-1]
    for child in noun.lefts:
        if child != subject and child.dep_ in ("compound", "nmod", "poss", "det", "amod"):
            child.head = subject
    subject.dep_, noun.pos_, noun.tag_ = "nsubj", "VERB", "VBZ"


def _take_for_complement(noun: Token) -> None:
    """Takes "a flop" in "the gamble turned out a flop" for what the gamble was."""
    if noun.dep_ == "dobj" and noun.head.lemma_ in PROVING and noun.i > noun.head.i:
        particle = any(
            child.dep_ == "prt" and child.lower_ in PROVING_PARTICLES for child in noun.head.children
        )
        if particle or noun.head.lemma_ == "prove":
            noun.dep_ = "attr"
