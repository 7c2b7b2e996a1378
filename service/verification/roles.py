"""Compares who did it to whom and where; what is left open on either side is no conflict."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from service.domain import Assertion, Event, Modality
from service.judgement import Outcome
from service.lexicon.concepts import Concepts
from service.lexicon.grammar import load_grammar, words
from service.lexicon.phrases import SIDE, side_term
from service.verification.pairs import RELATIONS_KEPT, Pair
from service.verification.parties import (
    CHARGES,
    GROUNDS,
    doers,
    is_party,
    sides_of,
    strict_things,
    things_of,
    without_place,
)
from service.verification.wording import COVERED, coverage

ATTITUDES = words(load_grammar().kinds.attitude)
MOVING = words(load_grammar().verbs.moving)
LOSING = words(load_grammar().kinds.losing)
WAGING = words(load_grammar().kinds.waging)


WANTED = frozenset({Modality.PLAN, Modality.OBLIGATION})
"""In these moods somebody else may be told to do it."""


class Roles(NamedTuple):
    """Who or what fills a role on each side, and what that comes to."""

    outcome: Outcome
    wanted: frozenset[str]
    found: frozenset[str]


def weigh_agents(pair: Pair) -> Roles:
    """By side where both name one, else by what they are."""
    asking, asked = askers(pair.part, pair.wanted), pair.own(askers(pair.claim.assertion, pair.found))
    if sides_of(asking) and sides_of(asked) and not sides_of(asking) & sides_of(asked):
        return Roles(Outcome.CONFLICTS, frozenset(asking), asked)
    wanted = without_place(pair, frozenset(doers(pair, pair.wanted)))
    found = without_place(pair, pair.own(doers(pair, pair.found)))
    if is_own_charge(pair):
        return Roles(Outcome.SILENT, wanted, found)
    if _are_others(pair, wanted, found):
        return Roles(Outcome.CONFLICTS, wanted, found)
    return Roles(_compare_parties(pair, wanted, found), wanted, found)


def askers(told: Assertion, event: Event) -> tuple[str, ...]:
    """Who wants others to do it: "Oslo asked the inspectors to visit the camp"; nobody of a plain fact."""
    if event.modality not in WANTED:
        return ()
    doing = frozenset(event.agents)
    above = (one for one in told.events if one is not event and one.rank <= event.rank)
    return next((one.agents for one in above if one.agents and not doing.isdisjoint(one.patients)), ())


def _are_others(pair: Pair, wanted: Iterable[str], found: Iterable[str]) -> bool:
    """True where both name persons, and not one of them is the same."""
    persons, others = pair.book.persons.intersection(wanted), pair.book.persons.intersection(found)
    return bool(persons and others) and not persons & others


def weigh_patients(pair: Pair) -> Roles:
    """To whom or what it was done; a claim that leaves it open is read with the text before it."""
    wanted, found = frozenset(pair.wanted.patients), pair.own(pair.found.patients)
    if not found and wanted & frozenset(pair.claim.assertion.context):
        return Roles(Outcome.AGREES, wanted, wanted)
    return Roles(_compare_parties(pair, wanted, found), wanted, found)


def doer_open(pair: Pair) -> bool:
    """True where the statement names a doer whom the claim and its text do not name.

    A side that is only told as the one to whom, or where, it was done is not named as its doer.
    """
    if _person_open(pair):
        return True
    if doers(pair, pair.found):
        return False
    if _speaks_of(pair):
        return True
    wanted = without_place(pair, frozenset(pair.wanted.agents))
    if things_of(wanted) and things_of(wanted) <= GROUNDS:
        return False
    named = {term for term in wanted if term not in pair.concepts.table}
    named -= {term for term in pair.found.places if SIDE not in term}
    assertion = pair.claim.assertion
    told = {*assertion.terms, *assertion.context}
    if sides_of(named):
        hit = {*pair.found.patients, *pair.found.places}
        told = (told | {side_term(pair.claim.attribution.side)}) - hit - _accusers(pair)
    return bool(named) and not named & told


def _accusers(pair: Pair) -> set[str]:
    """Who in the claim blames another, or whom nobody knows of: "both sides traded blame for the fire"."""
    if pair.wanted.concept in CHARGES:
        return set()
    return {
        term
        for event in pair.claim.assertion.events
        if event.concept in CHARGES
        for term in event.agents
        if term not in event.patients
    }


def is_own_charge(pair: Pair) -> bool:
    """True of "X blames Y" as X's words beside another's blame: who said it is compared anyway."""
    told_by, other = pair.statement.attributed_to, pair.claim.attribution.speaker
    if pair.wanted.concept not in CHARGES or told_by is None or other is None:
        return False
    own = is_party(told_by, pair.wanted.agents) or not things_of(pair.wanted.agents)
    return own and is_party(other, pair.found.agents)


def _person_open(pair: Pair) -> bool:
    """True of a person who is said to be behind an act, where the claim knows no more than the side's.

    What somebody has not done, others of the side may have, but for a war, which is its leader's, too.
    """
    persons = pair.book.persons.intersection(pair.wanted.agents)
    acts = (term for term in pair.wanted.patients if term in pair.concepts.table)
    charged = pair.wanted.concept in CHARGES and any(not pair.concepts.is_thing(act) for act in acts)
    told = {*pair.claim.assertion.terms, *pair.claim.assertion.context}
    speaks = any(is_party(str(pair.claim.attribution.speaker), {person}) for person in persons)
    fights = pair.wanted.concept in WAGING
    not_so = not (pair.wanted.positive or speaks or fights)
    return bool(persons) and (charged or not_so) and not persons & told


def _speaks_of(pair: Pair) -> bool:
    """True where who is said to have done it only speaks of it in the claim: "condemned the attack"."""
    wanted = frozenset(pair.wanted.agents)
    return any(
        pair.found.concept in event.patients and wanted & pair.own(event.agents)
        for event in pair.claim.assertion.events
        if event is not pair.found and event.concept in ATTITUDES
    )


def shares_party(pair: Pair) -> bool:
    """False where both name sides as doers, or as whom it was done to, and not the same."""
    roles = [(pair.wanted.agents, pair.found.agents), (pair.wanted.patients, pair.found.patients)]
    if (pair.wanted.concept in LOSING) != (pair.found.concept in LOSING):
        roles = [(_sufferers(pair.wanted), _sufferers(pair.found))]
    for wanted, found in roles:
        one, other = sides_of(wanted), sides_of(pair.own(found))
        if (one and other and not one & other) or _are_others(pair, wanted, found):
            return False
    return True


def _sufferers(event: Event) -> tuple[str, ...]:
    return event.agents if event.concept in LOSING else event.patients


def shares_thing(pair: Pair) -> bool:
    """True where both tell of one thing, in whatever role; a side's own troops are none that it did it to."""
    doing, acting = frozenset(pair.wanted.agents), pair.own(pair.found.agents)
    done_to, others = frozenset(pair.wanted.patients), pair.own(pair.found.patients)
    if not sides_of(doing) & sides_of(acting):
        return _meet_things(pair, doing | done_to, acting | others)
    return _meet_things(pair, doing | done_to, others) or _meet_things(pair, doing, acting)


