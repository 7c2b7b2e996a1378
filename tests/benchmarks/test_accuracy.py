"""The service is no less right than the accepted run, its confidence holds, each aspect earns its keep."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.ablation import NOTHING_OFF, ablate, ablation_table
from benchmarks.accuracy import FROZEN, main, measure
from benchmarks.asking import OpenCorpus, open_corpus
from benchmarks.frozen import find_flips, read_frozen
from benchmarks.labels import SEED, CaseSet, corpus_folders, load_claims, load_statements
from benchmarks.misses import SET_ASIDE, count_misses, misses_table
from benchmarks.reliability import bands
from benchmarks.report import ALL, CorpusRun, answer_figures, gap_table, kinds_table, run_records
from service.judgement import Aspect

MUST_HOLD = ("verdict_accuracy", "evidence_f1", "contradicts_f1")
"""Answers are the same on every run, so over all corpora these may not fall at all, nor may any
corpus lose right verdicts. Who gives some up for something better accepts the run that shows it."""

SURE, SURE_RIGHT = 0.9, 0.88
"""Of evidence given 0.9 and more about nine in ten are right."""


@pytest.fixture(scope="module")
def corpora() -> Iterator[list[OpenCorpus]]:
    with ExitStack() as stack:
        yield [stack.enter_context(open_corpus(name, folder)) for name, folder in corpus_folders().items()]


@pytest.fixture(scope="module")
def runs(corpora: list[OpenCorpus]) -> list[CorpusRun]:
    return [measure(corpus, fresh=True) for corpus in corpora]


def test_the_service_is_no_less_right_than_the_accepted_run(runs: list[CorpusRun]) -> None:
    accepted, now = read_frozen(FROZEN), run_records(runs)
    assert set(now) == set(accepted)
    flips = "\n".join(line for name in now for line in find_flips(name, accepted[name], now[name]))
    for name in now:
        for figure in MUST_HOLD if name == ALL else MUST_HOLD[:1]:
            assert now[name]["figures"][figure] >= accepted[name]["figures"][figure], flips


def test_nine_in_ten_of_the_surest_evidence_are_right(runs: list[CorpusRun]) -> None:
    low, _, surest = bands([answer for run in runs for answer in run.answers])[-1]
    assert low == SURE
    assert surest.items > 100
    assert surest.share >= SURE_RIGHT


def test_tables_hold_every_kind_and_both_sets_of_statements(runs: list[CorpusRun]) -> None:
    kinds = {answer.case.kind for run in runs for answer in run.answers}
    assert kinds_table(runs).row_count == len(kinds)
    assert gap_table(runs).row_count == len(answer_figures(runs[0].fresh))
    assert "fresh_verdict_accuracy" in run_records(runs)[ALL]["figures"]


def test_every_miss_has_a_reason(corpora: list[OpenCorpus], runs: list[CorpusRun]) -> None:
    for corpus, run in zip(corpora, runs, strict=True):
        counted = count_misses(corpus, run.answers)
        assert counted.total() == sum(len(answer.missed) for answer in run.answers)
        assert counted[SET_ASIDE] < counted.total()
        assert misses_table(counted, counted).row_count == len(counted) + 1


def test_a_run_is_printed_and_accepted_without_showing_fresh_statements(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    frozen = tmp_path / "accepted.json"
    name = "calder_quay"
    main(["--corpus", name, "--fresh", "--reliability", "--frozen", str(frozen), "--freeze"])
    printed = capsys.readouterr().out
    assert json.loads(printed.splitlines()[-1])[name] == figures_of(frozen, name)
    labels = load_claims(name, corpus_folders()[name])
    for case in load_statements(name, labels, CaseSet.FRESH):
        assert case.text not in printed
        assert case.id not in frozen.read_text(encoding="utf-8")


def figures_of(frozen: Path, name: str) -> dict[str, float]:
    """The accepted figures of the developed statements."""
    kept: dict[str, float] = read_frozen(frozen)[name]["figures"]
    return {figure: value for figure, value in kept.items() if not figure.startswith("fresh_")}


def test_leaving_an_aspect_out_costs_accuracy(corpora: list[OpenCorpus]) -> None:
    corpus = next(corpus for corpus in corpora if corpus.name != SEED)
    few = replace(corpus, statements={CaseSet.DEVELOPED: corpus.statements[CaseSet.DEVELOPED][::2]})
    worth = {run.without: run for run in ablate(lambda without: few.answers(without=without))}
    whole = worth.pop(NOTHING_OFF)
    assert set(worth) == {aspect.value for aspect in Aspect}
    for aspect in (Aspect.EVENT, Aspect.FIGURE, Aspect.POLARITY):
        assert worth[aspect.value].verdicts < whole.verdicts
    assert ablation_table([whole, *worth.values()]).row_count == 1 + len(Aspect)
