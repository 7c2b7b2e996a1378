"""Reads a figure with two ends: "between 5 and 7", "5-7%", "two or three", "$5m to $7m"."""

from dataclasses import replace

from service.domain import Bound
from service.extraction.figures.measures import read_currency, read_measure
from service.extraction.figures.numbers import WORDS, Number, multiplied, read_plain
from service.extraction.figures.tokens import Kind, Tokens
from service.lexicon.units import Measure

_PERCENT = "percent"
_DASHES = frozenset("-–‐‑")

CLOSE = 2.0
"""In "two or three" the second is at most this many times the first; else it is a choice of two figures."""


def read_range(tokens: Tokens, low: Number) -> Number | None:
    """The range whose lower end is `low`; None where none is.

    "From 5 to 7" is a range only where a word like "anywhere" says so, else it is a change.
    """
    if low.bound is not Bound.EXACT or low.share:
        return None
    measure = read_measure(tokens, low.after)
    joint = measure[1] if measure else low.after
    if not _joins(tokens, low, joint):
        return None
    high = _upper_end(tokens, joint + 1)
    if high is None or high.share or high.bound is not Bound.EXACT:
        return None
    if measure is not None and read_measure(tokens, high.after, scaled=high.scale > 1) is None:
        return None
    if _lacks_scale(low, high):
        low = multiplied(low, high.scale)
    if not low.value < high.value or (tokens.word(joint) == "or" and high.value > CLOSE * low.value):
        return None
    if tokens.word(joint) == "to" and _is_change(tokens, low, high, measure and measure[0]):
        return None
    first = low.first - (tokens.word(low.first - 1) in ("between", "from"))
    middle = (low.value + high.value) / 2
    return replace(
        high, first=first, value=middle, low=low.low, high=high.high, bound=Bound.RANGE, unit=low.unit
    )


def _is_change(tokens: Tokens, low: Number, high: Number, measure: Measure | None) -> bool:
    """True for "by 10 dollars to 90 dollars": how much it rose, and to what.

    A figure without a measure, or a percentage with another, is a change only far from the other end:
    "by 2 to 5 days" and "by 5% to 7%" are ranges.
    """
    before = low.first - 1
    if tokens.word(before) != "by" and (low.unit is None or tokens.word(before - 1) != "by"):
        return False
    far = high.value > CLOSE * low.value
    if low.unit is None and measure is None:
        return far and read_measure(tokens, high.after) is None
    return far or measure is None or measure.base != _PERCENT


def share_scale(tokens: Tokens, low: Number) -> Number:
    """The figure with the multiplier of the other end of its change: "from 1.2 to 1.5 million"."""
    if tokens.word(low.first - 1) != "from" or tokens.word(low.after) != "to" or low.bound is not Bound.EXACT:
        return low
    high = read_plain(tokens, low.after + 1)
    return multiplied(low, high.scale) if high and _lacks_scale(low, high) else low


def _lacks_scale(low: Number, high: Number) -> bool:
    return low.scale == 1.0 < high.scale and low.value < high.value / high.scale


def is_score(tokens: Tokens, number: Number) -> bool:
    """True for the figures of "2-1" and "555-1234", which are one sign and no range."""
    joint = number.after
    return (
        tokens.word(joint) in _DASHES
        and tokens.glued(joint)
        and tokens.glued(joint + 1)
        and tokens.word(joint + 1).isdigit()
    )


def _joins(tokens: Tokens, low: Number, joint: int) -> bool:
    before, joining = tokens.word(low.first - 1), tokens.word(joint)
    if joining == "and":
        return before == "between"
    if before == "from":
        return joining == "to" and tokens.word(low.first - 2) in WORDS.ranging
    if joining in _DASHES:
        return tokens.kind(low.after - 1) is not Kind.WORD or not tokens.glued(
            joint
        )  # "seven-thirty" is a time
    return joining in ("to", "or")


def _upper_end(tokens: Tokens, at: int) -> Number | None:
    currency = read_currency(tokens, at)
    return read_plain(tokens, currency[1] if currency else at)
