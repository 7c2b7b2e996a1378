"""Lists of claims: what passes a filter, in which order, page by page."""

from __future__ import annotations

from datetime import date

import pytest

from service.domain import AttributionKind, Claim
from service.errors import BadCursor
from service.index import ClaimIndex
from service.listing import ClaimFilter
from tests.factory import make_source
from tests.index.library import attribute, write_claim, write_document, write_entry

QUOTE, REPORTED, NARRATION = AttributionKind


@pytest.fixture
def filled(index: ClaimIndex) -> ClaimIndex:
    """Five claims in three documents of two outlets, stored out of order."""
    clarion = make_source(document_id="b", outlet="L’Écho du Nord")
    index.put(
        [
            (
                write_document("b", outlet=clarion.outlet),
                [
                    write_claim(
                        "b", 2, "farm flood", source=clarion, attribution=attribute("José Ruiz-Ñu", "south")
                    ),
                    write_claim(
                        "b", 1, "farm", source=clarion, attribution=attribute(None, "press", NARRATION)
                    ),
                ],
            ),
            (
                write_document("c"),
                [
                    write_claim(
                        "c", 0, "barn", attribution=attribute("Ann Reed", "north", QUOTE), stated_on=None
                    )
                ],
            ),
            (
                write_document("a"),
                [
                    write_claim(
                        "a", 0, "farm burn", attribution=attribute("ann reed"), stated_on=date(2031, 5, 1)
                    ),
                    write_claim("a", 3, "bridge", attribution=attribute("Board % of _ Works")),
                ],
            ),
        ]
    )
    return index


EVERY = ["c_a_0", "c_a_3", "c_b_1", "c_b_2", "c_c_0"]

FILTERS = [
    (ClaimFilter(), EVERY),
    (ClaimFilter(q="", side="", speaker="", document_id="", outlet=""), EVERY),
    (ClaimFilter(speaker=" \u0301 "), EVERY),
    (ClaimFilter(side="south"), ["c_b_2"]),
    (ClaimFilter(side="South"), []),
    (ClaimFilter(speaker="Ann Reed"), ["c_a_0", "c_c_0"]),
    (ClaimFilter(speaker="REED"), ["c_a_0", "c_c_0"]),
    (ClaimFilter(speaker="jose"), ["c_b_2"]),
    (ClaimFilter(speaker="RUIZ-n\u0303u"), ["c_b_2"]),
    (ClaimFilter(speaker="reed ann"), []),
    (ClaimFilter(speaker="%"), ["c_a_3"]),
    (ClaimFilter(speaker="_"), ["c_a_3"]),
    (ClaimFilter(speaker="' OR 1=1 --"), []),
    (ClaimFilter(document_id="b"), ["c_b_1", "c_b_2"]),
    (ClaimFilter(document_id="B"), []),
    (ClaimFilter(outlet="l’echo  du nord"), ["c_b_1", "c_b_2"]),
    (ClaimFilter(outlet="Écho"), []),
    (ClaimFilter(kind=QUOTE), ["c_c_0"]),
    (ClaimFilter(kind=NARRATION), ["c_b_1"]),
    (ClaimFilter(first_day=date(2031, 5, 2)), ["c_a_3", "c_b_1", "c_b_2"]),
    (ClaimFilter(last_day=date(2031, 5, 1)), ["c_a_0"]),
    (
        ClaimFilter(first_day=date(2031, 5, 1), last_day=date(2031, 5, 3)),
        ["c_a_0", "c_a_3", "c_b_1", "c_b_2"],
    ),
    (ClaimFilter(first_day=date(2031, 5, 4), last_day=date(2031, 5, 1)), []),
    (ClaimFilter(first_day=date(1, 1, 1), speaker="reed"), ["c_a_0"]),
    (ClaimFilter(side="north", document_id="a", kind=REPORTED), ["c_a_0", "c_a_3"]),
]


@pytest.mark.parametrize(("where", "expected"), FILTERS)
def test_filters_let_claims_through_in_order(
    filled: ClaimIndex, where: ClaimFilter, expected: list[str]
) -> None:
    claims, more = filled.claims(where, (), 50, None)
    assert (_ids(claims), more) == (expected, None)


@pytest.mark.parametrize(
    ("where", "terms", "expected"),
    [
        (ClaimFilter(q="farm"), ["farm"], ["c_b_1", "c_a_0", "c_b_2"]),
        (ClaimFilter(q="burning farms"), ["burn", "farm"], ["c_a_0", "c_b_1", "c_b_2"]),
        (ClaimFilter(q="farm", side="south"), ["farm"], ["c_b_2"]),
        (ClaimFilter(q="brigde"), ["brigde"], ["c_a_3"]),
        (ClaimFilter(q="bridges"), ["bridgee"], ["c_a_3"]),
        (ClaimFilter(q="castle"), ["castle"], []),
        (ClaimFilter(q="the"), [], []),
    ],
)
def test_a_query_lists_the_best_match_first(
    filled: ClaimIndex, where: ClaimFilter, terms: list[str], expected: list[str]
) -> None:
    claims, more = filled.claims(where, terms, 50, None)
    assert (_ids(claims), more) == (expected, None)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8])
@pytest.mark.parametrize("terms", [(), ("farm",)])
def test_pages_together_are_the_whole_list(index: ClaimIndex, size: int, terms: tuple[str, ...]) -> None:
    index.put([write_entry(name, "farm", "farm burn", "farm burn down") for name in "bca"])
    where = ClaimFilter(q=" ".join(terms) or None)
    whole, _ = index.claims(where, terms, 50, None)
    assert len(whole) == 9
    paged, cursor = index.claims(where, terms, size, None)
    while cursor:
        page, cursor = index.claims(where, terms, size, cursor)
        assert page
        paged += page
    assert paged == whole


def test_a_page_that_ends_the_list_has_no_cursor(index: ClaimIndex) -> None:
    index.put([write_entry("a", "farm", "barn")])
    assert index.claims(ClaimFilter(), (), 2, None)[1] is None
    assert index.claims(ClaimFilter(), (), 1, None)[1] is not None


def test_claims_at_one_place_are_all_listed(index: ClaimIndex) -> None:
    twins = [write_claim("a", 0, id=f"c_{letter}") for letter in "bca"]
    index.put([(write_document("a"), twins)])
    seen, cursor = index.claims(ClaimFilter(), (), 1, None)
    while cursor:
        page, cursor = index.claims(ClaimFilter(), (), 1, cursor)
        seen += page
    assert _ids(seen) == ["c_a", "c_b", "c_c"]


def test_writes_between_pages_repeat_and_hide_nothing(index: ClaimIndex) -> None:
    index.put([write_entry(name, "farm") for name in "bdf"])
    first, cursor = index.claims(ClaimFilter(), (), 2, None)
    index.put([write_entry("a", "farm"), write_entry("e", "farm")])
    index.delete("d")
    rest, _ = index.claims(ClaimFilter(), (), 9, cursor)
    assert _ids(first + rest) == ["c_b_0", "c_d_0", "c_e_0", "c_f_0"]


def test_a_cursor_of_another_query_is_refused(index: ClaimIndex) -> None:
    index.put([write_entry("a", "farm", "farm burn", "barn")])
    _, cursor = index.claims(ClaimFilter(side="north"), (), 1, None)
    for where, terms in [(ClaimFilter(), ()), (ClaimFilter(side="north", q="farm"), ("farm",))]:
        with pytest.raises(BadCursor):
            index.claims(where, terms, 1, cursor)


def _ids(claims: list[Claim]) -> list[str]:
    return [claim.id for claim in claims]
