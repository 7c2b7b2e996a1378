"""The words of an answer as frozen types: what is asked, what is compared, what comes out.

Beside `domain`, which has the words of what is read; standard library only. What is made by the hundred
for one statement is a named tuple, which takes a third of a data class's time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from service.domain import Claim, CorpusState, Quantity, Statement, Worth


class Aspect(StrEnum):
    """One respect in which a claim and a statement are compared."""

    EVENT = "event"
    FIGURE = "figure"
    DATE = "date"
    POLARITY = "polarity"
    ROLE = "role"
    SPEAKER = "speaker"
    MODALITY = "modality"
    WORDING = "wording"


class Outcome(StrEnum):
    """How two values of one aspect stand to each other; SILENT where one of them is not told."""

    AGREES = "agrees"
    CONFLICTS = "conflicts"
    SILENT = "silent"


class Stance(StrEnum):
    """What a claim does to a statement, if it bears on it at all."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"


class Verdict(StrEnum):
    """What the evidence together says of the statement."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    DISPUTED = "disputed"
    UNVERIFIED = "unverified"


class Match(NamedTuple):
    """How far a claim is about the same thing, in [0, 1], and the named parts it is made of."""

    score: float
    parts: Mapping[str, float]


class Finding(NamedTuple):
    """One aspect compared: the two values, what came out, and a sentence for a reader."""

    aspect: Aspect
    outcome: Outcome
    in_statement: str | None
    in_claim: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim that bears on the statement. `appearances` are further copies of the same claim.

    `rule` names what decided, to measure each rule by itself.
    """

    stance: Stance
    confidence: float
    match: Match
    findings: tuple[Finding, ...]
    claim: Claim
    appearances: tuple[Claim, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A claim that was looked at and does not bear on the statement, and why not."""

    match: Match
    claim: Claim
    why_not: str


@dataclass(frozen=True, slots=True)
class SideCount:
    """How many evidence items of one side support and contradict."""

    side: str
    supports: int
    contradicts: int


@dataclass(frozen=True, slots=True)
class Verification:
    """The whole answer about one statement."""

    statement: Statement
    verdict: Verdict
    summary: str
    by_side: tuple[SideCount, ...]
    evidence: tuple[Evidence, ...]
    near_misses: tuple[NearMiss, ...]
    corpus: CorpusState


@dataclass(frozen=True, slots=True)
class Question:
    """What a client asks: a statement and from what to answer it.

    `sides` empty means every side. `limit` bounds the evidence items, `near_misses` the claims
    shown though they do not bear on it, `min_match` in [0, 1] drops matches scored below it.
    Aspects in `without` are not compared, to measure what each of them is worth; no client can ask so.
    """

    statement: str
    as_of: date | None = None
    sides: tuple[str, ...] = ()
    limit: int = 20
    near_misses: int = 3
    min_match: float = 0.0
    without: frozenset[Aspect] = frozenset()


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence of a draft, `draft[start:end]`; `result` is None for what is not worth checking."""

    start: int
    end: int
    text: str
    worth: Worth
    result: Verification | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that a claim gives, as a mark on a chart. `copies` are the ids of copies of the claim.

    `day` is the day on which it was stated, else that on which its article was published.
    """

    claim: Claim
    quantity: Quantity
    day: date | None
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one measure by day: what was done to what, by which side, as a fact or a plan.

    `events` are the concepts of what is told, `doer` the side that does it, None where none is told.
    `asked` is the statement's figure with which the others can be compared.
    """

    label: str
    unit: str | None
    events: tuple[str, ...]
    doer: str | None
    planned: bool
    windowed: bool
    figures: tuple[Figure, ...]
    asked: Quantity | None = None
