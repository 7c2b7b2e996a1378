"""The seed articles' own claims as shapes: their text with slots, and what the reader made of it.

A slot is a word that stands for one term by itself. Another word put there replaces that term
wherever the claim's reading has it, so that text and reading go on fitting each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from service.domain import Bound, Claim, Quantity
from service.extraction.terms import read_terms
from service.lexicon.concepts import load_concepts
from service.lexicon.corpus import Corpus

FEWEST_SLOTS = 3
"""Slots of a shape that is used: with fewer, a million claims would be copies of each other."""

SCALED = (Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST, Bound.LESS_THAN, Bound.NEARLY)
DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
WORD = re.compile(r"[A-Za-z]{3,}")


class Filling(Enum):
    """What goes into a slot."""

    THING = auto()
    NAME = auto()
    ACTION = auto()
    FIGURE = auto()


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a shape's text. `term` is what it stands for, `quantity` the place of its figure."""

    start: int
    end: int
    filling: Filling
    term: str = ""
    quantity: int = -1


@dataclass(frozen=True, slots=True)
class Shape:
    """A claim and the slots of its text, in their order, which do not overlap."""

    claim: Claim
    slots: tuple[Slot, ...]


def take_apart(claims: Iterable[Claim], corpus: Corpus) -> list[Shape]:
    """The shapes of the claims that have slots enough."""
    shapes = [Shape(claim, tuple(_slots(claim, corpus))) for claim in claims]
    return [shape for shape in shapes if _different(shape) >= FEWEST_SLOTS]


def _different(shape: Shape) -> int:
    return len({slot.term for slot in shape.slots if slot.filling is not Filling.FIGURE})


def _slots(claim: Claim, corpus: Corpus) -> list[Slot]:
    figures = [slot for i, one in enumerate(claim.quantities) for slot in _figure_slot(i, one)]
    measured = [(one.start, one.end) for one in claim.quantities]
    words = [
        slot
        for slot in _word_slots(claim, corpus)
        if not any(start < slot.end and slot.start < end for start, end in measured)
    ]
    return sorted(figures + words, key=lambda slot: slot.start)


def _figure_slot(place: int, quantity: Quantity) -> Iterator[Slot]:
    found = DIGITS.search(quantity.text)
    if found and quantity.bound in SCALED and quantity.value and quantity.part_of is None:
        start = quantity.start + found.start()
        yield Slot(start, quantity.start + found.end(), Filling.FIGURE, quantity=place)


def _word_slots(claim: Claim, corpus: Corpus) -> Iterator[Slot]:
    known = set(claim.assertion.terms)
    for found in WORD.finditer(claim.text):
        terms = read_terms(found[0], corpus)
        if len(terms) == 1 and terms[0] in known and ":" not in terms[0]:
            yield Slot(found.start(), found.end(), _filling(claim, found[0], terms[0]), terms[0])


def _filling(claim: Claim, word: str, term: str) -> Filling:
    if term in claim.assertion.names:
        return Filling.NAME
    concepts = load_concepts()
    acting = word.endswith("ed") and term in concepts.table and not concepts.is_thing(term)
    return Filling.ACTION if acting else Filling.THING
