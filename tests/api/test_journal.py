"""What is told of each request: a line in the log, counts and times in the metrics; never the words."""

import logging
from collections.abc import Callable, Iterator

import orjson
import pytest
from flask import Flask
from prometheus_client.parser import text_string_to_metric_families

from service.api.journal import LOGGER
from service.keys import KeyStore, Scope
from service.logs import make_formatter
from tests.api.conforming import ConformingClient
from tests.api.conftest import bearer, client_of

WORDS = "The bridge of Lowford burned"


class Lines(logging.Handler):
    """Keeps what a handler of the service would write."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(make_formatter())
        self.written: list[dict[str, object]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.written.append(orjson.loads(self.format(record)))


@pytest.fixture
def lines() -> Iterator[list[dict[str, object]]]:
    handler = Lines()
    loggers = [logging.getLogger(name) for name in (LOGGER, "service.app")]
    for logger in loggers:
        logger.addHandler(handler)
    yield handler.written
    for logger in loggers:
        logger.removeHandler(handler)


def test_a_request_is_one_line(client: ConformingClient, lines: list[dict[str, object]]) -> None:
    client.get("/v1/claims/none?x=1", headers={"X-Request-ID": "desk-7"})
    (line,) = lines
    assert line.pop("time")
    assert isinstance(line.pop("milliseconds"), float)
    assert line == {
        "event": "request",
        "logger": LOGGER,
        "level": "info",
        "request_id": "desk-7",
        "method": "GET",
        "route": "/v1/claims/<claim_id>",
        "status": 422,
    }


def test_who_asked_is_told_by_the_id_of_the_key(
    app: Flask, client: ConformingClient, lines: list[dict[str, object]]
) -> None:
    keys: KeyStore = app.extensions["keys"]
    key, secret = keys.create("desk", Scope.READ)
    client.get("/v1/sides", headers=bearer(secret))
    assert lines[0]["key"] == key.id
    assert secret not in str(lines)


def test_words_are_not_logged(client: ConformingClient, lines: list[dict[str, object]]) -> None:
    client.post("/v1/verify", json={"statement": WORDS})
    client.get("/", query_string={"statement": WORDS})
    client.get("/v1/claims", query_string={"q": WORDS})
    client.post("/v1/documents?dry_run=true", json={"text": WORDS})
    client.get(f"/v1/documents/{WORDS}")
    assert len(lines) == 5
    assert "Lowford" not in str(lines)


def test_words_are_logged_where_it_is_set_so(
    another: Callable[..., Flask], lines: list[dict[str, object]]
) -> None:
    client = client_of(another(log_statements=True))
    client.post("/v1/verify", json={"statement": WORDS})
    client.get("/v1/claims", query_string={"q": WORDS})
    assert orjson.loads(str(lines[0]["sent"])) == {"statement": WORDS}
    assert "Lowford" in str(lines[1]["query"])


def test_a_failure_is_logged_with_its_traceback_and_the_request(
    another: Callable[..., Flask], lines: list[dict[str, object]]
) -> None:
    failing = another()
    failing.add_url_rule("/fails", view_func=lambda: str(1 // 0))
    client_of(failing).get("/fails", headers={"X-Request-ID": "desk-8"})
    told, line = lines
    assert "ZeroDivisionError" in str(told["exception"])
    assert (told["request_id"], told["level"]) == ("desk-8", "error")
    assert (line["status"], line["level"]) == (500, "error")


def value(client: ConformingClient, name: str, **labels: str) -> float:
    text = client.get("/metrics").text
    return sum(
        sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if sample.name == name and labels.items() <= sample.labels.items()
    )


def test_requests_verdicts_and_stages_are_counted(client: ConformingClient, app: Flask) -> None:
    def now() -> list[float]:
        stages = ("read", "candidates", "score", "judge", "dump")
        return [
            value(client, "claimside_requests_total", method="POST", route="/v1/verify", status="200"),
            value(client, "claimside_request_seconds_count", route="/v1/verify"),
            value(client, "claimside_verdicts_total", verdict="unverified"),
            *(value(client, "claimside_stage_seconds_count", stage=stage) for stage in stages),
        ]

    before = now()
    client.post("/v1/verify", json={"statement": "Nothing was ever said of moons."})
    assert [after - was for was, after in zip(before, now(), strict=True)] == [1.0] * 8
    corpus = client.get("/readyz").get_json()["corpus"]
    assert value(client, "claimside_claims") == corpus["claims"]


def test_a_client_cannot_make_up_rows(client: ConformingClient) -> None:
    for at in range(3):
        client.open(f"/nothing/{at}", method=f"MADE{at}")
    assert "MADE" not in client.get("/metrics").text
    assert value(client, "claimside_requests_total", method="OTHER", route="unknown", status="404") >= 3


def test_the_counts_are_the_readers_where_reading_needs_a_key(another: Callable[..., Flask]) -> None:
    assert client_of(another(reads_need_key=True)).get("/metrics").status_code == 401
