"""The labelled cases fit their articles, their corpora and one another."""

from pathlib import Path

import pytest

from benchmarks.labels import SEED, CaseSet, LabelledStatement, corpus_folders, load_claims, load_statements
from service.domain import AttributionKind
from service.judgement import Stance, Verdict
from service.lexicon.corpus import load_corpus

CORPORA = list(corpus_folders().items())
LEAST = {CaseSet.DEVELOPED: {"seed": 110}, CaseSet.FRESH: {"seed": 60}}
"""Statements that a corpus has at least; an invented one has thirty."""

KINDS = {
    "paraphrase",
    "figure",
    "bound",
    "unit",
    "negation",
    "role",
    "speaker",
    "date",
    "framing",
    "plan",
    "typo",
    "neartopic",
    "offtopic",
}


@pytest.mark.parametrize(("name", "folder"), CORPORA)
def test_claims_name_sides_and_kinds_of_the_corpus(name: str, folder: Path) -> None:
    sides = set(load_corpus(folder).side_ids())
    for claim in load_claims(name, folder):
        assert set(claim.sides) <= sides, claim.id
        assert claim.kinds
        assert set(claim.kinds) <= set(AttributionKind), claim.id


@pytest.mark.parametrize("cases", CaseSet)
@pytest.mark.parametrize(("name", "folder"), CORPORA)
def test_every_kind_of_statement_is_there(name: str, folder: Path, cases: CaseSet) -> None:
    statements = load_statements(name, load_claims(name, folder), cases)
    if cases is CaseSet.FRESH and name != SEED:
        assert not statements, "move LEAST along: an invented corpus has fresh statements again"
        return
    assert {statement.kind for statement in statements} == KINDS
    assert len(statements) >= LEAST[cases].get(name, 30)


@pytest.mark.parametrize("cases", CaseSet)
@pytest.mark.parametrize(("name", "folder"), CORPORA)
def test_the_wanted_evidence_gives_an_accepted_verdict(name: str, folder: Path, cases: CaseSet) -> None:
    for statement in load_statements(name, load_claims(name, folder), cases):
        assert _verdict(statement) in statement.verdicts, statement.id
        assert not statement.required & statement.optional, statement.id


@pytest.mark.parametrize(("name", "folder"), CORPORA)
def test_no_fresh_statement_was_developed(name: str, folder: Path) -> None:
    labels = load_claims(name, folder)
    developed, fresh = ({_said(one) for one in load_statements(name, labels, cases)} for cases in CaseSet)
    assert not developed & fresh


def _said(statement: LabelledStatement) -> str:
    return " ".join(statement.text.casefold().split())


def _verdict(statement: LabelledStatement) -> Verdict:
    match {stance for _, stance in statement.required}:
        case stances if len(stances) > 1:
            return Verdict.DISPUTED
        case stances if stances == {Stance.SUPPORTS}:
            return Verdict.SUPPORTED
        case stances if stances == {Stance.CONTRADICTS}:
            return Verdict.CONTRADICTED
    return Verdict.UNVERIFIED
