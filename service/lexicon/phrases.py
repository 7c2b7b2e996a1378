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

from service.lexicon.concepts import GAP, Concepts, Sense, load_concepts, word_key
from service.lexicon.corpus import Corpus, Speaker, SpeakerKind
from service.lexicon.found import Name, Phrase, Word
from service.lexicon.names import name_key

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*\d?(?:-\d+[a-z]?)?|\d+(?:[.,]\d+)*|[^\w\s-]")
POSSESSIVE = re.compile(r"['’]s?$")
BREAKS = frozenset('.!?;:()"“”')
LONGEST_GAP = 5
WORDS_REMEMBERED = 50_000
"""Words whose forms are kept, some 20 MB at most; the vocabulary of 10 million words of news."""
_NOWHERE: frozenset[int] = frozenset()
SINGLE_PARTY_NAMES = 12
"""A side with more names and demonyms than this is a gathering of parties: "China" and "Poland" are
both international, and no name for one another. Two warring states in the corpora have 5 to 7."""


class PhraseBook:
    """The names of one corpus beside the concepts of the language."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.concepts: Concepts = load_concepts()
        self.side_names = {side_term(table.side.id): table.side.name for table in corpus.sides}
        # The claims of one sentence are read one after the other, each from the whole sentence.
        self._latest: tuple[str, frozenset[int], tuple[Phrase, ...]] = ("", _NOWHERE, ())
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
        self.capitals = {
            table.side.id: _term(self._key(name))
            for table in corpus.sides
            if table.side.id in self.parties
            for name in table.names
            if name in table.places
        }
        for entries in self._names.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, text: str, single: frozenset[int] = _NOWHERE) -> Sequence[Phrase]:
        """Every phrase of the text in order, plain words and punctuation marks included; none overlap,
        but the words in a phrase's gap are found again after it. No phrase of several words of the
        language begins at the offsets in `single`.
        """
        text_before, single_before, found = self._latest
        if text_before != text or single_before != single:
            found = tuple(self._walk(list(self.words(text)), single))
            self._latest = (text, single, found)
        return found

    def words(self, text: str) -> Iterator[Word]:
        """The words of the text; a known spelling yields the words of the name it stands for."""
        found = [_word(match) for match in WORD.finditer(text)]
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

    def _walk(self, words: list[Word], single: frozenset[int]) -> Iterator[Phrase]:
        position = 0
        while position < len(words):
            phrase = self._phrase_at(words, position, longest=1 if words[position].start in single else None)
            yield phrase
            if phrase.inside:
                yield from self._walk(list(phrase.inside), single)
            position += len(phrase.words) + len(phrase.inside)

    def _phrase_at(self, words: list[Word], position: int, longest: int | None) -> Phrase:
        word = words[position]
        listed = self.concepts.phrases.get(word.key, ())
        if not listed and word.name not in self._names:
            return Phrase(word.start, word.end, (word,))
        length, name = self._name_at(words, position)
        best: tuple[Sequence[Word], Sequence[Word]] = ((), ())
        senses: list[Sense] = []
        for sense in listed:
            if len(sense.keys) <= length or (senses and len(sense.keys) < len(senses[0].keys)):
                break
            if longest is not None and len(sense.keys) > longest:
                continue
            matched = _match(sense.keys, words, position)
            if matched is not None:
                best = matched
                senses.append(sense)
        if senses:
            used = tuple(best[0])
            return Phrase(word.start, used[-1].end, used, senses=tuple(senses), inside=tuple(best[1]))
        if name is not None:
            used = tuple(words[position : position + length])
            return Phrase(word.start, used[-1].end, used, name=name)
        return Phrase(word.start, word.end, (word,))

    def _name_at(self, words: list[Word], position: int) -> tuple[int, Name | None]:
        for wanted, name in self._names.get(words[position].name, ()):
            if tuple(word.name for word in words[position : position + len(wanted)]) == wanted:
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
    return f"side:{side}"


def _term(words: tuple[str, ...]) -> str:
    return "_".join(words).casefold()


def _word(match: re.Match[str]) -> Word:
    length, *forms = _read_word(match[0])
    start = match.start()
    return Word(start, start + length, *forms)


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


def _match(keys: Sequence[str], words: Sequence[Word], position: int) -> tuple[list[Word], list[Word]] | None:
    """The words that the keys match from `position` on, and those in the gap; None if they do not."""
    at = position + 1
    if len(keys) > 1 and keys[1] != GAP and (at >= len(words) or words[at].key != keys[1]):
        return None  # as nearly all do
    used, inside = [words[position]], []
    for number, key in enumerate(keys[1:], start=1):
        if key == GAP:
            target = keys[number + 1]
            stop = next(
                (at + n for n, word in enumerate(words[at : at + LONGEST_GAP + 1]) if word.key == target),
                None,
            )
            if stop is None or any(word.text in BREAKS for word in words[at:stop]):
                return None
            inside, at = list(words[at:stop]), stop
            continue
        if at >= len(words) or words[at].key != key:
            return None
        used.append(words[at])
        at += 1
    return used, inside
