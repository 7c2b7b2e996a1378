"""Cleans a statement's style before it is read: hashtags, emoji, slang, capitals and typing errors.

Every word of the cleaned text remembers where it stood in the text as sent. A word is changed only
if English does not know it, and a name is never lower-cased away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from service.extraction.asides import Piece, without_asides
from service.extraction.neighbouring import as_meant
from service.extraction.titles import with_titles
from service.lexicon.corpus import Corpus
from service.lexicon.days import day_names, load_days
from service.lexicon.phrases import Identity
from service.lexicon.style import load_style
from service.lexicon.vocabulary import Vocabulary

PIECE = re.compile(r"\S+")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|&|\+")
NEGATED = re.compile(rf"({'|'.join(load_style().negated)})n['’]?t", re.IGNORECASE)
DOUBLED = re.compile(r"([!?.,])\1+")
DRAWL = re.compile(r"([^\W\d_])\1{2,}", re.IGNORECASE)
ENDS = (".", "!", "?", ":", "…")
LINK = re.compile(r"https?://\S+|www\.\S+|@\w+", re.IGNORECASE)
PICTURES = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\u2190-\u21ff]+")
THOUSANDS = re.compile(r"(\d[\d.,]*)k(?=\W*$)", re.IGNORECASE)
"""Written on to the figure ("180k"), where the parser takes the letter for a word."""

DATES = day_names()
SHOUTED = 0.6
"""Share of the letters in capitals from which on the whole text is shouted, names included."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The cleaned text, the text as sent, and for each cleaned piece (start, end, sent start, sent end)."""

    text: str
    sent: str
    words: tuple[tuple[int, int, int, int], ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text as sent that the cleaned span was made from."""
        found = []
        for first, last, sent_first, sent_last in self.words:
            if first < end and last > start:
                same = last - first == sent_last - sent_first
                found.append(
                    (
                        sent_first + max(0, start - first) if same else sent_first,
                        sent_last - max(0, last - end) if same else sent_last,
                    )
                )
        return (min(first for first, _ in found), max(last for _, last in found)) if found else (0, 0)

    def moved(self, start: int, to: int, word: str, *, dropped: bool) -> Cleaned:
        """The text with the word that begins at `start` moved before the one that holds the place `to`.

        `word` is what it reads as there, without a negation that is `dropped` with it.
        """
        pieces = self._pieces()
        at = next(i for i, (first, last, *_) in enumerate(self.words) if first <= start < last)
        stop = next(i for i, (first, last, *_) in enumerate(self.words) if first <= to < last)
        if stop <= at + 1:
            return self
        moving = Piece(pieces[at].start, pieces[at].end, word)
        after = at + 1 + (dropped and pieces[at + 1].text.casefold() == "not")
        return _joined(self.sent, [*pieces[:at], *pieces[after:stop], moving, *pieces[stop:]])

    def inserted(self, at: int, word: str) -> Cleaned:
        """The text with a word put in before the one that begins at `at`; itself where none begins there."""
        pieces = self._pieces()
        place = self._place(at)
        if place is None:
            return self
        added = Piece(pieces[place].start, pieces[place].start, word)
        return _joined(self.sent, [*pieces[:place], added, *pieces[place:]])

    def replaced(self, at: int, word: str, by: str) -> Cleaned:
        """The text with the word that begins at `at` put otherwise; itself where it begins no piece there."""
        pieces = self._pieces()
        place = self._place(at)
        if place is None or not pieces[place].text.startswith(word):
            return self
        old = pieces[place]
        pieces[place] = Piece(old.start, old.end, by + old.text[len(word) :])
        return _joined(self.sent, pieces)

    def _pieces(self) -> list[Piece]:
        return [
            Piece(sent_first, sent_last, self.text[first:last])
            for first, last, sent_first, sent_last in self.words
        ]

    def _place(self, at: int) -> int | None:
        """Which piece begins at that offset of the cleaned text."""
        return next((i for i, (first, *_) in enumerate(self.words) if first == at), None)


def clean_text(text: str, corpus: Corpus) -> Cleaned:
    """The text ready to be parsed; a text of nothing but asides is left as it is."""
    vocabulary = _vocabulary(Identity(corpus))
    pieces = [Piece(found.start(), found.end(), found[0]) for found in PIECE.finditer(text)]
    pieces = with_titles(pieces, corpus)
    pieces = without_asides(
        _without_tags([_plain(_without_drawl(piece, vocabulary)) for piece in pieces]),
        vocabulary.cased.keys(),
        lambda name: _is_mere_place(name, vocabulary, corpus),
    )
    pieces = _dated(_asked(pieces))
    shouted = _is_shouted(pieces)
    pieces = [
        _spelled(piece, vocabulary, shouted=shouted, first=at == 0 or pieces[at - 1].text[-1:] in ENDS)
        for at, piece in enumerate(_with_small_article(pieces))
    ]
    pieces = as_meant(pieces, vocabulary.cased.keys())
    kept = [piece for piece in _without_question(pieces) if piece.text]
    return _joined(
        text, kept or [Piece(found.start(), found.end(), found[0]) for found in PIECE.finditer(text)]
    )


@lru_cache(maxsize=8)
def _vocabulary(identity: Identity) -> Vocabulary:
    return Vocabulary(identity.corpus)


def _with_small_article(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The "A" of "occupies A THIRD" is an article: it stands before another word in capitals."""
    for at, piece in enumerate(pieces):
        after = pieces[at + 1].text if at + 1 < len(pieces) else ""
        loud = sum(letter.isalpha() for letter in after) > 1 and after.isupper()
        yield replace(piece, text="a") if piece.text == "A" and at and loud else piece


def _plain(piece: Piece) -> Piece:
    """Without links, emoji and doubled marks; an aside is emptied, a short form written out."""
    text = piece.text
    if not text.isalpha():  # as most are
        text = THOUSANDS.sub(r"\1 thousand", PICTURES.sub("", LINK.sub("", text)))
        text = DOUBLED.sub(r"\1", text).replace("?!", "?").replace("!?", "?")
    style = load_style()
    bare = text.strip(".,!?;:…")
    if bare.casefold() in style.asides:
        return Piece(piece.start, piece.end, "")
    dotted = style.short.get(text) if text.endswith(".") else None
    if dotted is not None:  # the dot is the short form's, not the sentence's
        return Piece(piece.start, piece.end, dotted)
    short = style.short.get(bare.casefold())
    if short is not None and not (bare.isupper() and len(bare) > 1):
        text = text.replace(bare, short)
    return Piece(piece.start, piece.end, text.replace("!", ".") if text != "!" else "")


def _without_tags(pieces: Sequence[Piece]) -> list[Piece]:
    """Hashtags at the end are labels and go, and all but the last of several before the text.

    One inside the text is a word of it.
    """
    first, last = 0, len(pieces)
    while first + 1 < last and pieces[first].text.startswith("#") and pieces[first + 1].text.startswith("#"):
        first += 1
    while last and (not pieces[last - 1].text.strip(".") or pieces[last - 1].text.startswith("#")):
        last -= 1
    kept = pieces[first:last] or pieces[:last]
    return [Piece(piece.start, piece.end, piece.text.lstrip("#")) for piece in kept]


def _asked(pieces: Sequence[Piece]) -> list[Piece]:
    """With the question of "didn't he resign?" put as "did he resign?", which asks the same."""
    found, begins = [], True
    for at, piece in enumerate(pieces):
        negated = NEGATED.fullmatch(piece.text) if begins else None
        if negated is not None and _ends_in_question(pieces[at:]):
            whole = load_style().unnegated.get(negated[1].casefold(), negated[1])
            piece = Piece(piece.start, piece.end, whole)
        found.append(piece)
        begins = piece.text.endswith((".", "?", "!"))
    return found


def _ends_in_question(pieces: Sequence[Piece]) -> bool:
    """True where the first sentence of these has a question mark."""
    return "?" in next((one.text for one in pieces if one.text.endswith((".", "?", "!"))), "")


def _is_mere_place(name: str, vocabulary: Vocabulary, corpus: Corpus) -> bool:
    """True of a place that cannot be a speaker, as a country and its capital can."""
    cased = vocabulary.cased.get(name.casefold(), name)
    return (
        corpus.side_of_place(cased) is not None
        and corpus.side_of_name(cased) is None
        and corpus.speaker_named(cased) is None
    )


def _dated(pieces: list[Piece]) -> list[Piece]:
    """With the capitals of months and weekdays; "may" is a month beside a figure only."""
    found = []
    for at, piece in enumerate(pieces):
        bare = piece.text.strip(".,;:").casefold()
        if bare in DATES and piece.text[:1].islower():
            beside = [one.text for one in (*pieces[max(0, at - 1) : at], *pieces[at + 1 : at + 2])]
            if bare not in load_days().words.other_words or any(text[:1].isdigit() for text in beside):
                piece = Piece(piece.start, piece.end, piece.text.capitalize())
        found.append(piece)
    return found


def _is_shouted(pieces: Sequence[Piece]) -> bool:
    letters = [letter for piece in pieces for letter in piece.text if letter.isalpha()]
    return bool(letters) and sum(letter.isupper() for letter in letters) >= SHOUTED * len(letters)


def _spelled(piece: Piece, vocabulary: Vocabulary, *, shouted: bool, first: bool) -> Piece:
    text = piece.text
    if text.isalpha():
        changed = _word(text, vocabulary, shouted=shouted, first=first)
    else:
        changed = WORD.sub(lambda found: _word(found[0], vocabulary, shouted=shouted, first=first), text)
    return piece if changed == text else Piece(piece.start, piece.end, changed)


def _word(word: str, vocabulary: Vocabulary, *, shouted: bool, first: bool = False) -> str:
    low = word.casefold()
    if word in vocabulary.acronyms:
        return word
    name = vocabulary.cased.get(low)
    if name is not None and (word.islower() or low != name.casefold() or (word.isupper() and len(word) > 1)):
        return name
    if word.isupper() and len(word) > 1 and (shouted or vocabulary.knows(low)):
        return low
    if vocabulary.knows(low) or "'" in word or "’" in word:
        return word
    if word.isupper() and not shouted:
        return word
    if word[0].isupper() and not shouted:
        meant_name = vocabulary.nearest_name(low)
        if meant_name is None and first:
            meant_word = vocabulary.meant_word(low)
            return meant_word.capitalize() if meant_word is not None else word
        return vocabulary.cased[meant_name] if meant_name is not None else word
    meant = vocabulary.nearest(low)
    return vocabulary.cased.get(meant, meant) if meant is not None else word


def _without_drawl(piece: Piece, vocabulary: Vocabulary) -> Piece:
    """The piece without letters held for emphasis: "soooo" is "so" and "waaay" is "way"."""
    if DRAWL.search(piece.text) is None:
        return piece
    return Piece(piece.start, piece.end, WORD.sub(lambda found: _undrawn(found[0], vocabulary), piece.text))


def _undrawn(word: str, vocabulary: Vocabulary) -> str:
    if vocabulary.knows(word.casefold()):
        return word
    short = (DRAWL.sub(r"\1", word), DRAWL.sub(r"\1\1", word))
    return next((one for one in short if vocabulary.knows(one.casefold())), word)


def _without_question(pieces: list[Piece]) -> list[Piece]:
    """A question that asks whether P is read as P."""
    kept = [piece for piece in pieces if piece.text]
    if not kept or "?" not in kept[-1].text:
        return kept
    kept[-1] = Piece(kept[-1].start, kept[-1].end, kept[-1].text.replace("?", "."))
    return kept


def _joined(text: str, pieces: Sequence[Piece]) -> Cleaned:
    words = tuple(_placed(pieces))
    joined = " ".join(piece.text for piece in pieces)
    return Cleaned(joined[:1].upper() + joined[1:], text, words)


def _placed(pieces: Sequence[Piece]) -> Iterator[tuple[int, int, int, int]]:
    at = 0
    for piece in pieces:
        yield at, at + len(piece.text), piece.start, piece.end
        at += len(piece.text) + 1
