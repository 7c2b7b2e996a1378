"""Documents as the record keeps them, and what is counted over them."""

from __future__ import annotations

import sqlite3

import msgspec

from service.domain import Document, Source

_SOURCE = msgspec.json.Decoder(Source)


def read_document(connection: sqlite3.Connection, document_id: str) -> Document | None:
    """The document with its text, if the record has it."""
    row = connection.execute("SELECT source, text FROM documents WHERE id = ?", (document_id,)).fetchone()
    if row is None:
        return None
    source = _SOURCE.decode(row[0])
    return Document(source.document_id, row[1], source.title, source.outlet, source.url, source.published_on)


def read_weight(connection: sqlite3.Connection, document_id: str) -> int | None:
    """What the document counts as in the corpus version, which its content and extractor decide."""
    row = connection.execute("SELECT weight FROM documents WHERE id = ?", (document_id,)).fetchone()
    return int(row[0], 16) if row else None


def list_documents(
    connection: sqlite3.Connection, after: str = "", limit: int = -1
) -> list[tuple[Source, int]]:
    """The next documents after an id, without their texts, and how many claims each has; all by default."""
    rows = connection.execute(
        "SELECT source, claims FROM documents WHERE id > ? ORDER BY id LIMIT ?", (after, limit)
    )
    return [(_SOURCE.decode(source), claims) for source, claims in rows]


def read_summary(connection: sqlite3.Connection, document_id: str) -> tuple[Source, int] | None:
    """The document without its text and how many claims it has, if the record has it."""
    row = connection.execute("SELECT source, claims FROM documents WHERE id = ?", (document_id,)).fetchone()
    return row and (_SOURCE.decode(row[0]), row[1])


def list_outdated(connection: sqlite3.Connection, extractor: str) -> list[str]:
    """The ids of the documents that another extractor read; costs as much as it finds."""
    rows = connection.execute(
        "SELECT id FROM documents WHERE extractor < :this"
        " UNION ALL SELECT id FROM documents WHERE extractor > :this",
        {"this": extractor},
    )
    return sorted(document_id for (document_id,) in rows)


def list_touched(connection: sqlite3.Connection) -> frozenset[str]:
    """The ids of the documents that were written or deleted by hand."""
    return frozenset(document_id for (document_id,) in connection.execute("SELECT id FROM touched"))


def count_sides(connection: sqlite3.Connection) -> dict[str, int]:
    """How many claims each side made, for the sides that made any."""
    return dict(connection.execute("SELECT side, claims FROM sides ORDER BY side").fetchall())
