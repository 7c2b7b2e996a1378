"""Reads a text into its canonical content terms, without a parser.

Claims, statements and the search box are read alike, so that "villages" finds "settlements", a
demonym its side, and a name every spelling of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from service.errors import LexiconError
from service.lexicon import concepts, read_toml
from service.lexicon.corpus import Corpus
from service.lexicon.found import Phrase
from service.lexicon.matching import REACH
from service.lexicon.phrases import WORDS_REMEMBERED, PhraseBook, phrase_book
from service.lexicon.word_forms import word_stem

APOSTROPHE = re.compile("['’]")
TEXTS_REMEMBERED = 20_000


def read_terms(text: str, corpus: Corpus) -> tuple[str, ...]:
    """The canonical content terms in text order, repeats included; empty for a text without any.

    A term is a side ("side:x"), a name of the corpus, a concept of the language or a word's stem.
    Stop words, days and figures are left out.
    """
    return _read(text, phrase_book(corpus))


def phrase_terms(phrase: Phrase) -> tuple[str, ...]:
    """The terms of one found phrase; none for stop words, figures and punctuation."""
    if phrase.name is not None:
        return phrase.name.terms
    concept = phrase.concept()
    word = phrase.words[0].text
    if len(phrase.words) == 1 and (not word[0].isalpha() or _is_stop(word)):
        return ()
    term = concept or word_stem(word)
    return () if term in stop_words() else (term,)


def _is_stop(word: str) -> bool:
    """True of a stop word, and of one with an auxiliary written on to it: "they've"."""
    return word in stop_words() or APOSTROPHE.split(word, maxsplit=1)[0] in stop_words()


@cache
def stop_words() -> frozenset[str]:
    """Words that are no terms. Raises LexiconError if the list is malformed."""
    table = read_toml(Path(concepts.__file__).with_name("stopwords.toml"), LexiconError)
    for key, value in table.items():
        if not isinstance(value, str):
            raise LexiconError(f"stopwords.toml: {key} must be words in one string")
    return frozenset(word for value in table.values() for word in value.split())


@lru_cache(maxsize=TEXTS_REMEMBERED)
def _read(text: str, book: PhraseBook) -> tuple[str, ...]:
    return tuple(_terms(text, book))


def _terms(text: str, book: PhraseBook) -> Iterator[str]:
    """The terms of the phrases that the book finds; of words that begin no longer one, as remembered."""
    words = book.bare_words(text)
    forms = [form for word in words for form in (word.key, word.name)]
    position = 0
    while position < len(words):
        terms, goes_on = _terms_alone(words[position].name, book)
        behind = 2 * (position + 1)
        if not goes_on or goes_on.isdisjoint(forms[behind : behind + 2 * REACH]):
            yield from terms
            position += 1
            continue
        phrase = book.phrase_at(words, position)
        for found in (phrase, *book.walk_words(list(phrase.inside))):
            yield from phrase_terms(found)
        position += len(phrase.words) + len(phrase.inside)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _terms_alone(name: str, book: PhraseBook) -> tuple[tuple[str, ...], frozenset[str]]:
    phrase, goes_on = book.word_alone(name)
    return phrase_terms(phrase), goes_on
