"""Long work: many articles read by every core and stored batch by batch.

It can be stopped at any moment and started again: what was stored is left alone, what was being
read is read again. Reading takes a hundred times as long as storing, so one process stores.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from pathlib import Path

from service.domain import Claim, Document
from service.extraction.parser import load_parser
from service.inference import Encoder, open_encoder
from service.lexicon.corpus import Corpus, load_corpus
from service.pipeline import BATCH, Pipeline, read_document

AHEAD = 2
"""Batches for each process that are read before they are stored; what a stop can lose."""

FEW = 20
"""Articles that are read here: starting processes takes as long."""

POOLS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""Of the matrix libraries, which would start a thread for every core in every process."""

Entries = list[tuple[Document, list[Claim]]]
Tell = Callable[[int], None]


def load(
    pipeline: Pipeline,
    documents: Iterable[Document],
    tell: Tell,
    *,
    processes: int = 1,
    if_unchanged: bool = False,
) -> int:
    """Stores the documents that are not there as given, read by this extractor; returns their claims.

    `tell` is called with how many documents more are done, after each batch is on disk. With
    `if_unchanged`, one that was changed or deleted since it was given stays as it is then.
    """
    missing = _missing(pipeline, documents, tell)
    first = list(islice(missing, FEW))
    stored = _store(pipeline, [pipeline.read(one) for one in first], tell, if_unchanged)
    for entries in _read(pipeline, missing, processes):
        stored += _store(pipeline, entries, tell, if_unchanged)
    return stored


def _missing(pipeline: Pipeline, documents: Iterable[Document], tell: Tell) -> Iterator[Document]:
    for document in documents:
        if pipeline.index.holds(document):
            tell(1)
        else:
            yield document


def _store(pipeline: Pipeline, entries: Entries, tell: Tell, if_unchanged: bool) -> int:
    if entries:
        pipeline.index.put(entries, if_unchanged=if_unchanged)
        tell(len(entries))
    return sum(len(claims) for _, claims in entries)


def _read(pipeline: Pipeline, documents: Iterator[Document], processes: int) -> Iterator[Entries]:
    """The documents with their claims, in their order, batch by batch."""
    batch = list(islice(documents, BATCH))
    if processes < 2 or not batch:
        while batch:
            yield [pipeline.read(document) for document in batch]
            batch = list(islice(documents, BATCH))
        return
    for pool in POOLS:
        os.environ.setdefault(pool, "1")
    # Not forked: a fork of a process that has threads can stop for ever.
    context = multiprocessing.get_context("spawn")
    begun = (pipeline.corpus.folder, pipeline.encoder is not None)
    reading = ProcessPoolExecutor(processes, context, initializer=_begin, initargs=begun)
    waiting: deque[Future[Entries]] = deque()
    try:
        while batch or waiting:
            if batch:
                waiting.append(reading.submit(_extract, batch))
                batch = list(islice(documents, BATCH))
            if not batch or len(waiting) > AHEAD * processes:
                yield waiting.popleft().result()
    finally:
        reading.shutdown(cancel_futures=True)


_WITH: list[tuple[Corpus, Encoder | None]] = []
"""What a reading process was started with."""


def _begin(folder: Path, encoding: bool) -> None:
    # Ctrl-C reaches every process of the terminal; the one that stores decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    load_parser()
    _WITH[:] = [(load_corpus(folder), open_encoder() if encoding else None)]


def _extract(documents: Sequence[Document]) -> Entries:
    corpus, encoder = _WITH[0]
    return [read_document(document, corpus, encoder) for document in documents]
