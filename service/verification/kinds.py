"""Keeps apart what goes by one word: one side's troops and the other's, a trade deal and a peace deal."""

from __future__ import annotations

from service.lexicon.grammar import load_grammar, words
from service.verification.pairs import Pair
from service.verification.parties import sides_of, strict_things, things_of
from service.verification.roles import shared_things

DEALINGS = words(load_grammar().kinds.dealings)
FORCES = words(load_grammar().kinds.fighters)


def is_other_kind(pair: Pair) -> bool:
    """True where both are about things of one name, and what stands with it makes them two."""
    wanted, found = frozenset(pair.wanted.patients), pair.own(pair.found.patients)
    return _of_other_forces(pair, wanted, found) or _on_something_else(pair, wanted, found)


def _of_other_forces(pair: Pair, wanted: frozenset[str], found: frozenset[str]) -> bool:
    """True of one side's troops beside the other's."""
    shared = shared_things(pair, wanted, found)
    forces = all(any(pair.concepts.implies(one, kind) for kind in FORCES) for one in shared)
    sides, others = _own_sides(pair, wanted), _own_sides(pair, found)
    return bool(shared and sides and others) and not sides & others and forces


def _own_sides(pair: Pair, terms: frozenset[str]) -> frozenset[str]:
    """The sides among the terms, without that of a place which another side is named beside."""
    sides = sides_of(terms)
    return sides - {pair.place_sides[place] for place in things_of(terms & pair.places)} or sides


def _on_something_else(pair: Pair, wanted: frozenset[str], found: frozenset[str]) -> bool:
    """True of a "trade deal" beside a "nuclear deal" or, of a deal made, beside a "peace proposal"."""
    shared = shared_things(pair, wanted, found)
    made = pair.wanted.concept in DEALINGS and not DEALINGS.isdisjoint(found)
    if not (shared or made) or not shared <= DEALINGS:
        return False
    topics = strict_things(wanted) - DEALINGS
    others = strict_things(found) - shared_things(pair, found, wanted)
    return bool(topics and others) and not shared_things(pair, topics, found)
