"""What a bare toll belongs to: the "three dead" of "lorries hit, three dead" died of that hit.

A figure of dead or hurt counts those of the happening that the statement tells beside it or before it. A
claim of other dead does not bear on it, whatever its figure, nor does a claim that nobody died elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from service.domain import Assertion, Event, Statement
from service.lexicon.concepts import Concepts
from service.lexicon.found import PRONOUNS
from service.lexicon.grammar import load_grammar, words
from service.lexicon.phrases import SIDE, PhraseBook
from service.verification.pairs import PARTS_KEPT, Pair
from service.verification.parties import strict_things
from service.verification.told import ById, told_by

CASUALTIES = words(load_grammar().kinds.casualties)
HARMING = words(load_grammar().kinds.harming)
ANYBODY = words(load_grammar().kinds.anybody) | words(load_grammar().kinds.fighters)
NO_THING = ANYBODY | CASUALTIES | HARMING | PRONOUNS


@dataclass(frozen=True, slots=True)
class Incident:
    """What harmed the people: `things` that were in it, `acts` that happened, `places` that it names."""

    things: frozenset[str]
    acts: frozenset[str]
    places: frozenset[str]


def other_incident(pair: Pair) -> tuple[str, ...]:
    """What the statement's toll is of, where the claim tells of none of it; empty where it may be that."""
    if pair.wanted.concept not in CASUALTIES:
        return ()
    heard = told_by(pair.claim).own | told_by(pair.claim).context
    who = singled_out(pair.wanted, pair.book)
    if who:
        nobody = not pair.found.positive and not pair.found.patients
        return tuple(sorted(who)) if nobody and not _any_met(who, heard, pair.concepts) else ()
    incident = find_incident(ById(pair.statement), ById(pair.part), ById(pair.wanted), pair.book)
    if incident is None:
        return ()
    strangers = incident.places - pair.places - told_by(pair.claim).names_around
    if strangers:
        return tuple(sorted(strangers))
    if incident.things and (incident.places & pair.places).isdisjoint(heard):
        return () if _any_met(incident.things, heard, pair.concepts) else tuple(sorted(incident.things))
    return () if _any_near(incident.acts, heard, pair.concepts) else tuple(sorted(incident.acts))


@lru_cache(maxsize=PARTS_KEPT)
def find_incident(
    statement: ById[Statement], part: ById[Assertion], toll: ById[Event], book: PhraseBook
) -> Incident | None:
    """The happening that a toll of nobody in particular belongs to; None where there is none."""
    own = toll.thing
    told = [one for one in part.thing.events if one is not own]
    before = [] if any(one.concept in HARMING for one in told) else list(_before(statement.thing, part.thing))
    causes = [one for one in (*told, *before) if one.concept in HARMING]
    parties = {term for one in (own, *causes) for term in (*one.agents, *one.patients)}
    acts = {one.concept for one in causes} | {term for term in own.agents if term in HARMING}
    if not acts:
        return None
    things = strict_things(parties) - book.persons - book.place_terms - NO_THING
    places = {term for one in (own, *causes) for term in one.places if not term.startswith(SIDE)}
    named = {term for term in places if term in book.place_terms or term in part.thing.names}
    return Incident(things, frozenset(acts), frozenset(named))


def singled_out(toll: Event, book: PhraseBook) -> frozenset[str]:
    """Who died, where that is told, so that the toll is known by it ("three nurses")."""
    return strict_things(toll.patients) - NO_THING - book.place_terms


def _before(statement: Statement, part: Assertion) -> Iterator[Event]:
    """The events of the nearest part before this one that tells of something harmful."""
    parts = list(statement.assertions)
    position = next((i for i, one in enumerate(parts) if one is part), 0)
    for other in reversed(parts[:position]):
        if any(event.concept in HARMING for event in other.events):
            yield from other.events
            return


def _any_met(things: frozenset[str], heard: frozenset[str], concepts: Concepts) -> bool:
    return not things.isdisjoint(heard) or any(
        concepts.related(one, other) for one in things for other in heard
    )


def _any_near(acts: frozenset[str], heard: frozenset[str], concepts: Concepts) -> bool:
    """True where the claim tells of one of the acts, by any word for it or for what comes with it."""
    return any(
        not (concepts.kin(act) | concepts.neighbours.get(act, frozenset())).isdisjoint(heard) for act in acts
    )
