"""Each request's clock, and the line that the log gets about it.

The line says what was asked, by the route and never the address, what came of it, how long it took,
and who asked, by the id of the key. Statements and texts stand in it only where the settings say so.
"""

import time
from typing import Any

import structlog
from flask import Flask, Response, current_app, g, request

from service.api.access import caller
from service.api.envelope import request_id
from service.api.metrics import count_request
from service.logs import make_logger

LOGGER = "claimside.requests"
LONGEST_SHOWN = 2_000
"""Characters of a body that the log shows where it shows any."""

_log = make_logger(LOGGER)


def begin() -> None:
    """Start the clock, and name the request in every line that is logged meanwhile."""
    g.started = time.perf_counter()
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=request_id())


def finish(answer: Response) -> Response:
    """Count, time and log what is being answered."""
    seconds = time.perf_counter() - g.started
    route = request.url_rule.rule if request.url_rule else "unknown"
    count_request(request.method, route, answer.status_code, seconds)
    write = _log.error if answer.status_code >= 500 else _log.info
    write("request", method=request.method, route=route, status=answer.status_code, **details(seconds))
    return answer


def details(seconds: float) -> dict[str, Any]:
    """Return the fields of the line that not every request has, and its time."""
    shown: dict[str, Any] = {"milliseconds": round(seconds * 1_000, 2)}
    if "caller" in g and (key := caller()):
        shown["key"] = key.id
    if current_app.config["SETTINGS"].log_statements:
        sent: bytes = g.get("sent", b"")
        shown["query"] = request.query_string.decode(errors="replace")
        shown["sent"] = sent.decode(errors="replace")[:LONGEST_SHOWN]
    return shown


def register_journal(app: Flask) -> None:
    """Log every request of the app."""
    _log.setLevel(app.config["SETTINGS"].log_level)
    app.before_request(begin)
    app.after_request(finish)
