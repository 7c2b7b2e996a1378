"""What one claim says to one part of a statement: compares every aspect of every pair of events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from service.domain import LASTING, TAKEN_AS_KNOWN, Assertion, Claim, Modality, Quantity, Statement
from service.judgement import Aspect, Finding, Outcome, Stance
from service.lexicon.concepts import Concepts
from service.lexicon.phrases import SIDE, PhraseBook
from service.verification.keeping import Kept
from service.verification.likeness import find_likeness
from service.verification.measures import TIME_UNITS, UPPER
from service.verification.neighbours import Neighbour, find_neighbour
from service.verification.pairs import main_events
from service.verification.strangers import knows_names
from service.verification.timing import hours_open
from service.verification.weighing import SOMETHING_ELSE, Bearing, Weighed, weigh
from service.verification.wording import compare_wording, coverage, held_share

WORDING_ALONE = 0.8
"""Share of the statement's terms from which on a claim without a matching event still bears it out."""

LIKENESS = 0.75
"""Share of such evidence that was right on the developed and fresh statements together (13 of 17): the
figure is the same, but the act is told in words that no list joins."""

FEWEST_TERMS, FEWEST_WORDS = 3, 2
"""Terms that a part must have for its wording to tell anything, and those of them that are no names."""

UNJOINED_KEPT = 512
"""Answers of nothing at all that are kept: of a hundred claims, eighty differ in the share covered alone."""

STATEMENTS_KEPT = 4
"""Statements of which it is kept what was compared; the best claims are judged, weighed and then told of as
near misses, each from the start without it. A process has so many threads."""


@dataclass(slots=True)
class Compared:
    """A claim beside a part: all pairs weighed, the surest stance, and what `find_bearing` makes of them."""

    claim: Claim
    weighed: Sequence[Weighed]
    strongest: Bearing | None
    bearing: Bearing | None = None


def find_bearing(
    statement: Statement,
    position: int,
    claim: Claim,
    book: PhraseBook,
    without: frozenset[Aspect] = frozenset(),
) -> Bearing:
    """The strongest bearing of the claim on the statement's part at `position`, some aspects left out."""
    compared = _compare(statement, position, claim, book, without)
    if compared.bearing is None:
        compared.bearing = _told(statement, position, compared, book, without)
    return compared.bearing


def _told(
    statement: Statement, position: int, compared: Compared, book: PhraseBook, without: frozenset[Aspect]
) -> Bearing:
    """The surest stance unless the statement's point is missing; else what is nearest to one."""
    part, claim, bearing = statement.assertions[position], compared.claim, compared.strongest
    if bearing is None and compared.weighed:
        bearings = [one.bearing() for one in compared.weighed]
        return bearings[0] if len(bearings) == 1 else max(bearings, key=_count_agreeing)
    if bearing is None:
        return _unjoined(position, compare_wording(part, claim, book.concepts))
    missing = _missing(part, claim.assertion, bearing, without)
    if missing is None:
        return bearing
    return Bearing(position, bearing.figure, None, 0.0, lambda: (*bearing.findings, missing), missing)


def find_stance(
    statement: Statement,
    position: int,
    claim: Claim,
    book: PhraseBook,
    without: frozenset[Aspect] = frozenset(),
) -> Bearing | None:
    """The same where the claim takes a stance; None, in less than half the time, where it takes none."""
    bearing = _compare(statement, position, claim, book, without).strongest
    if bearing is None or _missing(statement.assertions[position], claim.assertion, bearing, without):
        return None
    return bearing


_compared_with: Kept[Statement, dict[tuple[int, int, PhraseBook, frozenset[Aspect]], Compared]] = Kept(
    lambda _: {}, STATEMENTS_KEPT
)
"""By the part's position, the claim's `id` (each is kept with its claim), tables and aspects left out."""


def _compare(
    statement: Statement, position: int, claim: Claim, book: PhraseBook, without: frozenset[Aspect]
) -> Compared:
    """What was compared before, or is now."""
    known = _compared_with(statement)
    key = (position, id(claim), book, without)
    compared = known.get(key)
    if compared is None:
        weighed = weigh(statement, position, claim, book, without)
        strongest = _strongest(statement, position, claim, book, without, weighed)
        compared = known[key] = Compared(claim, weighed, strongest)
    return compared


