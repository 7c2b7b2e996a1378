"""Where a claim tells of the statement's happening by another act: who was taken out has left.

The lexicon keeps such acts apart and only calls them neighbours; here the thing, the place, the parties
and the figure must be the same before a neighbour counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from service.domain import TAKEN_AS_KNOWN, Assertion, Claim, Event, Modality, Statement
from service.judgement import Finding, Outcome, Stance
from service.lexicon.concepts import Concepts
from service.lexicon.phrases import PhraseBook
from service.verification.figures import compare_figures
from service.verification.measures import MEASURED, TIME_UNITS, UPPER
from service.verification.modality import weigh_modality
from service.verification.occasions import names_in
from service.verification.pairs import RELATIONS_KEPT, Pair, Relation, main_events
from service.verification.parties import LOOSE, sides_of
from service.verification.polarity import compare_polarity
from service.verification.roles import doer_open, shares_party, shares_thing, towns_of
from service.verification.strangers import find_stranger
from service.verification.timing import weigh_days
from service.verification.told import ById
from service.verification.whereabouts import (
    is_elsewhere,
    is_of_one,
    is_spread,
    is_wider,
    places_open,
    weigh_places,
)
from service.verification.wording import coverage

SAME_FIGURE = 0.3
"""Share of the statement's words, names aside, that must be the claim's next to the same figure."""

OTHER_FIGURE = 0.4
"""The same next to another figure: it must be about this very thing."""

NO_FIGURE = 0.75
"""The same where neither gives a figure. On the developed cases the three together join 19 more claims to
statements, 14 of them rightly; at 0.6 the share that is right is lower by a point."""

SURE = {True: 0.8, False: 0.65}
"""Shares that were right with a figure and without, on the developed and fresh statements together: 15 of
18 and 4 of 5, the second set lower for being so few."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What a neighbouring event says, and the finding that decides."""

    figure: int | None
    stance: Stance
    confidence: float
    finding: Finding


def find_neighbour(statement: Statement, position: int, claim: Claim, book: PhraseBook) -> Neighbour | None:
    """The surest of what the claim's neighbouring events say to the part; None where none counts."""
    found = [
        one for pair in _pairs(statement, position, claim, book) for one in _weighed(pair) if _fits(pair)
    ]
    return max(found, key=lambda one: one.confidence, default=None)


def counts_anothers(statement: Statement, position: int, claim: Claim, book: PhraseBook) -> bool:
    """True where both count by neighbouring acts, of two parties: tanks it lost, tanks of the other."""
    pairs = _pairs(statement, position, claim, book)
    counted = (pair for pair in pairs if pair.wanted.quantities and pair.found.quantities)
    return any(not shares_party(pair) for pair in counted)


def _pairs(statement: Statement, position: int, claim: Claim, book: PhraseBook) -> Iterator[Pair]:
    part = statement.assertions[position]
    for wanted in neighbouring(part, book.concepts):
        near = near_by(wanted.concept, book.concepts)
        for found in claim.assertion.events:
            if found.concept in near:
                yield Pair(statement, part, wanted, claim, found, Relation.SAME, book)


def neighbouring(part: Assertion, concepts: Concepts) -> tuple[Event, ...]:
    """The part's events whose neighbours count: the main ones, or all where no list holds a main one."""
    main = main_events(part)
    told = any(event.concept in concepts.table for event in main)
    return tuple(event for event in (main if told else part.events) if event.rank < TAKEN_AS_KNOWN)


@lru_cache(maxsize=RELATIONS_KEPT)
def near_by(one: str, concepts: Concepts) -> frozenset[str]:
    """Its neighbours, and those that are one act with it, told by one of the two beside its main one."""
    near = concepts.neighbours.get(one, frozenset()) & concepts.table.keys()
    return concepts.kin(one) | near if one in concepts.table else frozenset((one,))


def _fits(pair: Pair) -> bool:
    """True where mood, place, day and parties leave room for one happening."""
    conflicts = Outcome.CONFLICTS
    if pair.claim.assertion.modality is Modality.DENIAL or weigh_modality(pair) is conflicts:
        return False
    if pair.wanted.onset and weigh_days(pair) is not Outcome.AGREES:
        return False
    if (
        places_open(pair)
        or is_elsewhere(pair)
        or is_wider(pair)
        or is_spread(pair)
        or is_of_one(pair)
        or doer_open(pair)
    ):
        return False
    if weigh_places(pair).outcome is conflicts or weigh_days(pair) is conflicts:
        return False
    return find_stranger(pair) is None and shares_party(pair)


def _weighed(pair: Pair) -> Iterator[Neighbour]:
    polarity = compare_polarity(pair)
    close = pair.found.rank < TAKEN_AS_KNOWN and pair.concepts.told_alike(
        pair.wanted.concept, pair.found.concept
    )
    own = own_words(pair.part, pair.wanted, pair.concepts) if close else frozenset()
    without = names_in(ById(pair.part), pair.book) | own
    alike = coverage(pair.part, pair.claim, pair.concepts, without=without)
    figures = [
        (number, finding)
        for number, finding in compare_figures(pair)
        if pair.part.quantities[number].unit not in TIME_UNITS
    ]
    for number, finding in figures:
        if polarity.outcome is Outcome.CONFLICTS or pair.part.windowed != pair.claim.assertion.windowed:
            continue
        # of fewer than so many seized, a smaller number won back tells nothing
        apart = pair.concepts.counted_apart(pair.wanted.concept, pair.found.concept)
        bounded = apart and pair.part.quantities[number].bound in UPPER
        if finding.outcome is Outcome.AGREES and alike >= SAME_FIGURE and not bounded:
            yield Neighbour(number, Stance.SUPPORTS, SURE[True] * (0.8 + 0.2 * alike), finding)
        if (
            finding.outcome is Outcome.CONFLICTS
            and alike >= OTHER_FIGURE
            and shares_thing(pair)
            and not apart
        ):
            yield Neighbour(number, Stance.CONTRADICTS, SURE[True] * (0.8 + 0.2 * alike), finding)
    if not figures and not pair.wanted.quantities and alike >= NO_FIGURE and _is_of_one(pair, close):
        stance = Stance.SUPPORTS if polarity.outcome is Outcome.AGREES else Stance.CONTRADICTS
        yield Neighbour(None, stance, SURE[False] * (0.8 + 0.2 * alike), polarity)


def own_words(part: Assertion, wanted: Event, concepts: Concepts) -> frozenset[str]:
    """The act itself, for which the neighbour stands, its measure, and acts that its words alone would be."""
    table = concepts.table
    told = {event.concept for event in part.events} - {wanted.concept}
    units = {(one.unit or "").split(" ")[-1] for one in part.quantities}
    return frozenset(
        term
        for term in part.terms
        if term in LOOSE
        or term.endswith(MEASURED)
        or term in units
        or (term in table and not table[term].is_thing and term not in told)
    )


def _is_of_one(pair: Pair, close: bool) -> bool:
    """True where both tell of one thing, or one side acts at one place in close words ("left the town")."""
    if shares_thing(pair):
        return True
    shared = towns_of(pair, pair.wanted) & towns_of(pair, pair.found)
    return close and bool(shared and sides_of(pair.wanted.agents) & pair.own(pair.found.agents))
