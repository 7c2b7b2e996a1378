"""What no test client can send: broken framing, endless and stalled bodies, garbage for headers.

Each row gets an answer with its status (None: the server may also just hang up), quickly, without a
traceback in the log, and the service answers the next client.
"""

import socket
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import orjson
import pytest

from service.api.reading import PATIENCE_SECONDS
from service.worker import HEADER_SECONDS, REQUEST_SECONDS, SEND_SECONDS
from tests.contract.conftest import Server

BODY = b'{"statement": "Nothing was said."}'
SECONDS = 10.0
VERIFY = b"POST /v1/verify HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
LIMIT = 2_621_440


def sized(body: bytes, *headers: bytes, length: int | None = None) -> bytes:
    lines = [
        *headers,
        b"Content-Length: %d" % (len(body) if length is None else length),
        b"Connection: close",
    ]
    return VERIFY + b"\r\n".join(lines) + b"\r\n\r\n" + body


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    framed = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)
    return VERIFY + b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + framed + end


def get(path: bytes, *headers: bytes) -> bytes:
    return (
        b"\r\n".join([b"GET " + path + b" HTTP/1.1", b"Host: a", *headers, b"Connection: close"])
        + b"\r\n\r\n"
    )


# Problems of our own are JSON; what cannot be taken for a request is turned away by the server itself.
OURS = [
    ("sized", sized(BODY), 200),
    ("chunked", chunked(BODY[:7], BODY[7:]), 200),
    ("chunked with extensions and trailers", chunked(BODY, end=b"0;a=b\r\nX-Trailer: a\r\n\r\n"), 200),
    ("chunked, at the limit", chunked(BODY.ljust(LIMIT)), 200),
    ("chunked, over the limit by one", chunked(BODY.ljust(LIMIT + 1)), 413),
    ("chunked, over the limit by much", chunked(*[b" " * 65_536] * 200), 413),
    ("sized, over the limit by one", sized(BODY.ljust(LIMIT + 1)), 413),
    ("announced as huge", sized(BODY, length=10**15), 413),
    ("announced as huge, to be continued", sized(b"", b"Expect: 100-continue", length=10**12), 413),
    ("shorter than announced", sized(BODY, length=1_000), 400),
    ("empty chunked", chunked(), 400),
    ("chunked that breaks off", chunked(BODY, end=b""), 400),
    ("chunk size that is no number", chunked(end=b"zz\r\n" + BODY + b"\r\n0\r\n\r\n"), 400),
    ("chunk size below zero", chunked(end=b"-5\r\n" + BODY + b"\r\n0\r\n\r\n"), 400),
    ("chunk longer than announced", chunked(end=b"3\r\n" + BODY + b"\r\n0\r\n\r\n"), 400),
    ("chunk size without an end", chunked(end=b"1" * 20_000), 400),
    ("trailer that is no header", chunked(BODY, end=b"0\r\nno trailer\r\n\r\n"), 400),
    ("deep nesting", sized(b"[" * 10_000 + b"]" * 10_000), 400),
    ("five thousand digits", sized(b'{"statement": "a", "limit": ' + b"9" * 5_000 + b"}"), 400),
    ("not a number", sized(b'{"statement": "a", "min_match": NaN}'), 400),
    ("infinity", sized(b'{"statement": "a", "min_match": 1e999}'), 422),
    ("half a surrogate pair", sized(b'{"statement": "\\ud83d"}'), 422),
    ("NUL in a string", sized(b'{"statement": "a\\u0000b"}'), 422),
    ("NUL as it is", sized(b'{"statement": "a\x00b"}'), 400),
    ("nothing but NUL", sized(bytes(1_000)), 400),
    ("deep nesting, chunked", chunked(b'{"a":' * 10_000 + b"1" + b"}" * 10_000), 400),
    ("compressed, as it says", sized(BODY, b"Content-Encoding: gzip"), 415),
    ("path that is not UTF-8", get(b"/v1/claims/%ff%fe"), 404),
    ("query that is not UTF-8", get(b"/v1/claims?q=%ff"), 400),
    ("path up and away", get(b"/static/../../../etc/passwd"), 404),
    ("address of another host", get(b"http://b/v1/sides"), 200),
    ("host that is no host", get(b"/v1/sides").replace(b"Host: a", b"Host: <script>"), None),
    ("id of a megabyte's kin", get(b"/healthz", b"X-Request-ID: " + b"a" * 8_000), 200),
    ("id in Latin-1", get(b"/healthz", b"X-Request-ID: \xe4\xf6"), 200),
    ("condition that is no tag", get(b"/v1/sides", b"If-None-Match: " + b'"' * 5_000), 200),
    ("range", get(b"/v1/sides", b"Range: bytes=0-10,5-7,-1"), 200),
    ("accepting nothing", get(b"/v1/sides", b"Accept: x/y;q=0"), 200),
    ("method of its own", get(b"/v1/sides").replace(b"GET", b"BREW"), 405),
]
THE_SERVERS = [
    ("two lengths", sized(BODY, b"Content-Length: 5")),
    ("length and chunks", chunked(BODY).replace(b"\r\nConnection", b"\r\nContent-Length: 5\r\nConnection")),
    ("length that is no number", sized(BODY).replace(b"Length: ", b"Length: x")),
    ("length below zero", sized(BODY).replace(b"Length: ", b"Length: -")),
    ("unknown transfer coding", chunked(BODY).replace(b"chunked", b"gzip, chunked, x")),
    ("path of raw bytes", get(b"/v1/claims/\xff\xfe")),
    ("query of raw bytes", get("/v1/claims?q=мост".encode())),
    ("long address", get(b"/" + b"a" * 20_000)),
    ("long header", get(b"/healthz", b"X-Long: " + b"a" * 20_000)),
    ("many headers", get(b"/healthz", *[b"X-%d: a" % number for number in range(500)])),
    ("NUL in a header", get(b"/healthz", b"X-Nul: a\0b")),
    ("folded header", get(b"/healthz", b"X-Fold: a\r\n b")),
    ("header without a name", get(b"/healthz", b": a")),
    ("space before the colon", get(b"/healthz", b"X-Space : a")),
    ("no version", b"GET /healthz\r\n\r\n"),
    ("a version to come", get(b"/healthz").replace(b"HTTP/1.1", b"HTTP/9.9")),
    ("TLS", bytes.fromhex("1603010200010001fc0303") + bytes(500)),
    ("noise", bytes(range(256)) * 8),
    ("line ends only", b"\r\n" * 500),
]


