"""Which matches the inference model may be asked about: the nearest in words and in meaning."""

import pytest

from service.outlines import outline
from service.verification.nearness import rank_by_nearness
from tests.verification.judging import claims_of, match_of, meant, models

ENCODER = models()[1]

ARTICLES = [
    "Both armies hold villages near the plant in Karsk, Oskar Brandt said.",
    "Ilona Maresh urged the two countries to exercise restraint.",
    "Bread is dear in Pelsk, residents said.",
]
PLEA = "Velmar's president pleads with both armies to hold back"


def nearest(scores: tuple[float, ...], *, known: bool = True) -> list[tuple[int, bool]]:
    """The places of the claims, the nearest to PLEA first, and whether a likeness is told."""
    matched = [
        (match_of(score), outline(meant(claim) if known else claim, place))
        for place, (score, claim) in enumerate(zip(scores, claims_of(ARTICLES), strict=True))
    ]
    ranked = rank_by_nearness(PLEA, matched, ENCODER)
    return [(one[1].key, likeness is not None) for one, likeness in ranked]


def test_what_tells_of_it_in_other_words_comes_before_what_shares_its_words() -> None:
    assert nearest((0.3, 0.2, 0.1))[0] == (1, True)


def test_the_words_alone_decide_where_no_meaning_is_kept() -> None:
    assert nearest((0.3, 0.1, 0.6), known=False) == [(2, False), (0, False), (1, False)]


@pytest.mark.parametrize("scores", [(0.5, 0.5, 0.5), (0.0, 0.0, 0.0)])
def test_of_equal_scores_the_meaning_decides(scores: tuple[float, ...]) -> None:
    assert nearest(scores)[0] == (1, True)


def test_of_nothing_nothing_is_nearest() -> None:
    assert rank_by_nearness(PLEA, [], ENCODER) == []