def same_theme(pair: Pair) -> bool:
    """True where two opposed events ("slowed", "sped up") are of the same thing, in whatever role."""
    table = pair.concepts.table
    acts = {term for term in pair.wanted.patients if term in table and not table[term].is_thing}
    wanted = frozenset(_movers(pair.wanted) or pair.wanted.patients or pair.wanted.agents)
    found = pair.own(_movers(pair.found) or (*pair.found.patients, *pair.found.agents))
    if {pair.wanted.concept, pair.found.concept} <= ATTITUDES and things_of(pair.wanted.patients):
        return _meet_things(pair, frozenset(pair.wanted.patients), pair.own(pair.found.patients))
    sides, others = sides_of(wanted), sides_of(found)
    if not _movers(pair.found):
        others = sides_of(pair.found.patients) or others
    if _meet_things(pair, wanted, found):
        return True
    if acts and wanted == acts:
        return _meet_things(pair, frozenset(pair.wanted.agents), found)
    if sides and others:
        return bool(sides & others)
    alike = coverage(pair.part, pair.claim, pair.concepts) >= COVERED
    if sides and _movers(pair.wanted):
        return False
    return bool(wanted and found) and alike and _related(pair, wanted, found)


def _movers(event: Event) -> tuple[str, ...]:
    """Who or what came or went, not where or to whom: aid that reaches people is not people who leave."""
    return event.agents if event.concept in MOVING else ()


