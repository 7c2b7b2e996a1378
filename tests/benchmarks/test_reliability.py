"""What confidence is worth is counted by band and by rule, and measured constants by other corpora."""

import re

import pytest
from rich.console import Console

from benchmarks.answers import JudgedAnswer, JudgedItem
from benchmarks.labels import LabelledStatement
from benchmarks.reliability import bands, brier, rules, rules_table, tally
from service.judgement import Verdict

CASE = LabelledStatement(
    "x", "Seven gates are shut.", None, "figure", frozenset({Verdict.SUPPORTED}), frozenset(), frozenset()
)


def answered(*items: JudgedItem) -> JudgedAnswer:
    return JudgedAnswer(CASE, Verdict.SUPPORTED, frozenset(), (), items)


@pytest.mark.parametrize(
    ("confidence", "band"),
    [(0.0, 0), (0.49, 0), (0.5, 1), (0.69, 2), (0.7, 3), (0.899, 4), (0.9, 5), (1.0, 5)],
)
def test_every_confidence_falls_into_one_band(confidence: float, band: int) -> None:
    counted = [one.items for _, _, one in bands([answered(JudgedItem(confidence, True))])]
    assert counted == [int(at == band) for at in range(6)]


def test_rules_are_tallied_by_corpus_and_the_busiest_comes_first() -> None:
    rare = JudgedItem(0.8, False, "supports: wording alone")
    often = JudgedItem(0.9, True, "supports: figure agrees")
    answers = {"here": [answered(often, often)], "there": [answered(rare, often)]}
    table = rules(answers)
    assert [(rule, by["here"].items, by["there"].right) for rule, by in table.items()] == [
        ("supports: figure agrees", 2, 1),
        ("supports: wording alone", 0, 0),
    ]
    console = Console(width=160)
    with console.capture() as shown:
        console.print(rules_table("all", answers))
    assert ["3", "3", "1.00", "0.90", "0.89", "2 / 2", "1 / 1"] in [
        re.findall(r"[\d./]+(?: / \d+)?", line) for line in shown.get().splitlines()
    ]


def test_optional_evidence_counts_neither_way() -> None:
    assert tally([JudgedItem(0.9, None), JudgedItem(0.7, False)]) == tally([JudgedItem(0.7, False)])


def test_a_constant_is_measured_on_the_other_corpora_only() -> None:
    always, never = JudgedItem(1.0, True, "rule"), JudgedItem(1.0, False, "rule")
    given, measured = brier({"here": [answered(always)], "there": [answered(never)]})
    assert given == pytest.approx(1 / 2)
    # (0 + 1) / (1 + 2) for the item that is right, (1 + 1) / (1 + 2) for the one that is not
    assert measured == pytest.approx(4 / 9)
