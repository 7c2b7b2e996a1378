"""The search index: which claims share terms with a statement, best first; derived, never the truth.

It holds keys of claims, no text. Each commit also leaves the stamp of the record it was built to,
so that the two can be compared after any crash. A term is one token as it stands (spaces and all):
the terms come canonical from the reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import tantivy
from tantivy import Occur, Query

from service.index.embedded.claims import ClaimTerms
from service.index.embedded.damage import is_damaged
from service.index.embedded.record import Stamp

HEAP = 50_000_000
"""Bytes a writer may fill before it starts a new segment, some 500,000 claims; 15 million is the least."""

STAMP = "stamp"
"""The kind of the one tantivy document that is not a claim but holds the stamp."""

MARK = "mark"
"""The kind of the one that stands there instead while the index is being made: how far that has come."""


class DamageError(Exception):
    """The search index is missing, unreadable or of no moment that the record remembers."""


class View(NamedTuple):
    """The search index at one moment."""

    searcher: tantivy.Searcher
    stamp: Stamp

    def find(self, query: Query, limit: int) -> list[int]:
        """The keys of the best claims, best first; stale ones among them if the record has moved on."""
        with damage_reported():
            hits = self.searcher.search(query, limit, count=False).hits
            keys = self.searcher.fast_field_values("key", [address for _, address in hits])
        return [int(key) for key in keys if key is not None]


class SearchIndex:
    """One process's hold on the search index in a folder; who writes must have the record's turn."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._index: tantivy.Index | None = None
        self.view: View | None = None

    def refresh(self) -> View:
        """The last committed view, which is `view` from now on. Raises DamageError."""
        self.view = None
        with damage_reported():
            if self._index is None:
                self._index = open_folder(self.folder)
            self._index.reload()
            searcher = self._index.searcher()
            self.view = View(searcher, _read_stamp(searcher))
        return self.view

    def is_damaged(self) -> bool:
        """True if the files are not whole; reads all of them, so for the start only."""
        return is_damaged(self.folder)

    def update(self, stamp: Stamp, document_ids: Iterable[str], claims: Iterable[ClaimTerms]) -> None:
        """Puts these claims, all that the documents now have, in place of those they had. Raises DamageError.

        The index is opened anew: tantivy forgets files that another process has written since.
        """
        with damage_reported():
            _write(open_folder(self.folder), stamp, document_ids, claims)

    def forget(self) -> None:
        """Has the folder opened anew for the next view; another index is there now."""
        self._index = None


def match_any(weighted: Iterable[tuple[str, float | None]]) -> Query:
    """Claims with any of the terms, by BM25. A term with a weight counts that much, one slip allowed."""
    terms = [(Occur.Should, _match_term(term, weight)) for term, weight in weighted]
    return Query.boolean_query(terms)


def _match_term(term: str, weight: float | None) -> Query:
    if weight is None:
        return Query.term_query(SCHEMA, "terms", term, "freq")
    return Query.boost_query(Query.fuzzy_term_query(SCHEMA, "terms", term, 1), weight)


def _make_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("terms", tokenizer_name="raw", index_option="freq")
    builder.add_text_field("document", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("stamp", tokenizer_name="raw", index_option="basic", stored=True)
    builder.add_unsigned_field("key", fast=True)
    return builder.build()


SCHEMA = _make_schema()


def open_folder(folder: Path) -> tantivy.Index:
    """The index, without the thread that would watch for commits: reads ask the record instead."""
    index = tantivy.Index.open(str(folder))
    index.config_reader("manual")
    return index


def read_note(searcher: tantivy.Searcher, kind: str) -> list[str]:
    """The words of the last note, if it is of that kind. Raises DamageError if not."""
    query = Query.term_query(SCHEMA, "kind", kind, "basic")
    hits = searcher.search(query, 1, count=False).hits
    if not hits:
        raise DamageError("the search index was never finished")
    return str(searcher.doc(hits[0][1]).get_first("stamp")).split(":")


def _read_stamp(searcher: tantivy.Searcher) -> Stamp:
    generation, token = read_note(searcher, STAMP)
    return Stamp(int(generation), token)


def _write(
    index: tantivy.Index, stamp: Stamp, document_ids: Iterable[str], claims: Iterable[ClaimTerms]
) -> None:
    """One commit; nothing of it stays if it fails. Waits for merges, which a dropped writer would kill."""
    writer = index.writer(HEAP, 1)
    try:
        # A writer killed in its commit leaves files behind whose names the next commit wants.
        writer.garbage_collect_files()
        for document_id in document_ids:
            writer.delete_documents_by_term("document", document_id)
        for claim in claims:
            writer.add_document(make_claim(claim))
        commit(writer, STAMP, *stamp)
    finally:
        writer.wait_merging_threads()


def make_claim(claim: ClaimTerms) -> tantivy.Document:
    """What the index holds of the claim."""
    document = tantivy.Document()
    document.add_unsigned("key", claim.key)
    document.add_text("document", claim.document_id)
    for term in claim.terms:
        document.add_text("terms", term)
    return document


def commit(writer: tantivy.IndexWriter, kind: str, *words: int | str) -> None:
    """Commits what was added with a note of these words, in place of any note before."""
    note = tantivy.Document()
    note.add_text("kind", kind)
    note.add_text("stamp", ":".join(map(str, words)))
    for former in (STAMP, MARK):
        writer.delete_documents_by_term("kind", former)
    writer.add_document(note)
    writer.commit()


@contextmanager
def damage_reported() -> Iterator[None]:
    """The library reports everything as a ValueError."""
    try:
        yield
    except (ValueError, OSError) as problem:
        raise DamageError(str(problem)) from problem
