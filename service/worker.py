"""gunicorn's threaded worker, with a deadline for every client and answers that our clients can read.

A worker has four threads. gunicorn's own waits for ever for the rest of a request that has begun,
and for a client that does not read its answer, so four idle connections stop a worker. Here the
worker's main loop hangs up on whoever takes longer than a deadline; a reverse proxy that reads
requests whole before it passes them on does the same, and is still advised (docs/operations.md).
"""

import errno
import socket
import struct
import time
import uuid
from typing import Any

import orjson
from gunicorn import util
from gunicorn.workers.gthread import ThreadWorker

HEADER_SECONDS = 10.0
"""For the whole head of a request, from its first byte; an honest one comes in one packet."""

REQUEST_SECONDS = 30.0
"""For head and body together: 2.6 MB at 90 KB/s. After it, nothing more is read of the client; an
answer that is being worked out is still sent."""

SEND_SECONDS = 10
"""How long a client may read nothing of its answer once the machine's own buffers are full."""


class Worker(ThreadWorker):  # type: ignore[misc]
    """Hangs up on clients that stall, and answers what is no request with a problem."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.deadlines: dict[Any, float] = {}

    def handle(self, conn: Any) -> Any:
        """Read a request and answer it, in a thread."""
        conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", SEND_SECONDS, 0))
        self.deadlines[conn] = time.monotonic() + HEADER_SECONDS
        try:
            return super().handle(conn)
        finally:
            self.deadlines.pop(conn, None)

    def handle_request(self, req: Any, conn: Any) -> Any:
        """Answer a request whose head is read."""
        self.deadlines[conn] = time.monotonic() + REQUEST_SECONDS
        try:
            return super().handle_request(req, conn)
        except BlockingIOError as error:  # SO_SNDTIMEO, for gunicorn an error; for us the client's loss
            raise BrokenPipeError(errno.EPIPE, "the client does not read its answer") from error

    def murder_pending(self) -> None:
        """Called by the main loop every second at least: look at the clock for everybody."""
        super().murder_pending()
        now = time.monotonic()
        for conn, deadline in list(self.deadlines.items()):
            if now > deadline:
                self.deadlines.pop(conn, None)
                hang_up(conn.sock)

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Any) -> None:
        """Answer what gunicorn cannot take for a request; its log line and status are its own."""
        super().handle_error(req, Translator(client), addr, exc)


class Translator:
    """Stands in for the socket where gunicorn writes a page of HTML, and sends a problem instead."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def __getattr__(self, name: str) -> Any:
        return getattr(self.client, name)

    def sendall(self, page: bytes) -> None:
        """Send the status of the page, and what it says, as `application/problem+json`."""
        status, reason = page.split(b"\r\n", 1)[0].decode("latin-1").split(" ", 2)[1:]
        detail = "This is no request that can be read." if status != "500" else "Something went wrong here."
        body = orjson.dumps({"type": "about:blank", "title": reason, "status": int(status), "detail": detail})
        head = (
            f"HTTP/1.1 {status} {reason}\r\nConnection: close\r\nContent-Type: application/problem+json\r\n"
            f"Content-Length: {len(body)}\r\nX-Request-ID: {uuid.uuid4().hex}\r\n"
            "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\r\n"
        )
        util.write(self.client, head.encode() + body)


def hang_up(client: socket.socket) -> None:
    """Read no more of the client: who waits for its next byte gets the end instead."""
    try:
        client.shutdown(socket.SHUT_RD)
    except OSError:
        return  # it has hung up itself
