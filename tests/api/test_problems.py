"""Bad input: the right 4xx problem, naming the field; never a 500."""

from typing import Any

import orjson
import pytest
from flask import Flask

from service.api.problems import pointers
from service.app import create_app
from tests.api.conforming import ConformingClient

JSON = "application/json"
DEEP = 10_000

BODIES: list[tuple[bytes, int, str | None]] = [
    # nothing can be made of the bytes
    (b"", 400, None),
    (b"{", 400, None),
    (b'{"statement": "a"', 400, None),
    (b'{"statement": "a"} x', 400, None),
    (b'{"statement": "a",}', 400, None),
    (b"{'statement': 'a'}", 400, None),
    (b"statement=a", 400, None),
    (b"\xef\xbb\xbf{}", 400, None),
    (b'{"statement": "\xff"}', 400, None),
    ('{"statement": "a"}'.encode("utf-16"), 400, None),
    (b'{"statement": "a\nb"}', 400, None),
    (b'{"statement": "a\x00b"}', 400, None),
    (b'{"statement": "a", "statement": "b"}', 400, None),
    (b'{"statement": "a", "limit": NaN}', 400, None),
    (b'{"statement": "a", "limit": -Infinity}', 400, None),
    (b'{"statement": "a", "limit": ' + b"1" * 5000 + b"}", 400, None),
    (b'{"statement": "a", "limit": 01}', 400, None),
    (b"[" * DEEP + b"]" * DEEP, 400, None),
    (b'{"a":' * DEEP + b"1" + b"}" * DEEP, 400, None),
    # it is JSON, and not what the contract asks for
    (b"null", 422, ""),
    (b"[]", 422, ""),
    (b'"statement"', 422, ""),
    (b"5", 422, ""),
    (b"true", 422, ""),
    (b"{}", 422, "/statement"),
    (b'{"statement": null}', 422, "/statement"),
    (b'{"statement": ""}', 422, "/statement"),
    (b'{"statement": " \\t\\n"}', 422, "/statement"),
    (b'{"statement": 28}', 422, "/statement"),
    (b'{"statement": ["a"]}', 422, "/statement"),
    (b'{"statement": "a\\u0000b"}', 422, "/statement"),
    (b'{"statement": "a\\ud800b"}', 422, "/statement"),
    (b'{"statement": "\\udc00\\ud800"}', 422, "/statement"),
    (orjson.dumps({"statement": "a" * 2001}), 422, "/statement"),
    (b'{"statement": "a", "limit": "5"}', 422, "/limit"),
    (b'{"statement": "a", "limit": true}', 422, "/limit"),
    (b'{"statement": "a", "limit": 1e400}', 422, "/limit"),
    (b'{"statement": "a", "limit": 0}', 422, "/limit"),
    (b'{"statement": "a", "limit": 101}', 422, "/limit"),
    (b'{"statement": "a", "limit": ' + b"1" * 4000 + b"}", 422, "/limit"),
    (b'{"statement": "a", "min_match": "1"}', 422, "/min_match"),
    (b'{"statement": "a", "min_match": ' + b"1" * 4000 + b"}", 422, "/min_match"),
    (b'{"statement": "a", "as_of": "yesterday"}', 422, "/as_of"),
    (b'{"statement": "a", "as_of": "2024-02-30"}', 422, "/as_of"),
    (b'{"statement": "a", "as_of": 20240820}', 422, "/as_of"),
    (b'{"statement": "a", "sides": "press"}', 422, "/sides"),
    (b'{"statement": "a", "sides": ["nobody"]}', 422, "/sides/0"),
    (b'{"statement": "a", "sides": ["press", "nobody"]}', 422, "/sides/1"),
    (b'{"statement": "a", "sides": ["press", null]}', 422, "/sides/1"),
    (b'{"statement": "a", "extra": 1}', 422, "/extra"),
    (b'{"statement": "a", "a/b~c": 1}', 422, "/a~1b~0c"),
    (b'{"statement": "a", "\\ud800": 1}', 422, "/\\ud800"),
    (b'{"statement": "a", "": 1}', 422, "/"),
]


