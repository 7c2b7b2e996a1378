"""Claims as the record keeps them, whole and in outline, by key, and the last ones decoded kept at hand."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

import msgspec

from service.domain import Claim
from service.errors import IndexUnavailable
from service.outlines import Outline, outline

OUTLINES_KEPT = 4_096
"""Outlines kept a process, under 1 KB each: twice those of a corpus that is scored whole."""

CLAIMS_KEPT = 2_048
"""Decoded claims kept a process, about 5 KB each: as many as are scored whole.

Decoding takes 7 microseconds a claim and one for an outline, taking one from here a twentieth of the first.
"""

T = TypeVar("T")


class ClaimTerms(NamedTuple):
    """What the search index holds of a claim."""

    key: int
    document_id: str
    terms: Sequence[str]


Terms = tuple[str, ...]

_CLAIM = msgspec.json.Decoder(Claim)
_OUTLINE = msgspec.msgpack.Decoder(
    tuple[str, str, Terms, bytes, Terms, Terms, Terms, tuple[float, ...], bytes]
)
"""Of an outline's fields, the key aside."""


def read_outline(key: int, body: bytes) -> Outline:
    """The outline that `write_outline` made."""
    return Outline(key, *_OUTLINE.decode(body))


def write_outline(claim: Claim) -> bytes:
    """What the record keeps as the claim's outline, the key aside."""
    return msgspec.msgpack.encode(outline(claim, 0)[1:])


def claims_behind(connection: sqlite3.Connection, key: int) -> Iterator[ClaimTerms]:
    """What the search index wants of all claims with a greater key, by key."""
    query = "SELECT key, document_id, body FROM claims JOIN outlines USING (key) WHERE key > ? ORDER BY key"
    rows = connection.execute(query, (key,))
    return (ClaimTerms(key, document, read_outline(key, body).terms) for key, document, body in rows)


def claims_of(connection: sqlite3.Connection, document_ids: Sequence[str]) -> Iterator[ClaimTerms]:
    """What the search index wants of the claims of some documents; none for one that is gone."""
    query = "SELECT key, body FROM claims JOIN outlines USING (key) WHERE document_id = ?"
    for document_id in document_ids:
        for key, body in connection.execute(query, (document_id,)):
            yield ClaimTerms(key, document_id, read_outline(key, body).terms)


def outline_all(connection: sqlite3.Connection) -> None:
    """Fills the table of outlines from the claims' bodies, as a record of an earlier format needs it.

    What the claims mean is left out until their documents are read again.

    Raises IndexUnavailable naming the first claim that cannot be read.
    """
    rows = connection.execute("SELECT id, key, body FROM claims JOIN bodies USING (key) ORDER BY key")
    connection.executemany("INSERT INTO outlines VALUES (?, ?)", (_outlined(*row) for row in rows))


def _outlined(claim_id: str, key: int, body: bytes) -> tuple[int, bytes]:
    try:
        return key, write_outline(_CLAIM.decode(body))
    except msgspec.DecodeError as problem:
        raise IndexUnavailable(f"the record's claim {claim_id} cannot be read: {problem}") from problem


def read_claim(connection: sqlite3.Connection, claim_id: str) -> Claim | None:
    """The claim with this id, if the record has it."""
    row = connection.execute(
        "SELECT body FROM claims JOIN bodies USING (key) WHERE id = ?", (claim_id,)
    ).fetchone()
    return _CLAIM.decode(row[0]) if row else None


class Decoded(Generic[T]):
    """What a table holds by key, of one process; no key is used twice, so what is kept never goes stale."""

    def __init__(self, table: str, decode: Callable[[int, bytes], T], most: int) -> None:
        self._query = f"SELECT key, body FROM {table} WHERE key IN (SELECT value FROM json_each(?))"  # noqa: S608 - ours
        self._decode = decode
        self._most = most
        self._kept: OrderedDict[int, T] = OrderedDict()
        self._lock = threading.Lock()

    def fetch(self, connection: sqlite3.Connection, keys: Sequence[int]) -> list[T]:
        """What stands under these keys, all of which the record must have, in their order."""
        with self._lock:
            found = {key: self._kept[key] for key in keys if key in self._kept}
            for key in found:
                self._kept.move_to_end(key)
        missing = [key for key in keys if key not in found]
        if missing:
            rows = connection.execute(self._query, (json.dumps(missing),))
            new = {key: self._decode(key, body) for key, body in rows}
            self._keep(new)
            found |= new
        return [found[key] for key in keys]

    def _keep(self, new: dict[int, T]) -> None:
        with self._lock:
            self._kept.update(new)
            for _ in range(len(self._kept) - self._most):
                self._kept.popitem(last=False)


def decoded_claims() -> Decoded[Claim]:
    """Claims by key, whole."""
    return Decoded("bodies", lambda _, body: _CLAIM.decode(body), CLAIMS_KEPT)


def decoded_outlines() -> Decoded[Outline]:
    """Claims by key, in outline."""
    return Decoded("outlines", read_outline, OUTLINES_KEPT)
