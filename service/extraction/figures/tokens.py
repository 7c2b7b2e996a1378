"""The words, figures and marks of a text, for the readers of figures.

A word ends at a hyphen, so that "two-and-a-half" and "40-kilometre" are read like their spaced forms;
`Tokens.glued` tells them apart where it matters ("Kh-59").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

FRACTION_SIGNS = "½⅓⅔¼¾"

# Possessive quantifiers throughout: no position of the text is read more than a few times.
# A space groups thousands as the SI brochure (9th edition, 5.4.4) has it: "1 250".
_TOKEN = re.compile(
    rf"""
    (?P<number> [0-9]{{1,3}}(?:[ \u00a0\u2009\u202f][0-9]{{3}})++(?![0-9]) | [0-9]++(?:[.,][0-9]++)*+
        | (?<![\w.])\.[0-9]++ )
    | (?P<word> (?:[^\W\d_]\.){{2,}}+ | [^\W\d_{FRACTION_SIGNS}]++(?:['’][^\W\d_]++)*+ )
    | (?P<mark> \S )
    """,
    re.VERBOSE,
)


class Kind(Enum):
    """What a token is made of."""

    NUMBER = "number"
    WORD = "word"
    MARK = "mark"


class Token(NamedTuple):
    """One token: `word` is its text in lower case with plain apostrophes."""

    text: str
    word: str
    start: int
    end: int
    kind: Kind


_KINDS = {kind.value: kind for kind in Kind}


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text and its tokens. Every method takes any position and is silent outside the text."""

    text: str
    tokens: Sequence[Token]

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, at: int) -> str:
        """The token in lower case, "" outside the text."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def kind(self, at: int) -> Kind | None:
        """What the token is made of, None outside the text."""
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else None

    def glued(self, at: int) -> bool:
        """True where the token follows the one before it without a space."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def breaks(self, at: int) -> bool:
        """True where a sentence or line may begin at the token, as far as marks tell."""
        if not 0 < at < len(self.tokens):
            return True
        return self.tokens[at - 1].text in ".!?…" or self.line_break(at)

    def line_break(self, at: int) -> bool:
        """True where a new line begins between the token and the one before it."""
        return (
            0 < at < len(self.tokens) and "\n" in self.text[self.tokens[at - 1].end : self.tokens[at].start]
        )

    def capital(self, at: int) -> bool:
        """True for a word with a capital first letter that is not in capitals throughout."""
        if self.kind(at) is not Kind.WORD:
            return False
        text = self.tokens[at].text
        return text[0].isupper() and (len(text) == 1 or not text.isupper())

    def hyphen(self, at: int) -> bool:
        """True for a hyphen that ties two words together."""
        return self.word(at) in ("-", "‐", "‑") and self.glued(at) and self.glued(at + 1)

    def phrase(self, first: int, after: int) -> str:
        """The tokens from `first` to before `after` as written, lower case, single spaces, hyphens as spaces.

        "" outside the text, and where a hyphen is the first or last of them.
        """
        if not 0 <= first < after <= len(self.tokens) or "-" in (
            self.tokens[first].text,
            self.tokens[after - 1].text,
        ):
            return ""
        if after == first + 1:
            return self.tokens[first].word
        raw = self.text[self.tokens[first].start : self.tokens[after - 1].end].lower()
        return " ".join(raw.replace("-", " ").replace("’", "'").split())


def read_tokens(text: str) -> Tokens:
    """Every token of the text, in order; only white space is left out."""
    return Tokens(
        text,
        [
            Token(
                found.group(),
                found.group().lower().replace("’", "'"),
                *found.span(),
                _KINDS[found.lastgroup or "mark"],
            )
            for found in _TOKEN.finditer(text)
        ],
    )
