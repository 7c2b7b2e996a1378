"""Where on the calendar the words of a text point, seen from the day it was published.

An article speaks of its own past unless its verb is in the future; callers say which.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

BEHIND = timedelta(days=274)
AHEAD = timedelta(days=91)
"""A date without a year lies at most nine months back or three ahead (the other way round after a
future verb): agencies leave out the year of dates in the current one and close to it (AP Stylebook,
"months"), and the two together are a year, so that exactly one year fits."""

Days = tuple[date, date]
"""First and last day, both included."""


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """The day a text was published, whether its verb is in the future, and a day to guess years by.

    Without `published_on` nothing relative can be placed; dates without a year are then taken near `near`.
    """

    published_on: date | None
    future: bool = False
    near: date | None = None

    def offset(self, first: int, last: int) -> Days | None:
        """The days from `first` to `last`, counted from the day of publication."""
        if self.published_on is None or first > last:
            return None
        begin, end = shifted(self.published_on, first), shifted(self.published_on, last)
        return (begin, end) if begin and end else None

    def weekday(self, weekday: int, which: str | None) -> Days | None:
        """The weekday (0 is Monday) before or, in the future, after; the same day if it is one.

        `which` "last" and "next" leave out the day itself.
        """
        if self.published_on is None:
            return None
        back = (self.published_on.weekday() - weekday) % 7
        if which == "last":
            return self.offset(-(back or 7), -(back or 7))
        if which == "next" or self.future:
            ahead = -back % 7 or (7 if which == "next" else 0)
            return self.offset(ahead, ahead)
        return self.offset(-back, -back)

    def day(self, year: int | None, month: int, day: int) -> date | None:
        """The date; without `year` the one that an article of this day leaves the year out for."""
        if year is not None:
            return real_day(year, month, day)
        around = self.published_on or self.near
        if around is None:
            return None
        behind, ahead = (AHEAD, BEHIND) if self.future else (BEHIND, AHEAD)
        found = (real_day(around.year + step, month, day) for step in (0, -1, 1))
        return next((one for one in found if one and -behind <= one - around <= ahead), None)

    def month(self, year: int | None, month: int, which: str | None) -> Days | None:
        """A whole month; "last May" and "next May" are the ones before and after the current month."""
        first = self.day(year, month, 1)
        if which is not None and self.published_on is not None and year is None:
            current = (self.published_on.year, self.published_on.month)
            step = {"last": -(month >= current[1]), "next": +(month <= current[1])}.get(which, 0)
            first = real_day(current[0] + step, month, 1)
        return (first, first.replace(day=monthrange(first.year, first.month)[1])) if first else None

    def calendar_unit(self, unit: str, which: str) -> Days | None:
        """Last, this or next week (from Monday), weekend, month or year; this one ends or starts today."""
        day = self.published_on
        step = {"last": -1, "this": 0, "next": 1}[which]
        if day is None:
            return None
        if unit == "week":
            found = self.offset(7 * step - day.weekday(), 7 * step - day.weekday() + 6)
        elif unit == "weekend":
            found = self._weekend(step)
        elif unit == "month":
            turn = day.year * 12 + day.month - 1 + step
            found = self.month(turn // 12, turn % 12 + 1, None)
        else:
            found = whole_year(day.year + step)
        if found is None or step or unit == "weekend":
            return found
        return (day, found[1]) if self.future else (found[0], day)

    def _weekend(self, step: int) -> Days | None:
        """The weekend just gone or now on; one further with `step`, the next one in the future."""
        if self.published_on is None:
            return None
        since_saturday = (self.published_on.weekday() - 5) % 7
        if step > 0 or (self.future and step == 0 and since_saturday > 1):
            return self.offset(7 - since_saturday, 8 - since_saturday)
        if step < 0 and since_saturday <= 1:
            since_saturday += 7
        return self.offset(-since_saturday, 1 - since_saturday)


def shifted(day: date, days: int) -> date | None:
    """The day that many days later; None beyond the calendar."""
    number = day.toordinal() + days
    return date.fromordinal(number) if 0 < number <= date.max.toordinal() else None


def real_day(year: int, month: int, day: int) -> date | None:
    """The date, None where there is none such."""
    if not (date.min.year <= year <= date.max.year and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def whole_year(year: int) -> Days | None:
    """The days of the year, None beyond the calendar."""
    first, last = real_day(year, 1, 1), real_day(year, 12, 31)
    return (first, last) if first and last else None


def part_of(days: Days, share: tuple[float, float]) -> Days:
    """The part of a period that lies between two shares of its days: early is (0, 0.33)."""
    length = (days[1] - days[0]).days + 1
    first = days[0] + timedelta(days=round(length * share[0]))
    return first, max(first, days[0] + timedelta(days=round(length * share[1]) - 1))
