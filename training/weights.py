"""Fits the weights by which the best matches are weighed, with the inference model and without it.

Multinomial logistic regressions over the traits of claims beside labelled statements on which no rule takes
a stance. `python -m training.weights` prints what they are worth on statements that they were not fitted on;
with `--write` it replaces the weights.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from rich.console import Console
from rich.table import Table
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from service.inference import open_inference
from service.inference.model import CONTRADICTS, NEITHER, SUPPORTS
from service.judgement import Question, Stance
from service.verification.nearest import ASKED, find_traits, nearest_part
from service.verification.odds import Weighing, Weights, weigh_traits
from service.verification.reading import MATCHES, list_traits, open_by
from service.verification.traits import Field, Near, Reads, read_inferred
from training.cases import Unknown, read_left_out
from training.matches import ANSWERS, Matched, by_rules, read_matched
from training.rules import read_ruled

STRENGTH = 0.1
"""Inverse of the regularisation: of 0.02, 0.1 and 0.3 the one with the best F1 on statements left out."""

FOLDS = 8


RULE_WEIGHT = 9
"""What an example of a rule counts beside a match of a labelled statement. Without them 38 of the page's
examples were judged otherwise with the model than without; with 6 five are and with 9 three, for one fresh
statement of 356."""

MISSED = 0.02
"""The share of matches up to which it is borne that no model was asked which had not learnt them."""


@dataclass(frozen=True, slots=True)
class Example:
    """One of the best matches of a statement: its traits, what it should say, and how much it counts.

    `answer` is None where the labels leave open whether it bears on the statement.
    """

    statement: str
    traits: Mapping[str, float]
    answer: int | None
    weight: float = 1


def read_examples() -> Mapping[Weighing, Sequence[Example]]:
    """Those of every corpus and every statement of `benchmarks/cases` that are developed against."""
    found: dict[Weighing, list[Example]] = {weighing: [] for weighing in Weighing}
    left_out = read_left_out()
    for matched in read_matched(MATCHES):
        if matched.statement.denied or not matched.statement.assertions:
            continue
        decided = _decided(matched)
        if not decided:
            found[Weighing.WORDS] += _in_words(matched, matched.field(matched.best, decided))
        field = matched.field(matched.nearest, decided)
        for near in field.best:
            rule = open_by(field, near)
            if rule is not None:
                worth = _example(matched, near, list_traits(field, near, rule))
                found[Weighing.WORTH].append(worth)
                found[Weighing.READ] += _read(worth, near, matched.case.text, left_out)
    if len(found[Weighing.READ]) < (1 - MISSED) * len(found[Weighing.WORTH]):
        raise SystemExit("matches have changed: run `make train-inference`, which asks about them anew")
    return {**found, Weighing.READ: [*found[Weighing.READ], *_of_rules()]}


def _decided(matched: Matched) -> Mapping[str, Stance]:
    """The claims on which rules take a stance."""
    question = Question(matched.case.text, matched.case.as_of, limit=100)
    return by_rules(matched.corpus.without_inference().pipeline.verify(question))


def _example(matched: Matched, near: Near, traits: Mapping[str, float]) -> Example:
    return Example(f"{matched.corpus.name} {matched.case.id}", traits, matched.answer(near.claim))


def _in_words(matched: Matched, field: Field) -> Iterator[Example]:
    for near in field.best[:ASKED]:
        traits = find_traits(field, nearest_part(field, near), near)
        if traits is not None:
            yield _example(matched, near, traits)


def _read(worth: Example, near: Near, statement: str, inference: Reads) -> Iterator[Example]:
    """The same with what a model says that has not learnt the statement; nothing where none was asked."""
    try:
        said = read_inferred(inference, near.claim, statement)
    except Unknown:
        return
    yield replace(worth, traits={**worth.traits, **said})


def _of_rules() -> Iterator[Example]:
    """What the rules leave out in the examples of their page, where the model could take it for alike."""
    inference = open_inference()
    for ruled in read_ruled():
        for near in ruled.field.best:
            rule = open_by(ruled.field, near)
            if rule is not None:
                worth = Example(
                    f"rule {ruled.statement}",
                    list_traits(ruled.field, near, rule),
                    ruled.answer(near.claim),
                    RULE_WEIGHT,
                )
                yield from _read(worth, near, ruled.statement, inference)


def fit(examples: Sequence[Example]) -> Weights:
    """Weights on the traits as they are, each stance's against neither's."""
    told = [example for example in examples if example.answer is not None]
    names = list(told[0].traits)
    traits = np.array([[float(example.traits[name]) for name in names] for example in told])
    scaler = StandardScaler().fit(traits)
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    counts = [example.weight for example in told]
    model.fit(scaler.transform(traits), [example.answer for example in told], sample_weight=counts)
    return Weights(*(_against_neither(model, scaler, names, answer) for answer in (SUPPORTS, CONTRADICTS)))


def _against_neither(
    model: LogisticRegression, scaler: StandardScaler, names: Sequence[str], answer: int
) -> dict[str, float]:
    own = (model.coef_[answer] - model.coef_[NEITHER]) / scaler.scale_
    intercept = model.intercept_[answer] - model.intercept_[NEITHER] - float(own @ scaler.mean_)
    return {"intercept": float(intercept), **dict(zip(names, map(float, own), strict=True))}


def cross_validate(examples: Sequence[Example]) -> list[tuple[Example, Stance, float]]:
    """Each example with what weights say to it that were fitted without its statement."""
    statements = sorted({example.statement for example in examples})
    fold = {statement: number % FOLDS for number, statement in enumerate(statements)}
    found = []
    for left_out in range(FOLDS):
        weights = fit([example for example in examples if fold[example.statement] != left_out])
        found += [
            (example, *weigh_traits(example.traits, weights)[:2])
            for example in examples
            if fold[example.statement] == left_out
        ]
    return found


def _worth(judged: Sequence[tuple[Example, Stance, float]]) -> Table:
    """How many likely matches say what the labels say, by probability."""
    table = Table("probability", "matches", "right", title="On statements left out; open pairs not counted")
    for low in (0.4, 0.5, 0.6, 0.7, 0.8):
        said = [
            example.answer == ANSWERS[stance]
            for example, stance, likely in judged
            if example.answer is not None and likely >= low and example.weight == 1
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
    for weighing, examples in read_examples().items():
        statements = len({example.statement for example in examples})
        console.print(f"{weighing.path.name}: {len(examples)} matches of {statements} statements")
        console.print(_worth(cross_validate(examples)))
        if args.write:
            weighing.path.write_text(_as_toml(fit(examples)), encoding="utf-8")


if __name__ == "__main__":
    main()
