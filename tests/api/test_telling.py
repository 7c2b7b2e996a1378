"""What the pages say in words, and what they mark."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask

from service.api.telling import all_looks, compare_words, count, cut, day, if_day, look_of, shared_words
from service.judgement import Aspect, Finding, Outcome


@pytest.fixture
def _running(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


@pytest.mark.parametrize(
    ("outcome", "said", "asked", "stated_on", "words"),
    [
        (
            Outcome.CONFLICTS,
            "92 settlements",
            "28",
            date(2024, 8, 19),
            "Says “92 settlements” on 19 August 2024, you said “28”.",
        ),
        (Outcome.CONFLICTS, "dozens", "28", None, "Says “dozens”, you said “28”."),
        (Outcome.AGREES, "28 Settlements", "28 settlements", None, "Says “28 Settlements”, as you do."),
        (Outcome.AGREES, "28 villages", "about 30", None, "Says “28 villages”, which fits “about 30”."),
    ],
)
def test_two_figures_in_one_sentence(
    outcome: Outcome, said: str, asked: str, stated_on: date | None, words: str
) -> None:
    assert compare_words(Finding(Aspect.FIGURE, outcome, asked, said, ""), stated_on) == words


@pytest.mark.parametrize(
    ("value", "shown"), [(date(2024, 8, 9), "9 August 2024"), ("2024-12-31", "31 December 2024")]
)
def test_days_as_people_write_them(value: date | str, shown: str) -> None:
    assert day(value) == shown


@pytest.mark.parametrize(
    ("sent", "shown"), [("2024-08-09", "2024-08-09"), ("soon", ""), ("", ""), (None, ""), ('"><b>', "")]
)
def test_a_field_for_days_shows_days(sent: str | None, shown: str) -> None:
    assert if_day(sent) == shown


@pytest.mark.parametrize(("number", "shown"), [(0, "0 claims"), (1, "1 claim"), (1234, "1,234 claims")])
def test_numbers_have_their_noun(number: int, shown: str) -> None:
    assert count(number, "claim") == shown


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([], [("one two three", "")]),
        ([(4, 7, "word")], [("one ", ""), ("two", "word"), (" three", "")]),
        ([(0, 7, "agrees"), (4, 13, "word")], [("one two", "agrees"), (" three", "")]),
        ([(0, 13, "word")], [("one two three", "word")]),
    ],
)
def test_texts_are_cut_at_marks(spans: list[tuple[int, int, str]], shown: list[tuple[str, str]]) -> None:
    assert [(piece.text, piece.kind) for piece in cut("one two three", spans)] == shown


@pytest.mark.usefixtures("_running")
def test_words_in_common_are_found_in_other_forms_and_names() -> None:
    text = "The villages were captured by Ukrainians."
    found = [text[start:end] for start, end in shared_words(text, frozenset({"side:ukraine", "settlement"}))]
    assert found == ["villages", "Ukrainians"]


@pytest.mark.usefixtures("_running")
def test_sides_differ_by_shape_and_the_outlets_have_their_own() -> None:
    looks = all_looks()
    assert len({look.shape for look in looks}) == len(looks)
    assert look_of("press").shape == "ring"
    assert look_of("unknown").shape == "cross"
