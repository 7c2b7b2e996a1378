"""Compares what is told as a fact with what is planned, possible or demanded: plans are not facts."""

from __future__ import annotations

from service.domain import Claim, Event, Modality
from service.judgement import Aspect, Finding, Outcome
from service.lexicon.grammar import load_grammar, words
from service.lexicon.phrases import side_term
from service.verification.pairs import Pair

ORDERS = words(load_grammar().kinds.orders)

LATELY = 60
"""Days after which what was ordered need not be so any more."""

OPEN = frozenset({Modality.PLAN, Modality.POSSIBILITY, Modality.OBLIGATION})
NAMES = {
    Modality.FACT: "a fact",
    Modality.DENIAL: "a denial",
    Modality.PLAN: "a plan",
    Modality.POSSIBILITY: "a possibility",
    Modality.OBLIGATION: "a demand",
    Modality.QUESTION: "a question",
}


def weigh_modality(pair: Pair) -> Outcome:
    """Facts are compared with facts, plans with plans; what cannot be is a fact."""
    wanted, found = pair.wanted, pair.found
    alike = _is_open(wanted) == _is_open(found)
    excluded = _is_excluded(wanted, found) or _is_excluded(found, wanted) or _is_ruled_out(pair)
    if alike or excluded or _is_ordered(pair):
        return Outcome.AGREES
    denied = not wanted.positive and not found.positive and (wanted.denied or found.denied)
    return Outcome.AGREES if denied else Outcome.CONFLICTS


def compare_modality(pair: Pair) -> Finding:
    """The same in words."""
    names = NAMES[pair.wanted.modality], NAMES[pair.found.modality]
    if weigh_modality(pair) is Outcome.AGREES:
        return Finding(Aspect.MODALITY, Outcome.AGREES, *names, f"Both put it as {names[0]}.")
    return Finding(
        Aspect.MODALITY,
        Outcome.CONFLICTS,
        *names,
        f"The claim tells of {names[1]}, the statement of {names[0]}.",
    )


def _is_excluded(possible: Event, event: Event) -> bool:
    """True where one holds it for possible and the other says that it cannot be."""
    both = possible.modality is event.modality is Modality.POSSIBILITY
    return both and possible.positive and not event.positive


def _is_ruled_out(pair: Pair) -> bool:
    """True of what the statement has a side plan and that side says cannot be.

    Others may well plan what it takes for impossible, and what cannot be may be vowed.
    """
    wanted, found = pair.wanted, pair.found
    impossible = found.modality is Modality.POSSIBILITY and not found.positive
    side = pair.claim.attribution.side
    own = side_term(side) in wanted.agents or pair.statement.attributed_side == side
    return impossible and own and wanted.modality is Modality.PLAN and wanted.positive


def _is_ordered(pair: Pair) -> bool:
    """True of what has to be done where the claim tells that it was ordered."""
    ordering = (event for event in pair.claim.assertion.events if _is_in_force(event, pair.claim))
    has_to = pair.wanted.modality is Modality.OBLIGATION and pair.found.modality is Modality.FACT
    return has_to and any(pair.found.concept in event.patients for event in ordering)


def _is_in_force(event: Event, claim: Claim) -> bool:
    """True of an order given lately."""
    if event.concept not in ORDERS or not event.positive or event.modality is not Modality.FACT:
        return False
    told = claim.source.published_on
    return event.period is None or told is None or (told - event.period.last).days <= LATELY


def _is_open(event: Event) -> bool:
    return event.modality in OPEN and (event.positive or event.modality is not Modality.POSSIBILITY)
