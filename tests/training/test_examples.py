"""The written pairs can be read, and a pass over them draws what teaches to compare."""

import json
import random
from pathlib import Path

import pytest

from benchmarks.labels import CASES
from service.inference.model import CONTRADICTS, NEITHER, SUPPORTS
from training.examples import PairError, Told, draw, part, read_pairs

PAIRS = read_pairs()

DAM = Told("The dam holds.", ["It stands."], ["It broke."], ["It is old."])
MILL = Told(
    "The mill by the dam burned down.", ["Fire took the mill."], ["No mill burned."], ["It was sold."]
)


def test_every_written_claim_is_there_once_and_says_something() -> None:
    claims = [told.claim for told in PAIRS]
    assert len(claims) == len(set(claims)) > 4000
    assert all(told.supports or told.contradicts or told.neither for told in PAIRS)


def test_no_statement_has_two_answers() -> None:
    for told in PAIRS:
        given = [*told.supports, *told.contradicts, *told.neither]
        assert len(given) == len(set(given)), told.claim


def test_no_labelled_statement_is_learnt_from() -> None:
    lines = [line for file in CASES.glob("*_*.jsonl") for line in file.read_text("utf-8").splitlines()]
    cases = [json.loads(line) for line in lines]
    labelled = {case["statement"].lower() for case in cases if "statement" in case}
    assert len(labelled) > 1000
    written = {text.lower() for told in PAIRS for text in (*told.supports, *told.contradicts, *told.neither)}
    assert not labelled & written


def test_a_pass_draws_each_answer_and_of_another_claim_neither() -> None:
    drawn = {
        (one.premise, one.hypothesis.rstrip("."), one.answer) for one in draw([DAM, MILL], random.Random(1))
    }
    assert {("The dam holds.", "It stands", SUPPORTS), ("The dam holds.", "It broke", CONTRADICTS)} <= drawn
    assert ("The dam holds.", "It is old", NEITHER) in drawn
    assert {text for claim, text, answer in drawn if claim == DAM.claim and answer == NEITHER} & {
        "Fire took the mill",
        "No mill burned",
    }


def test_the_same_chance_draws_the_same() -> None:
    assert draw([DAM, MILL], random.Random(3)) == draw([DAM, MILL], random.Random(3))


def test_claims_kept_back_are_not_learnt_from() -> None:
    learnt, kept_back = part(PAIRS, 30)
    assert len(learnt) + len(kept_back) == len(PAIRS)
    assert not {told.claim for told in learnt} & {told.claim for told in kept_back}


def test_a_line_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "towns.jsonl").write_text('{"claim": "It rained."}\n', encoding="utf-8")
    with pytest.raises(PairError, match=r"towns\.jsonl, line 1"):
        read_pairs(tmp_path)
