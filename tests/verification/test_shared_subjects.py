"""What counts belong to, who is told of, and what leaves nothing of the kind."""

import pytest

from tests.verification.judging import judged, stances

MOVED = "More than 121,000 residents were evacuated from the Tessin region."
TAKEN = "19 Ostranian soldiers have been captured near Tessin."
DEAD = "Three Velmari relief workers were killed in a strike in Tessin."
IN_HAND = "The Velmari army maintains its grip on the situation."
VILLAGES = "Velmar has captured 28 villages in the Hask region."
SHOT_DOWN = "Air defence shot down 25 drones, a cruise missile, and two guided missiles over Ostrany."
ALL_STOPPED = "All air targets were intercepted on the outskirts of Dorvan."
LOST = "Velmar lost 32 tanks in the Hask region, the Ostranian Defence Ministry said."
FAKE = "Velmar invited the inspectors to visit Hask. Oskar Brandt denounced a “clumsy provocation”."
FOR_NOW = "In just the last 24 hours the number of people who have left the Tessin region has exceeded 650."
RULED_OUT = "There cannot be any talks with Velmar, Oskar Brandt said."
SHELTERS = "A total of 120 shelters are operating across 23 regions in Velmar."
ADVANCE = "Velmari troops have advanced 12 kilometres into Ostrany."
VOW = "Ilona Maresh has vowed to kick the Ostranians out of Velmar."
THANKS = "Ilona Maresh said she was “grateful to all soldiers for their resilience and decisive actions”."
TOLD = "The residents of Tessin were told to leave."
COUNTER = "The Velmari army said that it regained ground in Tessin by launching a counter-offensive."


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("About 650 people left or were led out of Tessin.", MOVED, "contradicts"),
        ("More than 120,000 people left or were led out of Tessin.", MOVED, "supports"),
        ("approx. 125,000 residents evacuated from Tessin", MOVED, "supports"),
        ("approx. 90,000 residents evacuated from Tessin", MOVED, "contradicts"),
        ("arround 125000 residents evacuted form tessin", MOVED, "supports"),
        ("More than 600 people left the Tessin region within one day.", FOR_NOW, "supports"),
        ("More than 600 people left the Tessin region within one day.", MOVED, None),
        ("Air defence downed 25 drones and three missiles over Ostrany.", SHOT_DOWN, "supports"),
        ("Air defence downed 25 drones and four missiles over Ostrany.", SHOT_DOWN, "contradicts"),
        ("120 shelters are open inside the Tessin region itself.", SHELTERS, None),
        ("120 shelters are open in Velmar.", SHELTERS, "supports"),
        ("More than 40 Ostranian tanks were destroyed in the Hask region.", LOST, None),
        ("The Velmaris are some seven and a half miles inside Ostrany.", ADVANCE, "supports"),
        ("The Velmari troops were 20 miles inside Ostrany.", ADVANCE, "contradicts"),
    ],
)
def test_what_a_figure_counts(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("The soldiers captured near Tessin have since been exchanged.", TAKEN, None),
        ("The three relief workers killed in Tessin were Ostranians.", DEAD, None),
        ("The three relief workers killed in Tessin were Velmaris.", DEAD, "supports"),
        ("Everything is under control in Hask.", VILLAGES, None),
        ("The Velmari army has everything under control.", IN_HAND, "supports"),
        ("The Velmari army has everything under control.", VILLAGES, None),
        ("Several drones got through to the centre of Dorvan.", ALL_STOPPED, "contradicts"),
        ("Several drones slipped through.", SHOT_DOWN, None),
        ("Ostrany plans talks with Velmar.", RULED_OUT, "contradicts"),
        ("Ilona Maresh gave up on throwing the Ostranians out of Velmar.", VOW, "contradicts"),
        ("Velmar cannot get the Ostranians out.", VOW, None),
        ("Elderly people were left behind in Tessin.", MOVED, None),
        ("The Velmari army announced a counter-offensive in Tessin.", COUNTER, "supports"),
    ],
)
def test_what_is_told_is_told_of_the_same(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected


@pytest.mark.parametrize(
    ("statement", "article", "verdict"),
    [
        ("Maresh called the invitation a clumsy provocation.", FAKE, "contradicted"),
        ('Maresh: the invitation a "clumsy provocation"', FAKE, "contradicted"),
        ("Brandt called the invitation a clumsy provocation.", FAKE, "supported"),
        ("Ostranian officials say Velmar lost 32 tanks in the Hask region.", LOST, "supported"),
        ("Ostrany thanked its soldiers for their resilience and decisive actions.", THANKS, "contradicted"),
        ("Ilona Maresh thanked her soldiers for their resilience and decisive actions.", THANKS, "supported"),
        (
            "Were the residents of Tessin told to leave?",
            "The residents of Tessin were told to leave.",
            "supported",
        ),
    ],
)
def test_who_says_it(statement: str, article: str, verdict: str) -> None:
    assert judged(statement, [article]).verdict == verdict


def test_neither_negates_what_is_theirs() -> None:
    article = "Independent verification of the claims of both sides remains difficult."
    assert stances("Neither side's claims are easy to verify independently.", article) == "supports"
    assert stances("Both sides' claims are easy to verify independently.", article) == "contradicts"


def test_what_is_asked_for_is_not_its_contrary() -> None:
    article = "Velmar called on the inspectors not to respond."
    assert stances("Velmar is begging the inspectors to come and visit Tessin.", article) is None


def test_an_advance_is_in_the_country_it_is_told_of() -> None:
    article = "Officials in Hask said that Velmari troops had managed to advance."
    assert stances("Velmari troops are gaining ground in the east of Velmar.", article) is None


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("15 people died.", "15 people were rescued or died.", None),
        ("10 homes were destroyed.", "40 homes were damaged or destroyed.", None),
        ("30 prisoners escaped.", "30 prisoners were caught or escaped.", None),
        ("Nine women were jailed.", "The court jailed four men and five women.", "contradicts"),
        ("The troops fled 30 kilometres.", "The troops fled 10 kilometres and 20 kilometres.", "contradicts"),
        ("Police prevented violence by arresting 20 fans.", "Police arrested 20 fans.", "supports"),
        ("The mayor prevented a flood by opening the dam.", "The mayor opened the dam.", "supports"),
        ("Ostrany wants to join the union.", "Ostrany cannot join the union, Ilona Maresh said.", None),
        ("Migrants slipped through the fence near Hask.", "Two drones were shot down near Hask.", None),
        ("Five missiles got through to Dorvan.", "All the drones were shot down over Dorvan.", None),
        ("Ostranian drones got through to Tessin.", "Ostrany shot down all Velmari drones.", None),
        ("Several missiles got through.", "Almost all missiles were shot down.", None),
        ("The economy grew.", "The economy grew faster in Velmar.", "supports"),
        ("Everything burned in Hask.", "Nothing burned in Hask.", "contradicts"),
        ("Velmar won everything.", "Velmar won nothing.", "contradicts"),
        ("The mayor hid the money.", "The mayor hid from voters the money he took.", "supports"),
        ("Velmari troops abandoned 20 tanks.", "Velmari troops left behind 20 tanks.", "supports"),
        ("Two regions form Velmar.", "Velmar consists of three regions.", None),
    ],
)
def test_what_only_looks_so_is_read_as_it_is(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected


def test_a_name_in_a_quote_leaves_they_the_others() -> None:
    article = '"They bombed the “Dawn” school in Tessin," said Ilona Maresh.'
    assert stances("Ostrany bombed the school in Tessin.", article) == "supports"


def test_the_full_stop_of_a_time_zone_ends_the_sentence() -> None:
    statement = "Six people died at 6:30 EST. Brandt resigned."
    assert stances(statement, "Brandt did not resign.") == "contradicts"


FLED = "Tens of thousands have fled Velmar's border regions. "


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("Ostranian troops marched into the Tessin region.", "supports"),
        ("Ostranian troops marched into the Hask region.", None),
        ("Only the Tessin region is quiet.", None),
        ("Troops marched into the Tessin region and the Karsk region.", None),
        ("Some 500 of them are from the Tessin region.", None),
        ("Buses came from Tessin.", None),
    ],
)
def test_the_sentence_behind_a_lead_tells_which_region(behind: str, expected: str | None) -> None:
    assert stances("Tens of thousands fled Tessin.", FLED + behind) == expected