def _missing(
    part: Assertion, told: Assertion, bearing: Bearing, without: frozenset[Aspect]
) -> Finding | None:
    if bearing.stance is not Stance.SUPPORTS or Aspect.WORDING in without:
        return None
    return _beyond_limit(part, told) or unsaid(part, told, bearing.figure)


def _beyond_limit(part: Assertion, told: Assertion) -> Finding | None:
    """The time that the statement allows, where the claim tells no time: "put out within six hours"."""
    limits = [one for one in _stretches(part) if one.bound in UPPER]
    if not limits or _stretches(told) or told.windowed or told.period is not None or told.hours:
        return None
    said = limits[0].text
    return Finding(Aspect.FIGURE, Outcome.SILENT, said, None, f"The claim gives no figure for {said}.")


def _gainsaid(part: Assertion, told: Assertion, figure: int | None) -> Finding | None:
    """What else the part asserts where the claim says the contrary: "ended with a deal", "without one".

    Of an amount that is denied the claim tells in full: "does not hold 40", "holds 28".
    """
    said = {(event.concept, event.positive) for event in told.events if event.rank < TAKEN_AS_KNOWN}
    for event in part.events:
        other, same = (event.concept, not event.positive), (event.concept, event.positive)
        not_all = not event.positive and (event.every or figure in event.quantities)
        if event.rank < TAKEN_AS_KNOWN and other in said and same not in said and not not_all:
            message = "The claim says the contrary of the rest."
            return Finding(Aspect.POLARITY, Outcome.SILENT, event.concept, None, message)
    return None


def _lasts_alike(part: Assertion, told: Assertion) -> bool:
    """True where both give the same stretch of time: "for six hours", "lasted six hours"."""
    stretches = {one.value for one in told.quantities if one.unit in TIME_UNITS}
    return any(one.value in stretches for one in _stretches(part))


def _stretches(part: Assertion) -> list[Quantity]:
    return [one for one in part.quantities if one.unit in TIME_UNITS]


def _count_agreeing(bearing: Bearing) -> int:
    return len([finding for finding in bearing.findings if finding.outcome is Outcome.AGREES])


def unsaid(part: Assertion, told: Assertion, figure: int | None) -> Finding | None:
    """What the statement's point is and the claim does not say: which one, how long, or that it is all."""
    marks = set(part.marks) - set(told.marks)
    if LASTING in part.marks and _stretches(part) and not _lasts_alike(part, told):
        marks.add(LASTING)
    elif LASTING in marks and _lasts_alike(part, told):
        marks.discard(LASTING)
    if marks:
        message = (
            "The claim does not say what singles this out: which in a row, the largest, how long, how far."
        )
        return Finding(Aspect.WORDING, Outcome.SILENT, ", ".join(sorted(marks)), None, message)
    if hours_open(part, told):
        return Finding(Aspect.DATE, Outcome.SILENT, None, None, "The claim tells the hour of another zone.")
    whole = any(event.every and event.positive for event in main_events(part))
    if whole and figure is None and not any(event.every for event in told.events):
        return Finding(Aspect.WORDING, Outcome.SILENT, None, None, "The claim does not say so of all.")
    return _gainsaid(part, told, figure)


def _strongest(
    statement: Statement,
    position: int,
    claim: Claim,
    book: PhraseBook,
    without: frozenset[Aspect],
    weighed: Sequence[Weighed],
) -> Bearing | None:
    """The surest stance: of the events compared, else by a figure in like words, a neighbour or the words."""
    part = statement.assertions[position]
    decided = [one for one in weighed if one.stance is not None]
    if decided:
        return max(_otherwise(decided) or decided, key=lambda one: one.confidence).bearing()
    figures = part.quantities and claim.assertion.quantities
    alike = figures and not without & {Aspect.FIGURE, Aspect.WORDING} and knows_names(part, claim)
    likeness = find_likeness(part, claim, book) if alike else None
    open_still = not any(one.ruled_out for one in weighed)
    if likeness is not None and open_still:
        return _by_likeness(position, *likeness, part, claim, book.concepts)
    near = find_neighbour(statement, position, claim, book) if open_still else None
    if near is not None:
        return _by_neighbour(position, near, part, claim, book.concepts)
    return None if weighed else _by_wording(position, part, claim, book.concepts)


