"""The search index is derived: whatever happens to its files, the record makes it again."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from service.errors import IndexUnavailable
from service.index import open_index
from service.index.embedded import RECORD, SEARCH
from service.index.embedded.damage import PARTS, is_damaged
from tests.index.library import write_entry

NAMES = ["a", "b", "c"]


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of three documents and one deleted, of which the search index keeps a note."""
    folder = tmp_path_factory.mktemp("pattern")
    with closing(open_index(folder)) as index:
        index.put([write_entry(name, "farm burn", "farm flood") for name in [*NAMES, "gone"]])
        index.delete("gone")
    return folder


@pytest.fixture
def filled(pattern: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(pattern, tmp_path / "index"))


def _assert_whole(folder: Path) -> None:
    with closing(open_index(folder, score_all=0)) as index:
        found = index.candidates(["flood"])
        assert sorted(claim.id for claim in found) == [f"c_{name}_1" for name in NAMES]
    assert not is_damaged(folder / SEARCH)


def _truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _empty(path: Path) -> None:
    os.truncate(path, 0)


def _scramble(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(path.stat().st_size))


def _overwrite_middle(path: Path) -> None:
    content = bytearray(path.read_bytes())
    middle = len(content) // 4
    content[middle : middle + 8] = bytes(255 - byte for byte in content[middle : middle + 8])
    path.write_bytes(content)


@pytest.mark.parametrize("harm", [_truncate, _empty, _scramble, _overwrite_middle, Path.unlink])
@pytest.mark.parametrize("part", [*PARTS, "del", "meta.json", ".managed.json"])
def test_any_damaged_file_is_noticed_and_made_again(
    filled: Path, part: str, harm: Callable[[Path], None]
) -> None:
    search = filled / SEARCH
    harmed = [path for path in search.iterdir() if path.name.endswith(part)]
    assert harmed
    for path in harmed:
        harm(path)
    _assert_whole(filled)


def test_a_whole_index_is_not_made_again(filled: Path) -> None:
    search = filled / SEARCH
    before = {path.name: path.stat().st_mtime_ns for path in search.iterdir()}
    assert not is_damaged(search)
    _assert_whole(filled)
    assert {path.name: path.stat().st_mtime_ns for path in search.iterdir()} == before


@pytest.mark.parametrize("registered", [True, False])
def test_a_killed_commit_stands_in_nobodys_way(filled: Path, tmp_path: Path, registered: bool) -> None:
    """The killed and the next commit want one name for their list of deleted claims."""
    shutil.copytree(filled, tmp_path / "other")
    for folder in (tmp_path / "other", filled):
        with closing(open_index(folder)) as index:
            index.delete("a")
        if folder != filled:
            [left] = {path.name for path in (folder / SEARCH).glob("*.del")}
            (filled / SEARCH / left).write_bytes(b"half")
            managed = filled / SEARCH / ".managed.json"
            names = json.loads(managed.read_bytes())
            managed.write_text(json.dumps([*names, left] if registered else names))
            segment = left.partition(".")[0]
    with closing(open_index(filled, score_all=0)) as index:
        assert [claim.id for claim in index.candidates(["flood"])] == ["c_b_1", "c_c_1"]
    kept = (filled / SEARCH / f"{segment}.idx").exists()
    assert kept == registered


def test_leftovers_of_a_killed_writer_are_no_damage(filled: Path) -> None:
    search = filled / SEARCH
    (search / "0123456789abcdef0123456789abcdef.idx").write_bytes(b"half")
    assert not is_damaged(search)
    _assert_whole(filled)


@pytest.mark.parametrize("left", [False, True])
def test_a_missing_index_is_made_again(filled: Path, left: bool) -> None:
    search = filled / SEARCH
    shutil.rmtree(search)
    if left:
        search.mkdir()
    _assert_whole(filled)


def test_an_index_that_cannot_be_made_is_reported(filled: Path) -> None:
    search = filled / SEARCH
    shutil.rmtree(search)
    search.write_text("in the way")
    with pytest.raises(IndexUnavailable, match="search index cannot be built"):
        open_index(filled)


