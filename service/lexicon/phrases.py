"""Finds the names of a corpus and the concepts of the language in a text, without a parser.

A text becomes words; known spellings are replaced by the name they stand for; then at each word the
longest phrase wins, a name of the corpus before a phrase of the language.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from service.lexicon.concepts import GAP, Concepts, Sense, load_concepts
from service.lexicon.corpus import Corpus, Speaker, SpeakerKind
from service.lexicon.found import Name, Phrase, Word
from service.lexicon.matching import DEGREES, find_longest, longest_first, phrases_by_words
from service.lexicon.names import name_key
from service.lexicon.word_forms import word_key

SIDE = "side:"
"""What begins the term of a side, and no word."""

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*\d?(?:-\d+[a-z]?)?|\d+(?:[.,]\d+)*|[^\w\s-]")
POSSESSIVE = re.compile(r"['’]s?$")
WORDS_REMEMBERED = 50_000
"""Words whose forms are kept, some 20 MB at most; the vocabulary of 10 million words of news."""
Limits = frozenset[tuple[int, int]]
"""Offsets, and of how many words a phrase that begins there may be at most."""

_NOWHERE: Limits = frozenset()
SINGLE_PARTY_NAMES = 12
"""A side with more names and demonyms than this is a gathering of parties: "China" and "Poland" are
both international, and no name for one another. Two warring states in the corpora have 5 to 7."""


class PhraseBook:
    """The names of one corpus beside the concepts of the language."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.concepts: Concepts = load_concepts()
        self._listed = phrases_by_words()
        self.side_names = {side_term(table.side.id): table.side.name for table in corpus.sides}
        # The claims of one sentence are read one after the other, each from the whole sentence.
        self._latest: tuple[str, Limits, tuple[Phrase, ...]] = ("", _NOWHERE, ())
        self._variants = self._variant_words()
        self._names: dict[str, list[tuple[tuple[str, ...], Name]]] = defaultdict(list)
        self.parties = frozenset(
            table.side.id
            for table in corpus.sides
            if len(table.names) + len(table.demonyms) <= SINGLE_PARTY_NAMES
        )
        for words, name in self._all_names():
            if words:
                self._names[words[0]].append((words, name))
        self.place_sides = {
            term: side_term(name.side or "")
            for entries in self._names.values()
            for _, name in entries
            if name.is_place
            for term in name.terms
        }
        self.place_terms = frozenset(self.place_sides)
        self.persons = frozenset(
            term
            for entries in self._names.values()
            for _, name in entries
            if name.is_person
            for term in name.terms
        )
        self.capitals = {
            table.side.id: _term(self._key(name))
            for table in corpus.sides
            if table.side.id in self.parties
            for name in table.names
            if name in table.places
        }
        for entries in self._names.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, text: str, limits: Limits = _NOWHERE) -> Sequence[Phrase]:
        """Every phrase of the text in order, plain words and punctuation marks included; none overlap,
        but the words in a phrase's gap are found again after it.
        """
        text_before, limits_before, found = self._latest
        if text_before != text or limits_before != limits:
            found = tuple(self.walk_words(list(self.words(text)), limits))
            self._latest = (text, limits, found)
        return found

    def words(self, text: str) -> Iterator[Word]:
        """The words of the text; a known spelling yields the words of the name it stands for."""
        yield from self._spelled([_word(match) for match in WORD.finditer(text)])

    def bare_words(self, text: str) -> list[Word]:
        """The words of the text, faster: where they stand is left out."""
        return list(self._spelled([_bare_word(found) for found in WORD.findall(text)]))

    def word_alone(self, name: str) -> tuple[Phrase, frozenset[str]]:
        """What the word of this `name` is by itself, and the keys and names of which one stands among
        the REACH words behind it wherever it begins a longer phrase.
        """
        word = _made_word(0, len(name), name)
        listed = self.concepts.phrases.get(word.key, ())
        keys = (next((key for key in sense.keys[1:] if key != GAP), "") for sense in listed)
        names = (words[1] for words, _ in self._names.get(name, ()) if len(words) > 1)
        return self.phrase_at([word], 0), frozenset((*keys, *names)) - {""}

    def _spelled(self, found: list[Word]) -> Iterator[Word]:
        position = 0
        while position < len(found):
            length, name = self._variant_at(found, position)
            if name:
                end = found[position + length - 1].end
                yield from (_made_word(found[position].start, end, word) for word in name)
            else:
                yield found[position]
                length = 1
            position += length

    def _variant_at(self, words: Sequence[Word], position: int) -> tuple[int, tuple[str, ...]]:
        for spelling, name in self._variants.get(words[position].text, ()):
            if tuple(word.text for word in words[position : position + len(spelling)]) == spelling:
                return len(spelling), name
        return 1, ()

    def walk_words(self, words: list[Word], limits: Limits = _NOWHERE) -> Iterator[Phrase]:
        """The phrases of these words, as `find` finds them."""
        position, longest = 0, dict(limits)
        while position < len(words):
            phrase = self.phrase_at(words, position, longest.get(words[position].start))
            yield phrase
            if phrase.inside:
                yield from self.walk_words(list(phrase.inside), limits)
            position += len(phrase.words) + len(phrase.inside)

    def phrase_at(self, words: list[Word], position: int, longest: int | None = None) -> Phrase:
        """The longest phrase that begins at the word there, of the language of at most `longest` words."""
        word = words[position]
        phrases = self._listed.get(word.key)
        if phrases is None and word.name not in self._names:
            return Phrase(word.start, word.end, (word,))
        following = words[position + 1].key if position + 1 < len(words) else ""
        listed: Sequence[Sense] = phrases.get(following, phrases[""]) if phrases is not None else ()
        if phrases is not None and position + 2 < len(words) and words[position + 1].text in DEGREES:
            listed = longest_first(listed, phrases.get(words[position + 2].key, ()))
        length, name = self._name_at(words, position) if word.name in self._names else (0, None)
        if name is None and longest is None and (not listed or len(listed[0].keys) == 1):
            return Phrase(word.start, word.end, (word,), senses=tuple(listed))  # as most words are
        senses, used, inside = find_longest(listed, words, position, length, longest)
        if senses:
            return Phrase(word.start, used[-1].end, used, senses=senses, inside=inside)
        if name is not None:
            used = tuple(words[position : position + length])
            return Phrase(word.start, used[-1].end, used, name=name)
        return Phrase(word.start, word.end, (word,))

    def _name_at(self, words: list[Word], position: int) -> tuple[int, Name | None]:
        following = words[position + 1].name if position + 1 < len(words) else ""
        for wanted, name in self._names.get(words[position].name, ()):
            if len(wanted) > 1 and wanted[1] != following:
                continue
            if tuple([word.name for word in words[position : position + len(wanted)]]) == wanted:
                return len(wanted), name
        return 0, None

    def _variant_words(self) -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
        table: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
        for spelling, name in self.corpus.variants.items():
            words = tuple(word.casefold() for word in _plain_words(spelling))
            if words:
                table[words[0]].append((words, _plain_words(name)))
        for entries in table.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        return table

    def _all_names(self) -> Iterator[tuple[tuple[str, ...], Name]]:
        """Later entries lose to earlier ones of the same words (the sort is stable)."""
        for table in self.corpus.sides:
            words = (*table.names, *table.demonyms)
            if table.side.id in self.parties:
                singular = (word[:-1] for word in table.demonyms if word.islower() and word.endswith("s"))
                for word in (*words, *singular):
                    is_place = word in table.places
                    yield self._key(word), Name((side_term(table.side.id),), table.side.id, is_place)
            else:
                for word in words:
                    yield self._key(word), Name((_term(self._key(word)),), table.side.id)
        for speaker in self.corpus.speakers:
            yield from self._speaker_names(speaker)
        for table in self.corpus.sides:
            for place in table.places:
                yield self._key(place), Name((_term(self._key(place)),), table.side.id, is_place=True)

    def _speaker_names(self, speaker: Speaker) -> Iterator[tuple[tuple[str, ...], Name]]:
        if speaker.kind is not SpeakerKind.PERSON and speaker.holder is None and self._descriptive(speaker):
            return
        canonical = speaker.holder or speaker.name
        person = speaker.kind is SpeakerKind.PERSON or speaker.holder is not None
        name = Name((_term(self._key(canonical)),), speaker.side, is_person=person)
        for words in (speaker.name, *speaker.aliases):
            yield self._key(words), name

    def _descriptive(self, speaker: Speaker) -> bool:
        """True of "Ruritanian Defence Ministry": a side and words of the language, no name of its own."""
        words = self._key(speaker.name)
        return all(
            self.corpus.side_of_name(word)
            or self.corpus.side_of_place(word)
            or word_key(word) in self.concepts.phrases
            for word in words
        )

    def _key(self, name: str) -> tuple[str, ...]:
        return _plain_words(self.corpus.name_key(name))


