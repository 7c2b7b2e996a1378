"""Writes a made-up corpus into a data folder by the bulk path, and a sample of it by the real one.

The bulk path is `ClaimIndex.put` with claims that are there already: the same tables, the same search
index and the same checks as ingest, without the parse. It can be stopped at any time; started again,
it goes on behind the last document that was stored.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import dropwhile, islice
from pathlib import Path

from benchmarks.scale.making import SEEDS, Entry, make_corpus
from service.domain import Document
from service.extraction.versions import extractor_version
from service.index import open_index
from service.lexicon.corpus import load_corpus
from service.pipeline import Pipeline

BATCH = 500
"""Documents stored in one commit: a batch of 15,000 claims is what a stop can lose, in 2 seconds."""


@dataclass(frozen=True, slots=True)
class Load:
    """What was written, and the processor's and the clock's seconds that writing it took."""

    documents: int
    claims: int
    cpu: float
    wall: float


def load(folder: Path, claims: int, tell: Callable[[int], None]) -> Load:
    """Brings the folder's corpus to so many claims, telling how many there are after each commit."""
    with closing(open_index(folder, extractor_version(load_corpus(SEEDS)))) as index:
        there = index.state()
        missing = dropwhile(lambda entry: _number(entry) < there.claims, make_corpus(claims))
        cpu = wall = 0.0
        for batch in _batches(missing):
            started, clock = time.process_time(), time.perf_counter()
            index.put(batch)
            cpu += time.process_time() - started
            wall += time.perf_counter() - clock
            tell(index.state().claims)
        now = index.state()
    return Load(now.documents - there.documents, now.claims - there.claims, cpu, wall)


def _number(entry: Entry) -> int:
    """How many claims stand before the document, which its id tells."""
    return int(entry[0].id.partition("_")[2])


def _batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    waiting = iter(entries)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def ingest(pipeline: Pipeline, documents: Sequence[Document]) -> Load:
    """Stores the documents from their text, as one process does it."""
    before = pipeline.index.state()
    started, clock = time.process_time(), time.perf_counter()
    claims = pipeline.ingest(documents)
    cpu, wall = time.process_time() - started, time.perf_counter() - clock
    return Load(pipeline.index.state().documents - before.documents, claims, cpu, wall)


def index_bytes(folder: Path) -> dict[str, int]:
    """The bytes of the record and of the search index in a data folder."""
    record = sum(file.stat().st_size for file in folder.glob("claims.sqlite3*"))
    search = sum(file.stat().st_size for file in folder.glob("search-*/*"))
    return {"record": record, "search": search}
