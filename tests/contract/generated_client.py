"""A typed client, generated from openapi.yaml and used against the running service.

`make client` generates it and runs this; it is no part of `make test`, since the generator wants
other versions of some packages than ours and is fetched for the purpose.
"""

import importlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.contract.conftest import Server

FOLDER = Path(os.environ["CLIENT"]).absolute()
STATEMENT = "Ukraine controls 28 settlements in the Kursk region."


@pytest.fixture(scope="module")
def client(server: Server) -> Iterator[Any]:
    """The client's package, found where it was generated."""
    sys.path.insert(0, str(FOLDER.parent))
    yield importlib.import_module(FOLDER.name)
    sys.path.remove(str(FOLDER.parent))


def module(client: Any, name: str) -> Any:
    return importlib.import_module(f"{client.__name__}.{name}")


def test_a_statement_is_checked(client: Any, server: Server) -> None:
    verify, models = module(client, "api.verify.verify_statement"), module(client, "models")
    with client.Client(base_url=server.url) as caller:
        answer = verify.sync(client=caller, body=models.Question(statement=STATEMENT))
        refused = verify.sync(client=caller, body=models.Question(statement=" "))
    assert isinstance(answer, models.Verification)
    assert {item.stance.value for item in answer.evidence} == {"supports", "contradicts"}
    assert all(item.claim.source.published_on.year == 2024 for item in answer.evidence)
    assert isinstance(refused, models.Problem)
    assert refused.errors[0].pointer == "/statement"


def test_an_article_is_put_read_and_deleted(client: Any, server: Server) -> None:
    models = module(client, "models")
    put, get, delete = (module(client, f"api.documents.{name}_document") for name in ("put", "get", "delete"))
    key = server.make_key()["Authorization"].removeprefix("Bearer ")
    with client.AuthenticatedClient(base_url=server.url, token=key) as desk:
        body = models.Draft(text="The ferry sank, the harbour office said.", outlet="The Tide")
        made = put.sync("ferry-1", client=desk, body=body)
        assert isinstance(made, models.DocumentSummary)
        assert get.sync("ferry-1", client=desk).text == body.text
        assert delete.sync_detailed("ferry-1", client=desk).status_code == 204
        assert isinstance(get.sync("ferry-1", client=desk), models.Problem)
