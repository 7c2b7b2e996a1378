"""What the outline of a claim tells: whether the claim can bear on a statement at all.

Of a hundred claims that share words with a statement, some fifteen can. The others need not even be read.
Each test here is what a way of taking a stance asks for at least: a row of the table (`stance`), a
neighbouring act (`neighbours`), a figure in like words (`likeness`) or the words alone (`bearing`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from service.domain import Assertion, Event, Quantity, Statement
from service.lexicon.concepts import Concepts
from service.lexicon.phrases import PhraseBook, side_term
from service.outlines import Outline, mark, marks_around
from service.verification.bearing import may_tell_in_words, told_in_words
from service.verification.facts import COVERED_BY_FIGURE, COVERED_WELL
from service.verification.likeness import FEWEST_WORDS, LIKE, tells_amount, words_besides
from service.verification.measures import TIME_UNITS, is_about, may_agree
from service.verification.neighbours import NO_FIGURE, SAME_FIGURE, near_by, neighbouring, own_words
from service.verification.occasions import names_in
from service.verification.opposites import STAYING
from service.verification.pairs import ANYTHING, LEVEL, RELATIONS_KEPT, Relation, main_events, relations_of
from service.verification.told import ById
from service.verification.wording import COVERED, held_share

Glance = Callable[[Outline], bool]

NOTHING: frozenset[str] = frozenset()


class Held:
    """How much of a part of a statement an outline's claim covers at most, as `wording.coverage` has it."""

    __slots__ = ("_concepts", "_part", "_told", "_whole", "outline")

    def __init__(self, outline: Outline, part: Assertion, concepts: Concepts) -> None:
        self.outline = outline
        self._part = part
        self._concepts = concepts
        self._told: tuple[frozenset[str], frozenset[str]] | None = None
        self._whole: float | None = None

    def whole(self) -> float:
        """The share of all terms."""
        if self._whole is None:
            self._whole = self.besides(NOTHING)
        return self._whole

    def besides(self, without: frozenset[str]) -> float:
        """The share of all but some terms."""
        own, around = self._told or self._read()
        return held_share(self._part.terms, own, around, self._concepts, without)

    def in_words(self) -> bool:
        """True where its own words are nearly all of the part's."""
        own, _ = self._told or self._read()
        return told_in_words(self._part, own, self._concepts)

    def _read(self) -> tuple[frozenset[str], frozenset[str]]:
        """The claim's own terms, and those of the part that may stand around it."""
        marks = marks_around(self.outline)
        around = frozenset([term for term in self._part.terms if mark(term) in marks])
        self._told = frozenset((*self.outline.terms, side_term(self.outline.side))), around
        return self._told


Test = Callable[[Held], bool]


def glance_for(statement: Statement, book: PhraseBook) -> Glance:
    """Tells of an outline whether its claim may bear on any part of the statement; never wrongly not."""
    glances = [_glance(statement, part, book) for part in statement.assertions]
    one = glances[0] if len(glances) == 1 else None
    return one or (lambda outline: any(glance(outline) for glance in glances))


def _glance(statement: Statement, part: Assertion, book: PhraseBook) -> Glance:
    """By an event that can be joined to the part's, a figure like its own, or nearly all of its words."""
    concepts = book.concepts
    joined = _joined(
        frozenset(event.concept for event in main_events(part)),
        frozenset(event.concept for event in neighbouring(part, concepts)),
        concepts,
    )
    without_act = [*_by_figures(part, book)]
    if may_tell_in_words(part, concepts):
        without_act.append(Held.in_words)
    tests = [*_by_acts(statement, part, concepts), *_by_neighbours(part, book), *without_act]

    def may_bear(outline: Outline) -> bool:
        apart = joined.isdisjoint(outline.concepts) and joined.isdisjoint(outline.known)
        asked = without_act if apart else tests
        if not asked:
            return False
        held = Held(outline, part, concepts)
        return any(test(held) for test in asked)

    return may_bear


@lru_cache(maxsize=RELATIONS_KEPT)
def _joined(main: frozenset[str], near: frozenset[str], concepts: Concepts) -> frozenset[str]:
    """Without which no event is joined: the concepts that bear on the main ones, and the neighbours."""
    bearing = [frozenset(relations_of(concept, concepts)) for concept in main]
    return frozenset().union(*bearing, *(near_by(concept, concepts) for concept in near))


