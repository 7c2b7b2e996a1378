"""Several processes and threads on one folder, some of them killed."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from service.index import open_index
from service.index.embedded import SEARCH
from service.index.embedded.damage import is_damaged
from tests.index.embedded.rounds import find_round, write_round
from tests.index.library import find_claims, write_entry

PROJECT = Path(__file__).parents[3]


@contextmanager
def _running(*arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, *map(str, arguments)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def _read_round(process: subprocess.Popen[str]) -> int:
    assert process.stdout
    return int(process.stdout.readline())


def test_a_write_killed_at_any_moment_is_whole_or_not_there(tmp_path: Path) -> None:
    """Each delay ends in another part of the next round: its encoding, the record's commit, the index's."""
    for step in range(10):
        with _running("-m", "tests.index.embedded.rounds", tmp_path) as writer:
            answered = _read_round(writer)
            time.sleep(0.005 * step)
        with closing(open_index(tmp_path, score_all=0)) as index:
            assert find_round(index) >= answered
            assert not is_damaged(tmp_path / SEARCH)


def test_a_killed_index_serves_before_anybody_mends_it(tmp_path: Path) -> None:
    """A worker that was running when the writer died reads on, without being opened anew."""
    with closing(open_index(tmp_path, score_all=0)) as index:
        for step in range(5):
            with _running("-m", "tests.index.embedded.rounds", tmp_path) as writer:
                answered = _read_round(writer)
                time.sleep(0.007 * step)
            assert find_round(index) >= answered


def test_an_answered_write_shows_in_another_process_at_once(tmp_path: Path) -> None:
    with closing(open_index(tmp_path, score_all=0)) as index:
        with _running("-m", "tests.index.embedded.rounds", tmp_path, "20") as writer:
            answered = -1
            while answered < 20:
                answered = _read_round(writer)
                assert find_round(index) >= answered
        assert find_round(index) == 20


def test_readers_never_see_half_a_write(tmp_path: Path) -> None:
    with closing(open_index(tmp_path, score_all=0)) as index:

        def read_on(until: float) -> list[int]:
            seen = []
            while time.monotonic() < until:
                seen.append(find_round(index))
            return seen

        with (
            _running("-m", "tests.index.embedded.rounds", tmp_path) as writer,
            ThreadPoolExecutor(4) as threads,
        ):
            _read_round(writer)  # its start takes as long as it takes
            until = time.monotonic() + 3
            for seen in threads.map(read_on, [until] * 4):
                assert seen == sorted(seen)
                assert len(set(seen)) > 3


WRITE_ONE = """
import sys
from pathlib import Path
from service.index import open_index
from tests.index.library import find_claims, write_entry

index = open_index(Path(sys.argv[1]), score_all=0)
for number in range(4):
    index.put([write_entry(f"{sys.argv[2]}.{number}", "farm")])
index.close()
"""


def test_processes_that_start_and_write_together_all_succeed(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    command = [sys.executable, "-c", WRITE_ONE, str(folder)]
    writers = [subprocess.Popen([*command, str(number)], cwd=PROJECT) for number in range(4)]
    assert [writer.wait(60) for writer in writers] == [0] * 4
    with closing(open_index(folder, score_all=0)) as index:
        assert len(index.candidates(["farm"])) == index.state().documents == 16
    assert sorted(path.name for path in folder.iterdir()) == ["claims.sqlite3", SEARCH]


FORK = """
import os, sys, threading
from pathlib import Path
from service.index import open_index
from tests.index.library import find_claims, write_entry

folder = Path(sys.argv[1])
index = open_index(folder, score_all=0)
index.put([write_entry("before", "farm")])
assert len(index.candidates(["farm"])) == 1

def open_files():
    links = (Path(f"/proc/self/fd/{name}") for name in os.listdir("/proc/self/fd"))
    return [os.readlink(link) for link in links if link.is_symlink() and link.exists()]

children = []
for number in range(3):
    assert index.state().documents >= 1
    child = os.fork()
    if child == 0:
        inherited = [name for name in open_files() if "claims.sqlite3" in name]
        index.put([write_entry(f"child{number}", "farm")])
        seen = {claim.source.document_id for claim in find_claims(index, "farm")}
        threads = [threading.Thread(target=index.candidates, args=(["farm"],)) for _ in range(3)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        os._exit(0 if not inherited and {"before", f"child{number}"} <= seen else 1)
    children.append(child)
assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
assert len(index.candidates(["farm"])) == 4
index.close()
"""


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc to see open files")
def test_forked_processes_inherit_no_connection_and_see_each_other(tmp_path: Path) -> None:
    forked = subprocess.run([sys.executable, "-c", FORK, str(tmp_path)], cwd=PROJECT, timeout=60, check=False)
    assert forked.returncode == 0


def test_threads_share_one_index(tmp_path: Path) -> None:
    with closing(open_index(tmp_path, score_all=0)) as index:

        def work(number: int) -> int:
            index.put([write_entry(f"t{number}", "farm burn")])
            assert index.claim(f"c_t{number}_0").source.document_id == f"t{number}"
            seen = {claim.source.document_id for claim in find_claims(index, "farm")}
            assert f"t{number}" in seen
            if number % 3 == 0:
                index.delete(f"t{number}")
            return len(seen)

        with ThreadPoolExecutor(8) as threads:
            assert len(list(threads.map(work, range(24)))) == 24
        assert index.state().documents == len(index.candidates(["burn"])) == 16


def test_threads_that_end_leave_no_connection_behind(tmp_path: Path) -> None:
    with closing(open_index(tmp_path, score_all=0)) as index:
        index.put(write_round(1))
        for _ in range(20):
            with ThreadPoolExecutor(2) as threads:
                assert list(threads.map(find_round, [index] * 2)) == [1, 1]
        files = [str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
        assert sum(name.endswith("claims.sqlite3") and str(tmp_path) in name for name in files) <= 2
