"""Reads the lists of tools and tickers, where the figure stands behind a colon: "Evacuees so far: 900"."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Span, Token

from service.extraction.reading import Anchor, Reading

BEHIND = frozenset({"appos", "attr", "npadvmod", "dobj"})
"""Relations in which the parser hangs such a figure on what stands before it."""


def tallied(figure: Token) -> Token | None:
    """The noun that a bare figure counts which ends its sentence behind a colon; None of any other.

    "Over" and "under" before it bound it.
    """
    bounded = figure.dep_ == "pobj" and figure.head.dep_ == "prep"
    hung = figure.head if bounded else figure
    first = hung.left_edge.i
    behind = bounded or figure.dep_ in BEHIND
    listed = figure.tag_ == "CD" and behind and first and figure.doc[first - 1].text == ":"
    if not listed or any(not one.is_punct for one in figure.doc[figure.right_edge.i + 1 : figure.sent.end]):
        return None
    above = hung.head
    subjects = (child for child in above.children if child.dep_ in ("nsubj", "nsubjpass"))
    return next((noun for noun in (above, *subjects) if noun.tag_ == "NNS" and noun.i < first), None)


def find_tallied(span: Span) -> Mapping[int, str]:
    """The lemma of the noun that such a figure counts, by the figure's offset in the span."""
    nouns = ((token, tallied(token)) for token in span if token.tag_ == "CD")
    return {token.idx - span.start_char: noun.lemma_ for token, noun in nouns if noun is not None}


def state_of(reading: Reading, noun: Token) -> Anchor | None:
    """The state that a preposition begins behind the noun: "villages under their control"."""
    begun = {child.i for above in (noun, noun.head) for child in above.children if child.dep_ == "prep"}
    return next((one for one in reading.anchors.values() if not begun.isdisjoint(one.tokens)), None)
