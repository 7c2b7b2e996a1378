"""Compares whether both say that it happened, or one that it did not."""

from __future__ import annotations

from collections.abc import Iterator

from service.domain import Event, Quantity
from service.judgement import Aspect, Finding, Outcome
from service.lexicon.phrases import SIDE
from service.verification.figures import LASTING
from service.verification.measures import same_measure
from service.verification.pairs import Pair, Relation
from service.verification.timing import statement_period

PART = 0.2
"""Share of what is denied below which a number told of one place is taken for a part of the whole."""


def weigh_polarity(pair: Pair) -> Outcome:
    """A claim of the opposite ("sped up") counts as a denial of the event ("slowed down")."""
    found = is_affirmed(pair) == (pair.relation is Relation.SAME)
    return Outcome.AGREES if pair.wanted.positive == found else Outcome.CONFLICTS


def compare_polarity(pair: Pair) -> Finding:
    """The same in words."""
    outcome, wanted = weigh_polarity(pair), pair.wanted.positive
    found = wanted if outcome is Outcome.AGREES else not wanted
    words = {True: "it is so", False: "it is not so"}
    if outcome is Outcome.AGREES:
        message = "Both affirm it." if wanted else "Both deny it."
    elif pair.relation is Relation.SAME:
        message = f"The statement says that {words[wanted]}, the claim that {words[found]}."
    else:
        message = f"The claim tells of the opposite ({_show(pair.found)}, not {_show(pair.wanted)})."
    return Finding(Aspect.POLARITY, outcome, words[wanted], words[found], message)


def is_affirmed(pair: Pair) -> bool:
    """Whether the claim says that its event is so."""
    return pair.claim.assertion.affirms(pair.found)


def only_some(pair: Pair) -> bool:
    """True where one says that it was not so of all, and the other only that it was so, or was not."""
    return _not_all(pair.wanted) != _not_all(pair.found) and not (
        pair.wanted.every if _not_all(pair.found) else pair.found.every or not is_affirmed(pair)
    )


def short_of_all(pair: Pair) -> bool:
    """True where the statement says that not all of so many were, and the claim that fewer were."""
    return (
        _not_all(pair.wanted)
        and is_affirmed(pair)
        and any(one.unit == other.unit and other.high < one.low for one, other in _figures(pair))
    )


def _figures(pair: Pair) -> Iterator[tuple[Quantity, Quantity]]:
    """Each figure of the statement's event beside each of the claim's."""
    for i in pair.wanted.quantities:
        for j in pair.found.quantities:
            yield pair.part.quantities[i], pair.claim.assertion.quantities[j]


def falls_short(pair: Pair) -> bool:
    """True where the statement says that it was not so many, and the claim that it was fewer.

    Not of one day's number, nor of a small one of a place that the statement does not name: both are a part.
    """
    if pair.wanted.positive or not is_affirmed(pair):
        return False
    if pair.found.period is not None and statement_period(pair) is None and pair.found.concept not in LASTING:
        return False
    elsewhere = any(
        place in pair.places and not place.startswith(SIDE) and place not in pair.part.terms
        for place in pair.found.places
    )
    least = PART if elsewhere else 0.0
    return any(
        least * one.low <= other.high < one.low and same_measure(one, other, pair.concepts)
        for one, other in _figures(pair)
    )


def _not_all(event: Event) -> bool:
    return event.every and not event.positive


def _show(event: Event) -> str:
    return event.concept.replace("_", " ")
