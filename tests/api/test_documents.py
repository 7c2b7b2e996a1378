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


@pytest.mark.parametrize("limit", [1, 2, 4, 5, 1_000])
def test_pages_of_documents_make_the_whole_list(client: ConformingClient, limit: int) -> None:
    whole = client.get("/v1/documents").get_json()
    assert whole["next_cursor"] is None
    listed, query = [], {"limit": limit}
    while True:
        page = client.get("/v1/documents", query_string=query).get_json()
        assert 1 <= len(page["documents"]) <= limit
        listed += page["documents"]
        if page["next_cursor"] is None:
            break
        query["cursor"] = page["next_cursor"]
    assert listed == whole["documents"]


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("limit=0", "/limit"),
        ("limit=1001", "/limit"),
        ("limit=x", "/limit"),
        ("cursor=x", "/cursor"),
        ("cursor=", "/cursor"),
        ("page=2", "/page"),
    ],
)
def test_a_wrong_page_of_documents_is_refused(client: ConformingClient, query: str, pointer: str) -> None:
    reply = client.get(f"/v1/documents?{query}")
    assert reply.status_code == 422
    assert reply.get_json()["errors"][0]["pointer"] == pointer


def test_a_cursor_of_claims_is_none_of_documents_nor_the_other_way_round(client: ConformingClient) -> None:
    lists = ("/v1/documents", "/v1/claims")
    cursors = [client.get(f"{path}?limit=1").get_json()["next_cursor"] for path in lists]
    for path, cursor in zip(lists, reversed(cursors), strict=True):
        reply = client.get(path, query_string={"cursor": cursor})
        assert reply.status_code == 422
        assert reply.get_json()["errors"][0]["pointer"] == "/cursor"


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


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"text": None}, "/text"),
        ({"text": " "}, "/text"),
        ({"text": "a\0b"}, "/text"),
        ({"text": "a" * 200_001}, "/text"),
        ({"html": "<p>It is so.</p>"}, ""),
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


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, ""),
        ({"title": "Bridge closed"}, ""),
        ({"html": "<script>It is so.</script>"}, "/html"),
        ({"html": "<p>" + "It is so. " * 20_001}, "/html"),
        ({"html": " " * 2_000_000 + "<p>a"}, "/html"),
        ({"text": "It is so. " * 20_001}, "/text"),
    ],
)
def test_without_a_key_an_article_is_one_text_of_bounded_length(
    client: ConformingClient, body: dict[str, str], pointer: str
) -> None:
    reply = client.post("/v1/documents?dry_run=true", json=body)
    assert (reply.status_code, [error["pointer"] for error in reply.get_json()["errors"]]) == (422, [pointer])


def test_a_page_gives_the_claims_of_its_article(client: ConformingClient) -> None:
    lines = "".join(f"<p>{line}</p>" for line in ARTICLE["text"].splitlines())
    page = f"<html><head><title>Bridge</title></head><body><article>{lines}</article></body></html>"
    sent = [{"html": page}, {"html": lines}, {"text": ARTICLE["text"]}]
    found = [
        client.post("/v1/documents?dry_run=true", json=body | {"published_on": "2031-05-06"}).get_json()
        for body in sent
    ]
    words = [[claim["excerpt"]["text"] for claim in reply["claims"]] for reply in found]
    assert words[0] == words[1] == words[2] != []


@pytest.mark.parametrize("flag", ["", "1", "True", "yes"])
def test_the_flag_is_true_or_false(client: ConformingClient, flag: str) -> None:
    reply = client.post("/v1/documents", query_string={"dry_run": flag}, json=ARTICLE)
    assert (reply.status_code, reply.get_json()["errors"][0]["pointer"]) == (422, "/dry_run")
