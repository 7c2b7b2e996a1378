"""Listing claims: filters, pages, one claim."""

from typing import Any

import pytest

from tests.api.conforming import ConformingClient


def pages(client: ConformingClient, **query: Any) -> list[list[dict[str, Any]]]:
    """Every page of a listing, by its cursors."""
    found: list[list[dict[str, Any]]] = []
    while True:
        page = client.get("/v1/claims", query_string=query).get_json()
        found.append(page["claims"])
        if page["next_cursor"] is None:
            return found
        query["cursor"] = page["next_cursor"]


def claims(client: ConformingClient, **query: Any) -> list[dict[str, Any]]:
    return [claim for page in pages(client, limit=200, **query) for claim in page]


def test_pages_hold_every_claim_once_and_in_order(client: ConformingClient) -> None:
    cut = pages(client, limit=7)
    flat = [claim for page in cut for claim in page]
    assert {len(page) for page in cut[:-1]} == {7}
    places = [(claim["source"]["document_id"], claim["excerpt"]["start"]) for claim in flat]
    assert places == sorted(places)
    assert (
        len({claim["id"] for claim in flat})
        == len(flat)
        == client.get("/readyz").get_json()["corpus"]["claims"]
    )
    assert flat == claims(client)


def test_the_first_page_has_fifty_claims(client: ConformingClient) -> None:
    assert len(client.get("/v1/claims").get_json()["claims"]) == 50


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ({"side": "ukraine"}, lambda claim: claim["attribution"]["side"] == "ukraine"),
        ({"kind": "quote"}, lambda claim: claim["kind"] == "quote"),
        (
            {"document_id": "001_809e6648e42b499a"},
            lambda claim: claim["source"]["document_id"] == "001_809e6648e42b499a",
        ),
        ({"outlet": "ITV News"}, lambda claim: claim["source"]["outlet"] == "ITV News"),
        (
            {"speaker": "Volodymyr Zelensky"},
            lambda claim: claim["attribution"]["speaker"] == "Volodymyr Zelensky",
        ),
        ({"from": "2024-08-15"}, lambda claim: claim["stated_on"] >= "2024-08-15"),
        ({"to": "2024-08-12"}, lambda claim: claim["stated_on"] <= "2024-08-12"),
        (
            {"from": "2024-08-19", "to": "2024-08-19", "side": "ukraine"},
            lambda claim: (claim["stated_on"], claim["attribution"]["side"]) == ("2024-08-19", "ukraine"),
        ),
    ],
)
def test_a_filter_leaves_the_claims_that_pass_it(
    client: ConformingClient, query: dict[str, str], holds: Any
) -> None:
    left = claims(client, **query)
    assert left
    dated = "from" in query or "to" in query
    expected = [
        claim for claim in claims(client) if (claim["stated_on"] is not None or not dated) and holds(claim)
    ]
    assert left == expected


@pytest.mark.parametrize(
    "query",
    [
        {"speaker": "Nobody Atall"},
        {"document_id": "nothing"},
        {"outlet": "The Daily Nothing"},
        {"q": "zyzzyva quincunx"},
        {"q": "the"},
        {"q": "?!"},
        {"from": "2024-08-20", "to": "2024-08-01"},
        {"from": "9999-12-31"},
        {"to": "0001-01-01"},
    ],
)
def test_what_nothing_passes_is_an_empty_page(client: ConformingClient, query: dict[str, str]) -> None:
    assert client.get("/v1/claims", query_string=query).get_json() == {"claims": [], "next_cursor": None}


def test_words_find_the_claims_about_them_best_first(client: ConformingClient) -> None:
    found = [claim for page in pages(client, q="temporary shelters", limit=3) for claim in page]
    assert "shelters" in found[0]["excerpt"]["text"]
    assert len({claim["id"] for claim in found}) == len(found)


def test_a_cursor_serves_its_own_list_only(client: ConformingClient) -> None:
    cursor = client.get("/v1/claims?limit=2").get_json()["next_cursor"]
    assert client.get(f"/v1/claims?limit=2&cursor={cursor}").status_code == 200
    for query in (f"side=press&cursor={cursor}", f"cursor={cursor}x", f"cursor={cursor[:-2]}"):
        reply = client.get(f"/v1/claims?{query}")
        assert (reply.status_code, reply.get_json()["errors"][0]["pointer"]) == (422, "/cursor")


def test_each_claim_can_be_got_by_its_id(client: ConformingClient) -> None:
    for claim in claims(client)[:20]:
        assert client.get(f"/v1/claims/{claim['id']}").get_json() == claim


def test_an_unknown_claim_is_named(client: ConformingClient) -> None:
    assert "c_none" in client.get("/v1/claims/c_none").get_json()["detail"]
