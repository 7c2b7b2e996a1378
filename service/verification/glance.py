"""What the outline of a claim tells: whether the claim can bear on a statement at all.

Of a hundred claims that share words with a statement, some twenty can. The others need not even be read.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from service.domain import Assertion, Statement
from service.lexicon.concepts import Concepts
from service.lexicon.phrases import PhraseBook, side_term
from service.outlines import Outline
from service.verification.bearing import may_tell_in_words, told_in_words
from service.verification.likeness import is_about, tells_amount
from service.verification.neighbours import near_by, neighbouring
from service.verification.pairs import ANYTHING, RELATIONS_KEPT, main_events, relations_of

Glance = Callable[[Outline], bool]


def glance_for(statement: Statement, book: PhraseBook) -> Glance:
    """Tells of an outline whether its claim may bear on any part of the statement; never wrongly not."""
    glances = [_glance(part, book) for part in statement.assertions]
    return lambda outline: any(glance(outline) for glance in glances)


def _glance(part: Assertion, book: PhraseBook) -> Glance:
    """By an event that can be joined to the part's, a figure like its own, or nearly all of its words."""
    main = main_events(part)
    near = frozenset(event.concept for event in neighbouring(part, book.concepts))
    joined = _joined(frozenset(event.concept for event in main), near, book.concepts)
    anything = any(event.concept == ANYTHING for event in main)
    figures = [one for one in part.quantities if tells_amount(one)]
    in_words = may_tell_in_words(part, book.concepts)

    def may_bear(outline: Outline) -> bool:
        if not joined.isdisjoint(outline.concepts):
            return True
        if outline.figures and (
            anything or any(is_about(one, value) for one in figures for value in outline.figures)
        ):
            return True
        return in_words and told_in_words(
            part, frozenset((*outline.terms, side_term(outline.side))), book.concepts
        )

    return may_bear


@lru_cache(maxsize=RELATIONS_KEPT)
def _joined(main: frozenset[str], near: frozenset[str], concepts: Concepts) -> frozenset[str]:
    """Of which a claim must tell one: the concepts that bear on the main ones, and the neighbours."""
    bearing = [frozenset(relations_of(concept, concepts)) for concept in main]
    return frozenset().union(*bearing, *(near_by(concept, concepts) for concept in near))
