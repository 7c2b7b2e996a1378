"""Who is said to say what, the parts of a statement, and figures placed in the text as sent."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.extraction.statements import read_statement
from tests.verification.judging import two_states

SAID = [
    ("Maresh said 40 people fled.", "Ilona Maresh", "velmar", False),
    ("40 people fled, Maresh said.", "Ilona Maresh", "velmar", False),
    ("According to Oskar Brandt, 40 people fled.", "Oskar Brandt", "ostrany", False),
    ("Brandt brushed aside the gossip about talks.", "Oskar Brandt", "ostrany", True),
    ("Brandt did not say why the town was evacuated.", None, None, False),
    ("Brandt denies that talks were held.", "Oskar Brandt", "ostrany", True),
    ("brandt says velmar attacked", "Oskar Brandt", "ostrany", False),
    ("Dorvan says 40 people fled.", "Dorvan", "velmar", False),
    ("40 people fled.", None, None, False),
    ('Villagers "fleeing" Hask, claims Brandt', "Oskar Brandt", "ostrany", False),
    ("Police: no sign of a break-in", "police", None, False),
    ("Brandt visited Hask.", None, None, False),
    ("On 6 May Brandt reported 40 captured villages.", "Oskar Brandt", "ostrany", False),
    ("Brandt claims to have repelled all attacks.", "Oskar Brandt", "ostrany", False),
    ("Brandt called the invitation a provocation.", "Oskar Brandt", "ostrany", False),
    ("Brandt denied the attack.", "Oskar Brandt", "ostrany", True),
    ("Brandt rejected the allegation.", "Oskar Brandt", "ostrany", True),
    ("Brandt rejected the plan.", None, None, False),
    ("Brandt did not deny that talks were held.", "Oskar Brandt", "ostrany", False),
    ("40 people fled, reports say.", None, None, False),
    ("According to local media 40 people fled.", None, None, False),
    ("Velmari media say 40 people fled.", "Velmari media", "velmar", False),
    ("Brandt: 40 villages taken", "Oskar Brandt", "ostrany", False),
    ("Acting minister Brandt: 40 villages taken", "Oskar Brandt", "ostrany", False),
    ("Brandt puts it bluntly: the offensive has failed", "Oskar Brandt", "ostrany", False),
    ("Velmar attacked Hask: 12 people died.", None, None, False),
    ("Brandt would have us believe that 40 people fled.", "Oskar Brandt", "ostrany", False),
    ("Brandt put the losses at 12 tanks.", "Oskar Brandt", "ostrany", False),
    ("Brandt put the number of tanks lost at 12.", "Oskar Brandt", "ostrany", False),
    ("A Velmari missile set the depot at Tessin on fire.", None, None, False),
    ("In Brandt's words, the talks failed.", "Oskar Brandt", "ostrany", False),
    ("The talks failed, in the view of Brandt.", "Oskar Brandt", "ostrany", False),
    ("per brandt, the talks failed", "Oskar Brandt", "ostrany", False),
    ("The port handles 80 ships per day.", None, None, False),
    ("As Brandt put it, the talks failed.", "Oskar Brandt", "ostrany", False),
    ("Brandt's view is that the talks failed.", "Oskar Brandt", "ostrany", False),
    ("Word from Brandt is that the talks failed.", "Oskar Brandt", "ostrany", False),
    ("Brandt is adamant that the talks failed.", "Oskar Brandt", "ostrany", False),
    ("Brandt made it clear that the talks failed.", "Oskar Brandt", "ostrany", False),
    ("Brandt left no doubt that the talks failed.", "Oskar Brandt", "ostrany", False),
    ("The closure of the port was announced by Brandt.", "Oskar Brandt", "ostrany", False),
    ("Brandt was the one who announced the closure.", "Oskar Brandt", "ostrany", False),
    ("Brandt's estimate: 12 tanks lost", "Oskar Brandt", "ostrany", False),
    ("12 tanks lost - Brandt", "Oskar Brandt", "ostrany", False),
    ("hask evacuation 7600 shelters velmar says", "Velmar", "velmar", False),
    ("12 tanks lost, says Brandt", "Oskar Brandt", "ostrany", False),
    ("Brandt denies losing 12 tanks.", "Oskar Brandt", "ostrany", True),
    ("Brandt admitted to losing 12 tanks.", "Oskar Brandt", "ostrany", False),
    ("Brandt has boasted of taking 40 villages.", "Oskar Brandt", "ostrany", False),
    ("Brandt speaks of 12 tanks lost.", "Oskar Brandt", "ostrany", False),
    ("Brandt brushed aside reports of talks.", "Oskar Brandt", "ostrany", True),
    ("Officials say 40 people fled.", "officials", None, False),
    ("Brandt blames Velmar for the fire.", "Oskar Brandt", "ostrany", False),
    ("Brandt described the invitation as a provocation.", "Oskar Brandt", "ostrany", False),
]


@pytest.mark.parametrize(("text", "speaker", "side", "denied"), SAID)
def test_the_speaker_of_a_statement(text: str, speaker: str | None, side: str | None, denied: bool) -> None:
    read = read_statement(text, None, two_states())
    assert (read.attributed_to, read.attributed_side, read.denied) == (speaker, side, denied)


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("Velmar holds 1e999 villages.", False),
        ("Velmar holds -5 villages.", False),
        ("It was -5 degrees in Tessin.", True),
        ("Velmar holds 5 villages.", True),
        ("A 5-year plan for Tessin was signed.", True),
    ],
)
def test_a_figure_that_counts_nothing_leaves_nothing_to_check(text: str, readable: bool) -> None:
    assert bool(read_statement(text, None, two_states()).assertions[0].terms) is readable


ASKED = [
    ("Was the depot in Tessin hit by two missiles?", "hit", ("depot",), ("missile",)),
    ("Are conscripts being sent to Hask?", "deploy", ("soldier",), ()),
    ("Wasn't the campaign just one big flop for Velmar?", "fail", (), ("campaign",)),
    ("Is Velmar in control of Hask?", "control", ("hask", "side:ostrany"), ("side:velmar",)),
    ("Is there a ceasefire?", "ceasefire", (), ()),
    ("Should the mayor resign?", "resign", (), ("mayor",)),
]


@pytest.mark.parametrize(("text", "concept", "patients", "agents"), ASKED)
def test_a_question_is_read_as_what_it_asks_about(
    text: str, concept: str, patients: tuple[str, ...], agents: tuple[str, ...]
) -> None:
    first = read_statement(text, None, two_states()).assertions[0].events[0]
    assert (first.concept, first.positive, first.patients, first.agents) == (concept, True, patients, agents)


def test_a_figure_of_a_question_is_placed_in_the_text_as_sent() -> None:
    text = "Was the river really over 40 metres wide?"
    quantity = read_statement(text, None, two_states()).quantities[0]
    assert text[quantity.start : quantity.end] == quantity.text == "over 40 metres"


def test_words_that_only_praise_or_blame_are_no_terms() -> None:
    plain, loaded = (
        read_statement(text, None, two_states()).assertions[0]
        for text in ("Velmari soldiers took the village.", "Heroic Velmari soldiers took the village.")
    )
    assert plain.terms == loaded.terms
    assert loaded.names == ()


def test_each_sentence_is_a_part_and_asides_are_none() -> None:
    read = read_statement("Velmar holds 40 villages. Ostrany lost 12 tanks. So sad!", None, two_states())
    assert [part.quantities[0].text for part in read.assertions] == ["40 villages", "12 tanks"]


def test_a_figure_said_once_more_is_no_part() -> None:
    read = read_statement("Velmar lost 12 tanks. Twelve. lol", None, two_states())
    assert [part.quantities[0].text for part in read.assertions] == ["12 tanks"]


def test_what_is_said_behind_a_colon_is_read_by_itself() -> None:
    text = "Brandt puts it bluntly: Velmar lost 12 tanks"
    read = read_statement(text, None, two_states())
    assert [event.agents for event in read.assertions[0].events] == [("side:velmar",)]
    assert text[read.quantities[0].start : read.quantities[0].end] == "12 tanks"


def test_figures_are_placed_in_the_text_as_sent() -> None:
    text = "OMG!! velmar sezied OVER 40 setlements lol"
    quantity = read_statement(text, None, two_states()).quantities[0]
    assert text[quantity.start : quantity.end] == quantity.text == "OVER 40 setlements"


@pytest.mark.parametrize(
    ("text", "as_of", "expected"),
    [
        ("The attack began on 6 May.", None, date(2031, 5, 6)),
        ("The attack began on Monday.", None, None),
        ("The attack began on Monday.", date(2031, 5, 14), date(2031, 5, 12)),
    ],
)
def test_days_are_read_where_they_can_be_told(text: str, as_of: date | None, expected: date | None) -> None:
    period = read_statement(text, as_of, two_states()).assertions[0].period
    assert (period.first if period else None) == expected


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_a_statement_with_a_part(text: str) -> None:
    read = read_statement(text, None, two_states())
    assert read.assertions
    assert all(text[q.start : q.end] == q.text for q in read.quantities)
