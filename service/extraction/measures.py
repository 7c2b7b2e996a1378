"""Which event a figure measures: "28 settlements" those held, "25 drones" those shot down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from spacy.tokens import Span, Token

from service.domain import Quantity
from service.extraction.reading import Anchor, Reading
from service.extraction.roles import clause_verb, find_carrier, is_carrying

TRANSPARENT = frozenset({"locate", "have", "contain", "estimate", "cause", "happen", "live", "exceed"})
"""Concepts that add nothing to a figure below them: "villages located within 15 km are evacuated"."""

MODIFIERS = frozenset({"compound", "amod", "nmod"})


def find_measured(reading: Reading, span: Span, quantities: Sequence[Quantity]) -> Mapping[int, tuple[int, ...]]:
    """For the head token of each event, the positions of the quantities that measure it.

    A figure that only sizes another noun ("a 40 kilometre stretch") measures no event; one whose
    event the parse does not show measures the first of the span.
    """
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, quantity in enumerate(quantities):
        token = _counted_token(span, quantity)
        if token is None or _sizes_another(reading, token):
            continue
        anchor = _measured_event(reading, span, token) or _first_event(reading, span)
        if anchor is not None:
            found[anchor.head.i].append(number)
    return {head: tuple(numbers) for head, numbers in found.items()}


def _counted_token(span: Span, quantity: Quantity) -> Token | None:
    """The head noun of the figure's words; a number stands for its noun."""
    inside = [token for token in span if quantity.start <= token.idx - span.start_char < quantity.end]
    within = {token.i for token in inside}
    outer = [token for token in inside if token.head.i not in within or token.head == token]
    nouns = [token for token in outer if token.pos_ in ("NOUN", "PROPN")]
    found = (nouns or outer or inside or [None])[-1]
    return found.head if found is not None and found.dep_ == "nummod" else found


def _sizes_another(reading: Reading, token: Token) -> bool:
    return token.dep_ in MODIFIERS and token.head.pos_ == "NOUN" and token.head.i not in reading.anchor_of


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
        if own is not None and (find_carrier(reading, own) == current or reading.lemma(current) in reading.mood.light):
            return own
        return anchor
    return own or _state_behind(reading, token)


def _event_at(reading: Reading, token: Token) -> Anchor | None:
    """The event that a token stands for: its own, the noun it carries, the clause or state it leads to."""
    if token.pos_ in ("VERB", "AUX"):
        for anchor in reading.anchors.values():
            if anchor.head != token and (find_carrier(reading, anchor) == token or clause_verb(anchor) == token):
                return anchor
        if is_carrying(reading, token):
            inner = next((child for child in token.children if child.dep_ in ("xcomp", "ccomp")), None)
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
