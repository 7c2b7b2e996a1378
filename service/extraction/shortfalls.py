"""Figures that a negated clause says were not reached: "did not take as much as 1,200 square miles"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span

from service.domain import Bound, Event, Quantity
from service.lexicon.modality import load_mood

FARTHEST = 6
"""Words between "even" and its figure: "does not even hold 40 villages"."""


def read_shortfalls(
    span: Span, quantities: Sequence[Quantity], events: Sequence[Event]
) -> tuple[Quantity, ...]:
    """The figures, those that a negated event does not reach as "at least so many", which is not so.

    Without it "not as many as 40" would be the negation of up to 40, which is more than 40; and who has
    not one has none.
    """
    denied = {i for event in events if not event.positive for i in event.quantities}
    return tuple(
        replace(one, bound=Bound.AT_LEAST, low=one.value, high=max(one.high, one.value))
        if i in denied and _is_reached_for(span, one)
        else one
        for i, one in enumerate(quantities)
    )


def _is_reached_for(span: Span, quantity: Quantity) -> bool:
    reaching = load_mood().reaching
    start = span.start_char + quantity.start
    before = [token.lower_ for token in span if token.idx < start]
    told = quantity.text.casefold()
    reached_for = any(told.startswith(f"{one} ") or one in before[-FARTHEST:] for one in reaching)
    return reached_for or quantity.value == 1
