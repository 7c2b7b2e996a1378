"""A person who is said to be behind an act is not told of where a claim names the person's side only."""

import pytest

from tests.verification.judging import stances


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("Brandt was behind the attack on Karsk.", "Ostrany was behind the attack on Karsk.", None),
        (
            "Brandt is responsible for the fire in Karsk.",
            "Ostrany is responsible for the fire in Karsk.",
            None,
        ),
        ("Brandt ordered the attack on Karsk.", "Ostrany ordered the attack on Karsk.", None),
        ("Ostrany was behind the attack on Karsk.", "Ostrany was behind the attack on Karsk.", "supports"),
        ("Brandt was behind the attack on Karsk.", "Brandt was behind the attack on Karsk.", "supports"),
        ("Brandt controls Karsk.", "Ostrany controls Karsk.", "supports"),
    ],
)
def test_a_person_behind_an_act(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected
