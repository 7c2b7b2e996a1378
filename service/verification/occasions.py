"""Whether two events are one: by what happens only once, by day, by figure, or by the words of the telling.

Each asks for conditions of the table by name, as `facts` has them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from service.domain import Assertion
from service.judgement import Outcome
from service.lexicon.grammar import load_grammar, words
from service.lexicon.phrases import SIDE, PhraseBook
from service.verification.pairs import PARTS_KEPT, Pair
from service.verification.parties import strict_things
from service.verification.timing import statement_period
from service.verification.told import ById
from service.verification.whereabouts import places_open
from service.verification.wording import coverage

SUDDEN = words(load_grammar().kinds.sudden)

ENDING = words(load_grammar().kinds.ending)
LANDMARKS = words(load_grammar().kinds.landmarks)
JOURNEYS = words(load_grammar().kinds.journeys)
JOURNEY = 20
"""Days within which one person is not taken to have come to one place, or to have met somebody, twice."""

COVERED_FIRMLY = 0.7
"""Share from which on another doer is one of the very event: of those below it 1 in 6 was."""

FEWEST_ALIKE = 3
"""Words beside names from which on two tellings in the same words are one, whoever did it."""


def happens_once(pair: Pair, facts: Mapping[str, object]) -> bool:
    """True of one founding, signing or completion of one thing, told with its own day."""
    concept = pair.concepts.table.get(pair.found.concept)
    once = concept is not None and concept.once
    return once and pair.found.period is not None and facts["patients"] is Outcome.AGREES


def is_fixed(pair: Pair, facts: Mapping[str, object]) -> bool:
    """True of what befell one thing at a place of one name, told with its day or hour, and of a journey."""
    if _is_journey(pair, facts) or _is_told_before(pair, facts):
        return True
    told = pair.claim.assertion
    days = {one for one in (told.period, *(event.period for event in told.events)) if one is not None}
    brief = len(days) == 1 and all((day.last - day.first).days <= 1 for day in days)
    dated = brief and pair.found.concept in SUDDEN
    if not (dated or pair.part.hours) or pair.part.marks != told.marks:
        return False
    shared = (strict_things(pair.wanted.patients) & strict_things(pair.found.patients)) - pair.places
    named = any(term in pair.places and not term.startswith(SIDE) for term in pair.part.terms)
    return bool(shared) and named and bool(facts["covered_well"]) and facts["agents"] is not Outcome.CONFLICTS


def _is_journey(pair: Pair, facts: Mapping[str, object]) -> bool:
    """True of one person's coming, going or meeting somebody, on two days too near for two journeys."""
    wanted, found = statement_period(pair), pair.found.period
    if pair.found.concept not in JOURNEYS or wanted is None or found is None:
        return False
    doing = pair.book.persons.intersection(pair.wanted.agents)
    same = pair.book.persons & {*pair.wanted.agents, *pair.wanted.patients}
    same &= pair.own((*pair.found.agents, *pair.found.patients))
    where = facts["places"] is Outcome.AGREES or facts["patients"] is Outcome.AGREES or len(same) > 1
    apart = max((found.first - wanted.last).days, (wanted.first - found.last).days)
    return bool(same & doing) and where and apart <= JOURNEY


def _is_told_before(pair: Pair, facts: Mapping[str, object]) -> bool:
    """True of the end of a bridge or the like, told before the day that the statement has: gone is gone."""
    wanted = statement_period(pair)
    told = pair.claim.stated_on or pair.claim.source.published_on
    if pair.found.concept not in ENDING or pair.found.period is not None or wanted is None or told is None:
        return False
    shared = LANDMARKS & {*pair.wanted.patients} & {*pair.found.patients}
    return bool(shared) and facts["places"] is Outcome.AGREES and told < wanted.first and pair.found.positive


def one_occasion(pair: Pair, facts: Mapping[str, object]) -> bool:
    """True unless two sides may have done the same to each other, at another place or on another day."""
    if Outcome.CONFLICTS in (facts["places"], facts["date"]) or places_open(pair):
        return False
    parties = (pair.wanted.agents, pair.wanted.patients, pair.found.agents, pair.found.patients)
    named = all(strict_things(party) - pair.places for party in parties)
    return (
        named
        or facts["figure"] is Outcome.AGREES
        or (
            facts["places"] is Outcome.AGREES
            and any(not term.startswith(SIDE) for term in pair.wanted.places)
        )
    )


def is_identified(pair: Pair, facts: Mapping[str, object]) -> bool:
    """True where the claim tells of the very event, though by another doer: by figure, day or thing."""
    agrees = Outcome.AGREES
    if pair.wanted.onset and not pair.found.onset and pair.found.period is None:
        return False
    if coverage(pair.part, pair.claim, pair.concepts) < COVERED_FIRMLY:
        return False
    if facts["figure"] is agrees:
        return True
    if facts["figure"] is not None:
        return False
    dated = pair.wanted.period is not None or pair.part.period is not None
    if facts["places"] is agrees and (
        (dated and facts["date"] is agrees) or (pair.wanted.onset and pair.found.onset)
    ):
        return True
    if pair.concepts.implies(pair.found.concept, "control") and not _shares_name(pair):
        return False
    if facts["told_itself"] and len(_told_words(pair)) >= FEWEST_ALIKE:
        return True
    if facts["patients"] is not agrees:
        return False
    return (
        facts["places"] is agrees
        or pair.concepts.implies(pair.found.concept, "control")
        or not pair.wanted.places
    )


@lru_cache(maxsize=PARTS_KEPT)
def names_in(part: ById[Assertion], book: PhraseBook) -> frozenset[str]:
    """Sides and places of the part: where and among whom, which say nothing about what happened."""
    places = book.place_sides
    return frozenset(term for term in part.thing.terms if term in places or term.startswith(SIDE))


def _shares_name(pair: Pair) -> bool:
    """True where both tell of one place or name; villages taken by one army leave others to another."""
    shared = {*pair.wanted.patients, *pair.wanted.places} & {*pair.found.patients, *pair.found.places}
    return any(term not in pair.concepts.table and not term.startswith(SIDE) for term in shared)


def _told_words(pair: Pair) -> frozenset[str]:
    """The words of the part by which one telling is known from another: no names, no wide kinds."""
    return strict_things(set(pair.part.terms) - names_in(ById(pair.part), pair.book))
