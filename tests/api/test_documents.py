"""The documents of the corpus, and the claims of an article that is not in it."""

import pytest

from tests.api.conforming import ConformingClient

ARTICLE = {
    "text": 'The bridge is closed, the mayor said on Monday.\n"We will open it in 12 days," she added.',
    "title": "Bridge closed",
    "outlet": "The Courier",
    "published_on": "2031-05-06",
}


def test_documents_are_listed_by_id_with_their_claims_counted(client: ConformingClient) -> None:
    listed = client.get("/v1/documents").get_json()["documents"]
    assert [document["id"][:3] for document in listed] == ["000", "001", "002", "003", "004"]
    for document in listed:
        query = {"document_id": document["id"], "limit": 200}
        assert len(client.get("/v1/claims", query_string=query).get_json()["claims"]) == document["claims"]


def test_one_document_has_its_text_too(client: ConformingClient) -> None:
    for listed in client.get("/v1/documents").get_json()["documents"]:
        document = client.get(f"/v1/documents/{listed['id']}").get_json()
        assert document.pop("text")
        assert document == listed


def test_a_dry_run_shows_the_claims_of_an_article_and_stores_nothing(client: ConformingClient) -> None:
    before = client.get("/readyz").get_json()
    first, second = (client.post("/v1/documents?dry_run=true", json=ARTICLE) for _ in range(2))
    found = first.get_json()["claims"]
    assert found
    for claim in found:
        excerpt = claim["excerpt"]
        assert ARTICLE["text"][excerpt["start"] : excerpt["end"]] == excerpt["text"]
        assert claim["source"]["title"] == "Bridge closed"
        assert client.get(f"/v1/claims/{claim['id']}").status_code == 404
    assert first.data == second.data
    assert client.get("/readyz").get_json() == before


def test_an_article_needs_no_more_than_its_text(client: ConformingClient) -> None:
    reply = client.post("/v1/documents?dry_run=true", json={"text": ARTICLE["text"]})
    assert reply.status_code == 200


@pytest.mark.parametrize("query", ["", "?dry_run=false"])
def test_writing_is_forbidden_and_says_so(client: ConformingClient, query: str) -> None:
    reply = client.post(f"/v1/documents{query}", json=ARTICLE)
    assert reply.status_code == 403
    assert "not enabled" in reply.get_json()["detail"]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"text": None}, "/text"),
        ({"text": " "}, "/text"),
        ({"text": "a\0b"}, "/text"),
        ({"text": "a" * 200_001}, "/text"),
        ({"title": 5}, "/title"),
        ({"outlet": ""}, "/outlet"),
        ({"url": "javascript:alert(1)"}, "/url"),
        ({"published_on": "Monday"}, "/published_on"),
        ({"id": "mine"}, "/id"),
        ({"dry_run": True}, "/dry_run"),
    ],
)
def test_a_field_at_fault_is_named(client: ConformingClient, change: dict[str, object], pointer: str) -> None:
    reply = client.post("/v1/documents?dry_run=true", json=ARTICLE | change)
    assert (reply.status_code, reply.get_json()["errors"][0]["pointer"]) == (422, pointer)


@pytest.mark.parametrize("flag", ["", "1", "True", "yes"])
def test_the_flag_is_true_or_false(client: ConformingClient, flag: str) -> None:
    reply = client.post("/v1/documents", query_string={"dry_run": flag}, json=ARTICLE)
    assert (reply.status_code, reply.get_json()["errors"][0]["pointer"]) == (422, "/dry_run")
