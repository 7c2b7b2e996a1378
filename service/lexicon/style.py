"""Loads `style.toml`: short forms, asides and openings that say nothing of the matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from service.lexicon import read_lists

_FILE = Path(__file__).with_name("style.toml")


class _Asides(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: str


class _Openings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    phrases: tuple[str, ...]


class _Loaded(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: str


class _Questions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    short: dict[str, str]
    asides: _Asides
    openings: _Openings
    loaded: _Loaded
    questions: _Questions


@dataclass(frozen=True, slots=True)
class Style:
    """The lists of `style.toml`, lower case; openings are words, the longest first."""

    short: Mapping[str, str]
    asides: frozenset[str]
    openings: tuple[tuple[str, ...], ...]
    loaded: frozenset[str]
    questions: frozenset[str]


@cache
def load_style() -> Style:
    """The checked lists. Raises LexiconError naming the file and the key that is missing or wrong."""
    file = read_lists(_FILE, _File)
    openings = sorted((tuple(phrase.split()) for phrase in file.openings.phrases), key=len, reverse=True)
    return Style(
        file.short,
        frozenset(file.asides.words.split()),
        tuple(openings),
        frozenset(file.loaded.words.split()),
        frozenset(file.questions.words.split()),
    )
