"""A bare toll belongs to the happening that the statement tells beside it or before it."""

import pytest

from tests.verification.judging import stances

MARKET = "Twelve people were killed when a market in Tessin was shelled."
HURT_NOBODY = "A bakery in Karsk caught fire after a strike. There were no casualties."
NURSES = "Three nurses of the Red Lantern were killed in a strike on their lorry near Hask."
TOLL = "Twelve civilians have died, the authorities said."


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("Red Lantern lorry hit, 3 dead, Maresh blames Ostrany", NURSES, "supports"),
        ("Red Lantern lorry hit, 3 dead, Maresh blames Ostrany", HURT_NOBODY, None),
        ("Red Lantern lorry hit. 3 dead. Maresh blames Ostrany.", TOLL, None),
        ("A ferry has sunk. Twelve people died.", TOLL, None),
        ("Bus crash in Norway kills 12", MARKET, None),
        ("Bus crash kills 30", TOLL, None),
        ("A school was bombed and four people were killed.", HURT_NOBODY, None),
        ("Four cyclists were killed.", HURT_NOBODY, None),
        ("A bakery was set on fire, four dead", HURT_NOBODY, "contradicts"),
        ("Strike on Karsk. Four people were killed.", HURT_NOBODY, "contradicts"),
        ("A market was shelled, killing 12 people", MARKET, "supports"),
        ("A market was shelled. 40 people were killed.", MARKET, "contradicts"),
        ("Twelve civilians were killed.", TOLL, "supports"),
    ],
)
def test_a_toll_is_of_the_happening_beside_it(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Tessin was bombed, nobody hurt. Karsk bakery ablaze, two dead.", "contradicts"),
        ("Karsk bakery ablaze, two dead. Tessin was bombed.", "contradicts"),
        ("Karsk celebrated. Tessin market ablaze, two dead.", None),
    ],
)
def test_a_sentence_with_a_place_of_its_own_does_not_take_the_last_ones(
    statement: str, expected: str | None
) -> None:
    assert stances(statement, HURT_NOBODY) == expected
