"""The written pairs from which the inference model is made, and what one pass over them draws."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from service.inference.model import CONTRADICTS, NEITHER, SUPPORTS

FOLDER = Path(__file__).parent / "pairs"

OF_EACH = 2
"""Statements drawn of each answer in one pass."""

LIKE = 8
"""The most similar claims, one of which lends a statement that a claim then says nothing of."""

UNMARKED = 0.4
"""The share of statements that lose their last mark, so that a question mark tells no answer."""

MARKS = ".?!"


class PairError(Exception):
    """A line of the pairs that cannot be used; names file and line."""


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A claim with statements that it supports, contradicts and says neither of."""

    claim: str
    supports: list[str]
    contradicts: list[str]
    neither: list[str]

    def statements(self, answer: int) -> list[str]:
        """Those of one answer."""
        return {SUPPORTS: self.supports, CONTRADICTS: self.contradicts, NEITHER: self.neither}[answer]


class Example(NamedTuple):
    """What the model reads, and what it should say."""

    premise: str
    hypothesis: str
    answer: int


def read_pairs(folder: Path = FOLDER) -> list[Told]:
    """The claims of all files, by file name. Raises PairError naming file and line."""
    return [told for path in sorted(folder.glob("*.jsonl")) for told in _read(path)]


def _read(path: Path) -> Iterator[Told]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            yield msgspec.json.decode(line, type=Told)
        except (msgspec.ValidationError, msgspec.DecodeError) as error:
            raise PairError(f"{path.name}, line {number}: {error}") from error


def part(pairs: Sequence[Told], every: int) -> tuple[list[Told], list[Told]]:
    """What is learnt from, and each `every`-th claim to test on."""
    return [told for n, told in enumerate(pairs) if n % every], list(pairs[::every])


def draw(pairs: Sequence[Told], chance: random.Random) -> list[Example]:
    """One pass: some statements of each claim, and as many of other claims, of which it says neither.

    Without those of others a model learns how statements of each kind are phrased, and not to compare.
    """
    found = []
    for told, others in zip(pairs, _most_like(pairs), strict=True):
        for answer in (NEITHER, SUPPORTS, CONTRADICTS):
            given = told.statements(answer)
            drawn = chance.sample(given, min(OF_EACH, len(given)))
            found += [Example(told.claim, text, answer) for text in drawn]
        for other in (*chance.sample(others, min(OF_EACH, len(others))), chance.randrange(len(pairs))):
            said = [*pairs[other].supports, *pairs[other].contradicts]
            if said and pairs[other].claim != told.claim:
                found.append(Example(told.claim, chance.choice(said), NEITHER))
    return [_unmarked(example) if chance.random() < UNMARKED else example for example in found]


def _unmarked(example: Example) -> Example:
    return example._replace(hypothesis=example.hypothesis.rstrip(MARKS) or example.hypothesis)


def _most_like(pairs: Sequence[Told]) -> Iterator[list[int]]:
    """For each claim the places of those most like it in words, itself left out."""
    table = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(
        " ".join([told.claim, *told.supports]) for told in pairs
    )
    for row in range(len(pairs)):
        likeness = (table @ table[row].T).toarray().ravel()
        likeness[row] = -1
        yield [int(other) for other in np.argsort(-likeness)[:LIKE] if other != row]
