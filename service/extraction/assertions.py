"""Reads a parsed text into an Assertion: what happened, who did it to whom, how many, when, and whether.

Claims and statements go through this one reader, so that both sides of every comparison are alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Span, Token

from service.domain import Assertion, Event, Modality, Quantity
from service.extraction.dates import find_days, shortest
from service.extraction.events import read_events
from service.extraction.go_betweens import go_between_marks
from service.extraction.hours import find_hours
from service.extraction.negation import denies_clause, is_only_then
from service.extraction.quantities import find_quantities
from service.extraction.ranks import STATED
from service.extraction.reading import Reading
from service.extraction.shortfalls import read_shortfalls
from service.extraction.singling import find_marks
from service.extraction.tallies import find_tallied
from service.extraction.terms import read_terms
from service.extraction.timing import shared_period
from service.extraction.undergone import find_undergone
from service.lexicon.corpus import Corpus
from service.lexicon.found import PRONOUNS, Phrase
from service.lexicon.grammar import load_grammar, words
from service.lexicon.phrases import SIDE, phrase_book
from service.lexicon.style import load_style

HOUR, WEEK = "hour", 168
STRETCHES = words(load_grammar().time.stretch)
AGO = words(load_grammar().time.ago)
WIDE = words(load_grammar().kinds.wide)
DEMONYMS = words(load_grammar().kinds.demonyms)
MOST = 20
"""Figures and events of one assertion that are kept: no sentence of news has more, and pairs multiply."""

CONTEXT_CHARACTERS = 400
"""How far back a text's "the attack" is looked up; two to three sentences of news."""


def read_assertion(span: Span, corpus: Corpus, published_on: date | None) -> Assertion:
    """What the span asserts. Offsets of quantities count from the span's first character.

    Subjects may stand outside the span, in its sentence. `published_on` resolves "on Monday".
    """
    reading, text = Reading(span.doc, phrase_book(corpus), span.start), span.text
    figures = find_quantities(text, find_tallied(span))[:MOST]
    quantities = tuple(_counting_people(quantity, corpus) for quantity in figures)
    days = [
        (start + span.start_char, end + span.start_char, period)
        for start, end, period in find_days(_with_days(span), published_on)
    ]
    events = read_events(reading, span, quantities, days, published_on)
    undergone = find_undergone(reading, span, quantities, events)
    events = (*events, *((undergone,) if undergone is not None else ()))[:MOST]
    beside = _around(span, corpus)
    period = shortest(days) or shared_period(span, published_on)
    return Assertion(
        terms=tuple(reading.meant.get(term, term) for term in read_terms(text, corpus)),
        events=events,
        quantities=read_shortfalls(span, quantities, events),
        period=period,
        modality=_whole_modality(reading, span, events),
        context=beside,
        beside=beside,
        windowed=_is_windowed(text, reading.mood.window)
        or any(_is_rate(text, one) or _is_window(reading, text, one) for one in quantities),
        names=_names(reading, span, unknown=False),
        strangers=_names(reading, span, unknown=True),
        marks=(*find_marks(span), *go_between_marks(reading, span)),
        spread=_is_spread(span, figures),
        hours=find_hours(text),
        days_told=(period.last - period.first).days + 1 if period is not None else 0,
    )


def _with_days(span: Span) -> str:
    """The text to look for days in: "did not arrive until Monday" tells of Monday and not of before."""
    text = span.text
    for token in span:
        if is_only_then(token):
            at = token.idx - span.start_char
            text = text[:at] + " " * len(token) + text[at + len(token) :]
    return text


def _names(reading: Reading, span: Span, *, unknown: bool) -> tuple[str, ...]:
    """The terms of the proper nouns and demonyms in the span that stand for no side and no concept.

    `unknown` asks for those only that the corpus does not name. In "Ostrany's proxy army" the army acts.
    """
    phrases = reading.phrases
    tokens = [
        token
        for token in span
        if token.i in phrases
        and (token.pos_ == "PROPN" or _is_demonym(token, phrases))
        and token.dep_ != "poss"
        and not _opens(token, phrases)
    ]
    terms = reading.terms_of(token for token in tokens if not unknown or phrases[token.i].name is None)
    listed = reading.book.concepts.table
    return tuple(term for term in terms if term not in listed and term not in PRONOUNS and ":" not in term)


