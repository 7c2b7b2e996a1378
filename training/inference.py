"""Makes the inference model of `service/inference` from the written pairs and stories, then the cases.

`make train-inference` runs it in an environment of its own, as it needs PyTorch; `training.encoder` is the
model it makes. Public pairs are learnt beside the written ones where a file of them is given: those that the
shipped model learnt are not in the repository, `docs/model-card.md` names their sources.

Last it learns once from the labelled statements. What models say to these that learnt all but them is
written too: the answers of the one that is shipped would be surer than they are to a new statement.
"""

from __future__ import annotations

import argparse
import copy
import math
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import nn

from service.inference import Inference, Inferred, open_inference
from service.inference.model import CONTRADICTS, FOLDER, NEITHER, SUPPORTS
from training.cases import Case, draw_cases, read_cases, write_left_out
from training.encoder import ANSWERS, DEVICE, Reader, optimise, write
from training.examples import (
    Example,
    draw,
    draw_public,
    draw_stories,
    part,
    read_pairs,
    read_public,
    read_stories,
)

PASSES = 3
BATCH = 96
RATE = 4e-5
SMOOTHING = 0.05
"""As the shipped model learnt; what it is worth stands in `docs/model-card.md`."""

APART = 25
"""Characters by which an example's length is blurred where batches are made of like lengths. Without it the
same pair, drawn in several passes, would stand in one batch with itself."""

KEPT_BACK = 30
"""Each so-manieth claim, and story, is left out and tested on."""

FOLDS = 2
"""Models that learn the labelled statements but a part, to be asked about that part."""

AGAIN = {SUPPORTS: 2000, CONTRADICTS: 2000, NEITHER: 2000}
"""Of what was learnt before, so much is learnt again with the cases, by its answer. Without it the model
forgets what is opposite: of claims kept back that take a stance one of six layers told 0.73 rightly instead
of 0.86."""

ASKED_ABOUT = 10
"""Matches of such a statement; more than the service asks, as their order changes with the rules."""


def batches(examples: Sequence[Example], chance: random.Random) -> Iterator[Sequence[Example]]:
    """All examples in batches of like length, in an order of chance."""
    by_length = sorted(
        examples, key=lambda one: len(one.premise) + len(one.hypothesis) + APART * chance.random()
    )
    starts = list(range(0, len(by_length), BATCH))
    chance.shuffle(starts)
    return (by_length[start : start + BATCH] for start in starts)


def learn(reader: Reader, examples: Sequence[Example], chance: random.Random) -> None:
    """One run over the examples, the rate of learning rising first and then falling to 0."""
    steps = math.ceil(len(examples) / BATCH)
    learn_from = optimise(reader, RATE, steps)
    for step, batch in enumerate(batches(examples, chance), start=1):
        loss = nn.functional.cross_entropy(
            reader.read(batch),
            torch.tensor([one.answer for one in batch], device=DEVICE),
            label_smoothing=SMOOTHING,
        )
        learn_from(loss)
        if step % 100 == 0:
            print(f"{step} of {steps}: loss {loss.item():.3f}", flush=True)  # noqa: T201


def share_right(examples: Sequence[Example]) -> float:
    """Of the examples, how many the written model answers as they should be."""
    inference = open_inference()
    said = [inference.read(one.premise, one.hypothesis) for one in examples]
    answers = [max(range(ANSWERS), key=(0.0, *odds).__getitem__) for odds in said]
    return sum(one.answer == answer for one, answer in zip(examples, answers, strict=True)) / len(examples)


def ask_left_out(
    reader: Reader, cases: Sequence[Case], again: Sequence[Example], chance: random.Random
) -> Iterator[tuple[str, str, Inferred]]:
    """What is said to each case's matches by a reader that has learnt the other cases; `reader` stays so."""
    before = copy.deepcopy(reader.state_dict())
    for fold in range(FOLDS):
        others = [case for place, case in enumerate(cases) if place % FOLDS != fold]
        learn(reader, [*draw_cases(others, chance), *again[::FOLDS]], chance)
        with tempfile.TemporaryDirectory() as folder:
            write(reader, Path(folder))
            inference = Inference(Path(folder))
        for case in cases[fold::FOLDS]:
            for premise, _ in case.matches[:ASKED_ABOUT]:
                yield premise, case.statement, inference.read(premise, case.statement)
        reader.load_state_dict(before)


def main() -> None:
    """Learn, write the model and what it says to cases left out, and print what it is worth."""
    parser = argparse.ArgumentParser(prog="python -m training.inference", description=main.__doc__)
    parser.add_argument("base", help="folder of the encoder to start from")
    parser.add_argument("cases", type=Path, help="what `python -m training.matches` wrote")
    parser.add_argument("--also", type=Path, metavar="FILE", help="public pairs, gzipped, one a line")
    args = parser.parse_args()
    chance = random.Random(1)  # noqa: S311
    torch.manual_seed(1)
    pairs, pairs_kept = part(read_pairs(), KEPT_BACK)
    stories, stories_kept = part(read_stories(), KEPT_BACK)
    public = read_public(args.also) if args.also else []
    reader = Reader(args.base).to(DEVICE)
    learnt = []
    for _ in range(PASSES):
        learnt += [*draw(pairs, chance), *draw_stories(stories, chance), *draw_public(public, chance)]
    learn(reader, learnt, chance)
    finish(reader, read_cases(args.cases), draw_again(learnt, chance), chance)
    print(f"right on claims kept back: {share_right(draw(pairs_kept, chance)):.3f}")  # noqa: T201
    print(f"right on stories kept back: {share_right(draw_stories(stories_kept, chance)):.3f}")  # noqa: T201


def draw_again(learnt: Sequence[Example], chance: random.Random) -> list[Example]:
    """Some of what was learnt before, in an order of chance."""
    found = []
    for answer, most in AGAIN.items():
        of_answer = [one for one in learnt if one.answer == answer]
        found += chance.sample(of_answer, min(most, len(of_answer)))
    chance.shuffle(found)
    return found


def finish(reader: Reader, cases: Sequence[Case], again: Sequence[Example], chance: random.Random) -> None:
    """Learn the cases, and write the model and what is said to cases left out."""
    write_left_out(ask_left_out(reader, cases, again, chance))
    learn(reader, [*draw_cases(cases, chance), *again], chance)
    write(reader, FOLDER)


if __name__ == "__main__":
    main()
