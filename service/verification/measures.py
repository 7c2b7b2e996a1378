"""What figures measure, and whether two of one measure agree as intervals in base units."""

from __future__ import annotations

import math
from functools import lru_cache

from service.domain import Bound, Quantity
from service.judgement import Outcome
from service.lexicon.concepts import Concepts, Part
from service.lexicon.grammar import load_grammar, words
from service.lexicon.word_forms import word_key

ABOUT = 0.1
"""A bare or rounded figure stands for what lies within a tenth of it (the contract's reading of "about")."""

TIME_UNITS = frozenset({"hour", "minute", "second", "day", "week", "month", "year", "decade"})
"""Figures of time say when or how long, and are compared as days."""

UPPER = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
ROUNDED = frozenset({Bound.EXACT, Bound.ABOUT})
PERSON = "person"
ANYBODY = words(load_grammar().kinds.anybody)
DOERS = tuple(load_grammar().kinds.doer.split())
COUNTIES = words(load_grammar().kinds.counties)
"""Parts of a country, once they are counted: "in 57 territories"."""

MEASURED = "_unit"
"""How the concepts of units end ("distance_unit"): these are named by their sign, not by a noun."""


def compare_intervals(wanted: Quantity, found: Quantity) -> Outcome:
    """AGREES where the claim's interval lies inside the statement's, CONFLICTS where they share no value."""
    if agrees(wanted, found):
        return Outcome.AGREES
    return Outcome.CONFLICTS if wanted.disjoint(found) else Outcome.SILENT


def is_about(wanted: Quantity, value: float) -> bool:
    """True of a value within a tenth of the statement's."""
    return abs(value - wanted.value) <= ABOUT * abs(wanted.value)


def may_agree(wanted: Quantity, value: float) -> bool:
    """False of the value of a figure that `compare_intervals` cannot find to agree, whatever its bounds."""
    above = _at_or_above(wanted.low, value)
    within = above and (wanted.bound is Bound.AT_LEAST or _at_or_above(value, wanted.high))
    return within or is_about(wanted, value)


def same_measure(one: Quantity, other: Quantity, concepts: Concepts) -> bool:
    """True where both count the same kind of thing; a bare number counts what the other counts.

    Measures are in base units already: where these differ, they are of two currencies.
    """
    if one.unit == other.unit:
        return True
    first, second = kind_of(one.unit, concepts), kind_of(other.unit, concepts)
    if first in COUNTIES and second in COUNTIES:
        return True
    if first is not None and second is not None and not {first, second} & ANYBODY:
        return concepts.related(first, second) and not first.endswith(MEASURED)
    return counts_anybody(one.unit, first) and counts_anybody(other.unit, second)


def agrees(wanted: Quantity, found: Quantity) -> bool:
    """True where the claim's figure bears the statement's out: inside it, or about the same, rounded."""
    if _at_or_above(wanted.low, found.low) and (
        wanted.bound is Bound.AT_LEAST or _at_or_above(found.high, wanted.high)
    ):
        return True
    close = is_about(wanted, found.value)
    if wanted.bound is Bound.NEARLY and found.bound is Bound.ABOUT:
        return wanted.low <= found.value <= wanted.high
    if wanted.bound in ROUNDED and close:
        return found.bound is Bound.AT_LEAST or (
            Bound.ABOUT in (wanted.bound, found.bound) and found.bound in ROUNDED
        )
    return wanted.bound in UPPER and found.bound in UPPER and close


def _at_or_above(low: float, value: float) -> bool:
    return value >= low or math.isclose(value, low, rel_tol=1e-6)


@lru_cache(maxsize=4096)
def kind_of(unit: str | None, concepts: Concepts) -> str | None:
    """The kind of thing a unit counts: "village" is a settlement; None where no list holds it."""
    if unit is None:
        return None
    keys = tuple(word_key(word) for word in unit.casefold().split())
    for wanted in (keys, keys[-1:]):
        for sense in concepts.phrases.get(wanted[0], ()):
            if sense.part is Part.NOUN and sense.keys == wanted:
                does = keys[-1].endswith(DOERS) and not concepts.is_thing(sense.concept)
                return PERSON if does else sense.concept
    return PERSON if keys[-1].endswith(DOERS) else None


def counts_anybody(unit: str | None, kind: str | None) -> bool:
    """True of a bare number and of people of no special kind ("over 100,000 fled"), never of children."""
    return unit is None or kind in ANYBODY
