"""What the web layer costs: all of a verification over HTTP but the verification itself.

    python -m benchmarks.web [--rounds 2000]

In this process, by the WSGI interface, without a socket: routing, key, rate limit, the body read and
checked, the answer made into JSON, its tag, headers, counters and the log line. The verification is
done once beforehand and its answer given out again by a pipeline that does nothing else, so that what
is timed is the web layer and nothing of the search. The parts are measured by themselves as well.

Times are those of the thread on a core, but neighbours on a shared machine slow that core down all the
same. So the median is that of the quietest BLOCK of rounds on end, and the one of all rounds is
shown beside it. The target is TARGET_MS for a usual answer; answers of 20 items are shown too.
"""

import argparse
import logging
import os
import statistics
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from time import thread_time
from typing import Any, TextIO

import orjson
from flask import Flask
from rich.console import Console
from rich.table import Table

from schemas.verify import VerificationSchema
from service.api.journal import LOGGER
from service.app import create_app
from service.judgement import Question, Verification
from service.logs import make_formatter
from service.pipeline import Pipeline
from service.settings import Settings

TARGET_MS = 1.0
STATEMENT = "Ukraine controls 28 settlements in the Kursk region."
"""A statement with some evidence in the seed corpus; what is measured depends on how much, not which."""

ITEMS = (0, 4, 20)
SCHEMA = VerificationSchema()
WARM_UP = 50
BLOCK = 40
"""Rounds on end, about 40 ms: short enough to fall between the neighbours' turns."""


class Recorded(Pipeline):
    """A pipeline that has its answer ready."""

    answer: Verification

    def verify(self, question: Question) -> Verification:
        """The answer, whatever is asked."""
        return self.answer


def resized(answer: Verification, items: int) -> Verification:
    """The answer with so many pieces of evidence, those it has over and over."""
    evidence = answer.evidence * (items // max(1, len(answer.evidence)) + 1)
    return replace(answer, evidence=evidence[:items])


def time_often(work: Callable[[], object], rounds: int) -> list[float]:
    """The milliseconds of a core that each round takes, after some to warm up."""
    for _ in range(WARM_UP):
        work()
    times = []
    for _ in range(rounds):
        started = thread_time()
        work()
        times.append((thread_time() - started) * 1_000)
    return times


def quiet_median(times: list[float]) -> float:
    """The median of the quietest BLOCK of rounds on end."""
    starts = range(0, max(1, len(times) - BLOCK + 1), BLOCK)
    return min(statistics.median(times[start : start + BLOCK]) for start in starts)


def request_of(app: Flask, **headers: str) -> Callable[[], int]:
    """What sends one verification to the app as a server would, and tells the length of the answer."""
    body = orjson.dumps({"statement": STATEMENT})

    def start_response(status: str, answer_headers: object, error: object = None) -> None:
        assert status == "200 OK", status

    def send() -> int:
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": "/v1/verify",
            "QUERY_STRING": "",
            "CONTENT_TYPE": "application/json",
            "CONTENT_LENGTH": str(len(body)),
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(body),
            "wsgi.version": (1, 0),
            **headers,
        }
        return sum(map(len, app(environ, start_response)))  # type: ignore[arg-type]

    return send


def log_to(stream: TextIO) -> None:
    """Write the line of each request as it is written in service."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(make_formatter())
    logger = logging.getLogger(LOGGER)
    logger.addHandler(handler)
    logger.propagate = False


def dump_whole(answer: Verification) -> bytes:
    """The answer as the bytes that are sent."""
    return orjson.dumps(SCHEMA.dump(answer))


def measure(app: Flask, rounds: int) -> Table:
    """A row for each size of answer."""
    table = Table("evidence", title="The web layer, one verification", title_justify="left")
    for heading in ("KB", "median ms", "quietest block", "p95", "of it dump", "with gzip"):
        table.add_column(heading, justify="right")
    pipeline = app.extensions["claimside"]
    recorded = Recorded(pipeline.corpus, pipeline.index, pipeline.watch)
    whole = pipeline.verify(Question(STATEMENT))
    app.extensions["claimside"] = recorded
    for items in ITEMS:
        answer = resized(whole, items)
        object.__setattr__(recorded, "answer", answer)
        send = request_of(app)
        packed = time_often(request_of(app, HTTP_ACCEPT_ENCODING="gzip"), rounds)
        times = time_often(send, rounds)
        dump = time_often(partial(dump_whole, answer), rounds)
        late = statistics.quantiles(times, n=20)[-1]
        quiet, dumped, zipped = map(quiet_median, (times, dump, packed))
        figures = (statistics.median(times), quiet, late, dumped, zipped)
        table.add_row(str(items), f"{send() / 1_024:.1f}", *(f"{figure:.2f}" for figure in figures))
    return table


def main() -> None:
    """Measure over the seed corpus and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web", description=main.__doc__)
    parser.add_argument("--rounds", type=int, default=2_000)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as data, Path(os.devnull).open("w") as nowhere:
        app = create_app(Settings(data_dir=Path(data), rate_limit="100000000/second"))
        log_to(nowhere)
        Console().print(measure(app, rounds), f"target: {TARGET_MS:.0f} ms median for 4 pieces of evidence")


if __name__ == "__main__":
    main()
