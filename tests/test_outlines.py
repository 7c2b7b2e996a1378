"""A claim's outline holds what ranks the claim, and the record gives it back as it was."""

from service.domain import Assertion, Event
from service.index.embedded.claims import read_outline, write_outline
from service.outlines import Outline, outline
from tests.factory import make_claim, make_quantity

CLAIM = make_claim(
    assertion=Assertion(
        ("side:north", "farm", "hold"),
        (Event("control"), Event("flood"), Event("control")),
        (make_quantity(value=40.0), make_quantity(value=2.5)),
    )
)


def test_an_outline_names_each_concept_once_and_every_figure() -> None:
    assert outline(CLAIM, 7) == Outline(
        key=7,
        id=CLAIM.id,
        side=CLAIM.attribution.side,
        terms=("side:north", "farm", "hold"),
        concepts=("control", "flood"),
        figures=(40.0, 2.5),
    )


def test_a_stored_outline_is_the_same_under_its_key() -> None:
    assert read_outline(7, write_outline(CLAIM)) == outline(CLAIM, 7)
