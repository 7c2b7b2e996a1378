"""Compares figures of one measure as intervals in base units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from service.domain import Assertion, Bound, Quantity
from service.judgement import Aspect, Finding, Outcome
from service.lexicon.concepts import Concepts
from service.lexicon.grammar import load_grammar, words
from service.lexicon.nouns import load_nouns
from service.lexicon.phrases import SIDE, PhraseBook
from service.verification.measures import (
    ANYBODY,
    MEASURED,
    PERSON,
    TIME_UNITS,
    agrees,
    compare_intervals,
    counts_anybody,
    kind_of,
    same_measure,
)
from service.verification.pairs import LEVEL, Pair

NAME = r"[^\W\da-z_][\w'’-]*(?: [^\W\da-z_][\w'’-]*)*"
NAMED = re.compile(rf",? (?:namely )?{NAME}(?:,? and {NAME}|, {NAME})")
"""Names of those counted, right behind the figure: "two villages, Lower Brin and Hask"."""

LISTED = re.compile(r",?\s*(?:and|&|,)\s*")
"""Between two counts of a list."""

FEWEST_LISTED = 2

LASTING = words(load_grammar().kinds.lasting)
FIGHTERS = words(load_grammar().kinds.fighters)
MARTIAL = words(load_grammar().kinds.martial)
BERTHS = words(load_grammar().kinds.berths)
LODGING = "shelter_people"
"""The concept of putting people up."""

NIGHT = 2
"""Days over which one night lies."""

NAMES_KEPT = 4096
"""Texts of figures whose names are remembered: the same claims are compared with every statement."""

NOUNS = load_nouns()
ADDING = NOUNS.further | NOUNS.again


def compare_figures(pair: Pair) -> list[tuple[int, Finding]]:
    """For each figure of the statement's event, its position and what the claim's figure says to it.

    A figure without a counterpart of its measure in the claim gives a silent finding.
    """
    compared = [
        (position, _compare_one(pair, pair.part.quantities[position])) for position in pair.wanted.quantities
    ]
    return [*compared, *_conflicts_beside(pair)]


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
    same = [*_total_of(pair, same), *same]
    found = max(same, key=lambda figure: compare_intervals(wanted, figure) is Outcome.AGREES)
    outcome = compare_intervals(wanted, found)
    if outcome is Outcome.CONFLICTS and (
        _is_no_total(pair, wanted, found) or _of_other_days(pair) or _is_of_another(pair, wanted, found)
    ):
        outcome = Outcome.SILENT
    return tell_figures(outcome, wanted, found)


def _total_of(pair: Pair, listed: Sequence[Quantity]) -> list[Quantity]:
    """The sum of counts that the claim lists: "a cruise missile, and two guided missiles" are three."""
    units = {one.unit for one in listed}
    plain = all(one.bound is Bound.EXACT and not one.part_of for one in listed)
    if (
        len(listed) < FEWEST_LISTED
        or len(units) > 1
        or not plain
        or not _is_count(listed[0].unit, pair.concepts)
    ):
        return []
    listed = sorted(listed, key=lambda one: one.start)
    told, steps = pair.claim.text, pairwise(listed)
    if not all(LISTED.fullmatch(told[one.end : other.start]) for one, other in steps):
        return []
    first, last, total = listed[0], listed[-1], sum(one.value for one in listed)
    whole = told[first.start : last.end]
    return [replace(last, text=whole, start=first.start, value=total, low=total, high=total)]


def _is_count(unit: str | None, concepts: Concepts) -> bool:
    """True of a noun that is counted, not of a measure; two lengths in a row add up to nothing."""
    return unit is not None and unit not in TIME_UNITS and not str(kind_of(unit, concepts)).endswith(MEASURED)


def _conflicts_beside(pair: Pair) -> Iterator[tuple[int, Finding]]:
    """Figures that the statement gives in an aside and the claim gives otherwise: "with room for 9,000"."""
    told = {i for event in pair.part.events if not event.rank for i in event.quantities}
    for position, wanted in enumerate(pair.part.quantities):
        if position not in told and wanted.unit is not None and (same := _beside(pair, wanted)):
            finding = compare_alone(wanted, same[0])
            if finding.outcome is Outcome.CONFLICTS:
                yield position, finding


def _beside(pair: Pair, wanted: Quantity) -> list[Quantity]:
    """The claim's one figure of that measure, where it has another of the statement's figures.

    "The 390 hostels with room for 9,000" are the 390 that the claim says can house 19,000. People may be
    others where they are told of for themselves ("12 were killed and 121 hurt"), and so may lengths; the
    regions are the same.
    """
    told = pair.claim.assertion
    shared = any(
        one is not wanted and one.value == other.value and one.unit == other.unit is not None
        for one in pair.part.quantities
        for other in (told.quantities[i] for i in pair.found.quantities)
    )
    alone = find_alone(wanted, pair.part, told, pair.concepts) if shared else None
    if alone is None:
        return []
    stated = {i for event in told.events if not event.rank for i in event.quantities}
    kind = kind_of(wanted.unit, pair.concepts)
    apart = counts_anybody(wanted.unit, kind) or str(kind).endswith(MEASURED)
    return [] if apart and told.quantities.index(alone) in stated else [alone]


def find_alone(wanted: Quantity, part: Assertion, told: Assertion, concepts: Concepts) -> Quantity | None:
    """The claim's one figure of the measure, if it has only one and no other of the statement's is that."""
    same = [one for one in told.quantities if same_measure(wanted, one, concepts)]
    taken = any(
        one is not wanted and same_measure(one, found, concepts) and agrees(one, found)
        for found in same
        for one in part.quantities
    )
    return same[0] if len(same) == 1 and not taken else None


def compare_alone(wanted: Quantity, found: Quantity) -> Finding:
    """What a claim's figure says to one of the statement's, no pair of acts beside."""
    outcome = compare_intervals(wanted, found)
    if outcome is Outcome.CONFLICTS and _adds(wanted) != _adds(found):
        outcome = Outcome.SILENT
    return tell_figures(outcome, wanted, found)


def _counts_acts(pair: Pair, wanted: Quantity, found: Quantity) -> bool:
    """True where one counts people and the other what was done to them: "180,000 evacuations"."""
    units = ((wanted.unit, found.unit, pair.found), (found.unit, wanted.unit, pair.wanted))
    return any(
        people is not None
        and counts_anybody(people, kind_of(people, pair.concepts))
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
        places in BERTHS and counts_anybody(people, kind_of(people, pair.concepts))
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
    """True where the claim's figure is another one of the statement's: "12 dead, ten of them children".

    Of the same act; of any where no act tells what is measured: "7 km into Brin, on a front of 25 km".
    """
    bare = LEVEL in (pair.wanted.concept, pair.found.concept)
    others = range(len(pair.part.quantities)) if bare else pair.wanted.quantities
    return any(
        one is not wanted and same_measure(one, found, pair.concepts) and agrees(one, found)
        for one in (pair.part.quantities[i] for i in others)
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
    if _adds(wanted) != _adds(found) and not _tells_the_first(pair, wanted, found):
        return True
    behind = pair.claim.text.partition(found.text)[2]
    return wanted.low > found.high and (":" in behind or NAMED.match(behind) is not None)


def _tells_the_first(pair: Pair, wanted: Quantity, found: Quantity) -> bool:
    """True where both have the figure to which more are added: "12 dead and 112 hurt", "121 others hurt"."""
    return any(
        one is not wanted
        and other is not found
        and one.value == other.value
        and same_measure(one, other, pair.concepts)
        for one in pair.part.quantities
        for other in pair.claim.assertion.quantities
    )


def _adds(quantity: Quantity) -> bool:
    """True of "two more villages", not of "more than two villages"."""
    first, *others = quantity.text.casefold().split() or [""]
    return first in NOUNS.again or ("than" not in others and any(word in ADDING for word in others))


def tell_figures(outcome: Outcome, wanted: Quantity, found: Quantity) -> Finding:
    """What the two figures come to, in words."""
    return Finding(Aspect.FIGURE, outcome, wanted.text, found.text, _message(outcome, wanted, found))


def _message(outcome: Outcome, wanted: Quantity, found: Quantity) -> str:
    if outcome is Outcome.CONFLICTS:
        return f"The claim says {found.text}, the statement {wanted.text}."
    if outcome is Outcome.AGREES:
        return f"The claim says {found.text}, which fits {wanted.text} in the statement."
    return f"The claim says {found.text}, which neither confirms nor excludes {wanted.text}."
