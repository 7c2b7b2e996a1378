"""Runs the service as it is run, by gunicorn, over a data folder: how soon it answers, what it holds."""

from __future__ import annotations

import compileall
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from benchmarks.labels import ROOT

HOST = "127.0.0.1"
PATIENCE = 60.0
"""Seconds within which a service must be ready."""

POLL = 0.02
MAPPING = re.compile(r"^[0-9a-f]+-[0-9a-f]+ \S+ \S+ \S+ \S+ +(.*)$")


@dataclass(frozen=True, slots=True)
class Running:
    """A service that answers on a port. `ready` are the seconds that its start took."""

    port: int
    process: int
    ready: float

    def workers(self) -> list[int]:
        """The processes that answer."""
        children = Path(f"/proc/{self.process}/task/{self.process}/children").read_text()
        return [int(child) for child in children.split()]


@dataclass(frozen=True, slots=True)
class Memory:
    """What one worker holds, in MB: resident in all, of that shared with others, and of the index's files.

    `own` is what would be gone with this worker; `beyond` its fair share of everything but the index.
    """

    resident: float
    shared: float
    mapped: float
    own: float
    beyond: float


@contextmanager
def serve(folder: Path, port: int, workers: int) -> Iterator[Running]:
    """The service over the data folder, without rate limits; ended afterwards.

    What it has to complain of stands in `server.log` there. Our modules are compiled first, as Python
    does it at the first start of all, unless it is told to write no byte code.
    """
    for package in ("service", "schemas"):
        compileall.compile_dir(ROOT / package, quiet=1)
    environ = os.environ | {
        "CLAIMSIDE_DATA_DIR": str(folder),
        "CLAIMSIDE_RATE_LIMIT": "off",
        "CLAIMSIDE_INFERENCE": "false",
        "CLAIMSIDE_KEY_RATE_LIMIT": "off",
        "CLAIMSIDE_LOG_LEVEL": "ERROR",
        "WEB_CONCURRENCY": str(workers),
    }
    command = ["-m", "gunicorn", "-c", "gunicorn.conf.py", "--bind", f"{HOST}:{port}"]
    started = time.perf_counter()
    with (folder / "server.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, *command, "benchmarks.scale.noop:app"], cwd=ROOT, env=environ, stderr=log
        )
    try:
        yield Running(port, process.pid, _wait(port, started))
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait(port: int, started: float) -> float:
    """The seconds from the start to the first good answer of /readyz."""
    while time.perf_counter() - started < PATIENCE:
        try:
            if request(port, "GET", "/readyz")[0] == 200:
                return time.perf_counter() - started
        except OSError:
            pass
        time.sleep(POLL)
    raise TimeoutError(f"no service answers on port {port}")


def request(
    port: int, method: str, path: str, body: bytes | None = None, key: str | None = None
) -> tuple[int, bytes]:
    """One request over a connection of its own; the status and the body of the answer."""
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
    connection = HTTPConnection(HOST, port, timeout=PATIENCE)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def measure_memory(process: int, folder: Path) -> Memory:
    """What the kernel counts for a process, its mappings of the folder's files apart."""
    counts = {"Rss": 0, "Pss": 0, "Shared": 0, "Private": 0, "mapped": 0, "mapped Pss": 0}
    of_index = False
    for line in Path(f"/proc/{process}/smaps").read_text().splitlines():
        mapping = MAPPING.match(line)
        if mapping:
            of_index = mapping[1].startswith(str(folder.resolve()))
            continue
        name, _, value = line.partition(":")
        if name.startswith(("Shared_", "Private_")):
            name = name.partition("_")[0]
        if name in counts:
            counts[name] += int(value.split()[0])
            if of_index and name in ("Rss", "Pss"):
                counts["mapped" if name == "Rss" else "mapped Pss"] += int(value.split()[0])
    rss, shared, mapped = counts["Rss"], counts["Shared"], counts["mapped"]
    beyond = counts["Pss"] - counts["mapped Pss"]
    return Memory(*(kilobytes / 1_024 for kilobytes in (rss, shared, mapped, counts["Private"], beyond)))
