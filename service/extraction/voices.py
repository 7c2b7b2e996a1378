"""A speaker as an article gives it, before the corpus's tables and the other mentions are known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from service.extraction.noun_phrases import plain_text
from service.extraction.reports import TIME_ENTITIES
from service.lexicon.cues import Cues

BRACKETED = re.compile(r"\s*\([^)]*\)?")
"""The party, the age or the short form behind a name."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as the article gives it. `person` is None where a text does not tell."""

    name: str
    side: str
    role: str | None = None
    person: bool | None = None
    plural: bool = False
    agency: bool = False
    described: str = ""


def goes_by_name(voice: Voice, cues: Cues) -> bool:
    """True for a body that its name does not describe: "Northgate Rovers", not "the ministry".

    "Rates", with its capital from the sentence, and "Norwegian shares" are plurals without a name.
    """
    words = voice.name.split()
    described = set(voice.name.casefold().split()) & cues.bodies
    capital = words[1:] if voice.plural else words
    named = any(not word.islower() for word in capital) and not described
    return named and voice.person is not True and not voice.agency


def called(words: str, cues: Cues) -> frozenset[str]:
    """The pronouns of a person so described ("Mr Ames", "the spokeswoman"); empty if nothing tells."""
    found = set(re.findall(r"\w+", words.casefold()))
    male, female = found & cues.male, found & cues.female
    if bool(male) == bool(female):
        return frozenset()
    return cues.he if male else cues.she


def list_before(word: Token) -> str:
    """The names right before "all" or "each", without parties and ages; empty if there are none."""
    first = word.i
    while first > 0 and _may_be_listed(word.doc[first - 1]):
        first -= 1
    return BRACKETED.sub("", plain_text(word.doc[first : word.i]))


def _may_be_listed(token: Token) -> bool:
    return token.pos_ in ("PROPN", "PUNCT", "CCONJ") and token.ent_type_ not in TIME_ENTITIES
