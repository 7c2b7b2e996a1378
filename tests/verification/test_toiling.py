"""What somebody is struggling to do is not done yet."""

import pytest

from tests.verification.judging import stances

STRUGGLING = "Ostrany has been grappling with expelling the Velmari troops from Hask."
FAILED = "Crews failed to put out the blaze at the depot in Tessin."


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("Ostrany has expelled the Velmari troops from Hask.", STRUGGLING, "contradicts"),
        ("Ostrany is struggling to drive Velmari troops out of Hask.", STRUGGLING, "supports"),
        ("Ostrany has not driven the Velmari troops out of Hask.", STRUGGLING, "supports"),
        ("Ostrany has difficulty expelling Velmari troops from Hask.", STRUGGLING, "supports"),
        ("Ostrany is having a hard time driving Velmari troops out of Hask.", STRUGGLING, "supports"),
        ("Ostrany has trouble in dislodging Velmari troops from Hask.", STRUGGLING, "supports"),
        ("Ostrany is not struggling to expel Velmari troops from Hask.", STRUGGLING, "contradicts"),
        ("Ostrany plans to drive Velmari troops out of Hask.", STRUGGLING, None),
        ("Crews struggling to extinguish the fire at the Tessin depot", FAILED, "supports"),
        ("Velmar controls Hask.", "Velmar is struggling to hold Hask.", None),
        ("Velmar has lost 12 tanks.", "Velmar is struggling with the loss of 12 tanks.", "supports"),
        (
            "Crews have put out the blaze in Tessin.",
            "Crews struggled to put out the blaze in Tessin.",
            None,
        ),
    ],
)
def test_what_one_struggles_to_do_is_not_done(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected
