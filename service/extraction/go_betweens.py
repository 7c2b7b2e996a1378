"""Through whom two parties speak: "in touch through Norway", "talks brokered by Norway"; no place of it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from service.extraction.governed import Fillers
from service.extraction.reading import Anchor, Reading
from service.lexicon.grammar import load_grammar, words

THROUGH = words(load_grammar().prepositions.through)
MEETING = words(load_grammar().kinds.meeting)
MEDIATE = "mediate"


def without_go_betweens(anchor: Anchor, fillers: Fillers) -> Fillers:
    """The fillers without those places that are go-betweens of people who speak with each other."""
    if anchor.concept in MEETING:
        fillers.places = [token for token in fillers.places if token.head.lower_ not in THROUGH]
    return fillers


def go_between_marks(reading: Reading, span: Span) -> Iterator[str]:
    """Each go-between that has a name, which a claim must name too before it supports."""
    for token in span:
        if token.dep_ != "pobj" or token.pos_ != "PROPN":
            continue
        over, above = token.head, token.head.head
        if over.lower_ in THROUGH and any(_is_meeting(reading, one) for one in (above, *above.children)):
            yield f"through {token.lower_}"
        anchor = reading.anchor_of.get(above.i)
        if over.dep_ == "agent" and anchor is not None and anchor.concept == MEDIATE:
            yield f"through {token.lower_}"


def _is_meeting(reading: Reading, token: Token) -> bool:
    anchor = reading.anchor_of.get(token.i)
    return anchor is not None and anchor.concept in MEETING
