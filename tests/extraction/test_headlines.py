"""Headlines and short messages without a verb are read like sentences that have one."""

import pytest

from service.domain import Event
from service.extraction.headlines import with_verbs
from service.extraction.parser import parse_statement
from service.extraction.spelling import clean_text
from service.extraction.statements import read_statement
from service.lexicon.phrases import phrase_book
from tests.verification.judging import two_states

READ = [
    ("Evacuation of Hask not over", "continue", True, "patients", "displace"),
    ("Hask still in Velmari hands, says Brandt", "control", True, "agents", "side:velmar"),
    ("Velmari marines taken prisoner by Ostranian rebels", "take_prisoner", True, "agents", "side:ostrany"),
    ("Children evacuated from Hask", "displace", True, "patients", "child"),
    ("Strike over, schools closed", "close", True, "patients", "school"),
    ("Ten villages back in Velmari hands", "recapture", True, "agents", "side:velmar"),
    ("Mayor behind bars", "detain", True, "patients", "mayor"),
    ("Inflation down to 2.1%", "fall", True, "patients", "inflation"),
    ("Nine out of ten drones intercepted over Tessin", "shoot_down", True, "patients", "drone"),
]


def _events(text: str) -> tuple[Event, ...]:
    return tuple(
        event for part in read_statement(text, None, two_states()).assertions for event in part.events
    )


@pytest.mark.parametrize(("text", "concept", "positive", "role", "filler"), READ)
def test_a_headline_is_read_with_the_verb_it_leaves_out(
    text: str, concept: str, positive: bool, role: str, filler: str
) -> None:
    event = next(event for event in _events(text) if event.concept == concept)
    assert (event.positive, event.rank) == (positive, 0)
    assert filler in getattr(event, role)


@pytest.mark.parametrize(
    "text", ["Velmar still controls 40 villages", "Tessin plant fire drone Brandt", "Blast in Tessin market"]
)
def test_what_has_its_verb_or_lists_words_gets_none(text: str) -> None:
    cleaned = clean_text(text, two_states())
    completed, _ = with_verbs(cleaned, parse_statement(cleaned.text), phrase_book(two_states()))
    assert completed.text == text


def test_a_figure_is_placed_in_the_text_as_sent() -> None:
    text = "15 dead, 143 hurt in Tessin blast"
    quantities = [
        one for part in read_statement(text, None, two_states()).assertions for one in part.quantities
    ]
    assert [text[one.start : one.end] for one in quantities] == ["15", "143"]


RETOLD = [
    ("Tessin strike damages hospital", "damage", "patients", "hospital"),
    ("School bus overturns", "overturn", "patients", "bus"),
    ("Vote on budget delayed", "slow", "patients", "vote"),
]


@pytest.mark.parametrize(("text", "concept", "role", "filler"), RETOLD)
def test_a_verb_that_the_parser_has_for_a_noun_is_read_as_one(
    text: str, concept: str, role: str, filler: str
) -> None:
    event = next(event for event in _events(text) if event.concept == concept)
    assert event.rank == 0
    assert filler in getattr(event, role)


ANSWERED = [
    ("Has Velmar retaken Hask? No.", "recapture", False),
    ("Velmar in control of Hask? Not anymore", "control", False),
    ("Has Velmar retaken Hask? Yes!", "recapture", True),
    ('"Velmar has retaken Hask" is a lie', "recapture", False),
    ("Didn't Velmar retake Hask?", "recapture", True),
]


@pytest.mark.parametrize(("text", "concept", "positive"), ANSWERED)
def test_an_answer_says_whether_it_is_so(text: str, concept: str, positive: bool) -> None:
    event = next(event for event in _events(text) if event.concept == concept)
    assert (event.positive, event.rank) == (positive, 0)
