"""The labelled statements that are developed against, with their best matches among the claims.

`python -m training.matches FILE` writes them as `training.inference` reads them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.answers import shows
from benchmarks.asking import OpenCorpus, open_corpus
from benchmarks.labels import CaseSet, LabelledStatement, corpus_folders
from benchmarks.spans import span_of
from service.domain import Claim, Statement
from service.extraction.statements import read_statement
from service.index.scoring import score
from service.inference.model import CONTRADICTS, NEITHER, SUPPORTS
from service.judgement import Stance, Verification
from service.lexicon.phrases import phrase_book
from service.pipeline import CANDIDATES, best_of
from service.verification.nearest import NEAREST
from service.verification.speakers import compare_speakers, without_unnamed
from service.verification.traits import Field, Near, premise_of
from training.cases import Case, write_cases

MATCHES = 20
"""Of each statement; those beyond the ones that the service asks are learnt from by chance."""

ANSWERS = {Stance.SUPPORTS: SUPPORTS, Stance.CONTRADICTS: CONTRADICTS}


@dataclass(frozen=True, slots=True)
class Matched:
    """A labelled statement as it is read, and its best matches, best first."""

    corpus: OpenCorpus
    case: LabelledStatement
    statement: Statement
    best: list[Near]
    terms: list[tuple[str, ...]]

    def field(self, decided: Mapping[str, Stance]) -> Field:
        """The matches as they are weighed, rules having decided some claims."""
        return Field(self.statement, self.best, self.terms, phrase_book(self.corpus.pipeline.corpus), decided)

    def answer(self, claim: Claim) -> int | None:
        """What the claim says by the labels; None where they leave it open."""
        shown = {label.id for label in self.corpus.labels if shows(span_of(claim), label)}
        required = [ANSWERS[stance] for label, stance in self.case.required if label in shown]
        optional = any(label in shown for label, _ in self.case.optional)
        return required[0] if required else None if optional else NEITHER


def read_matched(most: int) -> Iterator[Matched]:
    """Every such statement of every corpus with at most `most` matches."""
    for name, folder in corpus_folders().items():
        with open_corpus(name, folder, inference=False) as corpus:
            for case in corpus.statements[CaseSet.DEVELOPED]:
                yield _match(corpus, case, most)


def by_rules(answer: Verification) -> Mapping[str, Stance]:
    """The claims on which rules take a stance in an answer without the inference model."""
    return {
        claim.id: item.stance
        for item in answer.evidence
        if NEAREST not in item.rule
        for claim in (item.claim, *item.appearances)
    }


def _match(corpus: OpenCorpus, case: LabelledStatement, most: int) -> Matched:
    pipeline = corpus.pipeline
    statement = without_unnamed(read_statement(case.text, case.as_of, pipeline.corpus), pipeline.corpus)
    with pipeline.index.reading():
        outlines = pipeline.index.candidates(statement.terms, CANDIDATES)
        terms = [one.terms for one in outlines]
        pairs = best_of(score(statement.terms, terms, pipeline.index.rarity), outlines)
        pairs.sort(key=lambda pair: (-pair[0].score, pair[1].id))
        claims = pipeline.index.fetch(outline for _, outline in pairs[:most])
    best = [
        Near(rank, match, claim, compare_speakers(statement, claim, pipeline.corpus))
        for rank, ((match, _), claim) in enumerate(zip(pairs, claims, strict=False))
    ]
    return Matched(corpus, case, statement, best, [outline.terms for _, outline in pairs])


def _as_case(matched: Matched) -> Case:
    matches = [(premise_of(near.claim), matched.answer(near.claim)) for near in matched.best]
    return Case(matched.case.text, matches)


def main() -> None:
    """Write the statements and what their matches say."""
    parser = argparse.ArgumentParser(prog="python -m training.matches", description=main.__doc__)
    parser.add_argument("file", type=Path)
    args = parser.parse_args()
    write_cases(map(_as_case, read_matched(MATCHES)), args.file)


if __name__ == "__main__":
    main()
