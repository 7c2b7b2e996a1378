"""Acts that are others by who does them to whom, and by how far or how long they went."""

import pytest

from tests.verification.judging import stances

REPELLED = "All Ostranian attacks near Hask were repelled, Maresh said."
SHELTERS = "Shelters in Karsk are housing about 3,000 people."
ROOM = "Another 30 shelters in Karsk have a capacity to accommodate more than 9,000 people."
MISSILES = "Two depots in Tessin were hit in an Ostranian missile strike."
LOSSES = "The losses of the Ostranian army are rising, Maresh said."


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("Ostrany halted its own offensive near Hask.", REPELLED, None),
        ("Velmar halted the Ostranian offensive near Hask.", REPELLED, "supports"),
        ("Shelters in Karsk hold about 3,000 people.", SHELTERS, "supports"),
        ("Shelters in Karsk hold about 8,000 people.", SHELTERS, "contradicts"),
        ("The shelters in Karsk could take 9,500 more people.", SHELTERS, None),
        ("There is room for over 9,000 people in 30 shelters in Karsk.", ROOM, "supports"),
        ("There are beds for 2,000 people in 30 shelters in Karsk.", ROOM, "contradicts"),
        ("The nurses' strike in Tessin hit two depots.", MISSILES, None),
        ("Teachers in Tessin are on strike.", MISSILES, None),
        ("Two depots in Tessin were hit in a strike by Ostranian forces.", MISSILES, "supports"),
        ("A strike in Tessin over wages", MISSILES, None),
        ("Ostranian losses are rising.", LOSSES, "supports"),
        ("Ostranian losses have doubled.", LOSSES, None),
        ("Ostranian losses have risen threefold.", LOSSES, None),
        ("Ostranian losses have halved.", LOSSES, "contradicts"),
        ("Depots in Tessin were hit three nights in a row.", MISSILES, None),
        ("Depots in Tessin were hit for the third night running.", MISSILES, None),
        ("Depots in Tessin were hit.", MISSILES, "supports"),
    ],
)
def test_who_does_it_tells_which_act_it_is(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected
