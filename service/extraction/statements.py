"""Reads what a client sends into a Statement: one or more assertions, who is said to say them, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import islice

from spacy.tokens import Doc, Span

from service.domain import Assertion, Event, Modality, Period, Quantity, Statement
from service.extraction.ascription import find_attributed
from service.extraction.asides import without_answer
from service.extraction.assertions import read_assertion
from service.extraction.dates import find_period
from service.extraction.headlines import with_verbs
from service.extraction.inversion import in_order
from service.extraction.mood import SUMMING_UP
from service.extraction.negation import holds_negation
from service.extraction.own_acts import taken_by_others
from service.extraction.parser import parse_statement
from service.extraction.quantities import find_quantities
from service.extraction.ranks import STATED
from service.extraction.sayers import DASHES, Attributed, speaker_of
from service.extraction.spelling import Cleaned, clean_text
from service.lexicon.corpus import Corpus
from service.lexicon.found import PRONOUNS, SELF
from service.lexicon.modality import load_mood
from service.lexicon.phrases import SIDE, phrase_book, side_term
from service.lexicon.style import load_style
from service.lexicon.word_forms import word_stem

MOST_PARTS = 20
"""Sentences of one statement that are judged: 2,000 characters of prose hold fewer, each costs a reading."""

LONGEST_NAME = 5
"""Words before a colon that may be who speaks, the colon among them."""

UNREADABLE = re.compile(r"(?<!\S)(?:[-−]\d[\d.,]*(?=\s+[^\W\d])|\d[\d.]*e[+-]?\d+)", re.IGNORECASE)
"""Signed counts and powers of ten; a minus before a measure that can be below zero is read."""

MONTH = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d{4}", re.IGNORECASE)


def read_statement(text: str, as_of: date | None, corpus: Corpus) -> Statement:
    """The statement as read; offsets of its quantities are into `text` as sent.

    A text in which nothing can be read gives one assertion with its terms only. Of more than
    MOST_PARTS sentences the first are read.
    """
    told, refused = without_answer(text)
    cleaned = clean_text(told, corpus)
    doc = parse_statement(cleaned.text)
    ordered = in_order(cleaned, doc)
    if ordered is not cleaned:
        cleaned, doc = ordered, parse_statement(ordered.text)
    cleaned, doc = with_verbs(cleaned, doc, phrase_book(corpus))
    speaker: str | None = None
    side: str | None = None
    denied = trailing = False
    parts: list[Assertion] = []
    day = as_of or corpus.latest_day
    for sentence in islice(_sentences(doc), MOST_PARTS):
        if _asks(sentence, told) or _is_unreadable(sentence) or (parts and _comments(sentence)):
            continue
        attributed = find_attributed(sentence, corpus)
        span, shift = sentence, 0
        if attributed is not None and speaker is None:
            if attributed.speaker is not None:
                speaker, side = speaker_of(attributed.speaker, corpus)
                denied = attributed.denied
                trailing = attributed.speaker.start > attributed.content.start
            span, shift = _apart(attributed)
        part = read_assertion(span, corpus, day)
        if part.period is None and span is not sentence:
            part = replace(part, period=find_period(sentence.text, day))
        if denied and not holds_negation(span):
            events = (event if event.denied else replace(event, positive=True) for event in part.events)
            part = replace(part, events=tuple(events))
        parts.append(_placed(_dated(part, as_of), span.start_char + shift, cleaned))
    parts = [_plain(_told_by(spoken(part, side, others=trailing), speaker, corpus)) for part in parts]
    if speaker is None:
        parts = [_telling(part, tuple(map(taken_by_others, part.events))) for part in parts]
    if denied:
        parts = [_asserted(part) for part in parts]
    if refused:
        parts = [_turned(part) for part in parts]
    kept = [part for part in parts if _says_something(part, corpus)] or parts[:1]
    kept = [part for i, part in enumerate(kept) if not _is_repeated(part, kept[:i])]
    if not kept:
        kept = [Assertion(terms=())]
    return Statement(text, as_of, speaker, side, denied, tuple(kept))


def _apart(attributed: Attributed) -> tuple[Span, int]:
    """What is said, and how far its document is shifted in the text.

    Behind a colon and behind "would have us believe" it is parsed by itself.
    """
    content, cue = attributed.content, attributed.cue
    heard = any(child.dep_ == "nsubj" and child.lower_ in load_mood().self for child in cue.children)
    if cue.text not in DASHES and not heard:
        return content, 0
    return parse_statement(content.text)[:], content.start_char


def _asks(sentence: Span, sent: str) -> bool:
    """True of "how many are there?", which says nothing; "so it is over??" does.

    The last sentence is looked up as sent: cleaning may cut its mark.
    """
    words = [token.lower_ for token in sentence if token.is_alpha]
    marked = sentence.text if sentence.end < len(sentence.doc) else sent
    if not words or words[0] not in load_style().questions:
        return False
    return marked.rstrip().endswith("?") or tuple(words[:2]) in load_style().amounts


def _comments(sentence: Span) -> bool:
    """True of what only praises or mocks what was told before: "That is the great conquest"."""
    verb = sentence.root
    being = verb.lemma_ == "be" or verb.lower_ in ("s", "'s", "’s")
    if not being or any(token.like_num for token in sentence):
        return False
    kinds = {child.dep_: child for child in verb.children}
    named, subject = kinds.get("attr"), kinds.get("nsubj")
    if named is None or subject is None or subject.lower_ not in SUMMING_UP or "neg" in kinds:
        return False
    return named.pos_ == "NOUN" and any(child.lower_ in load_style().loaded for child in named.lefts)


def _is_unreadable(sentence: Span) -> bool:
    """True of a figure that counts nothing ("-5 villages", "1e999"); without it the rest is no statement."""
    starts = [found.start() for found in UNREADABLE.finditer(sentence.text)]
    if not starts:  # as in nearly all
        return False
    read = [quantity for quantity in find_quantities(sentence.text) if quantity.value < 0]
    return any(not any(quantity.start <= start < quantity.end for quantity in read) for start in starts)


def _sentences(doc: Doc) -> Iterator[Span]:
    """The sentences with words; who speaks ("Doe: a farce") opens what is said and is none by itself."""
    start = 0
    for sentence in doc.sents:
        if sentence[-1].text == ":" and len(sentence) <= LONGEST_NAME and sentence.end < len(doc):
            continue
        if any(token.is_alpha for token in doc[start : sentence.end]):
            yield doc[start : sentence.end]
        start = sentence.end


def _says_something(part: Assertion, corpus: Corpus) -> bool:
    """True of a part with a known event, a figure or a name; an aside ("lol, figures") has none."""
    concepts = phrase_book(corpus).concepts
    known = any(event.concept in concepts.table for event in part.events)
    return (known and len(set(part.terms)) > 1) or bool(part.quantities)


def _is_repeated(part: Assertion, before: Sequence[Assertion]) -> bool:
    """True of a bare figure that says once more what was said: "It lost 12 tanks. Twelve."."""
    if not before or part.events or not part.quantities:
        return False
    return all(quantity.unit is None for quantity in part.quantities)


def _plain(part: Assertion) -> Assertion:
    """Without the terms of words that only praise or blame, as long as others are left."""
    loaded = _loaded_stems()
    kept = tuple(term for term in part.terms if term not in loaded)
    events = tuple(
        _between(event, _without(event.agents, loaded), _without(event.patients, loaded))
        for event in part.events
    )
    if kept != part.terms and len(set(kept)) > 1:
        part = replace(part, terms=kept)
    return _telling(part, events)


def _telling(part: Assertion, events: tuple[Event, ...]) -> Assertion:
    """The part with these events; itself where they are its own, as they mostly are."""
    return part if events == part.events else replace(part, events=events)


@cache
def _loaded_stems() -> frozenset[str]:
    return frozenset(word_stem(word) for word in load_style().loaded)


def _between(event: Event, agents: tuple[str, ...], patients: tuple[str, ...]) -> Event:
    """The event between these parties; itself where they are its own, as they mostly are."""
    if agents == event.agents and patients == event.patients:
        return event
    return replace(event, agents=agents, patients=patients)


def _without(terms: tuple[str, ...], loaded: frozenset[str]) -> tuple[str, ...]:
    return tuple(term for term in terms if term not in loaded) or terms


def spoken(part: Assertion, side: str | None, *, others: bool = False) -> Assertion:
    """With "we" and "it" of what somebody is said to say read as that speaker's side.

    With `others` "they" are others: in "they lost 12 tanks, that is what Velmar says" the speaker comes last.
    """
    own = (side_term(side),) if side is not None else ()
    events = tuple(
        _between(event, _resolved(event.agents, own, others), _resolved(event.patients, own, others))
        for event in part.events
    )
    return _telling(part, events)


def _told_by(part: Assertion, speaker: str | None, corpus: Corpus) -> Assertion:
    """With the speaker's side for the speaker: who "announced the strike" on the bridge did not fly there."""
    own = {term.replace(" ", "_") for term in (corpus.name_key(speaker or ""),) if term}
    events = tuple(
        _between(event, tuple(term for term in event.agents if term not in own), event.patients)
        if any(term.startswith(SIDE) for term in event.agents)
        else event
        for event in part.events
    )
    return _telling(part, events)


