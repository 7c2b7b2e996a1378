"""Where claim and statement tell of no event that the lexicon joins, though figure and words are the same.

"Fought the fire" and "worked to put out the blaze" are no one concept; 90 rescuers and the place join them.
"""

from __future__ import annotations

from service.domain import TAKEN_AS_KNOWN, Assertion, Claim, Event, Quantity
from service.judgement import Aspect, Finding, Outcome
from service.lexicon.concepts import Concepts
from service.lexicon.grammar import load_grammar, words
from service.lexicon.phrases import SIDE, PhraseBook
from service.lexicon.word_forms import word_key
from service.verification.figures import compare_alone, find_alone
from service.verification.measures import TIME_UNITS, compare_intervals, is_about, kind_of, same_measure
from service.verification.modality import OPEN
from service.verification.pairs import LEVEL, main_events, turned
from service.verification.wording import coverage

LIKE = 0.5
"""Share of the statement's words, names and the counted noun aside, that must be the claim's next to one
figure: the share from which on wording covers a statement elsewhere, too."""

FEWEST_WORDS = 2
WITHOUT_ACT = words(load_grammar().verbs.transparent) | {LEVEL}
"""Concepts that say where or how high a figure is ("located within 9 km") and not what was done."""


def find_likeness(part: Assertion, claim: Claim, book: PhraseBook) -> tuple[int, Finding] | None:
    """The statement's figure that the claim gives too, where both are worded alike and nothing else differs.

    Another figure of the statement's, if the claim gives that one otherwise.
    """
    told = claim.assertion
    alike = [
        (number, wanted, found)
        for number, wanted in enumerate(part.quantities)
        if (found := _same_figure(wanted, told, book.concepts)) is not None
    ]
    if not alike or part.windowed != told.windowed or differ(part, told, book):
        return None
    if both_known(part, told, book):
        return None
    for number, wanted, found in alike:
        if _is_wider(part, told, found, book):
            continue
        known = words_besides(part, wanted, book)
        if len(frozenset(part.terms) - known) < FEWEST_WORDS:
            continue
        if coverage(part, claim, book.concepts, without=known) >= LIKE:
            otherwise = _given_otherwise(wanted, part, told, book.concepts)
            if otherwise is not None:
                return otherwise
            message = f"The claim says {found.text}, as the statement does, in other words."
            return number, Finding(Aspect.FIGURE, Outcome.AGREES, wanted.text, found.text, message)
    return None


def _is_wider(part: Assertion, told: Assertion, figure: Quantity, book: PhraseBook) -> bool:
    """True of a claim's figure for a whole country, where the statement gives it for a place of its own."""
    number = told.quantities.index(figure)
    around = {place for event in told.events if number in event.quantities for place in event.places}
    whole = bool(around) and all(place.startswith(SIDE) for place in around)
    places = _places(part.terms, book)
    return whole and bool(places) and places.isdisjoint(told.terms)


def _given_otherwise(
    alike: Quantity, part: Assertion, told: Assertion, concepts: Concepts
) -> tuple[int, Finding] | None:
    """Another figure of the statement's that the claim gives otherwise: "120 hostels in 32 regions"."""
    for number, wanted in enumerate(part.quantities):
        found = find_alone(wanted, part, told, concepts) if tells_amount(wanted) else None
        if wanted is not alike and found is not None:
            finding = compare_alone(wanted, found)
            if finding.outcome is Outcome.CONFLICTS:
                return number, finding
    return None


def words_besides(part: Assertion, wanted: Quantity, book: PhraseBook) -> frozenset[str]:
    """The part's names of places and sides, and the noun that the figure counts."""
    counted = (kind_of(wanted.unit, book.concepts), word_key((wanted.unit or "").split(" ")[-1]))
    return frozenset(
        term for term in part.terms if term in counted or term in book.place_terms or term.startswith(SIDE)
    )


def _same_figure(wanted: Quantity, told: Assertion, concepts: Concepts) -> Quantity | None:
    """The claim's figure of the same measure and value; round words ("dozens") single nothing out."""
    return next(
        (
            found
            for found in told.quantities
            if tells_amount(wanted)
            and is_about(wanted, found.value)
            and same_measure(wanted, found, concepts)
            and compare_intervals(wanted, found) is Outcome.AGREES
        ),
        None,
    )


def tells_amount(wanted: Quantity) -> bool:
    """True of a statement's figure that counts or measures something, time aside."""
    return wanted.high > 0 and wanted.unit is not None and wanted.unit not in TIME_UNITS


def differ(part: Assertion, told: Assertion, book: PhraseBook) -> bool:
    """True where the two differ in place, party, mood or in what is said to be so."""
    wanted = main_events(part)
    found = tuple(event for event in told.events if event.rank < TAKEN_AS_KNOWN)
    places, others = _places(part.terms, book), _places(told.terms, book)
    if places and not places & (others | _places(told.context, book)):
        return True
    if turned(part, told, book.concepts) or any(
        _apart(one, other, book.concepts) for one in wanted for other in told.events
    ):
        return True
    sides, doers = _doers(wanted), _doers(found)
    if sides and doers and not sides & doers:
        return True
    if sides and not doers and sides & _suffering(found) - _suffering(wanted):
        return True
    if {event.positive for event in wanted} != {event.positive for event in found}:
        return bool(wanted and found)
    return bool(wanted and found) and not any(_open(one) == _open(other) for one in wanted for other in found)


def both_known(part: Assertion, told: Assertion, book: PhraseBook) -> bool:
    """True where the lists hold what both say of their figures and join none of it: that is two acts."""
    wanted = [event.concept for event in main_events(part) if event.quantities]
    found = [event.concept for event in told.events if event.quantities]
    known = book.concepts.table.keys() - WITHOUT_ACT
    if not wanted or not found or not known >= {*wanted, *found}:
        return False
    return not any(book.concepts.related(one, other) for one in wanted for other in found)


def _apart(one: Event, other: Event, concepts: Concepts) -> bool:
    return concepts.opposed(one.concept, other.concept) or concepts.excluded(one.concept, other.concept)


def _open(event: Event) -> bool:
    return event.modality in OPEN


def _places(terms: tuple[str, ...], book: PhraseBook) -> frozenset[str]:
    return frozenset(term for term in terms if term in book.place_terms and not term.startswith(SIDE))


def _suffering(events: tuple[Event, ...]) -> frozenset[str]:
    return frozenset(term for event in events for term in event.patients if term.startswith(SIDE))


def _doers(events: tuple[Event, ...]) -> frozenset[str]:
    return frozenset(term for event in events for term in event.agents if term.startswith(SIDE))
