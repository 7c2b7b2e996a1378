"""Reads what singles an event out: its place in a row, a superlative, how long it lasted.

"The second bridge" is no bridge at large, nor "attacked for a year" an attack.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from service.lexicon.grammar import load_grammar, words

ORDINALS = words(load_grammar().ranks.ordinals)
PLAIN = words(load_grammar().ranks.plain)
PARTS = words(load_grammar().ranks.parts)
STRETCHES = words(load_grammar().time.stretch) | words(load_grammar().time.longer)
LASTING = "lasting"


def find_marks(span: Span) -> tuple[str, ...]:
    """The ordinals and superlatives that stand with a noun, and that a stretch of time is told; each once."""
    return tuple(dict.fromkeys(_marks(span)))


def _marks(span: Span) -> Iterator[str]:
    for token in span:
        word = token.lower_
        if token.dep_ == "amod" and token.head.pos_ == "NOUN" and _singles_out(token):
            yield word
        if token.dep_ == "prep" and word == "for" and any(_is_stretch(child) for child in token.children):
            yield LASTING


def _singles_out(token: Token) -> bool:
    if token.lower_ in PLAIN or token.head.lemma_.casefold() in PARTS:
        return False
    return token.lower_ in ORDINALS or token.tag_ == "JJS"


def _is_stretch(noun: Token) -> bool:
    """True of "a year" and "three weeks", not of "the first day"."""
    counted = any(child.dep_ in ("det", "nummod", "amod", "quantmod") for child in noun.children)
    return noun.lemma_.casefold() in STRETCHES and (counted or noun.tag_ == "NNS")
