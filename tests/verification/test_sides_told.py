"""The enemy, men of an army, some of those counted, and one of two regions of a sentence."""

import pytest

from tests.verification.judging import stances

STOPPED = (
    '"In the Karsk region the enemy has been stopped, and its losses in the Tessin region are rising," '
    "Maresh said."
)
LOST = "Ostrany lost up to 1,600 soldiers near Hask, Maresh said."
KIDS = "Twelve civilians have died in Tessin, and another 120, including ten children, were wounded."
CONVOY = "The nurses said that their lorry was hit near Hask."


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("Ostranian troops have been stopped in the Karsk region.", STOPPED, "supports"),
        ("Velmari troops have been stopped in the Karsk region.", STOPPED, None),
        ("The Ostranian advance in the Tessin region has been stopped.", STOPPED, None),
        ("Ostrany lost more than 3,000 men near Hask.", LOST, "contradicts"),
        ("Ostrany lost at most 1,600 men near Hask.", LOST, "supports"),
        ("12 civilians dead in Tessin, ten of them kids", KIDS, "supports"),
        ("12 civilians dead and 120 wounded in Tessin, ten of whom were children", KIDS, "supports"),
        ("Brandt says the nurses' lorry was hit by Velmar.", CONVOY, None),
    ],
)
def test_who_and_where_is_told_of(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected
