"""What else one would do with the same claims: a scan with rapidfuzz, and SQLite's full-text search.

Both are given the texts of all claims once, prepared as their manuals say, and the same statements.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import process_time

import msgspec
from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from benchmarks.scale.asking import FIRST, percentiles, recall
from benchmarks.scale.perturbing import Asked

WORD = re.compile(r"\w+")


class _Text(msgspec.Struct):
    text: str


@dataclass(frozen=True, slots=True)
class Rival:
    """What a rival's answers to some statements cost, in milliseconds of a core, and found."""

    name: str
    statements: int
    milliseconds: dict[str, float]
    recall: float


def read_texts(record: Path) -> Iterator[tuple[str, str]]:
    """The id and the text of every claim."""
    decoder = msgspec.json.Decoder(_Text)
    with closing(sqlite3.connect(record)) as connection:
        for claim_id, body in connection.execute("SELECT id, body FROM claims JOIN bodies USING (key)"):
            yield claim_id, decoder.decode(body).text


def scan_with_rapidfuzz(texts: Sequence[tuple[str, str]], asked: Sequence[Asked]) -> Rival:
    """`process.extract` with token_set_ratio over all claims, lower-cased beforehand."""
    prepared = [default_process(text) for _, text in texts]

    def search(statement: str) -> list[str]:
        wanted = default_process(statement)
        best = process.extract(wanted, prepared, scorer=fuzz.token_set_ratio, processor=None, limit=FIRST)
        return [texts[place][0] for _, _, place in best]

    return _measure("rapidfuzz, token_set_ratio", search, asked)


def search_with_fts5(texts: Sequence[tuple[str, str]], asked: Sequence[Asked]) -> Rival:
    """FTS5 with stems, any of the words, by bm25; in memory."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE claims USING fts5 (id UNINDEXED, text, tokenize = porter)")
        connection.executemany("INSERT INTO claims VALUES (?, ?)", texts)

        def search(statement: str) -> list[str]:
            words = " OR ".join(f'"{word}"' for word in dict.fromkeys(WORD.findall(statement)))
            query = "SELECT id FROM claims WHERE claims MATCH ? ORDER BY bm25(claims) LIMIT ?"
            return [claim_id for (claim_id,) in connection.execute(query, (words, FIRST))]

        return _measure("SQLite FTS5, bm25", search, asked)


def _measure(name: str, search: Callable[[str], list[str]], asked: Sequence[Asked]) -> Rival:
    found, times = [], []
    for one in asked:
        started = process_time()
        found.append(search(one.text))
        times.append((process_time() - started) * 1_000)
    return Rival(name, len(asked), percentiles(times), recall(asked, found))
