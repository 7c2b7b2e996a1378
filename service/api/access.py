"""Who asks: the API key of the request, if it has one, and whether that is enough for the operation.

A key is sent as `Authorization: Bearer KEY` and nowhere else: what stands in an address ends up in
logs and histories. A key that is sent must be good, even where none is needed, so that a slip in a
tool's settings is found out at once. Other schemes are somebody else's (a proxy's, say), and ignored.
"""

from collections.abc import Iterable
from typing import Any

from flask import current_app, g, request
from werkzeug.exceptions import Forbidden, Unauthorized

from service.keys import Key, KeyStore, Scope
from service.settings import Settings

# After RFC 6750: a client that sent no key is told of no error.
CHALLENGE = 'Bearer realm="claimside"'
REFUSAL = f'{CHALLENGE}, error="invalid_token"'


class KeyNeeded(Unauthorized):
    """No key came, or none that is good."""

    def __init__(self, description: str, challenge: str) -> None:
        super().__init__(description)
        self.challenge = challenge

    def get_headers(self, *args: Any, **more: Any) -> Iterable[tuple[str, str]]:  # type: ignore[override]
        """Return the headers with the challenge; werkzeug's own leaves out the quotes of the RFC."""
        return [*super().get_headers(*args, **more), ("WWW-Authenticate", self.challenge)]


def sent_key() -> str | None:
    """Return what the request sends as an API key, None where it sends nothing."""
    scheme, _, sent = request.headers.get("Authorization", "").partition(" ")
    return sent.strip() if scheme.lower() == "bearer" else None


def caller() -> Key | None:
    """Return the good key that was sent, looked up once a request; None for everybody else."""
    if "caller" not in g:
        keys: KeyStore = current_app.extensions["keys"]
        sent = sent_key()
        g.caller = keys.find(sent) if sent is not None else None
    found: Key | None = g.caller
    return found


def require_access(scope: Scope | None) -> None:
    """Let the request pass where its key, or the lack of one, is enough; None asks nothing.

    Raises KeyNeeded for a missing or bad key, Forbidden for a good one that may not do this.
    """
    if scope is None:
        return
    key = caller()
    if key is None and sent_key() is not None:
        raise KeyNeeded("There is no such API key, or it is revoked.", REFUSAL)
    settings: Settings = current_app.config["SETTINGS"]
    if key is None and (scope is Scope.WRITE or settings.reads_need_key):
        raise KeyNeeded("This needs an API key, sent as `Authorization: Bearer KEY`.", CHALLENGE)
    if key and scope is Scope.WRITE and key.scope is not Scope.WRITE:
        raise Forbidden("This API key is good for reading only.")
