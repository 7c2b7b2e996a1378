"""Labelled statements are kept as the model learns them, and so is what it said to those left out."""

import random
from pathlib import Path

import pytest

from service.inference import Inferred
from service.inference.model import CONTRADICTS, NEITHER, SUPPORTS
from training.cases import (
    NEAREST,
    OTHERS,
    Case,
    Unknown,
    add_left_out,
    draw_cases,
    read_cases,
    read_left_out,
    write_cases,
    write_left_out,
)
from training.examples import Example
from training.left_out import FEW, ask_about_new

CASE = Case(
    "The dam stands",
    [
        ("The dam holds.", SUPPORTS),
        ("The dam may hold.", None),
        *((f"It rained on day {day}.", NEITHER) for day in range(12)),
        ("The dam broke.", CONTRADICTS),
    ],
)


def test_cases_are_read_as_they_were_written(tmp_path: Path) -> None:
    write_cases([CASE, Case("Nothing.", [])], tmp_path / "new" / "cases.jsonl")
    assert read_cases(tmp_path / "new" / "cases.jsonl") == [CASE, Case("Nothing.", [])]


def test_what_bears_on_a_statement_is_learnt_and_some_of_what_does_not() -> None:
    drawn = draw_cases([CASE], random.Random(1))
    bearing = [one for one in drawn if one.answer != NEITHER]
    assert bearing == [
        Example("The dam holds.", "The dam stands", SUPPORTS),
        Example("The dam broke.", "The dam stands", CONTRADICTS),
    ]
    others = {one.premise for one in drawn if one.answer == NEITHER}
    assert len(others) == NEAREST + OTHERS
    assert {f"It rained on day {day}." for day in range(NEAREST)} <= others


def test_answers_to_cases_left_out_are_found_by_their_texts(tmp_path: Path) -> None:
    path = tmp_path / "left_out.tsv"
    write_left_out([("The dam holds.", "The dam stands.", Inferred(2.125, -1.5))], path)
    left_out = read_left_out(path)
    assert left_out.read("The dam holds.", "The dam stands.") == pytest.approx((2.125, -1.5), abs=0.01)
    with pytest.raises(Unknown, match="stood"):
        left_out.read("The dam holds.", "The dam stood.")


class Sure:
    """A model that takes everything for support."""

    def read(self, premise: str, hypothesis: str) -> Inferred:
        return Inferred(4.0, -4.0)


def test_only_statements_that_no_model_was_asked_about_are_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "left_out.tsv"
    days = [f"It rained on day {day}." for day in range(FEW)]
    write_left_out([(premise, "It rained.", Inferred(1.0, 0.0)) for premise in days], path)
    pairs = [("It rained.", ["It poured.", *days]), ("It was dry.", days)]
    add_left_out(ask_about_new(pairs, read_left_out(path), Sure()), path)
    left_out = read_left_out(path)
    assert left_out.read(days[0], "It rained.") == (1.0, 0.0)
    assert left_out.read(days[0], "It was dry.") == (4.0, -4.0)
    with pytest.raises(Unknown):
        left_out.read("It poured.", "It rained.")
