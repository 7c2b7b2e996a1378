"""How right the service is, by the labelled cases of `benchmarks/cases`, in this process.

    python -m benchmarks.accuracy [--corpus all|seed|<invented>] [--show] [--frozen FILE] [--freeze]

Prints verdicts by kind of statement, evidence and extraction by corpus, what confidence is worth, and
last one line of JSON with the figures. What a figure means is said in `benchmarks/report.py`.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import Console

from benchmarks.answers import judge_answer
from benchmarks.extracted import judge_extraction
from benchmarks.frozen import Record, find_flips, read_frozen, write_frozen
from benchmarks.labels import ROOT, LabelledStatement, corpus_folders, load_claims, load_statements
from benchmarks.report import (
    ALL,
    CorpusRun,
    corpus_record,
    figures_by_corpus,
    figures_table,
    kinds_table,
    reliability_table,
    shown_lines,
)
from service.domain import Claim, ClaimFilter
from service.judgement import Question
from service.pipeline import Pipeline, open_pipeline
from service.settings import Settings

FROZEN = ROOT / "benchmarks" / "frozen" / "accuracy.json"

EVIDENCE_LIMIT = 100
"""The most evidence items a client may ask for, so that none is lost to the default of 20."""

PAGE = 200


def measure(name: str, folder: Path) -> CorpusRun:
    """Index the corpus in a temporary folder, ask every statement and judge the answers."""
    labels = load_claims(name, folder)
    cases = load_statements(name, labels)
    with tempfile.TemporaryDirectory() as data:
        pipeline = open_pipeline(Settings(data_dir=Path(data), corpus_dir=folder))
        try:
            answers = tuple(judge_answer(case, pipeline.verify(_question(case)), labels) for case in cases)
            extraction = judge_extraction(labels, list(_all_claims(pipeline)), pipeline.corpus)
        finally:
            pipeline.index.close()
    return CorpusRun(name, answers, extraction)


def _question(case: LabelledStatement) -> Question:
    return Question(case.text, case.as_of, limit=EVIDENCE_LIMIT)


def _all_claims(pipeline: Pipeline) -> Iterator[Claim]:
    cursor: str | None = None
    while True:
        claims, cursor = pipeline.index.claims(ClaimFilter(), (), PAGE, cursor)
        yield from claims
        if cursor is None:
            return


def main() -> None:
    """Measure, print, and compare with or replace the accepted run."""
    folders = corpus_folders()
    args = _read_arguments([*folders, ALL])
    runs = [measure(name, folder) for name, folder in folders.items() if args.corpus in (name, ALL)]
    records = {run.name: corpus_record(run) for run in runs}
    console = Console(highlight=False, soft_wrap=True)
    if args.show:
        _print_lines(console, (line for run in runs for line in shown_lines(run)))
    _print_tables(console, runs)
    if args.frozen is not None:
        _print_lines(console, _flips(read_frozen(args.frozen), records))
    if args.freeze:
        write_frozen(args.frozen or FROZEN, records)
    _print_lines(console, [json.dumps(figures_by_corpus(runs))])


def _read_arguments(corpora: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=main.__doc__)
    parser.add_argument("--corpus", choices=corpora, default=ALL)
    parser.add_argument("--show", action="store_true", help="print every case that is not wholly right")
    parser.add_argument("--frozen", type=Path, metavar="FILE", help="print what differs from that run")
    parser.add_argument("--freeze", action="store_true", help="accept this run: write it as the frozen one")
    return parser.parse_args()


def _flips(accepted: Mapping[str, Record], records: Mapping[str, Record]) -> Iterator[str]:
    for name, record in records.items():
        yield from find_flips(name, accepted.get(name, {}), record)


def _print_tables(console: Console, runs: Sequence[CorpusRun]) -> None:
    console.print(kinds_table(runs))
    console.print(figures_table(figures_by_corpus(runs)))
    console.print(reliability_table([answer for run in runs for answer in run.answers]))


def _print_lines(console: Console, lines: Iterator[str] | Sequence[str]) -> None:
    for line in lines:
        console.print(line, markup=False)


if __name__ == "__main__":
    main()
