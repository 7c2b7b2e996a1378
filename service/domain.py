"""The words of Claimside as frozen types; standard library only.

Offsets count Unicode code points of the document's text and are half-open, so that
`document.text[claim.start:claim.end] == claim.text` holds for every claim.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

UNKNOWN_SIDE = "unknown"
"""The side of a named speaker whom neither the corpus's tables nor the article places."""

TAKEN_AS_KNOWN = 2
"""The rank of what a text presupposes; only what a claim asserts counts."""

LASTING = "lasting"
"""The mark of an event that is told with how long it lasted."""


class AttributionKind(StrEnum):
    """How the document gives the claim: in the speaker's words, retold, or in the outlet's voice."""

    QUOTE = "quote"
    REPORTED = "reported"
    NARRATION = "narration"


class Modality(StrEnum):
    """What kind of assertion it is; only FACT and DENIAL say how things are."""

    FACT = "fact"
    DENIAL = "denial"
    PLAN = "plan"
    POSSIBILITY = "possibility"
    OBLIGATION = "obligation"
    QUESTION = "question"


class Worth(StrEnum):
    """Whether a sentence of a draft is worth checking, and if not, why not."""

    CHECKABLE = "checkable"
    OPINION = "opinion"
    QUESTION = "question"
    NO_ASSERTION = "no_checkable_assertion"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NAVIGATION = "navigation"
    OVER_LIMIT = "over_limit"


class Bound(StrEnum):
    """How a figure is hedged in the text."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    NEARLY = "nearly"
    RANGE = "range"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Document:
    """One article; its text never changes after ingest. `id` is unique in the corpus."""

    id: str
    text: str
    title: str
    outlet: str
    url: str | None = None
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim stands: its document without the text."""

    document_id: str
    title: str
    outlet: str
    url: str | None = None
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """A party of the corpus. Exactly one side is the `narrator`: the outlets' own voice."""

    id: str
    name: str
    description: str
    narrator: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who made a claim. `speaker`, `role` and `cue` are None in narration."""

    kind: AttributionKind
    side: str
    speaker: str | None = None
    role: str | None = None
    cue: str | None = None
    relayed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as an interval in base units (metres and square metres are never shown: km, km2).

    `start` and `end` are offsets into the text the figure was read from (a claim's excerpt or a
    statement). `unit` is the canonical unit or the canonical counted noun ("settlement"), None for
    a bare number. `low` <= `value` <= `high`; all finite. `part_of` is N in "n of N".
    """

    text: str
    start: int
    end: int
    value: float
    low: float
    high: float
    bound: Bound
    unit: str | None
    part_of: float | None = None

    @property
    def open_ended(self) -> bool:
        """True where `high` itself is outside ("less than 5", and the reading of "more than 5")."""
        return self.bound in (Bound.AT_LEAST, Bound.LESS_THAN)

    def disjoint(self, other: Quantity) -> bool:
        """True where no value lies in both intervals."""
        first, second = (self, other) if self.low <= other.low else (other, self)
        if first.high < second.low:
            return True
        return first.high == second.low and first.open_ended and not math.isclose(first.low, second.low)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included, and the words that say so."""

    first: date
    last: date
    text: str


@dataclass(frozen=True, slots=True)
class Hours:
    """A time of day in hours from 0 to 24, over midnight where `last` is smaller, and where the text has it.

    `universal` is true of a time that is told as Greenwich's; others are the place's own.
    """

    first: float
    last: float
    universal: bool
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that an assertion says happened or holds.

    `concept` is the lexicon's name of the action or state, else the verb's stem. `agents` and
    `patients` are canonical terms (side ids, speaker names, stems) of who did it and to whom or
    what; empty where the text does not say. `quantities` are positions in the assertion's tuple.
    `rank` is 0 for what the text says, 1 for what it adds, 2 for what it takes as known. `denied`
    tells a denial ("refuted that P") from a negation. `onset` is true where the text says that it
    began; `every` where it speaks of all of them; `period` is the event's own day or days.
    """

    concept: str
    positive: bool = True
    modality: Modality = Modality.FACT
    agents: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    quantities: tuple[int, ...] = ()
    rank: int = 0
    denied: bool = False
    onset: bool = False
    every: bool = False
    period: Period | None = None

    @property
    def told(self) -> bool:
        """False of what the text only takes as known, unless it gives the day of it."""
        return self.rank < TAKEN_AS_KNOWN or self.period is not None


@dataclass(frozen=True, slots=True)
class Assertion:
    """What the comparison reads of a claim or a statement, made by one reader for both.

    `terms` are canonical content terms in text order (concepts, names, stems; no figures, no stop
    words); a statement and a claim about the same thing share them. `context` are terms of the
    text just before a claim, to which "the attack" and "the region" refer. `windowed` is true of
    figures for a stretch of time ("in the last 24 hours") instead of in total.
    `names` are its terms that stand for proper names; `strangers` those of them that no table of
    the corpus holds. `setting` are the terms of the article's title and lead, the scene of all in it,
    `beside` those of the rest of a claim's own sentence. `marks` single it out: "second", "largest",
    that it lasted. `spread` is true of figures for several regions or countries together, `hours` are the
    times of day that it names, `days_told` is of how many days it speaks ("on Tuesday" of one), even where
    nothing tells which; 0 where it names none.
    """

    terms: tuple[str, ...]
    events: tuple[Event, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    period: Period | None = None
    modality: Modality = Modality.FACT
    context: tuple[str, ...] = ()
    windowed: bool = False
    names: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    spread: bool = False
    hours: tuple[Hours, ...] = ()
    days_told: int = 0

    def affirms(self, event: Event) -> bool:
        """Whether it says that its event is so; a denial as a whole turns all of it round."""
        return event.positive != (self.modality is Modality.DENIAL and not event.denied)


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable assertion found in a document, with its attribution.

    `meaning` is the sentence encoder's, on the way into the index alone; empty where none was at hand.
    """

    id: str
    source: Source
    start: int
    end: int
    text: str
    before: str
    after: str
    attribution: Attribution
    assertion: Assertion
    stated_on: date | None = None
    meaning: bytes = b""

    @property
    def modality(self) -> Modality:
        """That of its assertion."""
        return self.assertion.modality

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its figures in text order; offsets into the excerpt."""
        return self.assertion.quantities


@dataclass(frozen=True, slots=True)
class Statement:
    """What a client asks to have checked, as read.

    `assertions` holds one entry for each part that is judged by itself (a compound statement has
    several). `attributed_to` is the canonical speaker in "X said P"; the assertions are then P's.
    """

    text: str
    as_of: date | None
    attributed_to: str | None
    attributed_side: str | None
    denied: bool
    assertions: tuple[Assertion, ...]

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The figures of all parts; offsets into the text as sent."""
        return tuple(quantity for part in self.assertions for quantity in part.quantities)

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms of all parts, as they are looked up in the index."""
        return tuple(term for part in self.assertions for term in part.terms)


@dataclass(frozen=True, slots=True)
class CorpusState:
    """What the index holds; `version` changes with every change of its documents."""

    version: str
    documents: int
    claims: int
