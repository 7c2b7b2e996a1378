"""What a phrase book finds in a text: words, names of the corpus and phrases of the language.

Words and phrases are named tuples, made by the hundred for a text in a third of a data class's time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from service.lexicon.concepts import Part, Sense
from service.lexicon.word_forms import is_verbal_form

SELF, THEY = "self", "they"
PRONOUNS = frozenset({SELF, THEY})
"""The terms of "we" and of "they": the speaker, and in retold words mostly the speaker too."""


class Word(NamedTuple):
    """One word of a text, without accents and possessive ending.

    `name` is how names spell it (short acronyms keep their capitals), `text` is casefolded, `key` is
    what its inflected forms share.
    """

    start: int
    end: int
    name: str
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the corpus: the terms it stands for, its side, and whether it is a place or a person."""

    terms: tuple[str, ...]
    side: str | None = None
    is_place: bool = False
    is_person: bool = False


class Phrase(NamedTuple):
    """Where a name or concept stands in a text. A plain word has neither name nor senses.

    `first` and `last` are positions of its words; `inside` are the words that fill its gap.
    """

    start: int
    end: int
    words: tuple[Word, ...]
    name: Name | None = None
    senses: tuple[Sense, ...] = ()
    inside: tuple[Word, ...] = ()

    def concept(self) -> str | None:
        """The concept where no parse tells the part of speech; by the exact word, else by its form."""
        if not self.senses:
            return None
        surface = " ".join(word.text for word in self.words)
        return _best_sense(self.senses, surface).concept


def _best_sense(senses: Sequence[Sense], surface: str) -> Sense:
    exact = [sense for sense in senses if sense.words == surface]
    senses = exact or [sense for sense in senses if sense.fits(surface)] or senses
    verbal = is_verbal_form(surface.split(" ", 1)[0])
    wanted = (Part.VERB, Part.ADJECTIVE) if verbal else (Part.NOUN, Part.ADJECTIVE, Part.PASSIVE)
    return next((sense for part in wanted for sense in senses if sense.part is part), senses[0])
