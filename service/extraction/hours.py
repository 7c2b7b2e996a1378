"""Finds the hours of the day that a text speaks of: "at 3 am", "2359 GMT", "in the afternoon", "at dawn"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.domain import Hours
from service.extraction.days.patterns import any_of
from service.lexicon.days import load_days
from service.lexicon.numbers import load_numbers

NOON, DAY = 12, 24

_LISTS = load_days()
_ZONE = rf"(?:,?\s{{1,2}}\(?(?P<zone>{any_of(_LISTS.words.zones)}))?"
_SPELT = re.compile(
    rf"(?<![\w.:])(?P<hour>[0-2]?[0-9])(?:[:.](?P<minute>[0-5][0-9]))?\s?(?P<half>{any_of(_LISTS.words.clock)})(?!\w){_ZONE}",
    re.IGNORECASE,
)
_DIGITS = re.compile(
    rf"(?<![\w.:])(?P<hour>[0-2][0-9]):?(?P<minute>[0-5][0-9])\s(?P<zone>{any_of(_LISTS.words.zones)})(?!\w)"
    r"|(?<![\w.:])(?:at|about|around|by)\s(?P<bare>[0-2]?[0-9]):(?P<rest>[0-5][0-9])(?![\w:])"
    rf"(?!\s?{any_of(_LISTS.words.clock)})",
    re.IGNORECASE,
)
_NUMBERS = load_numbers()
_WORDS = {word: int(value) for word, value in (_NUMBERS.ones | _NUMBERS.teens).items() if 1 <= value <= NOON}
_SAID = re.compile(
    rf"(?<!\w)(?P<hour>{any_of(_WORDS)}|[01]?[0-9])\s(?:o['’]clock\s)?"
    rf"(?P<half>{any_of(_LISTS.halves)})(?!\w)",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"(?<!\w)(?P<name>{any_of(_LISTS.hours)})(?!\w){_ZONE}", re.IGNORECASE)


def find_hours(text: str) -> tuple[Hours, ...]:
    """Every clock time and part of the day in the text, clock times first."""
    exact = tuple(_exact(text))
    for one in exact:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return exact + tuple(_named(text))


def _exact(text: str) -> Iterator[Hours]:
    for found in _SPELT.finditer(text):
        hour = int(found["hour"])
        if hour > NOON:
            continue
        late = found["half"].casefold().startswith("p")
        at = hour % NOON + (NOON if late else 0) + int(found["minute"] or 0) / 60
        yield Hours(at, at, _is_universal(found["zone"]), found[0], found.start(), found.end())
    for found in _SAID.finditer(text):
        hour = _WORDS.get(found["hour"].casefold()) or int(found["hour"])
        if hour > NOON:
            continue
        begins = _LISTS.halves[" ".join(found["half"].casefold().split())]
        at = float((begins + (hour - begins) % NOON) % DAY)
        yield Hours(at, at, False, found[0], found.start(), found.end())
    for found in _DIGITS.finditer(text):
        at = int(found["hour"] or found["bare"]) + int(found["minute"] or found["rest"]) / 60
        yield Hours(at, at, _is_universal(found["zone"]), found[0].strip(), found.start(), found.end())


def _named(text: str) -> Iterator[Hours]:
    for found in _NAMED.finditer(text):
        first, last = _LISTS.hours[" ".join(found["name"].casefold().split())]
        yield Hours(first, last, _is_universal(found["zone"]), found[0], found.start(), found.end())


def _is_universal(zone: str | None) -> bool:
    return zone is not None and zone.casefold() in _LISTS.words.universal
