"""Tells figures that name something from figures that count: "Kh-59", "Article 5", "the 1988 treaty".

The words that decide are in `numbers.toml` under [names].
"""

from dataclasses import replace

from service.domain import Bound
from service.extraction.figures.measures import read_measure
from service.extraction.figures.nouns import Noun, read_attached, read_noun
from service.extraction.figures.numbers import WORDS, Number
from service.extraction.figures.ranges import is_score
from service.extraction.figures.tokens import Kind, Tokens
from service.lexicon.nouns import load_nouns

_NOUNS = load_nouns()
_STOPS = _NOUNS.stops

MOST_NUMBERED = 100
"""Names end in figures below this: films, missions, teams."""

OLDEST = 120
"""Figures up to this between a name and a comma are ages."""

_AGE_ENDS = frozenset({",", ";", ")"})

YEARS = range(1900, 2100)
"""Four digits in this range without a comma may be a year."""

OLD_YEARS = range(1000, 3000)
"""... and in this one, where the words around say so: "in 1661", "1881-1894"."""


def is_name(tokens: Tokens, number: Number) -> bool:
    """True where the figure counts nothing: part of a name, a code, an ordinal, a score, an age or a year."""
    if number.unit is not None:
        return False
    if _is_age(tokens, number) or _is_item(tokens, number):
        return True
    excepted = any(tokens.phrase(number.first - words, number.first) in WORDS.exceptions for words in (1, 2))
    if excepted or _is_tied(tokens, number) or is_score(tokens, number):
        return True
    if tokens.kind(number.first) is Kind.NUMBER:
        return _is_written_on(tokens, number) or _is_labelled(tokens, number) or _is_year(tokens, number)
    if number.bound is Bound.RANGE and _is_year(tokens, replace(number, first=number.first + 1)):
        return True  # "between 2014 and 2016"
    return _is_title(tokens, number) or _is_labelled(tokens, number) or _is_pronoun(tokens, number)


def _is_written_on(tokens: Tokens, number: Number) -> bool:
    """True for "G7", "#5", "24/7", "1990s", "22nd", "4x4", "18abc"."""
    first, after = number.first, number.after
    if tokens.glued(first):
        before = tokens.word(first - 1)
        if tokens.kind(first - 1) is Kind.WORD or before in tuple("_#@№/:\\=&?"):
            return True
    if not tokens.glued(after) or number.scale != 1.0:
        return False
    if tokens.kind(after) is Kind.WORD:
        return tokens.word(after) not in WORDS.hedges_after and read_measure(tokens, after) is None
    return (
        tokens.word(after) in ("/", ":") and tokens.glued(after + 1) and tokens.kind(after + 1) is Kind.NUMBER
    )


def _is_tied(tokens: Tokens, number: Number) -> bool:
    """True for "Ten-point plan", "forty-first", "12-year-old": a hyphen ties it to what is no unit."""
    at = number.after
    if not tokens.hyphen(at) or tokens.kind(at + 1) is not Kind.WORD:
        return False
    measure = read_measure(tokens, at)
    if measure is not None:
        return tokens.hyphen(measure[1]) and tokens.word(measure[1] + 1) == "old"
    return tokens.word(at + 1) not in WORDS.hedges_after and read_attached(tokens, at) is None


def _is_age(tokens: Tokens, number: Number) -> bool:
    """True for "65 years old" and for the 12 of "Ivan Petrov, 12, was hurt"."""
    first, after = number.first, number.after
    digits = tokens.kind(first) is Kind.NUMBER and after == first + 1 and number.value <= OLDEST
    enclosed = tokens.word(first - 1) == "," and tokens.word(after) in _AGE_ENDS
    if digits and enclosed and tokens.capital(first - 2) and tokens.capital(first - 3):
        return True
    measure = read_measure(tokens, number.after)
    return measure is not None and measure[0].base == "hour" and tokens.word(measure[1]) == "old"


def _is_item(tokens: Tokens, number: Number) -> bool:
    """True for the "(1)" before an entry of a list."""
    enclosed = tokens.word(number.first - 1) == "(" and tokens.word(number.after) == ")"
    return enclosed and number.value < MOST_NUMBERED and number.after == number.first + 1


def _is_labelled(tokens: Tokens, number: Number) -> bool:
    """True for "Article 5", "No. 10", "Phase Two"; with a noun after it only a capital makes it a label."""
    at = number.first - 1
    dotted = tokens.word(at) == "." and tokens.word(at - 1) in WORDS.dotted_labels
    at -= dotted
    several = number.after - number.first > 1 and tokens.kind(number.first) is not Kind.NUMBER
    several = several and number.bound is not Bound.RANGE
    if several or (tokens.breaks(number.first) and not dotted):
        return False
    noun = read_noun(tokens, number.after)
    if tokens.word(at) in WORDS.labels:
        return noun is None or dotted or tokens.capital(at)
    return (
        tokens.kind(number.first) is Kind.NUMBER and number.scale == 1.0 and _ends_name(tokens, number, noun)
    )


def _ends_name(tokens: Tokens, number: Number, noun: Noun | None) -> bool:
    """True for "Leopard 2 tanks", "Toy Story 2": a small figure after a word with a capital.

    A count that small is spelled out, or follows a verb or a preposition: "Storm Kills 3", "in Nice 12 fell".
    """
    at = number.first - 1
    if not tokens.capital(at) or tokens.word(at) in _STOPS or tokens.word(at).endswith(("ed", "ing")):
        return False
    if tokens.breaks(at) and noun is None:
        return False  # "Another 5 are due"
    if tokens.word(at) in _NOUNS.verbs or tokens.word(at) in WORDS.object_verbs:
        return False
    if noun is None:
        return number.value < MOST_NUMBERED and read_measure(tokens, number.after) is None
    return number.value < 10 and not tokens.capital(noun.after - 1) and tokens.word(at - 1) not in _STOPS


def _is_title(tokens: Tokens, number: Number) -> bool:
    """True for "World War Two", "the Five Eyes": a number word with a capital inside a sentence.

    In a headline, where the words around have capitals too, a plural noun makes it a count.
    """
    at = number.first
    if not tokens.capital(at) or tokens.breaks(at) or tokens.kind(at - 1) is not Kind.WORD:
        return False
    return not tokens.capital(at - 1) or read_noun(tokens, number.after) is None


def _is_year(tokens: Tokens, number: Number) -> bool:
    if number.scale != 1.0 or len(tokens.word(number.first)) != 4:
        return False
    old = number.bound is Bound.RANGE or tokens.word(number.first - 1) in WORDS.before_old_year
    if int(number.low) not in (OLD_YEARS if old else YEARS) or int(number.high) not in OLD_YEARS:
        return False
    if not tokens.word(number.first).isdigit() or read_measure(tokens, number.after):
        return False
    if read_noun(tokens, number.after) is None:
        return True
    before = tokens.word(number.first - 1)
    return number.value % 100 != 0 and (before in WORDS.before_year or before.endswith("'s"))


def _is_pronoun(tokens: Tokens, number: Number) -> bool:
    """True for "No one", "the one", "one another", "one of the goals"."""
    if tokens.phrase(number.first, number.after) != "one":
        return False
    idiom = tokens.phrase(number.first, number.after + 1) in WORDS.idioms
    return idiom or tokens.word(number.first - 1) in WORDS.before_one or tokens.word(number.after) == "of"
