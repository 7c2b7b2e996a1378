"""The rows of a corpus's TOML files, each checked for keys and types as it is read.

One struct a table; `read_rows` makes them. What several rows must agree on (sides that exist,
aliases that are not taken) is checked in `corpus`.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from service.errors import CorpusError
from service.lexicon import read_toml


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of a corpus file."""


class DocumentRow(Row, frozen=True):
    """A [[document]] of corpus.toml."""

    file: str
    outlet: str
    title: str | None = None
    url: str | None = None
    published_on: date | None = None
    dated: Literal["stated", "inferred"] | None = None


class SideRow(Row, frozen=True):
    """A [[side]] of sides.toml."""

    id: str
    name: str
    description: str
    narrator: bool = False
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class SpeakerRow(Row, frozen=True):
    """A [[person]], [[body]], [[office]] or [[agency]] of speakers.toml."""

    name: str
    side: str | None = None
    role: str | None = None
    aliases: tuple[str, ...] = ()
    holder: str | None = None


class VariantRow(Row, frozen=True):
    """A [[variant]] of variants.toml."""

    name: str
    spellings: tuple[str, ...]


RowType = TypeVar("RowType", bound=Row)


def read_rows(path: Path, tables: Mapping[str, type[RowType]], *other: str) -> list[tuple[str, RowType]]:
    """Every entry of the file's `tables`, as (table, row), in table order; `other` keys may stand beside."""
    raw = read_toml(path, CorpusError)
    for key in raw:
        if key not in tables and key not in other:
            raise CorpusError(f"{path.name}: unknown table {key!r}; expected {', '.join(tables)}")
    return [
        (table, _read_row(path, table, number, entry, kind))
        for table, kind in tables.items()
        for number, entry in enumerate(_entries(path, table, raw.get(table, [])), start=1)
    ]


def _entries(path: Path, table: str, value: object) -> list[object]:
    if not isinstance(value, list):
        raise CorpusError(f"{path.name}: write {table!r} as [[{table}]]")
    return value


def _read_row(path: Path, table: str, number: int, entry: object, kind: type[RowType]) -> RowType:
    try:
        row = msgspec.convert(entry, kind)
    except msgspec.ValidationError as problem:
        raise CorpusError(f"{path.name}: {table} {_label(entry, number)}: {problem}") from None
    for field in kind.__struct_fields__:
        if _blank(getattr(row, field)):
            raise CorpusError(f"{path.name}: {table} {_label(entry, number)}: {field} holds a blank text")
    return row


def _blank(value: object) -> bool:
    values = value if isinstance(value, tuple) else (value,)
    return any(isinstance(text, str) and not text.strip() for text in values)


def _label(entry: Any, number: int) -> str:
    """What a reader finds the entry by: its name, else its place among its kind."""
    if isinstance(entry, dict):
        for key in ("name", "id", "file"):
            if isinstance(entry.get(key), str) and entry[key].strip():
                return repr(entry[key])
    return f"no. {number}"
