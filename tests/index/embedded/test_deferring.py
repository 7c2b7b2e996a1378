"""A single write is answered before the search index has it, and no write is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from service.index import ClaimIndex, open_index
from service.index.embedded import SEARCH, deferring
from service.index.embedded.deferring import Deferred
from tests.index.library import find_claims, write_entry

LONG = 600.0
"""Seconds that no test takes: what waits for so long is done by `finish` or not at all."""


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ClaimIndex]:
    monkeypatch.setattr(deferring, "MOMENT", LONG)
    with closing(open_index(tmp_path, score_all=0)) as opened:
        opened.put([write_entry("a", "farm burn"), write_entry("b", "farm burn")])
        yield opened


def test_a_single_write_shows_before_the_search_index_has_it(index: ClaimIndex, tmp_path: Path) -> None:
    before = (tmp_path / SEARCH / "meta.json").read_bytes()
    index.write(*write_entry("c", "burn"), replace=False)
    index.delete("a")
    assert [claim.source.document_id for claim in find_claims(index, "burn")] == ["b", "c"]
    assert (tmp_path / SEARCH / "meta.json").read_bytes() == before
    index.close()
    assert (tmp_path / SEARCH / "meta.json").read_bytes() != before


def test_what_is_asked_for_meanwhile_is_done_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deferring, "MOMENT", LONG)
    done: list[int] = []
    work = Deferred(lambda: done.append(1))
    for _ in range(5):
        work.ask()
    work.finish()
    work.finish()
    assert done == [1]


def test_what_is_asked_for_while_it_is_done_is_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deferring, "MOMENT", 0.0)
    begun, go_on, done = Event(), Event(), []

    def do() -> None:
        begun.set()
        assert go_on.wait(LONG)
        done.append(1)

    work = Deferred(do)
    work.ask()
    assert begun.wait(LONG)
    monkeypatch.setattr(deferring, "MOMENT", LONG)
    work.ask()
    go_on.set()
    work.finish()
    assert done == [1, 1]
