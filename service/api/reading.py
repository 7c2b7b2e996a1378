"""Reads what a client sends: a JSON body within the limits, and a query string.

The standard library's parser reads the body, since it is the one that tells of a repeated name and
that hands a lone surrogate on, so that the field can be named (orjson does neither). Each failure
is 400 where nothing can be made of the bytes, 413, 415 or 408 where it is about the transfer.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn
from urllib.parse import parse_qsl

from flask import current_app, g, request
from werkzeug.exceptions import (
    BadRequest,
    ClientDisconnected,
    RequestEntityTooLarge,
    RequestTimeout,
    UnsupportedMediaType,
)

from service.api.limits import charge, points_of
from service.api.problems import FieldProblems

PATIENCE_SECONDS = 5.0
"""How long a client may stall in the middle of a body before its thread is wanted back."""
STALLED = (TimeoutError, BlockingIOError)
"""What a read raises then: our own timeout, or one that the operating system keeps (SO_RCVTIMEO)."""
MOST_PARAMETERS = 50


class LaxJSONError(ValueError):
    """The body is JSON to a lax parser only."""


def read_body() -> Any:
    """Return the JSON of the request's body."""
    if request.mimetype != "application/json":
        raise UnsupportedMediaType("Send the body as application/json.")
    if request.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        # A small compressed body may be a huge one: none is unpacked here.
        raise UnsupportedMediaType("Send the body as it is, without a Content-Encoding.")
    return parse_json(read_bytes())


def read_bytes() -> bytes:
    """Return the body, of at most MAX_CONTENT_LENGTH bytes, however it is framed."""
    limit: int = current_app.config["MAX_CONTENT_LENGTH"]
    # werkzeug cuts a chunked body at its limit and says nothing; one byte more than ours tells.
    request.max_content_length = limit + 1
    with patience():
        data = request.get_data(cache=False)
    if len(data) > limit:
        raise RequestEntityTooLarge
    if request.content_length is not None and len(data) < request.content_length:
        raise BadRequest("The body is shorter than it was announced.")
    if request.content_length is None:
        charge(points_of(len(data)))
    if current_app.config["SETTINGS"].log_statements:
        g.sent = data
    return data


@contextmanager
def patience() -> Iterator[None]:
    """Give up on a client that stalls; only gunicorn offers the socket to do it with."""
    socket = request.environ.get("gunicorn.socket")
    if socket is not None:
        socket.settimeout(PATIENCE_SECONDS)
    try:
        yield
    except ClientDisconnected as error:
        if isinstance(error.__context__, STALLED):
            raise RequestTimeout(f"The body stalled for {PATIENCE_SECONDS:.0f} seconds.") from None
        raise BadRequest("The body breaks off.") from None
    finally:
        if socket is not None:
            socket.settimeout(None)


def parse_json(data: bytes) -> Any:
    """Return what strict JSON (RFC 8259) in UTF-8 says."""
    try:
        return json.loads(data.decode(), object_pairs_hook=distinct, parse_constant=refuse_constant)
    except UnicodeDecodeError as error:
        raise BadRequest(f"The body is not UTF-8: byte {error.start} cannot be read.") from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise BadRequest(f"The body is not JSON: {error.msg} ({place}).") from None
    except LaxJSONError as error:
        raise BadRequest(f"The body is not JSON: {error}.") from None
    except RecursionError:
        raise BadRequest("The body is nested too deeply.") from None
    except ValueError:  # Python refuses to read thousands of digits, which take quadratic time
        raise BadRequest("The body holds a number with too many digits.") from None


def distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the pairs as a dict; two readers would differ on what a repeated name means."""
    members = dict(pairs)
    if len(members) < len(pairs):
        raise LaxJSONError("a name stands twice in one object")
    return members


def refuse_constant(name: str) -> NoReturn:
    """Refuse NaN and the infinities, which Python alone takes for JSON."""
    raise LaxJSONError(f"{name} is no number")


def read_query() -> dict[str, str]:
    """Return the parameters of the query string, each given once."""
    try:
        pairs = parse_qsl(
            request.query_string.decode(),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MOST_PARAMETERS,
        )
    except UnicodeDecodeError:
        raise BadRequest("The query string is not UTF-8.") from None
    except ValueError:
        raise BadRequest(f"The query string has more than {MOST_PARAMETERS} parameters.") from None
    names = [name for name, _ in pairs]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise FieldProblems(
            "The query parameters are not valid.", [(f"/{name}", "Must be given once.") for name in twice]
        )
    return dict(pairs)
