"""Sides, health and readiness; and an app whose index cannot be opened."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask

from service.app import create_app
from service.errors import CorpusError, SettingError
from service.settings import Settings
from tests.api.conforming import ConformingClient
from tests.api.conftest import SEEDS


def test_sides_are_those_of_the_corpus_with_their_claims_counted(client: ConformingClient) -> None:
    sides = client.get("/v1/sides").get_json()["sides"]
    assert [side["id"] for side in sides] == ["ukraine", "russia", "international", "press", "unknown"]
    assert all(side["name"] and side["description"] for side in sides)
    assert sum(side["claims"] for side in sides) == client.get("/readyz").get_json()["corpus"]["claims"]


def test_the_process_answers(client: ConformingClient) -> None:
    assert client.get("/healthz").get_json() == {"status": "ok"}


def test_readiness_tells_what_is_held(client: ConformingClient) -> None:
    ready = client.get("/readyz").get_json()
    assert (ready["status"], ready["corpus"]["documents"]) == ("ready", 5)


@pytest.fixture
def crippled(tmp_path: Path) -> Flask:
    """An app whose data folder is a file."""
    place = tmp_path / "data"
    place.write_text("not a folder")
    app = create_app(Settings(data_dir=place, corpus_dir=SEEDS))
    app.test_client_class = ConformingClient
    return app


def test_without_an_index_the_service_says_that_it_is_not_ready(crippled: Flask) -> None:
    reply = crippled.test_client().get("/readyz")
    assert reply.status_code == 503
    assert reply.headers["Retry-After"]
    assert len(reply.get_json()["detail"]) > len("Not ready: .")


@pytest.mark.parametrize(
    "path", ["/v1/claims", "/v1/claims/c_1", "/v1/documents", "/v1/sides", "/", "/?statement=a"]
)
def test_without_an_index_reads_are_to_be_tried_later(
    crippled: Flask, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    reply = crippled.test_client().get(path)
    assert reply.status_code == 503
    assert reply.headers["Retry-After"]
    assert "index" in caplog.text


@pytest.mark.parametrize("path", ["/healthz", "/openapi.yaml", "/docs"])
def test_without_an_index_the_rest_works(crippled: Flask, path: str) -> None:
    assert crippled.test_client().get(path).status_code == 200


def test_an_index_that_comes_back_is_opened(crippled: Flask) -> None:
    place = crippled.config["SETTINGS"].data_dir
    place.unlink()
    place.mkdir()
    assert crippled.test_client().get("/readyz").status_code == 200


def test_a_setting_that_means_nothing_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMSIDE_COLOUR", "red")
    with pytest.raises(SettingError, match="CLAIMSIDE_COLOUR"):
        create_app()


def test_a_corpus_that_is_not_there_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(CorpusError):
        create_app(Settings(data_dir=tmp_path / "data", corpus_dir=tmp_path / "none"))


def test_under_the_flask_command_nothing_is_opened_before_it_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLASK_RUN_FROM_CLI", "true")
    app = create_app(Settings(data_dir=tmp_path / "data", corpus_dir=SEEDS))
    assert not (tmp_path / "data").exists()
    assert app.test_client().get("/readyz").status_code == 200
    assert (tmp_path / "data").exists()


def test_clients_that_come_at_once_share_one_pipeline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLASK_RUN_FROM_CLI", "true")
    app = create_app(Settings(data_dir=tmp_path / "data", corpus_dir=SEEDS))
    with ThreadPoolExecutor(8) as pool:
        indexes = list(pool.map(lambda _: app.extensions["claimside"].index, range(8)))
    assert all(index is indexes[0] for index in indexes)


def test_an_installation_may_take_shorter_texts(app: Flask, tmp_path: Path) -> None:
    settings = Settings(
        data_dir=tmp_path,
        corpus_dir=SEEDS,
        max_statement_length=10,
        max_document_length=20,
        max_body_bytes=1_024,
    )
    short = create_app(settings, app.extensions["claimside"])
    short.test_client_class = ConformingClient
    client = short.test_client()
    assert client.post("/v1/verify", json={"statement": "a" * 10}).status_code == 200
    assert (
        client.post("/v1/verify", json={"statement": "a" * 11}).get_json()["errors"][0]["pointer"]
        == "/statement"
    )
    reply = client.post("/v1/documents?dry_run=true", json={"text": "a" * 21})
    assert reply.get_json()["errors"][0]["pointer"] == "/text"
    assert client.post("/v1/verify", json={"statement": "a" * 1_024}).status_code == 413
