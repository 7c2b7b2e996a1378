"""Page cursors: what is written is read again, everything else is refused."""

from __future__ import annotations

import base64
from string import ascii_letters, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import BadCursor
from service.index.cursor import Place, read_cursor, write_cursor
from service.listing import ClaimFilter

WHERE = ClaimFilter(side="north")
URL_SAFE = set(ascii_letters + digits + "-_")

PLACES = st.builds(
    Place,
    st.floats(0, 1),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    st.integers(0, 2**53 - 1),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)


@given(PLACES)
def test_a_place_comes_back_from_a_url_safe_word(place: Place) -> None:
    cursor = write_cursor(place, WHERE, ("farm",))
    assert set(cursor) <= URL_SAFE
    assert read_cursor(cursor, WHERE, ("farm",)) == place


@given(PLACES, st.data())
def test_a_changed_cursor_is_refused_or_another_place(place: Place, data: st.DataObject) -> None:
    cursor = write_cursor(place, WHERE, ())
    at = data.draw(st.integers(0, len(cursor) - 1))
    changed = cursor[:at] + data.draw(st.text(max_size=2)) + cursor[at + 1 :]
    try:
        assert write_cursor(read_cursor(changed, WHERE, ()), WHERE, ()) == changed
    except BadCursor:
        assert changed != cursor


def _encode(body: bytes) -> str:
    return base64.urlsafe_b64encode(body).rstrip(b"=").decode()


GOOD = write_cursor(Place(0.5, "a", 10, "c_1"), WHERE, ())
MADE_FOR = base64.urlsafe_b64decode(GOOD + "=" * (-len(GOOD) % 4))[:19]


@pytest.mark.parametrize(
    "garbage",
    [
        "",
        "a",
        "é",
        "\ud800",
        "====",
        GOOD + "=",
        GOOD + "\n",
        GOOD[:-1],
        "A" * 5_000,
        _encode(b"null"),
        _encode(b"[" * 3_000),
        _encode(b"\xff\xfe"),
        _encode(MADE_FOR + b',[0.5,"a",10]]'),
        _encode(MADE_FOR + b',[0.5,"a",-1,"c_1"]]'),
        _encode(MADE_FOR + b',[0.5,"a",1e400,"c_1"]]'),
        _encode(MADE_FOR + b',[0.5,"a",99999999999999999999,"c_1"]]'),
        _encode(MADE_FOR + b',[NaN,"a",10,"c_1"]]'),
        _encode(MADE_FOR + b',[7,"a",10,"c_1"]]'),
        _encode(MADE_FOR + b',[0.5,"\\ud800",10,"c_1"]]'),
        _encode(MADE_FOR + b', [0.5,"a",10,"c_1"]]'),
    ],
)
def test_garbage_is_a_bad_cursor(garbage: str) -> None:
    with pytest.raises(BadCursor):
        read_cursor(garbage, WHERE, ())


@given(st.text())
def test_any_text_is_a_bad_cursor(text: str) -> None:
    with pytest.raises(BadCursor):
        read_cursor(text, WHERE, ())


@pytest.mark.parametrize(
    ("where", "terms"), [(ClaimFilter(), ()), (ClaimFilter(side="south"), ()), (WHERE, ("farm",))]
)
def test_a_cursor_serves_one_query_only(where: ClaimFilter, terms: tuple[str, ...]) -> None:
    with pytest.raises(BadCursor, match="another query"):
        read_cursor(GOOD, where, terms)
