"""Finds the acts that share a counted subject: "650 people left or were led out"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from service.extraction.reading import Anchor, Reading

SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def share_figure(reading: Reading, measured: Sequence[Anchor], counted: Token) -> Iterator[Anchor]:
    """The acts joined to the measured one whose subject is counted, and that count nothing themselves."""
    verbs = [one.head for one in measured if counted.head == one.head and counted.dep_ in SUBJECTS]
    for verb in verbs:
        for other in verb.conjuncts:
            if other.i > verb.i and other.i in reading.anchor_of and not _counts(other):
                yield reading.anchor_of[other.i]


def _counts(verb: Token) -> bool:
    """True of a verb with a subject, or a counted noun, of its own."""
    return any(child.dep_ in SUBJECTS or _is_counted(child) for child in verb.children)


def _is_counted(noun: Token) -> bool:
    return noun.tag_ == "CD" or any(child.dep_ == "nummod" for child in noun.children)
