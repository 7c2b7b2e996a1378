"""Finds the acts that share a counted subject: "650 people left or were led out"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from service.extraction.reading import Anchor, Reading
from service.extraction.setting_aside import SUBJECTS
from service.lexicon.grammar import load_grammar, words

ALTERNATIVE = words(load_grammar().adverbs.alternative)


def share_figure(reading: Reading, measured: Sequence[Anchor], counted: Token) -> Iterator[Anchor]:
    """The acts joined to the measured one whose subject is counted, and that count nothing themselves.

    Behind "or" only another word for the same act: how many were killed of so many "killed or wounded",
    nobody says.
    """
    related = reading.book.concepts.related
    for one in measured:
        verb = one.head
        if counted.head != verb or counted.dep_ not in SUBJECTS:
            continue
        for other in verb.conjuncts:
            joined = reading.anchor_of.get(other.i)
            if joined is None or other.i < verb.i or _counts(other):
                continue
            if not _is_either(verb) or related(one.concept, joined.concept):
                yield joined


def _is_either(verb: Token) -> bool:
    """True of "were killed or wounded", which shares the number out between the two."""
    return any(child.dep_ == "cc" and child.lower_ in ALTERNATIVE for child in verb.children)


def _counts(verb: Token) -> bool:
    """True of a verb with a subject, or a counted noun, of its own."""
    return any(child.dep_ in SUBJECTS or _is_counted(child) for child in verb.children)


def _is_counted(noun: Token) -> bool:
    return noun.tag_ == "CD" or any(child.dep_ == "nummod" for child in noun.children)
