"""What one verification costs, in this process, by stage.

    python -m benchmarks.latency [--corpus seed] [--rounds 5] [--every 8]

Asks each so-manieth labelled statement of a corpus in several rounds after one to warm up. All figures are
processor time, which other programs stretch less than the clock's. A stage's figure for a statement
is its fastest round, which is the one the machine disturbed least; median and 95th percentile are
over statements. The stages are those of `Pipeline.verify`, whose own time, taken as a whole, stands
in the last row: the two agree, or this file is out of date.
"""

import argparse
import statistics
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from time import process_time

import orjson
from rich.console import Console
from rich.table import Table

from benchmarks.labels import LabelledStatement, corpus_folders, load_claims, load_statements
from schemas.verify import VerificationSchema
from service.collecting import settle
from service.extraction.statements import read_statement
from service.index.scoring import score
from service.judgement import Question
from service.pipeline import CANDIDATES, Pipeline, best_of, open_pipeline
from service.settings import Settings
from service.verification import judge

Times = dict[str, float]
"""Seconds by stage, in the order in which the stages run."""

SCHEMA = VerificationSchema()
"""One for all answers, as the API has it."""

SUM = "all of these"
WHOLE = "Pipeline.verify"

TARGETS = {"judge": 5.0, WHOLE: 15.0}
"""Milliseconds of one core that the median is to stay within."""


def time_stages(pipeline: Pipeline, question: Question) -> Times:
    """The stages of one verification, each with its seconds; the answer is dumped to bytes at the end."""
    marks = [process_time()]
    statement = read_statement(question.statement, question.as_of, pipeline.corpus)
    marks.append(process_time())
    with pipeline.index.reading() as state:
        outlines = pipeline.index.candidates(statement.terms, CANDIDATES)
        marks.append(process_time())
        matches = score(statement.terms, [one.terms for one in outlines], pipeline.index.rarity)
        best = best_of(matches, outlines)
        marks.append(process_time())
        answer = judge(statement, best, pipeline.index.fetch, question, pipeline.means, state)
    marks.append(process_time())
    orjson.dumps(SCHEMA.dump(answer))
    marks.append(process_time())
    names = ("read statement", "candidates", "scoring", "judge", "dump")
    return dict(zip(names, (end - start for start, end in pairwise(marks)), strict=True))


def time_whole(pipeline: Pipeline, question: Question) -> Times:
    """The same verification by the one call that the shells make, without the dump."""
    start = process_time()
    pipeline.verify(question)
    return {WHOLE: process_time() - start}


def fastest(rounds: Iterable[Times]) -> Times:
    """By stage the least of all rounds."""
    best: Times = {}
    for times in rounds:
        for stage, seconds in times.items():
            best[stage] = min(seconds, best.get(stage, seconds))
    return best


def measure(pipeline: Pipeline, cases: Sequence[LabelledStatement], rounds: int) -> list[Times]:
    """The times of every statement, warmed up."""
    questions = [Question(case.text, case.as_of) for case in cases]
    for question in questions:
        pipeline.verify(question)
    return [
        fastest(time_stages(pipeline, question) | time_whole(pipeline, question) for _ in range(rounds))
        for question in questions
    ]


def by_stage(statements: Sequence[Times]) -> Mapping[str, list[float]]:
    """The milliseconds of all statements by stage, with the sum of the stages before the whole."""
    stages = [stage for stage in statements[0] if stage != WHOLE]
    columns = {stage: [times[stage] * 1000 for times in statements] for stage in stages}
    columns[SUM] = [sum(times[stage] for stage in stages) * 1000 for times in statements]
    columns[WHOLE] = [times[WHOLE] * 1000 for times in statements]
    return columns


def latency_table(columns: Mapping[str, list[float]], title: str) -> Table:
    """Median, 95th percentile and worst of every stage, its share of the sum's median and its target."""
    table = Table("stage", title=title, title_justify="left")
    for heading in ("median ms", "p95 ms", "worst ms", "share", "target ms"):
        table.add_column(heading, justify="right")
    total = statistics.median(columns[SUM])
    for stage, milliseconds in columns.items():
        median = statistics.median(milliseconds)
        late = statistics.quantiles(milliseconds, n=20)[-1]
        cells = [f"{value:.2f}" for value in (median, late, max(milliseconds))]
        target = f"{TARGETS[stage]:g}" if stage in TARGETS else ""
        table.add_row(stage, *cells, f"{median / total:.0%}", target, end_section=stage == "dump")
    return table


def main() -> None:
    """Measure one corpus and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.latency", description=main.__doc__)
    parser.add_argument("--corpus", default="seed", help="a corpus with labelled statements")
    parser.add_argument("--every", type=int, default=8, help="ask each so-manieth statement")
    parser.add_argument("--rounds", type=int, default=5, help="times that each statement is asked")
    options = parser.parse_args()
    folder = corpus_folders()[options.corpus]
    cases = load_statements(options.corpus, load_claims(options.corpus, folder))[:: options.every]
    with tempfile.TemporaryDirectory() as data:
        pipeline = open_pipeline(Settings(data_dir=Path(data), corpus_dir=folder))
        settle()
        statements = measure(pipeline, cases, options.rounds)
        state = pipeline.index.state()
        pipeline.index.close()
    title = f"One verification: {len(cases)} statements, {state.claims} claims, best of {options.rounds}"
    Console().print(latency_table(by_stage(statements), title))


if __name__ == "__main__":
    main()
