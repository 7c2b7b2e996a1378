"""What reading articles costs: words a second of one process and of two, and memory.

Every measurement is taken in fresh processes, for the reader remembers texts that it has read:
each article is timed at its first reading, after the process has warmed up on other articles.
"""

import multiprocessing
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from threading import Barrier
from time import perf_counter, process_time

from benchmarks.articles import topic_folders
from benchmarks.labels import corpus_folders
from service.domain import Document
from service.extraction import extract_claims
from service.lexicon.corpus import Corpus, load_corpus
from service.pipeline import seed_documents

TARGET = 2500
"""Words a second of one core that extraction with all fields is to reach."""

RUNS = 3
"""Repeats of a timing; the fastest counts, as the one that the machine disturbed least."""

LONGEST_WAIT = 300
"""Seconds after which a process stops waiting for one that failed to start."""

CAPITALISED = re.compile(r"\b[A-Z][a-z]+")


@dataclass(frozen=True, slots=True)
class Speed:
    """Words a second: of one core's time, and by the clock for all processes together."""

    of_core: float
    by_clock: float


def measure_speed(processes: int) -> Speed:
    """The best of RUNS in which so many processes read the labelled articles at once."""
    speeds = [_time_at_once(processes) for _ in range(RUNS)]
    return Speed(max(speed.of_core for speed in speeds), max(speed.by_clock for speed in speeds))


def measure_memory(articles: int) -> float:
    """Mebibytes of memory at most resident in a process that reads so many different articles.

    Linux only: the system's own mark is read, which starts anew with every program.
    """
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_read_many, articles).result()


def _time_at_once(processes: int) -> Speed:
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager, ProcessPoolExecutor(processes, context) as pool:
        start = manager.Barrier(processes)
        times = [
            running.result() for running in [pool.submit(_time_reading, start) for _ in range(processes)]
        ]
    of_core = sum(words / seconds for words, seconds, _ in times) / processes
    return Speed(of_core, sum(words for words, _, _ in times) / max(clock for _, _, clock in times))


def _time_reading(start: Barrier) -> tuple[int, float, float]:
    """Words, seconds of processor time and seconds by the clock, begun when all processes are ready."""
    for document, corpus in _documents(corpus_folders().values()):
        extract_claims(document, corpus)
    articles = list(_documents(topic_folders().values()))
    start.wait(LONGEST_WAIT)
    clock, processor = perf_counter(), process_time()
    for document, corpus in articles:
        extract_claims(document, corpus)
    seconds = process_time() - processor
    return sum(len(document.text.split()) for document, _ in articles), seconds, perf_counter() - clock


def _read_many(articles: int) -> float:
    originals = list(_documents(topic_folders().values()))
    for number, (document, corpus) in enumerate(islice(cycle(originals), articles)):
        text = varied(document.text, number // len(originals))
        extract_claims(Document(str(number), text, document.title, document.outlet), corpus)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def varied(text: str, number: int) -> str:
    """The text with other figures and names, so that nothing can be remembered; the first 50 differ."""
    text = text.translate(_shifted("0123456789", number % 10))
    vowels = _shifted("aeiou", number // 10 % 5)
    return CAPITALISED.sub(lambda name: name[0].translate(vowels), text)


def _shifted(letters: str, places: int) -> dict[int, str]:
    return dict(zip(map(ord, letters), letters[places:] + letters[:places], strict=True))


def _documents(folders: Iterable[Path]) -> Iterator[tuple[Document, Corpus]]:
    for folder in folders:
        corpus = load_corpus(folder)
        for document in seed_documents(corpus):
            yield document, corpus
