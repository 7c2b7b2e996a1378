"""A claim's outline holds what ranks the claim, and the record gives it back as it was."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain import Assertion, Event, Modality, Period
from service.index.embedded.claims import read_outline, write_outline
from service.outlines import Outline, mark, marks_around, outline
from tests.factory import make_claim, make_quantity

CLAIM = make_claim(
    assertion=Assertion(
        ("side:north", "farm", "hold"),
        (
            Event("control"),
            Event("flood", positive=False),
            Event("control", rank=2),
            Event("siege", rank=2),
            Event("truce", rank=2, period=Period(date(2031, 5, 4), date(2031, 5, 4), "4 May")),
        ),
        (make_quantity(value=40.0), make_quantity(value=2.5)),
        context=("farm", "valley", "siege", "valley"),
    )
)


def test_an_outline_names_each_concept_once_and_every_figure() -> None:
    assert outline(CLAIM, 7) == Outline(
        key=7,
        id=CLAIM.id,
        side=CLAIM.attribution.side,
        terms=("side:north", "farm", "hold"),
        around=outline(CLAIM, 7).around,
        concepts=("control", "flood", "truce"),
        known=("siege",),
        denied=("flood",),
        figures=(40.0, 2.5),
        meaning=b"",
    )


@pytest.mark.parametrize("meaning", [b"", b"\x00\xff\x7f"])
def test_a_stored_outline_is_the_same_under_its_key(meaning: bytes) -> None:
    claim = replace(CLAIM, meaning=meaning)
    assert read_outline(7, write_outline(claim)) == outline(claim, 7)
    assert outline(claim, 7).meaning == meaning


def test_the_terms_around_are_marked_but_for_the_claims_own() -> None:
    assert marks_around(outline(CLAIM, 7)) == {mark("valley"), mark("siege")}


def test_what_a_denial_as_a_whole_names_is_denied() -> None:
    events = (Event("control"), Event("flood", positive=False), Event("siege", positive=False, denied=True))
    claim = make_claim(assertion=Assertion(("farm",), events, modality=Modality.DENIAL))
    assert outline(claim, 7).denied == ("control", "siege")


@given(st.lists(st.text(max_size=20), max_size=40))
def test_every_term_around_has_its_mark(terms: list[str]) -> None:
    claim = make_claim(assertion=Assertion((), context=tuple(terms)))
    assert {mark(term) for term in terms} == marks_around(outline(claim, 0))