@pytest.fixture(autouse=True)
def unharmed(server: Server) -> Iterator[None]:
    """After each row: nothing failed inside, and the next client is served at once."""
    yield
    assert httpx.get(f"{server.url}/healthz", timeout=SECONDS).status_code == 200
    assert "Traceback" not in server.log.read_text()


def send(server: Server, pieces: Iterable[bytes], seconds: float = SECONDS) -> bytes:
    """Everything that comes back, until the server hangs up; it may do so before all is sent."""
    received = b""
    with socket.create_connection((server.host, server.port), timeout=seconds) as client:
        try:
            for piece in pieces:
                client.sendall(piece)
            client.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        try:
            while data := client.recv(65_536):
                received += data
        except ConnectionError:
            pass
    return received.removeprefix(b"HTTP/1.1 100 Continue\r\n\r\n")


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


@pytest.mark.parametrize(("raw", "status"), [row[1:] for row in OURS], ids=[row[0] for row in OURS])
def test_what_reaches_the_service_is_answered(server: Server, raw: bytes, status: int | None) -> None:
    answer = send(server, [raw])
    head, _, body = answer.partition(b"\r\n\r\n")
    if status is None:
        assert status_of(answer) < 500
        return
    assert status_of(answer) == status
    assert b"\r\nX-Request-ID: " in head
    if status >= 400:
        assert b"\r\nContent-Type: application/problem+json\r\n" in head
        assert orjson.loads(body)["status"] == status


@pytest.mark.parametrize("raw", [row[1] for row in THE_SERVERS], ids=[row[0] for row in THE_SERVERS])
def test_what_is_no_request_is_turned_away(server: Server, raw: bytes) -> None:
    answer = send(server, [raw])
    assert answer == b"" or 400 <= status_of(answer) < 500 or status_of(answer) in (501, 505)


@pytest.mark.parametrize("raw", [row[1] for row in THE_SERVERS], ids=[row[0] for row in THE_SERVERS])
def test_even_that_is_told_as_a_problem(server: Server, raw: bytes) -> None:
    answer = send(server, [raw])
    if not answer:
        return
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"\r\nContent-Type: application/problem+json\r\n" in head
    assert b"\r\nX-Request-ID: " in head
    assert orjson.loads(body)["status"] == status_of(answer)


