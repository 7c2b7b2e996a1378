"""Cleans a statement's style before it is read: hashtags, emoji, slang, capitals and typing errors.

Every word of the cleaned text remembers where it stood in the text as sent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.lexicon.corpus import Corpus

WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The cleaned text, the text as sent, and for each cleaned word (start, end, sent start, sent end)."""

    text: str
    sent: str
    words: tuple[tuple[int, int, int, int], ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text as sent that the cleaned span was made from."""
        inside = [(first, last) for a, b, first, last in self.words if a < end and b > start]
        if not inside:
            return 0, 0
        return inside[0][0], inside[-1][1]


def clean_text(text: str, corpus: Corpus) -> Cleaned:
    """The text ready to be parsed."""
    words = []
    out: list[str] = []
    at = 0
    for match in WORD.finditer(text):
        out.append(match[0])
        words.append((at, at + len(match[0]), match.start(), match.end()))
        at += len(match[0]) + 1
    return Cleaned(" ".join(out), text, tuple(words))
