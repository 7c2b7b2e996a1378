"""Cuts "P, X said on Monday" into P and its tail, and parses both by themselves.

A statistical parser reads a long sentence with a reporting tail badly ("..., with a total number
estimated to be 180,000, acting governor of Kursk Alexei Smirnov confirmed"), and each half well. The
tail is found by tags alone: a comma or quotation mark, a noun phrase without a verb and a reporting
verb, in either order, and no verb up to the next comma.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from service.extraction.parser import Sentence, parse_sentences
from service.lexicon.cues import Cues

LONGEST_SOURCE = 25
"""Tokens between the comma and the verb; a longer run is no speaker."""

CONTEXT = 3
"""Characters looked at before a sentence for the end of a quotation."""

CUE_TAGS = ("VBD", "VBZ", "VBP", "VBN")
CLOSING = ('"', "”", "»")
FINITE_TAGS = ("VBD", "VBZ", "VBP", "MD")
PARTICIPLES = ("VBN", "VBG", "VB")
SOURCE_AUXILIARIES = frozenset({"has", "have", "had", "was", "were", "is", "are", "later", "also", "then"})


def read_sentences(text: str, spans: Iterable[tuple[int, int, int]], cues: Cues) -> list[Sentence]:
    """The parsed sentences of an article in order, reporting tails as sentences of their own.

    A sentence P whose tail was cut off says in `said_by` how many of the following sentences are
    its tails, the innermost first: "P, said Putin, Xinhua reported" makes three, P with said_by 2.
    """
    sentences = list(parse_sentences(text, spans))
    parts = [list(_cut(sentence, cues)) for sentence in sentences]
    again = [
        (start, end, sentence.paragraph)
        for sentence, cut in zip(sentences, parts, strict=True)
        if len(cut) > 1
        for start, end in cut
    ]
    parsed = iter(parse_sentences(text, again))
    result: list[Sentence] = []
    for sentence, cut in zip(sentences, parts, strict=True):
        if len(cut) == 1:
            behind_quote = text[max(0, sentence.start - CONTEXT) : sentence.start].rstrip()[-1:] in CLOSING
            result.append(replace(sentence, is_tail=behind_quote))
            continue
        for position in range(len(cut)):
            piece = next(parsed)
            tails = len(cut) - 1 if position == 0 else 0
            result.append(Sentence(piece.doc, piece.start, piece.paragraph, tails, is_tail=position > 0))
    return result


def _cut(sentence: Sentence, cues: Cues) -> Iterator[tuple[int, int]]:
    """(start, end) of the content and of its tails, innermost first; the whole if there is none."""
    cuts: list[int] = []
    stop = len(sentence.doc)
    while (cut := _find_tail(sentence.doc, stop, cues)) is not None:
        cuts.append(cut)
        stop = cut
    begin = sentence.start
    for cut in reversed(cuts):
        yield begin, sentence.begin_of(sentence.doc[cut])
        begin = sentence.begin_of(sentence.doc[cut])
    yield begin, sentence.end


def _find_tail(doc: Doc, stop: int, cues: Cues) -> int | None:
    """The position where a reporting tail begins that reaches to `stop`, or None."""
    for cue in reversed(doc[:stop]):
        if not _is_cue(cue, cues):
            continue
        begin = _source_before(cue) if not _ends_content(doc, cue.i - 1) else cue.i
        if begin is None or not _has_verb(doc, begin):
            continue
        if begin == cue.i and not _name_follows(doc, cue.i + 1, stop):
            continue
        if _is_closed(doc, cue.i + 1, stop, cues):
            return begin
    return None


def _is_cue(token: Token, cues: Cues) -> bool:
    if token.tag_ not in CUE_TAGS or token.i < 3:
        return False
    lemma = token.lemma_.lower()
    if lemma in cues.quoted:
        return token.doc[token.i + 1 : token.i + 3].text.lower() == "as saying"
    return lemma in cues.say and not any(child.dep_ == "neg" for child in token.children)


def _source_before(cue: Token) -> int | None:
    """Where the noun phrase before the cue begins, right behind a comma or a closing mark."""
    i = cue.i - 1
    while i > 0 and cue.i - i <= LONGEST_SOURCE:
        token = cue.doc[i]
        if _ends_content(cue.doc, i) and not _in_apposition(cue.doc, i, cue.i):
            return i + 1 if i + 1 < cue.i and _is_nominal(cue.doc, i + 1) else None
        if token.tag_ in FINITE_TAGS and token.lower_ not in SOURCE_AUXILIARIES:
            return None
        i -= 1
    return None


def _in_apposition(doc: Doc, comma: int, cue: int) -> bool:
    """True for the commas of "Smirnov, the acting governor, said": the name stands before them."""
    if doc[comma].text != "," or doc[cue - 1].text != ",":
        return False
    return comma in (cue - 1, _previous_comma(doc, cue - 1))


def _previous_comma(doc: Doc, before: int) -> int:
    return next((i for i in range(before - 1, -1, -1) if doc[i].text == ","), -1)


def _is_nominal(doc: Doc, i: int) -> bool:
    return doc[i].pos_ in ("PROPN", "NOUN", "PRON", "DET", "ADJ", "ADV", "NUM") or doc[i].tag_ in (
        "VBG",
        "VBN",
        "PRP$",
    )


def _ends_content(doc: Doc, i: int) -> bool:
    if i < 1:
        return False
    token = doc[i]
    if token.text in {"”", "’", "''"} or (token.text == '"' and doc[i - 1].is_punct):
        return True
    return token.text == ","


def _has_verb(doc: Doc, stop: int) -> bool:
    """True if the words before the tail are a clause, not a time, a place or an opening participle.

    A finite verb is enough: the tagger does not know every name for a noun.
    """
    before = doc[:stop]
    if any(token.tag_ in FINITE_TAGS for token in before):
        return True
    subject = any(token.dep_ in ("nsubj", "nsubjpass", "expl") for token in before)
    return subject and any(token.tag_ in PARTICIPLES for token in before)


def _name_follows(doc: Doc, i: int, stop: int) -> bool:
    return (
        i < stop
        and doc[i].pos_ in ("PROPN", "NOUN", "DET", "ADJ", "PRON")
        and doc[i].lower_ not in {"that", "it", "there"}
    )


def _is_closed(doc: Doc, start: int, stop: int, cues: Cues) -> bool:
    """True if no clause depends on the cue: no finite verb before the next comma or the end."""
    for token in doc[start:stop]:
        if token.text in {",", ".", "“", '"', ":", ";"} or token.is_quote:
            return True
        if token.tag_ in FINITE_TAGS or token.lower_ == "that":
            return False
    return True
