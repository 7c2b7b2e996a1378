"""Reads claims out of articles: who said what, for which side, on which day, with which figures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span

from service.domain import Assertion, Claim, Document, Quantity, Source
from service.errors import UnreadableText
from service.extraction.articles import find_sentences
from service.extraction.assertions import read_assertion, with_context
from service.extraction.claims import Article
from service.extraction.drafts import Draft
from service.extraction.parser import Sentence
from service.extraction.scenes import placed_by_next
from service.extraction.segments import read_sentences
from service.lexicon.corpus import Corpus
from service.lexicon.cues import load_cues

LEAD, NEXT = 400, 600
"""Characters in which an article's lead begins, and in which the sentence behind a claim ends."""

SHOWN_AROUND = 240
"""Characters of the sentence shown before and after an excerpt at most."""


def extract_claims(document: Document, corpus: Corpus) -> list[Claim]:
    """The claims of a document in text order; `document.text[claim.start:claim.end] == claim.text`.

    The same document and corpus tables give the same claims with the same ids. A text without
    sentences has none. Raises UnreadableText for NUL and lone surrogates, which no excerpt could
    be stored or sent with.
    """
    _, claims = read_article(document, corpus)
    return claims


def read_article(document: Document, corpus: Corpus) -> tuple[list[Sentence], list[Claim]]:
    """The parsed sentences of a document, and its claims; both in text order. Raises UnreadableText."""
    check_readable(document.text)
    cues = load_cues()
    sentences = read_sentences(document.text, find_sentences(document.text, cues), cues)
    drafts = _once(Article(document, sentences, corpus, cues).drafts())
    assertions = _read_all(drafts, document, corpus)
    return sentences, [
        _claim(document, draft, assertion, corpus)
        for draft, assertion in zip(drafts, assertions, strict=True)
    ]


def check_readable(text: str) -> None:
    """Raises UnreadableText if the text holds NUL or a lone surrogate, saying where."""
    for position, character in enumerate(text):
        if character == "\0" or "\ud800" <= character <= "\udfff":
            name = "NUL" if character == "\0" else "a lone surrogate"
            raise UnreadableText(f"character {position} is {name}")


def title_of(text: str, longest: int = 120) -> str:
    """A title for a text without one: its first sentence, cut at a word; "Untitled" if it has none."""
    sentence = " ".join(_first_sentence(text).split())
    if not sentence:
        return "Untitled"
    return sentence if len(sentence) <= longest else sentence[:longest].rsplit(" ", 1)[0] + " …"


def _first_sentence(text: str) -> str:
    """The first sentence of the text; empty where it has none."""
    first = next(find_sentences(text, load_cues()), None)
    return text[first[0] : first[1]] if first is not None else ""


def _once(drafts: Sequence[Draft]) -> list[Draft]:
    """Without a second draft of the same span."""
    return list({(draft.start, draft.end): draft for draft in drafts}.values())


def _claim(document: Document, draft: Draft, read: Assertion, corpus: Corpus) -> Claim:
    text = document.text[draft.start : draft.end]
    shown_from = max(_shown_from(document.text, draft), draft.start - SHOWN_AROUND)
    shown_to = min(draft.shown_to, draft.end + SHOWN_AROUND)
    before = document.text[: draft.start]
    assertion = with_context(read, before, document.title, corpus)
    if draft.start < LEAD:
        behind = document.text[draft.shown_to : draft.shown_to + NEXT]
        assertion = placed_by_next(assertion, text, _first_sentence(behind), corpus)
    return Claim(
        id=claim_id(document.id, draft.start, text),
        source=Source(document.id, document.title, document.outlet, document.url, document.published_on),
        start=draft.start,
        end=draft.end,
        text=text,
        before=document.text[shown_from : draft.start],
        after=document.text[draft.end : shown_to],
        attribution=draft.attribution,
        assertion=assertion,
        stated_on=draft.stated_on,
    )


def claim_id(document_id: str, start: int, text: str) -> str:
    """The claim's id: the same for the same span of the same document, wherever it is made."""
    digest = hashlib.sha256(f"{document_id}\0{start}\0{text}".encode()).hexdigest()
    return f"c_{digest[:16]}"


def _shown_from(text: str, draft: Draft) -> int:
    """The start of the sentence, or of its line where only a dateline stands before it."""
    line = max(text.rfind("\n", 0, draft.shown_from), text.rfind("\r", 0, draft.shown_from)) + 1
    return line if not any(mark in text[line : draft.shown_from] for mark in ".!?") else draft.shown_from


def _read_all(drafts: Sequence[Draft], document: Document, corpus: Corpus) -> Iterator[Assertion]:
    """What each draft asserts by itself; the same words of a repeated sentence are read once."""
    known: dict[tuple[int, int, int, range], Assertion] = {}
    for draft in drafts:
        begin = draft.sentence.start
        key = (id(draft.sentence.doc), draft.start - begin, draft.end - begin, draft.words)
        if key not in known:
            known[key] = _read(document, draft, corpus)
        yield known[key]


def _read(document: Document, draft: Draft, corpus: Corpus) -> Assertion:
    """The assertion of the excerpt, its quantities counted from the excerpt's first character."""
    span, shift = _span(draft)
    assertion = read_assertion(span, corpus, document.published_on)
    if not shift:
        return assertion
    return replace(
        assertion, quantities=tuple(_shifted(quantity, shift) for quantity in assertion.quantities)
    )


def _span(draft: Draft) -> tuple[Span, int]:
    """The tokens inside the excerpt and how far they begin behind its start."""
    start = draft.start - draft.sentence.start
    end = draft.end - draft.sentence.start
    span = draft.sentence.doc.char_span(start, end, alignment_mode="contract")
    if span is None or not len(span):
        span = draft.sentence.doc[draft.words.start : draft.words.stop]
    return span, span.start_char - start


def _shifted(quantity: Quantity, shift: int) -> Quantity:
    return replace(quantity, start=quantity.start + shift, end=quantity.end + shift)