def other_hands(pair: Pair) -> bool:
    """True where one side did the one to a thing and another side the opposite: both may be so."""
    sides, others = sides_of(pair.wanted.agents), sides_of(pair.own(pair.found.agents))
    return bool(pair.found.patients and sides and others) and not sides & others


def moves_there(pair: Pair) -> bool:
    """True where one side comes and goes at one place, or undoes what the other text says it did."""
    sides, others = sides_of(pair.wanted.agents), sides_of(pair.own(pair.found.agents))
    if sides & others and towns_of(pair, pair.wanted) & towns_of(pair, pair.found):
        return True
    undone = pair.wanted.concept in pair.found.patients or pair.found.concept in pair.wanted.patients
    return undone and weigh_agents(pair).outcome is not Outcome.CONFLICTS


def towns_of(pair: Pair, event: Event) -> frozenset[str]:
    """The named places of an event, those that something was done to among them; no sides."""
    named = frozenset((*event.patients, *event.places))
    return frozenset(term for term in named if term in pair.places and SIDE not in term)


def are_against_each_other(pair: Pair) -> bool:
    """True of "they struck its reserves" beside an attack of that side's on nobody named: both may be so."""
    if not strict_things(pair.wanted.patients) - pair.places or pair.found.patients:
        return False
    return bool(sides_of(pair.wanted.patients) & sides_of(pair.own(pair.found.agents)))


def swapped(pair: Pair) -> bool:
    """True where doer and done-to have changed places: "police held protesters", "protesters held police"."""
    agents, patients = frozenset(pair.wanted.agents), frozenset(pair.wanted.patients)
    doers, others = pair.own(pair.found.agents), pair.own(pair.found.patients)
    if (
        not (agents and patients and doers and others)
        or _meet(pair, agents, doers)
        or _meet(pair, patients, others)
    ):
        return False
    return _meet(pair, agents, others) and _meet(pair, patients, doers)


def _meet(pair: Pair, one: frozenset[str], other: frozenset[str]) -> bool:
    if sides_of(one) and sides_of(other):
        return bool(sides_of(one) & sides_of(other))
    return _meet_things(pair, one, other)


def _meet_things(pair: Pair, one: frozenset[str], other: frozenset[str]) -> bool:
    others = strict_things(other)
    return any(not _kin(thing, pair.concepts).isdisjoint(others) for thing in strict_things(one))


def _compare_parties(pair: Pair, wanted: frozenset[str], found: frozenset[str]) -> Outcome:
    if not wanted or not found:
        return Outcome.SILENT
    sides, others = sides_of(wanted), sides_of(found)
    if sides and others and not sides & others:
        return Outcome.CONFLICTS
    if _related(pair, wanted, found):
        return Outcome.AGREES
    return Outcome.AGREES if sides & others else Outcome.SILENT


def differs(pair: Pair, wanted: tuple[str, ...], found: tuple[str, ...]) -> bool:
    """True where both name somebody or something in a role, and not the same."""
    one = without_place(pair, frozenset(wanted))
    things = strict_things(one)
    if not things:
        return False
    other = without_place(pair, pair.own(found))
    others, sides = strict_things(other), sides_of(other)
    if not others and (not sides or sides & sides_of(one)):
        return False
    near = pair.concepts.neighbours
    if any(thing in near and not near[thing].isdisjoint(others) for thing in things):
        return False
    return not _related(pair, one, other)


def _related(pair: Pair, wanted: frozenset[str], found: frozenset[str]) -> bool:
    others = things_of(found)
    return any(not _kin(thing, pair.concepts).isdisjoint(others) for thing in things_of(wanted))


@lru_cache(maxsize=RELATIONS_KEPT)
def _kin(term: str, concepts: Concepts) -> frozenset[str]:
    return concepts.kin(term)


def shared_things(pair: Pair, wanted: frozenset[str], found: frozenset[str]) -> frozenset[str]:
    """Those of the wanted things that the found ones are too, or a kind of."""
    others = strict_things(found)
    return frozenset(one for one in strict_things(wanted) if not _kin(one, pair.concepts).isdisjoint(others))