def test_an_endless_body_is_cut_off(server: Server) -> None:
    def endless() -> Iterator[bytes]:
        yield VERIFY + b"Transfer-Encoding: chunked\r\n\r\n"
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            yield b"10000\r\n" + b" " * 65_536 + b"\r\n"

    started = time.monotonic()
    answer = send(server, endless())
    assert time.monotonic() - started < SECONDS
    assert answer == b"" or status_of(answer) == 413


def test_clients_that_stall_give_their_threads_back(server: Server) -> None:
    stalled = []
    try:
        for number in range(4):  # as many as there are threads
            client = socket.create_connection((server.host, server.port), timeout=4 * PATIENCE_SECONDS)
            stalled.append(client)
            framing = (
                b"Transfer-Encoding: chunked\r\n\r\n5\r\n{" if number % 2 else b"Content-Length: 50\r\n\r\n{"
            )
            client.sendall(VERIFY + framing)
        time.sleep(0.2)
        answered = httpx.get(f"{server.url}/healthz", timeout=4 * PATIENCE_SECONDS)
        assert answered.status_code == 200
        assert {status_of(client.recv(65_536)) for client in stalled} == {408}
    finally:
        for client in stalled:
            client.close()


def drip(client: socket.socket, pieces: Iterable[bytes], until: float) -> bool:
    """Send piece after piece, a second apart; True if the server hung up before the time was over."""
    client.settimeout(0.01)
    for piece in pieces:
        if time.monotonic() > until:
            return False
        try:
            client.sendall(piece)
        except OSError:
            return True
        deadline = time.monotonic() + 1.0
        while time.monotonic() < deadline:
            try:
                if not client.recv(65_536):
                    return True
            except TimeoutError:
                continue
            except OSError:
                return True
    return False


DRIPS = [
    (b"GET /healthz HTTP/1.1\r\n", b"X-Slow: a\r\n", HEADER_SECONDS),
    (b"G", b"G", HEADER_SECONDS),
    (VERIFY + b"Content-Length: 2000\r\n\r\n", b" ", REQUEST_SECONDS),
    (VERIFY + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n", REQUEST_SECONDS),
]
"""A head, a first line, a body, chunks, one for each thread: how it begins and goes on, and for how long."""


def test_clients_that_drip_are_hung_up_on(server: Server) -> None:
    dripping = [socket.create_connection((server.host, server.port), timeout=SECONDS) for _ in DRIPS]
    try:
        began = time.monotonic()
        for client, (start, _, _) in zip(dripping, DRIPS, strict=True):
            client.sendall(start)
        with ThreadPoolExecutor(len(DRIPS)) as pool:
            ended = [
                pool.submit(drip, client, [piece] * 1_000, began + seconds + 5)
                for client, (_, piece, seconds) in zip(dripping, DRIPS, strict=True)
            ]
        assert all(each.result() for each in ended), "one is still held after its deadline"
        assert httpx.get(f"{server.url}/healthz", timeout=SECONDS).status_code == 200
    finally:
        for client in dripping:
            client.close()


def test_a_client_that_does_not_read_its_answer_gives_its_thread_back(server: Server) -> None:
    long = {"text": "It is so. " * 19_000}
    key = server.make_key()
    assert httpx.put(f"{server.url}/v1/documents/long", json=long, headers=key, timeout=120).is_success
    asked = (b"GET /v1/documents/long HTTP/1.1\r\nHost: a\r\n\r\n") * 200
    deaf = []
    try:
        for _ in range(4):
            client = socket.socket()
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
            client.connect((server.host, server.port))
            client.sendall(asked)
            deaf.append(client)
        time.sleep(1)
        assert httpx.get(f"{server.url}/healthz", timeout=3 * SEND_SECONDS).status_code == 200
    finally:
        for client in deaf:
            client.close()
        httpx.delete(f"{server.url}/v1/documents/long", headers=key)


def test_memory_is_bounded_whatever_is_sent(server: Server) -> None:
    raw = [chunked(*[b" " * 65_536] * 100), sized(BODY.ljust(LIMIT)), chunked(b"[" * LIMIT)]
    raw.append(sized(b'{"statement":"a","sides":[' + b'"a",' * 600_000 + b'"a"]}'))
    raw.append(sized(b"{" + b",".join(b'"%d":1' % number for number in range(200_000)) + b"}"))
    for piece in raw:
        send(server, [piece])
    before = server.memory()
    for _ in range(10):
        for piece in raw:
            send(server, [piece])
    assert server.memory() - before < 100 * 2**20