@pytest.mark.parametrize(("body", "status", "pointer"), BODIES, ids=[repr(row[0][:60]) for row in BODIES])
def test_a_bad_body_is_told_what_is_wrong(
    client: ConformingClient, body: bytes, status: int, pointer: str | None
) -> None:
    reply = client.post("/v1/verify", data=body, content_type=JSON)
    assert reply.status_code == status
    assert pointer is None or [error["pointer"] for error in reply.get_json()["errors"]] == [pointer]
    assert len(reply.data) < 2_000


@pytest.mark.parametrize(
    "media_type",
    [
        None,
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/jsonp",
        "x",
    ],
)
def test_what_is_not_sent_as_json_is_not_read(client: ConformingClient, media_type: str | None) -> None:
    reply = client.post("/v1/verify", data=b'{"statement": "a"}', content_type=media_type)
    assert reply.status_code == 415


@pytest.mark.parametrize(
    "media_type", ["application/json", "Application/JSON", "application/json; charset=utf-8"]
)
def test_json_is_read_however_its_name_is_written(client: ConformingClient, media_type: str) -> None:
    assert client.post("/v1/verify", data=b'{"statement": "a"}', content_type=media_type).status_code == 200


def test_every_field_at_fault_is_named(client: ConformingClient) -> None:
    reply = client.post("/v1/verify", json={"limit": "5", "sides": [3, "press", ""], "extra": 1})
    assert {error["pointer"] for error in reply.get_json()["errors"]} == {
        "/statement",
        "/limit",
        "/sides/0",
        "/sides/2",
        "/extra",
    }


def test_a_flood_of_faults_gets_a_short_answer(client: ConformingClient) -> None:
    reply = client.post("/v1/verify", json={"x" * 5_000 + str(number): 1 for number in range(99)})
    assert reply.status_code == 422
    assert len(reply.get_json()["errors"]) == 20
    assert len(reply.data) < 8_000


@pytest.mark.parametrize(
    ("query", "status", "pointer"),
    [
        ("limit=0", 422, "/limit"),
        ("limit=201", 422, "/limit"),
        ("limit=ten", 422, "/limit"),
        ("limit=5.0", 422, "/limit"),
        ("limit=", 422, "/limit"),
        ("limit=%D9%A5", 422, "/limit"),
        ("limit=" + "1" * 5000, 422, "/limit"),
        ("limit=1&limit=2", 422, "/limit"),
        ("kind=rumour", 422, "/kind"),
        ("side=nobody", 422, "/side"),
        ("from=2024-13-01", 422, "/from"),
        ("to=tomorrow", 422, "/to"),
        ("q=", 422, "/q"),
        ("q=%20", 422, "/q"),
        ("q=a%00b", 422, "/q"),
        ("q=" + "a" * 501, 422, "/q"),
        ("speaker=%00", 422, "/speaker"),
        ("cursor=nonsense", 422, "/cursor"),
        ("cursor=%F0%9F%94%A5", 422, "/cursor"),
        ("page=2", 422, "/page"),
        ("Limit=2", 422, "/Limit"),
        ("q=%ff", 400, None),
        ("%ff=q", 400, None),
        ("q=%ed%a0%80", 400, None),
        ("&".join(f"a{number}=1" for number in range(60)), 400, None),
    ],
)
def test_a_bad_query_is_told_what_is_wrong(
    client: ConformingClient, query: str, status: int, pointer: str | None
) -> None:
    reply = client.get(f"/v1/claims?{query}")
    assert reply.status_code == status
    assert pointer is None or [error["pointer"] for error in reply.get_json()["errors"]] == [pointer]


