"""What the forms of one word share: the key by which the lists find it, and its stem."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock

import snowballstemmer

from service.errors import LexiconError
from service.lexicon import read_toml

FOLDER = Path(__file__).parent

_STEMMER = snowballstemmer.stemmer("english")
_STEMMING = Lock()
"""The stemmer keeps the word it is at: two threads in it at once get each other's endings, or an error."""
_VOWEL = re.compile("[aeiouy]")
_SHORT_E = re.compile("[^aeiouy]*[aeiou][^aeiouwxy]e")
"""One syllable that its last letter lengthens: "care" is no "car", "plane" no "plan"."""

_IN_EE = ("agreed", "anteed", "decreed", "freed", "fereed")
"""Past forms of verbs in -ee; others in -eed are base forms: "succeed", "exceed"."""

_SIBILANTS = ("ches", "shes", "sses", "xes", "zes")
_SHORTEST = 3
"""Letters that must be left of a word when an ending is taken off: "bring" and "need" keep theirs."""


@lru_cache(maxsize=50_000)
def word_key(word: str) -> str:
    """What forms of one casefolded word share: "fled" and "flee", not, as stems, "villager" and "village"."""
    base = _without_verb_ending(_without_plural(load_irregular().get(word, word)))
    if _SHORT_E.fullmatch(base):
        return base
    base = base.removesuffix("e") if len(base) > _SHORTEST else base
    doubled = len(base) > _SHORTEST and base[-1] == base[-2] and not _VOWEL.match(base[-1])
    return base[:-1] if doubled else base


@lru_cache(maxsize=50_000)
def word_stem(word: str) -> str:
    """The stem of a casefolded word that no list holds, for terms."""
    with _STEMMING:
        return str(_STEMMER.stemWord(load_irregular().get(word, word)))


def has_stem(word: str, stem: str) -> bool:
    """True where `word_stem` makes this of the word; most words have not even its first letter."""
    return load_irregular().get(word, word)[:1] == stem[:1] and word_stem(word) == stem


def is_gerund(word: str) -> bool:
    """True of a casefolded word, or the last of several, in -ing."""
    return word.endswith(("ing", "ings"))


@lru_cache(maxsize=50_000)
def is_verbal_form(word: str) -> bool:
    """True of a casefolded word that looks like a verb's past or -ing form."""
    return word.endswith(("ed", "ing")) or word in load_irregular()


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > _SHORTEST + 1:
        return word[:-3] + "y"
    if word.endswith(_SIBILANTS):
        return word[:-2]
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _SHORTEST
    return word[:-1] if plural else word


def _without_verb_ending(word: str) -> str:
    if word.endswith("ied") and len(word) > _SHORTEST + 1:
        return word[:-3] + "y"
    if word.endswith("eed"):
        return word[:-1] if word.endswith(_IN_EE) else word
    for ending in ("ed", "ing"):
        rest = word.removesuffix(ending)
        if rest != word and _SHORT_E.fullmatch(f"{rest}e"):
            return f"{rest}e"
        if rest != word and len(rest) >= _SHORTEST and _VOWEL.search(rest):
            return rest
    return word


@cache
def load_irregular() -> Mapping[str, str]:
    """Irregular and other forms with the base form that the lists hold."""
    tables = read_toml(FOLDER / "irregular.toml", LexiconError)
    return {form: base for table in tables.values() for base, forms in table.items() for form in forms}
