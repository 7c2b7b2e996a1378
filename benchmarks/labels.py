"""The labelled cases of `benchmarks/cases` as types; what a line means is in the README there."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from service.judgement import Stance, Verdict

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "benchmarks" / "cases"
SEED = "seed"

Pair = tuple[str, Stance]
"""A labelled claim's id and the stance it takes on the statement."""


class CaseSet(StrEnum):
    """Which statements: those that rules were written against, or those kept back to test them."""

    DEVELOPED = "statements"
    FRESH = "fresh"


class LabelError(Exception):
    """A line of the cases that does not fit its article or another line; names file and id."""


@dataclass(frozen=True, slots=True)
class LabelledClaim:
    """A claim that the articles hold. Lists are accepted values; None is narration, or no day."""

    id: str
    document_id: str
    start: int
    end: int
    excerpt: str
    kinds: tuple[str, ...]
    speakers: tuple[str | None, ...]
    sides: tuple[str, ...]
    days: tuple[date | None, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class LabelledStatement:
    """A statement, the verdicts accepted for it, and the evidence; optional pairs count neither way."""

    id: str
    text: str
    as_of: date | None
    kind: str
    verdicts: frozenset[Verdict]
    required: frozenset[Pair]
    optional: frozenset[Pair]


def corpus_folders() -> dict[str, Path]:
    """The folder of each corpus that has labelled cases, the seed corpus first."""
    invented = sorted(path.parent for path in (ROOT / "tests" / "corpora").glob("*/corpus.toml"))
    return {SEED: ROOT / "seeds", **{folder.name: folder for folder in invented}}


def load_claims(name: str, folder: Path) -> list[LabelledClaim]:
    """The labelled claims of a corpus. Raises LabelError where an offset does not show the excerpt."""
    path = CASES / f"claims_{name}.jsonl"
    claims = [_read_claim(row) for row in _rows(path)]
    _check_unique(path, [claim.id for claim in claims])
    texts = {file.stem: file.read_text(encoding="utf-8") for file in (folder / "articles").iterdir()}
    for claim in claims:
        if texts.get(claim.document_id, "")[claim.start : claim.end] != claim.excerpt:
            raise LabelError(f"{path.name}: {claim.id}: the article does not read so at this place")
    return claims


def load_statements(
    name: str, claims: list[LabelledClaim], cases: CaseSet = CaseSet.DEVELOPED
) -> list[LabelledStatement]:
    """The labelled statements of a corpus; none where no file has any.

    Raises LabelError for evidence that no claim line has.
    """
    path = CASES / f"{cases}_{name}.jsonl"
    if not path.exists():
        return []
    statements = [_read_statement(row) for row in _rows(path)]
    _check_unique(path, [statement.id for statement in statements])
    known = {claim.id for claim in claims}
    for statement in statements:
        for claim_id, _ in statement.required | statement.optional:
            if claim_id not in known:
                raise LabelError(f"{path.name}: {statement.id}: there is no claim {claim_id}")
    return statements


def _rows(path: Path) -> Iterator[Mapping[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _check_unique(path: Path, ids: list[str]) -> None:
    for label_id in ids:
        if ids.count(label_id) > 1:
            raise LabelError(f"{path.name}: {label_id}: stands twice")


def _read_claim(row: Mapping[str, Any]) -> LabelledClaim:
    return LabelledClaim(
        id=row["id"],
        document_id=Path(row["doc"]).stem,
        start=row["start"],
        end=row["end"],
        excerpt=row["excerpt"],
        kinds=tuple(row["kind"]),
        speakers=tuple(row["speaker"]),
        sides=tuple(row["side"]),
        days=tuple(_read_day(day) for day in row["stated_on"]),
        optional=row.get("optional", False),
    )


def _read_statement(row: Mapping[str, Any]) -> LabelledStatement:
    return LabelledStatement(
        id=row["id"],
        text=row["statement"],
        as_of=_read_day(row["as_of"]),
        kind=row["kind"],
        verdicts=frozenset(Verdict(verdict) for verdict in row["verdicts"]),
        required=_read_pairs(row["evidence"]),
        optional=_read_pairs(row["optional"]),
    )


def _read_pairs(items: list[Mapping[str, str]]) -> frozenset[Pair]:
    return frozenset((item["claim"], Stance(item["stance"])) for item in items)


def _read_day(day: str | None) -> date | None:
    return None if day is None else date.fromisoformat(day)
