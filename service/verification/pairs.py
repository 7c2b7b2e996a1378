"""Which event of a claim is the one that the statement tells of; everything else is compared after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from service.domain import UNKNOWN_SIDE, Assertion, AttributionKind, Claim, Event, Statement
from service.lexicon.concepts import Concepts
from service.lexicon.found import PRONOUNS, SELF, THEY
from service.lexicon.grammar import load_grammar, words
from service.lexicon.modality import load_mood
from service.lexicon.phrases import SIDE, PhraseBook, side_term
from service.verification.told import ById

ANYTHING = ""
"""The concept of a statement that gives figures but no event."""

MILITARY, PERSON, ENEMY = "military", "person", "enemy"

OPENING_MARKS = frozenset('"“„«')

LEVEL = "level"
MOVES = words(load_grammar().kinds.move)
"""A level tells how high something stands; how it came there stands in the words around it."""

RELATIONS_KEPT = 2_048
"""Concepts of statements whose relations to all others are kept; finding them looks through all."""

PARTS_KEPT = 256
"""Parts of statements whose main events are kept; each is compared with a hundred claims."""


class Relation(StrEnum):
    """How the claim's event stands to the statement's."""

    SAME = "same"
    OPPOSED = "opposed"
    EXCLUDED = "excluded"


class Pair(NamedTuple):
    """One event of a statement's part beside one event of a claim."""

    statement: Statement
    part: Assertion
    wanted: Event
    claim: Claim
    found: Event
    relation: Relation
    book: PhraseBook

    @property
    def concepts(self) -> Concepts:
        """What the lexicon knows of actions, states and things."""
        return self.book.concepts

    @property
    def place_sides(self) -> Mapping[str, str]:
        """The side of each place that the corpus names."""
        return self.book.place_sides

    @property
    def side_names(self) -> Mapping[str, str]:
        """What each side is called."""
        return self.book.side_names

    @property
    def places(self) -> Set[str]:
        """The terms of the places that the corpus names."""
        return self.place_sides.keys()

    def own(self, terms: tuple[str, ...]) -> frozenset[str]:
        """The claim's terms with "we" read as the side that speaks, and "they" where it is retold."""
        told = frozenset(terms) - PRONOUNS
        attribution = self.claim.attribution
        reported = attribution.kind is AttributionKind.REPORTED or _is_half_quoted(self.claim)
        own = SELF in terms or (reported and (THEY in terms or self._is_own_force(told)))
        known = attribution.kind is not AttributionKind.NARRATION and attribution.side != UNKNOWN_SIDE
        if ENEMY in told and known and (foe := foe_of(attribution.side, self.book)) is not None:
            told = (told - {ENEMY}) | {foe}
        return told | {side_term(attribution.side)} if own and known else told

    def _is_own_force(self, terms: frozenset[str]) -> bool:
        """True of "the air force" in the words of one who speaks for a side: it is that side's.

        Units and soldiers may be the enemy's, named before.
        """
        if any(term.startswith(SIDE) for term in terms):
            return False
        arms = [term for term in terms if term in self.concepts.table and term != MILITARY]
        return any(
            self.concepts.implies(arm, MILITARY) and not self.concepts.implies(arm, PERSON) for arm in arms
        )


@lru_cache(maxsize=RELATIONS_KEPT)
def foe_of(side: str, book: PhraseBook) -> str | None:
    """The side that "the enemy" is to this one, where the corpus has just two with land of their own."""
    sides = set(book.place_sides.values()) & {side_term(party) for party in book.parties}
    others = sides - {side_term(side)}
    return others.pop() if len(sides) == 2 and len(others) == 1 else None


def _is_half_quoted(claim: Claim) -> bool:
    """True of words partly retold: "he was “grateful to all”", not of a quote that holds a name in marks."""
    first = claim.text.partition(" ")[0].casefold()
    retold = claim.attribution.kind is AttributionKind.QUOTE and first in load_mood().personal
    return retold and not OPENING_MARKS.isdisjoint(claim.text)


def main_events(part: Assertion) -> tuple[Event, ...]:
    """The events for which the part stands or falls; those of the best rank there is.

    Figures without an event ("84 shelters") stand for whatever is told of them; a bare number for nothing.
    """
    return _main_events(ById(part))


@lru_cache(maxsize=PARTS_KEPT)
def _main_events(key: ById[Assertion]) -> tuple[Event, ...]:
    part = key.thing
    if not part.events:
        counted = tuple(i for i, one in enumerate(part.quantities) if one.unit is not None)
        return (Event(ANYTHING, quantities=counted),) if counted and part.terms else ()
    best = min(event.rank for event in part.events)
    return tuple(event for event in part.events if event.rank == best)


def find_pairs(
    statement: Statement, part: Assertion, claim: Claim, book: PhraseBook, *, any_event: bool = False
) -> Iterator[Pair]:
    """Every main event of the part with every event of the claim that is about the same or its opposite.

    With `any_event` all events are taken for the same, to measure what telling them apart is worth.
    """
    concepts = book.concepts
    for wanted in main_events(part):
        relations = relations_of(wanted.concept, concepts)
        for found in claim.assertion.events:
            relation = Relation.SAME if any_event else _relation(wanted, found, relations)
            if relation is Relation.SAME and _is_turned(wanted, part, found, claim.assertion, concepts):
                relation = Relation.OPPOSED
            if relation is not None and found.told:
                yield Pair(statement, part, wanted, claim, found, relation, book)


def _relation(wanted: Event, found: Event, relations: Mapping[str, Relation]) -> Relation | None:
    if wanted.concept == ANYTHING:
        return Relation.SAME if found.quantities else None
    return relations.get(found.concept)


@lru_cache(maxsize=RELATIONS_KEPT)
def relations_of(wanted: str, concepts: Concepts) -> Mapping[str, Relation]:
    """The concepts that bear on the wanted one, and how; a word that no list holds bears on itself only."""
    found = concepts.table.get(wanted)
    relations: dict[str, Relation] = {}
    if found is not None:
        relations |= dict.fromkeys(found.excludes & concepts.table.keys(), Relation.EXCLUDED)
        relations |= dict.fromkeys(found.opposite & concepts.table.keys(), Relation.OPPOSED)
    return relations | dict.fromkeys(concepts.kin(wanted), Relation.SAME)


def turned(part: Assertion, told: Assertion, concepts: Concepts) -> bool:
    """True where two opposite moves are told: "rose 8 percent", "fell 8 percent"."""
    one = {term for term in part.terms if term in MOVES}
    other = {term for term in told.terms if term in MOVES}
    return len(one) == len(other) == 1 and any(concepts.opposed(a, b) for a in one for b in other)


def _is_turned(wanted: Event, part: Assertion, found: Event, told: Assertion, concepts: Concepts) -> bool:
    return LEVEL in (wanted.concept, found.concept) and turned(part, told, concepts)
