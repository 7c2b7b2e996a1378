"""Events of a sentence: what happened, to whom, by whom, whether, and which figure measures it."""

from datetime import date
from typing import Any

import pytest

from service.domain import Assertion, Event, Modality
from service.extraction.assertions import read_assertion, with_context
from service.extraction.parser import parse_statement
from service.extraction.singling import ANOTHER
from tests.verification.judging import PUBLISHED, two_states


def read(text: str) -> Assertion:
    return read_assertion(parse_statement(text)[:], two_states(), PUBLISHED)


def told(text: str, concept: str) -> list[Event]:
    return [found for found in read(text).events if found.concept == concept]


EVENTS: list[tuple[str, str, dict[str, Any]]] = [
    ("Velmari troops captured Hask.", "capture", {"agents": ("side:velmar", "soldier")}),
    ("Hask was captured by Velmari troops.", "capture", {"agents": ("side:velmar", "soldier")}),
    ("The capture of Hask by Velmari troops was swift.", "capture", {"agents": ("side:velmar", "soldier")}),
    ("Velmar took control of the village.", "capture", {"patients": ("settlement",)}),
    ("Velmar took the village.", "capture", {"patients": ("settlement",)}),
    (
        "The village is under Velmari control.",
        "control",
        {"agents": ("side:velmar",), "patients": ("settlement",)},
    ),
    ("Three drones downed over Hask", "shoot_down", {"patients": ("drone",)}),
    ("Velmar launched an attack on Hask.", "attack", {"agents": ("side:velmar",), "onset": True}),
    ("The village was not captured.", "capture", {"positive": False}),
    ("Nobody was killed.", "kill", {"positive": False}),
    ("No village was captured.", "capture", {"positive": False}),
    ("Velmar failed to capture the village.", "capture", {"positive": False}),
    ("Talks are impossible.", "negotiate", {"positive": False}),
    ("Brandt denied that talks were held.", "negotiate", {"positive": False, "denied": True}),
    ("Nobody denied that talks were held.", "negotiate", {"positive": True}),
    ("Brandt rejected claims that the plant was sold.", "sell", {"positive": False, "denied": True}),
    ("Brandt did not reject claims that the plant was sold.", "sell", {"positive": True}),
    ("Brandt denied that farmers were at risk.", "dangerous", {"positive": False, "denied": True}),
    ("Velmar plans to evacuate the village.", "displace", {"modality": Modality.PLAN}),
    ("Velmar may evacuate the village.", "displace", {"modality": Modality.POSSIBILITY}),
    ("Some 80 people to be evacuated from Hask.", "displace", {"modality": Modality.PLAN}),
    ("The first people to be evacuated were nurses.", "displace", {"modality": Modality.FACT}),
    ("Brandt has a meeting scheduled with Maresh.", "meet", {"modality": Modality.PLAN}),
    ("The attack will receive an answer.", "answer", {"agents": (), "patients": ("attack",)}),
    ("Velmar must evacuate the village.", "displace", {"modality": Modality.OBLIGATION}),
    ("Velmar began evacuating the village.", "displace", {"modality": Modality.FACT, "onset": True}),
    ("The depot burned after the strike.", "hit", {"rank": 2}),
    ("The depot burned after a strike.", "hit", {"rank": 1}),
    ("All attacks were repelled.", "repel", {"every": True}),
    ("Maresh blamed Ostrany for the attack.", "attack", {"agents": ("side:ostrany",)}),
    ("The village was not the scene of fighting.", "fight", {"positive": False, "rank": 0}),
    ("Firemen worked at the site to put out the blaze.", "extinguish", {"modality": Modality.FACT}),
    ("Velmar does not plan to evacuate the village.", "displace", {"positive": False}),
    ("Velmar had no plans to evacuate the village.", "displace", {"positive": False}),
    ("Velmar is not going to evacuate the village.", "displace", {"positive": False}),
    ("Velmar is unlikely to evacuate the village.", "displace", {"positive": False}),
    ("The village has yet to be evacuated.", "displace", {"positive": False, "modality": Modality.FACT}),
    ("Hardly any houses were damaged.", "damage", {"positive": False}),
    ("It is not true that the village was captured.", "capture", {"positive": False, "rank": 0}),
    ("Reports that the village was captured are false.", "capture", {"positive": False, "rank": 0}),
    ("There is no evidence that the village was captured.", "capture", {"positive": False}),
    ("There is evidence that the village was captured.", "capture", {"positive": True}),
    ("The president cancelled the visit.", "visit", {"positive": False, "rank": 0}),
    ("The army prevented an attack.", "attack", {"positive": False, "rank": 0}),
    ("The planned talks did not take place.", "negotiate", {"positive": False, "modality": Modality.FACT}),
    ("The strike is far from over.", "continue", {"rank": 0}),
    ("Firemen put out the fire.", "burn", {"rank": 2}),
    ("Maresh has not ruled out talks.", "negotiate", {"positive": True, "modality": Modality.POSSIBILITY}),
    ("12,000 people will have to be evacuated.", "displace", {"modality": Modality.PLAN}),
    ("12,000 people had to be evacuated.", "displace", {"modality": Modality.FACT}),
    ("Velmar may have to evacuate the village.", "displace", {"modality": Modality.POSSIBILITY}),
    ("Velmar is about to evacuate the village.", "displace", {"modality": Modality.PLAN}),
    ("The war is about capturing the port.", "capture", {"modality": Modality.PLAN, "agents": ()}),
    ("The aim is the capture of the port.", "capture", {"modality": Modality.PLAN}),
    ("Evacuate the village!", "displace", {"modality": Modality.OBLIGATION}),
    ("Maresh arrived for a long-planned visit.", "visit", {"modality": Modality.FACT}),
    ("Maresh arrived for a planned visit.", "visit", {"modality": Modality.PLAN}),
    ("Maresh accused Ostrany of shelling the port.", "hit", {"agents": ("side:ostrany",), "rank": 0}),
    ("Ostrany suffered an attack by Velmar.", "attack", {"agents": ("side:velmar",)}),
    ("The port came under fire from Velmar.", "hit", {"agents": ("side:velmar",)}),
    ("Maresh called the talks a failure.", "negotiate", {"rank": 2}),
    ("Maresh described the talks as a failure.", "fail", {"agents": ("negotiate",)}),
    ("Three people were killed in a Velmari strike.", "kill", {"agents": ("side:velmar",)}),
    ("The depot was damaged after a Velmari attack.", "damage", {"agents": ("side:velmar",)}),
    ("The depot was damaged in a crash.", "damage", {"agents": ()}),
    ("Maresh arrived in Pelsk for a visit.", "visit", {"agents": ("ilona_maresh", "side:velmar")}),
    ("Talks with Ostrany are impossible.", "negotiate", {"modality": Modality.POSSIBILITY}),
    ("Velmar to buy 40 tanks", "buy", {"modality": Modality.PLAN}),
    ("12 schools to be closed", "close", {"modality": Modality.PLAN}),
    ("12,000 people to be evacuated, that is the plan", "displace", {"modality": Modality.PLAN}),
    ("Maresh to see Oskar Brandt on Monday", "meet", {"modality": Modality.PLAN}),
    (
        "Lacking men and shells, Velmar has been on the defensive.",
        "lack",
        {"agents": ("side:velmar",), "rank": 1},
    ),
    ("The army has one task: retake the town.", "recapture", {"modality": Modality.OBLIGATION}),
    ("Velmar is bent on retaking Hask.", "recapture", {"modality": Modality.PLAN, "rank": 0}),
    ("Velmar is keen to attack Hask.", "attack", {"modality": Modality.PLAN}),
    ("Velmar got the village back.", "recapture", {"agents": ("side:velmar",)}),
    ("They were sent to one of the shelters opened in Hask.", "open", {"patients": ("shelter",)}),
    ("Velmar burned through 12 tanks.", "lose_troops", {"patients": ("tank",)}),
    ("Velmar never explained why it evacuated Hask.", "displace", {"rank": 2}),
    ("Velmar's grip now extends over Hask.", "control", {"agents": ("side:velmar",), "rank": 0}),
    ("Velmar made it clear that talks are impossible.", "negotiate", {"positive": False, "rank": 0}),
    ("There were no talks with Ostrany.", "negotiate", {"positive": False}),
    ("Maresh denounced a stunt.", "provoke", {"rank": 1}),
    ("The plane left Tessin.", "leave", {"places": ("tessin", "side:velmar")}),
    ("Two bridges are Velmari-held.", "control", {"agents": ("side:velmar",), "patients": ("bridge",)}),
    ("A Velmari-held village was hit.", "control", {"agents": ("side:velmar",)}),
    ("The taking of Hask was swift.", "capture", {"patients": ("hask", "side:ostrany")}),
    ("40 hectares of Velmari land in Ostranian hands", "control", {"agents": ("side:ostrany",)}),
    ("Velmar took Hask.", "capture", {"patients": ("hask", "side:ostrany")}),
    ("40 villages were taken in Hask.", "capture", {"patients": ("settlement",), "rank": 0}),
    ("It was Ostrany that attacked Hask.", "attack", {"agents": ("side:ostrany",), "rank": 0}),
    ("It was Maresh herself who attacked Hask.", "attack", {"agents": ("ilona_maresh", "side:velmar")}),
    ("It wasn't Velmar that shelled Hask.", "hit", {"agents": ("side:velmar",), "positive": False}),
    ("Velmar, not Ostrany, shelled Hask.", "hit", {"agents": ("side:velmar",), "positive": True}),
    ("Velmar and not Ostrany shelled Hask.", "hit", {"agents": ("side:velmar",), "positive": True}),
    ("Not Velmar but Ostrany shelled Hask.", "hit", {"agents": ("side:ostrany",), "positive": True}),
    ("Hask was shelled not by Velmar but by Ostrany.", "hit", {"agents": ("side:ostrany",)}),
    ("Ostrany rather than Velmar attacked Hask.", "attack", {"agents": ("side:ostrany",)}),
    ("In mid-May Velmar ordered an evacuation.", "order", {"agents": ("side:velmar",)}),
    ("By mid-May Velmar held 40 villages.", "control", {"agents": ("side:velmar",)}),
    (
        "Velmar invited the union and Ostrany denounced the invitation.",
        "condemn",
        {"agents": ("side:ostrany",)},
    ),
    ("The talks are finally over", "end", {"patients": ("negotiate",), "rank": 0}),
    ("Fighting in Hask not over yet", "end", {"positive": False, "rank": 0}),
    ("The campaign turned out a flop.", "fail", {"agents": ("campaign",), "rank": 0}),
    ("Ostrany on the defensive in Hask", "on_defensive", {"patients": ("side:ostrany",), "rank": 0}),
    ("Ostrany accuses Velmar of shelling Hask.", "hit", {"agents": ("side:velmar",)}),
    ("Velmar invited Brandt to visit Tessin.", "visit", {"agents": ("oskar_brandt", "side:ostrany")}),
    ("Velmar is behind the attack on Hask.", "attack", {"agents": ("side:velmar",)}),
    ("Velmar is responsible for the attack on Hask.", "attack", {"agents": ("side:velmar",)}),
    ("Velmar had 12 tanks destroyed.", "destroy", {"patients": ("side:velmar", "tank")}),
    ("The river rose by 70 centimetres.", "rise", {"agents": (), "patients": ("river",)}),
    ("Velmar held Hask by the end of May.", "control", {"agents": ("side:velmar",)}),
    ("Two of the people killed were Velmaris.", "kill", {"patients": ("person", "side:velmar")}),
    ("Two soldiers were among the dead.", "die", {"patients": ("soldier",), "rank": 0}),
    ("Velmar reported that its planes hit Hask.", "hit", {"agents": ("side:velmar", "aircraft")}),
    ("Rebels took the mayor hostage.", "take_prisoner", {"patients": ("mayor",)}),
    ("Farmers have to leave Hask.", "leave", {"modality": Modality.OBLIGATION}),
    ("Farmers had to leave Hask.", "leave", {"modality": Modality.FACT}),
    ("Velmar wants Ostrany to withdraw.", "retreat", {"modality": Modality.OBLIGATION}),
    ("Velmar wants to withdraw.", "retreat", {"modality": Modality.PLAN}),
    ("The mayor is in custody.", "detain", {"agents": (), "patients": ("mayor",)}),
    ("The bridge closed.", "close", {"agents": (), "patients": ("bridge",)}),
    ("Velmar took control of Hask.", "capture", {"agents": ("side:velmar",)}),
]


