"""The search index: which claims share terms with a statement, best first; derived, never the truth.

It holds keys of claims, no text. Each commit also leaves the stamp of the record it was built to,
so that the two can be compared after any crash. A term is one token as it stands (spaces and all):
the terms come canonical from the reader.
"""

from __future__ import annotations

import shutil
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


class DamageError(Exception):
    """The search index is missing, unreadable or of no moment that the record remembers."""


class View(NamedTuple):
    """The search index at one moment."""

    searcher: tantivy.Searcher
    stamp: Stamp

    def find(self, query: Query, limit: int) -> list[int]:
        """The keys of the best claims, best first; stale ones among them if the record has moved on."""
        with _damage_reported():
            hits = self.searcher.search(query, limit, count=False).hits
            keys = self.searcher.fast_field_values("key", [address for _, address in hits])
        return [int(key) for key in keys if key is not None]


class SearchIndex:
    """One process's hold on the search index in a folder; who writes must have the record's turn."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._index: tantivy.Index | None = None
        self.view: View | None = None

    def refresh(self) -> View:
        """The last committed view, which is `view` from now on. Raises DamageError."""
        self.view = None
        with _damage_reported():
            if self._index is None:
                self._index = _open(self._folder)
            self._index.reload()
            searcher = self._index.searcher()
            self.view = View(searcher, _read_stamp(searcher))
        return self.view

    def is_damaged(self) -> bool:
        """True if the files are not whole; reads all of them, so for the start only."""
        return is_damaged(self._folder)

    def update(self, stamp: Stamp, document_ids: Iterable[str], claims: Iterable[ClaimTerms]) -> None:
        """Puts these claims, all that the documents now have, in place of those they had. Raises DamageError.

        The index is opened anew: tantivy forgets files that another process has written since.
        """
        with _damage_reported():
            _write(_open(self._folder), stamp, document_ids, claims)

    def rebuild(self, stamp: Stamp, claims: Iterable[ClaimTerms]) -> None:
        """Makes the index anew from all claims. Raises DamageError where the folder cannot be written.

        It is made beside the old one, which stays in use where the disk is full.
        """
        beside = self._folder.with_suffix(".new")
        with _damage_reported():
            shutil.rmtree(beside, ignore_errors=True)
            beside.mkdir(parents=True)
            _write(tantivy.Index(SCHEMA, str(beside)), stamp, (), claims)
            shutil.rmtree(self._folder, ignore_errors=True)
            beside.rename(self._folder)
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


def _open(folder: Path) -> tantivy.Index:
    """The index, without the thread that would watch for commits: reads ask the record instead."""
    index = tantivy.Index.open(str(folder))
    index.config_reader("manual")
    return index


def _read_stamp(searcher: tantivy.Searcher) -> Stamp:
    query = Query.term_query(SCHEMA, "kind", STAMP, "basic")
    hits = searcher.search(query, 1, count=False).hits
    if not hits:
        raise DamageError("the search index was never finished")
    generation, _, token = str(searcher.doc(hits[0][1]).get_first("stamp")).partition(":")
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
            writer.add_document(_claim_document(claim))
        writer.delete_documents_by_term("kind", STAMP)
        writer.add_document(_stamp_document(stamp))
        writer.commit()
    finally:
        writer.wait_merging_threads()


def _claim_document(claim: ClaimTerms) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("key", claim.key)
    document.add_text("document", claim.document_id)
    for term in claim.terms:
        document.add_text("terms", term)
    return document


def _stamp_document(stamp: Stamp) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("kind", STAMP)
    document.add_text("stamp", f"{stamp.generation}:{stamp.token}")
    return document


@contextmanager
def _damage_reported() -> Iterator[None]:
    """The library reports everything as a ValueError."""
    try:
        yield
    except (ValueError, OSError) as problem:
        raise DamageError(str(problem)) from problem
