"""Asks the statements: what a verification costs by stage, how much work it is, what it finds.

Every statement is asked once, after others to warm up, as a newsroom asks: the fastest of several
rounds would find every claim decoded already. Times are processor time.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from time import process_time

import orjson

from benchmarks.scale.perturbing import Asked
from schemas.verify import VerificationSchema
from service.domain import Claim
from service.extraction.statements import read_statement
from service.index.scoring import score
from service.judgement import Question
from service.outlines import Outline
from service.pipeline import CANDIDATES, Pipeline, best_of
from service.verification import judge

STAGES = ("read statement", "candidates", "scoring", "findings", "dump")
BUT_READING = "all but reading"
WHOLE = "verify"
SCHEMA = VerificationSchema()
"""One for all answers, as the API has it."""

FIRST = 10
"""Among so many of the best the true claim is looked for."""

WARM_UP = 50


@dataclass(frozen=True, slots=True)
class Answer:
    """One statement's seconds by stage, the claims that were scored and read whole, the best claims' ids."""

    seconds: Mapping[str, float]
    scored: int
    judged: int
    found: Sequence[str]


def ask(pipeline: Pipeline, statement: str) -> Answer:
    """The stages of `Pipeline.verify` and the dump, each timed."""
    question = Question(statement)
    fetched: list[Outline] = []

    def fetch(wanted: Iterable[Outline]) -> list[Claim]:
        outlines = list(wanted)
        fetched.extend(outlines)
        return pipeline.index.fetch(outlines)

    marks = [process_time()]
    read = read_statement(statement, None, pipeline.corpus)
    marks.append(process_time())
    with pipeline.index.reading() as state:
        outlines = pipeline.index.candidates(read.terms, CANDIDATES)
        marks.append(process_time())
        matches = score(read.terms, [one.terms for one in outlines], pipeline.index.rarity)
        best = best_of(matches, outlines)
        marks.append(process_time())
        answer = judge(read, best, fetch, question, pipeline.means, state)
    marks.append(process_time())
    orjson.dumps(SCHEMA.dump(answer))
    marks.append(process_time())
    seconds = dict(zip(STAGES, (end - start for start, end in pairwise(marks)), strict=True))
    seconds[BUT_READING] = marks[-1] - marks[1]
    seconds[WHOLE] = marks[-1] - marks[0]
    first = sorted(best, key=lambda pair: -pair[0].score)[:FIRST]
    return Answer(seconds, len(outlines), len(fetched), [outline.id for _, outline in first])


def ask_all(pipeline: Pipeline, asked: Sequence[Asked], warm_up: Sequence[Asked]) -> list[Answer]:
    """The answers to all statements, none of them asked before."""
    for one in warm_up:
        ask(pipeline, one.text)
    return [ask(pipeline, one.text) for one in asked]


def percentiles(milliseconds: Sequence[float]) -> dict[str, float]:
    """The median, and what 5 and 1 in 100 exceed."""
    hundredths = statistics.quantiles(milliseconds, n=100, method="inclusive")
    return {"p50": hundredths[49], "p95": hundredths[94], "p99": hundredths[98]}


def latency(answers: Sequence[Answer]) -> dict[str, dict[str, float]]:
    """The percentiles of every stage, in milliseconds."""
    return {
        stage: percentiles([answer.seconds[stage] * 1_000 for answer in answers])
        for stage in answers[0].seconds
    }


def recall(asked: Sequence[Asked], found: Sequence[Sequence[str]]) -> float:
    """The share of statements whose true claim is among those found."""
    pairs = zip(asked, found, strict=True)
    return statistics.fmean(one.claim_id in ids[:FIRST] for one, ids in pairs)


def recall_by_way(asked: Sequence[Asked], found: Sequence[Sequence[str]]) -> dict[str, float]:
    """The same for each way of perturbing by itself."""
    pairs = list(zip(asked, found, strict=True))
    return {
        way: statistics.fmean(one.claim_id in ids[:FIRST] for one, ids in pairs if one.way == way)
        for way in dict.fromkeys(one.way for one in asked)
    }