@pytest.mark.parametrize(("text", "concept", "expected"), EVENTS)
def test_an_event_is_read(text: str, concept: str, expected: dict[str, Any]) -> None:
    found = [{key: getattr(event, key) for key in expected} for event in told(text, concept)]
    assert expected in found


OTHER_SENSES = [
    ("The boy took the medicine.", "capture"),
    ("The exercise took a week.", "capture"),
]


@pytest.mark.parametrize(("text", "concept"), OTHER_SENSES)
def test_a_gerund_does_not_lend_its_sense_to_the_verb(text: str, concept: str) -> None:
    assert not told(text, concept)


MEASURED = [
    ("The number of people who have voluntarily left has exceeded 650.", "leave", "exceeded 650"),
    ("More than 90 rescuers worked to put out the blaze.", "extinguish", "More than 90 rescuers"),
    ("Velmar holds 40 villages.", "control", "40 villages"),
    ("Some 3,500 residents were evacuated.", "displace", "Some 3,500 residents"),
    ("The number of people who fled has reached 650.", "displace", "650"),
    ("Officials put the losses at 12 tanks.", "lose_troops", "12 tanks"),
    ("They left and 46 wells had run dry.", "dry_up", "46 wells"),
    ("The flow was about 105 cubic metres.", "level", "about 105 cubic metres"),
    ("hundreds dead in Hask", "die", "hundreds"),
    ("Ten villages seized in May are Velmari-held.", "control", "Ten villages"),
    ("12 dead and 121 injured in Tessin", "die", "12"),
    ("12 dead and 121 injured in Tessin", "injure", "121"),
    ("Velmar lost not 12 but 30 tanks.", "lose_troops", "30 tanks"),
    ("Shares fell 8 percent.", "fall", "8 percent"),
    ("At least 121 people, including ten children, were wounded.", "injure", "At least 121 people"),
    ("At least 121 people, including ten children, were wounded.", "injure", "ten children"),
    ("The storm injured 121 people, including a nurse and ten children.", "injure", "ten children"),
    ("The river is 40 metres wide.", "level", "40 metres"),
    ("Villages are under Velmari control: 40", "control", "40"),
    ("Brandt put the number of villages under Velmari control at 11.", "control", "11"),
]