def _is_demonym(token: Token, phrases: Mapping[int, Phrase]) -> bool:
    """True of "the Polish army" and "North Korean soldiers": only a name gives an adjective its capital.

    Not of an unknown one that begins its sentence, which has a capital anyway, nor in a headline, whose
    nouns have, too; nor of a side's own, nor of a part of a longer name.
    """
    phrase = phrases[token.i]
    of_side = phrase.name is not None and any(term.startswith(SIDE) for term in phrase.name.terms)
    if of_side or phrases.get(token.head.i) is phrase:
        return False
    if token.tag_ != "JJ" or token.dep_ != "amod" or not token.is_title or not token.head.is_lower:
        return False
    if phrase.name is not None or token.lower_ in DEMONYMS:
        return True
    beside = token.nbor() if token.is_sent_start else token
    return beside.is_title and beside.head == token.head


def _opens(token: Token, phrases: Mapping[int, Phrase]) -> bool:
    """True of a word that only praises or blames and has its capital from standing first."""
    return phrases[token.i].name is None and token.lower_ in load_style().loaded


def with_context(assertion: Assertion, before: str, title: str, corpus: Corpus) -> Assertion:
    """The assertion with the terms of the text before it, where "the attack" finds what it means.

    `before` is the article up to the assertion; its first characters and the title set the scene.
    """
    told = read_terms(before[-CONTEXT_CHARACTERS:], corpus)
    setting = read_terms(f"{title}. {before[:CONTEXT_CHARACTERS]}", corpus)
    context = tuple(dict.fromkeys((*assertion.context, *told)))
    return replace(assertion, context=context, setting=tuple(dict.fromkeys(setting)))


def _rest(span: Span) -> tuple[str, ...]:
    """What stands in the sentence before and behind the span that is cut from it."""
    doc = span.doc
    before = doc[: span.start].text if span.start else ""
    behind = doc[span.end :].text if span.end < len(doc) else ""
    return tuple(text for text in (before, behind) if text)


def _around(span: Span, corpus: Corpus) -> tuple[str, ...]:
    """The terms of the rest of the sentence from which the span is cut."""
    return tuple(term for text in _rest(span) for term in read_terms(text, corpus))


def _is_spread(span: Span, figures: Sequence[Quantity]) -> bool:
    """True where the sentence gives a number of regions: "across 23 regions, | housing 3,000 people"."""
    counted = (*figures, *(one for text in _rest(span) for one in find_quantities(text)))
    return any(one.low > 1 and (one.unit or "").split(" ")[-1] in WIDE for one in counted)


def _counting_people(quantity: Quantity, corpus: Corpus) -> Quantity:
    """Reads that "half a million Ruritanians" counts people."""
    demonym = quantity.unit is not None and corpus.side_of_name(quantity.unit) is not None
    return replace(quantity, unit="person") if demonym else quantity


def _whole_modality(reading: Reading, span: Span, events: Sequence[Event]) -> Modality:
    stated = [event for event in events if event.rank == STATED] or list(events)
    if not stated:
        return Modality.DENIAL if denies_clause(reading, span.root) else Modality.FACT
    return Modality.DENIAL if stated[0].denied else stated[0].modality


def _is_rate(text: str, quantity: Quantity) -> bool:
    """True of "3 million a day", where the stretch of time stands right behind the figure."""
    words = text[quantity.end :].casefold().split()[:3]
    return (
        words[:1] == ["a"]
        and words[1:2] != []
        and words[1].strip(".,;") in STRETCHES
        and (words[2:3] or [""])[0].strip(".,;") not in AGO
    )


def _is_window(reading: Reading, text: str, quantity: Quantity) -> bool:
    """True of "within 24 hours": a stretch of at most a week in which something was counted."""
    openers = reading.mood.window_openers
    first = quantity.text.casefold().split()[0]
    before = text[: quantity.start].casefold().split()[-1:]
    opened = first in openers or bool(openers.intersection(before))
    return quantity.unit == HOUR and quantity.value <= WEEK and opened


def _is_windowed(text: str, phrases: Sequence[str]) -> bool:
    lower = f" {' '.join(word.strip('.,;:!?') for word in text.casefold().split())} "
    return any(f" {phrase} " in lower for phrase in phrases)
