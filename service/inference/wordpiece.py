"""Cuts text into the word pieces of an uncased BERT vocabulary, a premise and a hypothesis together.

The steps and their order are BERT's own (Devlin et al. 2019, `bert-base-uncased`): controls out, lower
case, accents off, each mark of punctuation for itself, then the longest piece first. The marks that join a
pair are those of MPNet (Song et al. 2020), which has that vocabulary.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

LONGEST = 96
"""Pieces of a pair with its four marks; one in a thousand of the training pairs is longer."""

HYPOTHESIS = 48
"""Pieces of the hypothesis at most; what is left is the premise's."""

LONGEST_WORD = 100
"""Characters of a word that is cut into pieces; BERT's own bound."""

REMEMBERED = 20_000
"""Words whose pieces are kept, as news has few others."""

CONTINUED = "##"


class WordPiece:
    """One vocabulary; threads may share it."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self._start, self._end = self._ids["<s>"], self._ids["</s>"]
        self._unknown = (self._ids["[UNK]"],)
        self._pieces_of = lru_cache(REMEMBERED)(self._cut)

    def pair(self, premise: str, hypothesis: str) -> list[int]:
        """The numbers of the pieces: a mark before the premise, two between, and one at the end.

        What is longer than LONGEST is cut off at the end of its half.
        """
        second = [*islice(self.pieces(hypothesis), HYPOTHESIS), self._end]
        first = [self._start, *islice(self.pieces(premise), LONGEST - len(second) - 3)]
        return [*first, self._end, self._end, *second]

    def single(self, text: str) -> list[int]:
        """The numbers of the pieces of one text between its marks; what is longer than LONGEST is cut off."""
        return [self._start, *islice(self.pieces(text), LONGEST - 2), self._end]

    def pieces(self, text: str) -> Iterator[int]:
        """The numbers of the text's pieces; none of an empty text."""
        for word in split_words(text):
            yield from self._pieces_of(word)

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST_WORD:
            return self._unknown
        found, start = [], 0
        while start < len(word):
            head = CONTINUED if start else ""
            end = next((end for end in range(len(word), start, -1) if head + word[start:end] in self._ids), 0)
            if not end:
                return self._unknown
            found.append(self._ids[head + word[start:end]])
            start = end
        return tuple(found)


def split_words(text: str) -> list[str]:
    """Words in lower case without accents, and each mark of punctuation for itself."""
    bare = unicodedata.normalize("NFD", text).lower()
    return "".join(_spaced(char) for char in bare).split()


@lru_cache(maxsize=4096)
def _spaced(char: str) -> str:
    category = unicodedata.category(char)
    if char.isspace():
        return " "
    if category == "Mn" or category.startswith("C"):
        return ""
    marks = char.isascii() and not char.isalnum()
    return f" {char} " if marks or category.startswith("P") or _is_ideograph(char) else char


def _is_ideograph(char: str) -> bool:
    return unicodedata.name(char, "").startswith("CJK ")
