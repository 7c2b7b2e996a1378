"""The names that an article gives in full once and shortens elsewhere: of persons and of bodies."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from service.extraction.noun_phrases import clean_name, noun_phrase, plain_text
from service.lexicon.cues import Cues

FEWEST_WORDS = 2
"""Of a body's short name: "the Ministry" alone may be any."""


def full_people(docs: Iterable[Doc]) -> dict[str, str]:
    """Every person's first name of several words by its last one in lower case: "sharov"."""
    people: dict[str, str] = {}
    for doc in docs:
        for entity in doc.ents:
            words = clean_name(entity.text).split()
            if entity.label_ == "PERSON" and len(words) > 1 and words[-1][:1].isupper():
                people.setdefault(words[-1].casefold(), " ".join(words))
    return people


def full_bodies(docs: Iterable[Doc], cues: Cues) -> dict[str, str]:
    """The longer name of each short one, "interior ministry", where the article has just one such.

    Of "the Tarvian Interior Ministry" and "the Lesmond Interior Ministry" neither is taken.
    """
    longer: dict[str, set[str]] = {}
    for doc in docs:
        for token in doc:
            if token.pos_ != "PROPN" or token.lower_ not in cues.bodies:
                continue
            words = plain_text(noun_phrase(token)).split()
            if words[-1:] != [token.text] or not all(word[0].isupper() for word in words):
                continue
            for first in range(1, len(words) - FEWEST_WORDS + 1):
                longer.setdefault(" ".join(words[first:]).casefold(), set()).add(" ".join(words))
    return {short: names.pop() for short, names in longer.items() if len(names) == 1}
