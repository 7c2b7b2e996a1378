"""Reads figures that are no plain number: "tens of thousands", "several", "a third of", "not a single".

The intervals of vague words are in `numbers.toml`.
"""

from dataclasses import replace

from service.domain import Bound
from service.extraction.figures.bounds import hedge_ends_at
from service.extraction.figures.measures import read_measure
from service.extraction.figures.numbers import (
    LOOSENESS,
    WORDS,
    Number,
    about,
    exact,
    multiplied,
    read_plain,
    rounded,
)
from service.extraction.figures.tokens import Kind, Tokens
from service.lexicon.nouns import load_nouns
from service.lexicon.numbers import Exact, Plural, Vague

_NOUNS = load_nouns()
_MOST_WORDS = max(phrase.count(" ") + 1 for phrase in WORDS.phrases)
_MOST_HEDGE = 3

SHARE_LOOSENESS = 0.05
"""A share in words ("a third") is rounder than digits, and closer than "about a third"."""

NEGATION_REACH = 4
"""How many tokens before "a single" a negation may stand: "have not yet fired a single round"."""

_PHRASE_STARTS = frozenset(phrase.split()[0] for phrase in WORDS.phrases)

AMOUNT_STARTS = frozenset({*_NOUNS.articles, "dozen", *WORDS.plurals, *WORDS.fractions, *_PHRASE_STARTS})
"""The first tokens of what `read_amount` reads, beside the numerators of fractions."""


def read_amount(tokens: Tokens, at: int) -> Number | None:
    """The vague, shared or empty amount that begins at token `at`."""
    word = tokens.word(at)
    if word in AMOUNT_STARTS:
        found = (
            _read_phrase(tokens, at)
            or _read_plural(tokens, at)
            or _read_dozen(tokens, at)
            or _read_half(tokens, at)
        )
        if found is not None:
            return found
    if word == "1" or word in _NOUNS.articles or word in WORDS.ones or word in WORDS.fractions:
        return _read_fraction(tokens, at) or _read_unit(tokens, at)
    return None


def _vague(first: int, after: int, low: float, high: float) -> Number:
    return Number(first, after, (low + high) / 2, low, high, bound=Bound.VAGUE)


def _read_phrase(tokens: Tokens, at: int) -> Number | None:
    """Reads "Several", "a pair of", "not a single"; the longest phrase that is no hedge ("no more than")."""
    if tokens.word(at) not in _PHRASE_STARTS:
        return None
    for after in range(min(at + _MOST_WORDS, len(tokens)), at, -1):
        entry = WORDS.phrases.get(tokens.phrase(at, after))
        if entry is None or _begins_hedge(tokens, at):
            continue
        if isinstance(entry, Vague):
            return _read_vague(tokens, at, after, entry)
        if isinstance(entry, Exact):
            return replace(exact(at, after, _exact_value(tokens, at, entry)), noun="any")
        return replace(exact(at, after, 0.0), noun=entry.noun)
    return None


def _begins_hedge(tokens: Tokens, at: int) -> bool:
    return any(tokens.phrase(at, at + length) in WORDS.hedges_before for length in range(2, _MOST_HEDGE + 1))


def _exact_value(tokens: Tokens, at: int, entry: Exact) -> float:
    """The entry's figure, or none of it after a negation: "has not fired a single round"."""
    for position in range(at - 1, at - NEGATION_REACH - 1, -1):
        if tokens.breaks(position + 1):
            break
        if tokens.word(position) in entry.none_after:
            return 0.0
    return entry.value


def _read_vague(tokens: Tokens, at: int, after: int, entry: Vague) -> Number:
    scale_at = after + tokens.hyphen(after)
    word = tokens.word(scale_at)
    if entry.plural and word in WORDS.plural_of:
        return _thousands(tokens, at, scale_at + 1, WORDS.plural_of[word])
    factor = 12.0 if word == "dozen" else WORDS.scales.get(word)
    if factor is not None:
        return _vague(at, scale_at + 1, entry.low * factor, entry.high * factor)
    return replace(_vague(at, after, entry.low, entry.high), noun="any")


def _read_plural(tokens: Tokens, at: int) -> Number | None:
    """Reads "Dozens", "scores of", "tens of thousands"."""
    plural = WORDS.plurals.get(tokens.word(at))
    if plural is None or not (plural.alone or tokens.word(at + 1) == "of"):
        return None
    if tokens.word(at + 1) == "of" and tokens.word(at + 2) in WORDS.plurals:
        return _thousands(tokens, at, at + 2, plural)
    if plural.word == "tens":
        return None
    return _vague(at, at + 1, plural.low, plural.high)


def _thousands(tokens: Tokens, at: int, after: int, plural: Plural) -> Number:
    """A vague plural times the multiplier after it: "several hundred thousand"."""
    factor = WORDS.scales.get(tokens.word(after), 1.0)
    return _vague(at, after + (factor > 1.0), plural.low * factor, plural.high * factor)


def _read_dozen(tokens: Tokens, at: int) -> Number | None:
    """Reads "A dozen", "dozen" and "half a dozen": about 12 (spec 2.2) and about 6."""
    value, position = 12.0, at
    if tokens.word(position) == "half":
        value, position = 6.0, position + 1
    position += tokens.hyphen(position)
    position += tokens.word(position) == "a"
    if tokens.word(position) != "dozen":
        return None
    number = replace(exact(at, position + 1, value), bound=Bound.ABOUT)
    return about(number, LOOSENESS)


def _read_half(tokens: Tokens, at: int) -> Number | None:
    """Reads "Half a million", "half an hour", "half of", "half its army", "¾ of"."""
    if tokens.word(at) != "half" and (
        tokens.kind(at) is not Kind.MARK or tokens.word(at) not in WORDS.fractions
    ):
        return None
    part = WORDS.fractions[tokens.word(at)]
    after = at + 1
    after += tokens.hyphen(after)
    after += tokens.word(after) in _NOUNS.articles
    half = replace(exact(at, after, part), digit=0.1)
    if tokens.word(after) in WORDS.scales:
        return multiplied(replace(half, after=after + 1), WORDS.scales[tokens.word(after)])
    if read_measure(tokens, after) is not None and not tokens.hyphen(after - 1):
        return rounded(half, 0.1)
    following = tokens.word(at + 1)
    if following == "of" or following in _NOUNS.determiners or _stands_alone(tokens, at, at + 1):
        return None if tokens.word(at - 1) in _NOUNS.ordinals else _share(at, at + 1, part)
    return None


def _read_fraction(tokens: Tokens, at: int) -> Number | None:
    """Reads "A third of", "two-thirds", "three quarters of a million", "one in five"."""
    numerator = 1.0 if tokens.word(at) in _NOUNS.articles else WORDS.ones.get(tokens.word(at), 0.0)
    name_at = at + 1 + tokens.hyphen(at + 1)
    name = tokens.word(name_at)
    part = WORDS.fractions.get(name, 0.0) * numerator
    if not 0 < part < 1:
        return _read_one_in(tokens, at)
    after = name_at + 1
    if tokens.word(after) == "of" and tokens.word(after + 1) in _NOUNS.articles:
        fraction = replace(exact(at, after + 2, part), digit=0.1)
        if tokens.word(after + 2) in WORDS.scales:
            return multiplied(replace(fraction, after=after + 3), WORDS.scales[tokens.word(after + 2)])
        if read_measure(tokens, after + 2) is not None:
            return rounded(fraction, 0.1)
    if tokens.word(after) == "of" or name.endswith("s") or numerator > 1 or _stands_alone(tokens, at, after):
        return _share(at, after, part)
    return None


def _stands_alone(tokens: Tokens, at: int, after: int) -> bool:
    """True for "nearly a fifth" and "by a third", where no noun follows: that were an ordinal."""
    if not (hedge_ends_at(tokens, at) or tokens.word(at - 1) in ("by", "to")):
        return False
    following = tokens.word(after)
    return tokens.kind(after) is not Kind.WORD or following in _NOUNS.stops or following in _NOUNS.verbs


def _read_one_in(tokens: Tokens, at: int) -> Number | None:
    """Reads "One in five", "six in 10"."""
    few = 1.0 if tokens.word(at) == "1" else WORDS.ones.get(tokens.word(at))
    if few is None or tokens.word(at + 1) != "in":
        return None
    many = read_plain(tokens, at + 2 + (tokens.word(at + 2) == "every"))
    if many is None or not few < many.value <= (10 if few > 1 else 1000) or read_measure(tokens, many.after):
        return None
    return _share(at, many.after, few / many.value)


def _share(first: int, after: int, part: float) -> Number:
    return about(replace(exact(first, after, 100 * part), share=True), SHARE_LOOSENESS)


def _read_unit(tokens: Tokens, at: int) -> Number | None:
    """Reads "A mile" after a hedge is one mile: "more than a year", but "two flights a day"."""
    if tokens.word(at) in _NOUNS.articles and hedge_ends_at(tokens, at) and read_measure(tokens, at + 1):
        return exact(at, at + 1, 1.0)
    return None
