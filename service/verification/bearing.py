"""What one claim says to one part of a statement: compares every aspect of every pair of events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from service.domain import Assertion, Claim, Modality, Statement
from service.judgement import Aspect, Finding, Outcome, Stance
from service.lexicon.concepts import Concepts
from service.lexicon.phrases import PhraseBook
from service.verification.facts import opposite_holds, read_facts, sureness
from service.verification.figures import TIME_UNITS, compare_figures
from service.verification.likeness import find_likeness
from service.verification.modality import compare_modality
from service.verification.neighbours import Neighbour, find_neighbour
from service.verification.pairs import ANYTHING, Pair, Relation, find_pairs, main_events
from service.verification.polarity import compare_polarity
from service.verification.roles import (
    compare_agents,
    compare_patients,
    compare_places,
    describe_difference,
)
from service.verification.stance import Row, decide
from service.verification.strangers import find_stranger, knows_names
from service.verification.timing import compare_days
from service.verification.wording import compare_wording, coverage, own_share

WORDING_ALONE = 0.8
"""Share of the statement's terms from which on a claim without a matching event still bears it out."""

LIKENESS = 0.75
"""Share of such evidence that was right on the developed and fresh statements together (13 of 17): the
figure is the same, but the act is told in words that no list joins."""

FEWEST_TERMS, FEWEST_WORDS = 3, 2
"""Terms that a part must have for its wording to tell anything, and those of them that are no names."""

UNJOINED_KEPT = 512
"""Answers of nothing at all that are kept: of a hundred claims, eighty differ in the share covered alone."""

SOMETHING_ELSE = Finding(Aspect.EVENT, Outcome.SILENT, None, None, "The claim tells of something else.")


@dataclass(frozen=True, slots=True)
class Bearing:
    """A stance with what decided it, or no stance and why not. `part` is the part's position."""

    part: int
    figure: int | None
    stance: Stance | None
    confidence: float
    findings: tuple[Finding, ...]
    deciding: Finding
    by_doer: bool = False
    names_doer: bool = False
    rule: str = ""


def find_bearing(
    statement: Statement,
    position: int,
    claim: Claim,
    book: PhraseBook,
    without: frozenset[Aspect] = frozenset(),
) -> Bearing:
    """The strongest bearing of the claim on the statement's part at `position`, some aspects left out."""
    bearing = _strongest(statement, position, claim, book, without)
    if bearing.stance is not Stance.SUPPORTS or Aspect.WORDING in without:
        return bearing
    missing = unsaid(statement.assertions[position], claim.assertion, bearing.figure)
    if missing is None:
        return bearing
    return Bearing(position, bearing.figure, None, 0.0, (*bearing.findings, missing), missing)


def unsaid(part: Assertion, told: Assertion, figure: int | None) -> Finding | None:
    """What the statement's point is and the claim does not say: which one, how long, or that it is all."""
    if marks := set(part.marks) - set(told.marks):
        message = "The claim does not say what singles this out: which in a row, the largest, or how long."
        return Finding(Aspect.WORDING, Outcome.SILENT, ", ".join(sorted(marks)), None, message)
    whole = any(event.every and event.positive for event in main_events(part))
    if whole and figure is None and not any(event.every for event in told.events):
        return Finding(Aspect.WORDING, Outcome.SILENT, None, None, "The claim does not say so of all.")
    return None


def _strongest(
    statement: Statement, position: int, claim: Claim, book: PhraseBook, without: frozenset[Aspect]
) -> Bearing:
    part = statement.assertions[position]
    pairs = find_pairs(statement, part, claim, book, any_event=Aspect.EVENT in without)
    found = [one for pair in pairs for one in _bearings(pair, position, without)]
    decided = [one for one in found if one.stance is not None]
    if decided:
        return max(decided, key=lambda one: one.confidence)
    figures = part.quantities and claim.assertion.quantities
    alike = figures and knows_names(part, claim) and not without & {Aspect.FIGURE, Aspect.WORDING}
    likeness = find_likeness(part, claim, book) if alike else None
    if likeness is not None and not any(_ruled_out(one) for one in found):
        return _by_likeness(position, *likeness, part, claim, book.concepts)
    near = None if any(_ruled_out(one) for one in found) else find_neighbour(statement, position, claim, book)
    if near is not None:
        return _by_neighbour(position, near, part, claim, book.concepts)
    if found:
        return max(found, key=lambda one: len([f for f in one.findings if f.outcome is Outcome.AGREES]))
    return _by_wording(position, part, claim, book.concepts)


def _bearings(pair: Pair, position: int, without: frozenset[Aspect]) -> Iterator[Bearing]:
    """One bearing for each figure of the statement's event, or one for an event without figures."""
    shared = compare_aspects(pair)
    figures = [
        (number, finding)
        for number, finding in compare_figures(pair)
        if pair.part.quantities[number].unit not in TIME_UNITS
    ]
    if not figures and pair.wanted.concept != ANYTHING:
        yield _decided(pair, position, None, shared, None, without)
    for number, finding in figures:
        yield _decided(pair, position, number, shared, finding, without)


def compare_aspects(pair: Pair) -> dict[str, Finding]:
    """What the two events say of mood, parties, place, day and polarity, by the name of the condition."""
    return {
        "modality": compare_modality(pair),
        "agents": compare_agents(pair),
        "patients": compare_patients(pair),
        "places": compare_places(pair),
        "date": compare_days(pair),
        "polarity": compare_polarity(pair),
    }


