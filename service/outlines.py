"""A claim in outline: all that it takes to rank it, and to see that it cannot bear on a statement.

The index hands out outlines and fetches whole only the claims that are then asked for.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from service.domain import Claim

MARKS_KEPT = 50_000
"""Terms whose marks are kept, some 8 MB at most."""


class Outline(NamedTuple):
    """What ranks a claim and, at a glance, rules most claims out: a tenth of the claim's size.

    `key` is the index's own number of it. `terms` are its assertion's, `around` the marks of those that the
    text before it has beside them, `side` is its attribution's. `concepts` are what it says happened or
    holds, `known` what it only takes as known, `denied` what it says is not so; `figures` are the values
    of its figures. `meaning` is the claim's.
    """

    key: int
    id: str
    side: str
    terms: tuple[str, ...]
    around: bytes
    concepts: tuple[str, ...]
    known: tuple[str, ...]
    denied: tuple[str, ...]
    figures: tuple[float, ...]
    meaning: bytes


def outline(claim: Claim, key: int) -> Outline:
    """The claim's outline under that key."""
    told = claim.assertion
    concepts = dict.fromkeys(event.concept for event in told.events if event.told)
    every = dict.fromkeys(event.concept for event in told.events)
    return Outline(
        key,
        claim.id,
        claim.attribution.side,
        told.terms,
        around=_marks(frozenset(told.context).difference(told.terms)),
        concepts=tuple(concepts),
        known=tuple(concept for concept in every if concept not in concepts),
        denied=tuple(dict.fromkeys(event.concept for event in told.events if not told.affirms(event))),
        figures=tuple(one.value for one in told.quantities),
        meaning=claim.meaning,
    )


@lru_cache(maxsize=MARKS_KEPT)
def mark(term: str) -> int:
    """A number below 65,536 that stands for the term: in a third of the space, and one in so many others
    has the same.
    """
    return crc32(term.encode()) % 0x10000


def _marks(terms: Iterable[str]) -> bytes:
    marks = sorted({mark(term) for term in terms})
    return struct.pack(f"<{len(marks)}H", *marks)


def marks_around(outline: Outline) -> frozenset[int]:
    """The marks of the terms around the claim."""
    return frozenset(struct.unpack(f"<{len(outline.around) // 2}H", outline.around))
