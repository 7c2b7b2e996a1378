"""A test client that holds every reply to the committed contract."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import yaml
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from werkzeug.test import TestResponse

CONTRACT: dict[str, Any] = yaml.safe_load((Path(__file__).parents[2] / "openapi.yaml").read_text("utf-8"))
PROBLEM = {"$ref": "#/components/schemas/Problem"}
PAGES = re.compile(r"/|/docs|/draft|/corpus(/.*)?")
"""What is for people's eyes and so not in the contract; their errors are pages, too."""
PAGE_ERRORS = (400, 401, 403, 404, 413, 422, 429, 503)


class ConformingClient(FlaskClient):
    """Fails the test in which a reply is not what the contract says."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send as werkzeug's client does, then judge the reply."""
        reply = super().open(*args, **kwargs | {"buffered": True})
        judge(reply.request.method, reply.request.path, reply)
        return reply


def judge(method: str, path: str, reply: TestResponse) -> None:
    """Assert that status, headers, media type and body are among those of the contract."""
    assert reply.headers["X-Request-ID"], "every answer names its request"
    operation = find_operation(method, path)
    if operation is None:
        if PAGES.fullmatch(path) and reply.mimetype == "text/html":
            assert reply.status_code in (200, *PAGE_ERRORS), "a page is shown, or what went wrong, in words"
        elif reply.status_code >= 400:
            judge_body(PROBLEM, "application/problem+json", reply, method)
        else:
            assert path.startswith("/static/") or method == "OPTIONS", (
                f"{method} {path} is not in the contract"
            )
        return
    assert str(reply.status_code) in operation["responses"], f"{reply.status_code} is not in the contract"
    described = resolve(operation["responses"][str(reply.status_code)])
    for name, header in described.get("headers", {}).items():
        judge_header(resolve(header), reply.headers.get(name))
    if described.get("content"):
        media_type = reply.mimetype or ""
        assert media_type in described["content"], f"{media_type} is not in the contract"
        judge_body(described["content"][media_type].get("schema"), media_type, reply, method)


def judge_header(header: dict[str, Any], value: str | None) -> None:
    """Assert that the header is there if it must be, and as its schema says if it is there."""
    assert value is not None or not header.get("required")
    if value is not None:
        check(header["schema"], int(value) if header["schema"]["type"] == "integer" else value)


def judge_body(schema: Any, media_type: str, reply: TestResponse, method: str) -> None:
    """Assert the media type, and the body where there is one to check."""
    assert reply.mimetype == media_type
    if method == "HEAD":
        assert reply.data == b""
    elif schema is not None:
        text = unpacked(reply)
        check(schema, text if media_type.startswith("text/") else json.loads(text))


def unpacked(reply: TestResponse) -> str:
    """Return the text of the reply, packed or not."""
    is_packed = reply.headers.get("Content-Encoding") == "gzip"
    return (gzip.decompress(reply.data) if is_packed else reply.data).decode()


def check(schema: Any, value: Any) -> None:
    """Assert that the value is what the schema, which may refer to the components, describes."""
    whole = {"allOf": [schema], "components": CONTRACT["components"]}
    validator = Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER)
    validator.validate(value)


def find_operation(method: str, path: str) -> dict[str, Any] | None:
    """Return the operation of the contract that such a request is for; HEAD is GET without a body."""
    wanted = "get" if method == "HEAD" else method.lower()
    for template, operations in CONTRACT["paths"].items():
        if wanted in operations and re.fullmatch(re.sub(r"{\w+}", "[^/]+", template), path):
            found: dict[str, Any] = operations[wanted]
            return found
    return None


def resolve(thing: dict[str, Any]) -> dict[str, Any]:
    """Return what a reference refers to, or the thing itself."""
    if "$ref" not in thing:
        return thing
    found: Any = CONTRACT
    for token in thing["$ref"].removeprefix("#/").split("/"):
        found = found[token]
    return dict(found)