@pytest.mark.parametrize(
    "path", ["/v1/verify?x=1", "/v1/sides?x=1", "/v1/documents?size=1", "/v1/documents/x?a=b", "/healthz?x"]
)
def test_a_parameter_that_means_nothing_is_refused(client: ConformingClient, path: str) -> None:
    send = client.post if "verify" in path else client.get
    assert send(path).status_code == 422


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/v1",
        "/v1/",
        "/v1/claims/",
        "/v1//claims",
        "//v1/claims",
        "/v2/claims",
        "/V1/claims",
        "/v1/claims/c_0000000000000000",
        "/v1/claims/%00",
        "/v1/claims/%ff",
        "/v1/claims/..%2f..%2fetc%2fpasswd",
        "/v1/documents/nothing",
        "/v1/documents/" + "x" * 5_000,
        "/v1/documents/%F0%9F%94%A5",
        "/static/../../wsgi.py",
        "/static/nothing.css",
        "/openapi.json",
    ],
)
def test_an_unknown_address_is_a_problem(client: ConformingClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/v1/verify", {"POST", "OPTIONS"}),
        ("HEAD", "/v1/verify", {"POST", "OPTIONS"}),
        ("PUT", "/v1/verify", {"POST", "OPTIONS"}),
        ("POST", "/v1/claims", {"GET", "HEAD", "OPTIONS"}),
        ("DELETE", "/v1/claims/c_1", {"GET", "HEAD", "OPTIONS"}),
        ("PATCH", "/v1/documents", {"GET", "HEAD", "POST", "OPTIONS"}),
        ("TRACE", "/v1/sides", {"GET", "HEAD", "OPTIONS"}),
        ("POST", "/healthz", {"GET", "HEAD", "OPTIONS"}),
        ("BREW", "/docs", {"GET", "HEAD", "OPTIONS"}),
    ],
)
def test_a_method_that_is_not_possible_is_told_what_is(
    client: ConformingClient, method: str, path: str, allowed: set[str]
) -> None:
    reply = client.open(path, method=method)
    assert reply.status_code == 405
    assert set(reply.headers["Allow"].split(", ")) == allowed


def test_options_tells_what_is_possible(client: ConformingClient) -> None:
    reply = client.options("/v1/verify")
    assert (reply.status_code, reply.data) == (200, b"")
    assert "POST" in reply.headers["Allow"]


def test_a_body_over_the_limit_is_refused(client: ConformingClient, app: Flask) -> None:
    limit = app.config["MAX_CONTENT_LENGTH"]
    body = b'{"statement": "a"}'
    at_limit = client.post("/v1/verify", data=body.ljust(limit), content_type=JSON)
    over = client.post("/v1/verify", data=body.ljust(limit + 1), content_type=JSON)
    assert (at_limit.status_code, over.status_code) == (200, 413)
    assert f"{limit:,}" in over.get_json()["detail"]


def fail() -> str:
    raise RuntimeError("secret of the house")


def test_an_unexpected_failure_tells_its_id_and_nothing_else(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    failing = create_app(app.config["SETTINGS"], app.extensions["claimside"])
    failing.add_url_rule("/fails", view_func=fail)
    failing.test_client_class = ConformingClient
    reply = failing.test_client().get("/fails", headers={"X-Request-ID": "test-1"})
    assert reply.status_code == 500
    assert "test-1" in reply.get_json()["detail"]
    assert b"secret" not in reply.data
    assert "secret of the house" in caplog.text
    assert "test-1" in caplog.text


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        ({"a": ["x", "y"]}, [("/a", "x"), ("/a", "y")]),
        ({"a": {0: {"b": ["x"]}}}, [("/a/0/b", "x")]),
        ({"_schema": ["x"]}, [("", "x")]),
        ({"a": {"_schema": ["x"]}}, [("/a", "x")]),
        ({"~/": ["x"]}, [("/~0~1", "x")]),
    ],
)
def test_messages_become_pointers(messages: Any, expected: list[tuple[str, str]]) -> None:
    assert list(pointers(messages)) == expected
