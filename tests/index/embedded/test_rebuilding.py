"""A search index that is made anew can be stopped at any time, and goes on where it was."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from service.index import open_index
from service.index.embedded import SEARCH, rebuilding
from tests.index.library import find_claims, write_entry

CLAIMS = 10
NEW = Path(SEARCH).with_suffix(".new")


class StoppedError(Exception):
    """Stands for Ctrl-C, which a test cannot catch without hiding one that is meant."""


@pytest.fixture
def lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record of ten claims whose search index is gone; three claims are a step."""
    monkeypatch.setattr(rebuilding, "STEP", 3)
    with closing(open_index(tmp_path)) as index:
        index.put([write_entry(f"d{number}", "farm burn") for number in range(CLAIMS)])
    shutil.rmtree(tmp_path / SEARCH)
    return tmp_path


def _stop_at(wanted: int) -> Callable[[int, int], None]:
    def tell(done: int, claims: int) -> None:
        if done >= wanted:
            raise StoppedError

    return tell


def _found(folder: Path, tell: Callable[[int, int], None]) -> list[str]:
    with closing(open_index(folder, score_all=0, tell=tell)) as index:
        return sorted(claim.source.document_id for claim in find_claims(index, "burn"))


def _stop(folder: Path, at: int) -> None:
    with pytest.raises(StoppedError):
        open_index(folder, tell=_stop_at(at))
    assert not (folder / SEARCH).exists()


def test_it_tells_how_far_it_is(lost: Path) -> None:
    told: list[tuple[int, int]] = []
    _found(lost, lambda done, claims: told.append((done, claims)))
    assert told == [(done, CLAIMS) for done in (0, 3, 6, 9, CLAIMS)]


@pytest.mark.parametrize("at", [3, 6, 9])
def test_what_was_done_before_a_stop_is_not_done_again(lost: Path, at: int) -> None:
    _stop(lost, at)
    told: list[int] = []
    assert _found(lost, lambda done, claims: told.append(done)) == [f"d{n}" for n in range(CLAIMS)]
    assert told == [*range(at, CLAIMS, 3), CLAIMS]
    assert not (lost / NEW).exists()


def test_what_was_written_after_the_stop_is_there_too(lost: Path) -> None:
    _stop(lost, 6)
    shutil.move(lost / NEW, lost / "kept")
    with closing(open_index(lost)) as index:
        index.delete("d0")
        index.put([write_entry("d1", "farm flood"), write_entry("later", "burn")])
    shutil.rmtree(lost / SEARCH)
    shutil.move(lost / "kept", lost / NEW)
    assert _found(lost, _stop_at(CLAIMS + 1)) == ["d2", *(f"d{n}" for n in range(3, CLAIMS)), "later"]


@pytest.mark.parametrize("harm", [shutil.rmtree, lambda folder: next(folder.glob("*.term")).write_bytes(b"")])
def test_a_damaged_beginning_is_made_again(lost: Path, harm: Callable[[Path], None]) -> None:
    _stop(lost, 6)
    harm(lost / NEW)
    told: list[int] = []
    assert len(_found(lost, lambda done, claims: told.append(done))) == CLAIMS
    assert told[0] == 0