def _decided(
    pair: Pair,
    position: int,
    number: int | None,
    shared: dict[str, Finding],
    figure: Finding | None,
    without: frozenset[Aspect],
) -> Bearing:
    findings = dict(shared)
    if figure is not None:
        findings["figure"] = figure
    if pair.relation is not Relation.SAME and not opposite_holds(pair):
        return Bearing(position, number, None, 0.0, tuple(findings.values()), SOMETHING_ELSE)
    if pair.relation is not Relation.SAME:
        findings = {key: finding for key, finding in findings.items() if key not in ("agents", "patients")}
    wording = compare_wording(pair.part, pair.claim, pair.concepts)
    facts = read_facts(pair, findings, figure, wording)
    stranger = find_stranger(pair)
    if stranger is not None:
        findings["stranger"] = stranger
    facts["stranger"] = stranger is not None
    row = decide(facts, without)
    deciding = _deciding(pair, row, facts, findings, wording)
    shown = (*findings.values(), wording)
    by_doer = row.why == "agents"
    names_doer = facts.get("agents") is Outcome.AGREES
    return Bearing(
        position,
        number,
        row.stance,
        row.confidence * sureness(pair, facts),
        shown,
        deciding,
        by_doer,
        names_doer,
        row.rule,
    )


def _deciding(
    pair: Pair, row: Row, facts: Mapping[str, object], findings: Mapping[str, Finding], wording: Finding
) -> Finding:
    """The finding that the row rests on; for others in a role, one that names them."""
    if row.stance is None and row.why in ("agents", "patients") and facts[row.why] is not Outcome.CONFLICTS:
        return describe_difference(pair, row.why)
    return findings.get(row.why, wording)


def _ruled_out(bearing: Bearing) -> bool:
    """True where an event was found and is another one, by place, day or mood, or may be another doer's."""
    return bearing.deciding.outcome is Outcome.CONFLICTS or bearing.by_doer


def _by_likeness(
    position: int, number: int, figure: Finding, part: Assertion, claim: Claim, concepts: Concepts
) -> Bearing:
    """Where no event matches, but the same figure stands in the same words."""
    wording = compare_wording(part, claim, concepts)
    sure = LIKENESS * (0.8 + 0.2 * coverage(part, claim, concepts))
    findings = (figure, wording)
    return Bearing(
        position, number, Stance.SUPPORTS, sure, findings, figure, rule="supports: same figure in like words"
    )


def _by_neighbour(
    position: int, near: Neighbour, part: Assertion, claim: Claim, concepts: Concepts
) -> Bearing:
    """Where the claim tells of a neighbouring act of the same thing."""
    findings = (near.finding, compare_wording(part, claim, concepts))
    rule = f"{near.stance}: neighbouring act, {near.finding.aspect} {near.finding.outcome}"
    return Bearing(position, near.figure, near.stance, near.confidence, findings, near.finding, rule=rule)


def _by_wording(position: int, part: Assertion, claim: Claim, concepts: Concepts) -> Bearing:
    """Where no event matches: near-equal wording supports, anything less does not bear on it."""
    wording = compare_wording(part, claim, concepts)
    if wording.outcome is Outcome.AGREES and may_tell_in_words(part, concepts):
        stance = _stance_in_words(part, claim.assertion)
        share = coverage(part, claim, concepts, in_context=False)
        if stance is not None and share >= WORDING_ALONE:
            sure, rule = 0.6 * share, f"{stance}: wording alone"
            return Bearing(position, None, stance, sure, (wording,), wording, rule=rule)
    return _unjoined(position, wording)


def may_tell_in_words(part: Assertion, concepts: Concepts) -> bool:
    """True of a part that words alone can bear out: no figure, no act that a list holds, words enough."""
    if part.quantities or any(event.concept in concepts.table for event in part.events):
        return False
    return tells_enough(part)


def told_in_words(part: Assertion, told: frozenset[str], concepts: Concepts) -> bool:
    """True where these terms, a claim's own and its speaker's side, are nearly all that the part says."""
    return own_share(part, told, concepts) >= WORDING_ALONE


@lru_cache(maxsize=UNJOINED_KEPT)
def _unjoined(position: int, wording: Finding) -> Bearing:
    return Bearing(position, None, None, 0.0, (SOMETHING_ELSE, wording), SOMETHING_ELSE)


def tells_enough(part: Assertion) -> bool:
    """True of a part that has words enough to tell one thing from another."""
    words = {term for term in part.terms if not term.startswith("side:")} - set(part.names)
    return len(set(part.terms)) >= FEWEST_TERMS and len(words) >= FEWEST_WORDS


def _stance_in_words(part: Assertion, told: Assertion) -> Stance | None:
    """In what mood the same words are said; without an event on either side, a denial is of all of them."""
    if part.modality == told.modality and _negative(part) == _negative(told):
        return Stance.SUPPORTS
    denied = {part.modality, told.modality} == {Modality.FACT, Modality.DENIAL}
    return Stance.CONTRADICTS if denied and not (part.events or told.events) else None


def _negative(assertion: Assertion) -> int:
    return sum(not event.positive for event in assertion.events) % 2
