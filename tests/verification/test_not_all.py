""" "Not all" leaves room for some: it is refuted by all, and by none of what is told of some."""

import pytest

from tests.verification.judging import stances

SOME = "Velmari air defences shot down 25 drones over Tessin."
EACH = "All drones over Tessin were shot down, officials said."
NOBODY = "No residents were evacuated from Hask."
LEFT = "Some 3,000 residents have left Hask."


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("Not all drones over Tessin were shot down.", EACH, "contradicts"),
        ("Not all the drones over Tessin were shot down.", EACH, "contradicts"),
        ("The drones over Tessin were not all shot down.", EACH, "contradicts"),
        (
            "The army did not shoot down every drone over Tessin.",
            EACH.replace("All drones", "The army shot down all drones").replace(" were shot down", ""),
            "contradicts",
        ),
        ("Not all the drones over Tessin were shot down.", SOME, None),
        ("Not every drone over Tessin was shot down.", SOME, None),
        ("Not all 30 drones over Tessin were shot down.", SOME, "supports"),
        ("Not all 20 drones over Tessin were shot down.", SOME, None),
        ("No drones were shot down over Tessin.", SOME, "contradicts"),
        ("Drones were shot down over Tessin.", "Not all drones over Tessin were shot down.", None),
        (
            "All drones were shot down over Tessin.",
            "Not all drones over Tessin were shot down.",
            "contradicts",
        ),
        ("Not all residents were evacuated from Hask.", NOBODY, "supports"),
        ("Not everyone has left Hask.", LEFT, None),
        ("Not all residents have left Hask.", LEFT, None),
        ("Everyone has left Hask.", LEFT, None),
        ("All of the residents have left Hask.", LEFT, None),
        ("Residents have left Hask.", LEFT, "supports"),
    ],
)
def test_not_all_is_not_none(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected
