"""Reads a plain number: "1,250", "1.6 million", "120k", "two-and-a-half", "a hundred and twenty".

A count in digits or words is exact; a decimal or a multiple ("1.6 million") stands for half of its
last digit either way (spec 2.2: "to the digits given").
"""

import re
from dataclasses import dataclass, replace

from service.domain import Bound
from service.extraction.figures.measures import read_measure
from service.extraction.figures.nouns import read_noun
from service.extraction.figures.tokens import Kind, Tokens
from service.lexicon.nouns import load_nouns
from service.lexicon.numbers import load_numbers
from service.lexicon.units import load_units

WORDS = load_numbers()
_ARTICLES = load_nouns().articles
_BEFORE = load_units().before

MOST_DIGITS = 15
"""Longer digit strings are codes, and a float no longer holds them exactly."""

LOOSENESS = 0.1
"""A bare figure is never read looser than "about" (spec 2.2): "2 million" is 1.8 to 2.2 million."""

OPEN = 1 - 1e-6
"""How much of a rounding interval's upper half is kept."""

ROUND_SCALE = 1000.0
"""From here a multiplier rounds: "two thousand" is hardly 2,000 to the last one, "two hundred" may be 200."""

_GROUPED = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})+"  # 121,000
    r"|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}"  # 1,21,000, as written in India
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,}"  # 1.250.000
    r"|[0-9]{1,3}(?:\s[0-9]{3})+"  # 121 000
)
_DECIMAL = re.compile(r"(?P<whole>[0-9]*|[0-9]{1,3}(?:,[0-9]{3})+)\.(?P<part>[0-9]{1,6})")
_COMMA_DECIMAL = re.compile(r"(?P<whole>[0-9]+),(?P<part>[0-9]{1,2})")
_SEPARATORS = re.compile(r"[,.\s]")


@dataclass(frozen=True, slots=True)
class Number:
    """A figure over the tokens from `first` to before `after`.

    `digit` is the size of the last digit given, zeros at the end not counted: 10 for "480", 0.1 for
    "2.5". `scale` is the multiplier word's factor, else 1. `share`: the value is per cent of what
    follows. `unit` is the currency of a sign before it. `noun` is what must follow: a "plural" or
    "any" counted noun, "free" for nothing; "person" for one that counts people by itself.
    """

    first: int
    after: int
    value: float
    low: float
    high: float
    bound: Bound = Bound.EXACT
    digit: float = 1.0
    scale: float = 1.0
    share: bool = False
    unit: str | None = None
    noun: str = "free"


def exact(first: int, after: int, value: float) -> Number:
    """A number that is `value` and nothing else."""
    digits = f"{value:.0f}"
    zeros = len(digits) - len(digits.rstrip("0")) if value else 0
    return Number(first, after, value, value, value, digit=10.0**zeros)


def rounded(number: Number, digit: float) -> Number:
    """The number for all that rounds to it at its last digit, but never looser than "about".

    The upper end is left out, so that "1.6 million" and "1.7 million" have no value in common.
    """
    spread = min(digit / 2, LOOSENESS * abs(number.value))
    return replace(number, low=number.value - spread, high=number.value + spread * OPEN)


def about(number: Number, share: float) -> Number:
    """The number with that share of it either way."""
    return replace(number, low=number.value * (1 - share), high=number.value * (1 + share))


def read_plain(tokens: Tokens, at: int) -> Number | None:
    """The number in digits or words, with its multipliers, that begins at token `at`."""
    if tokens.kind(at) is Kind.NUMBER:
        number = _read_digits(tokens, at)
        return _scaled(tokens, _with_fraction(tokens, number)) if number else None
    return _read_words(tokens, at)


def _read_digits(tokens: Tokens, at: int) -> Number | None:
    text = tokens.tokens[at].text
    digits = _SEPARATORS.sub("", text) if len(text) <= 2 * MOST_DIGITS else ""
    if not 0 < len(digits) <= MOST_DIGITS or (text[0] == "0" and text[1:2].isdigit()):
        return None
    if text.isdigit() or _GROUPED.fullmatch(text):
        return exact(at, at + 1, float(digits))
    decimal = _DECIMAL.fullmatch(text)
    if decimal and len(decimal["part"]) == 3 and text[0] not in "0." and not _measured(tokens, at + 1):
        return exact(at, at + 1, float(digits))  # "121.000 civilians": people come whole
    decimal = decimal or (_COMMA_DECIMAL.fullmatch(text) if _measured(tokens, at + 1) else None)
    if decimal is None:
        return None
    value = float(f"{decimal['whole'].replace(',', '')}.{decimal['part']}")
    digit = 10.0 ** -len(decimal["part"])
    return rounded(Number(at, at + 1, value, value, value, digit=digit), digit)


def _measured(tokens: Tokens, at: int) -> bool:
    """True where a measure or multiplier follows, so that a comma can be a decimal one."""
    letter = tokens.glued(at) and tokens.word(at) in WORDS.letters
    return letter or tokens.word(at) in WORDS.scales or read_measure(tokens, at) is not None


