"""Loads `days.toml`: the words by which news says days."""

from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from service.lexicon import read_lists

_FILE = Path(__file__).with_name("days.toml")

Phrases = tuple[Annotated[str, msgspec.Meta(min_length=1)], ...]


class Length(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A unit of time: its days, and how far "one of them ago" may be off."""

    days: float
    margin: int


class DayPhrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[words] of the file, whose comments say what each list is for."""

    later: Phrases
    earlier: Phrases
    about: Phrases
    month_leads: Phrases
    year_leads: Phrases
    weekday_leads: Phrases
    other_words: Phrases
    since: Phrases
    before: Phrases
    every: Phrases
    joins: Phrases
    day_parts: Phrases
    last: Phrases
    this: Phrases
    definite: Phrases
    next: Phrases
    back: Phrases
    ahead: Phrases
    later_on: Phrases
    zones: Phrases
    universal: Phrases
    clock: Phrases


class DayWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file, lower case."""

    weekdays: dict[str, Annotated[int, msgspec.Meta(ge=0, le=6)]]
    weekday_abbreviations: dict[str, Annotated[int, msgspec.Meta(ge=0, le=6)]]
    months: dict[str, Annotated[int, msgspec.Meta(ge=1, le=12)]]
    month_abbreviations: dict[str, Annotated[int, msgspec.Meta(ge=1, le=12)]]
    relative: dict[str, tuple[int, int]]
    parts: dict[str, tuple[float, float]]
    units: dict[str, Length]
    counts: dict[str, tuple[int, int]]
    hours: dict[str, tuple[float, float]]
    halves: dict[str, Annotated[int, msgspec.Meta(ge=0, le=23)]]
    words: DayPhrases


@cache
def load_days() -> DayWords:
    """The checked lists. Raises LexiconError naming the entry that is missing or wrong."""
    return read_days(_FILE)


def read_days(path: Path) -> DayWords:
    """The lists in `path`, a file like `days.toml`."""
    return read_lists(path, DayWords)


@cache
def day_names() -> frozenset[str]:
    """The names of months and weekdays in lower case, short forms among them."""
    days = load_days()
    return frozenset((*days.months, *days.weekdays))
