"""Loads `grammar.toml`: function words and wide concepts by what they do in a clause."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from service.lexicon import read_lists

_FILE = Path(__file__).with_name("grammar.toml")

_Words = Annotated[str, msgspec.Meta(min_length=1)]


class _Prepositions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    until: _Words
    target: _Words
    partner: _Words
    circumstance: _Words
    over: _Words
    undone: _Words
    manner: _Words
    inside: _Words
    place: _Words
    local: _Words
    including: _Words
    charge: _Words
    owner: _Words
    source: _Words
    judge: _Words
    deed: _Words
    blame: _Words
    through: _Words
    view: _Words
    address: _Words
    linking: _Words
    ready: tuple[str, ...]
    inner: _Words
    level: _Words
    charged: _Words
    blamed: _Words
    topic: _Words
    errand: _Words
    of_which: _Words
    replaced: _Words


class _Pronouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    relative: _Words
    where: _Words
    indirect: _Words
    nobody: tuple[str, ...]
    pointing: _Words
    summing_up: _Words
    no_speaker: _Words
    subjectless: _Words


class _Determiners(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    definite: _Words
    indefinite: _Words
    repeating: _Words


class _Adverbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    replacing: _Words
    hedging: _Words
    alternative: _Words
    contrasting: _Words
    nearly: _Words
    sooner: _Words
    shifted: _Words


class _Verbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    state: _Words
    proving: _Words
    proving_particles: _Words
    predicate: _Words
    inverted: _Words
    auxiliary: _Words
    negating: _Words
    active: _Words
    perfect: _Words
    past: _Words
    to_come: _Words
    yet: _Words
    undergoing: _Words
    enduring: _Words
    standing: _Words
    transparent: _Words
    carrying: _Words
    having: _Words
    holding: _Words
    going_on: _Words
    lasting: _Words
    judging: _Words
    moving: _Words
    coming_about: _Words
    gauging: _Words
    undoing: _Words
    consuming: _Words


class _Verbless(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    adverbs: _Words
    particles: _Words
    prepositions: _Words
    levels: _Words
    joining: _Words
    invariant: _Words
    subordinate: _Words
    directions: _Words


class _Time(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    stretch: _Words
    ago: _Words
    longer: _Words
    parts: _Words


class _Ranks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ordinals: _Words
    sole: _Words
    anew: _Words
    other: _Words
    directions: _Words
    bounding: _Words
    plain: _Words
    factors: _Words
    lasting: _Words
    often: _Words
    in_a_row: _Words
    parts: _Words


class _Kinds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    demonyms: _Words
    anybody: _Words
    fighters: _Words
    feats: _Words
    conquests: _Words
    orders: _Words
    staying: _Words
    scorned: _Words
    downed: _Words
    near: _Words
    waging: _Words
    losing: _Words
    martial: _Words
    loose: _Words
    wide: _Words
    ground: _Words
    outcomes: _Words
    acting: _Words
    move: _Words
    ending: _Words
    landmarks: _Words
    taking: _Words
    journeys: _Words
    sudden: _Words
    doer: _Words
    harm: _Words
    casualties: _Words
    harming: _Words
    attitude: _Words
    extent: _Words
    stretches: _Words
    meeting: _Words
    roofs: _Words
    berths: _Words
    counties: _Words
    manner: _Words
    degree: _Words
    trades: _Words
    stopping: _Words
    lasting: _Words
    doing: _Words
    charges: _Words
    dealings: _Words
    topics: _Words


class Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of `grammar.toml` as the file has them; `words` reads one of them."""

    prepositions: _Prepositions
    pronouns: _Pronouns
    determiners: _Determiners
    adverbs: _Adverbs
    verbs: _Verbs
    verbless: _Verbless
    time: _Time
    ranks: _Ranks
    kinds: _Kinds
    undergone: dict[str, str]


@cache
def load_grammar() -> Grammar:
    """The checked lists. Raises LexiconError naming the file and the key that is missing or wrong."""
    return read_lists(_FILE, Grammar)


def words(entry: str) -> frozenset[str]:
    """The words of one list."""
    return frozenset(entry.split())