COUNTED = [
    ("Kursk evacuees: 900", "evacuee"),
    ("Drones shot down: over 26", "drone"),
    ("Villages are under Velmari control: 40", "village"),
    ("Tessin: 40", None),
    ("Brandt counted the villages: 40 fell.", None),
]

SET_ASIDE = [
    ("Velmar lost 12 tanks, not 30.", "30"),
    ("Turnout fell to 61 percent from 70 percent.", "70 percent"),
]


@pytest.mark.parametrize(("text", "concept", "figure"), MEASURED)
def test_a_figure_measures_its_event(text: str, concept: str, figure: str) -> None:
    assertion = read(text)
    measured = {e.concept: [assertion.quantities[i].text for i in e.quantities] for e in assertion.events}
    assert any(figure in found for found in measured[concept])


@pytest.mark.parametrize(("text", "unit"), COUNTED)
def test_a_figure_behind_a_colon_counts_what_stands_before(text: str, unit: str | None) -> None:
    assert [quantity.unit for quantity in read(text).quantities] == [unit]


@pytest.mark.parametrize(("text", "figure"), SET_ASIDE)
def test_a_figure_that_is_set_aside_measures_nothing(text: str, figure: str) -> None:
    assertion = read(text)
    measured = [assertion.quantities[i].text for event in assertion.events for i in event.quantities]
    assert measured
    assert figure not in measured