@dataclass(frozen=True, slots=True, eq=False)
class Identity:
    """A corpus as a cache key: by identity, for its tables cannot be hashed."""

    corpus: Corpus

    def __hash__(self) -> int:
        return id(self.corpus)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Identity) and other.corpus is self.corpus


def phrase_book(corpus: Corpus) -> PhraseBook:
    """The phrase book of the corpus, made once."""
    return _phrase_book(Identity(corpus))


@cache
def _phrase_book(identity: Identity) -> PhraseBook:
    return PhraseBook(identity.corpus)


def side_term(side: str) -> str:
    """The term that stands for a side, so that it cannot meet a word."""
    return SIDE + side


def _term(words: tuple[str, ...]) -> str:
    return "_".join(words).casefold()


def _word(match: re.Match[str]) -> Word:
    length, name, text, key = _read_word(match[0])
    start = match.start()
    return Word(start, start + length, name, text, key)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _bare_word(found: str) -> Word:
    length, *forms = _read_word(found)
    return Word(0, length, *forms)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _read_word(found: str) -> tuple[int, str, str, str]:
    """The length of a word without its possessive ending, and its `name`, `text` and `key`."""
    plain = POSSESSIVE.sub("", found) or found
    name = name_key(plain) or plain
    text = name.casefold()
    return len(plain), name, text, word_key(text)


def _made_word(start: int, end: int, name: str) -> Word:
    text = name.casefold()
    return Word(start, end, name, text, word_key(text))


def _plain_words(name: str) -> tuple[str, ...]:
    """The words of a name key, short acronyms in capitals."""
    return tuple(_word(match).name for match in WORD.finditer(name))
