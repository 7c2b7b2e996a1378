"""Answers packed for those who ask for it, under a tag of their own."""

import gzip

import pytest

from tests.api.conforming import ConformingClient

LONG = ["/v1/claims", "/openapi.yaml", "/docs", "/static/claimside.css", "/metrics"]
PACKED = {"Accept-Encoding": "gzip"}


@pytest.mark.parametrize("path", LONG)
def test_a_long_answer_is_packed_for_those_who_ask(client: ConformingClient, path: str) -> None:
    plain = client.get(path)
    packed = client.get(path, headers={"Accept-Encoding": "br, gzip;q=0.5"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.data) < len(plain.data) / 2
    assert int(packed.headers["Content-Length"]) == len(packed.data)
    for reply in (plain, packed):
        assert "Accept-Encoding" in reply.headers["Vary"], "a cache must not give one for the other"
    if path != "/metrics":  # which has counted meanwhile
        assert gzip.decompress(packed.data) == plain.data


def test_a_short_answer_is_not_worth_it(client: ConformingClient) -> None:
    assert "Content-Encoding" not in client.get("/healthz", headers=PACKED).headers


@pytest.mark.parametrize("asked", ["identity", "br", "gzip;q=0", ""])
def test_nobody_else_gets_it(client: ConformingClient, asked: str) -> None:
    assert "Content-Encoding" not in client.get("/v1/claims", headers={"Accept-Encoding": asked}).headers


def test_a_packed_answer_is_known_by_its_own_tag(client: ConformingClient) -> None:
    tags = [client.get("/v1/claims", headers=headers).headers["ETag"] for headers in ({}, PACKED)]
    assert tags[0] != tags[1]
    again = client.get("/v1/claims", headers=PACKED | {"If-None-Match": tags[1]})
    assert (again.status_code, again.data) == (304, b"")
