"""When an event happens and whether the text says that it began then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Span, Token

from service.domain import Period
from service.extraction.carriers import clause_verb, find_carrier
from service.extraction.dates import find_period
from service.extraction.reading import Anchor, Reading

SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")

WEEK = 7

Dated = tuple[int, int, Period]
"""A dated phrase: its start and end in the sentence and the days."""


def resolve_since(period: Period | None, published_on: date | None) -> Period | None:
    """For "since early August", the days in which it began."""
    if period is None or not period.text.casefold().startswith("since "):
        return period
    begun = find_period(period.text[len("since ") :], published_on)
    return period if begun is None else replace(begun, text=period.text)


def ahead(period: Period | None, published_on: date | None) -> Period | None:
    """For the "Tuesday" of a plan, the coming one; itself where no weekday stands alone."""
    if period is None or published_on is None or any(character.isdigit() for character in period.text):
        return period
    coming = find_period(period.text, published_on, future=True)
    if coming is None or period.first != period.last or coming.first != coming.last:
        return period
    return coming if (coming.first - published_on).days < WEEK else period


def shared_period(span: Span, published_on: date | None) -> Period | None:
    """The day of the clause that a participle hangs on: "On May 6 they struck, | killing 12 people"."""
    verb = span.root
    while verb.dep_ == "conj" and verb.tag_ == "VBG" and verb.head.tag_ == "VBG":
        verb = verb.head
    stands_alone = any(child.dep_ in SUBJECTS for child in verb.children)
    if verb.tag_ != "VBG" or stands_alone or verb.head.i >= span.start:
        return None
    return find_period(span.doc[verb.head.left_edge.i : verb.left_edge.i].text, published_on)


def own_period(reading: Reading, anchor: Anchor, days: Sequence[Dated]) -> Period | None:
    """The one dated phrase that hangs on the event, its carrier or the clause of the event."""
    found = []
    heads = {anchor.head.i, *anchor.tokens}
    for token in (find_carrier(reading, anchor), clause_verb(anchor)):
        if token is not None:
            heads.add(token.i)
    for start, end, period in days:
        inside = [token for token in reading.doc if start <= token.idx < end]
        if inside and any(_hangs_on(token, heads) for token in inside):
            found.append(period)
    return found[0] if len(found) == 1 else None


def _hangs_on(token: Token, heads: set[int]) -> bool:
    """True where no other verb stands between the dated words and the event."""
    for _ in range(len(token.doc)):
        if token.head.i in heads:
            return True
        if token.head == token or token.head.pos_ in ("VERB", "AUX"):
            return False
        token = token.head
    return False


def is_onset(reading: Reading, anchor: Anchor) -> bool:
    """True of "launched an attack", "the attack began", "started shelling"."""
    onset = reading.mood.onset
    carrier = find_carrier(reading, anchor)
    verb = clause_verb(anchor)
    above = verb.head if verb is not None and verb.dep_ == "xcomp" else None
    acl = [child for i in anchor.tokens for child in reading.doc[i].children if child.dep_ == "acl"]
    return (
        any(reading.lemma(token) in onset for token in (carrier, above, *acl) if token is not None)
        or anchor.concept == "begin"
        or _begins(reading, anchor)
    )


def _begins(reading: Reading, anchor: Anchor) -> bool:
    """True of an act that opens another."""
    concept = reading.book.concepts.table.get(anchor.concept)
    return concept is not None and concept.begins
