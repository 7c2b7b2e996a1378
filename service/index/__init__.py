"""Where claims are kept and found: the protocol that every backend follows, and the way to open one.

`scoring` ranks the claims a backend finds. Everything else that asks for claims knows only this
module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from service.domain import Claim, CorpusState, Document, Source
from service.index.embedded import EmbeddedIndex
from service.listing import ClaimFilter
from service.outlines import Outline

SCORE_ALL = 2_000
"""Claims from which on `candidates` searches; scoring fewer takes 9 ms at most and misses none."""


class ClaimIndex(Protocol):
    """Documents and their claims. Threads may share one; processes may open the same folder.

    What a write has returned from is on disk, and the next read of every process sees it, whole.
    Every method raises IndexUnavailable where the index cannot be opened, read or written now.
    """

    def reading(self) -> AbstractContextManager[CorpusState]:
        """Within it, all that this thread reads is of the one state it yields.

        An answer made of several reads (candidates, rarities, documents) belongs to a corpus
        version only if they happen within one `reading()`.
        """

    def state(self) -> CorpusState:
        """The corpus version and counts, kept ready.

        The version is a hash of every document's fields and of the extractor that read it: the same
        on any machine and in any order of ingest, another one after any change of a document and
        after each document read again by another extractor.
        """

    def put(self, entries: Iterable[tuple[Document, Sequence[Claim]]], *, if_unchanged: bool = False) -> None:
        """Adds or replaces documents with their claims, all or none of them, in one commit.

        Storing again what is there changes nothing, the version neither. With `if_unchanged`,
        documents that are not there as given, changed or deleted since they were read, are left
        alone. Raises IdTaken where two claims of the corpus have one id.
        """

    def write(self, document: Document, claims: Sequence[Claim], *, replace: bool) -> bool:
        """Adds a document by somebody's hand, or replaces it; True if there was none of its id.

        Raises IdTaken where it is not to replace and a document with other content has its id.
        """

    def delete(self, document_id: str) -> None:
        """Takes the document and its claims out, by somebody's hand. Raises NotFound."""

    def touched(self) -> frozenset[str]:
        """The ids that were ever written or deleted by hand: of these the corpus folder decides no more."""

    def holds(self, document: Document) -> bool:
        """True where the document is there as given, read by the extractor this index was opened with."""

    def outdated(self) -> list[str]:
        """The ids, in order, of the documents read by another extractor than this index was opened with.

        Their claims are served as they are until each document is read and put again.
        """

    def candidates(self, terms: Sequence[str], limit: int = 100) -> list[Outline]:
        """The claims worth scoring for these terms in outline, best first; none for no terms.

        Of a corpus below SCORE_ALL claims these are all, in the order of documents. Above it they
        may exceed the limit by the claims of documents stored this moment.
        """

    def fetch(self, outlines: Iterable[Outline]) -> list[Claim]:
        """The claims whole, in the order of their outlines, which are of the same `reading()`."""

    def rarity(self, term: str) -> float:
        """How telling a term is among all claims: BM25's inverse document frequency, positive."""

    def claim(self, claim_id: str) -> Claim:
        """The claim. Raises NotFound."""

    def claims(
        self, where: ClaimFilter, terms: Sequence[str], limit: int, cursor: str | None
    ) -> tuple[list[Claim], str | None]:
        """A page of the claims that pass the filter, and the cursor of the next page if there is one.

        With `where.q`, whose terms are `terms`, the best match first, at most 1,000 claims over all
        pages; else by document id, then start. Speakers match by any part of the name; letter case
        and diacritics do not count in speakers and outlets. Claims without a day pass no day filter.
        Raises BadCursor for a cursor that is not from this filter.
        """

    def document(self, document_id: str) -> Document:
        """The document with its text. Raises NotFound."""

    def documents(self) -> list[tuple[Source, int]]:
        """Every document without its text, by id, and how many claims it has."""

    def documents_page(self, limit: int, cursor: str | None) -> tuple[list[tuple[Source, int]], str | None]:
        """A page of the same, and the cursor of the next page if there is one. Raises BadCursor."""

    def summary(self, document_id: str) -> tuple[Source, int]:
        """A document without its text, and how many claims it has. Raises NotFound."""

    def side_counts(self) -> Mapping[str, int]:
        """How many claims each side made; sides without claims are left out."""

    def close(self) -> None:
        """Gives back what this process holds; every later call raises IndexUnavailable."""


def open_index(
    folder: Path,
    extractor: str = "",
    *,
    score_all: int = SCORE_ALL,
    tell: Callable[[int, int], None] = lambda done, claims: None,
) -> ClaimIndex:
    """The index in the folder, made there if there is none; ready when this returns.

    Where something has to be made anew from many claims, `tell` is called with how many are done, of
    how many; if it is stopped, the next to open the folder goes on from there.

    `extractor` names all that decides which claims a text has: the version of the reading code and
    a hash of the corpus's tables. Raises IndexUnavailable.
    """
    return EmbeddedIndex(folder, extractor, score_all, tell)