def test_the_text_before_gives_the_context() -> None:
    assertion = with_context(read("The attack was repelled."), "Velmar attacked Hask.", "War", two_states())
    assert "hask" in assertion.context


def test_figures_of_a_day_are_marked() -> None:
    assert read("In the last 24 hours, 40 people left.").windowed
    assert read("40 people left within a single day.").windowed
    assert read("40 people left inside 48 hours.").windowed
    assert not read("Within 15 km of Hask 40 people left.").windowed
    assert not read("40 people left.").windowed


FOREIGN = [
    ("North Korean soldiers were sent to Hask.", True),
    ("The Norwegian army was sent to Hask.", True),
    ("Norwegian troops were sent to Hask.", True),
    ("The Velmari army was sent to Hask.", False),
    ("Heavy fighting reached Hask.", False),
]


@pytest.mark.parametrize(("text", "foreign"), FOREIGN)
def test_a_demonym_that_no_side_has_is_a_name(text: str, foreign: bool) -> None:
    assert bool({"korean", "norwegian", "heavi"}.intersection(read(text).names)) is foreign


def test_the_weekday_of_a_plan_is_the_coming_one() -> None:
    days = {
        text: [event.period.first for event in read(text).events if event.period is not None]
        for text in ("Brandt is due to meet Maresh on Tuesday.", "Brandt met Maresh on Tuesday.")
    }
    assert list(days.values()) == [[date(2031, 5, 20)], [date(2031, 5, 13)]]


ANEW = [
    ("Velmar launched a fresh attack.", True),
    ("Velmar launched another attack.", True),
    ("Velmar launched an attack.", False),
    ("Velmar has a new president.", False),
]


@pytest.mark.parametrize(("text", "another"), ANEW)
def test_another_act_is_told_from_the_one_before(text: str, another: bool) -> None:
    assert (ANOTHER in read(text).marks) is another
