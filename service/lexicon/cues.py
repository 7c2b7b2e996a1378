"""Loads `cues.toml`: the words by which news says who said what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from service.errors import LexiconError
from service.lexicon import read_toml

_FILE = Path(__file__).with_name("cues.toml")


@dataclass(frozen=True)
class Cues:
    """The lists of `cues.toml`; verbs are lemmas, everything is lower case."""

    say: frozenset[str]
    deny: frozenset[str]
    denial: frozenset[str]
    waving: tuple[str, ...]
    address: frozenset[str]
    with_object: frozenset[str]
    clause_only: frozenset[str]
    quoted: frozenset[str]
    citing: frozenset[str]
    phrasal: tuple[str, ...]
    hear: frozenset[str]
    aspect: frozenset[str]
    estimate: frozenset[str]
    expect: frozenset[str]
    hearer: frozenset[str]
    occasion: frozenset[str]
    told: frozenset[str]
    owning: frozenset[str]
    telling_of: frozenset[str]
    charging: frozenset[str]
    sure: frozenset[str]
    according: tuple[str, ...]
    saying_nouns: frozenset[str]
    views: frozenset[str]
    records: frozenset[str]
    publications: frozenset[str]
    forums: frozenset[str]
    officials: frozenset[str]
    bodies: frozenset[str]
    offices: frozenset[str]
    named_bodies: frozenset[str]
    own_bodies: frozenset[str]
    reporters: frozenset[str]
    speaks_for: frozenset[str]
    vague: frozenset[str]
    local: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    it: frozenset[str]
    they: frozenset[str]
    first_person: frozenset[str]
    first_person_owners: frozenset[str]
    personal: frozenset[str]
    relative: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    subjects: frozenset[str]
    each: frozenset[str]
    some: frozenset[str]
    navigation: tuple[str, ...]
    asserting: frozenset[str]
    conditional: frozenset[str]
    inverting: frozenset[str]
    framing: frozenset[str]
    connectives: tuple[str, ...]

    @cached_property
    def third_person(self) -> frozenset[str]:
        """Pronouns that stand for a speaker named before."""
        return self.he | self.she | self.it | self.they

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Every lemma that can open a frame, but for "was quoted as saying"."""
        return self.say | self.deny | self.address | self.estimate


@cache
def load_cues() -> Cues:
    """The checked lists. Raises LexiconError naming the table and key that is missing or wrong."""
    table = read_toml(_FILE, LexiconError)
    return Cues(
        say=_words(table, "verbs", "say"),
        deny=_words(table, "verbs", "deny"),
        denial=_words(table, "verbs", "denial"),
        waving=_phrases(table, "verbs", "waving"),
        address=_words(table, "verbs", "address"),
        with_object=_words(table, "verbs", "with_object"),
        clause_only=_words(table, "verbs", "clause_only"),
        quoted=_words(table, "verbs", "quoted"),
        citing=_words(table, "verbs", "citing"),
        phrasal=_phrases(table, "verbs", "phrasal"),
        hear=_words(table, "verbs", "hear"),
        estimate=_words(table, "verbs", "estimate"),
        expect=_words(table, "verbs", "expect"),
        hearer=_words(table, "verbs", "hearer"),
        occasion=_words(table, "verbs", "occasion"),
        told=_words(table, "verbs", "told"),
        aspect=_words(table, "verbs", "aspect"),
        owning=_words(table, "verbs", "owning"),
        telling_of=_words(table, "verbs", "telling_of"),
        charging=_words(table, "verbs", "charging"),
        sure=_words(table, "nouns", "sure"),
        according=_phrases(table, "nouns", "according"),
        saying_nouns=_words(table, "nouns", "saying"),
        views=_words(table, "nouns", "view"),
        records=_words(table, "nouns", "record"),
        publications=_words(table, "nouns", "publication"),
        forums=_words(table, "nouns", "forum"),
        officials=_words(table, "nouns", "official"),
        bodies=_words(table, "nouns", "body"),
        offices=_words(table, "nouns", "office"),
        named_bodies=_words(table, "nouns", "named_body"),
        own_bodies=_words(table, "nouns", "own_body"),
        reporters=_words(table, "nouns", "reporter"),
        speaks_for=_words(table, "nouns", "speaks_for"),
        vague=_words(table, "nouns", "vague"),
        local=_words(table, "nouns", "local"),
        he=_words(table, "pronouns", "he"),
        she=_words(table, "pronouns", "she"),
        it=_words(table, "pronouns", "it"),
        they=_words(table, "pronouns", "they"),
        first_person=_words(table, "pronouns", "first"),
        first_person_owners=_words(table, "pronouns", "first_owner"),
        personal=_words(table, "pronouns", "personal"),
        relative=_words(table, "pronouns", "relative"),
        male=_words(table, "pronouns", "male"),
        female=_words(table, "pronouns", "female"),
        subjects=_words(table, "pronouns", "subject"),
        each=_words(table, "pronouns", "each"),
        some=_words(table, "pronouns", "some"),
        navigation=_phrases(table, "lines", "navigation"),
        asserting=_words(table, "clauses", "asserting"),
        conditional=_words(table, "clauses", "conditional"),
        inverting=_words(table, "clauses", "inverting"),
        framing=_words(table, "clauses", "framing"),
        connectives=_phrases(table, "clauses", "connectives"),
    )


def _words(table: dict[str, Any], section: str, key: str) -> frozenset[str]:
    value = _entry(table, section, key)
    if not isinstance(value, str) or not value.split():
        raise LexiconError(f"{_FILE.name}: {section}.{key} must be words in one string")
    return frozenset(value.split())


def _phrases(table: dict[str, Any], section: str, key: str) -> tuple[str, ...]:
    value = _entry(table, section, key)
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise LexiconError(f"{_FILE.name}: {section}.{key} must be a list of phrases")
    return tuple(value)


def _entry(table: dict[str, Any], section: str, key: str) -> Any:
    part = table.get(section)
    if not isinstance(part, dict) or key not in part:
        raise LexiconError(f"{_FILE.name}: {section}.{key} is missing")
    return part[key]