def test_an_index_lost_while_serving_is_made_again(tmp_path: Path) -> None:
    with closing(open_index(tmp_path, score_all=0)) as index:
        index.put([write_entry("a", "farm")])
        shutil.rmtree(tmp_path / SEARCH)
        index.put([write_entry("b", "farm")])
        assert len(index.candidates(["farm"])) == 2


def test_the_index_of_another_record_is_made_again(filled: Path, tmp_path: Path) -> None:
    with closing(open_index(tmp_path / "two")) as index:
        index.put([write_entry(name, "barn") for name in NAMES])
        index.delete("a")
    shutil.rmtree(filled / SEARCH)
    shutil.copytree(tmp_path / "two" / SEARCH, filled / SEARCH)
    _assert_whole(filled)


def test_a_restored_record_goes_with_a_newer_index(filled: Path) -> None:
    backup = (filled / RECORD).read_bytes()
    with closing(open_index(filled)) as index:
        index.put([write_entry("d", "flood")])
    for suffix in ("", "-wal", "-shm"):
        (filled / f"{RECORD}{suffix}").unlink(missing_ok=True)
    (filled / RECORD).write_bytes(backup)
    _assert_whole(filled)


def test_an_old_copy_of_the_index_catches_up(tmp_path: Path) -> None:
    with closing(open_index(tmp_path)) as index:
        index.put([write_entry("a", "farm burn"), write_entry("gone", "flood")])
        shutil.copytree(tmp_path / SEARCH, tmp_path / "old")
        index.delete("gone")
        index.put([write_entry(name, "farm burn", "farm flood") for name in NAMES])
    shutil.rmtree(tmp_path / SEARCH)
    (tmp_path / "old").rename(tmp_path / SEARCH)
    _assert_whole(tmp_path)


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to be read as one" * 20, b""])
def test_a_damaged_record_is_reported(filled: Path, content: bytes) -> None:
    (filled / RECORD).write_bytes(content)
    with pytest.raises(IndexUnavailable, match="record"):
        open_index(filled)


def test_a_record_of_another_format_is_reported(filled: Path) -> None:
    with closing(sqlite3.connect(filled / RECORD)) as record:
        record.execute("PRAGMA user_version = 99")
    with pytest.raises(IndexUnavailable, match="format 99"):
        open_index(filled)


@pytest.mark.parametrize(
    ("number", "script"),
    [
        (1, "DROP TABLE touched; DROP TABLE outlines;"),
        (2, "DROP TABLE outlines;"),
        (3, "UPDATE outlines SET body = '[]';"),
        (4, "UPDATE outlines SET body = '[]';"),
    ],
)
def test_a_record_of_a_format_before_is_brought_up_to_date(filled: Path, number: int, script: str) -> None:
    with closing(open_index(filled, score_all=0)) as index:
        terms = [claim.terms for claim in index.candidates(["flood"])]
        touched = index.touched() if number > 1 else frozenset()
    assert terms
    with closing(sqlite3.connect(filled / RECORD)) as record:
        record.executescript(f"{script} PRAGMA user_version = {number};")
    for _ in range(2):
        with closing(open_index(filled, score_all=0)) as index:
            assert index.state().documents
            assert index.touched() == touched
            assert [claim.terms for claim in index.candidates(["flood"])] == terms


def test_an_upgrade_that_stops_half_way_leaves_the_record_as_it_was(filled: Path) -> None:
    with closing(sqlite3.connect(filled / RECORD)) as record:
        record.executescript("DROP TABLE outlines; PRAGMA user_version = 2;")
        key, body = record.execute("SELECT key, body FROM bodies ORDER BY key DESC").fetchone()
        record.execute("UPDATE bodies SET body = '{' WHERE key = ?", (key,))
        record.commit()
    with pytest.raises(IndexUnavailable, match="claim c_c_1 cannot be read"):
        open_index(filled)
    with closing(sqlite3.connect(filled / RECORD)) as record:
        assert record.execute("PRAGMA user_version").fetchone() == (2,)
        assert not record.execute("SELECT 1 FROM sqlite_master WHERE name = 'outlines'").fetchone()
        record.execute("UPDATE bodies SET body = ? WHERE key = ?", (body, key))
        record.commit()
    _assert_whole(filled)


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(IndexUnavailable, match="no record can be made"):
        open_index(tmp_path / "file" / "index")
