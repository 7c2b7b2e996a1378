"""The labelled articles beside this file: a folder is a corpus with its `claims.jsonl`; see README.md."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from benchmarks.labels import LabelError, LabelledClaim
from service.domain import AttributionKind

FOLDER = Path(__file__).resolve().parent


class LabelRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of claims.jsonl."""

    id: str
    doc: str
    start: int
    end: int
    excerpt: str
    kind: tuple[AttributionKind, ...]
    speaker: tuple[str | None, ...]
    side: tuple[str, ...]
    stated_on: tuple[date | None, ...]
    optional: bool = False


def topic_folders() -> dict[str, Path]:
    """The corpus folder of each topic, by the topic's name."""
    return {path.parent.name: path.parent for path in sorted(FOLDER.glob("*/corpus.toml"))}


def load_labels(folder: Path) -> list[LabelledClaim]:
    """The labelled claims of a topic, in the file's order.

    Raises LabelError, naming file and line, for a row of another form, an id that stands twice, and
    an offset at which the article does not read as the excerpt.
    """
    texts = {path.name: path.read_text(encoding="utf-8") for path in (folder / "articles").iterdir()}
    labels: dict[str, LabelledClaim] = {}
    for where, row in _rows(folder / "claims.jsonl"):
        if row.id in labels:
            raise LabelError(f"{where}: {row.id}: stands twice")
        if texts.get(row.doc, "")[row.start : row.end] != row.excerpt:
            raise LabelError(f"{where}: {row.id}: the article does not read so at this place")
        labels[row.id] = _label(row)
    return list(labels.values())


def _rows(path: Path) -> Iterator[tuple[str, LabelRow]]:
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        where = f"{path.parent.name}/{path.name}: line {number}"
        try:
            yield where, msgspec.json.decode(line, type=LabelRow)
        except msgspec.DecodeError as problem:
            raise LabelError(f"{where}: {problem}") from None


def _label(row: LabelRow) -> LabelledClaim:
    return LabelledClaim(
        id=row.id,
        document_id=Path(row.doc).stem,
        start=row.start,
        end=row.end,
        excerpt=row.excerpt,
        kinds=tuple(kind.value for kind in row.kind),
        speakers=row.speaker,
        sides=row.side,
        days=row.stated_on,
        optional=row.optional,
    )
