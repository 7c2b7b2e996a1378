"""Draws the figures of one measure over time: where each mark stands, and what the axes say.

Across, places are percentages, so that one drawing fits every width and its letters keep their size;
down, they are pixels. The template only writes down what stands here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil, floor, log10

from service.domain import Bound, Quantity
from service.judgement import Figure, Series

TOP, BOTTOM = 26.0, 186.0
"""Pixels from the upper edge to the largest and to the smallest value."""
LEFT, RIGHT = 13.0, 95.0
"""Percent of the width to the first and to the last day; the labels of the values stand to the left."""
MOST_STEPS = 5
"""Between labels of an axis: six days fit beside each other on the narrowest screen."""
DAYS_A_STEP = (1, 2, 7, 14, 28, 91, 182, 365, 730, 1826, 3652)
FEWEST = 2
"""Marks that make a drawing: one alone has no time."""
ASIDE = 14.0
"""Pixels from one mark to the next, where marks or intervals of one day would lie upon each other."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure: its place, the ends of its interval, how far it is moved aside, all but `x` in pixels."""

    figure: Figure
    x: float
    y: float
    top: float
    bottom: float
    shift: float

    @property
    def is_interval(self) -> bool:
        """Whether its ends are far enough apart to be seen."""
        return self.bottom - self.top > 2

    @property
    def is_open(self) -> bool:
        """Whether it has no upper end: "more than"."""
        return self.figure.quantity.bound is Bound.AT_LEAST


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of an axis; the year stands only where it is new."""

    at: float
    label: str
    year: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """What the statement says, across the whole drawing; `x` is where its words are least in the way."""

    text: str
    x: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole drawing."""

    series: Series
    marks: tuple[Mark, ...]
    values: tuple[Tick, ...]
    days: tuple[Tick, ...]
    asked: Band | None


def draw_chart(series: Series) -> Chart | None:
    """Return the drawing, None where fewer than two figures have a day."""
    dated = [(figure, figure.day) for figure in series.figures if figure.day is not None]
    if len(dated) < FEWEST:
        return None
    quantities = [figure.quantity for figure, _ in dated] + ([series.asked] if series.asked else [])
    scale = Scale.over(quantities)
    first, last = dated[0][1], dated[-1][1]
    marks = tuple(place_marks(dated, scale))
    return Chart(
        series=series,
        marks=marks,
        values=tuple(Tick(scale.y(value), f"{value:,.10g}") for value in scale.steps()),
        days=tuple(label_days(first, last)),
        asked=draw_asked(series.asked, marks, scale) if series.asked else None,
    )


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to pixels, by whole steps of 1, 2 or 5 times a power of ten; it always shows zero."""

    low: int
    high: int
    step: float

    @classmethod
    def over(cls, quantities: Sequence[Quantity]) -> "Scale":
        """Return the scale that holds all of the intervals."""
        low = min(0.0, *(quantity.low for quantity in quantities))
        high = max(0.0, *(quantity.high for quantity in quantities))
        step = round_step((high - low) / MOST_STEPS or 1.0)
        return cls(floor(low / step), max(ceil(high / step), 1), step)

    def y(self, value: float) -> float:
        """Return the place of a value."""
        share = (value / self.step - self.low) / (self.high - self.low)
        return round(BOTTOM - share * (BOTTOM - TOP), 1)

    def steps(self) -> list[float]:
        """Return the values that are labelled, from the smallest."""
        return [step * self.step for step in range(self.low, self.high + 1)]


def round_step(least: float) -> float:
    """Return the smallest of 1, 2 and 5 times a power of ten that is not less."""
    power: float = 10 ** floor(log10(least))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least * (1 - 1e-9))


def place_marks(dated: Sequence[tuple[Figure, date]], scale: Scale) -> Iterator[Mark]:
    """Yield a mark a figure; those of one day that would cover each other stand side by side."""
    first, last = dated[0][1], dated[-1][1]
    placed: list[tuple[date, float, float]] = []
    for figure, day in dated:
        quantity = figure.quantity
        top, bottom = scale.y(quantity.high), scale.y(quantity.low)
        beside = sum(
            day == other and top < below + ASIDE and above < bottom + ASIDE for other, above, below in placed
        )
        placed.append((day, top, bottom))
        yield Mark(figure, across(day, first, last), scale.y(quantity.value), top, bottom, aside(beside))


def aside(place: int) -> float:
    """Return how far the mark of this place is moved: not at all, to the left, to the right, further left."""
    return ASIDE * ((place + 1) // 2) * (-1 if place % 2 else 1)


def across(day: date, first: date, last: date) -> float:
    """Return the place of a day; a single day stands in the middle."""
    share = (day - first) / (last - first) if last > first else 0.5
    return round(LEFT + share * (RIGHT - LEFT), 2)


def label_days(first: date, last: date) -> Iterator[Tick]:
    """Yield labels from the first day on, in even steps."""
    span = (last - first).days
    step = next((days for days in DAYS_A_STEP if span <= days * MOST_STEPS), ceil(span / MOST_STEPS))
    year = None
    for passed in range(0, span + 1, step):
        day = first + timedelta(days=passed)
        shown = str(day.year) if day.year != year else ""
        year = day.year
        yield Tick(across(day, first, last), f"{day.day} {day:%b}", shown)


def draw_asked(asked: Quantity, marks: Sequence[Mark], scale: Scale) -> Band:
    """Return the statement's figure as a band, its words in the widest gap between marks."""
    places = [LEFT, *(mark.x for mark in marks), RIGHT]
    before, after = max(pairwise(places), key=lambda gap: gap[1] - gap[0])
    return Band(asked.text, round((before + after) / 2, 2), scale.y(asked.high), scale.y(asked.low))
