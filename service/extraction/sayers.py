"""Who a statement may name as the one who says it: named speakers, and those who are nobody in particular."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from service.domain import Side
from service.extraction.events import OFFICIAL
from service.lexicon.corpus import Corpus
from service.lexicon.cues import load_cues
from service.lexicon.phrases import phrase_book

DASHES = frozenset({":", "-", "–", "—"})
"""Between a headline's words and who says them."""


@dataclass(frozen=True, slots=True)
class Attributed:
    """Who is said to say what: the speaker's words, the cue and the tokens of the content.

    No speaker where nobody in particular says it ("reports say").
    """

    speaker: Span | None
    cue: Token
    content: Span
    denied: bool


def phrase_of(noun: Token) -> Span:
    """The noun with all that hangs on it, without its "'s"."""
    last = noun.right_edge
    return noun.doc[noun.left_edge.i : last.i + (last.dep_ != "case")]


def is_vague(subject: Token, corpus: Corpus) -> bool:
    """True of "reports", "local media" and "two sources", not of a named outlet or somebody's report."""
    words = phrase_of(subject)
    if subject.pos_ == "PROPN" or any(token.dep_ == "poss" for token in words):
        return False
    named = any(phrase.name is not None for phrase in phrase_book(corpus).find(words.text))
    return subject.lemma_.casefold() in load_cues().vague and not named


def last_name(cue: Token) -> Token | None:
    """The name that stands last before the cue in search words: "losses 76 tanks velmar says"."""
    before = cue.nbor(-1) if cue.i else cue
    counted = before.head.i + 1 == before.i and any(c.dep_ == "nummod" for c in before.head.children)
    return before if counted and before.dep_ == "appos" and before.pos_ == "PROPN" else None


def is_named(subject: Token, corpus: Corpus) -> bool:
    """True of a name, of words that hold one, of an office and of a body ("the ministry")."""
    book = phrase_book(corpus)
    return (
        subject.pos_ == "PROPN"
        or any(phrase.name is not None for phrase in book.find(phrase_of(subject).text))
        or subject.lemma_ in load_cues().officials | load_cues().bodies
    )


def without_aside(sentence: Span, aside: Span) -> Span | None:
    """The sentence without words at its beginning or end; None of words inside it."""
    if aside.start - sentence.start < sentence.end - aside.end:
        left = [token for token in sentence.doc[sentence.start : aside.start] if token.is_alpha]
        content = sentence.doc[aside.end : sentence.end] if len(left) <= 1 else None
    else:
        content = sentence.doc[sentence.start : aside.start]
    while content is not None and len(content) and content[0].is_punct:
        content = content[1:]
    while content is not None and len(content) and content[-1].text in (",", "-", "–", "—"):
        content = content[:-1]
    return content if content is not None and len(content) else None


def speaker_of(span: Span, corpus: Corpus) -> tuple[str, str | None]:
    """The canonical name and the side of the speaker named in the span; "Ruritanian officials" are any."""
    spoken_for = _of_any_official(span, corpus)
    if spoken_for is not None:
        return spoken_for.name, spoken_for.id
    known = corpus.speaker_named(span.text)
    if known is not None:
        return known.holder or known.name, known.side
    for phrase in phrase_book(corpus).find(span.text):
        if phrase.name is not None:
            named = corpus.speaker_named(span.text[phrase.start : phrase.end])
            if named is not None:
                return named.holder or named.name, named.side
    side = next(
        (p.name.side for p in phrase_book(corpus).find(span.text) if p.name is not None and p.name.side), None
    )
    return _as_inside(span), side


def _of_any_official(span: Span, corpus: Corpus) -> Side | None:
    """The side of "Ruritanian officials", who are any of its own."""
    span = span[1:] if span[0].dep_ == "det" else span
    plain = len(span) == 2 and span[1].tag_ == "NNS" and corpus.side_of_name(span[0].text)
    if not plain or all(one.concept() != OFFICIAL for one in phrase_book(corpus).find(span[1].text)):
        return None
    return next(table.side for table in corpus.sides if table.side.id == plain)


def _as_inside(span: Span) -> str:
    """The words as they stand inside a sentence: "officials", whose capital is the sentence's."""
    first = span[0]
    plain = first.pos_ not in ("PROPN", "ADJ") and first.text[1:].islower()
    return span.text[:1].lower() + span.text[1:] if plain else span.text
