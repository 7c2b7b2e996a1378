"""The real app over the seed corpus in a folder of its own, and a client that checks its replies."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from service.app import create_app
from service.keys import KeyStore, Scope
from service.settings import Settings
from tests.api.conforming import ConformingClient

SEEDS = Path(__file__).parents[2] / "seeds"
Headers = dict[str, str]


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """Over a record that no test changes for good."""
    app = create_app(Settings(data_dir=tmp_path_factory.mktemp("data"), corpus_dir=SEEDS, rate_limit="off"))
    app.test_client_class = ConformingClient
    return app


@pytest.fixture
def client(app: Flask) -> ConformingClient:
    return client_of(app)


@pytest.fixture
def another(app: Flask, tmp_path: Path) -> Callable[..., Flask]:
    """Makes apps with other settings and keys of their own over the same record."""

    def make(**changes: object) -> Flask:
        settings = Settings(**{"data_dir": tmp_path, "corpus_dir": SEEDS} | changes)  # type: ignore[arg-type]
        made = create_app(settings, app.extensions["claimside"])
        made.test_client_class = ConformingClient
        return made

    return make


def client_of(app: Flask) -> ConformingClient:
    client = app.test_client()
    assert isinstance(client, ConformingClient)
    return client


def key_for(app: Flask, scope: Scope = Scope.WRITE) -> Headers:
    """The header with a new key of the app."""
    keys: KeyStore = app.extensions["keys"]
    return bearer(keys.create("a test", scope)[1])


def bearer(key: str) -> Headers:
    return {"Authorization": f"Bearer {key}"}
