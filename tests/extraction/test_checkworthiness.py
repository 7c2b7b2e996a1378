"""Which sentences of a draft are worth checking, and why the others are not."""

import pytest

from service.domain import Worth
from service.extraction.passages import read_passages
from service.lexicon.corpus import Corpus

SENTENCES = [
    ("Rebels took the airport on Sunday.", Worth.CHECKABLE),
    ("Prices rose 3 percent in May.", Worth.CHECKABLE),
    ("Nobody was killed.", Worth.CHECKABLE),
    ("The bridge was closed.", Worth.CHECKABLE),
    ("Wages grow more slowly than rents.", Worth.CHECKABLE),
    ("Lawmakers are due to vote next week.", Worth.CHECKABLE),
    ("The mayor denounced the plan as a disgrace.", Worth.CHECKABLE),
    ("What a mess: 40 trains were cancelled.", Worth.CHECKABLE),
    ("Ann Reed said the plan was a disgrace.", Worth.CHECKABLE),
    ("The plan is a disgrace.", Worth.OPINION),
    ("The minister should go.", Worth.OPINION),
    ("We believe in a fairer country.", Worth.OPINION),
    ("Frankly, nobody cares.", Worth.OPINION),
    ("Who paid for it all?", Worth.QUESTION),
    ("“Who paid for it all?”", Worth.QUESTION),
    ("Stay at home if you feel ill.", Worth.NO_ASSERTION),
    ("It remains to be seen who wins.", Worth.NO_ASSERTION),
    ("Further details were not available.", Worth.NO_ASSERTION),
    ("Prices could fall again.", Worth.NO_ASSERTION),
    ("He pauses and looks at the sea.", Worth.NO_ASSERTION),
    ("Good morning and welcome to our coverage.", Worth.NO_ASSERTION),
    ("World news", Worth.TOO_SHORT),
    ("Read more: Five things to know", Worth.NAVIGATION),
]


@pytest.mark.parametrize(("text", "worth"), SENTENCES)
def test_a_sentence_is_worth_checking_or_it_is_said_why_not(
    text: str, worth: Worth, seed_corpus: Corpus
) -> None:
    (passage,) = read_passages(text, None, seed_corpus, 10)
    assert passage.worth is worth
    assert bool(passage.statements) == (worth is Worth.CHECKABLE)