def _scaled(tokens: Tokens, number: Number) -> Number:
    """The number times the multipliers after it: "million", "k", "hundred thousand", "dozen"."""
    scale, after = 1.0, number.after
    for _ in range(2):
        at = after + tokens.hyphen(after)
        factor = _scale_at(tokens, at, number)
        if factor is None:
            break
        scale, after = scale * factor, at + 1
    return multiplied(replace(number, after=after), scale) if scale > 1.0 else _dozens(tokens, number)


def multiplied(number: Number, scale: float) -> Number:
    """The number times `scale`, loosened where that rounds it."""
    value, digit = number.value * scale, min(number.digit, 1.0) * scale
    product = replace(number, value=value, low=value, high=value, digit=digit, scale=scale)
    return product if digit == scale < ROUND_SCALE else rounded(product, digit)


def _scale_at(tokens: Tokens, at: int, number: Number) -> float | None:
    word = tokens.word(at)
    if word in WORDS.scales:
        return WORDS.scales[word]
    if word not in WORDS.letters or not tokens.glued(at) or at != number.after:
        return None
    # "40m" is 40 metres, unless the m is a capital, money stands beside it or a counted noun follows.
    money = tokens.word(at - 2) in _BEFORE or tokens.word(at + 1) in _BEFORE
    if tokens.tokens[at].text == "m" and not money and not read_noun(tokens, at + 1):
        return None
    return WORDS.letters[word]


def _dozens(tokens: Tokens, number: Number) -> Number:
    at = number.after + tokens.hyphen(number.after)
    if tokens.word(at) not in ("dozen", "dozens"):
        return number
    dozens = replace(number, after=at + 1, value=number.value * 12, scale=12.0, bound=Bound.ABOUT)
    return about(dozens, LOOSENESS)


def _with_fraction(tokens: Tokens, number: Number) -> Number:
    """Adds "½" or "and a half", after which the step given is a tenth."""
    at = number.after
    if tokens.glued(at) and tokens.kind(at) is Kind.MARK and tokens.word(at) in WORDS.fractions:
        part, after = WORDS.fractions[tokens.word(at)], at + 1
    else:
        at += tokens.hyphen(at)
        if tokens.word(at) != "and":
            return number
        ends = [end for end in range(at + 3, at + 6) if tokens.phrase(at, end) == "and a half"]
        if not ends:
            return number
        part, after = 0.5, ends[0]
    return rounded(replace(number, after=after, value=number.value + part, digit=0.1), 0.1)


def _read_words(tokens: Tokens, at: int) -> Number | None:
    """Number words, the multipliers descending: "two million three hundred thousand and five"."""
    total: Number | None = None
    limit, position = 1e15, at
    while True:
        joined = tokens.word(position) == "and"
        group = _read_group(tokens, position + (joined and total is not None))
        if group is None or (joined and group.value >= 100):
            break
        scale_at = group.after + tokens.hyphen(group.after)
        scale = WORDS.scales.get(tokens.word(scale_at), 1.0)
        if scale >= limit:
            break
        if scale > 1.0:
            group = multiplied(replace(group, after=scale_at + 1), scale)
        total = _sum(total, group, at) if total else group
        limit, position = scale, group.after
        if scale == 1.0:
            break
    return _dozens(tokens, total) if total and total.scale == 1.0 else total


def _sum(total: Number, group: Number, first: int) -> Number:
    value = total.value + group.value
    low, high = value - (group.value - group.low), value + (group.high - group.value)
    return replace(total, first=first, after=group.after, value=value, low=low, high=high, digit=group.digit)


def _read_group(tokens: Tokens, at: int) -> Number | None:
    """Number words below a thousand, or one of "hundred" (twelve hundred), "and a half" included."""
    if tokens.word(at) in _ARTICLES and tokens.word(at + 1) in WORDS.scales:
        number = exact(at, at + 1, 1.0)
    else:
        value, after = _below_hundred(tokens, at)
        if after == at:
            return None
        number = _with_fraction(tokens, exact(at, after, value))
    hundred_at = number.after + tokens.hyphen(number.after)
    if tokens.word(hundred_at) != "hundred":
        return number
    value, after = number.value * 100, hundred_at + 1
    rest, rest_after = _below_hundred(tokens, after + (tokens.word(after) == "and" or tokens.hyphen(after)))
    if rest:
        value, after = value + rest, rest_after
    return exact(at, after, value)


def _below_hundred(tokens: Tokens, at: int) -> tuple[float, int]:
    """The number word at `at` and the position after it; (0, at) where there is none."""
    word = tokens.word(at)
    if word in WORDS.tens:
        one_at = at + 1 + tokens.hyphen(at + 1)
        one = WORDS.ones.get(tokens.word(one_at))
        return (WORDS.tens[word], at + 1) if one is None else (WORDS.tens[word] + one, one_at + 1)
    value = WORDS.teens.get(word, WORDS.ones.get(word))
    return (0.0, at) if value is None else (value, at + 1)
