"""Writing to the record: one change of some documents, with all that is counted over them."""

from __future__ import annotations

import secrets
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import replace as replaced
from hashlib import sha256
from typing import NamedTuple

import msgspec

from service.domain import Claim, Document, Source
from service.errors import IdTaken
from service.index.embedded.claims import read_outline, write_outline
from service.index.embedded.documents import read_document
from service.index.folding import fold
from service.index.versions import NOTHING, replace, weigh


class ClaimRow(NamedTuple):
    """A claim as its table has it, in the table's order, with its body and its outline."""

    id: str
    document_id: str
    start: int
    side: str
    speaker: str
    outlet: str
    kind: str
    stated_on: str | None
    body: bytes
    outline: bytes
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A document and its claims, ready to be written; made before the writer's turn begins."""

    document: Document
    extractor: str
    weight: int
    digest: bytes
    claims: Sequence[ClaimRow]


def prepare(document: Document, claims: Sequence[Claim], extractor: str) -> Entry:
    """The entry of a document; equal digests mean that document, extractor and claims are the same.

    Raises ValueError for a claim whose source is another document.
    """
    for claim in claims:
        if claim.source.document_id != document.id:
            raise ValueError(f"claim {claim.id!r} is not from document {document.id!r}")
    rows = [_row(claim) for claim in claims]
    weight = weigh(document, extractor)
    digest = sha256(weight.to_bytes(32, "big"))
    for row in rows:
        digest.update(sha256(row.body).digest())
    return Entry(document, extractor, weight, digest.digest(), rows)


def _row(claim: Claim) -> ClaimRow:
    return ClaimRow(
        id=claim.id,
        document_id=claim.source.document_id,
        start=claim.start,
        side=claim.attribution.side,
        speaker=fold(claim.attribution.speaker or ""),
        outlet=fold(claim.source.outlet),
        kind=claim.attribution.kind.value,
        stated_on=claim.stated_on.isoformat() if claim.stated_on else None,
        body=msgspec.json.encode(replaced(claim, meaning=b"") if claim.meaning else claim),
        outline=write_outline(claim),
        terms=frozenset(claim.assertion.terms),
    )


class Change:
    """Documents going in and out within one writer's turn; `finish` brings the counts up to date."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._weight = int(connection.execute("SELECT weight FROM state").fetchone()[0], 16)
        self._documents = 0
        self._terms: Counter[str] = Counter()
        self._sides: Counter[str] = Counter()
        self._touched: Counter[str] = Counter()

    def find(self, document_id: str) -> Document | None:
        """The document as it is now, if there is one."""
        return read_document(self._connection, document_id)

    def touch(self, document_id: str) -> None:
        """Remembers that somebody decided about the document, whatever the corpus folder says of it."""
        self._connection.execute("INSERT OR IGNORE INTO touched VALUES (?)", (document_id,))

    def put(self, entry: Entry) -> None:
        """Adds the document or replaces it; writes nothing where it is there already, claims and all."""
        document = entry.document
        found = self._connection.execute(
            "SELECT digest FROM documents WHERE id = ?", (document.id,)
        ).fetchone()
        if found == (entry.digest,):
            return
        self.remove(document.id)
        self._add_document(entry)
        for row in entry.claims:
            self._add_claim(row)
        self._weight = replace(self._weight, NOTHING, entry.weight)
        self._documents += 1
        self._touched[document.id] += len(entry.claims)

    def _add_document(self, entry: Entry) -> None:
        document = entry.document
        source = Source(document.id, document.title, document.outlet, document.url, document.published_on)
        columns = (document.id, entry.extractor, f"{entry.weight:x}", entry.digest, len(entry.claims))
        self._connection.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*columns, msgspec.json.encode(source), document.text),
        )

    def _add_claim(self, row: ClaimRow) -> None:
        *columns, body, outline, terms = row
        try:
            key = self._connection.execute(
                "INSERT INTO claims VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", columns
            ).lastrowid
        except sqlite3.IntegrityError as problem:
            raise IdTaken("claim", row.id) from problem
        self._connection.execute("INSERT INTO bodies VALUES (?, ?)", (key, body))
        self._connection.execute("INSERT INTO outlines VALUES (?, ?)", (key, outline))
        self._terms.update(terms)
        self._sides[row.side] += 1

    def remove(self, document_id: str) -> bool:
        """Takes the document and its claims out; False where there is none."""
        query = "DELETE FROM documents WHERE id = ? RETURNING weight"
        found = self._connection.execute(query, (document_id,)).fetchone()
        if found is None:
            return False
        query = "SELECT key, side, body FROM claims JOIN outlines USING (key) WHERE document_id = ?"
        rows = self._connection.execute(query, (document_id,)).fetchall()
        for key, side, body in rows:
            self._terms.subtract(frozenset(read_outline(key, body).terms))
            self._sides[side] -= 1
        keys = [(key,) for key, _, _ in rows]
        self._connection.executemany("DELETE FROM bodies WHERE key = ?", keys)
        self._connection.executemany("DELETE FROM outlines WHERE key = ?", keys)
        self._connection.executemany("DELETE FROM claims WHERE key = ?", keys)
        self._weight = replace(self._weight, int(found[0], 16), NOTHING)
        self._documents -= 1
        self._touched[document_id] += len(rows)
        return True

    def finish(self) -> bool:
        """Writes the counts and a new generation; False, and nothing written, if nothing changed."""
        if not self._touched:
            return False
        self._count("terms", "term", self._terms.items())
        self._count("sides", "side", self._sides.items())
        token = secrets.token_hex(8)
        self._connection.execute(
            "UPDATE state SET generation = generation + 1, token = ?, weight = ?,"
            " documents = documents + ?, claims = claims + ?",
            (token, f"{self._weight:x}", self._documents, self._sides.total()),
        )
        self._connection.executemany(
            "INSERT INTO changes SELECT generation, ?, token, ? FROM state", self._touched.items()
        )
        return True

    def _count(self, table: str, name: str, changes: Iterable[tuple[str, int]]) -> None:
        changed = [(word, by) for word, by in changes if by]
        self._connection.executemany(
            f"INSERT INTO {table} VALUES (?, ?)"  # noqa: S608 - the two names are ours
            f" ON CONFLICT ({name}) DO UPDATE SET claims = claims + excluded.claims",
            changed,
        )
        fewer = [(word,) for word, by in changed if by < 0]
        self._connection.executemany(f"DELETE FROM {table} WHERE {name} = ? AND claims = 0", fewer)  # noqa: S608
