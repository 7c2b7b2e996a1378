"""Loads the concepts of the language: which words stand for one action, state or thing.

`concepts.toml` holds actions and states, `things.toml` what they are done to; both use the same keys,
explained in the first. `irregular.toml` brings a word to the form in which the lists hold it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from service.errors import LexiconError
from service.lexicon import read_toml
from service.lexicon.entries import WITH, check_entry
from service.lexicon.neighbours import read_neighbours
from service.lexicon.word_forms import is_gerund, word_key

FOLDER = Path(__file__).parent
LISTS = ("concepts.toml", "things.toml")
NEIGHBOURS = "neighbours.toml"
GAP = "_"
"""In a phrase: up to five words may stand here ("take _ hostage")."""

UNDERTAKING = "undertaking"
"""The concept of what people call an act that they praise or blame: an adventure, a gamble."""


class Part(StrEnum):
    """The part of speech in which a phrase stands for its concept."""

    VERB = "verbs"
    NOUN = "nouns"
    ADJECTIVE = "adjectives"
    PASSIVE = "passives"


GERUNDS = frozenset({Part.NOUN, Part.ADJECTIVE})
"""Parts of speech in which an -ing form is a word of its own."""

SHORT_GERUNDS = {"go": "going", "do": "doing"}
"""Verbs too short for the rule that takes "ing" off: their phrases are found by this form, too."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One action, state or thing. `implies` holds itself and every wider concept."""

    id: str
    implies: frozenset[str]
    opposite: frozenset[str]
    excludes: frozenset[str]
    needs_object: bool
    begins: bool
    ergative: bool
    once: bool
    is_thing: bool


@dataclass(frozen=True, slots=True)
class Sense:
    """A phrase in one reading: its words as listed, their keys, and what it stands for."""

    words: str
    keys: tuple[str, ...]
    part: Part
    concept: str

    @property
    def length(self) -> int:
        """How many words of a text it stands for, those in its gap aside."""
        return len(self.keys) - self.keys.count(GAP)

    def fits(self, surface: str) -> bool:
        """False where the list has an -ing form and the text another form of its verb: "took" is no
        "taking", "bombs" are no "bombing", and who "missed" a train is not "missing".
        """
        return self.part not in GERUNDS or not is_gerund(self.words) or is_gerund(surface)

    def fits_after(self, words: Sequence[str]) -> bool:
        """False where a word behind the first is an -ing form on one side only, or behind "be" in -ed: who
        "is holding" talks is not "being held", "was closed by" not "was close by".
        """
        first, *after = (word for word in self.words.split() if word != GAP)
        told = [*zip(after, words, strict=True)]
        past = first == "be" and any(one.endswith("ed") != other.endswith("ed") for one, other in told)
        return not past and all(is_gerund(one) == is_gerund(other) for one, other in told)


@dataclass(frozen=True, slots=True, eq=False)
class Concepts:
    """Every concept by id; every phrase by the key of its first word, the longest first; what a verb
    stands for with one kind of object, by the verb's key and the object's concept. By `neighbours` news
    may tell of one happening, though neither settles the other.
    """

    table: Mapping[str, Concept]
    neighbours: Mapping[str, frozenset[str]]
    close: Mapping[str, frozenset[str]]
    apart: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[Sense, ...]]
    by_object: Mapping[tuple[str, str], str]
    by_subject: Mapping[tuple[str, str], str]

    def related(self, first: str, second: str) -> bool:
        """True for one concept, and where either implies the other."""
        if first == second:
            return True
        return self.implies(first, second) or self.implies(second, first)

    def kin(self, name: str) -> frozenset[str]:
        """All that are related to it; a word that no list holds is related to itself alone."""
        found = self.table.get(name)
        if found is None:
            return frozenset((name,))
        narrower = [other.id for other in self.table.values() if name in other.implies]
        return (found.implies & self.table.keys()).union(narrower, (name,))

    def implies(self, narrow: str, wide: str) -> bool:
        """True where whatever is `narrow` is `wide` too; words outside the lists imply themselves."""
        found = self.table.get(narrow)
        return narrow == wide if found is None else wide in found.implies

    def opposed(self, first: str, second: str) -> bool:
        """True where the two cannot hold of one thing at one time."""
        one = self.table.get(first)
        return one is not None and second in one.opposite

    def told_alike(self, first: str, second: str) -> bool:
        """True of neighbours that tell one happening wherever thing, party and place are one."""
        return second in self.close.get(first, ())

    def counted_apart(self, first: str, second: str) -> bool:
        """True of neighbours whose figures count different things: villages captured and retaken."""
        return second in self.apart.get(first, ())

    def excluded(self, done: str, other: str) -> bool:
        """True where `done` to a party leaves no room for that party's `other`."""
        one = self.table.get(done)
        return one is not None and other in one.excludes

    def is_thing(self, name: str) -> bool:
        """True of a concept of `things.toml`: no action, no state."""
        found = self.table.get(name)
        return found is not None and found.is_thing


