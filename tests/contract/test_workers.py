"""Two workers are one service: one sum of counts, one log without words, keys and articles in common."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.contract.conftest import Server, run_server

STATEMENT = "Quillfeather holds 28 settlements."
ASKED = 40


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with run_server(tmp_path_factory.mktemp("workers"), workers=2) as running:
        yield running


def ask(workers: Server) -> int:
    """On a connection of its own, which any worker may take."""
    return httpx.post(f"{workers.url}/v1/verify", json={"statement": STATEMENT}, timeout=30).status_code


def counted(workers: Server, name: str) -> float:
    text = httpx.get(f"{workers.url}/metrics").text
    return sum(float(value) for value in re.findall(rf"^{re.escape(name)}.* (\S+)$", text, re.MULTILINE))


def test_the_counts_of_all_workers_are_summed_up_whoever_is_asked(workers: Server) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, [workers] * ASKED)) == {200}
    route = 'claimside_requests_total{method="POST",route="/v1/verify",status="200"}'
    assert [counted(workers, route) for _ in range(6)] == [ASKED] * 6
    assert counted(workers, "claimside_verdicts_total") == ASKED
    assert counted(workers, 'claimside_stage_seconds_count{stage="judge"}') == ASKED


def test_the_log_is_lines_of_json_without_the_statement(workers: Server) -> None:
    reply = httpx.post(
        f"{workers.url}/v1/verify", json={"statement": STATEMENT}, headers={"X-Request-ID": "desk-7"}
    )
    assert reply.headers["X-Request-ID"] == "desk-7"
    httpx.get(f"{workers.url}/v1/claims", params={"q": "Quillfeather"})
    log = workers.log.read_text()
    lines = [json.loads(line) for line in log.splitlines()]
    assert [line["status"] for line in lines if line.get("request_id") == "desk-7"] == [200]
    assert "Quillfeather" not in log


def test_what_one_worker_stores_the_others_answer_with(workers: Server) -> None:
    key, address = workers.make_key(), f"{workers.url}/v1/documents/quill-1"
    for round_ in range(8):
        text = f"The harbour office said that {round_ + 20} ferries sank."
        assert httpx.put(address, json={"text": text}, headers=key).status_code in (200, 201)
        assert {httpx.get(address).json()["text"] for _ in range(4)} == {text}
    assert httpx.delete(address, headers=key).status_code == 204
    assert {httpx.get(address).status_code for _ in range(4)} == {404}
