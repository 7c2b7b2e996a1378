"""Which web pages and extensions may call the API from a browser: those set, and by their exact origin.

No cookie counts here, so none is asked for: what a page may do is decided by the key it sends.
"""

from flask import Flask, Response
from flask_cors import CORS

SENT = ("Authorization", "Content-Type", "If-None-Match", "X-Request-ID")
SHOWN = (
    "ETag",
    "Location",
    "RateLimit-Limit",
    "RateLimit-Remaining",
    "RateLimit-Reset",
    "Retry-After",
    "WWW-Authenticate",
    "X-Request-ID",
)
REMEMBERED_SECONDS = 7_200
"""How long a browser need not ask again whether it may; Chromium keeps no answer for longer."""


def vary_by_origin(answer: Response) -> Response:
    """Tell caches that an answer to one origin is none to another, or to a request without one."""
    answer.vary.add("Origin")
    return answer


def register_cors(app: Flask) -> None:
    """Let the origins in the settings in; without any, no browser is told anything."""
    origins = app.config["SETTINGS"].allowed_origins
    if not origins:
        return
    app.after_request(vary_by_origin)
    CORS(
        app,
        resources=r"/*",
        origins=list(origins),
        methods=["GET", "HEAD", "POST", "PUT", "DELETE"],
        allow_headers=list(SENT),
        expose_headers=list(SHOWN),
        max_age=REMEMBERED_SECONDS,
        supports_credentials=False,
        always_send=False,
    )
