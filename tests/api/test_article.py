"""A draft checked sentence by sentence, as a copy desk does it."""

from typing import Any

import pytest

from tests.api.conforming import ConformingClient

DRAFT = """Kursk: the figures
MOSCOW, Aug 20 (ABC) - Ukrainian forces control 92 settlements in Kursk, Volodymyr Zelensky said on Monday.
He said that more than 1,250 square kilometres of Russian territory had been seized. It was a brilliant move.
His commander-in-chief, Oleksandr Syrsky, said that his army had captured 74 settlements.
Will it last?
Read more: The war in maps
The weather was good for farmers in Brittany."""


def check(client: ConformingClient, **fields: Any) -> Any:
    reply = client.post("/v1/verify/article", json=fields)
    assert reply.status_code == 200, reply.text
    return reply.get_json()


def test_a_draft_is_answered_sentence_by_sentence(client: ConformingClient) -> None:
    answer = check(client, text=DRAFT, published_on="2024-08-20")
    found = [(one["reason"], one["result"] and one["result"]["verdict"]) for one in answer["sentences"]]
    assert found == [
        ("too_short", None),
        ("checkable", "supported"),
        ("checkable", "supported"),
        ("opinion", None),
        ("checkable", "contradicted"),
        ("question", None),
        ("navigation", None),
        ("opinion", None),
    ]
    assert answer["counts"] == {
        "supported": 2,
        "contradicted": 1,
        "disputed": 0,
        "unverified": 0,
        "not_checked": 5,
    }
    assert answer["text"] == DRAFT
    assert answer["corpus"] == client.get("/readyz").get_json()["corpus"]


def test_every_sentence_stands_where_it_says(client: ConformingClient) -> None:
    for one in check(client, text="😀 " + DRAFT)["sentences"]:
        assert ("😀 " + DRAFT)[one["start"] : one["end"]] == one["text"]
        assert one["check_worthy"] == (one["result"] is not None)
        assert one["message"]
        if one["result"]:
            assert one["result"]["statement"]["text"] == one["text"]


def test_he_is_who_spoke_before(client: ConformingClient) -> None:
    second = check(client, text=DRAFT, published_on="2024-08-20")["sentences"][2]
    assert second["text"].startswith("He said")
    assert second["result"]["statement"]["attributed_to"] == "Volodymyr Zelensky"
    assert second["result"]["evidence"][0]["claim"]["attribution"]["speaker"] == "Volodymyr Zelensky"


@pytest.mark.parametrize(("day", "verdict"), [("2024-08-20", "supported"), ("2024-12-20", "unverified")])
def test_weekdays_are_counted_from_the_day_of_the_draft(
    client: ConformingClient, day: str, verdict: str
) -> None:
    text = "Ukraine had 92 settlements in the Kursk region under control on Monday, Volodymyr Zelensky said."
    (sentence,) = check(client, text=text, published_on=day)["sentences"]
    assert sentence["result"]["verdict"] == verdict


def test_evidence_is_what_was_asked_for(client: ConformingClient) -> None:
    text = "Ukraine controls 28 settlements in the Kursk region."
    (sentence,) = check(client, text=text, sides=["ukraine"], limit=1, near_misses=2)["sentences"]
    assert sentence["result"]["verdict"] == "contradicted"
    assert len(sentence["result"]["evidence"]) == 1
    assert len(sentence["result"]["near_misses"]) == 2


def test_html_gives_its_text_and_its_day(client: ConformingClient) -> None:
    html = f"""<html><head><meta property="article:published_time" content="2024-08-20"></head>
        <body><article><p>{"</p><p>".join(DRAFT.splitlines())}</p></article></body></html>"""
    answer = check(client, html=html)
    assert answer["published_on"] == "2024-08-20"
    assert check(client, html=html, published_on="2024-08-21")["published_on"] == "2024-08-21"
    assert "<" not in answer["text"]
    for one in answer["sentences"]:
        assert answer["text"][one["start"] : one["end"]] == one["text"]
    assert answer["counts"]["contradicted"] == 1


REFUSED = [
    ({}, ""),
    ({"text": "a", "html": "b"}, ""),
    ({"text": " "}, "/text"),
    ({"html": "<p></p><script>x()</script>"}, "/html"),
    ({"text": "x" * 200_001}, "/text"),
    ({"html": "x" * 200_001}, "/html"),
    ({"text": "The dam held.", "sides": ["nobody"]}, "/sides/0"),
    ({"text": "The dam held.", "published_on": "today"}, "/published_on"),
    ({"text": "The dam held.", "statement": "x"}, "/statement"),
    ({"text": "half \ud800"}, "/text"),
]


@pytest.mark.parametrize(("body", "pointer"), REFUSED)
def test_what_is_no_draft_is_refused(client: ConformingClient, body: dict[str, Any], pointer: str) -> None:
    reply = client.post("/v1/verify/article", json=body)
    assert reply.status_code == 422
    assert [error["pointer"] for error in reply.get_json()["errors"]] == [pointer]


def test_sentences_over_the_limit_say_so(client: ConformingClient) -> None:
    answer = check(client, text="It rained.\n" * 310)
    assert [one["reason"] for one in answer["sentences"]].count("over_limit") == 10
    assert "300" in answer["sentences"][-1]["message"]
