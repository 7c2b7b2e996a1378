"""Compares how long something lasts: "spread over two years", "cut to eight hours"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from service.domain import Quantity
from service.judgement import Finding, Outcome
from service.lexicon.days import load_days
from service.verification.facts import COVERED_WELL
from service.verification.figures import tell_figures
from service.verification.measures import TIME_UNITS, compare_intervals
from service.verification.pairs import Pair, Relation
from service.verification.wording import coverage

LOOSE = 0.02
"""Months are no fixed number of days: 24 of them are two years."""


def compare_stretches(pair: Pair) -> Iterator[tuple[int, Finding]]:
    """What the claim's stretches of time say to those of the statement's event, by their position.

    Nothing where it gives none of the same act told alike, or only within what time it happened.
    """
    wanted = [i for i in pair.wanted.quantities if pair.part.quantities[i].unit in TIME_UNITS]
    told = pair.claim.assertion
    found = [told.quantities[i] for i in pair.found.quantities if told.quantities[i].unit in TIME_UNITS]
    if not (wanted and found) or pair.relation is not Relation.SAME or pair.part.windowed or told.windowed:
        return
    if coverage(pair.part, pair.claim, pair.concepts) < COVERED_WELL:
        return
    for position in wanted:
        said = pair.part.quantities[position]
        led = _word_before(pair.statement.text, said)
        like = [one for one in found if _word_before(pair.claim.text, one) == led]
        outcomes = [(compare_intervals(_in_days(said, LOOSE), _in_days(one)), one) for one in like]
        fitting = next((one for outcome, one in outcomes if outcome is Outcome.AGREES), None)
        if fitting is not None:
            yield position, tell_figures(Outcome.AGREES, said, fitting)
        elif outcomes and all(outcome is Outcome.CONFLICTS for outcome, _ in outcomes):
            yield position, tell_figures(Outcome.CONFLICTS, said, like[-1])


def _word_before(text: str, stretch: Quantity) -> str:
    """What leads to it: two years "over" which is not two years "by" which."""
    return (text[: stretch.start].split() or [""])[-1].casefold()


def _in_days(stretch: Quantity, loose: float = 0.0) -> Quantity:
    """The same in days, its ends a little looser."""
    days = load_days().units[str(stretch.unit)].days
    low, high = stretch.low * days * (1 - loose), stretch.high * days * (1 + loose)
    return replace(stretch, value=stretch.value * days, low=low, high=high, unit="day")
