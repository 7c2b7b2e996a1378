"""The labelled statements that are developed against, with their best matches among the claims.

`python -m training.matches FILE` writes them as `training.inference` reads them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.answers import shows
from benchmarks.asking import OpenCorpus, open_corpus
from benchmarks.labels import CaseSet, LabelledStatement, corpus_folders
from benchmarks.spans import span_of
from service.domain import Claim, Statement
from service.extraction.statements import read_statement
from service.index.scoring import score
from service.inference import open_encoder
from service.inference.model import CONTRADICTS, NEITHER, SUPPORTS
from service.judgement import Stance, Verification
from service.lexicon.phrases import phrase_book
from service.pipeline import CANDIDATES, Pipeline, best_of
from service.verification.judging import Ranked
from service.verification.nearest import NEAREST
from service.verification.nearness import rank_by_nearness
from service.verification.speakers import compare_speakers, without_unnamed
from service.verification.traits import Field, Near, premise_of
from training.cases import Case, write_cases

MATCHES = 20
"""Of each statement; those beyond the ones that the service asks are learnt from by chance."""

ANSWERS = {Stance.SUPPORTS: SUPPORTS, Stance.CONTRADICTS: CONTRADICTS}


@dataclass(frozen=True, slots=True)
class Matched:
    """A labelled statement as it is read, and its best matches: in words, and in words and meaning."""

    corpus: OpenCorpus
    case: LabelledStatement
    statement: Statement
    best: list[Near]
    nearest: list[Near]
    terms: list[tuple[str, ...]]

    def field(self, best: Sequence[Near], decided: Mapping[str, Stance]) -> Field:
        """Matches as they are weighed, rules having decided some claims."""
        return Field(self.statement, best, self.terms, phrase_book(self.corpus.pipeline.corpus), decided)

    def answer(self, claim: Claim) -> int | None:
        """What the claim says by the labels; None where they leave it open."""
        shown = {label.id for label in self.corpus.labels if shows(span_of(claim), label)}
        required = [ANSWERS[stance] for label, stance in self.case.required if label in shown]
        optional = any(label in shown for label, _ in self.case.optional)
        return required[0] if required else None if optional else NEITHER


def read_matched(most: int) -> Iterator[Matched]:
    """Every such statement of every corpus with at most `most` matches."""
    for name, folder in corpus_folders().items():
        with open_corpus(name, folder) as corpus:
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
        in_words = [(pair, None) for pair in pairs[:most]]
        nearest = rank_by_nearness(statement.text, pairs, load_encoder())[:most]
        best, near = (_nears(pipeline, statement, chosen) for chosen in (in_words, nearest))
    return Matched(corpus, case, statement, best, near, [outline.terms for _, outline in pairs])


load_encoder = cache(open_encoder)


def _nears(
    pipeline: Pipeline, statement: Statement, chosen: Sequence[tuple[Ranked, float | None]]
) -> list[Near]:
    claims = pipeline.index.fetch(outline for (_, outline), _ in chosen)
    return [
        Near(rank, match, claim, compare_speakers(statement, claim, pipeline.corpus), likeness)
        for rank, (((match, _), likeness), claim) in enumerate(zip(chosen, claims, strict=True))
    ]


def _as_case(matched: Matched) -> Case:
    matches = [(premise_of(near.claim), matched.answer(near.claim)) for near in matched.nearest]
    return Case(matched.case.text, matches)


def main() -> None:
    """Write the statements and what their matches say."""
    parser = argparse.ArgumentParser(prog="python -m training.matches", description=main.__doc__)
    parser.add_argument("file", type=Path)
    args = parser.parse_args()
    write_cases(map(_as_case, read_matched(MATCHES)), args.file)


if __name__ == "__main__":
    main()
