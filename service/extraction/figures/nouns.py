"""Reads what a figure counts, without a parser: "26 Shahed combat drones" are drones.

A count of more than one has a plural noun. The first plural after the figure is its head, unless it
stands before another noun as a name or by habit ("Armed Forces vehicles", "sports clubs"); closed
classes of words, verbs and marks end the search. Where nothing is found there is no unit: better
none than a wrong one, for only figures of the same unit are compared.
"""

from dataclasses import dataclass

from service.extraction.figures.tokens import Kind, Tokens
from service.lexicon.nouns import load_nouns

_NOUNS = load_nouns()

REACH = 12
"""How many tokens after the figure its noun may be: "26 newly built Iran-made Shahed combat drones"."""

_QUOTES = frozenset("\"'“”‘’«»„")
_PARTICIPLES = ("ed", "ing", "ly")


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted, singular and lower case, and the position after it."""

    unit: str
    after: int


def read_noun(tokens: Tokens, at: int, *, single: bool = False) -> Noun | None:
    """The noun that a figure before token `at` counts; `single` where the figure is one.

    "Of the" may stand between: "three of the nine gates" is asked for at "of".
    """
    if tokens.word(at) == "of":
        at += 1
        while tokens.word(at) in _NOUNS.determiners:
            at += 1
    head = _plural_head(tokens, at, single=single)
    if head is None and single:
        head = _single_head(tokens, at)
    return None if head is None else _named(tokens, at, head)


def read_attached(tokens: Tokens, at: int) -> Noun | None:
    """The noun that a hyphen ties to the figure: "a 72-page report". "500-strong" has the unit ""."""
    if not tokens.hyphen(at):
        return None
    word = tokens.word(at + 1)
    if word in _NOUNS.strong:
        return Noun("", at + 2)
    return Noun(singular(word), at + 2) if singular(word) in _NOUNS.attached else None


def find_noun(tokens: Tokens, at: int, lemma: str) -> int:
    """The position after the word with this lemma, near `at`; `at` itself where it does not stand there."""
    for position in range(at, min(at + REACH, len(tokens))):
        if lemma in (tokens.word(position), singular(tokens.word(position))):
            return position + 1
    return at


def singular(word: str) -> str:
    """The singular of a lower-case noun; a word that is no plural comes back as it is."""
    if word in _NOUNS.irregular:
        return _NOUNS.irregular[word]
    if word in _NOUNS.collective:
        return word
    if not _ends_plural(word):
        return word[:-3] + "man" if word.endswith("men") and len(word) > 5 else word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")) or (word.endswith("oes") and len(word) > 4):
        return word[:-2]
    return word[:-1]


def _ends_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def is_plural(word: str) -> bool:
    """True for a lower-case word that looks like a plural noun, or counts without a plural ending."""
    return (
        word in _NOUNS.irregular
        or word in _NOUNS.collective
        or _ends_plural(word)
        or (word.endswith("men") and len(word) > 5)
    )


def _words_from(tokens: Tokens, at: int, *, single: bool) -> list[int]:
    """Positions of the words of the noun phrase that begins at `at`, as far as it can reach."""
    words: list[int] = []
    for position in range(at, min(at + REACH, len(tokens))):
        kind, word = tokens.kind(position), tokens.word(position)
        if tokens.line_break(position) and position > at:
            break
        if kind is Kind.WORD:
            if word not in _NOUNS.modifiers and (word in _NOUNS.stops or _is_verb(tokens, position, single)):
                break
            words.append(position)
        elif kind is Kind.NUMBER and len(word) == 1 and words and tokens.capital(position - 1):
            continue  # "14 Leopard 2 tanks"
        elif kind is Kind.NUMBER and tokens.hyphen(position - 1):
            continue  # "two Su-34 jets"
        elif word not in _QUOTES and word != "/" and not tokens.hyphen(position):
            break
    return words


def _is_verb(tokens: Tokens, at: int, single: bool) -> bool:
    """True for "built" in "seven built", not in "seven newly built silos" or "Iran-built drones".

    Of several things the verb has no -s: "ten wins" are wins, "one club wins" is a club.
    """
    word = tokens.word(at)
    modified = tokens.hyphen(at - 1) or tokens.word(at - 1).endswith("ly")
    return word in _NOUNS.verbs and not modified and (single or not _ends_plural(word))


def _plural_head(tokens: Tokens, at: int, *, single: bool = False) -> int | None:
    words = _words_from(tokens, at, single=single)
    for place, position in enumerate(words):
        if not is_plural(tokens.word(position)):
            continue
        rest = words[place + 1 :]
        further = [
            later for later in rest[: _reach_beyond(tokens, position, rest)] if is_plural(tokens.word(later))
        ]
        return further[-1] if further else position
    return None


def _reach_beyond(tokens: Tokens, position: int, rest: list[int]) -> int:
    """How many words after a plural may still hold the head: "Emergencies Ministry workers"."""
    if not rest or tokens.word(rest[0]).endswith(_PARTICIPLES):
        return 0
    if tokens.capital(position) and tokens.capital(rest[0]):
        return 2
    word = tokens.word(position)
    attributive = tokens.capital(position) or word in _NOUNS.attributive or word in _NOUNS.collective
    return 1 if attributive and rest[0] == position + 1 else 0


def _single_head(tokens: Tokens, at: int) -> int | None:
    """The last word of the phrase after "one"; participles and names that follow it are left out."""
    words = _words_from(tokens, at, single=True)
    while len(words) > 1 and tokens.capital(words[-1]) and not all(tokens.capital(word) for word in words):
        words.pop()
    while words and (
        tokens.word(words[-1]).endswith(_PARTICIPLES) or tokens.word(words[-1]) in _NOUNS.never_heads
    ):
        words.pop()
    return words[-1] if words else None


def _named(tokens: Tokens, at: int, head: int) -> Noun:
    """The head as a unit, with the word before or after it where it says little by itself."""
    unit = singular(tokens.word(head))
    if head > at and f"{tokens.word(head - 1)} {unit}" in _NOUNS.compounds:
        return Noun(f"{tokens.word(head - 1)} {unit}", head + 1)
    if unit in _NOUNS.portions and tokens.word(head + 1) == "of":
        words = _words_from(tokens, head + 2, single=True)
        inner = _plural_head(tokens, head + 2) or (words[-1] if words else None)
        if inner is not None:
            return Noun(singular(tokens.word(inner)), inner + 1)
    return Noun(unit, head + 1)
