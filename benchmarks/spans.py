"""Where a claim stands, labelled or found, and how far two of them are the same place."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.labels import LabelledClaim
from service.domain import Claim


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of one document's text, in code points."""

    document_id: str
    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start

    def common(self, other: Span) -> int:
        """How many code points both hold."""
        if self.document_id != other.document_id:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def likeness(self, other: Span) -> float:
        """What both hold, as a part of what either spans, in [0, 1]."""
        return self.common(other) / (max(self.end, other.end) - min(self.start, other.start))


def span_of(claim: Claim | LabelledClaim) -> Span:
    """The claim's place."""
    if isinstance(claim, LabelledClaim):
        return Span(claim.document_id, claim.start, claim.end)
    return Span(claim.source.document_id, claim.start, claim.end)
