"""Sorts the figures of claims into series, one a measure, so that each can be drawn over time.

Settlements held and settlements recaptured are two series, and so are those of two parties; villages
and settlements are one, and so are holding and capturing, which implies it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from service.domain import Claim, Event, Quantity, Statement
from service.judgement import Figure, Outcome, Series
from service.lexicon.concepts import Concepts
from service.lexicon.found import PRONOUNS
from service.lexicon.phrases import SIDE, PhraseBook, side_term
from service.lexicon.word_forms import word_key
from service.verification.aspects import Aspects
from service.verification.measures import ANYBODY, MEASURED, PERSON, TIME_UNITS, kind_of, same_measure
from service.verification.modality import OPEN
from service.verification.pairs import Pair, Relation, find_pairs

COMPARED = ("modality", "agents", "patients", "places")
"""The aspects by which figures are of one thing; of the days they are a series."""

PEOPLE = "people"
BESIDE = 0.5
"""What a word is worth that names somebody or something beside the figure instead of what it counts."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What figures of one series share; of several related events `event` is the first."""

    event: str
    kind: str | None
    doer: str | None
    planned: bool
    windowed: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure of a claim with the event it belongs to."""

    claim: Claim
    quantity: Quantity
    event: Event


def sort_figures(claims: Sequence[Claim], terms: Sequence[str], book: PhraseBook) -> list[Series]:
    """The series that the terms fit best, the one with most figures first; each in order of days.

    Terms fit by what is counted, what is told of it, by whom and where. Without terms all are given.
    """
    groups: dict[Measure, list[Mark]] = {}
    for mark in (mark for claim in claims for mark in _marks(claim)):
        groups.setdefault(_measure(mark, book.concepts), []).append(mark)
    groups = _with_the_nameless(_with_related(groups, book.concepts))
    fits = {
        measure: max(_fit(mark, terms, book.concepts) for mark in marks) for measure, marks in groups.items()
    }
    best = max(fits.values(), default=0.0)
    found = [
        _series(measure, marks, book)
        for measure, marks in groups.items()
        if fits[measure] == best and (best > 0 or not terms)
    ]
    return sorted(found, key=lambda series: (-len(series.figures), series.label))


def widen(terms: Sequence[str], concepts: Concepts) -> tuple[str, ...]:
    """The terms with those that tell of the same measure in other words: for "killed" also "died"."""
    wider = [
        one
        for term in terms
        for one in sorted(concepts.table)
        if term in concepts.table and concepts.related(term, one)
    ]
    people = sorted(ANYBODY) if ANYBODY & set(terms) else []
    return tuple(dict.fromkeys((*terms, *wider, *people)))


def find_comparable(statement: Statement, claims: Sequence[Claim], book: PhraseBook) -> list[Series]:
    """For each figure of the statement the figures that claims give of the very same measure."""
    found = []
    for part in statement.assertions:
        marks: dict[int, list[Mark]] = {}
        for claim in claims:
            for pair in find_pairs(statement, part, claim, book):
                for number, quantity in _comparable(pair):
                    marks.setdefault(number, []).append(Mark(claim, quantity, pair.found))
        for number, same in sorted(marks.items()):
            measure = _measure(same[0], book.concepts)
            doers = {_measure(mark, book.concepts).doer for mark in same} - {None}
            doer = doers.pop() if len(doers) == 1 else None
            series = _series(replace(measure, doer=doer), same, book)
            found.append(replace(series, asked=part.quantities[number]))
    return found


def _comparable(pair: Pair) -> Iterator[tuple[int, Quantity]]:
    """The statement's figures by position, each with the claim's of its measure."""
    told = pair.claim.assertion
    if pair.relation is not Relation.SAME or pair.part.windowed != told.windowed or not pair.found.positive:
        return
    aspects = Aspects(pair)
    if any(aspects.outcome(name) is Outcome.CONFLICTS for name in COMPARED):
        return
    for number in pair.wanted.quantities:
        wanted = pair.part.quantities[number]
        for quantity in (told.quantities[i] for i in pair.found.quantities):
            if wanted.unit not in TIME_UNITS and same_measure(wanted, quantity, pair.concepts):
                yield number, quantity


def _marks(claim: Claim) -> Iterator[Mark]:
    """The claim's figures that belong to an event which is said to be so, each once."""
    told = claim.assertion
    for number, quantity in enumerate(told.quantities):
        event = next((event for event in told.events if number in event.quantities), None)
        if event is not None and event.positive and quantity.unit not in TIME_UNITS:
            yield Mark(claim, quantity, event)


def _measure(mark: Mark, concepts: Concepts) -> Measure:
    kind = kind_of(mark.quantity.unit, concepts) or mark.quantity.unit
    return Measure(
        event=mark.event.concept,
        kind=PERSON if kind is None or kind in ANYBODY else kind,
        doer=_doer(mark),
        planned=mark.event.modality in OPEN,
        windowed=mark.claim.assertion.windowed,
    )


