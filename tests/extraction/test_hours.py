"""The times of day that a text names, in hours, and whether they are Greenwich's."""

import pytest

from service.extraction.hours import find_hours


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The depot was hit at about 3 am local time.", [(3.0, 3.0, False)]),
        ("It began at 11:30 p.m. UTC.", [(23.5, 23.5, True)]),
        ("It fell at 2359 GMT.", [(pytest.approx(23.98, abs=0.01), pytest.approx(23.98, abs=0.01), True)]),
        ("They left at 14:30.", [(14.5, 14.5, False)]),
        ("The blast came at three in the morning.", [(3.0, 3.0, False)]),
        ("They came at five at night.", [(5.0, 5.0, False)]),
        ("They came at twelve at night.", [(0.0, 0.0, False)]),
        ("They came at 12 in the afternoon.", [(12.0, 12.0, False)]),
        ("It was struck just before midnight GMT.", [(22.0, 0.0, True)]),
        ("The raid came at dawn.", [(3.5, 7.5, False)]),
        ("Norway won 2:1 before 5,000 people.", []),
        ("At 13 pm nothing happens.", []),
    ],
)
def test_hours_of_the_day(text: str, expected: list[tuple[float, float, bool]]) -> None:
    assert [(one.first, one.last, one.universal) for one in find_hours(text)] == expected
