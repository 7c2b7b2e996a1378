"""What is drawn to fill a made-up corpus: words, names, actions and figures, as unequal as in the news.

Words come with the counts that symspellpy's list gives them from books; names are invented and as
unequally frequent as words are (Zipf). Nothing here is random but by the seed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, product
from typing import NamedTuple

from service.extraction.parser import load_parser
from service.extraction.terms import read_terms
from service.lexicon.concepts import Part, load_concepts
from service.lexicon.corpus import Corpus
from service.lexicon.vocabulary import english_words
from service.lexicon.word_forms import word_key, word_stem

WORDS = 6_000
"""The commonest nouns and adjectives of English, of which a news archive has the most."""

TAGGED = 12_000
"""The commonest words that are looked through for them."""

SHORTEST = 4
NAMES = 60_000
"""Different places and people that a million claims name."""

ONSETS = ("b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kr", "l", "m", "n", "p", "r", "s", "st", "t", "v")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ei")
ENDINGS = ("burg", "dal", "den", "ford", "ka", "kov", "lin", "mar", "nik", "ra", "sk", "stad", "ton", "vo")

BUFFER = 100_000
"""Words drawn at a time, which costs a twentieth of drawing one by one."""


class Word(NamedTuple):
    """A word as it stands in a text and the term that a reader makes of it."""

    text: str
    term: str


class Drawing:
    """An endless draw of words, each as likely as its weight."""

    def __init__(self, words: Sequence[Word], weights: Sequence[float], chance: random.Random) -> None:
        self._words, self._chance = words, chance
        self._cumulated = list(accumulate(weights))
        self._drawn: list[Word] = []

    def draw(self) -> Word:
        """The next word."""
        if not self._drawn:
            self._drawn = self._chance.choices(self._words, cum_weights=self._cumulated, k=BUFFER)
        return self._drawn.pop()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Where the words of a made-up corpus are drawn from."""

    things: Drawing
    names: Drawing
    actions: Drawing


@dataclass(frozen=True, slots=True)
class Words:
    """All words that can be drawn."""

    things: Sequence[Word]
    names: Sequence[Word]
    actions: Sequence[Word]


def read_words(corpus: Corpus) -> Words:
    """The words as the corpus's own reader would read them; takes some seconds."""
    return Words(list(_things(corpus)), list(_names()), list(_actions(corpus)))


def open_vocabulary(words: Words, chance: random.Random) -> Vocabulary:
    """The draws from the words."""
    counts = english_words()
    things, names, actions = words.things, words.names, words.actions
    return Vocabulary(
        Drawing(things, [counts[word.text] for word in things], chance),
        Drawing(names, _zipf(len(names)), chance),
        Drawing(actions, [counts.get(word.text, 1) ** 0.5 for word in actions], chance),
    )


def _zipf(count: int) -> list[float]:
    return [1 / rank for rank in range(1, count + 1)]


@cache
def _nouns() -> tuple[str, ...]:
    """The commonest nouns and adjectives, as the parser's tagger takes a word that stands alone."""
    counts = english_words()
    common = [word for word in counts if len(word) >= SHORTEST and word.isalpha()][:TAGGED]
    model = load_parser()
    docs = [model.tokenizer(word) for word in common]
    for step in ("vectors", "tags"):
        model.steps[step](docs)
    tagged = zip(common, (doc[0].tag_ for doc in docs), strict=True)
    return tuple(word for word, tag in tagged if tag in ("NN", "NNS", "JJ"))[:WORDS]


def _things(corpus: Corpus) -> Iterator[Word]:
    for word in _nouns():
        terms = read_terms(word, corpus)
        if len(terms) == 1:
            yield Word(word, terms[0])


def _actions(corpus: Corpus) -> Iterator[Word]:
    """Past forms of the lexicon's verbs, each read as one action."""
    for senses in load_concepts().phrases.values():
        for sense in senses:
            if sense.part is Part.VERB and sense.words.isalpha():
                form = sense.words.removesuffix("e") + "ed"
                if form in english_words() and read_terms(form, corpus) == (sense.concept,):
                    yield Word(form, sense.concept)


def _names() -> Iterator[Word]:
    """Invented names, the same for every seed; no reader knows them, so that each is its stem."""
    syllables = ["".join(pair) for pair in product(ONSETS, VOWELS)]
    chance = random.Random(NAMES)
    made: dict[str, None] = {}
    while len(made) < NAMES:
        stem = "".join(chance.choices(syllables, k=chance.choice((1, 2, 2))))
        made[stem + chance.choice(ENDINGS)] = None
    listed = load_concepts().phrases
    for name in made:
        if name not in english_words() and word_key(name) not in listed:
            yield Word(name.capitalize(), word_stem(name))
