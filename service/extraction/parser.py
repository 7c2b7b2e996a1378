"""Parses sentences and statements, and has the parsed sentence that extraction works on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from spacy.tokens import Doc, Token

from service.extraction.mending import mend
from service.extraction.model import NAMES, LanguageModel, load_model

BATCH = 64
"""Sentences parsed together: 128 gain no more than 4 % on this, 32 lose 9 %."""


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
def load_parser() -> LanguageModel:
    """The model with tags, lemmas, dependencies and names; loading takes a quarter of a second, once."""
    return load_model()


def parse_sentences(text: str, spans: Iterable[tuple[int, int, int]]) -> Iterator[Sentence]:
    """Parses `text[start:end]` for each (start, end, paragraph), each by itself, in order.

    Sentences of the same words share one `doc`.
    """
    jobs = list(spans)
    words = [text[start:end] for start, end, _ in jobs]
    distinct = iter(dict.fromkeys(words))
    parsed: dict[str, Doc] = {}
    while batch := list(islice(distinct, BATCH)):
        docs = load_parser().parse(batch)
        parsed.update(zip(batch, map(mend, docs), strict=True))
    for sentence, (start, _, paragraph) in zip(words, jobs, strict=True):
        yield Sentence(parsed[sentence], start, paragraph)


def parse_statement(text: str) -> Doc:
    """Parses one short text without looking for names."""
    return mend(load_parser().parse([text], leaving_out=NAMES)[0])
