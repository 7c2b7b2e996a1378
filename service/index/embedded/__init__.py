"""The index in one folder: a SQLite record, which is the truth, and a search index derived from it.

Threads share one EmbeddedIndex; processes share the folder. One of them writes at a time, readers
do not wait for it. Read `record` first, then `following`, then `sight`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from service.domain import Claim, CorpusState, Document, Source
from service.errors import IdTaken, NotFound
from service.index.embedded.candidates import find_keys
from service.index.embedded.claims import read_claim
from service.index.embedded.connections import Connections
from service.index.embedded.documents import (
    count_sides,
    list_documents,
    list_outdated,
    list_touched,
    read_document,
    read_summary,
    read_weight,
)
from service.index.embedded.following import Follower
from service.index.embedded.pages import read_documents_page, read_page
from service.index.embedded.rebuilding import Tell
from service.index.embedded.record import check_format, create_record, is_outdated, read_state, upgrade_record
from service.index.embedded.search import SearchIndex
from service.index.embedded.sight import Reader
from service.index.embedded.writing import Change, prepare
from service.index.versions import weigh
from service.listing import ClaimFilter
from service.outlines import Outline

RECORD = "claims.sqlite3"
"""The record's name in the folder; what a backup must hold (the `-wal` file beside it included)."""

SEARCH = "search-1"
"""The search index's folder in it; the number is its schema's, another schema starts another folder."""


class EmbeddedIndex:
    """Implements ClaimIndex; see there."""

    def __init__(self, folder: Path, extractor: str, score_all: int, tell: Tell) -> None:
        record = folder / RECORD
        if not record.exists():
            create_record(record)
        self._extractor = extractor
        self._connections = Connections(record)
        with self._connections.reading() as connection:
            check_format(connection)
            outdated = is_outdated(connection)
        if outdated:
            with self._connections.writing() as connection:
                upgrade_record(connection)
        self._follower = Follower(self._connections, SearchIndex(folder / SEARCH), tell)
        self._follower.start()
        self._reader = Reader(self._connections, self._follower, score_all)

    @contextmanager
    def reading(self) -> Iterator[CorpusState]:
        """A snapshot of the record; a thread inside another is in that one."""
        with self._reader.sight() as sight:
            yield sight.state

    def state(self) -> CorpusState:
        """One row of the record."""
        with self._reader.record() as connection:
            return read_state(connection)

    def put(self, entries: Iterable[tuple[Document, Sequence[Claim]]], *, if_unchanged: bool = False) -> None:
        """Takes the writer's turn only when all entries are read and encoded."""
        prepared = [prepare(document, claims, self._extractor) for document, claims in entries]
        with self._change() as change:
            for entry in prepared:
                if not if_unchanged or change.find(entry.document.id) == entry.document:
                    change.put(entry)

    def write(self, document: Document, claims: Sequence[Claim], *, replace: bool) -> bool:
        """Compares contents within the writer's turn, so that of two rivals one is told."""
        prepared = prepare(document, claims, self._extractor)
        with self._change(soon=True) as change:
            known = change.find(document.id)
            if known and known != document and not replace:
                raise IdTaken("document", document.id)
            change.put(prepared)
            change.touch(document.id)
        return known is None

    def delete(self, document_id: str) -> None:
        """Leaves a stale entry in the search index until that has caught up."""
        with self._change(soon=True) as change:
            if not change.remove(document_id):
                raise NotFound("document", document_id)
            change.touch(document_id)

    def touched(self) -> frozenset[str]:
        """Straight from the record."""
        with self._reader.record() as connection:
            return list_touched(connection)

    @contextmanager
    def _change(self, *, soon: bool = False) -> Iterator[Change]:
        """One turn to write. The search index follows at once, or `soon`: one document waits for others."""
        with self._connections.writing() as connection:
            change = Change(connection)
            yield change
            changed = change.finish()
        if changed and soon:
            self._follower.follow.ask()
        elif changed:
            self._follower.catch_up()

    def candidates(self, terms: Sequence[str], limit: int = 100) -> list[Outline]:
        """Every claim of a small corpus, else the search index's best."""
        with self._reader.sight() as sight:
            return sight.outline(find_keys(sight, terms, limit))

    def fetch(self, outlines: Iterable[Outline]) -> list[Claim]:
        """From what is kept decoded, else from the record."""
        with self._reader.sight() as sight:
            return sight.fetch([one.key for one in outlines])

    def rarity(self, term: str) -> float:
        """From the record's own counts, which deletions leave exact."""
        if around := self._reader.around:
            return around.rate_rarity(term)
        with self._reader.sight() as sight:
            return sight.rate_rarity(term)

    def claim(self, claim_id: str) -> Claim:
        """Straight from the record."""
        with self._reader.record() as connection:
            claim = read_claim(connection, claim_id)
        if claim is None:
            raise NotFound("claim", claim_id)
        return claim

    def claims(
        self, where: ClaimFilter, terms: Sequence[str], limit: int, cursor: str | None
    ) -> tuple[list[Claim], str | None]:
        """Filtered by the record, ranked by the scoring."""
        with self._reader.sight() as sight:
            return read_page(sight, where, terms, limit, cursor)

    def document(self, document_id: str) -> Document:
        """Straight from the record."""
        with self._reader.record() as connection:
            document = read_document(connection, document_id)
        if document is None:
            raise NotFound("document", document_id)
        return document

    def documents(self) -> list[tuple[Source, int]]:
        """Straight from the record, texts left unread."""
        with self._reader.record() as connection:
            return list_documents(connection)

    def documents_page(self, limit: int, cursor: str | None) -> tuple[list[tuple[Source, int]], str | None]:
        """Straight from the record, by its key."""
        with self._reader.record() as connection:
            return read_documents_page(connection, limit, cursor)

    def summary(self, document_id: str) -> tuple[Source, int]:
        """Counted when written."""
        with self._reader.record() as connection:
            summary = read_summary(connection, document_id)
        if summary is None:
            raise NotFound("document", document_id)
        return summary

    def holds(self, document: Document) -> bool:
        """By the hash of both, which the record keeps."""
        with self._reader.record() as connection:
            return read_weight(connection, document.id) == weigh(document, self._extractor)

    def outdated(self) -> list[str]:
        """By an index, so that none costs nothing."""
        with self._reader.record() as connection:
            return list_outdated(connection, self._extractor)

    def side_counts(self) -> Mapping[str, int]:
        """Counted when written."""
        with self._reader.record() as connection:
            return count_sides(connection)

    def close(self) -> None:
        """Closes the connections; one that a thread is using, when it gives it back."""
        self._follower.follow.finish()
        self._connections.close()
