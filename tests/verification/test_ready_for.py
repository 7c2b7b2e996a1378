"""Who is ready for talks or open to them holds them for possible, and tells of nothing else."""

import pytest

from tests.verification.judging import stances

IMPOSSIBLE = "Talks with Ostrany are impossible, Maresh said."
OPENED = "A shelter in Velmar has opened."


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("Velmar is ready for talks with Ostrany.", IMPOSSIBLE, "contradicts"),
        ("Velmar is open to talks with Ostrany.", IMPOSSIBLE, "contradicts"),
        ("Velmar open to talks with Ostrany", IMPOSSIBLE, "contradicts"),
        ("Velmar is not open to talks with Ostrany.", IMPOSSIBLE, "supports"),
        ("Velmar is open to talks with Ostrany.", OPENED, None),
        ("Velmar and Ostrany held talks.", "Velmar is open to talks with Ostrany.", None),
        ("The crossing at Hask is open to traffic.", "The crossing at Hask is open.", "supports"),
    ],
)
def test_ready_for_talks_is_no_talks(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected
