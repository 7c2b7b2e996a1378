"""Pages of claims: all that pass a filter in the order of documents, or the best for some terms."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from service.domain import Claim, Source
from service.index.cursor import Place, read_cursor, write_cursor
from service.index.embedded.candidates import search_keys
from service.index.embedded.documents import list_documents
from service.index.embedded.listing import EVERY_CLAIM, filter_keys, list_keys
from service.index.embedded.sight import Sight
from service.index.scoring import score
from service.listing import ClaimFilter

SEARCHED = 10_000
"""Claims that a ranked listing with a filter takes from the search index, for enough to pass it."""

RANKED = 1_000
"""Claims that a ranked listing scores, and so its longest; scoring them takes 4 ms."""

DOCUMENTS = ("documents",)
"""Stands for the terms in cursors of the list of documents, so that they are none of a list of claims."""


def read_page(
    sight: Sight, where: ClaimFilter, terms: Sequence[str], limit: int, cursor: str | None
) -> tuple[list[Claim], str | None]:
    """One page and the cursor of the next, None where this is the last. Raises BadCursor."""
    after = None if cursor is None else read_cursor(cursor, where, terms)
    ranked = bool(where.q or terms)
    listed = _rank(sight, where, terms, after) if ranked else _list(sight, where, after, limit + 1)
    page = listed[:limit]
    more = write_cursor(page[-1][0], where, terms) if page != listed else None
    return [claim for _, claim in page], more


def read_documents_page(
    connection: sqlite3.Connection, limit: int, cursor: str | None
) -> tuple[list[tuple[Source, int]], str | None]:
    """One page of the documents and the cursor of the next. Raises BadCursor."""
    after = "" if cursor is None else read_cursor(cursor, EVERY_CLAIM, DOCUMENTS).document_id
    listed = list_documents(connection, after, limit + 1)
    page = listed[:limit]
    if page == listed:
        return page, None
    return page, write_cursor(Place(0.0, page[-1][0].document_id, 0, ""), EVERY_CLAIM, DOCUMENTS)


def _list(sight: Sight, where: ClaimFilter, after: Place | None, limit: int) -> list[tuple[Place, Claim]]:
    keys = list_keys(sight.connection, where, after, limit)
    return [(_place(claim, 0.0), claim) for claim in sight.fetch(keys)]


def _rank(
    sight: Sight, where: ClaimFilter, terms: Sequence[str], after: Place | None
) -> list[tuple[Place, Claim]]:
    """The claims that share a term with the query, the best match first, from the place on.

    A small corpus is searched too: of a list one expects the terms, of candidates what resembles them.
    """
    searched = RANKED if where == ClaimFilter(q=where.q) else SEARCHED
    keys = filter_keys(sight.connection, where, search_keys(sight, terms, searched))
    claims = sight.fetch(keys[:RANKED])
    matches = score(terms, [claim.assertion.terms for claim in claims], sight.rate_rarity)
    placed = [
        (_place(claim, 1.0 - match.score), claim)
        for match, claim in zip(matches, claims, strict=True)
        if match.score
    ]
    return sorted((entry for entry in placed if not after or entry[0] > after), key=lambda entry: entry[0])


def _place(claim: Claim, distance: float) -> Place:
    return Place(distance, claim.source.document_id, claim.start, claim.id)
