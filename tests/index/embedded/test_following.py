"""The search index may lag behind the record; readers do not notice."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from service.index import ClaimIndex, open_index
from service.index.embedded import SEARCH
from service.index.embedded.following import MAX_LAG
from tests.index.library import write_entry


@contextmanager
def _left_behind(folder: Path) -> Iterator[ClaimIndex]:
    """Another process's index, whose writes reach the record but not, it turns out, the search index."""
    shutil.copytree(folder / SEARCH, folder / "old")
    with closing(open_index(folder, score_all=0)) as index:
        yield index
    shutil.rmtree(folder / SEARCH)
    (folder / "old").rename(folder / SEARCH)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[ClaimIndex]:
    with closing(open_index(tmp_path, score_all=0)) as opened:
        opened.put([write_entry(name, "farm burn", "farm") for name in "abc"])
        yield opened


def _find(index: ClaimIndex, *terms: str, limit: int = 100) -> list[str]:
    return [claim.id for claim in index.candidates(terms, limit)]


def test_a_lagging_index_is_completed_from_the_record(index: ClaimIndex, tmp_path: Path) -> None:
    with _left_behind(tmp_path) as other:
        other.put([write_entry("a", "farm flood"), write_entry("d", "farm")])
        other.delete("b")
    before = (tmp_path / SEARCH / "meta.json").read_bytes()
    assert sorted(_find(index, "farm")) == ["c_a_0", "c_c_0", "c_c_1", "c_d_0"]
    assert _find(index, "burn") == ["c_c_0", "c_a_0", "c_d_0"]
    assert (tmp_path / SEARCH / "meta.json").read_bytes() == before


def test_stale_entries_take_no_places_of_the_limit(index: ClaimIndex, tmp_path: Path) -> None:
    with _left_behind(tmp_path) as other:
        other.delete("a")
        other.delete("b")
    assert _find(index, "burn", limit=1) == ["c_c_0"]


def test_the_next_write_catches_up(index: ClaimIndex, tmp_path: Path) -> None:
    with _left_behind(tmp_path) as other:
        other.put([write_entry("a", "farm flood")])
    index.put([write_entry("d", "farm")])
    assert _find(index, "burn") == ["c_b_0", "c_c_0"]


@pytest.mark.parametrize("claims", [MAX_LAG, MAX_LAG + 1])
def test_a_reader_catches_up_with_more_than_it_would_read(
    index: ClaimIndex, tmp_path: Path, claims: int
) -> None:
    with _left_behind(tmp_path) as other:
        other.put([write_entry("d", *["bridge"] * claims)])
    before = (tmp_path / SEARCH / "meta.json").read_bytes()
    assert "c_d_0" in _find(index, "bridge")
    caught_up = (tmp_path / SEARCH / "meta.json").read_bytes() != before
    assert caught_up == (claims > MAX_LAG)


def test_an_index_too_far_behind_is_made_again(
    index: ClaimIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.index.embedded.record.REMEMBERED", 2)
    with _left_behind(tmp_path) as other:
        for number in range(4):
            other.put([write_entry("a", f"farm flood{number}")])
    assert _find(index, "flood3") == ["c_a_0"]
    assert _find(index, "burn") == ["c_b_0", "c_c_0"]
