"""Lengths that tell the size of a thing and no act: "a 40 km stretch of the border", "a gap of 25 miles"."""

from __future__ import annotations

from spacy.tokens import Token

from service.lexicon.grammar import load_grammar, words

DISTANCE = "km"
"""The base unit of lengths."""

STRETCHES = words(load_grammar().kinds.stretches)
BEFORE = frozenset({"compound", "amod", "nmod", "nummod"})


def sized_stretch(token: Token, unit: str | None) -> Token | None:
    """The stretch or gap that is so long; None where the figure is no length or sizes nothing."""
    above = token.head
    if unit != DISTANCE:
        return None
    if token.dep_ == "pobj" and above.lower_ == "of":
        above = above.head
    elif token.dep_ not in BEFORE:
        return None
    return above if above.lemma_.casefold() in STRETCHES else None


def from_where(distance: Token) -> Token | None:
    """What it is so far "from", or "away from"."""
    above = distance.head
    around = (above, *above.children, *distance.children, *(c for t in above.children for c in t.children))
    starts = [token for token in around if token.lower_ == "from" and token.i > distance.i]
    return next((child for start in starts for child in start.children if child.dep_ == "pobj"), None)
