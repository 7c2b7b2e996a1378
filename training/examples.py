"""The pairs and stories from which the inference model is made, and what one pass over them draws."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

import msgspec
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from service.inference.model import CONTRADICTS, NEITHER, SUPPORTS

PAIRS = Path(__file__).parent / "pairs"
STORIES = Path(__file__).parent / "stories"

OF_EACH = 2
"""Statements drawn of each answer in one pass."""

LIKE = 8
"""The most similar claims, one of which lends a statement that a claim then says nothing of."""

OF_STORY = 7
"""Claims of its own story drawn beside each statement that they say nothing of."""

UNMARKED = 0.4
"""The share of statements that lose their last mark, so that a question mark tells no answer."""

MARKS = ".?!"

PUBLIC_SHARE = 0.4
"""Of public pairs, how many one pass draws: of 51,000 some 20,000, beside 137,000 examples of our own."""

PUBLIC_ANSWERS = {"neutral": NEITHER, "entailment": SUPPORTS, "contradiction": CONTRADICTS}

Line = TypeVar("Line")


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


class About(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A statement with the places, from 0, of its story's claims that support and contradict it."""

    text: str
    supports: list[int]
    contradicts: list[int]


class Story(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The claims of a small news story, and statements each of which is labelled against all of them."""

    claims: list[str]
    statements: list[About]

    def __post_init__(self) -> None:
        for about in self.statements:
            if not all(0 <= place < len(self.claims) for place in (*about.supports, *about.contradicts)):
                raise ValueError(f"{about.text!r}: there is no such claim")


class Public(msgspec.Struct, frozen=True):
    """A pair as sets for language inference have it; what else they say of it is left."""

    premise: str
    hypothesis: str
    label: Literal["neutral", "entailment", "contradiction"]


class Example(NamedTuple):
    """What the model reads, and what it should say."""

    premise: str
    hypothesis: str
    answer: int


def read_pairs(folder: Path = PAIRS) -> list[Told]:
    """The claims of all files, by file name. Raises PairError naming file and line."""
    return [told for path in sorted(folder.glob("*.jsonl")) for told in _read(path, Told)]


def read_topics(folder: Path = PAIRS) -> list[list[Told]]:
    """The same, the claims of each file, which are of one topic, apart. Raises PairError."""
    return [list(_read(path, Told)) for path in sorted(folder.glob("*.jsonl"))]


def read_stories(folder: Path = STORIES) -> list[Story]:
    """The stories of all files, by file name. Raises PairError naming file and line."""
    return [story for path in sorted(folder.glob("*.jsonl")) for story in _read(path, Story)]


def read_public(path: Path) -> list[Example]:
    """The pairs of a gzipped file, one a line. Raises PairError naming file and line."""
    return [Example(one.premise, one.hypothesis, PUBLIC_ANSWERS[one.label]) for one in _read(path, Public)]


def _read(path: Path, kind: type[Line]) -> Iterator[Line]:
    held = path.read_bytes()
    lines = (gzip.decompress(held) if path.suffix == ".gz" else held).splitlines()
    for number, line in enumerate(lines, start=1):
        try:
            yield msgspec.json.decode(line, type=kind)
        except (msgspec.ValidationError, msgspec.DecodeError) as error:
            raise PairError(f"{path.name}, line {number}: {error}") from error


def part(lines: Sequence[Line], every: int) -> tuple[list[Line], list[Line]]:
    """What is learnt from, and each `every`-th line to test on."""
    return [line for n, line in enumerate(lines) if n % every], list(lines[::every])


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
    return unmark(found, chance)


def draw_stories(stories: Sequence[Story], chance: random.Random) -> list[Example]:
    """One pass: each statement beside every claim that bears on it, and some of its story that do not."""
    found = []
    for story in stories:
        for about in story.statements:
            found += [Example(story.claims[place], about.text, SUPPORTS) for place in about.supports]
            found += [Example(story.claims[place], about.text, CONTRADICTS) for place in about.contradicts]
            bearing = {*about.supports, *about.contradicts}
            others = [claim for place, claim in enumerate(story.claims) if place not in bearing]
            drawn = chance.sample(others, min(OF_STORY, len(others)))
            found += [Example(claim, about.text, NEITHER) for claim in drawn]
    return unmark(found, chance)


def draw_public(examples: Sequence[Example], chance: random.Random) -> list[Example]:
    """One pass: PUBLIC_SHARE of the pairs, as they are."""
    return [one for one in examples if chance.random() < PUBLIC_SHARE]


def unmark(examples: Sequence[Example], chance: random.Random) -> list[Example]:
    """The examples, some statements without their last mark."""
    return [example._replace(hypothesis=unmark_text(example.hypothesis, chance)) for example in examples]


def unmark_text(text: str, chance: random.Random) -> str:
    """The text, some of the times without its last mark."""
    return text.rstrip(MARKS) or text if chance.random() < UNMARKED else text


def _most_like(pairs: Sequence[Told]) -> Iterator[list[int]]:
    """For each claim the places of those most like it in words, itself left out."""
    table = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(
        " ".join([told.claim, *told.supports]) for told in pairs
    )
    for row in range(len(pairs)):
        likeness = (table @ table[row].T).toarray().ravel()
        likeness[row] = -1
        yield [int(other) for other in np.argsort(-likeness)[:LIKE] if other != row]
