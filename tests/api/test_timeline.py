"""Where the marks of a drawing stand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.api.timeline import BOTTOM, LEFT, RIGHT, TOP, Scale, aside, draw_chart, label_days
from service.domain import Assertion, Attribution, AttributionKind, Bound, Claim, Quantity, Source
from service.judgement import Figure, Series

DAY = date(2024, 8, 12)
SOURCE = Source("d", "A title", "An outlet")
SPOKEN = Attribution(AttributionKind.QUOTE, "north", "A Speaker")


def figure(low: float, high: float, day: date | None, bound: Bound = Bound.EXACT) -> Figure:
    quantity = Quantity("some", 0, 4, (low + high) / 2, low, high, bound, "thing")
    claim = Claim("c", SOURCE, 0, 4, "some", "", "", SPOKEN, Assertion((), quantities=(quantity,)))
    return Figure(claim, quantity, day)


def series(*figures: Figure, asked: Quantity | None = None) -> Series:
    return Series("things", "thing", ("hold",), None, False, False, figures, asked)


def test_one_figure_has_no_time_and_one_without_a_day_no_place() -> None:
    assert draw_chart(series(figure(1, 1, DAY), figure(2, 2, None))) is None


numbers = st.floats(-1e12, 1e12).filter(lambda number: number == 0 or abs(number) > 1e-6)
intervals = st.tuples(numbers, numbers).map(sorted)
days = st.integers(0, 20_000).map(lambda passed: DAY + timedelta(passed))


@given(st.lists(st.tuples(intervals, days), min_size=2, max_size=8))
def test_all_that_is_drawn_is_within_the_drawing(drawn: list[tuple[list[float], date]]) -> None:
    figures = [figure(low, high, day) for (low, high), day in sorted(drawn, key=lambda one: one[1])]
    chart = draw_chart(series(*figures, asked=figures[0].quantity))
    assert chart and chart.asked
    for mark in chart.marks:
        assert TOP - 0.1 <= mark.top <= mark.y <= mark.bottom <= BOTTOM + 0.1
        assert LEFT <= mark.x <= RIGHT
    assert [mark.x for mark in chart.marks] == sorted(mark.x for mark in chart.marks)
    assert 2 <= len(chart.values) <= 8
    assert 1 <= len(chart.days) <= 6
    assert LEFT <= chart.asked.x <= RIGHT


@pytest.mark.parametrize(
    ("low", "high", "labels"),
    [
        (28, 92, [0, 20, 40, 60, 80, 100]),
        (20_000, 181_500, [0, 50_000, 100_000, 150_000, 200_000]),
        (-3, 4, [-4, -2, 0, 2, 4]),
        (0, 0, [0, 1]),
        (0.1, 0.5, [0, 0.1, 0.2, 0.3, 0.4, 0.5]),
    ],
)
def test_values_are_labelled_by_round_steps_from_zero(low: float, high: float, labels: list[float]) -> None:
    assert Scale.over([figure(low, high, DAY).quantity]).steps() == pytest.approx(labels)


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (0, ["12 Aug 2024"]),
        (4, ["12 Aug 2024", "13 Aug", "14 Aug", "15 Aug", "16 Aug"]),
        (35, ["12 Aug 2024", "19 Aug", "26 Aug", "2 Sep", "9 Sep", "16 Sep"]),
        (364, ["12 Aug 2024", "11 Nov", "10 Feb 2025", "12 May", "11 Aug"]),
    ],
)
def test_days_are_labelled_in_even_steps_and_years_once(days: int, labels: list[str]) -> None:
    ticks = label_days(DAY, DAY + timedelta(days))
    assert [f"{tick.label} {tick.year}".strip() for tick in ticks] == labels


def test_marks_that_would_cover_each_other_stand_aside() -> None:
    same = [figure(10, 10, DAY), figure(10, 10, DAY), figure(10, 10, DAY), figure(1000, 1000, DAY)]
    chart = draw_chart(series(*same, figure(10, 10, DAY + timedelta(1))))
    assert chart
    assert [mark.shift for mark in chart.marks] == [0, -14, 14, 0, 0]
    assert [aside(place) for place in range(5)] == [0, -14, 14, -28, 28]


def test_only_what_is_not_exact_has_a_bar_and_more_than_is_open() -> None:
    chart = draw_chart(series(figure(10, 10, DAY), figure(10, 15, DAY, Bound.AT_LEAST)))
    assert chart
    assert [(mark.is_interval, mark.is_open) for mark in chart.marks] == [(False, False), (True, True)]
