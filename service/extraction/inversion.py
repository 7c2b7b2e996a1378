"""Puts a question that asks whether P into the order of P: "Was the depot hit?" as "the depot was hit".

The parser reads the order of a statement better, and "wasn't it a flop?" says that it was one.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from service.extraction.spelling import Cleaned
from service.lexicon.grammar import load_grammar, words

INVERTED = words(load_grammar().verbs.inverted)
EXTENTS = words(load_grammar().kinds.extent)
NEGATED = words(load_grammar().verbs.negating)
SUBJECTLESS = words(load_grammar().pronouns.subjectless)
PARTICIPLES = frozenset({"VBN", "VBG", "VBD"})
INSIDE = frozenset({"amod", "compound", "pcomp", "pobj", "dobj", "nsubj", "nsubjpass", "relcl"})
"""Relations of a participle that is a part of the subject or of something behind the verb."""

NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM"})

SHORTEST = 4
"""Words of a question that can be asked of something: "is it over?" reads as well as it stands."""


def in_order(cleaned: Cleaned, doc: Doc) -> Cleaned:
    """The text with the auxiliary of each question behind its subject; itself where none is asked so."""
    for sentence in doc.sents:
        pivot = _pivot(sentence)
        if pivot is not None:
            negated = sentence[1].lower_ in NEGATED
            cleaned = cleaned.moved(sentence[0].idx, pivot.idx, sentence[0].lower_, dropped=negated)
    return cleaned


def _pivot(sentence: Span) -> Token | None:
    """The token before which the auxiliary belongs: the participle, else what is said of the subject."""
    first = sentence[0]
    if len(sentence) < SHORTEST or first.lower_ not in INVERTED or first.pos_ not in ("AUX", "VERB"):
        return None
    negated = sentence[1].lower_ in NEGATED
    rest = sentence[2 if negated else 1 :]
    if rest[0].is_punct or rest[0].lower_ in SUBJECTLESS or rest[0].tag_ in ("VB", "VBN", "IN"):
        return None
    misread = first.dep_ == "auxpass" and any(child.dep_ == "nsubj" for child in first.head.children)
    if first.dep_ != "ROOT" and not (negated or misread):
        return None
    begins = next(_beginnings(rest), None)
    while begins is not None and begins.i - 1 > rest.start and begins.nbor(-1).pos_ in ("ADV", "PART"):
        begins = begins.nbor(-1)
    return begins


def _beginnings(rest: Span) -> Iterator[Token]:
    """Where the rest may go on behind the subject, the surest first."""
    yield from (token for token in rest if _is_told(token, rest))
    yield from (token.left_edge for token in rest if token.lower_ in EXTENTS and token.left_edge.like_num)
    yield from (token for token in rest if _stands_behind(token))
    named = next((word.i for word in rest if word.pos_ in NAMING), rest.end)
    for relation in ("acomp", "attr", "appos", "prep"):
        for token in rest:
            edge = token.left_edge
            if (
                token.dep_ == relation
                and named < edge.i
                and edge.nbor(-1).text != ","
                and token.lower_ != "of"
            ):
                yield edge


def _stands_behind(token: Token) -> bool:
    """True of the "close" of "are troops close to the town", which the parser hangs on the noun before."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    goes_on = after is None or after.pos_ in ("ADP", "PUNCT", "SCONJ", "ADV")
    return token.pos_ == "ADJ" and token.dep_ == "amod" and token.head.i == token.i - 1 and goes_on


def _is_told(token: Token, rest: Span) -> bool:
    """True of the participle that the auxiliary belongs to, not of one inside the subject."""
    if token.tag_ not in PARTICIPLES or token.i == rest.start or token.dep_ in INSIDE:
        return False
    return not any(child.dep_ == "nsubj" and child.i > rest.start + 1 for child in token.children)
