"""Where acts take place, who does them and who only speaks of them, as people and tools put it."""

import pytest

from tests.verification.judging import judged, rules_that_decide, stances

FAILED = "The Velmari operation in Tessin was a failure, Oskar Brandt said."
MET = "The objectives of the operation in Tessin are being met, Oskar Brandt said."
VILLAGES = "Velmar has captured 28 villages in the Tessin region."
MOVED = "More than 121,000 residents were evacuated from the Tessin region."
BLAME = "Velmar and Ostrany have exchanged blame for the fire at the Tessin power plant."
SILENT = "The governor did not say how many people have to leave."
NEARBY = "Velmari troops are now five kilometres from the town of Tessin."
WOUNDED = "Twelve civilians were killed and 121 were wounded in Tessin."


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("Tessin op = total flop 🤡🤡 change my mind", FAILED, "supports"),
        ("Tessin op = total flop 🤡🤡 change my mind", MET, "contradicts"),
        ("The Tessin operation is achieving what it set out to do.", MET, "supports"),
        ("The Tessin operation is achieving what it set out to do.", FAILED, "contradicts"),
    ],
)
def test_a_place_before_an_act_is_where_it_happens(statement: str, article: str, expected: str) -> None:
    assert stances(statement, article) == expected


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("It is Velmar, and not Ostrany, that has captured 28 villages.", VILLAGES, "supports"),
        ("It is Ostrany, not Velmar, that has captured 28 villages.", VILLAGES, "contradicts"),
        ("30 villages in the Tessin region at the very most were captured by Velmar.", VILLAGES, "supports"),
        ("20 villages in the Tessin region at most were captured by Velmar.", VILLAGES, "contradicts"),
        ("did velmar really grab over 25 villages in tessin??", VILLAGES, "supports"),
        ("did velmar really grab over 70 villages in tessin??", VILLAGES, "contradicts"),
        ("no more than 30 villages lost in Tessin", VILLAGES, "supports"),
        ("no more than 20 villages lost in Tessin", VILLAGES, "contradicts"),
    ],
)
def test_who_took_how_many(statement: str, article: str, expected: str) -> None:
    assert stances(statement, article) == expected


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("ROUGHLY 120,000 ppl forced out of tessin", "supports"),
        ("ROUGHLY 90,000 ppl forced out of tessin", "contradicts"),
        ("There are 125,000 evacuees from Tessin.", "supports"),
        ("Tessin evacuees: under 100,000", "contradicts"),
        ("Tessin evacuees: under 170,000", None),
        ("Velmari troops were forced out of Tessin.", None),
        ("All residents of the Tessin region have stayed in their homes.", "contradicts"),
        ("The residents of Tessin were evacuated within six hours.", None),
    ],
)
def test_people_who_have_to_leave(statement: str, expected: str | None) -> None:
    assert stances(statement, MOVED) == expected


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        ("Velmar and Ostrany blame each other for the fire at the Tessin power plant.", BLAME, "supports"),
        ("Ostrany blames Velmar for the fire at the Tessin power plant.", BLAME, "supports"),
        ("The governor gave no number of those who have to leave.", SILENT, "supports"),
        ("The governor did not tell how many people have to leave.", SILENT, "supports"),
        ("Tessin taken by Velmari army", NEARBY, "contradicts"),
        ("Karsk taken by Velmari army", NEARBY, None),
        ("No civilians were killed or hurt in Tessin.", WOUNDED, "contradicts"),
        ("Nobody was killed or injured in Tessin.", WOUNDED, "contradicts"),
    ],
)
def test_what_is_told_of_an_act(statement: str, article: str, expected: str | None) -> None:
    assert stances(statement, article) == expected


@pytest.mark.parametrize(
    ("statement", "article"),
    [
        ("Velmar set the Tessin power plant on fire.", BLAME),
        ("Villagers in the Tessin region are refusing to leave their homes.", MOVED),
    ],
)
def test_no_rule_takes_a_stance(statement: str, article: str) -> None:
    rules = rules_that_decide(statement, [article])
    assert not any(rule.startswith(("supports", "contradicts")) for rule in rules)


def test_a_party_reports_its_own_feats() -> None:
    article = "“12 drones were shot down over Tessin,” said the Velmari Defence Ministry."
    assert judged("12 drones were shot down by Ostrany over Tessin.", [article]).verdict == "contradicted"
    assert judged("12 drones were shot down by Velmar over Tessin.", [article]).verdict == "supported"


def test_what_has_to_be_done_was_ordered() -> None:
    article = "Velmar ordered the evacuation of villages less than 15 kilometers from the border."
    assert stances("Villages within 15 km of the border have to be evacuated.", article) == "supports"


