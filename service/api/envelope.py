"""What every answer carries, errors included: the request's id and headers that keep browsers safe."""

import re
import uuid

from flask import Flask, Response, g, request

REQUEST_ID = re.compile(r"[A-Za-z0-9._~:-]{1,100}", re.ASCII)
"""What a client's own id may be: safe in a header, in a log line and in a search field."""

NOTHING = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
POLICY = {"text/html": f"{NOTHING}; script-src 'self'; connect-src 'self'"}
"""What pages may do besides: run their own scripts, from files alone, and ask this service."""

SAFETY = {
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    # The page for people keeps the statement in its address, which is no other site's business.
    "Referrer-Policy": "no-referrer",
}


def request_id() -> str:
    """Return the id of this request: the client's own where it can be used, else a new one."""
    if "request_id" not in g:
        given = request.headers.get("X-Request-ID", "")
        g.request_id = given if REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
    return str(g.request_id)


def dress(answer: Response) -> Response:
    """Add what every answer carries."""
    answer.headers["X-Request-ID"] = request_id()
    answer.headers["Content-Security-Policy"] = POLICY.get(answer.mimetype or "", NOTHING)
    answer.headers.extend(SAFETY)
    return answer


def register_envelope(app: Flask) -> None:
    """Dress every answer of the app."""
    app.after_request(dress)