def _otherwise(decided: Sequence[Weighed]) -> list[Weighed]:
    """What gives a figure of the statement otherwise, where nothing in the claim bears that figure out."""
    borne_out = {one.figure for one in decided if one.stance is Stance.SUPPORTS}
    return [
        one
        for one in decided
        if one.stance is Stance.CONTRADICTS and one.figure is not None and one.figure not in borne_out
    ]


def _by_likeness(
    position: int, number: int, figure: Finding, part: Assertion, claim: Claim, concepts: Concepts
) -> Bearing:
    """Where no event matches, but the same figure stands in the same words; then perhaps not the next one."""
    wording = compare_wording(part, claim, concepts)
    sure = LIKENESS * (0.8 + 0.2 * coverage(part, claim, concepts))
    findings = (figure, wording)
    stance = Stance.SUPPORTS if figure.outcome is Outcome.AGREES else Stance.CONTRADICTS
    rule = "same figure in like words" if stance is Stance.SUPPORTS else "another figure in like words"
    return Bearing(position, number, stance, sure, lambda: findings, figure, rule=f"{stance}: {rule}")


def _by_neighbour(
    position: int, near: Neighbour, part: Assertion, claim: Claim, concepts: Concepts
) -> Bearing:
    """Where the claim tells of a neighbouring act of the same thing."""
    findings = (near.finding, compare_wording(part, claim, concepts))
    rule = f"{near.stance}: neighbouring act, {near.finding.aspect} {near.finding.outcome}"
    return Bearing(
        position, near.figure, near.stance, near.confidence, lambda: findings, near.finding, rule=rule
    )


def _by_wording(position: int, part: Assertion, claim: Claim, concepts: Concepts) -> Bearing | None:
    """Where no event matches: near-equal wording supports, anything less does not bear on it."""
    wording = compare_wording(part, claim, concepts)
    if wording.outcome is Outcome.AGREES and may_tell_in_words(part, concepts):
        stance = _stance_in_words(part, claim.assertion)
        share = coverage(part, claim, concepts, in_context=False)
        if stance is not None and share >= WORDING_ALONE:
            sure, rule = 0.6 * share, f"{stance}: wording alone"
            return Bearing(position, None, stance, sure, lambda: (wording,), wording, rule=rule)
    return None


def may_tell_in_words(part: Assertion, concepts: Concepts) -> bool:
    """True of a part that words alone can bear out: no figure, no act that a list holds, words enough."""
    if part.quantities or any(event.concept in concepts.table for event in part.events):
        return False
    return tells_enough(part)


def told_in_words(part: Assertion, told: frozenset[str], concepts: Concepts) -> bool:
    """True where these terms, a claim's own and its speaker's side, are nearly all that the part says."""
    return held_share(part.terms, told, (), concepts) >= WORDING_ALONE


@lru_cache(maxsize=UNJOINED_KEPT)
def _unjoined(position: int, wording: Finding) -> Bearing:
    return Bearing(position, None, None, 0.0, lambda: (SOMETHING_ELSE, wording), SOMETHING_ELSE)


def tells_enough(part: Assertion) -> bool:
    """True of a part that has words enough to tell one thing from another."""
    words = {term for term in part.terms if not term.startswith(SIDE)} - set(part.names)
    return len(set(part.terms)) >= FEWEST_TERMS and len(words) >= FEWEST_WORDS


def _stance_in_words(part: Assertion, told: Assertion) -> Stance | None:
    """In what mood the same words are said; without an event on either side, a denial is of all of them."""
    if part.modality == told.modality and _negative(part) == _negative(told):
        return Stance.SUPPORTS
    denied = {part.modality, told.modality} == {Modality.FACT, Modality.DENIAL}
    return Stance.CONTRADICTS if denied and not (part.events or told.events) else None


def _negative(assertion: Assertion) -> int:
    return sum(not event.positive for event in assertion.events) % 2
