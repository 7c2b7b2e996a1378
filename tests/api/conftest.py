"""The real app over the seed corpus in a folder of its own, and a client that checks its replies."""

from pathlib import Path

import pytest
from flask import Flask

from service.app import create_app
from service.settings import Settings
from tests.api.conforming import ConformingClient

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    app = create_app(Settings(data_dir=tmp_path_factory.mktemp("data"), corpus_dir=SEEDS))
    app.test_client_class = ConformingClient
    return app


@pytest.fixture
def client(app: Flask) -> ConformingClient:
    client = app.test_client()
    assert isinstance(client, ConformingClient)
    return client
