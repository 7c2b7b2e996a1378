"""Loads `units.toml`: how measures are written, and their factors to base units."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from service.errors import LexiconError
from service.lexicon import read_lists

_FILE = Path(__file__).with_name("units.toml")


class UnitRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A [[unit]] of the file, whose head says what each key means."""

    base: str
    factor: float
    names: tuple[str, ...]
    offset: float = 0.0
    before: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
    scaled: tuple[str, ...] = ()
    signed: bool = False
    rounded: bool = False
    kind: bool = False


class PowerRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A [[power]] of the file: areas and volumes made of the names of lengths."""

    of: str
    base: str
    power: int
    patterns: tuple[str, ...]
    factor: float = 1.0


class RateRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A [[rate]] of the file: a measure of base `of` is one of base `base` with "per second" after it."""

    of: str
    base: str
    per: tuple[str, ...]


class UnitFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    unit: tuple[UnitRow, ...]
    power: tuple[PowerRow, ...]
    rate: tuple[RateRow, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit: `value * factor + offset` is a figure of it in `base` units."""

    base: str
    factor: float
    offset: float = 0.0
    signed: bool = False
    rounded: bool = False
    kind: bool = False


@dataclass(frozen=True, slots=True)
class Units:
    """Measures by the way they are written, lower case, one space between words.

    `rates` gives the base of a measure's base with words like "per second" after it.
    """

    names: dict[str, Measure]
    attached: dict[str, Measure]
    scaled: dict[str, Measure]
    before: dict[str, Measure]
    rates: dict[tuple[str, str], str]


@cache
def load_units() -> Units:
    """The checked table. Raises LexiconError naming the entry that is wrong, or written twice."""
    return read_units(_FILE)


def read_units(path: Path) -> Units:
    """The table in `path`, a file like `units.toml`."""
    rows = read_lists(path, UnitFile)
    units = Units({}, {}, {}, {}, {(row.of, per): row.base for row in rows.rate for per in row.per})
    for row in rows.unit:
        measure = Measure(row.base, row.factor, row.offset, row.signed, row.rounded, row.kind)
        for table, names in (
            (units.names, row.names),
            (units.attached, row.attached),
            (units.scaled, row.scaled),
            (units.before, row.before),
        ):
            _add(path, table, names, measure)
    for power in rows.power:
        for row in rows.unit:
            if row.base == power.of:
                names = tuple(pattern.replace("{}", name) for pattern in power.patterns for name in row.names)
                _add(
                    path,
                    units.names,
                    names,
                    Measure(power.base, row.factor**power.power * power.factor, rounded=row.rounded),
                )
    return units


def _add(path: Path, table: dict[str, Measure], names: tuple[str, ...], measure: Measure) -> None:
    for name in names:
        if not name or name != " ".join(name.lower().split()):
            raise LexiconError(
                f"{path.name}: {measure.base}: {name!r} is not in lower case with single spaces"
            )
        if name in table:
            raise LexiconError(f"{path.name}: {measure.base}: {name!r} already names {table[name].base}")
        table[name] = measure
