"""What one claim says to one part of a statement: compares every aspect of every pair of events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from service.domain import Assertion, Claim, Statement
from service.judgement import Aspect, Finding, Outcome, Stance
from service.lexicon.concepts import Concepts
from service.lexicon.phrases import PhraseBook
from service.verification.figures import TIME_UNITS, compare_figures
from service.verification.likeness import find_likeness
from service.verification.modality import compare_modality
from service.verification.neighbours import Neighbour, find_neighbour
from service.verification.pairs import ANYTHING, TAKEN_AS_KNOWN, Pair, Relation, find_pairs
from service.verification.polarity import compare_polarity, is_affirmed
from service.verification.roles import (
    compare_agents,
    compare_patients,
    compare_places,
    describe_difference,
    differs,
    is_elsewhere,
    is_wider,
    places_open,
    same_theme,
    strict_things,
    swapped,
)
from service.verification.stance import Row, decide
from service.verification.strangers import find_stranger, knows_names
from service.verification.timing import compare_days
from service.verification.wording import COVERED, compare_wording, coverage

WORDING_ALONE = 0.8
"""Share of the statement's terms from which on a claim without a matching event still bears it out."""

COVERED_BY_FIGURE = 0.35
"""Share from which on figures of one measure that exclude each other are about one occasion. The lower
it is, the more arrests of another day are taken for this one's; the higher, the more places must be named."""

COVERED_WELL = 0.75
"""Share from which on a claim may call the thing by another name ("the team", "their vehicles")."""

LIKENESS = 0.75
"""Below every row for a figure: it is the same one, but the act is told in words that no list joins."""

FEWEST_TERMS, FEWEST_WORDS = 3, 2
"""Terms that a part must have for its wording to tell anything, and those of them that are no names."""

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
    part = statement.assertions[position]
    pairs = find_pairs(statement, part, claim, book, any_event=Aspect.EVENT in without)
    found = [one for pair in pairs for one in _bearings(pair, position, without)]
    decided = [one for one in found if one.stance is not None]
    if decided:
        return max(decided, key=lambda one: one.confidence)
    alike = knows_names(part, claim) and not without & {Aspect.FIGURE, Aspect.WORDING}
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
    shared = _shared(pair)
    figures = [
        (number, finding)
        for number, finding in compare_figures(pair)
        if pair.part.quantities[number].unit not in TIME_UNITS
    ]
    if not figures and pair.wanted.concept != ANYTHING:
        yield _decided(pair, position, None, shared, None, without)
    for number, finding in figures:
        yield _decided(pair, position, number, shared, finding, without)


def _shared(pair: Pair) -> dict[str, Finding]:
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
    if pair.relation is not Relation.SAME and not _opposite_holds(pair):
        return Bearing(position, number, None, 0.0, tuple(findings.values()), SOMETHING_ELSE)
    if pair.relation is not Relation.SAME:
        findings = {key: finding for key, finding in findings.items() if key not in ("agents", "patients")}
    wording = compare_wording(pair.part, pair.claim, pair.concepts)
    same = pair.relation is Relation.SAME
    facts: dict[str, object] = {key: finding.outcome for key, finding in findings.items()}
    facts |= {
        "onset": (pair.wanted.onset and pair.found.onset) or _happens_once(pair, facts),
        "onset_needed": pair.wanted.onset
        and pair.wanted.period is not None
        and facts["date"] is not Outcome.AGREES,
        "has_figure": figure is not None,
        "same": same,
        "claim_has_figure": bool(pair.found.quantities),
        "covered": wording.outcome is Outcome.AGREES or pair.relation is not Relation.SAME,
        "half_covered": coverage(pair.part, pair.claim, pair.concepts) >= COVERED_BY_FIGURE,
        "covered_well": coverage(pair.part, pair.claim, pair.concepts) >= COVERED_WELL,
        "told_alike": coverage(pair.part, pair.claim, pair.concepts, without=_names(pair)) >= COVERED_WELL,
        "not_begun": same and pair.wanted.onset and not pair.found.onset,
        "doer_open": same and _doer_open(pair),
        "places_open": same and places_open(pair),
        "wider": same and is_wider(pair),
        "elsewhere": not is_affirmed(pair) and is_elsewhere(pair),
        "other_doer": same and differs(pair, pair.wanted.agents, pair.found.agents),
        "other_thing": same and differs(pair, pair.wanted.patients, pair.found.patients),
        "broader": same and _is_broader(pair),
        "anything": pair.wanted.concept == ANYTHING or pair.wanted.rank >= TAKEN_AS_KNOWN,
        "patients_open": same and _patients_open(pair),
        "swapped": same
        and swapped(pair)
        and _same_amount(pair, figure)
        and coverage(pair.part, pair.claim, pair.concepts) >= COVERED_WELL,
    }
    stranger = find_stranger(pair)
    if stranger is not None:
        findings["stranger"] = stranger
    facts["stranger"] = stranger is not None
    facts["identified"] = _identified(pair, facts)
    row = decide(facts, without)
    deciding = _deciding(pair, row, facts, findings, wording)
    shown = (*findings.values(), wording)
    by_doer = row.why == "agents"
    names_doer = facts.get("agents") is Outcome.AGREES
    return Bearing(
        position,
        number,
        row.stance,
        row.confidence * _sureness(pair, facts),
        shown,
        deciding,
        by_doer,
        names_doer,
        row.rule,
    )


def _happens_once(pair: Pair, facts: dict[str, object]) -> bool:
    """True of one founding, signing or completion of one thing, told with its own day."""
    concept = pair.concepts.table.get(pair.found.concept)
    once = concept is not None and concept.once
    return once and pair.found.period is not None and facts.get("patients") is Outcome.AGREES


