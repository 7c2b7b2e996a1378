"""Statements whose true claim is known: claims of a corpus, each said another way.

Five ways, equally often: words left out, halves turned round, a synonym, a typing error, another
figure. Not one of them changes what the claim is about, so a search must still find it.
"""

from __future__ import annotations

import random
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from service.domain import Claim
from service.extraction.terms import read_terms
from service.lexicon.concepts import Part, load_concepts
from service.lexicon.corpus import Corpus

STATEMENTS = 300
DROPPED = 0.25
"""Share of the longer words that is left out."""

LONG = 6
"""Letters of a word that gets a typing error: a shorter one becomes another word."""

WORD = re.compile(r"[A-Za-z]{4,}")
DIGITS = re.compile(r"\d[\d,]*")

Perturb = Callable[[str, random.Random, Corpus], str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement, the claim that it was made from, and how."""

    text: str
    claim_id: str
    way: str


def make_statements(record: Path, corpus: Corpus, count: int = STATEMENTS, seed: int = 1) -> list[Asked]:
    """So many statements, the ways in turn, from claims drawn from the record of the corpus."""
    chance = random.Random(seed)
    drawn = _draw_claims(record, chance)
    asked = []
    for number in range(count):
        way, perturb = list(WAYS.items())[number % len(WAYS)]
        for claim in drawn:
            text = perturb(claim.text, chance, corpus)
            if text != claim.text:
                asked.append(Asked(text, claim.id, way))
                break
    return asked


def _draw_claims(record: Path, chance: random.Random) -> Iterator[Claim]:
    """Claims at random for ever; a corpus has far more than are drawn."""
    connection = sqlite3.connect(record)
    (last,) = connection.execute("SELECT max(key) FROM claims").fetchone()
    while True:
        key = chance.randint(1, last)
        for (body,) in connection.execute("SELECT body FROM bodies WHERE key = ?", (key,)):
            yield msgspec.json.decode(body, type=Claim)


def drop_words(text: str, chance: random.Random, corpus: Corpus) -> str:
    """The text without a quarter of its longer words."""
    kept = WORD.sub(lambda word: "" if chance.random() < DROPPED else word[0], text)
    return " ".join(kept.split())


def reorder(text: str, chance: random.Random, corpus: Corpus) -> str:
    """The two halves of the text, turned round."""
    words = text.split()
    middle = len(words) // 2
    return " ".join(words[middle:] + words[:middle])


def replace_by_synonym(text: str, chance: random.Random, corpus: Corpus) -> str:
    """Another word of the same concept for every word that has one."""

    def other(word: re.Match[str]) -> str:
        terms = read_terms(word[0], corpus)
        choices = _synonyms(corpus).get(terms[0], ()) if len(terms) == 1 else ()
        different = [form for form in choices if form != word[0].casefold()]
        return chance.choice(different) if different else word[0]

    return WORD.sub(other, text)


def mistype(text: str, chance: random.Random, corpus: Corpus) -> str:
    """Two letters in the middle of one long word turned round."""
    words = [word for word in WORD.finditer(text) if len(word[0]) >= LONG]
    if not words:
        return text
    at = chance.choice(words).start() + chance.randint(1, LONG - 3)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def change_figure(text: str, chance: random.Random, corpus: Corpus) -> str:
    """Another figure for every one that is written in digits."""
    return DIGITS.sub(lambda _: f"{chance.randint(2, 99_999):,}", text)


WAYS: Mapping[str, Perturb] = {
    "dropped": drop_words,
    "reordered": reorder,
    "synonym": replace_by_synonym,
    "typo": mistype,
    "other figure": change_figure,
}


@cache
def _forms() -> tuple[tuple[str, str], ...]:
    found = []
    for senses in load_concepts().phrases.values():
        for sense in senses:
            if sense.words.isalpha() and sense.part in (Part.VERB, Part.NOUN):
                past = sense.words.removesuffix("e") + "ed"
                found.append((sense.concept, past if sense.part is Part.VERB else sense.words))
    return tuple(found)


_SYNONYMS: dict[Path, Mapping[str, list[str]]] = {}


def _synonyms(corpus: Corpus) -> Mapping[str, list[str]]:
    """By concept the single words that the reader takes for it."""
    if corpus.folder not in _SYNONYMS:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for concept, form in _forms():
            if read_terms(form, corpus) == (concept,):
                found[concept].append(form)
        _SYNONYMS[corpus.folder] = found
    return _SYNONYMS[corpus.folder]
