"""What the best match says where no rule joins any claim to the statement."""

import pytest

from tests.verification.judging import judged, stances

FIGURES = [
    # words that no list holds, a figure of the same measure
    (
        "Velmari raiders have pinched 40 villages in Ostrany.",
        "Velmar controls 40 villages in Ostrany.",
        "supports",
    ),
    (
        "Velmari raiders have pinched 90 villages in Ostrany.",
        "Velmar controls 40 villages in Ostrany.",
        "contradicts",
    ),
    # another measure, another name, another event that the lists hold
    ("Velmari raiders have pinched 40 tanks in Ostrany.", "Velmar controls 40 villages in Ostrany.", None),
    ("Raiders from Norway have pinched 40 villages.", "Velmar controls 40 villages.", None),
    ("Velmar has evacuated 40 villages.", "Velmar controls 40 villages.", None),
]


@pytest.mark.parametrize(("statement", "claim", "stance"), FIGURES)
def test_a_figure_of_the_closest_claim_decides(statement: str, claim: str, stance: str | None) -> None:
    assert stances(statement, claim) == stance


def test_words_alone_are_not_near_enough() -> None:
    assert stances("Velmari raiders have pinched the villages.", "Velmar controls the villages.") is None


def test_a_claim_that_a_rule_joins_leaves_the_closest_unasked() -> None:
    answer = judged(
        "Velmar controls 40 villages.",
        ["Velmar controls 40 villages.", "Velmari raiders have pinched 90 villages."],
    )
    assert {item.rule for item in answer.evidence} == {"supports: figure agrees, polarity agrees"}


def test_it_says_that_no_rule_joined_the_two() -> None:
    (item,) = judged(
        "Velmari raiders have pinched 40 villages in Ostrany.", ["Velmar controls 40 villages in Ostrany."]
    ).evidence
    assert item.confidence <= 0.65
    assert (
        item.findings[0].message == "The claim nearest in words says 40 villages, the statement 40 villages."
    )
