"""Reads figures that tell no act: "the flow was 105 cubic metres a second", "they are 7 km inside Velmar"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from spacy.tokens import Span, Token

from service.domain import Event, Quantity
from service.extraction.measures import LEVEL, counted_token, find_levels
from service.extraction.places import nested_places
from service.extraction.reading import STATE_VERBS, Reading
from service.extraction.stretches import DISTANCE
from service.lexicon.grammar import load_grammar, words
from service.lexicon.phrases import SIDE

NEAR = "near"
"""The concept of what stands so far from a place."""

ADVANCED = "advance"
"""The concept of who stands so far inside one."""

PLACE = "settlement"
FORCES = words(load_grammar().kinds.fighters) | words(load_grammar().kinds.waging)
INSIDE = words(load_grammar().prepositions.inside)
EXTENTS = words(load_grammar().kinds.extent)


def with_levels(
    reading: Reading, span: Span, quantities: Sequence[Quantity], events: Sequence[Event]
) -> tuple[Event, ...]:
    """The events with the states that those figures tell which measure none of them."""
    measured = {number for event in events for number in event.quantities}
    told = list(events)
    for number, quantity in enumerate(quantities):
        inside = _inside(span, quantity) if number not in measured else None
        if inside is not None and _has_come(reading, inside[0]):
            measured.add(number)
            _take_in(told, _advanced(reading, *inside, number))
    return (*told, *_standing(reading, span, quantities, measured))


def _has_come(reading: Reading, subject: Token) -> bool:
    """True of forces, and of what a side's are; a village that stands there has not come there."""
    terms, concepts = reading.noun_terms(subject), reading.book.concepts
    known = [term for term in terms if term in concepts.table]
    if any(concepts.implies(term, kind) for term in known for kind in FORCES):
        return True
    stands = any(term in reading.book.place_terms and not term.startswith(SIDE) for term in terms)
    stands = stands or any(concepts.implies(term, PLACE) for term in known)
    return not stands and any(term.startswith(SIDE) for term in terms)


def _advanced(reading: Reading, subject: Token, place: Token, number: int) -> Event:
    agents, places = reading.noun_terms(subject), reading.place_terms(place)
    return Event(ADVANCED, agents=agents, places=places, quantities=(number,))


def _take_in(told: list[Event], advanced: Event) -> None:
    """Puts the state in place of the event that tells the same without the figure; else behind all."""
    alike = (
        i
        for i, event in enumerate(told)
        if event.concept == ADVANCED and event.agents == advanced.agents and not event.quantities
    )
    at = next(alike, None)
    if at is None:
        told.append(advanced)
    else:
        told[at] = replace(told[at], quantities=advanced.quantities)


def _standing(
    reading: Reading, span: Span, quantities: Sequence[Quantity], measured: Set[int]
) -> Iterator[Event]:
    """How near a place something is, or at which figure it stands."""
    for number, subject, start in find_levels(reading, span, quantities):
        if number in measured:
            continue
        if start is not None:
            places = reading.place_terms(start)
            yield Event(NEAR, agents=reading.noun_terms(subject), places=places, quantities=(number,))
            continue
        own = dict.fromkeys((*nested_places(reading, subject), *reading.own_places(subject)))
        yield Event(LEVEL, patients=reading.noun_terms(subject), places=tuple(own), quantities=(number,))


def _inside(span: Span, quantity: Quantity) -> tuple[Token, Token] | None:
    """Who is that far inside what: "they were 7 miles inside Velmar", "are 12 km deep in Hask"."""
    distance = counted_token(span, quantity) if quantity.unit == DISTANCE else None
    if distance is None or distance.dep_ != "npadvmod":
        return None
    above = distance.head
    starts = (above, *above.children)
    preposition = next((one for one in starts if one.dep_ == "prep" and one.lower_ in INSIDE), None)
    verb = above.head if above.lower_ in EXTENTS or above == preposition else above
    if preposition is None or verb.lemma_ not in STATE_VERBS:
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    place = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    return (subject, place) if subject is not None and place is not None else None
