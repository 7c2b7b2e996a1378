"""Reads what a figure counts or measures, from the words after it and from what was counted before."""

from dataclasses import dataclass, replace

from service.extraction.figures.bounds import hedge_ends_at, read_hedge_after
from service.extraction.figures.measures import names_kind, read_measure
from service.extraction.figures.nouns import Noun, find_noun, is_plural, read_attached, read_noun
from service.extraction.figures.numbers import ROUND_SCALE, Number, exact, read_plain
from service.extraction.figures.tokens import Tokens
from service.lexicon.nouns import load_nouns
from service.lexicon.numbers import Hedge, load_numbers
from service.lexicon.units import Measure

_NOUNS = load_nouns()
_FRACTIONS = load_numbers().fractions
_PERCENT = "percent"
_PERSON = "person"
_OTHER = "other"

CHANGES = ("from", "to")
"""What stands before the two ends of a change: "from 28 to 40 villages", "to 85 tonnes from 210"."""

WHOLE = "of"
"""What stands before the whole at the beginning of a sentence: "Of 26 drones, 25 were hit"."""

LONGEST_OWNER = 3
"""How many words the owner of a whole may have: "two of the port authority's nine cranes"."""

LIST_GAP = 5
"""Between two entries of a list stand at most this many tokens: ", Iskander M/KN-23, a cruise missile"."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of a figure and the position after the words that say it; `part_of` is N in "n of N"."""

    name: str | None
    after: int
    measure: Measure | None = None
    part_of: float | None = None
    hedge: Hedge | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence has said so far that gives its next figure a unit.

    `counted` is the last thing counted, `tally` the noun of its "number of ...", `changed` the unit of
    a figure after "from" or "to", which the other end of the change has too, `whole` the figure of
    "of the 26 drones, 25 were hit".
    """

    counted: str | None = None
    tally: str | None = None
    changed: Unit | None = None
    whole: Unit | None = None

    def after(self, unit: Unit, value: float, before: str) -> "Context":
        """The context after a figure with this unit and value, which stands after the words `before`."""
        counted = unit.name if unit.name is not None and unit.measure is None else self.counted
        changed = unit if before in CHANGES and unit.name is not None else None
        whole = replace(unit, part_of=value, hedge=None) if before == WHOLE and counted else self.whole
        return replace(self, counted=counted, changed=changed, whole=whole)


def read_unit(tokens: Tokens, number: Number, context: Context, head: str | None) -> Unit | None:
    """The unit of the figure, with a hedge that stands between; None where it is no figure without one."""
    if number.noun == "person":
        return Unit(_PERSON, number.after)
    if number.share:
        return Unit(_PERCENT, number.after)
    if number.unit is not None:
        return Unit(number.unit, number.after)
    hedge, at = read_hedge_after(tokens, number.after)
    measured = (
        None if number.noun == "plural" else read_measure(tokens, at, scaled=number.scale >= ROUND_SCALE)
    )
    if measured is not None:
        measure, after = measured
        return None if names_kind(tokens, measure, after) else Unit(measure.base, after, measure, hedge=hedge)
    unit = (
        _read_counted(tokens, number, at, head)
        or _read_pointed(tokens, number, at, context)
        or _read_change(tokens, number, at, context)
    )
    if unit is not None:
        return replace(unit, hedge=hedge)
    if number.noun != "free" or _needs_noun(tokens, number):
        return None
    if context.whole is not None:
        return replace(context.whole, after=at, hedge=hedge)
    return Unit(context.tally, at, hedge=hedge)


def _read_counted(tokens: Tokens, number: Number, at: int, head: str | None) -> Unit | None:
    whole, after = _read_whole(tokens, number, at)
    if head is not None:
        return Unit(head.lower(), max(find_noun(tokens, after, head.lower()), at), part_of=whole)
    single = number.value == 1 or number.noun == "any"
    noun: Noun | None = read_attached(tokens, after) or read_noun(tokens, after, single=single)
    if (
        noun is not None
        and noun.unit != _OTHER
        and not (number.noun == "plural" and noun.unit in _NOUNS.uncounted)
    ):
        return Unit(noun.unit or None, noun.after, part_of=whole)
    return Unit(None, after, part_of=whole) if whole is not None else None


def _read_whole(tokens: Tokens, number: Number, at: int) -> tuple[float | None, int]:
    """N in "n of N", "n out of the N", "n of the dam's N", and the position after it."""
    if tokens.word(at) not in ("of", "out"):
        return None, at
    position = at + 1 + (tokens.word(at) == "out")
    position += tokens.word(position) in _NOUNS.determiners
    position += tokens.word(position) in _NOUNS.determiners
    owners = range(position, position + LONGEST_OWNER)
    position = next((one + 1 for one in owners if tokens.word(one).endswith("'s")), position)
    whole = read_plain(tokens, position)
    if whole is None or whole.value < number.value or read_measure(tokens, whole.after):
        return None, at
    return whole.value, whole.after


def _read_pointed(tokens: Tokens, number: Number, at: int, context: Context) -> Unit | None:
    """What was counted before, in "121 others", "900 of them", "16 more" and "another 121"."""
    if context.counted is None:
        return None
    if tokens.word(at) == "of" and tokens.word(at + 1) in _NOUNS.pointers:
        return Unit(context.counted, at + 2)
    if tokens.word(at) in _NOUNS.further:
        return Unit(context.counted, at + 1)
    return Unit(context.counted, at) if tokens.word(number.first - 1) in _NOUNS.again else None


def _read_change(tokens: Tokens, number: Number, at: int, context: Context) -> Unit | None:
    """The unit of the other end of a change, before or after this one."""
    if tokens.word(number.first - 1) not in CHANGES:
        return None
    if context.changed is not None:
        return replace(context.changed, after=at, part_of=None)
    other = read_plain(tokens, at + 1) if tokens.word(at) == "to" else None
    unit = read_unit(tokens, other, Context(), None) if other else None
    return unit and replace(unit, after=at, part_of=None)


def _needs_noun(tokens: Tokens, number: Number) -> bool:
    """True where a bare number word is a pronoun or an idiom: "one", "from zero", "the two agreed"."""
    words = tokens.phrase(number.first, number.after)
    if words in ("one", "zero"):
        return True
    pronoun = not words[0].isdigit() and tokens.word(number.first - 1) in _NOUNS.determiners
    return pronoun and not hedge_ends_at(tokens, number.first)


def read_listed(tokens: Tokens, at: int, floor: int) -> Number | None:
    """One, for an article among counted things: "26 drones, a cruise missile, and two others"."""
    if tokens.word(at) not in _NOUNS.articles or at > floor + LIST_GAP:
        return None
    noun = read_noun(tokens, at + 1, single=True)
    if (
        noun is None
        or noun.unit in _FRACTIONS
        or is_plural(tokens.word(noun.after - 1))
        or noun.after > at + LIST_GAP
    ):
        return None
    following = noun.after
    while following < noun.after + LIST_GAP and (
        tokens.capital(following) or tokens.hyphen(following - tokens.hyphen(following - 1))
    ):
        following += 1
    ends = tokens.word(following) in ("", ".", ",", "and")
    joined = tokens.word(at - 1) == "and" or (
        tokens.word(at - 1) == "," and tokens.word(following) not in ("", ".")
    )
    return exact(at, at + 1, 1.0) if ends and joined else None
