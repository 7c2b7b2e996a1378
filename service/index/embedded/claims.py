"""Claims as the record keeps them: JSON bodies by key, and the last ones decoded kept at hand."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from service.domain import Claim

KEPT = 4_096
"""Decoded claims kept a process, about 5 KB each: twice the claims of a corpus that is scored whole.

Decoding takes 7 microseconds a claim, taking one from here a twentieth of that.
"""


class ClaimTerms(NamedTuple):
    """What the search index holds of a claim."""

    key: int
    document_id: str
    terms: Sequence[str]


class _Assertion(msgspec.Struct):
    terms: tuple[str, ...]


class _Terms(msgspec.Struct):
    """The part of a claim's body that the search index wants; the rest is skipped undecoded."""

    assertion: _Assertion


_TERMS = msgspec.json.Decoder(_Terms)
_CLAIM = msgspec.json.Decoder(Claim)


def read_terms(body: bytes) -> tuple[str, ...]:
    """The terms of the claim with this body, as they were stored."""
    return _TERMS.decode(body).assertion.terms


def claims_behind(connection: sqlite3.Connection, key: int) -> Iterator[ClaimTerms]:
    """What the search index wants of all claims with a greater key, by key."""
    query = "SELECT key, document_id, body FROM claims JOIN bodies USING (key) WHERE key > ? ORDER BY key"
    rows = connection.execute(query, (key,))
    return (ClaimTerms(key, document_id, read_terms(body)) for key, document_id, body in rows)


def claims_of(connection: sqlite3.Connection, document_ids: Sequence[str]) -> Iterator[ClaimTerms]:
    """What the search index wants of the claims of some documents; none for one that is gone."""
    query = "SELECT key, body FROM claims JOIN bodies USING (key) WHERE document_id = ?"
    for document_id in document_ids:
        for key, body in connection.execute(query, (document_id,)):
            yield ClaimTerms(key, document_id, read_terms(body))


def read_claim(connection: sqlite3.Connection, claim_id: str) -> Claim | None:
    """The claim with this id, if the record has it."""
    row = connection.execute(
        "SELECT body FROM claims JOIN bodies USING (key) WHERE id = ?", (claim_id,)
    ).fetchone()
    return _CLAIM.decode(row[0]) if row else None


class DecodedClaims:
    """Claims by key, of one process; keys are never used twice, so what is kept never goes stale."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Claim] = OrderedDict()
        self._lock = threading.Lock()

    def fetch(self, connection: sqlite3.Connection, keys: Sequence[int]) -> list[Claim]:
        """The claims with these keys, all of which the record must have, in their order."""
        with self._lock:
            found = {key: self._kept[key] for key in keys if key in self._kept}
        missing = [key for key in keys if key not in found]
        if missing:
            found |= _decode(connection, missing)
        self._keep(found)
        return [found[key] for key in keys]

    def _keep(self, claims: dict[int, Claim]) -> None:
        with self._lock:
            for key, claim in claims.items():
                self._kept[key] = claim
                self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)


def _decode(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, Claim]:
    rows = connection.execute(
        "SELECT key, body FROM bodies WHERE key IN (SELECT value FROM json_each(?))", (json.dumps(keys),)
    )
    return {key: _CLAIM.decode(body) for key, body in rows}
