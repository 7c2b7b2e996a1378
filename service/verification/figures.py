"""Compares figures of one measure as intervals in base units."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from service.domain import Bound, Quantity
from service.judgement import Aspect, Finding, Outcome
from service.lexicon.concepts import Concepts, Part
from service.lexicon.grammar import load_grammar, words
from service.lexicon.nouns import load_nouns
from service.lexicon.phrases import SIDE, PhraseBook
from service.lexicon.word_forms import word_key
from service.verification.pairs import Pair

ABOUT = 0.1
"""A bare or rounded figure stands for what lies within a tenth of it (the contract's reading of "about")."""

TIME_UNITS = frozenset({"hour", "minute", "second", "day", "week", "month", "year", "decade"})
"""Figures of time say when or how long, and are compared as days."""

NAME = r"[^\W\da-z_][\w'’-]*(?: [^\W\da-z_][\w'’-]*)*"
NAMED = re.compile(rf",? (?:namely )?{NAME}(?:,? and {NAME}|, {NAME})")
"""Names of those counted, right behind the figure: "two villages, Lower Brin and Hask"."""

UPPER = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
ROUNDED = frozenset({Bound.EXACT, Bound.ABOUT})
PERSON = "person"
ANYBODY = words(load_grammar().kinds.anybody)
LASTING = words(load_grammar().kinds.lasting)
FIGHTERS = words(load_grammar().kinds.fighters)
MARTIAL = words(load_grammar().kinds.martial)
BERTHS = words(load_grammar().kinds.berths)
LODGING = "shelter_people"
"""The concept of putting people up."""

MEASURED = "_unit"
"""How the concepts of units end ("distance_unit"): these are named by their sign, not by a noun."""

NIGHT = 2
"""Days over which one night lies."""

NAMES_KEPT = 4096
"""Texts of figures whose names are remembered: the same claims are compared with every statement."""

NOUNS = load_nouns()
ADDING = NOUNS.further | NOUNS.again
DOERS = tuple(load_grammar().kinds.doer.split())


def compare_figures(pair: Pair) -> list[tuple[int, Finding]]:
    """For each figure of the statement's event, its position and what the claim's figure says to it.

    A figure without a counterpart of its measure in the claim gives a silent finding.
    """
    return [
        (position, _compare_one(pair, pair.part.quantities[position])) for position in pair.wanted.quantities
    ]


def _compare_one(pair: Pair, wanted: Quantity) -> Finding:
    figures = pair.claim.assertion.quantities
    same = [
        figures[i]
        for i in pair.found.quantities
        if same_measure(wanted, figures[i], pair.concepts)
        or _counts_acts(pair, wanted, figures[i])
        or _counts_side(pair, wanted, figures[i])
        or _counts_berths(pair, wanted, figures[i])
        or _counts_fighters(pair, wanted, figures[i])
    ]
    same = [one for one in same if len(same) == 1 or not _is_other_kind(wanted, one)] if same else []
    same = same or _beside(pair, wanted)
    if not same or pair.part.windowed != pair.claim.assertion.windowed:
        return Finding(
            Aspect.FIGURE, Outcome.SILENT, wanted.text, None, f"The claim gives no figure for {wanted.text}."
        )
    found = max(same, key=lambda figure: compare_intervals(wanted, figure) is Outcome.AGREES)
    outcome = compare_intervals(wanted, found)
    if outcome is Outcome.CONFLICTS and (
        _is_no_total(pair, wanted, found) or _of_other_days(pair) or _is_of_another(pair, wanted, found)
    ):
        outcome = Outcome.SILENT
    return Finding(Aspect.FIGURE, outcome, wanted.text, found.text, _message(outcome, wanted, found))


def _beside(pair: Pair, wanted: Quantity) -> list[Quantity]:
    """The claim's one figure of that measure in an aside, where it has another of the statement's figures.

    "The 390 hostels with room for 9,000" are the 390 that the claim says can house 19,000.
    """
    told = pair.claim.assertion
    stated = {i for event in told.events if not event.rank for i in event.quantities}
    shared = any(
        one is not wanted and one.value == other.value and one.unit == other.unit is not None
        for one in pair.part.quantities
        for other in (told.quantities[i] for i in pair.found.quantities)
    )
    same = [one for one in told.quantities if same_measure(wanted, one, pair.concepts)] if shared else []
    return same if len(same) == 1 and told.quantities.index(same[0]) not in stated else []


def _counts_acts(pair: Pair, wanted: Quantity, found: Quantity) -> bool:
    """True where one counts people and the other what was done to them: "180,000 evacuations"."""
    units = ((wanted.unit, found.unit, pair.found), (found.unit, wanted.unit, pair.wanted))
    return any(
        people is not None
        and _counts_anybody(people, kind_of(people, pair.concepts))
        and kind_of(acts, pair.concepts) == event.concept
        for people, acts, event in units
    )


def _counts_side(pair: Pair, wanted: Quantity, found: Quantity) -> bool:
    """True where one counts those of a side, and the other its soldiers or people: "90 Germans caught"."""
    shared = {term for term in pair.wanted.patients if term.startswith(SIDE)}.intersection(
        pair.found.patients
    )
    if not shared:
        return False
    for named, plain in ((wanted, found), (found, wanted)):
        kind = kind_of(plain.unit, pair.concepts)
        if (kind in ANYBODY or kind in FIGHTERS) and not shared.isdisjoint(_last_name(named.text, pair.book)):
            return True
    return False


@lru_cache(maxsize=NAMES_KEPT)
def _last_name(text: str, book: PhraseBook) -> tuple[str, ...]:
    """The terms of the name that the text ends with, if it is no place's: of "90 Germans" the side's."""
    last = book.find(text)[-1:]
    name = last[0].name if last else None
    return () if name is None or name.is_place else tuple(name.terms)


def _counts_fighters(pair: Pair, wanted: Quantity, found: Quantity) -> bool:
    """True of the men that an army lost beside soldiers: people whom only an army loses or sends."""
    if pair.wanted.concept not in MARTIAL or pair.found.concept not in MARTIAL:
        return False
    kinds = {kind_of(wanted.unit, pair.concepts), kind_of(found.unit, pair.concepts)}
    return PERSON in kinds and kinds <= {PERSON, *FIGHTERS}


def _counts_berths(pair: Pair, wanted: Quantity, found: Quantity) -> bool:
    """True where one counts the places of a lodging and the other those it takes."""
    lodged = LODGING in (pair.wanted.concept, pair.found.concept)
    units = ((wanted.unit, found.unit), (found.unit, wanted.unit))
    return lodged and any(
        places in BERTHS and _counts_anybody(people, kind_of(people, pair.concepts))
        for places, people in units
    )


def _is_other_kind(wanted: Quantity, found: Quantity) -> bool:
    """True of "two ballistic missiles" beside "a cruise missile", in a claim that counts several kinds."""
    kinds = [
        {word for word in one.text.casefold().split()[1:-1] if word.isalpha() and word not in ADDING}
        for one in (wanted, found)
    ]
    return all(kinds) and kinds[0].isdisjoint(kinds[1])


def _is_of_another(pair: Pair, wanted: Quantity, found: Quantity) -> bool:
    """True where the claim's figure is another one of the statement's: "12 dead, ten of them children"."""
    return any(
        one is not wanted and same_measure(one, found, pair.concepts) and _agrees(one, found)
        for one in (pair.part.quantities[i] for i in pair.wanted.quantities)
    )


def _of_other_days(pair: Pair) -> bool:
    """True where one counts what was done on a day and the other what was done in days, which is more.

    What is held is held on each of them.
    """
    days = pair.part.days_told, pair.claim.assertion.days_told
    done = LASTING.isdisjoint((pair.wanted.concept, pair.found.concept))
    return done and all(days) and (days[0] <= NIGHT) != (days[1] <= NIGHT)


def _is_no_total(pair: Pair, wanted: Quantity, found: Quantity) -> bool:
    """True where one of the two adds to others ("two more"), or the claim lists some ("two towns: X, Y")."""
    if _adds(wanted) != _adds(found):
        return True
    behind = pair.claim.text.partition(found.text)[2]
    return wanted.low > found.high and (":" in behind or NAMED.match(behind) is not None)


def _adds(quantity: Quantity) -> bool:
    """True of "two more villages", not of "more than two villages"."""
    first, *others = quantity.text.casefold().split() or [""]
    return first in NOUNS.again or ("than" not in others and any(word in ADDING for word in others))


def compare_intervals(wanted: Quantity, found: Quantity) -> Outcome:
    """AGREES where the claim's interval lies inside the statement's, CONFLICTS where they share no value."""
    if _agrees(wanted, found):
        return Outcome.AGREES
    return Outcome.CONFLICTS if wanted.disjoint(found) else Outcome.SILENT


def is_about(wanted: Quantity, value: float) -> bool:
    """True of a value within a tenth of the statement's."""
    return abs(value - wanted.value) <= ABOUT * abs(wanted.value)


def may_agree(wanted: Quantity, value: float) -> bool:
    """False of the value of a figure that `compare_intervals` cannot find to agree, whatever its bounds."""
    above = _at_or_above(wanted.low, value)
    within = above and (wanted.bound is Bound.AT_LEAST or _at_or_above(value, wanted.high))
    return within or is_about(wanted, value)


def same_measure(one: Quantity, other: Quantity, concepts: Concepts) -> bool:
    """True where both count the same kind of thing; a bare number counts what the other counts.

    Measures are in base units already: where these differ, they are of two currencies.
    """
    if one.unit == other.unit:
        return True
    first, second = kind_of(one.unit, concepts), kind_of(other.unit, concepts)
    if first is not None and second is not None and not {first, second} & ANYBODY:
        return concepts.related(first, second) and not first.endswith(MEASURED)
    return _counts_anybody(one.unit, first) and _counts_anybody(other.unit, second)


def _agrees(wanted: Quantity, found: Quantity) -> bool:
    if _at_or_above(wanted.low, found.low) and (
        wanted.bound is Bound.AT_LEAST or _at_or_above(found.high, wanted.high)
    ):
        return True
    close = is_about(wanted, found.value)
    if wanted.bound is Bound.NEARLY and found.bound is Bound.ABOUT:
        return wanted.low <= found.value <= wanted.high
    if wanted.bound in ROUNDED and close:
        return found.bound is Bound.AT_LEAST or (
            Bound.ABOUT in (wanted.bound, found.bound) and found.bound in ROUNDED
        )
    return wanted.bound in UPPER and found.bound in UPPER and close


def _at_or_above(low: float, value: float) -> bool:
    return value >= low or math.isclose(value, low, rel_tol=1e-6)


@lru_cache(maxsize=4096)
def kind_of(unit: str | None, concepts: Concepts) -> str | None:
    """The kind of thing a unit counts: "village" is a settlement; None where no list holds it."""
    if unit is None:
        return None
    keys = tuple(word_key(word) for word in unit.casefold().split())
    for wanted in (keys, keys[-1:]):
        for sense in concepts.phrases.get(wanted[0], ()):
            if sense.part is Part.NOUN and sense.keys == wanted:
                does = keys[-1].endswith(DOERS) and not concepts.is_thing(sense.concept)
                return PERSON if does else sense.concept
    return PERSON if keys[-1].endswith(DOERS) else None


def _counts_anybody(unit: str | None, kind: str | None) -> bool:
    """True of a bare number and of people of no special kind ("over 100,000 fled"), never of children."""
    return unit is None or kind in ANYBODY


def _message(outcome: Outcome, wanted: Quantity, found: Quantity) -> str:
    if outcome is Outcome.CONFLICTS:
        return f"The claim says {found.text}, the statement {wanted.text}."
    if outcome is Outcome.AGREES:
        return f"The claim says {found.text}, which fits {wanted.text} in the statement."
    return f"The claim says {found.text}, which neither confirms nor excludes {wanted.text}."
