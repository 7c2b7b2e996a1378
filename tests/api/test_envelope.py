"""What every answer carries: the request's id, the headers that keep browsers safe, and ETags."""

import re

import pytest

from tests.api.conforming import ConformingClient

PATHS = [
    "/",
    "/docs",
    "/healthz",
    "/v1/sides",
    "/v1/claims?limit=x",
    "/nothing",
    "/openapi.yaml",
    "/static/claimside.css",
]
READS = ["/v1/claims", "/v1/documents", "/v1/sides", "/healthz", "/readyz", "/openapi.yaml"]


@pytest.mark.parametrize("path", PATHS)
def test_a_useful_id_comes_back(client: ConformingClient, path: str) -> None:
    assert (
        client.get(path, headers={"X-Request-ID": "desk-7:a.b_c~d"}).headers["X-Request-ID"]
        == "desk-7:a.b_c~d"
    )


@pytest.mark.parametrize("given", ["", " ", "a b", "a" * 101, 'a"', "a<script>", "ü", "a,b", "%0d%0a"])
def test_any_other_id_is_replaced(client: ConformingClient, given: str) -> None:
    answered = client.get("/healthz", headers={"X-Request-ID": given}).headers.getlist("X-Request-ID")
    assert len(answered) == 1
    assert re.fullmatch("[0-9a-f]{32}", answered[0])


def test_each_request_has_its_own_id(client: ConformingClient) -> None:
    assert len({client.get("/healthz").headers["X-Request-ID"] for _ in range(20)}) == 20


@pytest.mark.parametrize("path", PATHS)
def test_browsers_are_told_to_be_careful(client: ConformingClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    # Pages for people run scripts from files of ours; nothing else runs any.
    page = headers["Content-Type"].startswith("text/html")
    assert ("script-src 'self';" in policy) == page
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", READS)
def test_a_reader_who_has_the_answer_is_told_so(client: ConformingClient, path: str) -> None:
    tag = client.get(path).headers["ETag"]
    for condition in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again = client.get(path, headers={"If-None-Match": condition})
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.get(path, headers={"If-None-Match": "garbage"}).status_code == 200


@pytest.mark.parametrize("path", [*READS, "/", "/docs"])
def test_head_is_get_without_the_body(client: ConformingClient, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.data) == (200, b"")
    assert [each for each in head.headers if each[0] != "X-Request-ID"] == [
        each for each in get.headers if each[0] != "X-Request-ID"
    ]
    assert head.headers["Content-Length"] == str(len(get.data))


def test_the_tag_of_a_verification_is_made_of_statement_and_corpus(client: ConformingClient) -> None:
    tags = [
        client.post("/v1/verify", json={"statement": text}).headers["ETag"]
        for text in ("It is so.", "It is so.", "It is not.")
    ]
    assert tags[0] == tags[1] != tags[2]


def test_a_post_is_answered_whole_whatever_the_client_has(client: ConformingClient) -> None:
    first = client.post("/v1/verify", json={"statement": "It is so."})
    again = client.post(
        "/v1/verify", json={"statement": "It is so."}, headers={"If-None-Match": first.headers["ETag"]}
    )
    assert (again.status_code, again.data) == (200, first.data)


def test_errors_are_not_kept(client: ConformingClient) -> None:
    assert client.get("/nothing").headers["Cache-Control"] == "no-store"
