"""An aspect that is left out of the comparison counts neither for nor against; used to measure its worth."""

import pytest

from service.judgement import Aspect
from service.verification.stance import TABLE, UNSEEN
from tests.verification.judging import stances

FOR, AGAINST, NEITHER = "supports", "contradicts", None


@pytest.mark.parametrize(
    ("aspect", "statement", "article", "seen", "unseen"),
    [
        (Aspect.FIGURE, "Velmar holds 28 villages.", "Velmar controls 40 villages.", AGAINST, FOR),
        (Aspect.EVENT, "Velmar holds 40 villages.", "Velmar has evacuated 40 villages.", NEITHER, FOR),
        (
            Aspect.POLARITY,
            "The border crossing at Hask is open.",
            "The border crossing at Hask has been closed.",
            AGAINST,
            FOR,
        ),
        (
            Aspect.ROLE,
            "Ostranian troops captured 19 Velmari soldiers.",
            "Velmari troops captured 19 Ostranian soldiers.",
            AGAINST,
            FOR,
        ),
        (
            Aspect.MODALITY,
            "Velmar has built a new bridge in Tessin.",
            "Velmar plans to build a new bridge in Tessin.",
            NEITHER,
            FOR,
        ),
        (
            Aspect.DATE,
            "The Velmari attack on Hask began in March.",
            "Velmar launched an attack on Hask on May 6.",
            AGAINST,
            FOR,
        ),
        (
            Aspect.SPEAKER,
            "Brandt said Velmar holds 40 villages.",
            "Velmar controls 40 villages, Ilona Maresh said.",
            AGAINST,
            FOR,
        ),
        (
            Aspect.WORDING,
            "A leaking chlorine tank injured 30 workers of the night shift.",
            "A lift injured twelve workers.",
            NEITHER,
            AGAINST,
        ),
    ],
)
def test_what_one_aspect_decides(
    aspect: Aspect, statement: str, article: str, seen: str | None, unseen: str | None
) -> None:
    assert stances(statement, article) == seen
    assert stances(statement, article, without=frozenset({aspect})) == unseen


def test_every_condition_of_the_table_belongs_to_an_aspect() -> None:
    known = {fact for facts in UNSEEN.values() for fact in facts}
    conditions = {condition for row in TABLE for condition in row.when}
    assert conditions - known == {"same"}
