"""Every error as a problem (RFC 9457): what the client did wrong, or that the service failed.

`FieldProblems` is what views and readers raise to name fields; the errors of werkzeug, of the
domain and of the server's parser are turned into problems here, and nowhere else.
"""

from collections.abc import Iterable
from itertools import islice
from typing import Any

import orjson
from flask import Flask, Response, current_app, request
from gunicorn.http.errors import ParseException
from werkzeug.exceptions import HTTPException, ServiceUnavailable, UnprocessableEntity
from werkzeug.http import HTTP_STATUS_CODES

from service.api.envelope import request_id
from service.errors import (
    BadCursor,
    ClaimsideError,
    IdTaken,
    IndexUnavailable,
    KeysUnavailable,
    NotFound,
    UnreadableText,
)

PROBLEM_TYPE = "application/problem+json"
MOST_ERRORS = 20
"""Errors named in one answer; a body of a million unknown names is not answered with a million."""
LONGEST_POINTER = 200
RETRY_SECONDS = 5


class FieldProblems(UnprocessableEntity):
    """The body or the query string can be read but holds fields that are wrong.

    `problems` are pairs of a JSON pointer and what is wrong there.
    """

    def __init__(self, description: str, problems: Iterable[tuple[str, str]]) -> None:
        super().__init__(description)
        self.problems = [*islice(problems, MOST_ERRORS)]


def pointers(messages: Any, path: str = "") -> Iterable[tuple[str, str]]:
    """Yield a JSON pointer and a sentence for each of marshmallow's nested messages."""
    if isinstance(messages, dict):
        for name, below in messages.items():
            # marshmallow names what is wrong with an object as a whole "_schema".
            yield from pointers(below, path if name == "_schema" else f"{path}/{escape(str(name))}")
    else:
        yield from ((path, str(message)) for message in messages)


def escape(name: str) -> str:
    """Return a member's name as one token of a JSON pointer (RFC 6901), shortened, always UTF-8."""
    shown = name[:LONGEST_POINTER].encode(errors="backslashreplace").decode()
    return shown.replace("~", "~0").replace("/", "~1")


def problem(status: int, detail: str, errors: Iterable[tuple[str, str]] = ()) -> Response:
    """Return the answer that says what went wrong; `errors` pair a JSON pointer with a sentence."""
    answer = Response(orjson.dumps(describe_problem(status, detail, errors)), status, mimetype=PROBLEM_TYPE)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def describe_problem(status: int, detail: str, errors: Iterable[tuple[str, str]] = ()) -> dict[str, Any]:
    """Return what `ProblemSchema` describes."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTP_STATUS_CODES[status],
        "status": status,
        "detail": detail.encode(errors="backslashreplace").decode(),
    }
    if named := [{"pointer": pointer, "detail": message} for pointer, message in errors]:
        body["errors"] = named
    return body


def answer_http_error(error: HTTPException) -> Response:
    """Return werkzeug's error as a problem, with the headers that belong to it (Allow, Retry-After)."""
    status = error.code or 500
    answer = problem(status, detail_of(error), getattr(error, "problems", ()))
    for name, value in error.get_headers(request.environ):
        if name.lower() != "content-type":
            answer.headers[name] = value
    return answer


def detail_of(error: HTTPException) -> str:
    """Return a sentence about the error that helps a programmer."""
    if error.code == 404:
        return f"There is nothing at {request.path!r}. GET /openapi.yaml lists what there is."
    if error.code == 405:
        return f"{request.method} is not possible here. The header Allow lists what is."
    if error.code == 413:
        return f"The body is larger than {current_app.config['MAX_CONTENT_LENGTH']:,} bytes."
    if error.code == 429:
        return "This client has spent what it may for now. The header Retry-After says when there is more."
    return error.description or HTTP_STATUS_CODES[error.code or 500]


def answer_not_found(error: NotFound) -> Response:
    """Return 404 for an id that nothing has."""
    return problem(404, f"No {error.noun} has the id {error.wanted!r}.")


def answer_id_taken(error: IdTaken) -> Response:
    """Return 409 for what would have the id of something else."""
    return problem(
        409, f"Another {error.noun} has the id {error.wanted!r}. PUT to its own address replaces a document."
    )


def answer_bad_cursor(error: BadCursor) -> Response:
    """Return 422 for a cursor of another list or another service."""
    return problem(422, "The query parameters are not valid.", [("/cursor", str(error))])


def answer_unreadable(error: UnreadableText) -> Response:
    """Return 422 for a text that extraction refuses."""
    return problem(422, str(error))


def answer_unavailable(error: ClaimsideError) -> Response:
    """Return 503, and log why: the reason can hold paths of the machine."""
    what = "API keys" if isinstance(error, KeysUnavailable) else "index"
    current_app.logger.error("request %s: the %s cannot be used: %s", request_id(), what, error)
    return answer_http_error(ServiceUnavailable(f"The {what} cannot be used now.", retry_after=RETRY_SECONDS))


def answer_broken_framing(error: ParseException) -> Response:
    """Return 400 for a chunked body that the server cannot take apart, and hang up."""
    answer = problem(400, f"The body's framing is broken: {error}.")
    answer.headers["Connection"] = "close"
    return answer


def answer_unexpected(error: Exception) -> Response:
    """Return 500 with the request's id and nothing else; the log has the traceback."""
    current_app.logger.error("request %s failed", request_id(), exc_info=error)
    return problem(500, f"Something went wrong here. Quote the request id {request_id()} when reporting it.")


def register_problems(app: Flask) -> None:
    """Answer every error of the app with a problem."""
    app.register_error_handler(HTTPException, answer_http_error)
    app.register_error_handler(NotFound, answer_not_found)
    app.register_error_handler(IdTaken, answer_id_taken)
    app.register_error_handler(BadCursor, answer_bad_cursor)
    app.register_error_handler(UnreadableText, answer_unreadable)
    app.register_error_handler(IndexUnavailable, answer_unavailable)
    app.register_error_handler(KeysUnavailable, answer_unavailable)
    app.register_error_handler(ParseException, answer_broken_framing)
    app.register_error_handler(Exception, answer_unexpected)
