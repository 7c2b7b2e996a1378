"""Figures as people deny, shout, add and list them, and whose journeys, ends and blows they tell of."""

import pytest

from service.domain import Bound
from service.extraction.assertions import read_assertion
from service.extraction.parser import parse_statement
from tests.verification.judging import judged, read, stances, two_states

HELD = "Velmar controls 28 villages."
SHELTERS = "Velmar has opened 120 shelters in 23 regions of the country."
ROOM = "Another 390 shelters, with a capacity to accommodate more than 19,000 people, are ready in Karsk."
TOLL = "12 civilians have been killed and 121 others, ten of them children, have been wounded in Tessin."
ARRIVAL = "Oskar Brandt arrived in Tessin on Monday."
DEPOT = "The fuel depot in Tessin was hit at about 3 am."


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("Velmar does NOT control 40 villages.", HELD, "supports"),
        ("Velmar has not taken as many as 40 villages.", HELD, "supports"),
        ("Velmar does not even hold 40 villages.", HELD, "supports"),
        ("Velmar does not even hold 20 villages.", HELD, "contradicts"),
        ("Velmar does not hold a single village.", HELD, "contradicts"),
        ("Velmar has not taken ONE village.", HELD, "contradicts"),
        ("Velmar holds no more than 30 villages.", HELD, "supports"),
        ("Velmar holds no more than 20 villages.", HELD, "contradicts"),
        ("MORE THAN A HUNDRED villages in Velmari hands!!!", HELD, "contradicts"),
        ("28 villages captured Velmar", "Velmar has captured 28 villages.", "supports"),
        ("28 villages captured Velmari army", "Velmar has captured 28 villages.", "supports"),
    ],
)
def test_a_figure_is_denied_and_shouted(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("120 shelters have been opened in 23 regions.", SHELTERS, "supports"),
        ("120 shelters have been opened in 32 regions.", SHELTERS, "contradicts"),
        ("120 shelters have been opened in 32 territories.", SHELTERS, "contradicts"),
        ("120 shelters in 32 regions of Velmar", SHELTERS, "contradicts"),
        ("Another 390 shelters stand ready, with space for 9,000 people in all.", ROOM, "contradicts"),
        ("The shelters have room for more than 15,000 people.", ROOM, "supports"),
    ],
)
def test_of_two_figures_the_other_one_counts_too(statement: str, article: str, expected: str) -> None:
    assert stances(statement, article) == expected


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("12 dead and 121 wounded in Tessin", "supported"),
        ("12 dead and 112 wounded in Tessin", "contradicted"),
        ("Fewer than ten civilians have been killed in Tessin.", "contradicted"),
    ],
)
def test_each_number_of_a_toll_counts(statement: str, verdict: str) -> None:
    assert judged(statement, [TOLL]).verdict == verdict


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("Oskar Brandt arrived in Tessin on 9 May 2031.", ARRIVAL, "contradicts"),
        ("Oskar Brandt did not arrive in Tessin until 12 May 2031.", ARRIVAL, "supports"),
        ("Oskar Brandt arrived in Tessin in April.", ARRIVAL, "contradicts"),
        ("Oskar Brandt arrived in Tessin in January.", ARRIVAL, None),
        ("The treaty was signed in 2022, not earlier.", "Velmar signed the treaty in 2014.", "contradicts"),
        ("The fuel depot in Tessin was hit in broad daylight.", DEPOT, "contradicts"),
        ("The depot in Tessin was hit at 3 in the AFTERNOON.", DEPOT, "contradicts"),
        ("Nobody was hurt when the fuel depot in Velmar was hit.", f"{DEPOT} Nobody was hurt.", "supports"),
        ("Nobody was hurt in Velmar.", "Nobody was hurt in Tessin.", None),
    ],
)
def test_a_day_or_an_hour_of_its_own(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        (
            "Brandt said Velmar lost 12 tanks to his army.",
            "Velmar lost 12 tanks, Oskar Brandt said.",
            "supports",
        ),
        ("Tessin was a flop.", "The operation in Tessin was a success.", "contradicts"),
        ("Velmari guns hit the Ostranian reserves.", "The Ostranian army goes on attacking.", None),
        ("Velmari troops have reached the Hask power plant.", "In one day 650 people left Hask.", None),
        ("Velmar occupies Ostrany.", "Velmar controls the power plant in Ostrany.", None),
        ("The Pelsk plant is 30 km from Velmari troops.", "Ostranian troops are 5 km from Tessin.", None),
        ("Ilona Maresh has not set foot in Hask.", "Velmari troops have entered Hask.", None),
        ("By Maresh's own count her army holds 28 villages.", f"{HELD[:-1]}, Ilona Maresh said.", "supports"),
        (
            "By Brandt's own count Velmar holds 28 villages.",
            f"{HELD[:-1]}, Ilona Maresh said.",
            "contradicts",
        ),
    ],
)
def test_whose_act_it_is(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected


def test_a_shortfall_is_at_least_so_many_that_is_not_so() -> None:
    (part,) = read("Velmar did not take as much as 1,200 square kilometres.").assertions
    assert part.quantities[0].bound is Bound.AT_LEAST
    assert not part.events[0].positive


def test_no_more_than_two_denies_nothing() -> None:
    (part,) = read("No more than two nurses died in Tessin.").assertions
    assert part.events[0].positive


def test_drones_are_downed_over_regions_and_not_more_than_nine_of_them() -> None:
    span = parse_statement("25 drones downed over nine Velmari regions in one night")[:]
    assert "drone" in read_assertion(span, two_states(), None).events[0].patients


def test_a_sentence_that_only_names_what_was_told_is_no_part() -> None:
    assert len(read("Velmar holds 28 villages. That is the great conquest.").assertions) == 1
    assert len(read("Velmar holds 28 villages. Ostrany holds Hask.").assertions) == 2


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("No earlier attack hit the plant in Tessin.", "An attack hit the plant in Tessin.", "contradicts"),
        ("Ostrany sank 12 boats.", "Ostrany has not taken a village or sunk 12 boats.", "contradicts"),
        (
            "The truce in Hask did not last until Friday.",
            "The truce in Hask lasted until Friday.",
            "contradicts",
        ),
        ("Velmar destroyed a tank in Tessin on 20 May 2031.", "Velmar destroyed a tank in Tessin.", None),
        ("Velmar does not hold 40 villages.", "Velmar holds two villages in Hask.", None),
        ("Velmar did not lose 40 tanks in the war.", "Velmar lost three tanks on Monday.", None),
        (
            "12 tanks were destroyed in Tessin, a city 20 km from the border.",
            "12 tanks were destroyed in Tessin on a front of 300 km.",
            "supports",
        ),
    ],
)
def test_what_is_like_these_and_another_thing(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected
