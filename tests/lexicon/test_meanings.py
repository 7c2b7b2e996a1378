"""A word of the lists that means something else in plain news is not read as its concept."""

import pytest

from service.extraction.statements import read_statement
from tests.verification.judging import two_states


def concepts_of(text: str) -> set[str]:
    """The concepts of every event that is read in the text."""
    statement = read_statement(text, None, two_states())
    return {event.concept for part in statement.assertions for event in part.events}


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("She took the train to Tessin.", "capture"),
        ("The gates were closed by the police.", "near"),
        ("Both hold the other responsible for the fire.", "ceasefire"),
        ("The vote was held in March.", "protest"),
        ("He called the plan a mistake.", "urge"),
        ("The minister called an election.", "urge"),
        ("The press wrote about the match.", "urge"),
        ("The children were brought home by bus.", "cause"),
        ("The flight to Tessin was late.", "displace"),
        ("The club lost the match on Sunday.", "lose_troops"),
        ("The firm lost a third of its value.", "lose_troops"),
        ("Losses make up a tenth of the budget.", "lie"),
        ("The council declined to comment.", "fall"),
        ("The wind is expected to ease on Sunday.", "lift_rule"),
        ("She works in a shop close to the river.", "close"),
        ("The paper is close to the government.", "close"),
        ("According to the ministry, prices rose.", "agree"),
        ("The report was quoted in full.", "full"),
        ("The player missed one session.", "go_missing"),
        ("The club lined up a new coach.", "wait"),
        ("The crane lifted a car from the river.", "lift_rule"),
        ("He raised awareness for the disease.", "rise"),
        ("The team broke the record.", "violate"),
        ("He had a heart attack at home.", "attack"),
        ("The bank saved money on its offices.", "rescue"),
        ("The governing body met in Tessin.", "die"),
        ("The minister is holding talks in Tessin.", "happen"),
        ("The bombs fell on the harbour.", "rain"),
        ("The problem stems from the budget.", "stop_advance"),
        ("The toll is over 40.", "end"),
        ("The mayor is due to speak on Tuesday.", "cause"),
    ],
)
def test_no_other_meaning(text: str, concept: str) -> None:
    assert concept not in concepts_of(text)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Going by plane got harder, doing business with Tessin as well.", "trade"),
        ("Everything is going according to plan.", "succeed"),
        ("The bombing of Tessin went on.", "hit"),
        ("The company fired its manager.", "dismiss"),
        ("The company fired 300 workers.", "lay_off"),
        ("The army destroyed 300 militants.", "kill"),
        ("Ostrany captured 19 marines.", "take_prisoner"),
    ],
)
def test_meanings_by_form_and_object(text: str, concept: str) -> None:
    assert concept in concepts_of(text)
