"""Finds the figures of a text as intervals in base units, with what they count (spec section 2, rule 2).

Pure rules on the text; the word lists are `units.toml`, `numbers.toml` and `nouns.toml`, the parts
are read in `figures/`. Days and clock times are left to `dates`.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from service.domain import Bound, Quantity
from service.extraction.dates import find_calendar_spans
from service.extraction.figures.amounts import AMOUNT_STARTS, read_amount
from service.extraction.figures.bounds import (
    Counted,
    find_hedge,
    interval,
    read_hedge_after,
    read_hedge_behind_place,
)
from service.extraction.figures.counted import WHOLE, Context, Unit, read_listed, read_unit
from service.extraction.figures.measures import CURRENCY_STARTS, read_currency
from service.extraction.figures.names import is_name
from service.extraction.figures.nouns import read_noun
from service.extraction.figures.numbers import LOOSENESS, OPEN, WORDS, Number, read_plain
from service.extraction.figures.portions import read_portion
from service.extraction.figures.ranges import read_range, share_scale
from service.extraction.figures.tokens import Kind, Tokens, read_tokens
from service.lexicon.nouns import load_nouns
from service.lexicon.numbers import Hedge

_NOUNS = load_nouns()
_STARTS = (
    _NOUNS.tallies
    | AMOUNT_STARTS
    | CURRENCY_STARTS
    | WORDS.ones.keys()
    | WORDS.teens.keys()
    | WORDS.tens.keys()
)
_NO_CONTEXT = Context()
_MINUS = frozenset("-−–")

ROUNDED_ZEROS = 0.04
"""How far off a figure with zeros at its end may be: 30 miles for 50 km is 3.5 % off."""


def find_quantities(text: str, heads: Mapping[int, str] | None = None) -> list[Quantity]:
    """Every figure of the text, in order; spans are exact and never overlap.

    The unit is a base unit of `units.toml`, else the singular of the counted noun, else None. `heads`
    may give, from a parse, the lemma of the noun that the figure at an offset counts: it is believed
    before the rules. "121 others" and "900 of them" count what the figure before them counted.
    """
    tokens = read_tokens(text)
    scan = _Scan(tokens, heads or {}, deque(find_calendar_spans(text)))
    free = 0
    for at, token in enumerate(tokens.tokens):
        if at >= free and (token.kind is Kind.NUMBER or token.word in _STARTS):
            free = scan.step(at)
    return scan.found


@dataclass(slots=True)
class _Scan:
    """One pass over a text. `floor` is the first token that no figure has taken yet."""

    tokens: Tokens
    heads: Mapping[int, str]
    dated: deque[tuple[int, int]]
    found: list[Quantity] = field(default_factory=list)
    floor: int = 0
    seen: int = 0
    context: Context = _NO_CONTEXT

    def step(self, at: int) -> int:
        """Reads what begins at token `at`; the position to go on from."""
        tokens = self.tokens
        self._forget(at)
        if tokens.word(at) in _NOUNS.tallies:
            self._tally(at)
        number = None if self._is_tied(at) or self._is_dated(at) else self._read_number(at)
        if number is None:
            return at + 1
        head = self.heads.get(tokens.tokens[number.first].start)
        unit = None if is_name(tokens, number) else read_unit(tokens, number, self.context, head)
        return self._keep(number, unit) if unit else max(number.after, at + 1)

    def _word_before(self, at: int) -> str:
        """What makes the figure at `at` one end of a change, or a whole of which parts follow."""
        tokens, word = self.tokens, self.tokens.word(at - 1)
        of = at - 1 - (word in _NOUNS.determiners)
        if tokens.word(of) != WHOLE:
            return word
        return WHOLE if tokens.breaks(of) or (tokens.word(of - 1) == "out" and tokens.breaks(of - 1)) else ""

    def _forget(self, at: int) -> None:
        """Drops what another sentence counted."""
        if self.context is not _NO_CONTEXT and any(
            self.tokens.breaks(one) for one in range(self.seen + 1, at + 1)
        ):
            self.context = _NO_CONTEXT
        self.seen = at

    def _tally(self, at: int) -> None:
        """Keeps what "the number of ..." is a number of."""
        noun = read_noun(self.tokens, at + 1) if self.tokens.word(at + 1) == "of" else None
        if noun is not None:
            self.context = replace(self.context, tally=noun.unit)

    def _is_tied(self, at: int) -> bool:
        """True for the 59 of "Kh-59", and for signs in a row: no figure begins there."""
        if (
            self.tokens.word(at - 1) == "–"
            and self.tokens.glued(at)
            and self.tokens.kind(at - 2) is Kind.NUMBER
        ):
            return True  # "the 1958–59 season"
        return self.tokens.hyphen(at - 1) or (
            self.tokens.glued(at) and self.tokens.word(at - 1) == self.tokens.word(at)
        )

    def _is_dated(self, at: int) -> bool:
        start = self.tokens.tokens[at].start
        while self.dated and self.dated[0][1] <= start:
            self.dated.popleft()
        return bool(self.dated) and self.dated[0][0] <= start

    def _read_number(self, at: int) -> Number | None:
        tokens = self.tokens
        currency = read_currency(tokens, at)
        if currency is not None:
            amount = read_plain(tokens, currency[1])
            number = replace(amount, first=at, unit=currency[0]) if amount else None
        else:
            number = read_amount(tokens, at) or read_plain(tokens, at)
        if number is None and self.context.counted is not None:
            return read_listed(tokens, at, self.floor)
        return number and (
            read_portion(tokens, number) or read_range(tokens, number) or share_scale(tokens, number)
        )

    def _keep(self, number: Number, unit: Unit) -> int:
        """Adds the quantity of a figure; the position after it."""
        tokens = self.tokens
        number, first = _signed(tokens, number, unit)
        floor = max(self.floor, 0)
        counted = Counted(number.value, unit.name, unit.measure is not None)
        hedge, begins = find_hedge(tokens, first, floor, counted)
        after = unit.after
        if hedge is None:
            hedge, begins = unit.hedge, first
        if hedge is None:
            hedge, after = read_hedge_after(tokens, after)
        hedge = hedge or read_hedge_behind_place(tokens, after)
        if hedge is not None and number.value == 0:
            return after  # "almost no": some, then
        begins = max(begins, floor)
        start, end = tokens.tokens[begins].start, tokens.tokens[after - 1].end
        low, value, high = _interval(number, unit, hedge)
        bound = number.bound if hedge is None else hedge.bound
        text = tokens.text[start:end]
        self.found.append(Quantity(text, start, end, value, low, high, bound, unit.name, unit.part_of))
        self.floor = after
        self.context = self.context.after(unit, number.value, self._word_before(begins))
        return after


def _signed(tokens: Tokens, number: Number, unit: Unit) -> tuple[Number, int]:
    """The number below zero where its measure can be and a minus stands before it; and its first token."""
    before = tokens.word(number.first - 1)
    minus = before == "minus" or (
        before in _MINUS and tokens.glued(number.first) and not tokens.glued(number.first - 1)
    )
    if unit.measure is None or not unit.measure.signed or not minus:
        return number, number.first
    return replace(number, value=-number.value, low=-number.high, high=-number.low), number.first - 1


def _as_converted(number: Number) -> tuple[float, float]:
    """What a figure of a unit that is not metric stands for: half of its last digit either way.

    Zeros at the end may be rounding too: 480 square miles for 1,250 square kilometres.
    """
    size = abs(number.value)
    given = number.digit if number.scale != 1.0 else min(number.digit, 1.0)
    spread = max(min(given / 2, LOOSENESS * size), min(number.digit / 2, ROUNDED_ZEROS * size))
    return number.value - spread, number.value + spread * OPEN


def _interval(number: Number, unit: Unit, hedge: Hedge | None) -> tuple[float, float, float]:
    """(low, value, high) in base units."""
    convertible = unit.measure is not None and unit.measure.rounded and number.bound is Bound.EXACT
    low, high = _as_converted(number) if convertible else (number.low, number.high)
    if hedge is not None:
        wide = number.bound in (Bound.VAGUE, Bound.RANGE)
        low, high = interval(hedge, *((low, high) if wide else (number.value, number.value)))
    factor, offset = (unit.measure.factor, unit.measure.offset) if unit.measure else (1.0, 0.0)
    ends = sorted(end * factor + offset for end in (low, number.value, high))
    value = min(max(number.value * factor + offset, ends[0]), ends[2])
    return ends[0], value, ends[2]