def _doer(mark: Mark) -> str | None:
    """The one side that does it; "we" are the side of the speaker."""
    agents = set(mark.event.agents)
    sides = {term.removeprefix(SIDE) for term in agents if term.startswith(SIDE)}
    if agents & PRONOUNS:
        sides.add(mark.claim.attribution.side)
    return sides.pop() if len(sides) == 1 else None


def _with_related(groups: Mapping[Measure, list[Mark]], concepts: Concepts) -> dict[Measure, list[Mark]]:
    """Joins what is told by related events, the more usual first: killed with died, not with injured."""
    joined: dict[Measure, list[Mark]] = {}
    events: dict[Measure, list[str]] = {}
    for measure, marks in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0].event)):
        home = next(
            (
                other
                for other, told in events.items()
                if replace(other, event=measure.event) == measure
                and all(concepts.related(measure.event, event) for event in told)
            ),
            measure,
        )
        joined.setdefault(home, []).extend(marks)
        events.setdefault(home, []).append(measure.event)
    return joined


def _with_the_nameless(groups: Mapping[Measure, list[Mark]]) -> dict[Measure, list[Mark]]:
    """Figures whose doer is not told join those of the one doer that is told of, if it is one."""
    joined: dict[Measure, list[Mark]] = {}
    for measure, marks in groups.items():
        if measure.doer is None:
            named = [other for other in groups if other.doer and replace(other, doer=None) == measure]
            measure = named[0] if len(named) == 1 else measure
        joined.setdefault(measure, []).extend(marks)
    return joined


def _fit(mark: Mark, terms: Sequence[str], concepts: Concepts) -> float:
    """How far the terms are what is counted and what is told of it by whom; others in it are half of that."""
    if not terms:
        return 0.0
    unit = mark.quantity.unit or PERSON
    kind = kind_of(unit, concepts)
    own = {kind or "", word_key(unit.split(" ")[-1]), mark.event.concept}
    own |= {PERSON} if kind in ANYBODY else set()
    own |= {term for term in mark.event.agents if term.startswith(SIDE)}
    beside = {*mark.event.agents, *mark.event.patients, *mark.event.places}
    wanted = set(terms)
    return sum(
        1.0 if _meets(term, own, concepts) else BESIDE if _meets(term, beside, concepts) else 0.0
        for term in wanted
    ) / len(wanted)


def _meets(term: str, own: Iterable[str], concepts: Concepts) -> bool:
    return any(term == one or (one in concepts.table and concepts.related(term, one)) for one in own)


def _series(measure: Measure, marks: Sequence[Mark], book: PhraseBook) -> Series:
    figures = sorted(_folded(marks), key=lambda one: (one.day or date.max, one.claim.id, one.quantity.start))
    events = Counter(mark.event.concept for mark in marks)
    units = Counter(mark.quantity.unit for mark in marks if mark.quantity.unit)
    return Series(
        label=_label(measure, marks, [event for event, _ in events.most_common()], book),
        unit=units.most_common(1)[0][0] if units else None,
        events=tuple(sorted(events)),
        doer=measure.doer,
        planned=measure.planned,
        windowed=measure.windowed,
        figures=tuple(figures),
    )


def _folded(marks: Sequence[Mark]) -> list[Figure]:
    """One figure for all copies: the same figure by the same speaker on the same day."""
    found: dict[tuple[object, ...], list[Figure]] = {}
    for mark in marks:
        claim, quantity = mark.claim, mark.quantity
        day = claim.stated_on or claim.source.published_on
        speaker = claim.attribution.speaker or claim.source.document_id
        key = (speaker, claim.attribution.side, day, quantity.low, quantity.high)
        found.setdefault(key, []).append(Figure(claim, quantity, day))
    return [
        replace(
            same[0],
            copies=tuple(dict.fromkeys(one.claim.id for one in same[1:] if one.claim.id != same[0].claim.id)),
        )
        for same in found.values()
    ]


def _label(measure: Measure, marks: Sequence[Mark], events: Sequence[str], book: PhraseBook) -> str:
    """What is counted and what is told of it: "settlements: control, capture (Ruritania)"."""
    told = ", ".join(event.replace("_", " ") for event in events)
    doer = f" ({book.side_names.get(side_term(measure.doer), measure.doer)})" if measure.doer else ""
    planned = ", planned" if measure.planned else ""
    windowed = ", in a stretch of time" if measure.windowed else ""
    return f"{_noun(measure, marks)}: {told}{doer}{planned}{windowed}"


def _noun(measure: Measure, marks: Sequence[Mark]) -> str:
    """The noun most used for what is counted, as the texts have it; the sign of a unit."""
    if measure.kind is not None and measure.kind.endswith(MEASURED):
        return next((mark.quantity.unit for mark in marks if mark.quantity.unit), measure.kind)
    last = [mark.quantity.text.split()[-1].lower() for mark in marks if mark.quantity.value > 1]
    nouns = Counter(word for word in last if word.isalpha())
    return nouns.most_common(1)[0][0] if nouns else PEOPLE if measure.kind == PERSON else str(measure.kind)
