"""What is ruled out at a glance could not have borne on the statement."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.asking import open_corpus
from benchmarks.labels import CaseSet, corpus_folders
from service.domain import Assertion, Event, Statement
from service.extraction.statements import read_statement
from service.judgement import Outcome
from service.lexicon.phrases import phrase_book
from service.outlines import outline
from service.verification.bearing import find_stance
from service.verification.facts import FACTS
from service.verification.glance import glance_for
from service.verification.stance import decide
from tests.factory import make_claim
from tests.verification.judging import claims_of, read, two_states

CORPORA = [(name, folder) for name, folder in corpus_folders().items() if name != "seed"]

LEFT = 0.5
"""Share of the claims about one small event that pass at most."""


@pytest.mark.parametrize(("name", "folder"), CORPORA)
def test_no_claim_that_takes_a_stance_is_ruled_out(name: str, folder: Path) -> None:
    passed = asked = 0
    with open_corpus(name, folder) as corpus:
        index, book = corpus.pipeline.index, phrase_book(corpus.pipeline.corpus)
        with index.reading():
            outlines = index.candidates(("anything",))
            claims = index.fetch(outlines)
        for case in corpus.statements[CaseSet.DEVELOPED]:
            statement = read_statement(case.text, case.as_of, corpus.pipeline.corpus)
            may_bear = glance_for(statement, book)
            for one, claim in zip(outlines, claims, strict=True):
                asked, passed = asked + 1, passed + may_bear(one)
                parts = range(len(statement.assertions))
                stances = [find_stance(statement, part, claim, book) for part in parts]
                assert may_bear(one) or not any(stances), (case.text, claim.text)
    assert 0 < passed <= LEFT * asked


@pytest.mark.parametrize(
    ("statement", "article", "may_bear"),
    [
        ("Velmar holds 40 villages.", "Velmar controls 28 villages.", True),
        ("Velmar holds 40 villages.", "Ostrany controls 28 quarries.", True),
        ("Velmar holds 40 villages.", "Velmar does not control villages.", True),
        ("Velmar holds 40 villages.", "Velmar controls a quarry.", False),
        (
            "Velmar holds 40 villages of farmers and herders in the dry Karsk valley.",
            "Ostrany controls 41 quarries.",
            True,
        ),
        (
            "Velmar holds 40 villages of farmers and herders in the dry Karsk valley.",
            "Ostrany controls 90 quarries.",
            False,
        ),
        ("Heavy rain soaked 40 villages.", "Heavy rain drenched 41 villages.", True),
        ("Heavy rain soaked 40 villages.", "Heavy rain drenched 80 villages.", False),
        ("Heavy rain soaked 40 villages.", "Wind felled trees in 41 villages.", False),
        ("Velmar holds villages.", "Rain soaked villages.", False),
        ("40 villages.", "Rain soaked 28 villages.", True),
        ("The mayor of Hask closed the old grain market.", "The mayor closed the market of Hask.", True),
        ("The mayor of Hask closed the old grain market.", "The mayor opened a museum.", True),
        ("The mayor of Hask closed the old grain market.", "Brandt closed his shop.", False),
    ],
)
def test_by_act_figure_and_words(statement: str, article: str, may_bear: bool) -> None:
    glance = glance_for(read(statement), phrase_book(two_states()))
    assert any(glance(outline(claim, 0)) for claim in claims_of([article])) is may_bear


@pytest.mark.parametrize(("told", "may_bear"), [("envoy zorb gull pier", True), ("envoy gull pier", False)])
def test_without_an_act_in_common_nearly_all_words_are_needed(told: str, may_bear: bool) -> None:
    part = Assertion(("envoy", "zorb", "gull", "pier"), (Event("zorb"),))
    glance = glance_for(Statement("", None, None, None, False, (part,)), phrase_book(two_states()))
    claim = make_claim(assertion=Assertion(tuple(told.split())))
    assert glance(outline(claim, 0)) is may_bear


UNLIKE: Mapping[str, object] = dict.fromkeys(
    ("covered", "half_covered", "covered_well", "told_itself", "swapped", "identified"), False
)
"""Of a claim that covers less than a third of the statement."""

FIGURELESS: Mapping[str, object] = {
    "figure": Outcome.SILENT,
    "has_figure": True,
    **dict.fromkeys(("swapped", "identified", "short_of_all"), False),
}
"""Of a claim without a figure, where the statement has one and denies nothing."""

OUTCOMES = st.sampled_from(Outcome)
DRAWN = {name: st.booleans() for name in FACTS} | {
    "agents": st.none() | OUTCOMES,
    "patients": st.none() | OUTCOMES,
    **dict.fromkeys(("modality", "places", "date", "polarity"), OUTCOMES),
}


@pytest.mark.parametrize(
    "known",
    [
        {**UNLIKE, "same": True, "figure": None, "has_figure": False, "date": Outcome.SILENT},
        {**UNLIKE, "same": True, "figure": None, "has_figure": False, "onset": False, "fixed": False},
        {**UNLIKE, "figure": Outcome.CONFLICTS, "has_figure": True, "polarity": Outcome.AGREES},
        {**FIGURELESS, "polarity": Outcome.AGREES},
        {**FIGURELESS, "same": False},
    ],
)
@given(data=st.data())
def test_no_row_takes_a_stance_on_what_is_ruled_out(known: Mapping[str, object], data: st.DataObject) -> None:
    assert decide({**data.draw(st.fixed_dictionaries(DRAWN)), **known}).stance is None
