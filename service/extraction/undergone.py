"""Reads what has been done to people who are called by it: "150,000 evacuees" have been evacuated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from service.domain import Event, Quantity
from service.extraction.reading import Reading
from service.lexicon.grammar import load_grammar

UNDERGONE = load_grammar().undergone


def find_undergone(
    reading: Reading, span: Span, quantities: Sequence[Quantity], events: Sequence[Event]
) -> Iterator[Event]:
    """The act behind the text's one figure, if it is of such people and no event has it; none that may come.

    "6,500 evacuees, 84 shelters" counts those that are in the shelters.
    """
    if any(token.tag_ == "MD" for token in span):
        return
    denied = any(token.dep_ == "neg" or token.lower_ in reading.mood.negative for token in span)
    taken = {number for event in events for number in event.quantities}
    for number, quantity in enumerate(quantities):
        if taken or len(quantities) > 1:
            return
        noun = _counted(span, quantity)
        phrase = reading.phrases.get(noun.i) if noun is not None else None
        kind = phrase.concept() if phrase is not None else None
        if kind is None or kind not in UNDERGONE:
            continue
        reading.meant[kind] = UNDERGONE[kind]
        whole = reading.book.concepts.table[kind].implies - {kind}
        around = dict.fromkeys(place for token in span for place in reading.own_places(token))
        told = Event(UNDERGONE[kind], positive=not denied, quantities=(number,))
        yield replace(told, patients=tuple(sorted(whole)), places=tuple(around))


def _counted(span: Span, quantity: Quantity) -> Token | None:
    """The noun that the figure counts, inside it or before its colon."""
    return next((token for token in span if quantity.unit and token.lemma_.casefold() == quantity.unit), None)
