"""Checking statements over HTTP, on the seed corpus."""

from typing import Any

import pytest

from tests.api.conforming import ConformingClient

STATEMENT = "Kyiv's army is in control of 28 settlements inside Russia's Kursk region."


def verify(client: ConformingClient, **fields: Any) -> Any:
    reply = client.post("/v1/verify", json={"statement": STATEMENT} | fields)
    assert reply.status_code == 200, reply.text
    return reply.get_json()


def test_a_statement_is_answered_by_both_sides(client: ConformingClient) -> None:
    answer = verify(client)
    assert answer["statement"]["text"] == STATEMENT
    assert answer["statement"]["quantities"] == [
        {"text": "28 settlements", "low": 28, "high": 28, "bound": "exact", "unit": "settlement"}
    ]
    assert answer["verdict"] == "disputed"
    assert {(item["stance"], item["claim"]["attribution"]["side"]) for item in answer["evidence"]} >= {
        ("supports", "russia"),
        ("contradicts", "ukraine"),
    }


def test_every_excerpt_stands_in_its_document(client: ConformingClient) -> None:
    answer = verify(client, limit=100, near_misses=20)
    copies = [copy for item in answer["evidence"] for copy in item["appearances"]]
    shown = [item["claim"] for item in answer["evidence"] + answer["near_misses"]]
    assert shown
    for piece in shown + copies:
        text = client.get(f"/v1/documents/{piece['source']['document_id']}").get_json()["text"]
        excerpt = piece["excerpt"]
        assert text[excerpt["start"] : excerpt["end"]] == excerpt["text"]
        assert text[: excerpt["start"]].endswith(excerpt["before"])
        assert text[excerpt["end"] :].startswith(excerpt["after"])


def test_the_counts_by_side_are_those_of_the_evidence(client: ConformingClient) -> None:
    answer = verify(client, limit=100)
    for count in answer["by_side"]:
        own = [item for item in answer["evidence"] if item["claim"]["attribution"]["side"] == count["side"]]
        assert count["supports"] == sum(item["stance"] == "supports" for item in own)
        assert count["contradicts"] == sum(item["stance"] == "contradicts" for item in own)


def test_evidence_comes_from_the_sides_asked_for(client: ConformingClient) -> None:
    answer = verify(client, sides=["ukraine"])
    assert {item["claim"]["attribution"]["side"] for item in answer["evidence"]} == {"ukraine"}
    assert answer["verdict"] == "contradicted"
    assert verify(client, sides=[]) == verify(client)


def test_a_day_leaves_the_claims_of_that_day(client: ConformingClient) -> None:
    answer = verify(client, as_of="2024-08-19")
    assert answer["statement"]["as_of"] == "2024-08-19"
    assert answer["verdict"] == "contradicted"


def test_the_answer_is_as_long_as_asked_for(client: ConformingClient) -> None:
    assert len(verify(client, limit=1)["evidence"]) == 1
    assert verify(client, near_misses=0)["near_misses"] == []
    assert len(verify(client, near_misses=5)["near_misses"]) <= 5


def test_weak_matches_can_be_left_out(client: ConformingClient) -> None:
    answer = verify(client, min_match=0.5, near_misses=20)
    assert all(item["match"]["score"] >= 0.5 for item in answer["evidence"] + answer["near_misses"])


def test_nothing_that_bears_on_it_is_unverified_and_says_why(client: ConformingClient) -> None:
    answer = verify(client, statement="North Korean soldiers are fighting in Kursk")
    assert (answer["verdict"], answer["evidence"]) == ("unverified", [])
    assert answer["near_misses"]
    assert all(near["why_not"] for near in answer["near_misses"])


def test_the_corpus_is_that_of_readyz(client: ConformingClient) -> None:
    assert verify(client)["corpus"] == client.get("/readyz").get_json()["corpus"]


def test_the_same_question_has_the_same_answer(client: ConformingClient) -> None:
    first, second = (client.post("/v1/verify", json={"statement": STATEMENT}) for _ in range(2))
    assert first.data == second.data


@pytest.mark.parametrize(
    "statement",
    [
        "a",
        "?",
        "28",
        "🔥🔥🔥",
        "Украина контролирует 28 населённых пунктов",
        "乌克兰控制了28个定居点",
        "‮drawkcab",
        "a\u0301\u200b\ufeffb",
        "'; DROP TABLE claims; --",
        'settlements" OR "1" AND * NEAR(',
        "<script>alert(1)</script>",
        "1" * 2000,
        "28 " * 666,
        "(" * 2000,
        "not " * 500,
        "\"'“”‘’«»" * 200,
        "and, but, or; " * 140,
        "On 31 December 9999 nothing will have happened in Kursk.",
        "10000000000000000000000000000000000000000 settlements",
        "99999999999999999999 million billion trillion villages",
        "0.0000000000000000001 percent of the villages",
        "1/0 of the villages, 5-3 of 0 settlements",
        "x\n" * 999,
        "\x01\x02\x1b[31mred\x7f",
    ],
)
def test_any_text_is_answered(client: ConformingClient, statement: str) -> None:
    assert verify(client, statement=statement, near_misses=20)["statement"]["text"] == statement


@pytest.mark.parametrize("as_of", ["0001-01-01", "9999-12-31", "2024-02-29"])
def test_any_day_is_answered(client: ConformingClient, as_of: str) -> None:
    assert verify(client, as_of=as_of)["statement"]["as_of"] == as_of
