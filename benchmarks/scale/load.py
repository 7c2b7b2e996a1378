"""Requests a second through gunicorn, by wrk: verifications beside a request that does nothing."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import orjson

from benchmarks.scale.serving import HOST, Running, request
from service.keys import KeyStore, Scope

CLIENTS = 8
SECONDS = 10
MANY_CLIENTS = 200
MANY_SECONDS = 60
CLIENT_PATIENCE = 30
"""Seconds that a client waits: two hundred at once wait for each other."""

SCRIPT = """
local bodies = {%s}
local number = 0
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
request = function()
  number = number %% #bodies + 1
  return wrk.format(nil, nil, nil, bodies[number])
end
"""
RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
PERCENTILE = re.compile(r"(50|99)%\s+([\d.]+)(us|ms|s)")
ERRORS = re.compile(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")
REFUSED = re.compile(r"Non-2xx or 3xx responses: (\d+)")
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1_000.0}


@dataclass(frozen=True, slots=True)
class Throughput:
    """Requests a second, milliseconds that half and 99 in 100 of them took at most, and failures.

    `unanswered` are those of the failures that a client waited for in vain.
    """

    rate: float
    p50: float
    p99: float
    errors: int
    unanswered: int


@dataclass(slots=True)
class Writes:
    """The milliseconds of each write, and how many failed."""

    milliseconds: list[float] = field(default_factory=list)
    errors: int = 0


def is_there() -> bool:
    """Whether this machine has wrk."""
    return shutil.which("wrk") is not None


def body_of(statement: str) -> bytes:
    """The body that asks about the statement."""
    return orjson.dumps({"statement": statement})


def hit(running: Running, path: str, statements: Sequence[str], clients: int, seconds: int) -> Throughput:
    """What wrk tells of so many clients posting the statements in turn, each as soon as it is answered."""
    bodies = ", ".join(orjson.dumps(body_of(text).decode()).decode() for text in statements)
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT % bodies)
        script.flush()
        options = ["-t2", f"-c{clients}", f"-d{seconds}", f"--timeout={CLIENT_PATIENCE}", "--latency"]
        url = f"http://{HOST}:{running.port}{path}"
        done = subprocess.run(
            ["wrk", *options, "-s", script.name, url], capture_output=True, text=True, check=True
        )
    return read_wrk(done.stdout)


def read_wrk(report: str) -> Throughput:
    """The figures of wrk's report. Raises ValueError for anything else."""
    rate = RATE.search(report)
    late = {name: float(value) * MILLISECONDS[unit] for name, value, unit in PERCENTILE.findall(report)}
    if rate is None or len(late) != 2:
        raise ValueError(f"not a report of wrk: {report}")
    broken, refused = ERRORS.search(report), REFUSED.search(report)
    failed = list(map(int, broken.groups())) if broken else [0]
    errors = sum(failed) + (int(refused[1]) if refused else 0)
    return Throughput(float(rate[1]), late["50"], late["99"], errors, failed[-1])


def make_key(folder: Path) -> str:
    """A key that may write."""
    return KeyStore(folder).create("bench-scale", Scope.WRITE)[1]


def add_document(running: Running, key: str, number: int, asked: int = 8) -> float:
    """Milliseconds from sending an article until so many connections, to any worker, have got it."""
    text = f"The bench opened {number} crossings, harbour master Ann Reed said on Monday."
    body = orjson.dumps({"text": text, "title": "Crossings", "outlet": "Bench", "published_on": "2024-08-20"})
    started = time.perf_counter()
    status, _ = request(running.port, "PUT", f"/v1/documents/bench_{number}", body, key)
    seen = {request(running.port, "GET", f"/v1/documents/bench_{number}")[0] for _ in range(asked)}
    if status not in (200, 201) or seen - {200}:
        raise OSError(f"an article was answered with {status} and then {seen}")
    return (time.perf_counter() - started) * 1_000


@contextmanager
def writing(running: Running, key: str) -> Iterator[Writes]:
    """Sends an article a second meanwhile, whether or not the one before it is answered."""
    told, stop = Writes(), threading.Event()

    def write(number: int) -> None:
        try:
            told.milliseconds.append(add_document(running, key, number, asked=0))
        except OSError:
            told.errors += 1

    def write_on(number: int = 1_000) -> None:
        with ThreadPoolExecutor(MANY_SECONDS) as writers:
            while not stop.wait(1.0):
                number += 1
                writers.submit(write, number)

    thread = threading.Thread(target=write_on)
    thread.start()
    try:
        yield told
    finally:
        stop.set()
        thread.join()