def _is_broader(pair: Pair) -> bool:
    """True where the claim's event does not settle the statement's: an attack is not yet a bombing.

    Of negations the narrower settles nothing: nobody hurt means nobody dead, not the reverse.
    """
    narrow, wide = pair.found.concept, pair.wanted.concept
    if not is_affirmed(pair):
        narrow, wide = wide, narrow
    return pair.wanted.concept != ANYTHING and not pair.concepts.implies(narrow, wide)


def _same_amount(pair: Pair, figure: Finding | None) -> bool:
    """True unless the statement's figure is another than every figure of the claim's event."""
    if figure is None:
        return True
    said = [pair.part.quantities[i].value for i in pair.wanted.quantities]
    return any(pair.claim.assertion.quantities[i].value in said for i in pair.found.quantities)


def _deciding(
    pair: Pair, row: Row, facts: Mapping[str, object], findings: Mapping[str, Finding], wording: Finding
) -> Finding:
    """The finding that the row rests on; for others in a role, one that names them."""
    if row.stance is None and row.why in ("agents", "patients") and facts[row.why] is not Outcome.CONFLICTS:
        return describe_difference(pair, row.why)
    return findings.get(row.why, wording)


def _names(pair: Pair) -> frozenset[str]:
    """Sides and places of the part: where and among whom, which say nothing about what happened."""
    places = pair.places
    return frozenset(term for term in pair.part.terms if term in places or term.startswith("side:"))


def _doer_open(pair: Pair) -> bool:
    """True where the statement names a doer of neither side whom the claim and its text do not name."""
    named = {
        term
        for term in pair.wanted.agents
        if term not in pair.concepts.table and not term.startswith("side:")
    }
    told = {*pair.claim.assertion.terms, *pair.claim.assertion.context, *pair.found.agents}
    return bool(named) and not pair.found.agents and not named & told


def _patients_open(pair: Pair) -> bool:
    """True where the claim does not say what the statement's event was done to, nor did the text before."""
    wanted = strict_things(pair.wanted.patients)
    if not wanted or strict_things(pair.found.patients):
        return False
    told = {*pair.claim.assertion.terms, *pair.claim.assertion.context}
    return not wanted & told and not any(
        pair.concepts.related(one, other) for one in wanted for other in told
    )


def _identified(pair: Pair, facts: dict[str, object]) -> bool:
    """True where the claim tells of the very event, though by another doer: by figure, day or thing."""
    agrees = Outcome.AGREES
    if pair.wanted.onset and not pair.found.onset and pair.found.period is None:
        return False
    if _is_broader(pair) and not facts["covered_well"]:
        return False
    if facts.get("figure") is agrees:
        return True
    if facts.get("figure") is not None:
        return False
    dated = pair.wanted.period is not None or pair.part.period is not None
    if facts["places"] is agrees and (
        (dated and facts["date"] is agrees) or (pair.wanted.onset and pair.found.onset)
    ):
        return True
    if facts.get("patients") is not agrees or facts.get("figure") is not None:
        return False
    return (
        facts["places"] is agrees
        or pair.concepts.implies(pair.found.concept, "control")
        or not pair.wanted.places
    )


def _opposite_holds(pair: Pair) -> bool:
    """True where the opposite is told of the same thing, or of the party that is said to be stopped."""
    if pair.relation is Relation.OPPOSED:
        return same_theme(pair) or _nameless(pair)
    sides = {term for term in pair.wanted.patients if term.startswith("side:")}
    doers = {term for term in pair.own(pair.found.agents) if term.startswith("side:")}
    own = {term for term in pair.wanted.agents if term.startswith("side:")}
    if not sides and not own:
        return False
    return pair.wanted.every and bool(doers) and not doers & own and (not sides or bool(doers & sides))


def _nameless(pair: Pair) -> bool:
    """True of two levels without a noun of their own ("the water level rose") in the same words."""
    return not pair.wanted.patients and coverage(pair.part, pair.claim, pair.concepts) >= COVERED


def _sureness(pair: Pair, facts: dict[str, object]) -> float:
    """How much the roles and the wording that agree back the decision; between 0.8 and 1."""
    share = coverage(pair.part, pair.claim, pair.concepts)
    agreeing = sum(facts.get(key) is Outcome.AGREES for key in ("agents", "patients", "places"))
    return 0.8 + 0.1 * share + 0.1 * agreeing / 3


def _ruled_out(bearing: Bearing) -> bool:
    """True where an event was found and is another one: by doer, place, day or mood."""
    return bearing.deciding.outcome is Outcome.CONFLICTS


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
    if not part.quantities and wording.outcome is Outcome.AGREES and _same_mood(part, claim.assertion):
        share = coverage(part, claim, concepts, in_context=False)
        if share >= WORDING_ALONE and _tells_enough(part, concepts):
            sure = 0.6 * share
            return Bearing(
                position, None, Stance.SUPPORTS, sure, (wording,), wording, rule="supports: wording alone"
            )
    return Bearing(position, None, None, 0.0, (SOMETHING_ELSE, wording), SOMETHING_ELSE)


def _tells_enough(part: Assertion, concepts: Concepts) -> bool:
    """True of a part without a known event that has words enough to tell one thing from another."""
    known = any(event.concept in concepts.table for event in part.events)
    words = {term for term in part.terms if not term.startswith("side:")} - set(part.names)
    return not known and len(set(part.terms)) >= FEWEST_TERMS and len(words) >= FEWEST_WORDS


def _same_mood(part: Assertion, told: Assertion) -> bool:
    return part.modality == told.modality and _negative(part) == _negative(told)


def _negative(assertion: Assertion) -> int:
    return sum(not event.positive for event in assertion.events) % 2