def _by_acts(statement: Statement, part: Assertion, concepts: Concepts) -> Iterator[Test]:
    """The table, for each main event; where a day is asked for, an event of another may contradict."""
    dated = bool(statement.as_of or part.period or part.hours)
    for event in main_events(part):
        figures = _amounts(part, event)
        if figures and event.concept != ANYTHING:
            yield _act_with_figures(event, figures, concepts)
        elif event.concept != ANYTHING:
            yield _act_alone(event, concepts, dated=dated or event.period is not None)


def _amounts(part: Assertion, event: Event) -> list[Quantity]:
    """The event's figures, those of time aside, which are compared as days."""
    return [part.quantities[i] for i in event.quantities if part.quantities[i].unit not in TIME_UNITS]


def _told_with_figure(held: Held) -> bool:
    """The row of a figure without an act."""
    return bool(held.outline.figures) and held.whole() >= COVERED_WELL


def _act_with_figures(event: Event, figures: list[Quantity], concepts: Concepts) -> Test:
    """By a figure that agrees, by another one in like words, or because it is denied."""
    same, other = _relatives(event.concept, concepts)

    def may_bear(held: Held) -> bool:
        outline = held.outline
        told = same.intersection(outline.concepts)
        if not told and other.isdisjoint(outline.concepts):
            return False
        if not told and event.concept in STAYING:
            return True
        if told and (not event.positive or not told.isdisjoint(outline.denied)):
            return True
        if any(may_agree(one, value) for one in figures for value in outline.figures):
            return True
        return bool(outline.figures) and held.whole() >= COVERED_BY_FIGURE

    return may_bear


def _act_alone(event: Event, concepts: Concepts, *, dated: bool) -> Test:
    """By the opposite, or by the same in like words; a level may turn out to be the opposite."""
    same, other = _relatives(event.concept, concepts)

    def may_bear(held: Held) -> bool:
        told = same.intersection(held.outline.concepts)
        if not other.isdisjoint(held.outline.concepts):
            return True
        if not told:
            return False
        if LEVEL in told or event.concept == LEVEL or held.whole() >= COVERED:
            return True
        return dated and (event.onset or any(_is_once(concept, concepts) for concept in told))

    return may_bear


def _is_once(concept: str, concepts: Concepts) -> bool:
    return concept in concepts.table and concepts.table[concept].once


@lru_cache(maxsize=RELATIONS_KEPT)
def _relatives(concept: str, concepts: Concepts) -> tuple[frozenset[str], frozenset[str]]:
    """The concepts that are one with it, and those that stand against it."""
    relations = relations_of(concept, concepts)
    same = frozenset(one for one, relation in relations.items() if relation is Relation.SAME)
    return same, frozenset(relations) - same


def _by_neighbours(part: Assertion, book: PhraseBook) -> Iterator[Test]:
    """A neighbouring act in like words, names and, of a close neighbour, the act's own words aside."""
    names = names_in(ById(part), book)
    for event in neighbouring(part, book.concepts):
        figures = _amounts(part, event)
        if figures or not event.quantities:
            own = names | own_words(part, event, book.concepts)
            least = SAME_FIGURE if figures else NO_FIGURE
            yield _neighbour(event.concept, (names, own), least, book.concepts, figures=bool(figures))


def _neighbour(
    concept: str,
    apart: tuple[frozenset[str], frozenset[str]],
    least: float,
    concepts: Concepts,
    *,
    figures: bool,
) -> Test:
    near, close = near_by(concept, concepts), concepts.close.get(concept, frozenset())
    names, own = apart

    def may_bear(held: Held) -> bool:
        outline = held.outline
        if (figures and not outline.figures) or (
            near.isdisjoint(outline.concepts) and near.isdisjoint(outline.known)
        ):
            return False
        if held.besides(names) >= least:
            return True
        return not close.isdisjoint(outline.concepts) and held.besides(own) >= least

    return may_bear


def _by_figures(part: Assertion, book: PhraseBook) -> Iterator[Test]:
    """A figure that no act is told with, or the same figure in like words."""
    if any(event.concept == ANYTHING and _amounts(part, event) for event in main_events(part)):
        yield _told_with_figure
    for one in part.quantities:
        if tells_amount(one):
            known = words_besides(part, one, book)
            if len(frozenset(part.terms) - known) >= FEWEST_WORDS:
                yield _figure(one, known)


def _figure(wanted: Quantity, known: frozenset[str]) -> Test:
    def may_bear(held: Held) -> bool:
        about = any(is_about(wanted, value) for value in held.outline.figures)
        return about and held.besides(known) >= LIKE

    return may_bear
