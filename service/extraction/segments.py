"""Cuts "P, X said on Monday" into P and its tail, and parses both by themselves.

A statistical parser reads a long sentence with a reporting tail badly ("..., with a total number
estimated to be 3,500, acting governor of Hask Oskar Brandt confirmed"), and each half well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from service.extraction.parser import Sentence, parse_sentences
from service.extraction.reports import find_tail
from service.lexicon.cues import Cues

CONTEXT = 3
"""Characters looked at before a sentence, on its line, for the end of a quotation."""

WORDS = re.compile(r"[^\W\d_]+")
TWO_WORDS = re.compile(r"[^\W\d_][\W\d_]+[^\W\d_]")

CLOSING = ('"', "”", "»")


def read_sentences(text: str, spans: Iterable[tuple[int, int, int]], cues: Cues) -> list[Sentence]:
    """The parsed sentences of an article in order, reporting tails as sentences of their own.

    A sentence P whose tail was cut off says in `said_by` how many of the following sentences are
    its tails, the innermost first: "P, said Maresh, Velpress reported" makes three, P with said_by 2.
    What names nothing and says nothing ("1.", "***", "more") is left out.
    """
    sentences = list(
        parse_sentences(text, [span for span in spans if _says_something(text[span[0] : span[1]])])
    )
    distinct = {id(sentence.doc): sentence.doc for sentence in sentences}
    cuts = {key: list(_cut(doc, cues)) for key, doc in distinct.items()}
    parts = [cuts[id(sentence.doc)] for sentence in sentences]
    again = [
        (sentence.start + start, sentence.start + end, sentence.paragraph)
        for sentence, cut in zip(sentences, parts, strict=True)
        if len(cut) > 1
        for start, end in cut
    ]
    parsed = iter(parse_sentences(text, again))
    result: list[Sentence] = []
    for sentence, cut in zip(sentences, parts, strict=True):
        if len(cut) == 1:
            before = text[max(0, sentence.start - CONTEXT) : sentence.start].rstrip(" \t")
            result.append(replace(sentence, is_tail=before[-1:] in CLOSING))
            continue
        for position in range(len(cut)):
            piece = next(parsed)
            tails = len(cut) - 1 if position == 0 else 0
            result.append(Sentence(piece.doc, piece.start, piece.paragraph, tails, is_tail=position > 0))
    return result


def _says_something(sentence: str) -> bool:
    """False without a word, and for one word alone in small letters: it is no claim, no name and no cue."""
    if TWO_WORDS.search(sentence):
        return True
    word = WORDS.search(sentence)
    return word is not None and (not word[0].islower() or any(character.isdigit() for character in sentence))


def _cut(doc: Doc, cues: Cues) -> Iterator[tuple[int, int]]:
    """(start, end) of the content and of its tails, innermost first; the whole if there is none."""
    cuts: list[int] = []
    stop = len(doc)
    while (cut := find_tail(doc, stop, cues)) is not None:
        cuts.append(cut)
        stop = cut
    begin = 0
    for cut in reversed(cuts):
        yield begin, doc[cut].idx
        begin = doc[cut].idx
    yield begin, doc[-1].idx + len(doc[-1])