@cache
def load_concepts() -> Concepts:
    """The checked lists. Raises LexiconError naming file and concept for a wrong key, an unknown name
    or a phrase that two concepts claim for one part of speech.
    """
    entries: dict[str, tuple[str, dict[str, Any]]] = {}
    for name in LISTS:
        for concept, entry in read_toml(FOLDER / name, LexiconError).items():
            check_entry(name, concept, entry, taken=concept in entries)
            entries[concept] = (name, entry)
    opposed: defaultdict[str, list[str]] = defaultdict(list)
    for concept, (_, entry) in entries.items():
        for other in entry.get("opposite", ()):
            opposed[other].append(concept)
    table = {concept: _concept(concept, entries, opposed[concept]) for concept in entries}
    near, close, apart = read_neighbours(FOLDER / NEIGHBOURS, table)
    with_things = (_by_thing(key, entries, table) for key in WITH)
    return Concepts(table, near, close, apart, _phrases(entries), *with_things)


def _by_thing(
    key: str, entries: Mapping[str, tuple[str, dict[str, Any]]], table: Mapping[str, Concept]
) -> Mapping[tuple[str, str], str]:
    """A narrower thing is taken for the wider one that is listed, unless it is listed itself."""
    listed: dict[tuple[str, str], str] = {}
    for concept, (file, entry) in entries.items():
        for phrase in entry.get(key, ()):
            verb, _, thing = phrase.rpartition(" ")
            if thing not in table:
                raise LexiconError(f"{file}: {concept}: {key} names no concept: {thing!r}")
            first, *particle = verb.split()
            owner = listed.setdefault((" ".join((word_key(first), *particle)), thing), concept)
            if owner != concept:
                raise LexiconError(f"{file}: {concept}: {phrase!r} stands under {owner} already")
    narrower = {
        (verb, narrow.id): concept
        for (verb, thing), concept in listed.items()
        for narrow in table.values()
        if thing in narrow.implies
    }
    return {**narrower, **listed}


def _concept(name: str, entries: Mapping[str, tuple[str, dict[str, Any]]], opposed: Sequence[str]) -> Concept:
    file, entry = entries[name]
    for key in ("implies", "opposite", "excludes"):
        for other in entry.get(key, ()):
            if other not in entries:
                raise LexiconError(f"{file}: {name}: {key} names no concept: {other!r}")
    return Concept(
        id=name,
        implies=frozenset(_wider(name, entries)),
        opposite=frozenset((*entry.get("opposite", ()), *opposed)),
        excludes=frozenset(entry.get("excludes", ())),
        needs_object=bool(entry.get("needs_object", False)),
        begins=bool(entry.get("begins", False)),
        ergative=bool(entry.get("ergative", False)),
        once=bool(entry.get("once", False)),
        is_thing=file == "things.toml",
    )


def _wider(name: str, entries: Mapping[str, tuple[str, dict[str, Any]]]) -> Iterator[str]:
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            yield current
            waiting.extend(entries[current][1].get("implies", ()) if current in entries else ())


def _phrases(entries: Mapping[str, tuple[str, dict[str, Any]]]) -> Mapping[str, tuple[Sense, ...]]:
    owners: dict[tuple[tuple[str, ...], Part, bool], str] = {}
    senses: defaultdict[str, list[Sense]] = defaultdict(list)
    for concept, (file, entry) in entries.items():
        for part in Part:
            for words in entry.get(part.value, ()):
                keys = tuple(GAP if word == GAP else word_key(word) for word in words.split())
                gerund = part in GERUNDS and is_gerund(words)
                owner = owners.setdefault((keys, part, gerund), concept)
                if owner != concept:
                    raise LexiconError(f"{file}: {concept}: {words!r} stands under {owner} already")
                for first in _first_keys(keys):
                    senses[first].append(Sense(words, (first, *keys[1:]), part, concept))
    return {key: tuple(sorted(found, key=_longest_first)) for key, found in senses.items()}


def _longest_first(sense: Sense) -> tuple[int, bool]:
    """The longer of two phrases before the other, and one without a gap before one with it."""
    return -sense.length, GAP in sense.keys


def _first_keys(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The first key, and its -ing form where that has another key; "going to" alone is the future."""
    gerund = SHORT_GERUNDS.get(keys[0])
    if gerund is None or len(keys) == 1 or keys[1] == "to":
        return keys[:1]
    return keys[0], gerund
