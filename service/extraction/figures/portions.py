"""Reads a figure that is taken from another: "half of the 26 drones", "all but three of its 12 bridges"."""

import math
from dataclasses import replace

from service.extraction.figures.measures import read_measure
from service.extraction.figures.nouns import read_noun
from service.extraction.figures.numbers import Number, read_plain
from service.extraction.figures.tokens import Tokens
from service.lexicon.nouns import load_nouns
from service.lexicon.numbers import load_numbers

_NOUNS = load_nouns()
_LEFT_OUT = load_numbers().left_out


def read_portion(tokens: Tokens, number: Number) -> Number | None:
    """How many a share or a remainder of those counted behind it are; None where none is counted."""
    left_out = tokens.phrase(number.first - 2, number.first) in _LEFT_OUT
    if not left_out and not number.share:
        return None
    whole = _read_whole(tokens, number.after)
    if whole is None or whole.low != whole.high or (left_out and whole.value <= number.value):
        return None
    if left_out:
        rest = whole.value - number.value
        return replace(number, first=number.first - 2, after=whole.after, value=rest, low=rest, high=rest)
    low, value, high = (whole.value * end / 100 for end in (number.low, number.value, number.high))
    low, high = min(low, math.floor(value)), max(high, math.ceil(value))
    return replace(number, after=whole.after, value=value, low=low, high=high, share=False)


def _read_whole(tokens: Tokens, at: int) -> Number | None:
    """The 26 of "of the 26 drones" and "the 26 drones", with what it counts behind it."""
    begins = tokens.word(at) == "of" or tokens.word(at) in _NOUNS.determiners
    position = at + (tokens.word(at) == "of")
    while tokens.word(position) in _NOUNS.determiners:
        position += 1
    whole = read_plain(tokens, position) if begins else None
    if whole is None or read_measure(tokens, whole.after) or read_noun(tokens, whole.after) is None:
        return None
    return whole
