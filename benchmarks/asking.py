"""Asks the labelled statements of a corpus, indexed in a temporary folder, in this process."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.answers import JudgedAnswer, judge_answer
from benchmarks.extracted import Extraction, judge_extraction
from benchmarks.labels import CaseSet, LabelledClaim, LabelledStatement, load_claims, load_statements
from service.domain import Claim
from service.judgement import Aspect, Question
from service.listing import ClaimFilter
from service.pipeline import Pipeline, open_pipeline
from service.settings import Settings

EVIDENCE_LIMIT = 100
"""The most evidence items a client may ask for, so that none is lost to the default of 20."""

PAGE = 200


@dataclass(frozen=True, slots=True)
class OpenCorpus:
    """A corpus ready to answer, and what is known of it."""

    name: str
    pipeline: Pipeline
    labels: tuple[LabelledClaim, ...]
    statements: Mapping[CaseSet, tuple[LabelledStatement, ...]]

    def answers(
        self, cases: CaseSet = CaseSet.DEVELOPED, without: frozenset[Aspect] = frozenset()
    ) -> tuple[JudgedAnswer, ...]:
        """Every statement's answer held against its labels; aspects in `without` are not compared."""
        return tuple(
            judge_answer(case, self.pipeline.verify(_question(case, without)), self.labels)
            for case in self.statements[cases]
        )

    def without_inference(self) -> OpenCorpus:
        """The same, judged by rules and words alone."""
        return replace(self, pipeline=replace(self.pipeline, inference=None, encoder=None))

    def extraction(self) -> Extraction:
        """The claims of the corpus held against the labelled ones."""
        return judge_extraction(self.labels, list(self.claims()), self.pipeline.corpus)

    def claims(self) -> Iterator[Claim]:
        """Every claim of the corpus."""
        cursor: str | None = None
        while True:
            claims, cursor = self.pipeline.index.claims(ClaimFilter(), (), PAGE, cursor)
            yield from claims
            if cursor is None:
                return


@contextmanager
def open_corpus(name: str, folder: Path, *, inference: bool = True) -> Iterator[OpenCorpus]:
    """Indexes the corpus anew; nothing of it is left on disk afterwards."""
    labels = load_claims(name, folder)
    statements = {cases: tuple(load_statements(name, labels, cases)) for cases in CaseSet}
    with tempfile.TemporaryDirectory() as data:
        pipeline = open_pipeline(Settings(data_dir=Path(data), corpus_dir=folder, inference=inference))
        try:
            yield OpenCorpus(name, pipeline, tuple(labels), statements)
        finally:
            pipeline.index.close()


def _question(case: LabelledStatement, without: frozenset[Aspect]) -> Question:
    return Question(case.text, case.as_of, limit=EVIDENCE_LIMIT, without=without)
