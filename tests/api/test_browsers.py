"""What browsers are told: which pages and extensions may call, and for how long they may remember it."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.api.conforming import ConformingClient
from tests.api.conftest import client_of

DESK = "https://desk.example"
EXTENSION = f"chrome-extension://{'abcdefghijklmnop' * 2}"
PATHS = ["/v1/sides", "/v1/claims/none", "/nothing", "/healthz", "/v1/claims?limit=x"]


@pytest.fixture
def client(another: Callable[..., Flask]) -> ConformingClient:
    return client_of(another(allowed_origins=(DESK, EXTENSION)))


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("origin", [DESK, EXTENSION])
def test_an_origin_that_is_set_may_read_every_answer(
    client: ConformingClient, path: str, origin: str
) -> None:
    headers = client.get(path, headers={"Origin": origin}).headers
    assert headers.getlist("Access-Control-Allow-Origin") == [origin]
    assert "X-Request-ID" in headers["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in headers


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "origin",
    [
        None,
        "null",
        "*",
        "http://desk.example",
        "https://desk.example:8443",
        "https://desk.example.evil.example",
        "https://evil-desk.example",
        "https://deskXexample",
        f"{DESK}, https://evil.example",
        f"chrome-extension://{'ponmlkjihgfedcba' * 2}",
    ],
)
def test_another_origin_may_not(client: ConformingClient, path: str, origin: str | None) -> None:
    headers = client.get(path, headers={"Origin": origin} if origin else {}).headers
    assert not [name for name, _ in headers if name.startswith("Access-Control")]
    assert "Origin" in headers["Vary"], "a cache must not give this answer to an origin that may"


@pytest.mark.parametrize(
    ("path", "method"), [("/v1/verify", "POST"), ("/v1/documents/a", "PUT"), ("/v1/documents/a", "DELETE")]
)
def test_a_browser_that_asks_first_is_told_what_it_may_send(
    client: ConformingClient, path: str, method: str
) -> None:
    asked = {
        "Origin": EXTENSION,
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "authorization, content-type, x-evil",
    }
    reply = client.options(path, headers=asked)
    assert reply.status_code == 200
    assert reply.headers["Access-Control-Allow-Origin"] == EXTENSION
    assert method in reply.headers["Access-Control-Allow-Methods"]
    assert reply.headers["Access-Control-Allow-Headers"].lower() == "authorization, content-type"
    assert reply.headers["Access-Control-Max-Age"] == "7200"
    assert "Origin" in reply.headers["Vary"]


def test_without_origins_no_browser_is_told_anything(app: Flask) -> None:
    asked = {"Origin": DESK, "Access-Control-Request-Method": "POST"}
    for reply in (
        client_of(app).options("/v1/verify", headers=asked),
        client_of(app).get("/", headers=asked),
    ):
        assert not [name for name, _ in reply.headers if name.startswith("Access-Control")]
