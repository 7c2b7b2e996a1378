"""Finds reporting clauses by tags alone: "X said on Monday" behind a comma or a quotation mark.

A statistical parser reads a long sentence with a reporting clause badly; its tags hold. A reporting
clause is a noun phrase without a verb and a reporting verb, in either order, and no verb up to the
next comma. At the end of a sentence it is a tail; in the midst of one, an aside.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from service.lexicon.cues import Cues
from service.lexicon.grammar import load_grammar, words

LONGEST_SOURCE = 25
"""Tokens between the comma and the verb; a longer run is no speaker."""

CUE_TAGS = ("VBD", "VBZ", "VBP", "VBN", "VB")
FINITE_TAGS = ("VBD", "VBZ", "VBP", "MD")
PARTICIPLES = ("VBN", "VBG", "VB")
GOES_ON_TAGS = (*FINITE_TAGS, "TO")
RELATIVE_TAGS = ("WDT", "WP")
SUBORDINATING = ("IN", "WRB", "WDT", "WP")
SOURCE_AUXILIARIES = words(load_grammar().verbs.auxiliary)
TIME_ENTITIES = ("DATE", "TIME")


class Report(NamedTuple):
    """A reporting clause: token positions, half-open; `doc[end]` is the mark that closes it."""

    begin: int
    end: int


def find_tail(doc: Doc, stop: int, cues: Cues) -> int | None:
    """The position where a reporting tail begins that reaches to `stop`, or None."""
    for cue in reversed(doc[:stop]):
        report = read_report(cue, stop, cues)
        if report is None or not (_closes_quote(doc, report.begin - 1) or _has_verb(doc, report.begin)):
            continue
        if _is_occasion(doc, report.begin):
            return None
        if not _goes_on(doc, report, stop, cues):
            return report.begin
    return None


def read_report(cue: Token, stop: int, cues: Cues) -> Report | None:
    """The reporting clause of a cue within `doc[:stop]`; None if it is no cue or not set off by a mark."""
    doc = cue.doc
    if not _is_cue(cue, cues):
        return None
    inverts = cue.lemma_.lower() not in cues.hear  # whom "told" has behind it hears
    if inverts and _ends_content(doc, cue.i - 1) and _name_follows(doc, cue.i + 1, stop, cues):
        begin: int | None = cue.i
    else:
        begin = _source_before(cue)
    end = _closing_mark(doc, cue.i + 1, stop)
    if begin is None or end is None or (_is_heard(cue, cues) and not _names_forum(doc[begin : cue.i], cues)):
        return None
    if any(child.dep_ == "neg" and child.i >= begin for child in cue.children):
        return None
    return Report(begin, end)


def _goes_on(doc: Doc, report: Report, stop: int, cues: Cues) -> bool:
    """True where the clause begun before the report goes on behind it: "The museum, he said, would ...".

    So it does with its verb, with a preposition whose words hold a verb, and where what stands
    before is a subordinate clause only ("Though that was easy, he said, this will be hard").
    """
    behind = doc[report.end + 1 : stop]
    if not len(behind) or doc[report.end].text != ",":
        return False
    first = behind[0]
    if first.tag_ in GOES_ON_TAGS:
        return True
    if not any(token.tag_ in FINITE_TAGS for token in behind):
        return False
    if first.tag_ == "IN" and first.dep_ != "mark" and first.lower_ not in cues.asserting:
        return True
    opening = next((token for token in doc[: report.begin] if not token.is_punct), None)
    subordinate = opening is not None and opening.tag_ in SUBORDINATING and opening.dep_ in ("mark", "advmod")
    return subordinate and first.tag_ != "CC"


def _is_cue(token: Token, cues: Cues) -> bool:
    if token.tag_ not in CUE_TAGS or token.i < 3:
        return False
    lemma = token.lemma_.lower()
    if lemma in cues.quoted:
        return token.doc[token.i + 1 : token.i + 3].text.lower() == "as saying"
    if token.tag_ == "VB" and any(child.dep_ == "aux" for child in token.children):
        return False
    return lemma in cues.say or lemma in cues.hear


def _is_heard(cue: Token, cues: Cues) -> bool:
    """True for "heard", which reports only where a court or an inquiry does it."""
    lemma = cue.lemma_.lower()
    return lemma in cues.hear and lemma not in cues.say


def _names_forum(words: Span, cues: Cues) -> bool:
    return any(token.lemma_.lower() in cues.forums for token in words)


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
    """True for the commas of "Brandt, the acting governor, said": the name stands before them."""
    if doc[comma].text != "," or doc[cue - 1].text != ",":
        return False
    return comma in (cue - 1, _previous_comma(doc, cue - 1))


def _previous_comma(doc: Doc, before: int) -> int:
    return next((i for i in range(before - 1, -1, -1) if doc[i].text == ","), -1)


def _is_nominal(doc: Doc, i: int) -> bool:
    if doc[i].tag_ in RELATIVE_TAGS:
        return False
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


def _is_occasion(doc: Doc, stop: int) -> bool:
    """True where all that stands before is a participle clause: "Asked where he had been, he said"."""
    first = doc[0]
    return (
        first.dep_ == "advcl"
        and first.tag_ in ("VBN", "VBG")
        and first.head.i >= stop
        and first.right_edge.i >= stop - 2
    )


def _closes_quote(doc: Doc, i: int) -> bool:
    return i >= 0 and _ends_content(doc, i) and doc[i].text != ","


def _name_follows(doc: Doc, i: int, stop: int, cues: Cues) -> bool:
    if i >= stop or doc[i].ent_type_ in TIME_ENTITIES:
        return False
    if doc[i].tag_ == "PRP":
        return doc[i].lower_ in cues.subjects
    return doc[i].pos_ in ("PROPN", "NOUN", "DET", "ADJ", "PRON") and doc[i].lower_ not in cues.relative | {
        "there"
    }


def _closing_mark(doc: Doc, start: int, stop: int) -> int | None:
    """The mark that ends the clause of a cue, `stop` if none; None if another clause depends on the cue."""
    for token in doc[start:stop]:
        if token.text in {",", ".", "“", '"', ":", ";"} or token.is_quote:
            return token.i
        if token.tag_ in FINITE_TAGS or token.lower_ == "that":
            return None
    return stop
