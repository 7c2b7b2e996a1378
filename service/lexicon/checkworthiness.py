"""Loads `checkworthiness.toml`: the words that tell what can be checked from what cannot."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from service.lexicon import read_lists

_FILE = Path(__file__).with_name("checkworthiness.toml")


class _Opinion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: str
    stance: str
    holding: str
    ought: str
    holders: str
    phrases: tuple[str, ...]


class _Empty(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    phrases: tuple[str, ...]
    open: str
    perhaps: str
    addressed: str


class _Assertion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    scenic: str
    holds: str
    comparing: str
    scheduled: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    opinion: _Opinion
    empty: _Empty
    assertion: _Assertion


@dataclass(frozen=True, slots=True)
class WorthWords:
    """The lists of `checkworthiness.toml`, lower case."""

    judging: frozenset[str]
    stance: frozenset[str]
    holding: frozenset[str]
    ought: frozenset[str]
    holders: frozenset[str]
    opinion_phrases: tuple[str, ...]
    empty_phrases: tuple[str, ...]
    open: frozenset[str]
    perhaps: frozenset[str]
    addressed: frozenset[str]
    scenic: frozenset[str]
    holds: frozenset[str]
    comparing: frozenset[str]
    scheduled: frozenset[str]


@cache
def load_worth_words() -> WorthWords:
    """The checked lists. Raises LexiconError naming the file and the key that is missing or wrong."""
    file = read_lists(_FILE, _File)
    return WorthWords(
        judging=frozenset(file.opinion.words.split()),
        stance=frozenset(file.opinion.stance.split()),
        holding=frozenset(file.opinion.holding.split()),
        ought=frozenset(file.opinion.ought.split()),
        holders=frozenset(file.opinion.holders.split()),
        opinion_phrases=file.opinion.phrases,
        empty_phrases=file.empty.phrases,
        open=frozenset(file.empty.open.split()),
        perhaps=frozenset(file.empty.perhaps.split()),
        addressed=frozenset(file.empty.addressed.split()),
        scenic=frozenset(file.assertion.scenic.split()),
        holds=frozenset(file.assertion.holds.split()),
        comparing=frozenset(file.assertion.comparing.split()),
        scheduled=frozenset(file.assertion.scheduled.split()),
    )
