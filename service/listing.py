"""Which claims a client asks to see in a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from service.domain import AttributionKind


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims to list; None and empty fields do not filter. Days bound `stated_on`, included."""

    q: str | None = None
    side: str | None = None
    speaker: str | None = None
    document_id: str | None = None
    outlet: str | None = None
    kind: AttributionKind | None = None
    first_day: date | None = None
    last_day: date | None = None
