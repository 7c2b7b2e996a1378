"""Opposites of one thing: on the offensive and on the defensive, full and cleared, made and rejected."""

import pytest

from tests.verification.judging import stances


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("Velmar is on the offensive.", "Velmar is on the defensive.", "contradicts"),
        ("Velmar on the defensive in Hask", "Velmari troops are on the offensive in Hask.", "contradicts"),
        ("Velmar is on the back foot.", "Velmar has the initiative.", "contradicts"),
        ("Velmar is on the defensive.", "Velmar is on the back foot, Maresh said.", "supports"),
        ("Velmar has attacked Hask.", "Velmar is on the defensive.", None),
        ("Velmar is on the defensive.", "Ostrany is on the offensive.", None),
        (
            "Hask is still full of Velmari troops.",
            "Hask has been mostly cleared of Velmari troops.",
            "contradicts",
        ),
        ("Hask is crawling with Velmari troops.", "Velmari troops have withdrawn from Hask.", "contradicts"),
        ("Hask is full of Ostranian troops.", "Hask was cleared of Velmari troops.", None),
        ("Hask is teeming with Velmari troops.", "Hask is full of Velmari troops, Brandt said.", "supports"),
    ],
)
def test_a_state_beside_its_opposite(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("On Tuesday Velmar shot down 19 drones.", "Velmar has shot down 60 drones in recent days.", None),
        ("Velmar downed 19 drones in recent days.", "On Tuesday Velmar shot down 12 drones.", None),
        ("Velmar shot down 19 drones this week.", "Velmar shot down 12 drones on Tuesday.", None),
        ("Velmar shot down 19 drones on Tuesday.", "Velmar shot down 12 drones on Tuesday.", "contradicts"),
        ("Velmar shot down 19 drones on Tuesday.", "Velmar shot down 12 drones overnight.", "contradicts"),
        ("Velmar shot down 19 drones.", "Velmar shot down 60 drones in recent days.", "contradicts"),
        ("On Tuesday Velmar held 40 villages.", "Velmar has held 28 villages in recent days.", "contradicts"),
    ],
)
def test_a_days_figure_is_none_of_several_days(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("Velmar struck a nuclear deal.", "Velmar has rejected the mediators' peace proposals.", None),
        (
            "Velmar reached an economic agreement.",
            "Velmar has rejected the mediators' peace proposals.",
            None,
        ),
        ("Velmar accepted a nuclear deal.", "Velmar rejected a trade deal.", None),
        ("Velmar struck a peace deal.", "Velmar has rejected the mediators' peace proposals.", "contradicts"),
        ("Velmar accepted a nuclear deal.", "Velmar accepted a trade deal.", None),
        ("Velmar accepted a nuclear deal.", "Velmar rejected the nuclear deal.", "contradicts"),
        ("Velmar accepted the nuclear deal.", "Velmar rejected the deal.", "contradicts"),
    ],
)
def test_what_a_deal_is_on_keeps_it_from_others(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("Fighting in Hask has stopped.", "The fighting continues in Hask.", "contradicts"),
        ("Fighting in Hask continues.", "Fighting in Hask has stopped.", "contradicts"),
        ("Talks with Ostrany have ended.", "Talks with Ostrany are continuing, Maresh said.", "contradicts"),
        ("The evacuation of Hask is over.", "The evacuation of Hask continues.", "contradicts"),
        ("Velmar has ended its offensive in Hask.", "Velmar continues its offensive in Hask.", "contradicts"),
        ("Fighting in Karsk has stopped.", "The fighting continues in Hask.", None),
        ("The evacuation of Hask is over.", "The fighting in Hask continues.", None),
        ("Fighting in Hask continues.", "The fighting in Hask is continuing, Brandt said.", "supports"),
    ],
)
def test_what_goes_on_is_not_over(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected
