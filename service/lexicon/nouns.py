"""Loads `nouns.toml`: what stands around the noun that a figure counts."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from service.errors import LexiconError
from service.lexicon import read_lists

_FILE = Path(__file__).with_name("nouns.toml")


class ListRows(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[lists] of the file: words in one string each, whose comments say what they are."""

    collective: str
    stops: str
    determiners: str
    ordinals: str
    pointers: str
    articles: str
    further: str
    again: str
    tallies: str
    modifiers: str
    verbs: str
    never_heads: str
    attributive: str
    compounds: str
    portions: str
    attached: str
    strong: str
    uncounted: str


class NounFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    irregular: dict[str, str]
    lists: ListRows


@dataclass(frozen=True, slots=True)
class NounWords:
    """The checked lists, lower case; `compounds` are two or more words with single spaces."""

    irregular: dict[str, str]
    collective: frozenset[str]
    stops: frozenset[str]
    determiners: frozenset[str]
    ordinals: frozenset[str]
    pointers: frozenset[str]
    articles: frozenset[str]
    further: frozenset[str]
    again: frozenset[str]
    tallies: frozenset[str]
    modifiers: frozenset[str]
    verbs: frozenset[str]
    never_heads: frozenset[str]
    attributive: frozenset[str]
    compounds: frozenset[str]
    portions: frozenset[str]
    attached: frozenset[str]
    strong: frozenset[str]
    uncounted: frozenset[str]


@cache
def load_nouns() -> NounWords:
    """The checked lists. Raises LexiconError naming the entry that is missing or wrong."""
    return read_nouns(_FILE)


def read_nouns(path: Path) -> NounWords:
    """The lists in `path`, a file like `nouns.toml`."""
    rows = read_lists(path, NounFile)
    lists = {}
    for key in ListRows.__struct_fields__:
        value: str = getattr(rows.lists, key)
        entries = value.split(",") if key == "compounds" else value.split()
        lists[key] = frozenset(" ".join(entry.split()) for entry in entries)
        wrong = sorted(entry for entry in lists[key] if not entry or entry != entry.lower())
        if wrong:
            raise LexiconError(f"{path.name}: lists.{key}: {wrong[0]!r} is empty or not in lower case")
    return NounWords(irregular=rows.irregular, **lists)
