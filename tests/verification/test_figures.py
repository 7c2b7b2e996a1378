"""Figures as intervals: inside supports, apart contradicts, the rest says nothing."""

import pytest

from service.domain import Quantity
from service.extraction.quantities import find_quantities
from service.judgement import Outcome
from service.lexicon.concepts import load_concepts
from service.verification.measures import compare_intervals, same_measure

FOR, AGAINST, NEITHER = Outcome.AGREES, Outcome.CONFLICTS, Outcome.SILENT


def one(text: str) -> Quantity:
    return find_quantities(text)[0]


INTERVALS = [
    ("28 villages", "28 villages", FOR),
    ("28 villages", "92 villages", AGAINST),
    ("about 30 villages", "28 villages", FOR),
    ("about 120 people", "more than 121 people", FOR),
    ("120 people", "more than 121 people", FOR),
    ("120 people", "more than 100 people", NEITHER),
    ("more than 100 people", "121 people", FOR),
    ("more than 100 people", "500 people", FOR),
    ("more than 135 people", "about 150 people", FOR),
    ("more than 135 people", "about 121 people", AGAINST),
    ("fewer than 50 people", "more than 121 people", AGAINST),
    ("at most 1,610 soldiers", "up to 1,610 soldiers", FOR),
    ("hundreds of people", "12 people", AGAINST),
    ("92 villages", "dozens of villages", NEITHER),
    ("1,000 people", "about 1,000 people", FOR),
    ("less than 15 km", "up to 15 km", FOR),
]


@pytest.mark.parametrize(("statement", "claim", "expected"), INTERVALS)
def test_intervals(statement: str, claim: str, expected: Outcome) -> None:
    assert compare_intervals(one(statement), one(claim)) is expected


MEASURES = [
    ("28 villages", "28 settlements", True),
    ("28 villages", "28 drones", False),
    ("3,000 people", "3,000 residents", True),
    ("600 dockers", "600 workers", True),
    ("10 children", "10 soldiers", False),
    ("10 km", "10 square km", False),
    ("10 miles", "10 km", True),
]


@pytest.mark.parametrize(("first", "second", "expected"), MEASURES)
def test_only_one_measure_is_compared(first: str, second: str, expected: bool) -> None:
    assert same_measure(one(first), one(second), load_concepts()) is expected
