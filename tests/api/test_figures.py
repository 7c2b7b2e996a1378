"""Figures over time, as a chart is drawn from them."""

from typing import Any

import pytest

from tests.api.conforming import ConformingClient


def series(client: ConformingClient, **query: str) -> list[dict[str, Any]]:
    reply = client.get("/v1/figures", query_string=query)
    assert reply.status_code == 200, reply.text
    found: list[dict[str, Any]] = reply.get_json()["series"]
    return found


def marks(one: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(mark["day"], mark["side"], mark["low"], mark["high"]) for mark in one["figures"]]


def test_settlements_held_and_settlements_taken_back_are_two_series(client: ConformingClient) -> None:
    held, back = series(client, q="settlements")
    assert ("control" in held["events"], held["doer"], held["unit"]) == (True, "ukraine", "settlement")
    assert marks(held) == [
        ("2024-08-12", "press", 28, 28),
        ("2024-08-13", "russia", 28, 28),
        ("2024-08-15", "ukraine", 82, 82),
        ("2024-08-19", "ukraine", 92, 92),
        ("2024-09-16", "press", 24, 100),
    ]
    assert (back["events"], back["doer"]) == (["recapture"], "russia")
    assert held["label"] != back["label"]
    assert held["asked"] is back["asked"] is None


def test_people_who_fled_are_not_those_who_died(client: ConformingClient) -> None:
    fled = series(client, q="people evacuated")[0]
    assert fled["events"] == ["displace"]
    assert {mark["value"] for mark in fled["figures"]} >= {121_000, 150_000}
    dead = series(client, q="civilians killed")[0]
    assert {mark["value"] for mark in dead["figures"]} >= {12}
    assert not {mark["claim_id"] for mark in dead["figures"]} & {mark["claim_id"] for mark in fled["figures"]}


def test_those_of_the_last_day_are_not_those_of_all_days(client: ConformingClient) -> None:
    found = series(client, q="people evacuated") + series(client, q="people who left")
    for one in found:
        values = {mark["value"] for mark in one["figures"]}
        assert one["windowed"] == (650 in values)


def test_a_story_printed_twice_is_one_mark(client: ConformingClient) -> None:
    fled, *_ = series(
        client, q="people evacuated", side="russia", **{"from": "2024-08-19", "to": "2024-08-19"}
    )
    (mark,) = fled["figures"]
    assert mark["copies"]
    for claim_id in (mark["claim_id"], *mark["copies"]):
        assert client.get(f"/v1/claims/{claim_id}").get_json()["attribution"]["speaker"] == "Artyom Sharov"


def test_a_statement_gets_the_figures_it_can_be_compared_with(client: ConformingClient) -> None:
    statement = "Ukraine controls 28 settlements and 1,000 square kilometres of the Kursk region"
    settlements, area = series(client, statement=statement)
    assert settlements["asked"] == {
        "text": "28 settlements",
        "low": 28,
        "high": 28,
        "bound": "exact",
        "unit": "settlement",
    }
    assert {mark["value"] for mark in settlements["figures"]} >= {28, 82, 92}
    assert (area["asked"]["unit"], area["unit"]) == ("km2", "km2")


def test_every_mark_can_be_traced_to_its_claim(client: ConformingClient) -> None:
    for one in series(client, q="people"):
        for mark in one["figures"]:
            claim = client.get(f"/v1/claims/{mark['claim_id']}").get_json()
            assert mark["low"] <= mark["value"] <= mark["high"]
            assert mark["excerpt"] == claim["excerpt"]["text"]
            assert mark["text"] in [quantity["text"] for quantity in claim["quantities"]]
            assert mark["day"] == claim["stated_on"] or mark["day"] == claim["source"]["published_on"]
            assert mark["source"] == claim["source"]


FILTERS = [
    ({"side": "russia"}, {"russia"}),
    ({"from": "2024-08-14"}, {"ukraine", "press", "russia"}),
    ({"to": "2024-08-12"}, {"press"}),
    ({"unit": "settlement"}, {"russia", "ukraine", "press"}),
    ({"unit": "km2"}, set()),
]


@pytest.mark.parametrize(("query", "sides"), FILTERS)
def test_filters_leave_the_marks_that_pass(
    client: ConformingClient, query: dict[str, str], sides: set[str]
) -> None:
    found = series(client, q="settlements", **query)
    assert {mark["side"] for one in found for mark in one["figures"]} == sides
    assert all(one["figures"] for one in found)


@pytest.mark.parametrize("words", ["the", "zebras", "of and"])
def test_words_that_nothing_counts_find_nothing(client: ConformingClient, words: str) -> None:
    assert series(client, q=words) == []
    assert series(client, statement=words) == []


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ({}, ""),
        ({"q": "a", "statement": "b"}, ""),
        ({"q": "a", "side": "nobody"}, "/side"),
        ({"q": "a", "from": "now"}, "/from"),
        ({"q": "x" * 501}, "/q"),
    ],
)
def test_a_wrong_query_is_named(client: ConformingClient, query: dict[str, str], pointer: str) -> None:
    reply = client.get("/v1/figures", query_string=query)
    assert reply.status_code == 422
    assert [error["pointer"] for error in reply.get_json()["errors"]] == [pointer]
