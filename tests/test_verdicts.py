"""The page of rules says what the service does: its examples are asked, and each rule decides one."""

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from service.verification.stance import TABLE
from tests.verification.judging import judged, judged_with_models, rules_that_decide

PAGE = Path(__file__).parent.parent / "docs" / "verdicts.md"

HEAD = "| statement | claims | verdict |"
AS_OF = re.compile(r"^(.*?)(?: \(as of (\d{4}-\d{2}-\d{2})\))?$")


class Example(NamedTuple):
    """A row of the page: what is asked, of which articles, and the verdict it promises."""

    statement: str
    articles: tuple[str, ...]
    verdict: str
    as_of: date | None


@cache
def examples() -> list[Example]:
    tables = PAGE.read_text(encoding="utf-8").split(f"{HEAD}\n|---|---|---|\n")[1:]
    rows = (line for table in tables for line in table.split("\n\n")[0].splitlines())
    return [_read(row) for row in rows]


def _read(row: str) -> Example:
    statement, claims, verdict = (cell.strip() for cell in row.strip("| \n").split(" | "))
    asked = AS_OF.fullmatch(statement)
    assert asked
    day = date.fromisoformat(asked[2]) if asked[2] else None
    return Example(asked[1], tuple(claims.split("<br>")), verdict, day)


@pytest.mark.parametrize(
    "example", examples(), ids=lambda example: f"{example.statement} <- {example.articles[0]}"
)
def test_every_example_is_answered_as_the_page_says(example: Example) -> None:
    assert judged(example.statement, example.articles, example.as_of).verdict == example.verdict


READ_OTHERWISE: dict[tuple[str, tuple[str, ...]], str] = {
    (
        "Velmar holds 28 villages in Hask.",
        ("Fighting reached Hask. Velmar controls 40 villages in Ostrany.",),
    ): "place",
    ("There were no casualties in Tessin.", ("There were no deaths in Tessin.",)): "deaths for casualties",
    ("The army destroyed a depot.", ("The army destroyed it.",)): "what 'it' is",
    ("Velmar accepted a nuclear deal.", ("Velmar rejected a trade deal.",)): "which deal",
    (
        "Talks with Ostrany are possible.",
        ("Maresh questioned the possibility of talks with Ostrany.",),
    ): "doubt for denial",
}
"""Examples that the page promises of rules, and the inference model undoes: what it overlooks."""


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(
            example,
            marks=[pytest.mark.xfail(strict=True, reason=READ_OTHERWISE[example[:2]])]
            if example[:2] in READ_OTHERWISE
            else [],
            id=f"{example.statement} <- {example.articles[0]}",
        )
        for example in examples()
    ],
)
def test_the_inference_model_leaves_what_the_page_says(example: Example) -> None:
    answer = judged_with_models(example.statement, example.articles, example.as_of)
    assert answer.verdict == example.verdict


def test_every_row_of_the_stance_table_decides_an_example() -> None:
    decided = {
        rule
        for example in examples()
        for rule in rules_that_decide(example.statement, example.articles, example.as_of)
    }
    assert {row.rule for row in TABLE} <= decided
    assert {"supports: wording alone", "supports: same figure in like words"} <= decided


def test_the_page_has_a_table_for_each_of_its_rules() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text.count(HEAD) >= 30
    assert len(examples()) >= len(TABLE)
