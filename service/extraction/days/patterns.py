"""The ways in which a text says a day: a pattern each, and the function that places it on the calendar.

Every repetition in a pattern is bounded, so that reading takes time in proportion to the text. Where
a pattern has a group `core`, the words before it are only what makes it a day ("in" March).
"""

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from string import digits

from service.extraction.days.viewpoint import Days, Viewpoint, part_of, whole_year
from service.lexicon.days import load_days
from service.lexicon.numbers import load_numbers

_WORDS = load_days()
_LISTS = _WORDS.words
_NUMBERS = load_numbers()
_MONTHS = _WORDS.months | _WORDS.month_abbreviations
_WEEKDAYS = _WORDS.weekdays | _WORDS.weekday_abbreviations
_COUNTS = _WORDS.counts | {
    word: (int(value), int(value)) for word, value in (_NUMBERS.ones | _NUMBERS.teens | _NUMBERS.tens).items()
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it means.

    A text with none of the words and digits in `needs` holds no match. `figures` says that its digits
    are no figures that count.
    """

    pattern: re.Pattern[str]
    place: Callable[[re.Match[str], Viewpoint], Days | None]
    needs: frozenset[str]
    figures: bool = False


def pieces(text: str) -> set[str]:
    """The words of a text in lower case, and its single digits: what `Rule.needs` is asked of."""
    return set(_PIECE.findall(text.lower()))


_PIECE = re.compile(r"[^\W\d_]+|[0-9]")


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first; a space in them is any white space."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", _S) for word in ordered) + ")"


_S = r"\s{1,3}"
_SURE_MONTHS = any_of(_MONTHS.keys() - set(_LISTS.other_words))
_CAPITAL_MONTHS = any_of(form for word in _LISTS.other_words for form in (word.title(), word.upper()))
_CAPITAL_WEEKDAYS = any_of(word.title() for word in _WORDS.weekday_abbreviations)
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_UNTIL = r"(?P<until>[0-3]?[0-9])(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{any_of(_MONTHS)})"
_CLEAR_MONTH = rf"(?P<month>{_SURE_MONTHS}|(?-i:{_CAPITAL_MONTHS}))"
_YEAR = r"(?P<year>(?:1[5-9]|20)[0-9]{2})"
_ANY_YEAR = r"(?P<year>[12][0-9]{3})"
_WITH_YEAR = rf"(?:(?:,\s{{0,3}}|{_S}){_ANY_YEAR})?"
_WITH_WEEKDAY = rf"(?:{any_of(_WEEKDAYS)}\.?,?{_S}(?:the{_S})?)?"
_PART = rf"(?:the{_S})?(?P<part>{any_of(_WORDS.parts)})[\s-]{{1,3}}"
_WHICH = rf"(?P<which>{any_of((*_LISTS.last, *_LISTS.this, *_LISTS.definite, *_LISTS.next))}){_S}"
_COUNT = rf"(?P<count>[0-9]{{1,4}}|{any_of(_COUNTS)})"
_UNIT = rf"(?P<unit>{any_of(_WORDS.units)})s?"
_SOONER = rf"(?P<later>{any_of(_LISTS.later)})|(?P<earlier>{any_of(_LISTS.earlier)})"
_HEDGE = rf"(?:{_SOONER}|(?P<about>{any_of(_LISTS.about)})){_S}"
_ROLLING = rf"(?P<rolling>{any_of((*_LISTS.back, *_LISTS.ahead))})"


def _rule(
    pattern: str,
    place: Callable[[re.Match[str], Viewpoint], Days | None],
    needs: Iterable[str],
    *,
    figures: bool = False,
) -> Rule:
    """A rule that matches whole words; of each phrase in `needs` the last word must be there."""
    whole = re.compile(rf"(?<![\w.,-]){pattern}(?!\w)", re.IGNORECASE)
    return Rule(whole, place, frozenset(_PIECE.findall(phrase)[-1] for phrase in needs), figures)


def _key(match: re.Match[str], group: str) -> str:
    """What the group matched as the lists have it: lower case, single spaces; "" for nothing."""
    return " ".join((match.groupdict().get(group) or "").lower().split())


def _which(match: re.Match[str]) -> str | None:
    word = _key(match, "which")
    named = {"last": _LISTS.last, "this": _LISTS.this, "next": _LISTS.next}
    return next((which for which, words in named.items() if word in words), None)


def _cut(match: re.Match[str], days: Days) -> Days:
    part = _key(match, "part")
    return part_of(days, _WORDS.parts[part]) if part else days


def _place_date(match: re.Match[str], view: Viewpoint) -> Days | None:
    """Places "August 6", "5-7 August 2024", "2024-08-19"."""
    name, year, until = _key(match, "month"), _key(match, "year"), _key(match, "until") or _key(match, "to")
    month = int(name) if name.isdigit() else _MONTHS[name]
    first = view.day(int(year) if year else None, month, int(match["day"]))
    last = view.day(first.year, month, int(until)) if first and until else first
    return (first, last) if first and last and first <= last else None


def _place_month(match: re.Match[str], view: Viewpoint) -> Days | None:
    """Places "In August", "early September", "last May", "August 2024"."""
    year = _key(match, "year")
    days = view.month(int(year) if year else None, _MONTHS[_key(match, "month")], _which(match))
    return days and _cut(match, days)


def _place_year(match: re.Match[str], view: Viewpoint) -> Days | None:
    days = whole_year(int(match["year"]))
    return days and _cut(match, days)


def _place_weekday(match: re.Match[str], view: Viewpoint) -> Days | None:
    return view.weekday(_WEEKDAYS[_key(match, "weekday")], _which(match))


def _place_relative(match: re.Match[str], view: Viewpoint) -> Days | None:
    return view.offset(*_WORDS.relative[_key(match, "word")])


def _place_calendar_unit(match: re.Match[str], view: Viewpoint) -> Days | None:
    """Places "Last week", "later this month"; "the weekend", but no "the week"."""
    if _key(match, "which") in _LISTS.definite and match["unit"].lower() != "weekend":
        return None
    if _key(match, "turn") in _LISTS.later_on:
        view = replace(view, future=True)
    return view.calendar_unit(_key(match, "unit"), _which(match) or "this")


def _lengths(match: re.Match[str]) -> tuple[float, float]:
    """The least and most days that "two weeks" may be."""
    count = _key(match, "count") or "a"
    few, many = (int(count), int(count)) if count.isdigit() else _COUNTS[count]
    days = _WORDS.units[_key(match, "unit")].days
    return few * days, many * days


def _place_ago(match: re.Match[str], view: Viewpoint) -> Days | None:
    """Places "Two days ago"; longer units and hedges have a margin: "almost a week ago" is 5 to 7 days."""
    few, many = _lengths(match)
    hedged = any(match.group("later", "earlier", "about"))
    margin = _WORDS.units[_key(match, "unit")].margin or int(hedged)
    earlier = 0 if match["later"] else margin
    later = 0 if match["earlier"] else margin
    return view.offset(-round(many) - earlier, min(0, later - math.floor(few)))


def _place_rolling(match: re.Match[str], view: Viewpoint) -> Days | None:
    """Places "The past 24 hours", "the coming two weeks"; "last week" alone is the calendar's."""
    many = math.ceil(round(_lengths(match)[1], 6))
    if not match["the"] and not match["count"] and _key(match, "rolling") in (*_LISTS.last, *_LISTS.next):
        return None
    return view.offset(0, many) if _key(match, "rolling") in _LISTS.ahead else view.offset(-many, 0)


def _place_nowhere(match: re.Match[str], view: Viewpoint) -> Days | None:
    """A clock time is no day."""
    return None


RULES = (
    _rule(
        r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?:T[0-9:.]{1,15}Z?)?(?!-)",
        _place_date,
        digits,
        figures=True,
    ),
    _rule(
        r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})", _place_date, digits, figures=True
    ),
    _rule(
        rf"{_WITH_WEEKDAY}{_DAY}(?:\s?[-–]\s?{_UNTIL}|{_S}(?:to|and){_S}{_UNTIL.replace('until', 'to')})?"
        rf"[\s-]{{1,3}}(?:of{_S})?{_CLEAR_MONTH}\.?{_WITH_YEAR}",
        _place_date,
        _MONTHS,
        figures=True,
    ),
    _rule(
        # "In August 12 civilians died" is no August 12.
        rf"(?<!\bin\s){_WITH_WEEKDAY}{_MONTH}\.?\s{{0,3}}{_DAY}(?:[-–]{_UNTIL})?{_WITH_YEAR}(?!%|[.,:][0-9])",
        _place_date,
        _MONTHS,
        figures=True,
    ),
    _rule(
        rf"(?:{_PART})?{_MONTH}\.?,?{_S}(?:of{_S})?{_ANY_YEAR}(?![,.][0-9])",
        _place_month,
        _MONTHS,
        figures=True,
    ),
    _rule(rf"{any_of(_LISTS.month_leads)}{_S}(?P<core>(?:{_PART})?{_MONTH})", _place_month, _MONTHS),
    _rule(rf"(?:{_PART}|{_WHICH}){_CLEAR_MONTH}(?!\.?,?{_S}[12][0-9]{{3}})", _place_month, _MONTHS),
    _rule(
        rf"{any_of(_LISTS.year_leads)}{_S}(?P<core>(?:{_PART})?{_YEAR})(?!-?[0-9]|[.,][0-9])",
        _place_year,
        digits,
        figures=True,
    ),
    _rule(rf"{_PART}{_YEAR}(?!-?[0-9]|[.,][0-9])", _place_year, digits, figures=True),
    _rule(
        rf"(?:{_WHICH}|(?:early|late){_S})?(?P<weekday>{any_of(_WORDS.weekdays)})(?:{_S}{any_of(_LISTS.day_parts)})?",
        _place_weekday,
        _WORDS.weekdays,
    ),
    _rule(
        rf"{any_of(_LISTS.weekday_leads)}{_S}(?P<core>(?P<weekday>(?-i:{_CAPITAL_WEEKDAYS})))",
        _place_weekday,
        _WORDS.weekday_abbreviations,
    ),
    _rule(rf"(?P<word>{any_of(_WORDS.relative)})", _place_relative, _WORDS.relative),
    _rule(
        rf"(?:(?P<turn>earlier|later){_S})?{_WHICH}(?P<unit>weekend|week|month|year)",
        _place_calendar_unit,
        ("weekend", "week", "month", "year"),
    ),
    _rule(rf"(?:{_HEDGE})?{_COUNT}[\s-]{{1,3}}{_UNIT}{_S}ago", _place_ago, ("ago",), figures=True),
    _rule(
        rf"(?P<the>the{_S})?{_ROLLING}{_S}(?:{_COUNT}[\s-]{{1,3}})?{_UNIT}",
        _place_rolling,
        (*_LISTS.back, *_LISTS.ahead),
    ),
    _rule(rf"[0-2]?[0-9](?:[:.][0-5][0-9])?\s?{any_of(_LISTS.clock)}", _place_nowhere, digits, figures=True),
    _rule(r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?", _place_nowhere, digits, figures=True),
    _rule(rf"[0-2][0-9][0-5][0-9]{_S}{any_of(_LISTS.zones)}", _place_nowhere, digits, figures=True),
)
"""Every way of saying a day, absolute ones first."""
