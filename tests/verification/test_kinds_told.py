"""A figure of one kind, how often, whose things, and of which place an office speaks."""

import pytest

from tests.verification.judging import stances

FIRED = "Ostrany fired 26 drones, two ballistic missiles and three cruise missiles at Velmar."
TAKEN = "Velmari troops have captured 40 villages in Ostrany."
HOLD = "Ostranian troops occupy a fifth of Velmari territory."
DOWNED = (
    "Fighting goes on in Hask. "
    "All air targets were intercepted on the outskirts, the Tessin City Council said."
)
DAILY = "Ostranian forces capture villages in the east almost daily."


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("Ostrany fired three cruise missiles at Velmar.", FIRED, "supports"),
        ("Ostrany fired two cruise missiles at Velmar.", FIRED, "contradicts"),
        ("Ostrany fired 26 drones and two ballistic missiles at Velmar.", FIRED, "supports"),
        ("Ostranian troops captured villages in the east.", TAKEN, None),
        ("Ostranian troops capture villages in the east every day.", DAILY, "supports"),
        ("Velmari troops capture villages in Ostrany daily.", TAKEN, None),
        ("Velmari troops have captured villages in Ostrany.", TAKEN, "supports"),
        ("Ostrany captured many Velmari soldiers.", HOLD, None),
        ("All air targets over Tessin were intercepted on the outskirts.", DOWNED, "supports"),
        ("All air targets over Karsk were intercepted on the outskirts.", DOWNED, None),
    ],
)
def test_one_kind_is_not_another(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected
