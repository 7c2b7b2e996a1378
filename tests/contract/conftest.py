"""The service as it is run: gunicorn with our configuration, over the seed corpus, on a free port."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from service.keys import KeyStore, Scope

PROJECT = Path(__file__).parents[2]
START_SECONDS = 60


@dataclass(frozen=True)
class Server:
    """A running service: where it listens, and the folder of its data and its log."""

    host: str
    port: int
    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def make_key(self, scope: Scope = Scope.WRITE) -> dict[str, str]:
        """The header with a new key, made beside the running service."""
        _, secret = KeyStore(self.folder / "data").create("a test", scope)
        return {"Authorization": f"Bearer {secret}"}

    def workers(self) -> list[int]:
        """The processes that answer; the first of them does so before the last is started."""
        own = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(worker) for worker in own.read_text().split()]

    def memory(self) -> int:
        """Bytes in use by the service's processes, each page that they share counted once a process."""
        own = str(self.process.pid)
        total = 0
        for status in Path("/proc").glob("[0-9]*/status"):
            try:
                fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
            except OSError:  # a process that has ended meanwhile
                continue
            if own in (fields["Pid"].strip(), fields["PPid"].strip()):
                total += int(fields["VmRSS"].split()[0]) * 1024
        return total


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One worker with its four threads; whoever asks may ask as much as they like."""
    folder = tmp_path_factory.mktemp("server")
    with run_server(folder, CLAIMSIDE_RATE_LIMIT="off", CLAIMSIDE_KEY_RATE_LIMIT="off") as running:
        yield running


@contextmanager
def run_server(folder: Path, workers: int = 1, **settings: str) -> Iterator[Server]:
    """A service over the data in the folder, which is made when missing; it ends with the block."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "--workers", str(workers)]
    command += ["--bind", f"127.0.0.1:{port}", "wsgi:app"]
    environ = os.environ | {"CLAIMSIDE_DATA_DIR": str(folder / "data")} | settings
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(command, cwd=PROJECT, env=environ, stderr=log)
    running = Server("127.0.0.1", port, folder, process)
    try:
        wait_until_ready(running, workers)
        yield running
    finally:
        process.terminate()
        process.wait(START_SECONDS)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_ready(server: Server, workers: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            if httpx.get(f"{server.url}/readyz").status_code == 200 and len(server.workers()) == workers:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    pytest.fail(f"the service did not start:\n{server.log.read_text()}")
