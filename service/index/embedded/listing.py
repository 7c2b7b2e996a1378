"""Listing claims: a filter as SQL, and pages of it in the order of documents."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence

from service.index.cursor import Place
from service.index.folding import fold
from service.listing import ClaimFilter

EVERY_CLAIM = ClaimFilter()


def list_keys(
    connection: sqlite3.Connection, where: ClaimFilter, after: Place | None = None, limit: int = -1
) -> list[int]:
    """The keys of the next claims that pass the filter, by document id, then start; all by default.

    Claims that start at one place, if there are any, come by their ids.
    """
    conditions, values = _read_filter(where)
    if after:
        conditions += " AND (document_id, start, id) > (?, ?, ?)"
        values += [after.document_id, after.start, after.claim_id]
    rows = connection.execute(
        f"SELECT key FROM claims WHERE {conditions} ORDER BY document_id, start, id LIMIT ?",  # noqa: S608
        (*values, limit),
    )
    return [key for (key,) in rows]


def filter_keys(connection: sqlite3.Connection, where: ClaimFilter, keys: Sequence[int]) -> list[int]:
    """Those of the keys whose claims exist and pass the filter, in their given order."""
    conditions, values = _read_filter(where)
    rows = connection.execute(
        f"SELECT key FROM claims WHERE key IN (SELECT value FROM json_each(?)) AND {conditions}",  # noqa: S608
        (json.dumps(keys), *values),
    )
    passing = {key for (key,) in rows}
    return [key for key in keys if key in passing]


def _read_filter(where: ClaimFilter) -> tuple[str, list[str | int]]:
    """The conditions, in which every value is a question mark, and the values."""
    wanted = [(condition, value) for condition, value in _conditions(where) if value]
    conditions = ["TRUE", *(condition for condition, _ in wanted)]
    return " AND ".join(conditions), [value for _, value in wanted]


def _conditions(where: ClaimFilter) -> Iterator[tuple[str, str | None]]:
    yield "document_id = ?", where.document_id
    yield "side = ?", where.side
    yield "instr(speaker, ?) > 0", fold(where.speaker or "")
    yield "outlet = ?", fold(where.outlet or "")
    yield "kind = ?", where.kind
    yield "stated_on >= ?", where.first_day.isoformat() if where.first_day else None
    yield "stated_on <= ?", where.last_day.isoformat() if where.last_day else None
