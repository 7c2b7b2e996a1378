"""Reads the unit of measure that follows a figure."""

from dataclasses import replace

from service.extraction.figures.tokens import Kind, Tokens, read_tokens
from service.lexicon.nouns import load_nouns
from service.lexicon.units import Measure, load_units

_UNITS = load_units()
_NOUNS = load_nouns()
_MOST_TOKENS = 4
_STARTS = frozenset(read_tokens(name).word(0) for name in (*_UNITS.names, *_UNITS.attached, *_UNITS.scaled))
CURRENCY_STARTS = frozenset(read_tokens(name).word(0) for name in _UNITS.before)
"""The first tokens of what `read_currency` reads."""


def read_measure(tokens: Tokens, at: int, *, scaled: bool = False) -> tuple[Measure, int] | None:
    """The measure that begins at token `at` and the position after it, the longest name first.

    A hyphen may tie it to the figure. `scaled` says that a multiplier stands before: "5 million pounds".
    """
    tied = tokens.hyphen(at)
    attached = tied or tokens.glued(at)
    at += tied
    if tokens.word(at) not in _STARTS:
        return None
    for after in range(min(at + _MOST_TOKENS, len(tokens)), at, -1):
        phrase = tokens.phrase(at, after)
        measure = _UNITS.names.get(phrase) or (_UNITS.attached.get(phrase) if attached else None)
        if scaled and tokens.word(after) != "of":
            measure = _UNITS.scaled.get(phrase, measure)
        if measure is not None:
            return _read_rate(tokens, measure, after)
    return None


def _read_rate(tokens: Tokens, measure: Measure, after: int) -> tuple[Measure, int]:
    """The measure with "per second" after it, where it is told of such rates: "85 cubic metres a second"."""
    at = after + (2 if tokens.word(after) == "of" else 0)
    base = _UNITS.rates.get((measure.base, tokens.phrase(at, at + 2)))
    return (replace(measure, base=base), at + 2) if base else (measure, after)


def names_kind(tokens: Tokens, measure: Measure, after: int) -> bool:
    """True where the measure tells what kind of thing the noun after it is: "155mm shells"."""
    if not measure.kind:
        return False
    at = after + tokens.hyphen(after)
    word = tokens.word(at)
    return tokens.kind(at) is Kind.WORD and word not in _NOUNS.stops and word not in _NOUNS.verbs


def read_currency(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """The currency whose sign or code stands at token `at`, before a figure, and the position after it."""
    if tokens.word(at) not in CURRENCY_STARTS:
        return None
    for after in range(min(at + 2, len(tokens)), at, -1):
        measure = _UNITS.before.get(tokens.phrase(at, after))
        if measure is not None and tokens.kind(after) is Kind.NUMBER:
            return measure.base, after
    return None
