"""A claim as linked data, for those who ask for it."""

import pytest

from tests.api.conforming import ConformingClient

LINKED = "application/ld+json"


def id_of(client: ConformingClient, words: str) -> str:
    found: str = client.get("/v1/claims", query_string={"q": words}).get_json()["claims"][0]["id"]
    return found


def test_a_claim_is_schema_orgs_claim_with_its_copies(client: ConformingClient) -> None:
    claim_id = id_of(client, "civilians removed from nine border districts")
    reply = client.get(f"/v1/claims/{claim_id}", headers={"Accept": LINKED})
    claim = reply.get_json()
    assert (claim["@context"], claim["@type"], claim["identifier"]) == (
        "https://schema.org",
        "Claim",
        claim_id,
    )
    assert claim["author"]["@type"] == "Person"
    assert claim["author"]["name"] == "Artyom Sharov"
    assert claim["datePublished"] == "2024-08-19"
    assert len(claim["appearance"]) == 2
    assert claim["firstAppearance"] == claim["appearance"][0]
    assert all(article["@type"] == "NewsArticle" for article in claim["appearance"])
    assert None not in claim.values()


def test_of_narration_the_outlet_is_the_author(client: ConformingClient) -> None:
    claim_id = id_of(client, "Ukraine seizes 28 Russian villages")
    claim = client.get(f"/v1/claims/{claim_id}", headers={"Accept": LINKED}).get_json()
    assert claim["author"] == {"@type": "Organization", "name": "ITV News"}


ACCEPTED = [
    (None, "application/json"),
    ("*/*", "application/json"),
    ("application/json", "application/json"),
    (LINKED, LINKED),
    (f"{LINKED}, application/json;q=0.9", LINKED),
    (f"{LINKED};q=0.5, application/json", "application/json"),
    (f"text/html, {LINKED};q=0.1", LINKED),
    ("text/html", "application/json"),
]


@pytest.mark.parametrize(("accept", "media_type"), ACCEPTED)
def test_the_client_says_which_it_likes(
    client: ConformingClient, accept: str | None, media_type: str
) -> None:
    headers = {"Accept": accept} if accept else {}
    reply = client.get(f"/v1/claims/{id_of(client, 'settlements')}", headers=headers)
    assert reply.mimetype == media_type
    assert "Accept" in reply.vary
    known = client.get(reply.request.path, headers=headers | {"If-None-Match": reply.headers["ETag"]})
    assert known.status_code == 304
    assert "Accept" in known.vary


def test_an_unknown_claim_is_a_problem_all_the_same(client: ConformingClient) -> None:
    reply = client.get("/v1/claims/nothing", headers={"Accept": LINKED})
    assert (reply.status_code, reply.mimetype) == (404, "application/problem+json")
