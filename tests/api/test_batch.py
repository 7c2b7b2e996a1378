"""Many statements in one request: each gets its own answer or its own problem."""

from typing import Any

import pytest

from tests.api.conforming import ConformingClient

DISPUTED = "Ukraine controls 28 settlements in the Kursk region"


def send(client: ConformingClient, *items: Any) -> Any:
    return client.post("/v1/verify/batch", json={"items": list(items)})


def results(client: ConformingClient, *items: Any) -> list[dict[str, Any]]:
    reply = send(client, *items)
    assert reply.status_code == 200, reply.text
    found: list[dict[str, Any]] = reply.get_json()["results"]
    return found


def test_each_item_is_answered_as_by_itself_and_in_order(client: ConformingClient) -> None:
    statements = [DISPUTED, "12 civilians died", "Nothing of the kind"]
    items = [{"id": f"s{at}", "statement": text, "limit": 2} for at, text in enumerate(statements)]
    found = results(client, *items)
    assert [(one["id"], one["status"]) for one in found] == [("s0", 200), ("s1", 200), ("s2", 200)]
    for one, item in zip(found, items, strict=True):
        asked = {name: value for name, value in item.items() if name != "id"}
        assert one["result"] == client.post("/v1/verify", json=asked).get_json()
        assert "problem" not in one


BAD = [
    ({"statement": ""}, "/statement"),
    ({}, "/statement"),
    ({"statement": "x", "limit": 0}, "/limit"),
    ({"statement": "x" * 2_001}, "/statement"),
    ({"statement": "x", "sides": ["press", "nobody"]}, "/sides/1"),
    ({"statement": "x", "colour": "red"}, "/colour"),
    ({"statement": "x", "as_of": "soon"}, "/as_of"),
    ({"statement": "half \ud800"}, "/statement"),
]


@pytest.mark.parametrize(("item", "pointer"), BAD)
def test_one_bad_item_gets_a_problem_and_leaves_the_others_alone(
    client: ConformingClient, item: dict[str, Any], pointer: str
) -> None:
    good = {"id": "good", "statement": DISPUTED}
    first, second, third = results(client, good, {"id": "bad"} | item, good | {"id": "too"})
    assert first["result"] == third["result"]
    assert second["status"] == second["problem"]["status"] == 422
    assert [error["pointer"] for error in second["problem"]["errors"]] == ["/items/1" + pointer]
    assert "result" not in second


ITEM = {"id": "a", "statement": "x"}
WHOLE = [
    ([], ["/items"]),
    ([ITEM | {"id": str(at)} for at in range(101)], ["/items"]),
    ([ITEM | {"id": str(at), "statement": "x" * 1_000} for at in range(51)], ["/items"]),
    ([ITEM, ITEM], ["/items/1/id"]),
    ([ITEM, {"statement": "x"}, ITEM | {"id": "b"}, ITEM], ["/items/1/id", "/items/3/id"]),
    ([ITEM | {"id": 7}], ["/items/0/id"]),
    ([ITEM | {"id": " "}], ["/items/0/id"]),
    ([ITEM | {"id": "x" * 101}], ["/items/0/id"]),
    ([7], ["/items/0"]),
    ({}, ["/items"]),
]


@pytest.mark.parametrize(("items", "wanted"), WHOLE)
def test_without_ids_that_hold_the_whole_is_refused(
    client: ConformingClient, items: Any, wanted: list[str]
) -> None:
    reply = client.post("/v1/verify/batch", json={"items": items})
    assert reply.status_code == 422
    assert [error["pointer"] for error in reply.get_json()["errors"]] == wanted


def test_a_hundred_items_are_taken(client: ConformingClient) -> None:
    assert len(results(client, *(ITEM | {"id": str(at)} for at in range(100)))) == 100
