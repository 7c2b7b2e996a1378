"""Which event a figure measures: "28 villages" those held, "25 drones" those shot down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from spacy.tokens import Span, Token

from service.domain import Quantity
from service.extraction.carriers import (
    GAUGING,
    clause_verb,
    find_carrier,
    inner_clause,
    is_carrying,
    is_change,
)
from service.extraction.reading import Anchor, Reading
from service.extraction.setting_aside import ASIDE
from service.extraction.sharing import share_figure
from service.extraction.stretches import DISTANCE, from_where, sized_stretch
from service.extraction.subsets import behind_aside, counts_some_of, opens_as_whole, whole_of
from service.extraction.tallies import state_of, tallied
from service.lexicon.concepts import Part
from service.lexicon.grammar import load_grammar, words

TRANSPARENT = words(load_grammar().verbs.transparent)
"""Concepts that add nothing to a figure below them: "villages located within 15 km are evacuated"."""

NEAR_BY = 50
"""Kilometres up to which news calls a place near."""

SIZES = frozenset({"km", "m", "hour", "minute", "day", "week", "month", "year", "km2", "kg", "second"})
"""Units that may only size another noun: "a 40 kilometre stretch", "a three-day visit"."""

NO_ONE = frozenset(load_grammar().pronouns.nobody)
"""Zero by themselves: as subjects and objects they negate the event, wherever that stands."""

EXTENTS = words(load_grammar().kinds.extent)
DIRECTIONS = words(load_grammar().verbless.directions)
SHIFTED = words(load_grammar().adverbs.shifted)
LEVELS = words(load_grammar().prepositions.level)
"""Adjectives behind a length: "12 miles deep"."""

MODIFIERS = frozenset({"compound", "amod", "nmod"})


LEVEL = "level"
"""The concept of what stands at a figure by itself: "the flow was 105 cubic metres a second"."""


def find_levels(
    reading: Reading, span: Span, quantities: Sequence[Quantity]
) -> list[tuple[int, Token, Token | None]]:
    """The quantities that say how high something stands, each with the noun that stands there.

    For how near it is to a place also the place: "the front is 5 km from the town".
    """
    found = []
    for number, quantity in enumerate(quantities):
        token = counted_token(span, quantity)
        if token is None or quantity.high <= 0 or token.i in reading.anchor_of:
            continue
        subject = _figure_subject(reading, token) or sized_stretch(token, quantity.unit)
        if subject is not None and subject.i != token.i and _event_below(reading, subject) is None:
            near = quantity.unit == DISTANCE and quantity.high <= NEAR_BY
            found.append((number, subject, from_where(token) if near else None))
    return found


def find_measured(
    reading: Reading, span: Span, quantities: Sequence[Quantity]
) -> Mapping[int, tuple[int, ...]]:
    """For the head token of each event, the positions of the quantities that measure it.

    A figure that only sizes another noun ("a 40 kilometre stretch") measures no event; one whose
    event the parse does not show measures the first of the span.
    """
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, quantity in enumerate(quantities):
        token = counted_token(span, quantity)
        if token is None or (quantity.unit in SIZES and _sizes_another(reading, token)):
            continue
        if sized_stretch(token, quantity.unit) is not None:
            continue
        if quantity.text.casefold() in NO_ONE or _is_beside(token) or counts_some_of(quantity.text):
            continue
        measured = _measured_events(reading, span, token)
        for anchor in (*measured, *share_figure(reading, measured, token)):
            found[anchor.head.i].append(number)
    return {head: tuple(numbers) for head, numbers in found.items()}


def _is_beside(token: Token) -> bool:
    """True of a figure that is set aside ("not 12") or was before a change ("to 61 from 70")."""
    if token.dep_ == ASIDE:
        return True
    above = token.head
    if token.dep_ != "pobj" or above.lower_ != "from":
        return False
    return above.head.lower_ in SHIFTED or any(
        child.dep_ == "prep" and child.lower_ == "to" for child in (*above.head.children, *above.children)
    )


def counted_token(span: Span, quantity: Quantity) -> Token | None:
    """The head noun of the figure's words; a number stands for its noun."""
    inside = [token for token in span if quantity.start <= token.idx - span.start_char < quantity.end]
    within = {token.i for token in inside}
    outer = [token for token in inside if token.head.i not in within or token.head == token]
    nouns = [token for token in outer if token.pos_ in ("NOUN", "PROPN")]
    numbers = [token for token in inside if token.pos_ == "NUM"]
    found = next(reversed(nouns or numbers or outer or inside), None)
    if found is not None and found.dep_ == "nummod":
        found = found.head
    while found is not None and found.dep_ in MODIFIERS and found.head.i in within:
        found = found.head  # the "km" of "sq km"
    return found


