"""Who may do what: nobody writes without a key, and where it is set so nobody reads without one."""

import base64
from collections.abc import Callable

import pytest
from flask import Flask

from service.keys import FILE, KeyStore, Scope
from tests.api.conforming import ConformingClient
from tests.api.conftest import Headers, bearer, client_of, key_for

WRITES = [
    ("POST", "/v1/documents"),
    ("POST", "/v1/documents?dry_run=false"),
    ("PUT", "/v1/documents/a"),
    ("DELETE", "/v1/documents/a"),
]
READS = ["/v1/claims", "/v1/claims/c_1", "/v1/documents", "/v1/documents/a", "/v1/sides", "/"]
ALWAYS_OPEN = ["/healthz", "/readyz", "/openapi.yaml", "/docs", "/static/claimside.css"]
STRANGERS: list[Headers] = [
    bearer("claimside_000000000000_" + "a" * 43),
    bearer("x"),
    bearer(""),
    bearer("claimside_000000000000_" + "ä" * 43),
]
OTHER_SCHEMES: list[Headers] = [
    {},
    {"Authorization": ""},
    {"Authorization": "Basic " + base64.b64encode(b"desk:secret").decode()},
    {"X-API-Key": "x"},
]


def spoilt(key: Headers) -> Headers:
    """The key with one character of its secret changed."""
    sent = key["Authorization"]
    return {"Authorization": sent[:-1] + ("A" if sent[-1] != "A" else "B")}


@pytest.mark.parametrize(("method", "path"), WRITES)
@pytest.mark.parametrize("headers", OTHER_SCHEMES)
def test_nobody_writes_without_a_key(
    client: ConformingClient, method: str, path: str, headers: Headers
) -> None:
    reply = client.open(path, method=method, json={"text": "It is so."}, headers=headers)
    assert reply.status_code == 401
    assert reply.headers["WWW-Authenticate"] == 'Bearer realm="claimside"'


@pytest.mark.parametrize(("method", "path"), [*WRITES, *(("GET", path) for path in READS)])
@pytest.mark.parametrize("headers", STRANGERS)
def test_a_key_that_is_sent_must_be_good(
    client: ConformingClient, method: str, path: str, headers: Headers
) -> None:
    body = {"text": "It is so."} if method != "GET" else None
    reply = client.open(path, method=method, json=body, headers=headers)
    assert reply.status_code == 401
    assert 'error="invalid_token"' in reply.headers["WWW-Authenticate"]


def test_a_key_must_be_right_to_the_last_character(app: Flask, client: ConformingClient) -> None:
    key = key_for(app)
    assert client.get("/v1/sides", headers=key).status_code == 200
    assert client.get("/v1/sides", headers={"Authorization": key["Authorization"].lower()}).status_code == 401
    assert client.get("/v1/sides", headers=spoilt(key)).status_code == 401
    assert (
        client.get("/v1/sides", headers={"Authorization": "BEARER" + key["Authorization"][6:]}).status_code
        == 200
    )


def test_a_key_for_reading_does_not_write(app: Flask, client: ConformingClient) -> None:
    key = key_for(app, Scope.READ)
    for method, path in WRITES:
        assert client.open(path, method=method, json={"text": "a"}, headers=key).status_code == 403
    assert client.post("/v1/documents?dry_run=true", json={"text": "a"}, headers=key).status_code == 200


def test_a_revoked_key_is_none_in_the_next_request(app: Flask, client: ConformingClient) -> None:
    keys: KeyStore = app.extensions["keys"]
    made, secret = keys.create("gone soon", Scope.WRITE)
    assert client.get("/v1/sides", headers=bearer(secret)).status_code == 200
    keys.revoke(made.id)
    assert client.get("/v1/sides", headers=bearer(secret)).status_code == 401


@pytest.mark.parametrize("path", READS)
def test_reading_needs_a_key_where_it_is_set_so(another: Callable[..., Flask], path: str) -> None:
    closed = another(reads_need_key=True)
    client = client_of(closed)
    assert client.get(path).status_code == 401
    assert client.post("/v1/verify", json={"statement": "a"}).status_code == 401
    assert client.post("/v1/documents?dry_run=true", json={"text": "a"}).status_code == 401
    assert client.get(path, headers=key_for(closed, Scope.READ)).status_code in (200, 404)


@pytest.mark.parametrize("path", ALWAYS_OPEN)
def test_what_a_stranger_must_see_stays_open(another: Callable[..., Flask], path: str) -> None:
    assert client_of(another(reads_need_key=True)).get(path, headers=bearer("x")).status_code == 200


def test_keys_that_cannot_be_read_are_no_way_in(another: Callable[..., Flask]) -> None:
    app = another()
    client, key = client_of(app), key_for(app)
    (app.config["SETTINGS"].data_dir / FILE).write_bytes(b"no database, but long enough for one" * 100)
    reply = client.delete("/v1/documents/a", headers=key)
    assert (reply.status_code, reply.headers["Retry-After"]) == (503, "5")
    assert client.get("/v1/sides").status_code == 200
