"""What is ruled out at a glance could not have borne on the statement."""

from pathlib import Path

import pytest

from benchmarks.asking import open_corpus
from benchmarks.labels import CaseSet, corpus_folders
from service.domain import Assertion, Event, Statement
from service.extraction.statements import read_statement
from service.lexicon.phrases import phrase_book
from service.outlines import Outline, outline
from service.verification.bearing import find_stance
from service.verification.glance import glance_for
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
        ("Velmar holds 40 villages.", "Rain soaked 41 villages.", True),
        ("Velmar holds 40 villages.", "Rain soaked 80 villages.", False),
        ("Velmar holds villages.", "Rain soaked villages.", False),
    ],
)
def test_by_act_or_figure(statement: str, article: str, may_bear: bool) -> None:
    glance = glance_for(read(statement), phrase_book(two_states()))
    assert any(glance(outline(claim, 0)) for claim in claims_of([article])) is may_bear


@pytest.mark.parametrize(("told", "may_bear"), [("envoy zorb gull pier", True), ("envoy gull pier", False)])
def test_without_an_act_in_common_nearly_all_words_are_needed(told: str, may_bear: bool) -> None:
    part = Assertion(("envoy", "zorb", "gull", "pier"), (Event("zorb"),))
    glance = glance_for(Statement("", None, None, None, False, (part,)), phrase_book(two_states()))
    assert glance(Outline(0, "c_0", "velmar", tuple(told.split()), (), ())) is may_bear