def _sizes_another(reading: Reading, token: Token) -> bool:
    return token.dep_ in MODIFIERS and token.head.pos_ == "NOUN" and token.head.i not in reading.anchor_of


def _measured_events(reading: Reading, span: Span, token: Token) -> list[Anchor]:
    """The event that a figure measures, with the act of which that event is the object ("offered a rise")."""
    whole = whole_of(token)
    if whole is not None:
        return _measured_events(reading, span, whole)
    if opens_as_whole(span, token):
        behind = (
            reading.anchor_of.get(token.i) or _state_beside(reading, token) or _state_behind(reading, token)
        )
        return [behind] if behind is not None else []
    noun = tallied(token)
    state = state_of(reading, noun) if noun is not None else None
    if state is not None:
        return [state]
    subject = _figure_subject(reading, token)
    if subject is not None:
        below = _event_below(reading, subject)
        return [below] if below is not None else []
    following = _verb_after(reading, token)
    if following is not None:
        return [following]
    state = _state_beside(reading, token)
    if state is not None:
        return [state]
    nearest = _measured_event(reading, span, token) or _first_event(reading, span)
    if nearest is None:
        return []
    above = reading.anchor_of.get(nearest.head.head.i)
    if (
        above is not None
        and above is not nearest
        and nearest.head.dep_ in ("dobj", "obj")
        and nearest.head.pos_ == "NOUN"
    ):
        return [nearest, above]
    return [nearest]


def _state_beside(reading: Reading, token: Token) -> Anchor | None:
    """The state of those counted in "12 dead and 40 injured", each figure its own."""
    if token.pos_ == "NUM":
        state = reading.anchor_of.get(token.i + 1)
        number = token
    else:
        state = reading.anchor_of.get(token.i)
        number = next((child for child in token.children if child.dep_ == "nummod"), None) or token
    if state is None or number.pos_ != "NUM" or state.head.i != number.i + 1:
        return None
    stands_alone = state.head.pos_ != "NOUN" and not (
        state.head.dep_ == "amod" and state.head.head.i > state.head.i
    )
    return (
        state
        if stands_alone and state.head.tag_ in ("JJ", "VBN", "VBD", "VBG") and _is_state(reading, state)
        else None
    )


def _is_state(reading: Reading, anchor: Anchor) -> bool:
    return any(sense.part is Part.ADJECTIVE for sense in reading.phrases[anchor.head.i].senses)


def _verb_after(reading: Reading, token: Token) -> Anchor | None:
    """The verb behind a counted noun that the parser took for an object ("left and 46 wells ran dry")."""
    if token.dep_ not in ("dobj", "conj", "appos", "pobj") or token.i + 1 >= len(reading.doc):
        return None
    first = behind_aside(token)
    if first >= len(reading.doc):
        return None
    after = reading.doc[first]
    if after.pos_ != "AUX" and after.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    for i in range(first, min(first + 4, len(reading.doc))):
        if i in reading.anchor_of and reading.doc[i].pos_ in ("VERB", "ADJ"):
            return reading.anchor_of[i]
    return None


