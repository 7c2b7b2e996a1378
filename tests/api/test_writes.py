"""Articles added, replaced and deleted through the API, by someone who has a key."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from service.app import create_app
from service.settings import Settings
from tests.api.conforming import ConformingClient
from tests.api.conftest import Headers, client_of, key_for

DAM = Path(__file__).parents[1] / "corpora" / "kessary_dam"
ARTICLE = {
    "text": "The ferry sank off Port Lorne on Monday, the harbour office said.",
    "title": "Ferry sinks",
    "outlet": "The Tide",
    "url": "https://tide.example/ferry",
    "published_on": "2031-05-06",
}
STATEMENT = "The ferry sank off Port Lorne."


def open_dam(folder: Path) -> Flask:
    app = create_app(Settings(data_dir=folder, corpus_dir=DAM))
    app.test_client_class = ConformingClient
    return app


@pytest.fixture
def dam(tmp_path: Path) -> Iterator[Flask]:
    app = open_dam(tmp_path)
    yield app
    app.extensions["claimside"].index.close()


@pytest.fixture
def desk(dam: Flask) -> ConformingClient:
    return client_of(dam)


@pytest.fixture
def key(dam: Flask) -> Headers:
    return key_for(dam)


def ids(client: ConformingClient) -> list[str]:
    return [document["id"] for document in client.get("/v1/documents").get_json()["documents"]]


def evidence(client: ConformingClient) -> list[str]:
    found = client.post("/v1/verify", json={"statement": STATEMENT}).get_json()["evidence"]
    return [each["claim"]["source"]["document_id"] for each in found]


def version(client: ConformingClient) -> str:
    return str(client.get("/readyz").get_json()["corpus"]["version"])


def test_what_is_added_is_evidence_in_the_next_request(desk: ConformingClient, key: Headers) -> None:
    assert evidence(desk) == []
    reply = desk.post("/v1/documents", json=ARTICLE, headers=key)
    made = reply.get_json()
    assert reply.status_code == 201
    assert made["claims"] == 1
    assert desk.get(reply.headers["Location"]).get_json() == made | {"text": ARTICLE["text"]}
    assert evidence(desk) == [made["id"]]


def test_a_dry_run_shows_what_would_be_stored(desk: ConformingClient, key: Headers) -> None:
    shown = desk.post("/v1/documents?dry_run=true", json=ARTICLE).get_json()["claims"]
    made = desk.post("/v1/documents", json=ARTICLE, headers=key).get_json()
    assert desk.get(f"/v1/claims?document_id={made['id']}").get_json()["claims"] == shown


def test_an_article_sent_twice_is_there_once(desk: ConformingClient, key: Headers) -> None:
    first = desk.post("/v1/documents", json=ARTICLE, headers=key)
    before = version(desk)
    again = desk.post("/v1/documents", json=ARTICLE, headers=key)
    assert (again.status_code, again.data) == (201, first.data)
    assert version(desk) == before


@pytest.mark.parametrize(
    "change", [{"title": "Other"}, {"outlet": "Other"}, {"url": None}, {"published_on": None}]
)
def test_the_same_text_as_another_article_is_refused(
    desk: ConformingClient, key: Headers, change: dict[str, Any]
) -> None:
    made = desk.post("/v1/documents", json=ARTICLE, headers=key).get_json()
    reply = desk.post("/v1/documents", json=ARTICLE | change, headers=key)
    assert reply.status_code == 409
    assert made["id"] in reply.get_json()["detail"]
    assert desk.get(f"/v1/documents/{made['id']}").get_json() == made | {"text": ARTICLE["text"]}


def test_an_article_put_is_made_then_replaced_then_left_alone(desk: ConformingClient, key: Headers) -> None:
    address, versions = "/v1/documents/ferry-1", []
    for body, status in (
        (ARTICLE, 201),
        (ARTICLE | {"title": "Other"}, 200),
        (ARTICLE | {"title": "Other"}, 200),
    ):
        reply = desk.put(address, json=body, headers=key)
        assert (reply.status_code, reply.get_json()["title"]) == (status, body["title"])
        versions.append(version(desk))
    assert versions[0] != versions[1] == versions[2]
    assert evidence(desk) == ["ferry-1"]


def test_what_is_deleted_is_gone(desk: ConformingClient, key: Headers) -> None:
    desk.put("/v1/documents/ferry-1", json=ARTICLE, headers=key)
    claims = desk.get("/v1/claims?document_id=ferry-1").get_json()["claims"]
    reply = desk.delete("/v1/documents/ferry-1", headers=key)
    assert (reply.status_code, reply.data) == (204, b"")
    assert "Content-Type" not in reply.headers
    assert evidence(desk) == []
    for address in ("/v1/documents/ferry-1", f"/v1/claims/{claims[0]['id']}"):
        assert desk.get(address).status_code == 404
    assert desk.delete("/v1/documents/ferry-1", headers=key).status_code == 404


@pytest.mark.parametrize("wrong", [".hidden", "-", "a b", "ä", "x" * 101, "%2e%2e", "a%00b", "a\N{FIRE}"])
def test_an_id_is_a_plain_word(desk: ConformingClient, key: Headers, wrong: str) -> None:
    reply = desk.put(f"/v1/documents/{wrong}", json=ARTICLE, headers=key)
    assert (reply.status_code, reply.get_json()["errors"][0]["pointer"]) == (422, "/document_id")


@pytest.mark.parametrize(
    ("body", "title", "outlet"),
    [
        ({"text": ARTICLE["text"]}, ARTICLE["text"], ""),
        ({"text": ARTICLE["text"], "url": "https://tide.example:8080/a"}, ARTICLE["text"], "tide.example"),
        ({"text": ARTICLE["text"], "url": "http://["}, ARTICLE["text"], ""),
        ({"html": f"<p>{ARTICLE['text']}</p>", "title": "Mine", "outlet": None}, "Mine", ""),
        (
            {
                "html": "<html><head><title>Ferry</title><meta property='og:site_name' content='The Tide'>"
                f"</head><body><article><p>{ARTICLE['text']}</p></article></body></html>"
            },
            "Ferry",
            "The Tide",
        ),
    ],
)
def test_what_is_not_sent_is_taken_from_what_is(
    desk: ConformingClient, key: Headers, body: dict[str, Any], title: str, outlet: str
) -> None:
    made = desk.put("/v1/documents/a", json=body, headers=key).get_json()
    assert (made["title"], made["outlet"]) == (title, outlet)


def test_long_articles_may_be_left_to_those_with_a_key(another: Callable[..., Flask]) -> None:
    app = another(max_open_document_length=20_000)
    desk, key = client_of(app), key_for(app)
    body = {"text": "\n".join(["It is so."] * 3_000)}
    assert desk.post("/v1/documents?dry_run=true", json=body).status_code == 422
    assert desk.post("/v1/documents?dry_run=true", json=body, headers=key).status_code == 200


def test_an_article_of_the_corpus_that_was_deleted_or_replaced_stays_so(tmp_path: Path) -> None:
    app = open_dam(tmp_path)
    desk, key = client_of(app), key_for(app)
    deleted, replaced, *others = ids(desk)
    desk.delete(f"/v1/documents/{deleted}", headers=key)
    desk.put(f"/v1/documents/{replaced}", json=ARTICLE, headers=key)
    for command in ([], ["corpus", "rebuild"]):
        if command:
            assert app.test_cli_runner().invoke(args=command).exit_code == 0
        app.extensions["claimside"].index.close()
        app = open_dam(tmp_path)
        assert ids(client_of(app)) == [replaced, *others]
        assert client_of(app).get(f"/v1/documents/{replaced}").get_json()["title"] == ARTICLE["title"]
    app.extensions["claimside"].index.close()


def test_a_corpus_that_was_emptied_stays_empty(tmp_path: Path) -> None:
    app = open_dam(tmp_path)
    for document_id in ids(client_of(app)):
        client_of(app).delete(f"/v1/documents/{document_id}", headers=key_for(app))
    app.extensions["claimside"].index.close()
    app = open_dam(tmp_path)
    assert ids(client_of(app)) == []
    app.extensions["claimside"].index.close()
