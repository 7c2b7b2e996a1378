"""Fits the weights of `service.verification.nearest`, with the inference model and without it.

A multinomial logistic regression over the traits of claims beside labelled statements that no rule
joins to any claim. `python -m training.weights` prints what it is worth on statements that it was not
fitted on; with `--write` it replaces the weights.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rich.console import Console
from rich.table import Table
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from benchmarks.answers import shows
from benchmarks.asking import OpenCorpus, open_corpus
from benchmarks.labels import CaseSet, LabelledStatement, corpus_folders
from benchmarks.spans import span_of
from service.domain import Claim
from service.extraction.statements import read_statement
from service.index.scoring import score
from service.inference import Inference, open_inference
from service.judgement import Question, Stance
from service.lexicon.phrases import phrase_book
from service.pipeline import CANDIDATES, best_of
from service.verification.nearest import (
    ASKED,
    INFERRED_WEIGHTS,
    LIKELY,
    NEAREST,
    WEIGHTS,
    Weights,
    find_traits,
    nearest_part,
    weigh_traits,
)
from service.verification.speakers import compare_speakers, without_unnamed
from service.verification.traits import Field, Near

CLASSES = ("neither", Stance.SUPPORTS, Stance.CONTRADICTS)

STRENGTH = 0.1
"""Inverse of the regularisation: of 0.02, 0.1 and 0.3 the one with the best F1 on statements left out."""

FOLDS = 8


@dataclass(frozen=True, slots=True)
class Example:
    """One of the best matches of a statement that no rule decides: its traits, and what it should say.

    `wanted` is None where the labels leave open whether it bears on the statement.
    """

    statement: str
    traits: Mapping[str, float]
    wanted: str | None


def read_examples(inference: Inference | None) -> list[Example]:
    """Those of every corpus and every statement of `benchmarks/cases` that are developed against."""
    found: list[Example] = []
    for name, folder in corpus_folders().items():
        with open_corpus(name, folder) as corpus:
            for case in corpus.statements[CaseSet.DEVELOPED]:
                found += _examples(corpus, case, inference)
    return found


def _examples(corpus: OpenCorpus, case: LabelledStatement, inference: Inference | None) -> Iterator[Example]:
    pipeline = corpus.pipeline
    answer = pipeline.verify(Question(case.text, case.as_of, limit=100))
    if any(not item.rule.endswith(NEAREST) for item in answer.evidence):
        return
    statement = without_unnamed(read_statement(case.text, case.as_of, pipeline.corpus), pipeline.corpus)
    if statement.denied:
        return
    with pipeline.index.reading():
        outlines = pipeline.index.candidates(statement.terms, CANDIDATES)
        terms = [one.terms for one in outlines]
        pairs = best_of(score(statement.terms, terms, pipeline.index.rarity), outlines)
        pairs.sort(key=lambda pair: (-pair[0].score, pair[1].id))
        claims = pipeline.index.fetch(outline for _, outline in pairs[:ASKED])
    book = phrase_book(pipeline.corpus)
    best = [
        Near(rank, match, claim, compare_speakers(statement, claim, pipeline.corpus))
        for rank, ((match, _), claim) in enumerate(zip(pairs, claims, strict=False))
    ]
    field = Field(statement, best, [outline.terms for _, outline in pairs], book, inference)
    for near in best:
        part = nearest_part(field, near)
        traits = find_traits(field, part, near)
        if traits is not None:
            yield Example(f"{corpus.name} {case.id}", traits, _wanted(corpus, case, near.claim))


def _wanted(corpus: OpenCorpus, case: LabelledStatement, claim: Claim) -> str | None:
    shown = {label.id for label in corpus.labels if shows(span_of(claim), label)}
    required = [stance for label, stance in case.required if label in shown]
    optional = any(label in shown for label, _ in case.optional)
    return required[0] if required else None if optional else CLASSES[0]


def fit(examples: Sequence[Example]) -> Weights:
    """Weights on the traits as they are, each stance's against neither's."""
    told = [example for example in examples if example.wanted is not None]
    names = list(told[0].traits)
    traits = np.array([[float(example.traits[name]) for name in names] for example in told])
    scaler = StandardScaler().fit(traits)
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit(scaler.transform(traits), [CLASSES.index(str(example.wanted)) for example in told])
    return Weights(*(_against_neither(model, scaler, names, stance) for stance in (1, 2)))


def _against_neither(
    model: LogisticRegression, scaler: StandardScaler, names: Sequence[str], stance: int
) -> dict[str, float]:
    own = (model.coef_[stance] - model.coef_[0]) / scaler.scale_
    intercept = model.intercept_[stance] - model.intercept_[0] - float(own @ scaler.mean_)
    return {"intercept": float(intercept), **dict(zip(names, map(float, own), strict=True))}


def cross_validate(examples: Sequence[Example]) -> list[tuple[Example, Stance, float]]:
    """Each example with what weights say to it that were fitted without its statement."""
    statements = sorted({example.statement for example in examples})
    fold = {statement: number % FOLDS for number, statement in enumerate(statements)}
    found = []
    for left_out in range(FOLDS):
        weights = fit([example for example in examples if fold[example.statement] != left_out])
        found += [
            (example, *weigh_traits(example.traits, weights))
            for example in examples
            if fold[example.statement] == left_out
        ]
    return found


def _worth(judged: Sequence[tuple[Example, Stance, float]]) -> Table:
    """How many likely matches say what the labels say, by probability."""
    table = Table("probability", "matches", "right", title="On statements left out; open pairs not counted")
    for low in (LIKELY, 0.6, 0.7, 0.8):
        said = [
            example.wanted == stance
            for example, stance, likely in judged
            if example.wanted is not None and likely >= low
        ]
        table.add_row(f"{low} and more", str(len(said)), f"{sum(said) / len(said):.2f}" if said else "")
    return table


def _as_toml(weights: Weights) -> str:
    lines = ["# Written by `python -m training.weights --write`; each weight is against neither stance."]
    for stance, own in (("supports", weights.supports), ("contradicts", weights.contradicts)):
        lines += ["", f"[{stance}]", *(f"{name} = {value:.3f}" for name, value in own.items())]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fit, print what it is worth, and write the weights where asked to."""
    parser = argparse.ArgumentParser(prog="python -m training.weights", description=main.__doc__)
    parser.add_argument("--write", action="store_true", help="replace the weights of the service")
    args = parser.parse_args()
    console = Console()
    for file, inference in ((WEIGHTS, None), (INFERRED_WEIGHTS, open_inference())):
        examples = read_examples(inference)
        statements = len({example.statement for example in examples})
        console.print(f"{file.name}: {len(examples)} matches of {statements} statements that no rule decides")
        console.print(_worth(cross_validate(examples)))
        if args.write:
            file.write_text(_as_toml(fit(examples)), encoding="utf-8")


if __name__ == "__main__":
    main()
