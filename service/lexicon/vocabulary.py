"""The words that a typing error can be set right to: those of the language lists and of one corpus."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.distance import OSA

from service.lexicon.concepts import load_concepts
from service.lexicon.corpus import Corpus
from service.lexicon.modality import load_mood
from service.lexicon.style import load_style
from service.lexicon.word_forms import load_irregular

FARTHEST = 2
"""Edits between what was typed and what was meant."""

SHORT_WORD, SHORTEST_WORD, SHORTEST_NAME = 8, 4, 5
"""Below eight letters one edit is as many as a word can bear, below four none."""


BITS = 61
"""Letters that share a bit, as few do, let a word pass that is then found to be too far."""

WORDS_REMEMBERED = 5_000
"""Unknown words of which the nearest is kept, 1 MB at most: a name takes 2 ms, and news repeats its names."""

VOWELS = frozenset("aeiou")
COMMON = 5_000_000
"""Counts of the list from which on an English word is common enough to have been meant: 11,000 words."""

COMMONEST = 400_000_000
"""Counts from which on a word is meant by three letters of it: fifty words like "over"."""


class Vocabulary:
    """Known words of one corpus and the language, and the nearest of them to a misspelling."""

    def __init__(self, corpus: Corpus) -> None:
        self._names: Mapping[str, str] = dict(_cased_names(corpus))
        self.cased: Mapping[str, str] = {**self._names, **dict(_cased_variants(corpus))}
        self.acronyms = frozenset(_acronyms(corpus)) | load_style().acronyms
        known = {form for word in set(_listed_words()) for form in _inflected(word)} | set(self.cased)
        known |= {word for word, count in english_words().items() if count >= COMMON}
        self._known = known | {word for phrase in corpus.variants for word in phrase.split()}
        self._by_shape: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        acronyms = {word for word, name in self.cased.items() if name.isupper()}
        for word in known - acronyms:
            self._by_shape[word[0], len(word)].append(word)
        self._lettered: dict[tuple[str, int], Sequence[tuple[int, str]]] = {}
        self._remembered = lru_cache(WORDS_REMEMBERED)(self._nearest)

    def knows(self, word: str) -> bool:
        """True of an English word, a listed one or a name; `word` is casefolded."""
        return word in self._known or word in english_words()

    def nearest(self, word: str) -> str | None:
        """The known word of the same first letter that was meant, casefolded; None where none is near.

        Of equally near ones the one with most of the letters wins (letters change places, or vowels are
        left out, more often than one is another), then a name of the corpus, then, if its letters are others,
        the longer one (a letter is left out more often than added), then the more frequent word of English.
        """
        return self._remembered(word)

    def _nearest(self, word: str) -> str | None:
        if len(word) < SHORTEST_WORD:
            return self._with_vowels(word)
        farthest = 1 if len(word) < SHORT_WORD else FARTHEST
        letters = _letters(word)
        near = [
            (
                distance,
                unlike := _unlikeness(word, known),
                (known not in self._names) + (known not in self.cased),
                -len(known) if unlike else 0,
                -self._commonness(known),
                known,
            )
            for length in range(len(word) - farthest, len(word) + farthest + 1)
            for has, known in self._shaped(word[0], length)
            if (letters ^ has).bit_count() <= 2 * farthest
            and (distance := OSA.distance(word, known, score_cutoff=farthest)) <= farthest
        ]
        return min(near)[-1] if near else None

    def _shaped(self, first: str, length: int) -> Sequence[tuple[int, str]]:
        """The known words of this first letter and length with their letters, made when first asked for."""
        shape = first, length
        if shape not in self._by_shape:
            return ()
        if shape not in self._lettered:
            self._lettered[shape] = [(_letters(word), word) for word in sorted(self._by_shape[shape])]
        return self._lettered[shape]

    def _with_vowels(self, word: str) -> str | None:
        """The commonest English word that a very short one only lacks a vowel of: "ovr", "frm"."""
        if len(word) < SHORTEST_WORD - 1:
            return None
        meant = [
            known
            for _, known in self._shaped(word[0], len(word) + 1)
            if _only_lacks_vowels(word, known) and english_words().get(known, 0) >= COMMONEST
        ]
        return max(meant, key=self._commonness, default=None)

    def meant_word(self, word: str) -> str | None:
        """The word that was meant by a long one with letters missing, doubled or in the wrong place.

        One that has another letter instead may as well be a name ("Starmer" is no "starter").
        """
        found = self.nearest(word) if len(word) >= SHORT_WORD else None
        if found is None:
            return None
        typed, meant = Counter(word), Counter(found)
        return found if not (typed - meant) or not (meant - typed) else None

    def nearest_name(self, word: str) -> str | None:
        """The name of the corpus that was meant by an unknown word with a capital."""
        found = self.nearest(word) if len(word) >= SHORTEST_NAME else None
        return found if found in self.cased else None

    def _commonness(self, word: str) -> float:
        return math.inf if word in self.cased else english_words().get(word, 0)


def _letters(word: str) -> int:
    """A bit for each of its letters: words that are near have most of them in common, quick to see."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % BITS)
    return bits


def _only_lacks_vowels(word: str, known: str) -> bool:
    """True where leaving out vowels makes of the known word what was typed, as in short messages."""
    lacking = Counter(known) - Counter(word)
    if not lacking or not lacking.keys() <= VOWELS or Counter(word) - Counter(known):
        return False
    left = iter(known)
    return all(letter in left for letter in word)


def _unlikeness(word: str, known: str) -> int:
    """The letters that only one of them has; left-out vowels ("defnce", "takn") count for none."""
    lacks_vowels = known in english_words() and _only_lacks_vowels(word, known)
    return 0 if lacks_vowels else _letters_apart(word, known)


def _letters_apart(word: str, other: str) -> int:
    """Letters that only one has; "i" is as often typed for "y" as it is left out ("sais")."""
    one, two = Counter(word.replace("y", "i")), Counter(other.replace("y", "i"))
    return (one - two).total() + (two - one).total()


@cache
def english_words() -> Mapping[str, int]:
    """The 82,000 English words that come with symspellpy, with their counts in books."""
    text = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    pairs = text.split()
    return dict(zip(pairs[::2], map(int, pairs[1::2]), strict=True))


def _listed_words() -> Iterator[str]:
    for senses in load_concepts().phrases.values():
        for sense in senses:
            yield from (word for word in sense.words.split() if word.isalpha())
    for form, base in load_irregular().items():
        yield from (word for word in (form, base) if word.isalpha())
    mood = load_mood()
    yield from mood.light | mood.planning | mood.every


def _inflected(word: str) -> Iterator[str]:
    """The word and its regular forms; a form that does not exist costs nothing."""
    yield word
    if len(word) <= SHORTEST_WORD - 1:
        return
    stem = word.removesuffix("e")
    yield f"{word}s"
    yield f"{stem}ed"
    yield f"{stem}ing"
    if word.endswith("y"):
        yield f"{word[:-1]}ies"
        yield f"{word[:-1]}ied"


def _cased_names(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Every word of a name with its capitals, unless it is an English word by itself."""
    for table in corpus.sides:
        for name in (*table.names, *table.demonyms, *table.places):
            yield from _cased_words(name, whole=" " not in name)
    for speaker in corpus.speakers:
        for name in (speaker.name, *speaker.aliases):
            yield from _cased_words(name, whole=" " not in name)


def _cased_variants(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Spellings of one word with the name they stand for, if English has no such word."""
    for spelling, name in corpus.variants.items():
        if " " not in spelling and " " not in name and spelling not in english_words() and name[:1].isupper():
            yield spelling, name


def _acronyms(corpus: Corpus) -> Iterator[str]:
    """The names in capitals that English has as words too: "US"."""
    for table in corpus.sides:
        yield from (name for name in (*table.names, *table.demonyms) if name.isupper() and len(name) > 1)


def _cased_words(name: str, *, whole: bool) -> Iterator[tuple[str, str]]:
    listed = load_concepts().phrases
    for word in name.split():
        plain = word.strip(".,'’")
        low = plain.casefold()
        if (
            plain[:1].isupper()
            and (len(plain) > 2 or (plain.isupper() and len(plain) > 1))
            and low not in listed
            and not (plain.isupper() and low in english_words())
            and (whole or low not in english_words())
        ):
            yield low, plain
