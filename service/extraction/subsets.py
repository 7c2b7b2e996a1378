"""Figures of a part of those counted: "121 others, including ten children, were wounded"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from service.lexicon.grammar import load_grammar, words

INCLUDING = words(load_grammar().prepositions.including)
SOME_OF = (" of them", " of whom", " of these", " of those")
ASIDE_TOKENS = 10
"""Words of an aside between a counted noun and its verb."""


def whole_of(token: Token) -> Token | None:
    """The "121 others" of "121 others, including ten children": what is said of them is said of these."""
    if token.dep_ not in ("pobj", "dobj", "conj"):
        return None
    above = token.head
    if token.dep_ == "conj":
        return whole_of(above) if above != token else None
    whole = above.head
    return whole if above.lower_ in INCLUDING and whole.pos_ in ("NOUN", "PROPN", "NUM") else None


def counts_some_of(text: str) -> bool:
    """True of "ten of them": a part of those counted before, whose kind only the words behind tell."""
    return text.casefold().endswith(SOME_OF)


def behind_aside(token: Token) -> int:
    """The position behind a noun and what is set in commas behind it: "others, including ten children, "."""
    doc, start = token.doc, token.i + 1
    if (
        start >= len(doc)
        or doc[start].text != ","
        or doc[start + 1 : start + 2].text.lower() not in INCLUDING
    ):
        return start
    end = next(
        (i for i in range(start + 1, min(start + ASIDE_TOKENS, len(doc))) if doc[i].text == ","), start
    )
    return end + 1 if end > start else start


def opens_as_whole(span: Span, token: Token) -> bool:
    """True of the 26 in "Of the 26 drones launched, 25 were hit", which were launched and not hit."""
    of = token.head
    if token.dep_ != "pobj" or of.lower_ != "of":
        return False
    before = [word.lower_ for word in span.doc[span.start : of.i]]
    return before in ([], ["out"]) and any(word.text == "," for word in span.doc[token.i : span.end])