def test_a_capital_tells_who_people_are() -> None:
    assert (
        stances("tessin adventure = a failure for the clown in Pelsk, told you so 🤷", MET) == "contradicts"
    )


@pytest.mark.parametrize(
    ("statement", "article", "expected"),
    [
        (
            "The rise would be spread over two years.",
            "The rise would be spread over three years.",
            "contradicts",
        ),
        ("The rise would be spread over 24 months.", "The rise would be spread over two years.", "supports"),
        (
            "Night shifts would be cut to six hours.",
            "Night shifts would be cut from ten to eight hours.",
            "contradicts",
        ),
    ],
)
def test_stretches_of_time_are_compared(statement: str, article: str, expected: str) -> None:
    assert stances(statement, article) == expected


@pytest.mark.parametrize(
    ("statement", "article", "rule"),
    [
        (
            "Since the Tessin raid the Ostranians are attacking.",
            "Velmar launched a raid in Tessin.",
            "supports",
        ),
        (
            "Did the Tessin operation take pressure off the front?",
            "Velmar continues its operation in Tessin.",
            "supports",
        ),
        (
            "Officials told evacuees not to forget their pets.",
            "The number of people who left voluntarily exceeded 650.",
            "contradicts",
        ),
        (
            "The union has imposed sanctions on Ostrany.",
            "The union will vote on sanctions on Ostrany.",
            "supports",
        ),
    ],
)
def test_no_rule_joins_what_is_only_named_beside(statement: str, article: str, rule: str) -> None:
    assert not any(one.startswith(rule) for one in rules_that_decide(statement, [article]))


def test_a_promise_is_denied_once() -> None:
    article = "Velmar's attack on the border will receive a worthy response, Oskar Brandt said."
    statement = "Brandt has not promised any response to the attack."
    assert judged(statement, [article]).verdict == "contradicted"


def test_another_who_blames_is_not_the_one() -> None:
    article = "Oskar Brandt had attributed the attack on the workers in Hask to the Velmari army."
    statement = "Ilona Maresh blames the Velmari army for the attack on the workers in Hask."
    assert judged(statement, [article]).verdict == "contradicted"


def test_who_holds_the_ground_tells_where_it_was() -> None:
    article = "Oskar Brandt was shot at in a Velmari-controlled village."
    assert stances("Oskar Brandt was shot at in an Ostranian-held village.", article) == "contradicts"
    assert stances("Oskar Brandt was shot at in a Velmari-held village.", article) == "supports"


@pytest.mark.parametrize(
    ("statement", "article"),
    [
        ("A fire destroyed the brewery in Dorvan.", "A fire destroyed the brewery in Pelsk."),
        ("Velmar captured 28 villages.", "28 villages were lost, Velmar said."),
        ("Ostrany shot down two helicopters.", "Velmar admitted that two helicopters were shot down."),
        ("Ostrany repelled the attack.", "“Our attack was repelled,” the Velmari Interior Ministry said."),
        ("Velmar captured Hask without casualties.", "Velmar captured Hask with 300 casualties."),
        ("No surprise attack took place on Hask.", "An attack took place on Hask."),
        ("There were never 300 evacuees.", "300 people were displaced."),
        ("Residents must leave Hask.", "In 2019 the governor ordered the evacuation of Hask."),
        ("Residents must leave Hask.", "The governor did not order the evacuation of Hask."),
    ],
)
def test_what_only_sounds_alike_is_not_supported(statement: str, article: str) -> None:
    assert not any(rule.startswith("supports") for rule in rules_that_decide(statement, [article]))


@pytest.mark.parametrize(
    ("statement", "article"),
    [
        ("Ostrany shot down two helicopters.", "Velmar admitted that two helicopters were shot down."),
        ("Ostrany repelled the attack.", "“Our attack was repelled,” the Velmari Interior Ministry said."),
        ("The term was extended by two years.", "The term was extended to eight years."),
        ("Velmar is near Hask.", "Velmar captured Hask."),
        ("A drone hit a depot in a Velmari-held village.", "A drone hit a depot in an Ostranian-held town."),
    ],
)
def test_what_only_sounds_otherwise_is_not_contradicted(statement: str, article: str) -> None:
    assert not any(rule.startswith("contradicts") for rule in rules_that_decide(statement, [article]))


def test_another_who_names_no_doer_does_not_say_the_same() -> None:
    article = "Twelve drones were shot down over Tessin, Oskar Brandt said."
    statement = "Maresh said that Velmar shot down 12 drones over Tessin."
    assert judged(statement, [article]).verdict == "unverified"
