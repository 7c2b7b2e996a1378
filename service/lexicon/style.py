"""Loads `style.toml`: short forms, asides and openings that say nothing of the matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    bare: tuple[str, ...]


class _Tails(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    phrases: tuple[str, ...]
    calls: tuple[str, ...]
    plain: tuple[str, ...]
    tags: str
    tag_verbs: str
    asking: str
    joints: str
    verbs: str
    objects: str


class _Answers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    no: tuple[str, ...]
    yes: tuple[str, ...]


class _Loaded(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: str


class _Emphasis(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    phrases: tuple[str, ...]
    negating: tuple[str, ...]


class _Acronyms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: str
    behind_article: str


class _Questions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: str
    amounts: tuple[str, ...]


class _Negated(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: str
    whole: dict[str, str]


class _Mistaken(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    before_name: dict[str, str]
    behind: str


class _Situation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    called: str
    words: str
    behind: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    short: dict[str, str]
    titles: dict[str, str]
    counted: dict[str, str]
    asides: _Asides
    openings: _Openings
    tails: _Tails
    answers: _Answers
    loaded: _Loaded
    emphasis: _Emphasis
    questions: _Questions
    negated: _Negated
    acronyms: _Acronyms
    mistaken: _Mistaken
    situation: _Situation


@dataclass(frozen=True, slots=True)
class Style:
    """The lists of `style.toml`, lower case; openings and tails are words, the longest first.

    `joints`, `verbs` and `objects` make a remark: "and the marines call it a win".
    """

    short: Mapping[str, str]
    titles: Mapping[str, str]
    counted: Mapping[str, str]
    asides: frozenset[str]
    openings: tuple[tuple[str, ...], ...]
    bare: tuple[tuple[str, ...], ...]
    tails: tuple[tuple[str, ...], ...]
    calls: tuple[tuple[str, ...], ...]
    plain_tails: tuple[tuple[str, ...], ...]
    refusals: tuple[tuple[str, ...], ...]
    assents: tuple[tuple[str, ...], ...]
    tags: frozenset[str]
    tag_verbs: frozenset[str]
    asking: frozenset[str]
    joints: frozenset[str]
    verbs: frozenset[str]
    objects: frozenset[str]
    loaded: frozenset[str]
    emphasis: tuple[tuple[str, ...], ...]
    negating: tuple[tuple[str, ...], ...]
    questions: frozenset[str]
    amounts: tuple[tuple[str, ...], ...]
    negated: tuple[str, ...]
    unnegated: Mapping[str, str]
    acronyms: frozenset[str]
    behind_article: frozenset[str]
    before_name: Mapping[str, str]
    behind_from: frozenset[str]
    situation: str
    situations: frozenset[str]
    states: tuple[tuple[str, ...], ...]


@cache
def load_style() -> Style:
    """The checked lists. Raises LexiconError naming the file and the key that is missing or wrong."""
    file = read_lists(_FILE, _File)
    return Style(
        file.short,
        file.titles,
        file.counted,
        frozenset(file.asides.words.split()),
        _by_length(file.openings.phrases),
        _by_length(file.openings.bare),
        _by_length(file.tails.phrases),
        _by_length(file.tails.calls),
        _by_length(file.tails.plain),
        _by_length(file.answers.no),
        _by_length(file.answers.yes),
        frozenset(file.tails.tags.split()),
        frozenset(file.tails.tag_verbs.split()),
        frozenset(file.tails.asking.split()),
        frozenset(file.tails.joints.split()),
        frozenset(file.tails.verbs.split()),
        frozenset(file.tails.objects.split()),
        frozenset(file.loaded.words.split()),
        _by_length(file.emphasis.phrases),
        _by_length(file.emphasis.negating),
        frozenset(file.questions.words.split()),
        _by_length(file.questions.amounts),
        tuple(file.negated.words.split()),
        file.negated.whole,
        frozenset(file.acronyms.words.split()),
        frozenset(file.acronyms.behind_article.split()),
        file.mistaken.before_name,
        frozenset(file.mistaken.behind.split()),
        file.situation.called,
        frozenset(file.situation.words.split()),
        _by_length(file.situation.behind),
    )


def _by_length(phrases: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True))
