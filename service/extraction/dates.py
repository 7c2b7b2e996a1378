"""Finds the days that a text speaks of: "last Tuesday", "on Aug 15", "almost a week ago", "since August".

The ways of saying a day are the patterns of `days/`; here they are found, joined ("from Monday to
Friday") and read in the light of the words before them ("since", "until", "every").
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from service.domain import Period
from service.extraction.days.patterns import RULES, Rule, any_of, pieces
from service.extraction.days.viewpoint import Days, Viewpoint, real_day
from service.lexicon.days import load_days

_LISTS = load_days().words

LOOKBACK = 24
"""How many characters before a day are read for "since" and its like."""

_BEFORE_DAY = re.compile(
    rf"(?<!\w)(?:(?P<since>{any_of(_LISTS.since)})|(?P<before>{any_of(_LISTS.before)})|(?P<every>{any_of(_LISTS.every)})"
    r"|(?P<between>between))\s{1,3}(?:the\s{1,3})?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"[0-9]{4}")
_JOIN = re.compile(rf"\s{{0,3}}(?:{any_of(_LISTS.joins)}|(?P<both>and))\s{{0,3}}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Mention:
    """Words that name days, and the days where they can be placed."""

    start: int
    end: int
    days: Days | None


def find_days(
    text: str, published_on: date | None, *, future: bool = False, near: date | None = None
) -> list[tuple[int, int, Period]]:
    """Every phrase that names a day or days, with its span, in order; spans never overlap.

    Weekdays and dates are looked for in the past of `published_on`, ahead of it where `future` says
    that the verb is. Without `published_on` only dates are placed; those without a year near the
    day `near`, where it is given. "Until" and "before" a day name no day that the text speaks of.
    """
    view = Viewpoint(published_on, future, near)
    placed = (_related(text, mention, view) for mention in _joined(text, _mentions(text, view)))
    return [
        (one.start, one.end, Period(*one.days, text[one.start : one.end]))
        for one in placed
        if one and one.days
    ]


def find_period(
    text: str, published_on: date | None, *, future: bool = False, near: date | None = None
) -> Period | None:
    """The day or days that the text speaks of: the shortest that it names, the first of several."""
    return shortest(find_days(text, published_on, future=future, near=near))


def shortest(days: Iterable[tuple[int, int, Period]]) -> Period | None:
    """The shortest of the days that were found, the first of several; None for none."""
    return min((period for _, _, period in days), key=lambda period: period.last - period.first, default=None)


def find_calendar_spans(text: str) -> list[tuple[int, int]]:
    """Where figures stand for days, years and clock times, in order: "Aug 6", "in 2014", "3 am"."""
    return sorted(
        match.span() for rule in _rules_for(text) if rule.figures for match in rule.pattern.finditer(text)
    )


def _rules_for(text: str) -> list[Rule]:
    """The rules that can find something: for most sentences few of them."""
    words = pieces(text)
    return [rule for rule in RULES if not rule.needs.isdisjoint(words)]


def _mentions(text: str, view: Viewpoint) -> Iterator[_Mention]:
    """What the patterns find, the longest at each place, placed ones before others."""
    found = []
    for rule in _rules_for(text):
        for match in rule.pattern.finditer(text):
            start = match.start("core") if "core" in rule.pattern.groupindex else match.start()
            found.append(_Mention(start, match.end(), rule.place(match, view)))
    reached = 0
    for one in sorted(found, key=lambda one: (one.start, one.days is None, -one.end)):
        if one.start >= reached and one.days is not None:
            reached = one.end
            yield one


def _joined(text: str, mentions: Iterable[_Mention]) -> Iterator[_Mention]:
    """Makes one of two mentions with "to" or a dash between them, and of "between A and B"."""
    last: _Mention | None = None
    for one in mentions:
        together = _together(text, last, one) if last else None
        if last and not together:
            yield last
        last = together or one
    if last:
        yield last


def _together(text: str, first: _Mention, second: _Mention) -> _Mention | None:
    gap = text[first.end : second.start]
    join = _JOIN.fullmatch(gap) if len(gap) <= LOOKBACK else None
    if join is None or first.days is None or second.days is None:
        return None
    begin = first.days[0]
    if _YEAR.search(text, second.start, second.end) and not _YEAR.search(text, first.start, first.end):
        begin = real_day(second.days[1].year, begin.month, begin.day) or begin
    if begin > second.days[1]:
        return None
    if join["both"]:
        before = _BEFORE_DAY.search(text, max(0, first.start - LOOKBACK), first.start)
        if before is None or not before["between"]:
            return None
    return _Mention(first.start, second.end, (begin, second.days[1]))


def _related(text: str, mention: _Mention, view: Viewpoint) -> _Mention | None:
    """The mention as the words before it have it; None where they take the day away."""
    before = _BEFORE_DAY.search(text, max(0, mention.start - LOOKBACK), mention.start)
    if before is None or mention.days is None or before["between"]:
        return mention
    if not before["since"]:
        return None
    if text.startswith(("'s", "’s"), mention.end):
        return mention  # "after Monday's attack"
    last = view.published_on or view.near or mention.days[1]
    return replace(mention, start=before.start(), days=(mention.days[0], max(last, mention.days[0])))
