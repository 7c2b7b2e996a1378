"""Weighs the events of a claim against those of a statement's part, and says in words what came out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from service.domain import Claim, Statement
from service.judgement import Aspect, Finding, Outcome, Stance
from service.lexicon.phrases import PhraseBook
from service.verification.aspects import COMPARISONS, Aspects
from service.verification.facts import Facts, sureness
from service.verification.figures import compare_figures
from service.verification.measures import TIME_UNITS
from service.verification.opposites import opposite_holds
from service.verification.pairs import ANYTHING, Pair, find_pairs
from service.verification.parties import strict_things
from service.verification.role_words import describe_difference
from service.verification.stance import Row, decide
from service.verification.strangers import find_stranger
from service.verification.stretches import compare_stretches
from service.verification.wording import compare_wording

PARTIES = ("agents", "patients")

SOMETHING_ELSE = Finding(Aspect.EVENT, Outcome.SILENT, None, None, "The claim tells of something else.")


@dataclass(frozen=True, slots=True)
class Bearing:
    """A stance with what decided it, or no stance and why not. `part` is the part's position.

    `tell` puts all that was compared into words, which most bearings are never asked for.
    """

    part: int
    figure: int | None
    stance: Stance | None
    confidence: float
    tell: Callable[[], tuple[Finding, ...]]
    deciding: Finding
    by_doer: bool = False
    names_doer: bool = False
    rule: str = ""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was compared, in words; made anew each time."""
        return self.tell()


def weigh(
    statement: Statement, position: int, claim: Claim, book: PhraseBook, without: frozenset[Aspect]
) -> list[Weighed]:
    """All that can be compared: for each pair of events each figure of the statement's, or none."""
    part = statement.assertions[position]
    pairs = find_pairs(statement, part, claim, book, any_event=Aspect.EVENT in without)
    return [one for pair in pairs for one in _weigh_pair(pair, position, without)]


def _weigh_pair(pair: Pair, position: int, without: frozenset[Aspect]) -> Iterator[Weighed]:
    aspects = Aspects(pair)
    figures = [
        (number, finding)
        for number, finding in compare_figures(pair)
        if pair.part.quantities[number].unit not in TIME_UNITS
    ]
    figures += compare_stretches(pair)
    if not figures and pair.wanted.concept != ANYTHING:
        yield Weighed(position, None, Facts(pair, aspects, None), without)
    for number, finding in figures:
        yield Weighed(position, number, Facts(pair, aspects, finding), without)


class Weighed:
    """A pair of events, with one of the statement's figures or none, and the row of the table that it meets.

    No row where the claim tells of something else. What is said of it in words waits for `bearing`.
    """

    __slots__ = ("_facts", "_position", "_row", "confidence", "figure", "stance")

    def __init__(self, position: int, number: int | None, facts: Facts, without: frozenset[Aspect]) -> None:
        self._position = position
        self.figure = number
        self._facts = facts
        joined = facts.same or opposite_holds(facts.pair) or facts["other_kind"] is True
        self._row = decide(facts, without) if joined else None
        self.stance = self._row.stance if self._row else None
        sure = self._row is not None and self.stance is not None
        self.confidence = self._row.confidence * sureness(facts) if self._row and sure else 0.0

    @property
    def ruled_out(self) -> bool:
        """True where an event was found and is another one, by place, day or mood, or another doer's."""
        if self._row is None or self._row.why == "wording":
            return False
        told = self._facts[self._row.why]
        if self._row.why == "patients" and told is not Outcome.CONFLICTS:
            return bool(strict_things(self._facts.pair.found.patients))
        return told is Outcome.CONFLICTS or self._row.why == "agents"

    def bearing(self) -> Bearing:
        """What it comes to."""
        row = self._row
        if row is None:
            return Bearing(self._position, self.figure, None, 0.0, self._told, SOMETHING_ELSE)
        return Bearing(
            self._position,
            self.figure,
            row.stance,
            self.confidence,
            self._told,
            self._deciding(row),
            by_doer=row.why == "agents",
            names_doer=self._facts["agents"] is Outcome.AGREES,
            rule=row.rule,
        )

    def _told(self) -> tuple[Finding, ...]:
        """All of it in words."""
        facts, pair = self._facts, self._facts.pair
        findings = {name: facts.aspects.finding(name) for name in COMPARISONS}
        if facts.figure is not None:
            findings["figure"] = facts.figure
        if self._row is None:
            return tuple(findings.values())
        if not facts.same:
            findings = {name: one for name, one in findings.items() if name not in PARTIES}
        stranger = find_stranger(pair) if facts["stranger"] else None
        if stranger is not None:
            findings["stranger"] = stranger
        return (*findings.values(), compare_wording(pair.part, pair.claim, pair.concepts))

    def _deciding(self, row: Row) -> Finding:
        """The finding that the row rests on; for others in a role, one that names them."""
        facts, pair, why = self._facts, self._facts.pair, row.why
        if row.stance is None and why in PARTIES and facts[why] is not Outcome.CONFLICTS:
            return describe_difference(pair, why)
        if why in COMPARISONS and (facts.same or why not in PARTIES):
            return facts.aspects.finding(why)
        found = facts.figure if why == "figure" else find_stranger(pair) if why == "stranger" else None
        return found or compare_wording(pair.part, pair.claim, pair.concepts)
