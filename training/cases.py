"""The labelled statements beside their best matches, as the inference model is to read them.

It learns from them last: what it reads in the end are the service's own claims, which are shorter and barer
than a sentence written for the purpose. What models say that have not learnt the statement is kept in
`left_out.tsv`, so that the weights can be fitted on answers like those to a statement nobody has seen; of
statements that came after the shipped model it is that one (`left_out`).
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from service.inference import Inferred
from service.inference.model import CONTRADICTS, NEITHER, SUPPORTS
from training.examples import Example, unmark

LEFT_OUT = Path(__file__).with_name("left_out.tsv")

NEAREST, OTHERS = 4, 4
"""Of a statement's matches that say nothing of it: so many of the best, and of the rest by chance."""

KEY = 16
"""Hexadecimal digits that tell one pair from another."""


class Unknown(Exception):
    """A pair of which no model was asked that had not learnt it."""


class Case(msgspec.Struct, frozen=True):
    """A labelled statement and what each of its best matches says to it; None where that is open."""

    statement: str
    matches: list[tuple[str, int | None]]


def read_cases(path: Path) -> list[Case]:
    """Those of a file as `write_cases` writes it."""
    return [msgspec.json.decode(line, type=Case) for line in path.read_bytes().splitlines()]


def write_cases(cases: Iterable[Case], path: Path) -> None:
    """One a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(msgspec.json.encode(case) + b"\n" for case in cases))


def draw_cases(cases: Iterable[Case], chance: random.Random) -> list[Example]:
    """One pass: every match that bears on its statement, and some that do not."""
    found = []
    for case in cases:
        bearing = [(premise, answer) for premise, answer in case.matches if answer in (SUPPORTS, CONTRADICTS)]
        others = [(premise, answer) for premise, answer in case.matches if answer == NEITHER]
        rest = others[NEAREST:]
        drawn = [*bearing, *others[:NEAREST], *chance.sample(rest, min(OTHERS, len(rest)))]
        found += [Example(premise, case.statement, answer) for premise, answer in drawn if answer is not None]
    return unmark(found, chance)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Answers of models that had not learnt the statement, in place of the model that has."""

    answers: Mapping[str, Inferred]

    def read(self, premise: str, hypothesis: str) -> Inferred:
        """What such a model said to the pair. Raises Unknown where none was asked."""
        try:
            return self.answers[_key(premise, hypothesis)]
        except KeyError:
            raise Unknown(hypothesis) from None


def read_left_out(path: Path = LEFT_OUT) -> LeftOut:
    """The answers of a file as `write_left_out` writes it."""
    rows = (line.split("\t") for line in path.read_text(encoding="ascii").splitlines())
    return LeftOut(
        {key: Inferred(float(supports), float(contradicts)) for key, supports, contradicts in rows}
    )


def write_left_out(answers: Iterable[tuple[str, str, Inferred]], path: Path = LEFT_OUT) -> None:
    """Premise, statement and answer of each pair, by its key."""
    _write_rows(_as_rows(answers), path)


def add_left_out(answers: Iterable[tuple[str, str, Inferred]], path: Path = LEFT_OUT) -> None:
    """The same, beside the answers that the file has."""
    lines = path.read_text(encoding="ascii").splitlines()
    _write_rows(dict(line.split("\t", 1) for line in lines) | _as_rows(answers), path)


def _as_rows(answers: Iterable[tuple[str, str, Inferred]]) -> dict[str, str]:
    return {
        _key(premise, said): f"{one.supports:.2f}\t{one.contradicts:.2f}" for premise, said, one in answers
    }


def _write_rows(rows: Mapping[str, str], path: Path) -> None:
    path.write_text("".join(f"{key}\t{row}\n" for key, row in sorted(rows.items())), encoding="ascii")


def _key(premise: str, hypothesis: str) -> str:
    return hashlib.sha256(f"{premise}\n{hypothesis}".encode()).hexdigest()[:KEY]
