"""Loads `numbers.toml`: figures in words, the words that hedge them, and figures that name things."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from service.domain import Bound
from service.errors import LexiconError
from service.lexicon import read_lists

_FILE = Path(__file__).with_name("numbers.toml")


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of the file, whose comments say what each key means."""


class Plural(Row, frozen=True):
    """A [[plural]]: a word like "dozens"."""

    word: str
    low: float
    high: float
    one: str = ""
    alone: bool = True


class Vague(Row, frozen=True):
    """A [[vague]]: a phrase like "several"."""

    words: tuple[str, ...]
    low: float
    high: float
    plural: bool = False


class Exact(Row, frozen=True):
    """An [[exact]]: a phrase like "a pair of"."""

    words: tuple[str, ...]
    value: float
    none_after: tuple[str, ...] = ()


class Nothing(Row, frozen=True):
    """A [[nothing]]: a phrase like "not a single"."""

    words: tuple[str, ...]
    noun: Literal["plural", "any", "person", "free"]


class Hedge(Row, frozen=True, rename={"least": "from"}):
    """A [[hedge]]: words like "more than"; `low` and `high` are multiples of the figure."""

    bound: Bound
    low: float = 1.0
    high: float = 1.0
    place: Literal["never", "seldom", "often"] = "never"
    least: float = 0.0
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class Names(Row, frozen=True):
    """[names]: what makes a figure a name."""

    labels: str
    dotted_labels: str
    before_year: str
    endings: str
    before_one: str
    idioms: tuple[str, ...]
    exceptions: tuple[str, ...]
    before_old_year: str
    ranging: str


class Places(Row, frozen=True):
    """[places]: what makes "over" a word of place."""

    after: str
    air: str
    places: str
    verbs: str
    prepositions: str
    modals: str


class NumberFile(Row, frozen=True):
    """The whole file."""

    left_out: tuple[str, ...]
    ones: dict[str, float]
    teens: dict[str, float]
    tens: dict[str, float]
    scales: dict[str, float]
    letters: dict[str, float]
    fractions: dict[str, float]
    plural: tuple[Plural, ...]
    vague: tuple[Vague, ...]
    exact: tuple[Exact, ...]
    nothing: tuple[Nothing, ...]
    hedge: tuple[Hedge, ...]
    names: Names
    places: Places


@dataclass(frozen=True)
class NumberWords:
    """The checked lists, each by the word or phrase that is looked up, lower case."""

    left_out: frozenset[str]
    ones: dict[str, float]
    teens: dict[str, float]
    tens: dict[str, float]
    scales: dict[str, float]
    letters: dict[str, float]
    fractions: dict[str, float]
    plurals: dict[str, Plural]
    plural_of: dict[str, Plural]
    phrases: dict[str, Vague | Exact | Nothing]
    hedges_before: dict[str, Hedge]
    hedges_after: dict[str, Hedge]
    labels: frozenset[str]
    dotted_labels: frozenset[str]
    before_year: frozenset[str]
    endings: frozenset[str]
    before_one: frozenset[str]
    idioms: frozenset[str]
    exceptions: frozenset[str]
    before_old_year: frozenset[str]
    ranging: frozenset[str]
    after_place_words: frozenset[str]
    place_prepositions: frozenset[str]
    air_verbs: frozenset[str]
    places: frozenset[str]
    object_verbs: frozenset[str]
    modals: frozenset[str]


@cache
def load_numbers() -> NumberWords:
    """The checked lists. Raises LexiconError naming the entry that is wrong or stands twice."""
    return read_numbers(_FILE)


def read_numbers(path: Path) -> NumberWords:
    """The lists in `path`, a file like `numbers.toml`."""
    rows = read_lists(path, NumberFile)
    phrases: dict[str, Vague | Exact | Nothing] = {}
    before: dict[str, Hedge] = {}
    after: dict[str, Hedge] = {}
    entries: tuple[Vague | Exact | Nothing, ...] = (*rows.vague, *rows.exact, *rows.nothing)
    for entry in entries:
        _add(path, phrases, entry.words, entry)
    for hedge in rows.hedge:
        _add(path, before, hedge.before, hedge)
        _add(path, after, hedge.after, hedge)
    return NumberWords(
        left_out=frozenset(rows.left_out),
        **{key: getattr(rows, key) for key in ("ones", "teens", "tens", "scales", "letters", "fractions")},
        plurals={row.word: row for row in rows.plural},
        plural_of={row.one: row for row in rows.plural if row.one},
        phrases=phrases,
        hedges_before=before,
        hedges_after=after,
        labels=frozenset(rows.names.labels.split()),
        dotted_labels=frozenset(rows.names.dotted_labels.split()),
        before_year=frozenset(rows.names.before_year.split()),
        endings=frozenset(rows.names.endings.split()),
        before_one=frozenset(rows.names.before_one.split()),
        idioms=frozenset(rows.names.idioms),
        exceptions=frozenset(rows.names.exceptions),
        before_old_year=frozenset(rows.names.before_old_year.split()),
        ranging=frozenset(rows.names.ranging.split()),
        after_place_words=frozenset(rows.places.after.split()),
        place_prepositions=frozenset(rows.places.prepositions.split()),
        air_verbs=frozenset(rows.places.air.split()),
        places=frozenset(rows.places.places.split()),
        object_verbs=frozenset(rows.places.verbs.split()),
        modals=frozenset(rows.places.modals.split()),
    )


Entry = TypeVar("Entry")


def _add(path: Path, table: dict[str, Entry], words: tuple[str, ...], row: Entry) -> None:
    for phrase in words:
        if not phrase or phrase != " ".join(phrase.lower().split()):
            raise LexiconError(f"{path.name}: {phrase!r} is not in lower case with single spaces")
        if phrase in table:
            raise LexiconError(f"{path.name}: {phrase!r} stands twice")
        table[phrase] = row
