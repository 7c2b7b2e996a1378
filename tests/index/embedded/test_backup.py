"""A copy taken while the service writes is a corpus of one moment, and serves where it is put."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

from service.index import ClaimIndex, open_index
from service.index.embedded import RECORD
from tests.index.library import find_claims, write_entry

DOCUMENTS = 40
BEFORE = 10


def back_up(record: Path, copy: Path) -> None:
    """What `sqlite3 record ".backup copy"` does: a few pages at a time, while others write."""
    with closing(sqlite3.connect(record)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target, pages=2, sleep=0.001)


def put_one(index: ClaimIndex, number: int) -> str:
    """The corpus version after one more document."""
    index.put([write_entry(f"d{number:02}", f"farm stand place{number}")])
    return index.state().version


def test_a_copy_taken_meanwhile_holds_a_whole_corpus(tmp_path: Path) -> None:
    copy = tmp_path / "restored" / RECORD
    copy.parent.mkdir()
    with closing(open_index(tmp_path / "live")) as live:
        versions = [put_one(live, number) for number in range(BEFORE)]
        copying = threading.Thread(target=back_up, args=(tmp_path / "live" / RECORD, copy))
        copying.start()
        versions += [put_one(live, number) for number in range(BEFORE, DOCUMENTS)]
        copying.join()
    with closing(open_index(copy.parent, score_all=0)) as restored:
        stored = versions.index(restored.state().version) + 1
        assert restored.state().documents == restored.state().claims == stored
        found = find_claims(restored, f"place{stored - 1}")
        assert [claim.source.document_id for claim in found] == [f"d{stored - 1:02}"]
        for number in range(stored, DOCUMENTS):
            put_one(restored, number)
        assert restored.state().version == versions[-1]
