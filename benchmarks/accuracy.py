"""How right the service is, by the labelled cases of `benchmarks/cases`, in this process.

    python -m benchmarks.accuracy [--corpus all|seed|<invented>] [--fresh] [--reliability] [--misses]
                                  [--ablation] [--without-inference] [--show] [--frozen FILE]
                                  [--freeze]

Prints verdicts by kind of statement, evidence and extraction by corpus, what confidence is worth, and
last one line of JSON with the figures. What a figure means is said in `benchmarks/report.py`.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.ablation import ablate, ablation_table
from benchmarks.answers import JudgedAnswer
from benchmarks.asking import OpenCorpus, open_corpus
from benchmarks.frozen import Record, find_flips, read_frozen, write_frozen
from benchmarks.labels import ROOT, CaseSet, corpus_folders
from benchmarks.misses import count_misses, misses_table
from benchmarks.reliability import AnswersByCorpus, bands_table, brier, rules_table
from benchmarks.report import (
    ALL,
    CorpusRun,
    figures_by_corpus,
    figures_table,
    gap_table,
    kinds_table,
    run_records,
    shown_lines,
)
from service.judgement import Aspect

FROZEN = ROOT / "benchmarks" / "frozen" / "accuracy.json"

WIDTH = 160
"""Columns, so that no table is cut where the output goes into a file."""


def measure(corpus: OpenCorpus, *, fresh: bool) -> CorpusRun:
    """Ask the statements of the corpus, the fresh ones too if asked for, and judge its claims."""
    kept_back = corpus.answers(CaseSet.FRESH) if fresh else ()
    return CorpusRun(corpus.name, corpus.answers(), corpus.extraction(), kept_back)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and compare with or replace the accepted run."""
    folders = corpus_folders()
    args = _read_arguments([*folders, ALL], arguments)
    console = Console(highlight=False, soft_wrap=True, width=WIDTH)
    with ExitStack() as stack:
        corpora = [
            stack.enter_context(open_corpus(name, folder, inference=not args.without_inference))
            for name, folder in folders.items()
            if args.corpus in (name, ALL)
        ]
        runs = [measure(corpus, fresh=args.fresh) for corpus in corpora]
        _print_lines(console, _case_lines(runs, args.show))
        for table in _tables(runs, by_rule=args.reliability):
            console.print(table)
        if args.misses:
            console.print(_misses(corpora, runs))
        if args.ablation:
            ruled = [corpus.without_inference() for corpus in corpora]
            console.print(ablation_table(list(ablate(lambda without: _all_answers(ruled, without)))))
    records = run_records(runs)
    if args.frozen is not None:
        _print_lines(console, _flips(read_frozen(args.frozen), records))
    if args.freeze:
        write_frozen(args.frozen or FROZEN, records)
    _print_lines(console, [json.dumps(figures_by_corpus(runs))])


def _read_arguments(corpora: Sequence[str], arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=main.__doc__)
    parser.add_argument("--corpus", choices=corpora, default=ALL)
    parser.add_argument("--fresh", action="store_true", help="ask the statements kept back, show the gap")
    parser.add_argument("--reliability", action="store_true", help="print what each rule's evidence is worth")
    parser.add_argument("--misses", action="store_true", help="count why wanted evidence is missing")
    parser.add_argument(
        "--ablation", action="store_true", help="leave each aspect out in turn, and the model"
    )
    parser.add_argument("--without-inference", action="store_true", help="leave the inference model out")
    parser.add_argument("--show", action="store_true", help="print every case that is not wholly right")
    parser.add_argument("--frozen", type=Path, metavar="FILE", help="print what differs from that run")
    parser.add_argument("--freeze", action="store_true", help="accept this run: write it as the frozen one")
    return parser.parse_args(arguments)


def _all_answers(corpora: Sequence[OpenCorpus], without: frozenset[Aspect]) -> list[JudgedAnswer]:
    return [answer for corpus in corpora for answer in corpus.answers(without=without)]


def _misses(corpora: Sequence[OpenCorpus], runs: Sequence[CorpusRun]) -> Table:
    pairs = list(zip(corpora, runs, strict=True))
    developed = sum((count_misses(corpus, run.answers) for corpus, run in pairs), Counter[str]())
    fresh = sum((count_misses(corpus, run.fresh) for corpus, run in pairs), Counter[str]())
    return misses_table(developed, fresh)


def _case_lines(runs: Sequence[CorpusRun], show: bool) -> Iterator[str]:
    """Single cases, only if asked for: who reads the fresh ones can no longer be surprised by them."""
    return (line for run in runs if show for line in shown_lines(run))


def _tables(runs: Sequence[CorpusRun], *, by_rule: bool) -> Iterator[Table | str]:
    yield kinds_table(runs)
    yield figures_table(figures_by_corpus(runs))
    yield from _reliability("developed statements", {run.name: run.answers for run in runs}, by_rule=by_rule)
    if any(run.fresh for run in runs):
        yield gap_table(runs)
        yield from _reliability("fresh statements", {run.name: run.fresh for run in runs}, by_rule=by_rule)


def _reliability(title: str, answers: AnswersByCorpus, *, by_rule: bool) -> Iterator[Table | str]:
    yield bands_table(title, [answer for each in answers.values() for answer in each])
    if by_rule:
        yield rules_table(title, answers)
        given, measured = brier(answers)
        yield f"Brier score of confidence: {given:.3f}; as the other corpora would set it: {measured:.3f}"


def _flips(accepted: Mapping[str, Record], records: Mapping[str, Record]) -> Iterator[str]:
    """What moved since the accepted run, and one line that says how much did."""
    lines = [line for name, now in records.items() for line in find_flips(name, accepted.get(name, {}), now)]
    yield from lines
    yield f"{len(lines) or 'no'} differences from the accepted run"


def _print_lines(console: Console, lines: Iterator[str] | Sequence[str]) -> None:
    for line in lines:
        console.print(line, markup=False)


if __name__ == "__main__":
    main()
