"""Reads what has been done to people who are called by it: "150,000 evacuees" have been evacuated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from service.domain import Event, Quantity
from service.extraction.negation import holds_negation
from service.extraction.reading import Reading
from service.lexicon.grammar import load_grammar

UNDERGONE = load_grammar().undergone


def find_undergone(
    reading: Reading, span: Span, quantities: Sequence[Quantity], events: Sequence[Event]
) -> Event | None:
    """The act behind the text's one figure, if it is of such people and no event has it; none that may come.

    "6,500 evacuees, 84 shelters" counts those that are in the shelters.
    """
    alone = len(quantities) == 1 and not any(event.quantities for event in events)
    if not alone or any(token.tag_ == "MD" for token in span):
        return None
    noun = _counted(span, quantities[0])
    phrase = reading.phrases.get(noun.i) if noun is not None else None
    kind = phrase.concept() if phrase is not None else None
    if kind is None or kind not in UNDERGONE:
        return None
    reading.meant[kind] = UNDERGONE[kind]
    whole = reading.book.concepts.table[kind].implies - {kind}
    around = dict.fromkeys(place for token in span for place in reading.own_places(token))
    told = Event(UNDERGONE[kind], positive=not holds_negation(span), quantities=(0,))
    return replace(told, patients=tuple(sorted(whole)), places=tuple(around))


def _counted(span: Span, quantity: Quantity) -> Token | None:
    """The noun that the figure counts, inside it or before its colon."""
    return next((token for token in span if quantity.unit and token.lemma_.casefold() == quantity.unit), None)