def _asserted(part: Assertion) -> Assertion:
    """What is denied, without the denial: "X denied P" is kept as P and the mark that X denied it."""
    events = tuple(
        replace(event, positive=not event.positive, denied=False) if event.denied else event
        for event in part.events
    )
    return replace(part, events=events, modality=Modality.FACT)


def _turned(part: Assertion) -> Assertion:
    """What is asked, where the answer is no."""
    events = tuple(
        replace(event, positive=not event.positive) if event.rank == STATED else event
        for event in part.events
    )
    return replace(part, events=events)


def _resolved(terms: tuple[str, ...], own: tuple[str, ...], others: bool) -> tuple[str, ...]:
    if not PRONOUNS & set(terms):
        return terms
    if others and SELF not in terms:
        own = ()
    return tuple(dict.fromkeys((*(term for term in terms if term not in PRONOUNS), *own)))


def _dated(part: Assertion, as_of: date | None) -> Assertion:
    """Without `as_of`, only days that name their month hold; "on Monday" could be any."""
    if as_of is not None:
        return part
    events = tuple(
        replace(event, period=_kept(event.period)) if event.period else event for event in part.events
    )
    period = _kept(part.period)
    return _telling(part if period == part.period else replace(part, period=period), events)


def _kept(period: Period | None) -> Period | None:
    return period if period is not None and MONTH.search(period.text) else None


def _placed(part: Assertion, start: int, cleaned: Cleaned) -> Assertion:
    """The assertion with its quantities placed in the text as sent."""
    if not part.quantities:
        return part
    return replace(part, quantities=tuple(_moved(quantity, start, cleaned) for quantity in part.quantities))


def _moved(quantity: Quantity, start: int, cleaned: Cleaned) -> Quantity:
    first, last = cleaned.origin(quantity.start + start, quantity.end + start)
    return replace(quantity, start=first, end=last, text=cleaned.sent[first:last])
