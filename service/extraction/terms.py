"""Reads a text into its canonical content terms, without a parser.

Claims, statements and the search box are read alike, so that "villages" finds "settlements", a
demonym its side, and a name every spelling of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from service.errors import LexiconError
from service.lexicon import concepts, read_toml
from service.lexicon.corpus import Corpus
from service.lexicon.found import Phrase
from service.lexicon.phrases import PhraseBook, phrase_book

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
    if len(phrase.words) == 1 and (word in stop_words() or not word[0].isalpha()):
        return ()
    term = concept or concepts.word_stem(word)
    return () if term in stop_words() else (term,)


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
    for phrase in book.find(text):
        yield from phrase_terms(phrase)
