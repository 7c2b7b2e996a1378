"""Tells which side a speaker speaks for, from the corpus's tables and the speaker's own title."""

from __future__ import annotations

import re

from spacy.tokens import Span

from service.domain import UNKNOWN_SIDE
from service.lexicon.corpus import Corpus, SpeakerKind

WORDS = re.compile(r"\w+(?:['’]\w+)*")
LONGEST_NAME = 6
"""Words in the longest name or place that is looked up inside a title."""


def find_side(corpus: Corpus, *descriptions: str | None) -> str:
    """The side of a speaker described by name, role and the words around, best first.

    Each description is looked up whole (a speaker of the tables); then the names and demonyms in
    each, then bodies, then places: "head of the Tessin region's press service" speaks for the
    side of Tessin. UNKNOWN_SIDE if nothing tells. Never by what the claim is about.
    """
    known = [description for description in descriptions if description]
    for description in known:
        speaker = corpus.speaker_named(description)
        if speaker is not None and speaker.side is not None:
            return speaker.side
    for description in known:
        if (side := _side_inside(corpus, description)) is not None:
            return side
    return UNKNOWN_SIDE


def _side_inside(corpus: Corpus, description: str) -> str | None:
    """The side of the first name in the description; a longer name wins over a shorter one."""
    phrases = list(_phrases(description))
    for look_up in (_side_of_speaker, Corpus.side_of_name, Corpus.side_of_place):
        for phrase in phrases:
            if (side := look_up(corpus, phrase)) is not None:
                return side
    return None


def _side_of_speaker(corpus: Corpus, phrase: str) -> str | None:
    """The side of a speaker of the tables; one word in lower case is a body or no name at all."""
    speaker = corpus.speaker_named(phrase)
    if speaker is None or (phrase.islower() and " " not in phrase and speaker.kind is not SpeakerKind.BODY):
        return None
    return speaker.side


def _phrases(description: str) -> list[str]:
    """Runs of words of the description, from each word on, the longest first."""
    words = WORDS.findall(description)
    return [
        " ".join(words[first:last])
        for first in range(len(words))
        for last in range(min(len(words), first + LONGEST_NAME), first, -1)
    ]


def last_place(corpus: Corpus, words: Span) -> str | None:
    """The side of the last place named in these words, in one word or two."""
    for i in range(len(words) - 1, -1, -1):
        if words[i].pos_ == "PROPN":
            for name in (words[max(0, i - 1) : i + 1].text, words[i].text):
                if (side := corpus.side_of_place(name)) is not None:
                    return side
    return None
