"""What was answered is so: for every worker, in the next request, and after the power has gone."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import orjson
import pytest

from tests.contract.conftest import START_SECONDS, Server, run_server

WORKERS = 2
ARTICLE = {"text": "The ferry sank off Port Lorne on Monday, the harbour office said.", "outlet": "The Tide"}
ROUNDS = 8


def kill(server: Server) -> None:
    """Every process at once, none of which can say goodbye."""
    for process in (server.process.pid, *server.workers()):
        os.kill(process, signal.SIGKILL)
    server.process.wait(START_SECONDS)


def ask(server: Server, document_id: str) -> int:
    """The status of a document, asked for on a connection of its own, so by any worker."""
    return httpx.get(f"{server.url}/v1/documents/{document_id}").status_code


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("durable")


def test_every_worker_sees_a_write_in_the_next_request(folder: Path) -> None:
    with run_server(folder, WORKERS) as server, ThreadPoolExecutor(8) as pool:
        key = server.make_key()
        assert len(server.workers()) == WORKERS
        for number in range(ROUNDS):
            address = f"{server.url}/v1/documents/ferry-{number}"
            assert httpx.put(address, json=ARTICLE, headers=key).status_code == 201
            assert set(pool.map(ask, [server] * 8, [f"ferry-{number}"] * 8)) == {200}
            assert httpx.delete(address, headers=key).status_code == 204
            assert set(pool.map(ask, [server] * 8, [f"ferry-{number}"] * 8)) == {404}


def test_many_who_put_one_document_leave_one(folder: Path) -> None:
    with run_server(folder, WORKERS) as server, ThreadPoolExecutor(8) as pool:
        key, address = server.make_key(), f"{server.url}/v1/documents/contested"
        bodies = [ARTICLE | {"title": f"Title {number}"} for number in range(16)]
        put = pool.map(
            lambda body: httpx.put(address, json=body, headers=key, timeout=60).status_code, bodies
        )
        assert sorted(put) == [200] * 15 + [201]
        post = pool.map(
            lambda body: (
                httpx.post(f"{server.url}/v1/documents", json=body, headers=key, timeout=60).status_code
            ),
            bodies,
        )
        assert sorted(post) == [201] + [409] * 15
        assert httpx.get(address).json()["title"] in {body["title"] for body in bodies}


def test_what_was_answered_is_there_after_a_kill(folder: Path) -> None:
    for number in range(2):
        with run_server(folder, WORKERS) as server:
            key = server.make_key()
            text = ARTICLE["text"].replace("Monday", f"{number + 1} May")
            made = httpx.post(f"{server.url}/v1/documents", json=ARTICLE | {"text": text}, headers=key)
            kill(server)
        assert made.status_code == 201
        with run_server(folder, WORKERS) as server:
            assert httpx.get(server.url + made.headers["Location"]).json()["text"] == text
            question = {"statement": "The ferry sank off Port Lorne."}
            evidence = httpx.post(f"{server.url}/v1/verify", json=question).json()["evidence"]
            appearances = [each for item in evidence for each in (item["claim"], *item["appearances"])]
            assert made.json()["id"] in {each["source"]["document_id"] for each in appearances}
            assert httpx.delete(server.url + made.headers["Location"], headers=key).status_code == 204
            kill(server)
        with run_server(folder, WORKERS) as server:
            assert httpx.get(server.url + made.headers["Location"]).status_code == 404


def test_all_workers_are_counted_together_and_their_lines_are_json(folder: Path) -> None:
    with run_server(folder, WORKERS) as server:
        before = counted(server)
        for _ in range(ROUNDS):
            assert httpx.get(f"{server.url}/v1/sides?secret=1").status_code == 422
        assert counted(server) - before == ROUNDS
        for worker in server.workers():
            os.kill(worker, signal.SIGTERM)
        for _ in range(ROUNDS):
            httpx.get(f"{server.url}/v1/sides?secret=1", timeout=30)
        assert counted(server) - before == 2 * ROUNDS
    lines = server.log.read_text().splitlines()
    assert "secret" not in "".join(lines)
    assert all(orjson.loads(line)["time"] for line in lines)


def counted(server: Server) -> int:
    lines = httpx.get(f"{server.url}/metrics", timeout=30).text.splitlines()
    row = 'claimside_requests_total{method="GET",route="/v1/sides",status="422"} '
    return sum(int(float(line.removeprefix(row))) for line in lines if line.startswith(row))
