"""Loads `modality.toml`: how English marks what is not so, not yet so, or only possible."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from service.lexicon import read_lists

_FILE = Path(__file__).with_name("modality.toml")


class _Negation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: str
    denying: str
    flat_denial: str
    said: str
    true: str
    untrue: str
    proof: str
    failing: str
    toiling: str
    trouble: str
    hard: str
    tasks: str


class _Modality(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    future: str
    possible: str
    obliged: str
    planning: str
    asking: str
    telling: str
    obliging: str
    wanting: str
    deciding: str
    doubting: str
    doubted: str
    excluding: str
    planned: str
    ahead: str
    perhaps: str
    conditional: str


class _Carriers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    naming: str
    light: str
    suffering: str
    receiving: str
    onset: str
    happening: str
    dating: str
    leading: str
    striving: str
    pondering: str
    spanning: str
    levelling: str
    figures: str
    answering: str
    scenes: str
    causing: str
    background: str


class _Amount(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    every: str
    window: tuple[str, ...]
    reaching: tuple[str, ...]
    window_openers: str
    self: str
    other: str
    personal: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    negation: _Negation
    modality: _Modality
    carriers: _Carriers
    amount: _Amount


@dataclass(frozen=True, slots=True)
class Mood:
    """The lists of `modality.toml`; single words are lemmas or casefolded forms."""

    negative: frozenset[str]
    denying: frozenset[str]
    flat_denial: frozenset[str]
    said: frozenset[str]
    true: frozenset[str]
    untrue: frozenset[str]
    proof: frozenset[str]
    failing: frozenset[str]
    toiling: frozenset[str]
    trouble: frozenset[str]
    hard: frozenset[str]
    tasks: frozenset[str]
    future: frozenset[str]
    possible: frozenset[str]
    obliged: frozenset[str]
    planning: frozenset[str]
    asking: frozenset[str]
    telling: frozenset[str]
    obliging: frozenset[str]
    wanting: frozenset[str]
    deciding: frozenset[str]
    doubting: frozenset[str]
    doubted: frozenset[str]
    excluding: frozenset[str]
    planned: frozenset[str]
    ahead: frozenset[str]
    perhaps: frozenset[str]
    conditional: frozenset[str]
    naming: frozenset[str]
    light: frozenset[str]
    suffering: frozenset[str]
    receiving: frozenset[str]
    onset: frozenset[str]
    happening: frozenset[str]
    dating: frozenset[str]
    leading: frozenset[str]
    striving: frozenset[str]
    pondering: frozenset[str]
    spanning: frozenset[str]
    levelling: frozenset[str]
    figures: frozenset[str]
    answering: frozenset[str]
    scenes: frozenset[str]
    causing: frozenset[str]
    background: frozenset[str]
    every: frozenset[str]
    window: tuple[str, ...]
    reaching: tuple[str, ...]
    window_openers: frozenset[str]
    self: frozenset[str]
    other: frozenset[str]
    personal: frozenset[str]


@cache
def load_mood() -> Mood:
    """The checked lists. Raises LexiconError naming the file and the key that is missing or wrong."""
    file = read_lists(_FILE, _File)
    words = {
        name: frozenset(text.split())
        for table in (file.negation, file.modality, file.carriers, file.amount)
        for name, text in msgspec.structs.asdict(table).items()
        if isinstance(text, str)
    }
    negative = words.pop("words")
    return Mood(negative=negative, window=file.amount.window, reaching=file.amount.reaching, **words)
