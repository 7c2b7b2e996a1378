"""Fills a shape: another word in every slot of its text, and the same change in its reading."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace

from benchmarks.scale.shapes import Filling, Shape
from benchmarks.scale.vocabulary import Vocabulary
from service.domain import Assertion, AttributionKind, Event, Quantity

LARGEST = 5.0
"""Figures have up to so many digits, each number of them as likely as another (Benford's law)."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What has become of a shape."""

    text: str
    kind: AttributionKind
    assertion: Assertion


def fill(shape: Shape, vocabulary: Vocabulary, chance: random.Random) -> Filled:
    """One claim of this shape; a term that the shape has twice is replaced by the same word twice."""
    draw = {
        Filling.THING: vocabulary.things.draw,
        Filling.NAME: vocabulary.names.draw,
        Filling.ACTION: vocabulary.actions.draw,
    }
    old = shape.claim.text
    pieces, shifts, done, shift = [], [], 0, 0
    words: dict[str, str] = {}
    terms: dict[str, str] = {}
    figures: dict[int, float] = {}
    for slot in shape.slots:
        if slot.filling is Filling.FIGURE:
            figures[slot.quantity] = float(int(10 ** chance.uniform(0.3, LARGEST)))
            text = f"{figures[slot.quantity]:,.0f}"
        else:
            if slot.term not in words:
                words[slot.term], terms[slot.term] = draw[slot.filling]()
            text = words[slot.term]
        pieces += [old[done : slot.start], text]
        done = slot.end
        shift += len(text) - (slot.end - slot.start)
        shifts.append((slot.end, shift))
    text = "".join((*pieces, old[done:]))
    quantities = tuple(
        _scale(one, text, figures.get(place), shifts) for place, one in enumerate(shape.claim.quantities)
    )
    return Filled(text, shape.claim.attribution.kind, _reread(shape.claim.assertion, terms, quantities))


def _scale(quantity: Quantity, text: str, figure: float | None, shifts: list[tuple[int, int]]) -> Quantity:
    start = quantity.start + _shift_at(quantity.start, shifts)
    end = quantity.end + _shift_at(quantity.end, shifts)
    by = 1.0 if figure is None else figure / quantity.value
    return Quantity(
        text[start:end],
        start,
        end,
        quantity.value * by,
        quantity.low * by,
        quantity.high * by,
        quantity.bound,
        quantity.unit,
        quantity.part_of,
    )


def _shift_at(place: int, shifts: list[tuple[int, int]]) -> int:
    """How far a place of the old text has moved: as far as the last slot that ends before it or there."""
    moved = 0
    for end, shift in shifts:
        if end > place:
            break
        moved = shift
    return moved


def _reread(assertion: Assertion, terms: Mapping[str, str], quantities: tuple[Quantity, ...]) -> Assertion:
    def changed(old: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(terms.get, old, old)) if old else old

    def reread(event: Event) -> Event:
        # Made anew, not by `replace`, which takes thrice as long.
        return Event(
            terms.get(event.concept, event.concept),
            event.positive,
            event.modality,
            changed(event.agents),
            changed(event.patients),
            changed(event.places),
            event.quantities,
            event.rank,
            event.denied,
            event.onset,
            event.every,
        )

    return replace(
        assertion,
        terms=changed(assertion.terms),
        events=tuple(map(reread, assertion.events)),
        quantities=quantities,
        period=None,
        names=changed(assertion.names),
        strangers=changed(assertion.strangers),
        beside=changed(assertion.beside),
    )
