"""Reads the hedge around a figure: "more than", "up to", "or so" - and whether "over" is one.

"Over", "around", "under" are words of place and topic too. "Seized over 1,250 square kilometres"
bounds the figure, "two missiles over nine regions" and "talks over 10 hostages" do not: what stands
before decides, with the lists of `numbers.toml`.
"""

from dataclasses import dataclass

from service.domain import Bound
from service.extraction.figures.tokens import Kind, Tokens, read_tokens
from service.lexicon.nouns import load_nouns
from service.lexicon.numbers import Hedge, load_numbers

_WORDS = load_numbers()
_STOPS = load_nouns().stops
_BEFORE = [read_tokens(phrase) for phrase in _WORDS.hedges_before]
_AFTER = [read_tokens(phrase) for phrase in _WORDS.hedges_after]
_MOST_BEFORE = max(len(phrase) for phrase in _BEFORE)
_MOST_AFTER = max(len(phrase) for phrase in _AFTER)
_LAST_BEFORE = frozenset(phrase.word(len(phrase) - 1) for phrase in _BEFORE)
_FIRST_AFTER = frozenset(phrase.word(0) for phrase in _AFTER)

STACKED = 3
"""How many hedges are read before one figure: "at least another some 20". More is no language."""

LONGEST_PLACE = 4
"""How many words a place between a figure and its hedge may have: "in the southern border area"."""

LARGE = 1000.0
"""A count from here is no number of places or topics: "army losses over 1,610"."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What `find_hedge` needs to know of the figure: its value, its unit, and whether that is a measure."""

    value: float
    unit: str | None
    measured: bool


def find_hedge(tokens: Tokens, first: int, floor: int, counted: Counted) -> tuple[Hedge | None, int]:
    """The hedge before the figure at token `first`, and where it begins; (None, first) without one.

    Nothing before token `floor` is read. Of several, the outermost decides: "up to about 500".
    """
    found, begins, at = None, first, first
    for _ in range(STACKED):
        hedge, start = _hedge_ending(tokens, at, floor)
        if hedge is None:
            break
        at = start
        if (
            hedge.bound is not Bound.EXACT
            and counted.value >= hedge.least
            and is_bound(tokens, start, hedge, counted)
        ):
            found, begins = hedge, start
    return found, begins


def hedge_ends_at(tokens: Tokens, at: int) -> bool:
    """True where a hedge ends right before token `at`: "nearly" in "nearly a fifth"."""
    hedge, _ = _hedge_ending(tokens, at, 0)
    return hedge is not None and hedge.bound is not Bound.EXACT


def _hedge_ending(tokens: Tokens, at: int, floor: int) -> tuple[Hedge | None, int]:
    if tokens.word(at - 1) not in _LAST_BEFORE:
        return None, at
    for start in range(max(at - _MOST_BEFORE, floor, 0), at):
        hedge = _WORDS.hedges_before.get(tokens.phrase(start, at))
        if hedge is not None:
            return hedge, start
    return None, at


def read_hedge_after(tokens: Tokens, at: int) -> tuple[Hedge | None, int]:
    """The hedge that begins at token `at`, after a figure or its noun, and the position after it."""
    begin = at + tokens.hyphen(at)
    if tokens.word(begin) not in _FIRST_AFTER:
        return None, at
    for after in range(min(begin + _MOST_AFTER, len(tokens)), begin, -1):
        hedge = _WORDS.hedges_after.get(tokens.phrase(begin, after))
        if (
            hedge is not None
            and not _starts_figure(tokens, after)
            and (tokens.word(begin) != "+" or tokens.glued(begin))
        ):
            return hedge, after
    return None, at


def read_hedge_behind_place(tokens: Tokens, at: int) -> Hedge | None:
    """The hedge behind a place that follows what is counted: "30 villages in the valley at most"."""
    if tokens.word(at) not in _WORDS.place_prepositions:
        return None
    for begin in range(at + 2, min(at + 2 + LONGEST_PLACE, len(tokens))):
        if tokens.breaks(begin) or _starts_figure(tokens, begin - 1):
            return None
        hedge, _ = read_hedge_after(tokens, begin)
        if hedge is not None and hedge.bound in (Bound.AT_MOST, Bound.AT_LEAST):
            return hedge
    return None


def _starts_figure(tokens: Tokens, at: int) -> bool:
    """True where a figure follows, whose hedge the words before it then are: "12, at least 5 of them"."""
    word = tokens.word(at)
    return (
        tokens.kind(at) is Kind.NUMBER or word in _WORDS.ones or word in _WORDS.teens or word in _WORDS.tens
    )


def is_bound(tokens: Tokens, at: int, hedge: Hedge, counted: Counted) -> bool:
    """True where the hedge at token `at` bounds the figure; False where it is a word of place or topic."""
    before = tokens.word(at - 1)
    if hedge.place == "never" or tokens.breaks(at):
        return True
    if before in _WORDS.after_place_words:
        return False
    if hedge.place == "seldom":
        return True
    if counted.unit in _WORDS.places and before in _WORDS.air_verbs:
        return False
    if counted.value >= LARGE or (counted.measured and counted.unit != "hour"):
        return True
    return (
        tokens.kind(at - 1) is Kind.MARK
        or before in _STOPS
        or before in _WORDS.object_verbs
        or before.endswith(("ed", "ing"))
        or tokens.word(at - 2) in _WORDS.modals
    )


def interval(hedge: Hedge, low: float, high: float) -> tuple[float, float]:
    """What the hedge makes of a figure in [low, high] (spec 2.2); the ends in order."""
    ends = low * hedge.low, high * hedge.high
    return min(ends), max(ends)
