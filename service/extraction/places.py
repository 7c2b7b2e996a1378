"""Where events happen, by the names of places around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from service.domain import Event
from service.extraction.governed import PARTNERS, Fillers
from service.extraction.ranks import KNOWN
from service.extraction.reading import Reading
from service.extraction.roles import find_roles
from service.lexicon.grammar import load_grammar, words
from service.lexicon.phrases import SIDE

SCORNED = words(load_grammar().kinds.scorned)
LOCAL = words(load_grammar().prepositions.local)


def place_event(event: Event, others: Sequence[Event], around: Sequence[str]) -> Event:
    """An event without a place of its own happens where the rest of its sentence does."""
    if event.places or event.rank == KNOWN:
        return event
    told = dict.fromkeys(term for other in others if other.rank < KNOWN for term in other.places)
    places = tuple(told or around)
    return replace(event, places=places) if places else event


def places_around(reading: Reading, span: Span) -> tuple[str, ...]:
    """Where the events of the sentence outside the span happen."""
    terms: dict[str, None] = {}
    for anchor in reading.anchors.values():
        if not span.start <= anchor.head.i < span.end:
            terms.update(dict.fromkeys(find_places(reading, find_roles(reading, anchor))))
    return tuple(terms)


def names_place(reading: Reading, span: Span) -> bool:
    """True of a span with a place of its own, in whatever role: "the Springfield depot is ablaze"."""
    names = (phrase.name for token in span if (phrase := reading.phrases.get(token.i)) is not None)
    return any(name is not None and name.is_place and not name.terms[0].startswith(SIDE) for name in names)


def find_places(reading: Reading, fillers: Fillers) -> tuple[str, ...]:
    """Where it happened: named in a place of its own or inside what it was done to."""
    terms: dict[str, None] = {}
    for token in fillers.places:
        if _is_seat(reading, token):
            continue
        terms.update(dict.fromkeys(reading.place_terms(token)))
        terms.update(dict.fromkeys(nested_places(reading, token)))
    for token in fillers.patients:
        terms.update(dict.fromkeys(nested_places(reading, token)))
        if token.head.lower_ not in PARTNERS:
            terms.update(dict.fromkeys(reading.own_places(token)))
    return tuple(terms)


def _is_seat(reading: Reading, token: Token) -> bool:
    """True of the capital of "a failure for the gang in Springfield": who they are, not where it was."""
    phrase, into = reading.phrases.get(token.i), token.head
    if phrase is None or phrase.name is None or not phrase.name.terms[0].startswith(SIDE):
        return False
    called = reading.doc[into.i - 1] if into.dep_ == "prep" and into.i else token
    return called.pos_ == "NOUN" and reading.lemma(called) in SCORNED


def nested_places(reading: Reading, token: Token) -> Iterator[str]:
    """The places of "settlements in the north": in a preposition or a clause behind a noun, before an act."""
    for child in token.children:
        if reading.is_scene(child):
            yield from reading.place_terms(child)
        if child.dep_ == "prep" and child.lower_ in LOCAL:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield from reading.place_terms(inner)
                    yield from nested_places(reading, inner)
        elif child.dep_ == "acl":
            yield from nested_places(reading, child)
