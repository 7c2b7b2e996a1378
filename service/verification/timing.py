"""Compares days: a dated statement is judged by claims of that day, and by fixed past events."""

from __future__ import annotations

from datetime import date

from service.domain import TAKEN_AS_KNOWN, Assertion, Hours, Period, Statement
from service.judgement import Aspect, Finding, Outcome
from service.verification.pairs import Pair

DAY = 24
CLOCK_GRACE = 1.0
"""Hours from which on two times of day are not one; "about 3 am" and half past three may be."""

GRACE = 1
"""Days: a claim of the day before or after still speaks of the statement's day (the contract's rule 3)."""


def compare_days(pair: Pair) -> Finding:
    """The event's own day if the claim gives one, else the day on which the claim was made.

    Two hours of the day that exclude each other are no one time either.
    """
    apart = _hours_apart(pair)
    if apart is not None:
        said, told = apart
        message = f"The claim speaks of {told}, the statement of {said}."
        return Finding(Aspect.DATE, Outcome.CONFLICTS, said, told, message)
    wanted = statement_period(pair)
    if wanted is None:
        return Finding(Aspect.DATE, Outcome.SILENT, None, None, "The statement names no day.")
    own = any(event.period is not None for event in pair.claim.assertion.events)
    found = pair.found.period or (None if own else pair.claim.assertion.period)
    if found is not None:
        return _compare_periods(pair, wanted, found)
    made = pair.claim.stated_on or pair.claim.source.published_on
    if made is None:
        return _finding(Outcome.SILENT, wanted, "an unknown day")
    near = _gap(wanted.first, wanted.last, made, made) <= GRACE
    if pair.wanted.onset:
        return _finding(Outcome.SILENT, wanted, made.isoformat())
    return _finding(Outcome.AGREES if near else Outcome.CONFLICTS, wanted, made.isoformat())


def weigh_days(pair: Pair) -> Outcome:
    """The same without the words; nothing to compare where the statement names neither day nor hour."""
    if not pair.part.hours and statement_period(pair) is None:
        return Outcome.SILENT
    return compare_days(pair).outcome


def _hours_apart(pair: Pair) -> tuple[str, str] | None:
    """The statement's hours and the claim's of the same zone, where they exclude each other."""
    for said in pair.part.hours:
        like = [one for one in pair.claim.assertion.hours if one.universal is said.universal]
        if like and all(_are_apart(said, one) for one in like):
            return said.text, like[0].text
    return None


def hours_open(part: Assertion, told: Assertion) -> bool:
    """True where the claim tells an hour, but in another zone than the statement's."""
    zones = {one.universal for one in told.hours}
    return bool(zones) and any(said.universal not in zones for said in part.hours)


def _are_apart(one: Hours, other: Hours) -> bool:
    """True of clock times an hour apart and more, and of two parts of the day that share none of it."""
    if one.first != one.last and other.first != other.last:
        return not (_within(one.first, other) or _within(other.first, one))
    return _distance(one, other) >= CLOCK_GRACE


def _distance(one: Hours, other: Hours) -> float:
    """Hours between two stretches of the day, 0 where they meet."""
    if _within(one.first, other) or _within(other.first, one):
        return 0.0
    gaps = ((other.first - one.last) % DAY, (one.first - other.last) % DAY)
    return min(gaps)


def _within(hour: float, hours: Hours) -> bool:
    if hours.first <= hours.last:
        return hours.first <= hour <= hours.last
    return hour >= hours.first or hour <= hours.last


def statement_period(pair: Pair) -> Period | None:
    """The day or days of which the statement speaks: its event's, its text's, else `as_of`."""
    return pair.wanted.period or _shared(pair.part) or day_of(pair.statement)


def _shared(part: Assertion) -> Period | None:
    """The text's day, unless it is that of what is only taken as known: "took back what fell in August"."""
    apart = (event.period for event in part.events if event.rank >= TAKEN_AS_KNOWN)
    return None if part.period in apart else part.period


def day_of(statement: Statement) -> Period | None:
    """The day sent with the statement."""
    if statement.as_of is None:
        return None
    return Period(statement.as_of, statement.as_of, statement.as_of.isoformat())


def _gap(first: date, last: date, other_first: date, other_last: date) -> int:
    """Days between two stretches of days, 0 where they meet; safe for the calendar's first and last day."""
    return max((first - other_last).days, (other_first - last).days, 0)


def _compare_periods(pair: Pair, wanted: Period, found: Period) -> Finding:
    last = found.last
    grace = GRACE if wanted.first == wanted.last else 0
    if wanted.first <= found.first and last <= wanted.last:
        return _finding(Outcome.AGREES, wanted, found.text)
    if _gap(wanted.first, wanted.last, found.first, last) > grace:
        return _finding(Outcome.CONFLICTS, wanted, found.text)
    if found.first == last or not pair.wanted.onset:
        return _finding(Outcome.AGREES, wanted, found.text)
    return _finding(Outcome.SILENT, wanted, found.text)


def _finding(outcome: Outcome, wanted: Period, found: str) -> Finding:
    said = wanted.text
    if outcome is Outcome.CONFLICTS:
        return Finding(
            Aspect.DATE, outcome, said, found, f"The claim speaks of {found}, the statement of {said}."
        )
    if outcome is Outcome.AGREES:
        return Finding(Aspect.DATE, outcome, said, found, f"Both speak of {said}.")
    return Finding(Aspect.DATE, outcome, said, found, f"{found} in the claim does not settle {said}.")