def _figure_subject(reading: Reading, token: Token) -> Token | None:
    """What stands at that figure: the subject of "fell to 37" and the object of "put the loss at 5"."""
    preposition = token.head if token.dep_ == "pobj" else None
    verb = preposition.head if preposition is not None and preposition.dep_ == "prep" else token.head
    if verb.lower_ == "from" and verb.dep_ == "prep":
        verb = verb.head
    if token.dep_ == "npadvmod" and verb.dep_ == "acomp" and verb.lower_ in EXTENTS:
        return next((child for child in verb.head.children if child.dep_ == "nsubj"), None)
    if verb.pos_ not in ("VERB", "AUX") or reading.lemma(verb) not in reading.mood.levelling:
        return None
    if preposition is not None and preposition.lower_ not in LEVELS:
        return None
    if is_change(reading, token):
        return None
    if preposition is None and token.dep_ not in ("attr", "dobj", "acomp", "npadvmod"):
        return None
    if any(child.dep_ == "prep" and child.lower_ in DIRECTIONS for child in token.children):
        return None
    return _gauged(reading, verb)


def _gauged(reading: Reading, verb: Token) -> Token | None:
    """What a verb puts at a figure: "put the loss at 5", "losses put at 5", "a loss estimated to be 5"."""
    wanted = ("dobj",) if reading.lemma(verb) in GAUGING else ("nsubj", "nsubjpass")
    own = next((child for child in verb.children if child.dep_ in wanted), None)
    if own is not None:
        return own
    above = verb.head if verb.dep_ == "xcomp" else verb
    if above.dep_ == "acl" and above.tag_ == "VBN":
        return above.head
    if above == verb:
        return None
    return next((child for child in above.children if child.dep_ in ("nsubj", "nsubjpass")), None)


def _event_below(reading: Reading, noun: Token) -> Anchor | None:
    """The event in "the number of people who fled", "the toll of the flood", "the loss"."""
    if noun.i in reading.anchor_of:
        return reading.anchor_of[noun.i]
    if reading.lemma(noun) not in reading.mood.figures:
        return state_of(reading, noun)
    below = [
        reading.anchor_of[inner.i]
        for inner in noun.subtree
        if inner.i > noun.i and inner.i in reading.anchor_of
    ]
    acts = [anchor for anchor in below if anchor.head.pos_ == "VERB"]
    return next(iter(acts or below), None) or state_of(reading, noun)


def _measured_event(reading: Reading, span: Span, token: Token) -> Anchor | None:
    """The nearest event above the counted noun, else itself, else a state behind it ("hundreds dead")."""
    own = reading.anchor_of.get(token.i)
    if own is not None and token.dep_ in ("appos", "conj", "ROOT"):
        return own
    current = token
    while current.head != current and span.start <= current.head.i < span.end:
        current = current.head
        anchor = _event_at(reading, current)
        if anchor is None or anchor is own or anchor.concept in TRANSPARENT:
            continue
        if own is not None and (
            find_carrier(reading, own) == current or reading.lemma(current) in reading.mood.light
        ):
            return own
        return anchor
    return own or _state_behind(reading, token)


def _event_at(reading: Reading, token: Token) -> Anchor | None:
    """The event that a token stands for: its own, the noun it carries, the clause or state it leads to."""
    if token.pos_ in ("VERB", "AUX"):
        for anchor in reading.anchors.values():
            if anchor.head != token and (
                find_carrier(reading, anchor) == token
                or clause_verb(anchor) == token
                or (anchor.head.dep_ == "acomp" and anchor.head.head == token)
            ):
                return anchor
        if is_carrying(reading, token):
            inner = inner_clause(reading, token)
            return _event_at(reading, inner) if inner is not None else None
    return reading.anchor_of.get(token.i)


def _state_behind(reading: Reading, token: Token) -> Anchor | None:
    for child in token.children:
        if child.i > token.i and child.dep_ in ("amod", "acl", "relcl", "prep", "advmod", "appos"):
            anchor = _event_at(reading, child)
            if anchor is not None:
                return anchor
    return None


def _first_event(reading: Reading, span: Span) -> Anchor | None:
    return next((anchor for i, anchor in sorted(reading.anchors.items()) if span.start <= i < span.end), None)
