"""Finds which region a lead speaks of that leaves it to the sentence behind it: "in the border regions"."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from service.domain import Assertion, Event
from service.lexicon.corpus import Corpus
from service.lexicon.grammar import load_grammar, words
from service.lexicon.modality import load_mood
from service.lexicon.phrases import SIDE, phrase_book

WIDE = words(load_grammar().kinds.wide)
CONTRASTS = load_mood().negative | words(load_grammar().adverbs.contrasting)


def placed_by_next(assertion: Assertion, text: str, following: str, corpus: Corpus) -> Assertion:
    """The assertion with the place that the next sentence gives the region which it leaves nameless.

    Only where that is plain: the sentence names one place, as a region ("the Hask region"), sets nothing
    apart ("only", "not") and counts nothing, so that it tells of no part of the whole.
    """
    places = phrase_book(corpus).place_terms
    own = any(term in places and not term.startswith(SIDE) for term in assertion.terms)
    if own or not _leaves_nameless(text, corpus):
        return assertion
    named = _region(following, corpus)
    if not named:
        return assertion
    events = tuple(_placed(event, named, places) for event in assertion.events)
    return replace(assertion, events=events)


def _leaves_nameless(text: str, corpus: Corpus) -> bool:
    """True of a text that speaks of a region, be it "the border regions"."""
    book = phrase_book(corpus)
    return any(phrase.concept() in WIDE for word in text.split() for phrase in book.find(word))


def _placed(event: Event, named: tuple[str, ...], places: frozenset[str]) -> Event:
    """The event there, unless it is told of another country."""
    sides = {term for term in event.places if term.startswith(SIDE)}
    apart = bool(sides) and sides.isdisjoint(named)
    told = {term for term in (*event.agents, *event.patients, *event.places) if not term.startswith(SIDE)}
    if apart or not sides or told & places:
        return event
    return replace(event, places=tuple(dict.fromkeys((*event.places, *named))))


def _region(sentence: str, corpus: Corpus) -> tuple[str, ...]:
    """The terms and the side of the one place that the sentence names, where it calls it a region."""
    if any(word.strip(".,;:").casefold() in CONTRASTS for word in sentence.split()):
        return ()
    if any(letter.isdigit() for letter in sentence):
        return ()
    book = phrase_book(corpus)
    phrases = book.find(sentence)
    found: dict[str, tuple[str, ...]] = {}
    for phrase, behind in zip_longest(phrases, phrases[1:]):
        name = phrase.name
        if name is None or not name.is_place or name.terms[0].startswith(SIDE):
            continue
        regional = behind is not None and behind.concept() in WIDE and behind.start - phrase.end <= 1
        found[name.terms[0]] = name.terms if regional else ()
    if len(found) != 1:
        return ()
    terms = next(iter(found.values()))
    sides = tuple(book.place_sides[term] for term in terms if term in book.place_sides)
    return (*terms, *sides) if terms else ()
