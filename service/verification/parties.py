"""Who stands in a role of an event: its sides, its things, and what acts by itself."""

from __future__ import annotations

from collections.abc import Iterable

from service.domain import AttributionKind, Event
from service.lexicon.concepts import UNDERTAKING
from service.lexicon.found import PRONOUNS
from service.lexicon.grammar import load_grammar, words
from service.lexicon.names import name_key
from service.lexicon.phrases import SIDE, side_term
from service.verification.pairs import Pair

CONQUESTS = words(load_grammar().kinds.conquests)
SHOOTING = "shoot_down"
DOWNED = words(load_grammar().kinds.downed)
FEATS = words(load_grammar().kinds.feats) | CONQUESTS

CHARGES = words(load_grammar().kinds.charges)
ACTING = words(load_grammar().kinds.acting)

GROUNDS = words(load_grammar().kinds.wide) | words(load_grammar().kinds.ground)

LOOSE = words(load_grammar().kinds.loose) | PRONOUNS
"""Kinds so wide that sharing one does not make two things the same, and lacking one not different."""


def doers(pair: Pair, event: Event) -> tuple[str, ...]:
    """Who did it; troops that moved moved themselves, and of feats a party tells as of its own."""
    if event.agents:
        return event.agents
    if event is pair.found and (own := _own_feat(pair)) is not None:
        return (own,)
    concept = pair.concepts.table.get(event.concept)
    if concept is None or not concept.ergative:
        return ()
    acting = any(pair.concepts.implies(term, kind) for term in event.patients for kind in ACTING)
    return event.patients if acting else ()


def _own_feat(pair: Pair) -> str | None:
    """The side that says "12 drones were shot down", unless it was done to its own people or places."""
    attribution, event = pair.claim.attribution, pair.found
    if not {event.concept, pair.wanted.concept} <= FEATS or attribution.kind is AttributionKind.NARRATION:
        return None
    if event.concept == SHOOTING and not any(
        pair.concepts.implies(term, kind) for term in event.patients for kind in DOWNED
    ):
        return None
    own = side_term(attribution.side)
    met = (*pair.own(event.patients), *(event.places if event.concept in CONQUESTS else ()))
    taken = any(own in (term, pair.place_sides.get(term)) for term in met)
    return own if attribution.side in pair.book.parties and not taken else None


def without_place(pair: Pair, terms: frozenset[str]) -> frozenset[str]:
    """An act without the place in its name: whose gamble the "Springfield gamble" is, it does not say."""
    sides_by_place = pair.place_sides
    if not any(term in sides_by_place for term in terms):
        return terms
    others = [term for term in things_of(terms) if term not in pair.places]
    acts = [term for term in others if term in pair.concepts.table]
    if not acts or any(term != UNDERTAKING and pair.concepts.is_thing(term) for term in acts):
        return terms
    if UNDERTAKING in acts:
        terms = sides_of(terms) | frozenset(acts) | (terms & pair.places)
    towns = things_of(terms & pair.places)
    sides = {pair.place_sides[town] for town in towns}
    return terms - towns - sides


def things_of(terms: Iterable[str]) -> frozenset[str]:
    """The terms that are no sides."""
    return frozenset(term for term in terms if not term.startswith(SIDE))


def is_party(name: str, terms: Iterable[str]) -> bool:
    """True of a speaker who is among the terms."""
    return name_key(name).replace(" ", "_") in terms


def sides_of(terms: Iterable[str]) -> frozenset[str]:
    """The sides among the terms."""
    return frozenset(term for term in terms if term.startswith(SIDE))


def strict(terms: frozenset[str]) -> frozenset[str]:
    """The terms without wide kinds."""
    return terms - LOOSE


def strict_things(terms: Iterable[str]) -> frozenset[str]:
    """The terms that tell one thing from another: no sides, no wide kinds."""
    return strict(things_of(terms))
