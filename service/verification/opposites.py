"""Whether what a claim tells is the opposite of a statement's event, of the same thing or party."""

from __future__ import annotations

from service.judgement import Outcome
from service.lexicon.concepts import UNDERTAKING
from service.lexicon.grammar import load_grammar, words
from service.lexicon.phrases import SIDE
from service.verification.pairs import Pair, Relation
from service.verification.parties import sides_of
from service.verification.roles import (
    moves_there,
    other_hands,
    same_theme,
    shares_thing,
    towns_of,
    weigh_agents,
)
from service.verification.wording import COVERED, coverage

STAYING = words(load_grammar().kinds.staying)
ORDERS = words(load_grammar().kinds.orders)
NEAR = words(load_grammar().kinds.near)
GOING_ON = words(load_grammar().verbs.going_on)
"""What goes on is an act, and another act of the same side may be over."""


def opposite_holds(pair: Pair) -> bool:
    """True where the opposite is told of the same thing, or of the party that is said to be stopped.

    Some people stay where others leave, some drones get through where others are shot down, and who is
    near one town may have taken another.
    """
    if pair.relation is Relation.OPPOSED:
        return _is_opposed(pair)
    sides, own = sides_of(pair.wanted.patients), sides_of(pair.wanted.agents)
    doers = sides_of(pair.own(pair.found.agents))
    if not sides and not own:
        return False
    return pair.wanted.every and bool(doers) and not doers & own and (not sides or bool(doers & sides))


def is_opposed(pair: Pair) -> bool:
    """True of an opposite act; of those that some may do while others do not, only where it holds of all."""
    if pair.relation is Relation.SAME:
        return False
    return pair.wanted.concept not in STAYING or opposite_holds(pair)


def _is_opposed(pair: Pair) -> bool:
    told = {pair.wanted.concept, pair.found.concept}
    if GOING_ON & told:
        return not other_hands(pair) and shares_thing(pair)
    if ORDERS & told and not _orders_alike(pair):
        return False
    if STAYING & told:
        whole = pair.wanted.every or pair.found.every
        return whole and not other_hands(pair) and _of_one_side(pair) and same_theme(pair)
    if NEAR & told:
        doers = sides_of(pair.wanted.agents) & sides_of(pair.own(pair.found.agents))
        towns = towns_of(pair, pair.wanted) & towns_of(pair, pair.found)
        return pair.found.concept in NEAR and bool(doers and towns)
    return not other_hands(pair) and (same_theme(pair) or moves_there(pair) or _nameless(pair))


def _of_one_side(pair: Pair) -> bool:
    """False of one side's drones that got through and another's that were stopped."""
    sides = sides_of((*pair.wanted.agents, *pair.wanted.patients))
    others = sides_of(pair.found.patients)
    return not (sides and others) or bool(sides & others)


def _orders_alike(pair: Pair) -> bool:
    """True where one is told to do what another does freely: "told to leave", "left of their own will"."""
    acts = {event.concept for event in pair.part.events} - ORDERS
    others = {event.concept for event in pair.claim.assertion.events} - ORDERS
    return any(pair.concepts.related(one, other) for one in acts for other in others)


def _nameless(pair: Pair) -> bool:
    """True of two levels or outcomes without a noun of their own ("the gamble failed") in the same words."""
    wanted = pair.wanted
    nameless = not wanted.patients and (not wanted.agents or UNDERTAKING in wanted.agents)
    if not nameless or _tells_of_another(pair) or weigh_agents(pair).outcome is Outcome.CONFLICTS:
        return False
    return coverage(pair.part, pair.claim, pair.concepts) >= COVERED


def _tells_of_another(pair: Pair) -> bool:
    """True of "the shelters are operating" and "Velmar respects it", which tell nothing of an undertaking."""
    parties = {*pair.found.agents, *pair.found.patients}
    acts = {term for term in parties if term == UNDERTAKING or not pair.concepts.is_thing(term)}
    return bool(parties) and all(term.startswith(SIDE) or term in pair.places for term in acts)
