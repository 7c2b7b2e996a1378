"""Through whom two parties speak is no place; who blames somebody blames nobody else."""

import pytest

from tests.verification.judging import stances

DENIED = "Brandt refuted allegations that Velmar and Ostrany made contacts mediated by a third party."
HELD = "Velmar and Ostrany held talks through Norway in Pelsk."
BLAMED = "Maresh attributed the attack on the nurses to the Ostranian army."
ROOFS = "A total of 120 shelters are operating across 23 regions, housing about 3,000 people."


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("Velmar and Ostrany were in contact through Norway.", DENIED, "contradicts"),
        ("Velmar and Ostrany had contacts via intermediaries.", DENIED, "contradicts"),
        ("Brandt denied contacts through intermediaries.", DENIED, "supports"),
        ("Brandt denied contacts with Velmar via mediators.", DENIED, "supports"),
        ("Brandt confirmed contacts with Velmar through a mediator.", DENIED, "contradicts"),
        ("Velmar and Ostrany held talks through Norway.", HELD, "supports"),
        ("Velmar and Ostrany held talks.", HELD, "supports"),
        ("Velmar and Ostrany held talks through Finland.", HELD, None),
        ("Velmar and Ostrany held talks brokered by Norway.", HELD, "supports"),
        ("Maresh blamed the Ostranian army for the attack on the nurses.", BLAMED, "supports"),
        ("Maresh blames the Velmari army for the attack on the nurses.", BLAMED, "contradicts"),
        ("120 shelters across 23 regions are housing 3,000 people.", ROOFS, "supports"),
    ],
)
def test_through_whom_and_of_whom(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected
