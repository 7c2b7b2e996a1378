"""Verbs that carry, begin or deny an event and add nothing of their own: "launched an attack"."""

from __future__ import annotations

from spacy.tokens import Token

from service.extraction.reading import STATE_VERBS, Anchor, Reading
from service.lexicon.concepts import Part
from service.lexicon.days import load_days
from service.lexicon.grammar import load_grammar, words

DAYS, TIME = load_days(), load_grammar().time
TIMES = (
    words(f"{TIME.parts} {TIME.stretch}") | DAYS.months.keys() | DAYS.weekdays.keys() | DAYS.relative.keys()
)
"""Words of the day or hour of something."""


def clause_verb(anchor: Anchor) -> Token | None:
    """The verb whose subject the anchor speaks of: itself, or the "is" before "under control"."""
    head = anchor.head
    if head.pos_ in ("VERB", "AUX") or anchor.part is Part.VERB:
        return head
    above = head.head
    predicate = head.dep_ in ("acomp", "attr", "prep", "advmod", "oprd", "xcomp", "pcomp", "advcl") or (
        head.dep_ in ("dobj", "npadvmod") and anchor.part is Part.ADJECTIVE
    )
    if above != head and predicate and above.pos_ in ("VERB", "AUX") and above.lemma_ in STATE_VERBS:
        return above
    return None


def find_carrier(reading: Reading, anchor: Anchor) -> Token | None:
    """The verb that only carries the anchor's noun ("launched" of "launched an attack"), if any."""
    known = reading.carriers.get(anchor.head.i)
    if known is None or known[0] is not anchor:
        known = reading.carriers[anchor.head.i] = anchor, _carrier(reading, anchor)
    return known[1]


def _carrier(reading: Reading, anchor: Anchor) -> Token | None:
    noun = outer_noun(reading, anchor.head)
    verb = _going_on_with(reading, noun) or noun.head
    if verb == noun or verb.pos_ not in ("VERB", "AUX"):
        return None
    if noun.dep_ == "attr" and noun != anchor.head and verb.lemma_ in STATE_VERBS:
        return verb
    lemma = reading.lemma(verb)
    own = reading.anchor_of.get(verb.i)
    plain = own is None or len(own.tokens) == 1
    if (
        noun.dep_ in ("dobj", "nsubjpass", "obj")
        and plain
        and lemma in reading.mood.light | reading.mood.pondering
    ):
        return verb
    if noun.dep_ in ("dobj", "obj", "nsubjpass") and denies_event(reading, verb):
        return verb
    if own is not None and own.concept in GOING_ON and (not plain or noun.dep_ == "pobj"):
        return verb if noun.dep_ in ("dobj", "obj", "pobj", "nsubjpass") else None
    told = (
        happens(reading, verb) or says_impossible(reading, verb) or (plain and lemma in reading.mood.spanning)
    )
    idiom = own.tokens if own is not None else ()
    acts = lemma in reading.mood.light and any(
        child.dep_ in ("dobj", "obj") and child.i not in idiom for child in verb.children
    )
    if noun.dep_ == "nsubj" and told and not acts:
        return verb
    return None


def _going_on_with(reading: Reading, noun: Token) -> Token | None:
    """The verb of "presses on with the attack", whose object stands behind a preposition."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ != "with":
        return None
    anchor = reading.anchor_of.get(preposition.i) or reading.anchor_of.get(preposition.head.i)
    return anchor.head if anchor is not None and anchor.concept in GOING_ON else None


def happens(reading: Reading, verb: Token) -> bool:
    """True of the verb of "the attack began" and "the talks took place"."""
    own = reading.anchor_of.get(verb.i)
    plain = own is None or len(own.tokens) == 1
    if plain:
        return reading.lemma(verb) in reading.mood.happening or says_when(reading, verb)
    return own is not None and own.concept in COMING_ABOUT and reading.lemma(verb) in reading.mood.happening


def says_when(reading: Reading, verb: Token) -> bool:
    """True of the "came" of "the invitation came on Monday"."""
    if reading.lemma(verb) not in reading.mood.dating:
        return False
    behind = (child for child in verb.children if child.i > verb.i)
    named = ("prep", "npadvmod", "advmod")
    return any(token.lower_ in TIMES for child in behind if child.dep_ in named for token in child.subtree)


def equated(noun: Token) -> list[Token]:
    """What a noun is said to be: "Two of the dead were nurses", "two nurses were among the dead"."""
    top = noun
    if top.dep_ == "pobj" and top.head.lower_ in OF_WHICH:
        below, top = top.head, top.head.head
        if below.lower_ == "among":
            return _others(top, below)
    if top.dep_ not in ("nsubj", "nsubjpass") or top.head.lemma_ != "be":
        return []
    return [child for child in top.head.children if child.dep_ == "attr"]


def _others(be: Token, preposition: Token) -> list[Token]:
    """Who is among the others: the subject of the verb, or what follows it in "among the dead were"."""
    if be.lemma_ != "be" or be.pos_ not in ("VERB", "AUX"):
        return []
    return [child for child in be.children if child.dep_ in ("nsubj", "attr") and child != preposition]


def outer_noun(reading: Reading, noun: Token) -> Token:
    """The "total" of "a total of 180 evacuations" and the "scene" of "the scene of fighting"."""
    above = noun.head
    if noun.dep_ not in ("pobj", "pcomp") or above.lower_ != "of":
        return noun
    stands_for = reading.mood.figures | (reading.mood.scenes if above.head.dep_ == "attr" else frozenset())
    return above.head if reading.lemma(above.head) in stands_for else noun


def denies_event(reading: Reading, verb: Token) -> bool:
    """True of "ruled out talks" and "denied the attack", not of "rejected the plan"."""
    anchor = reading.anchor_of.get(verb.i)
    return anchor is not None and anchor.concept == "deny"


def says_impossible(reading: Reading, verb: Token) -> bool:
    """True of the "are" in "talks are impossible"."""
    return any(
        child.dep_ == "acomp" and reading.lemma(child) in reading.mood.failing for child in verb.children
    )


COMING_ABOUT = words(load_grammar().verbs.coming_about)
GAUGING = words(load_grammar().verbs.gauging)
MOVES = words(load_grammar().kinds.move)
PROVING = words(load_grammar().verbs.proving)
OF_WHICH = words(load_grammar().prepositions.of_which)
CARRYING = words(load_grammar().verbs.carrying)
GOING_ON = words(load_grammar().verbs.going_on)


def demands(reading: Reading, verb: Token) -> bool:
    """True of "wants X to leave", where somebody else is to do it."""
    return reading.lemma(verb) in reading.mood.wanting and any(
        child.dep_ == "ccomp" and any(inner.dep_ == "nsubj" and inner.i > verb.i for inner in child.children)
        for child in verb.children
    )


def is_carrying(reading: Reading, verb: Token) -> bool:
    """True of a verb that only carries or begins an event which is read by itself."""
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    anchor = reading.anchor_of.get(verb.i)
    said = any(
        child.dep_ in ("dobj", "obj") and reading.lemma(child) in reading.mood.said for child in verb.children
    )
    if reading.lemma(verb) in reading.mood.denying and said:
        return True
    if anchor is not None and anchor.concept == "deny" and _has_clause(verb):
        return True
    if any(
        anchor.head != verb and find_carrier(reading, anchor) == verb for anchor in reading.anchors.values()
    ):
        return True
    if anchor is not None and len(anchor.tokens) > 1 and anchor.concept not in CARRYING:
        return False
    if strives(reading, verb) and inner_clause(reading, verb) is not None:
        return True
    if reading.lemma(verb) in reading.mood.levelling and _stands_at(reading, verb):
        return True
    mood = reading.mood
    if verb.lemma_ in PROVING and any(child.dep_ == "attr" for child in verb.children):
        return True
    if reading.lemma(verb) in mood.obliging and any(c.dep_ == "xcomp" for c in verb.children):
        return True
    if demands(reading, verb):
        return False
    return (
        _has_clause(verb) and reading.lemma(verb) in mood.light | mood.happening | mood.failing | mood.leading
    )


def gauges(reading: Reading, verb: Token) -> bool:
    """True of the "put" of "put the losses at 12 tanks", which does nothing to anybody."""
    return reading.lemma(verb) in GAUGING and any(
        child.dep_ == "prep" and child.lower_ == "at" for child in verb.children
    )


def _stands_at(reading: Reading, verb: Token) -> bool:
    """True of "the toll has reached 30": an event noun, or "the number of", at a figure."""
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    told = any(
        child.i in reading.anchor_of or reading.lemma(child) in reading.mood.figures for child in subjects
    )
    return told and any(
        token.pos_ == "NUM" and token.i > verb.i and not is_change(reading, token) for token in verb.subtree
    )


def is_change(reading: Reading, figure: Token) -> bool:
    """True of the figures of "rose by 8 percent" and "rose 8 percent": how far and not to where."""
    noun = figure.head if figure.dep_ == "nummod" else figure
    anchor = reading.anchor_of.get(noun.head.i)
    moves = anchor is not None and anchor.concept in MOVES
    return noun.head.lower_ == "by" or (moves and noun.dep_ in ("npadvmod", "dobj"))


def _has_clause(verb: Token) -> bool:
    return any(child.dep_ in ("xcomp", "ccomp") and child.pos_ in ("VERB", "AUX") for child in verb.children)


def strives(reading: Reading, verb: Token) -> bool:
    """True of the "worked" in "worked to put out the fire"."""
    return verb.pos_ == "VERB" and reading.lemma(verb) in reading.mood.striving


def inner_clause(reading: Reading, verb: Token) -> Token | None:
    """The verb of the clause to which a carrying verb leads."""
    wanted = ("xcomp", "ccomp", "advcl") if strives(reading, verb) else ("xcomp", "ccomp")
    for child in verb.children:
        infinitive = any(inner.dep_ == "aux" and inner.lower_ == "to" for inner in child.children)
        if child.dep_ in wanted and (child.dep_ != "advcl" or infinitive):
            return child
    return None
