"""Reads what singles an event out: its place in a row, a superlative, how long it lasted, how far it rose.

"The second bridge" is no bridge at large, nor "attacked for a year" an attack.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from service.domain import LASTING
from service.lexicon.concepts import Part, load_concepts
from service.lexicon.grammar import load_grammar, words
from service.lexicon.word_forms import word_key

ORDINALS = words(load_grammar().ranks.ordinals)
PLAIN = words(load_grammar().ranks.plain)
PARTS = words(load_grammar().ranks.parts)
STRETCHES = words(load_grammar().time.stretch) | words(load_grammar().time.longer)
FACTORS = words(load_grammar().ranks.factors)
IN_A_ROW = words(load_grammar().ranks.lasting)
ROWS = words(load_grammar().ranks.in_a_row)
OFTEN = words(load_grammar().ranks.often)
REPEATING = words(load_grammar().determiners.repeating)
ANEW = words(load_grammar().ranks.anew)
FREQUENT = "every day"
DIRECTIONS = words(load_grammar().ranks.directions)
OTHERS = ANEW | words(load_grammar().ranks.other)
ANOTHER = "another"
GOING_ON = "going on"
ON = words(load_grammar().verbs.going_on)
"""Concepts of which the verb tells that something began before: "presses on with the attack"."""


def find_marks(span: Span) -> tuple[str, ...]:
    """The ordinals and superlatives that stand with a noun, and that a stretch of time is told; each once."""
    return tuple(dict.fromkeys(_marks(span)))


def _marks(span: Span) -> Iterator[str]:
    for token in span:
        word, lemma, relation, part = token.lower_, token.lemma_.casefold(), token.dep_, token.pos_
        if relation == "amod" and token.head.pos_ == "NOUN" and _singles_out(token):
            yield _mark(word)
        if relation in ("amod", "det") and word in ANEW and _is_act(token.head):
            yield ANOTHER
        if relation == "pobj" and _is_elsewhere(token):
            yield ANOTHER
        if relation == "amod" and any(child.lower_ == "most" for child in token.children):
            yield _mark(f"most {word}")
        if part == "VERB" and _goes_on(token):
            yield GOING_ON
        if relation == "prep" and word == "for" and any(_is_stretch(child) for child in token.children):
            yield LASTING
        if lemma in STRETCHES and _is_in_a_row(token):
            yield LASTING
        if (lemma in STRETCHES or word in OFTEN) and _is_frequent(token):
            yield FREQUENT
        if part in ("VERB", "ADV") and lemma in FACTORS:
            yield lemma


def _goes_on(verb: Token) -> bool:
    """True of "continues", "maintains", "keeps up" and "presses on", by the verb and its particle."""
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), None)
    keys = (word_key(verb.lower_), *((word_key(particle),) if particle else ()))
    senses = load_concepts().phrases.get(keys[0], ())
    return any(s.concept in ON and s.part is Part.VERB and s.keys == keys for s in senses)


def _is_elsewhere(noun: Token) -> bool:
    """True of "from a different side", which an act of the same kind was not."""
    told = any(child.lower_ in OTHERS for child in noun.children)
    return told and noun.head.lower_ == "from" and noun.lemma_.casefold() in DIRECTIONS


def _is_act(noun: Token) -> bool:
    """True of a noun that a list has for an act, not for a thing: "a fresh offensive", no "new law"."""
    concepts, key = load_concepts(), word_key(noun.lower_)
    senses = (sense for sense in concepts.phrases.get(key, ()) if sense.keys == (key,))
    return any(sense.part is Part.NOUN and not concepts.is_thing(sense.concept) for sense in senses)


def _mark(words: str) -> str:
    """The words, or the concept of superlatives that is told in several ways: "biggest", "largest"."""
    keys = tuple(word_key(word) for word in words.split())
    senses = load_concepts().phrases.get(keys[0], ())
    return next((s.concept for s in senses if s.keys == keys and s.part is Part.ADJECTIVE), words)


def _singles_out(token: Token) -> bool:
    if token.lower_ in PLAIN or token.head.lemma_.casefold() in PARTS:
        return False
    return token.lower_ in ORDINALS or token.tag_ == "JJS"


def _is_frequent(token: Token) -> bool:
    """True of "daily", said of an act, and of "every day"; not of "the daily briefing"."""
    if token.tag_ == "RB" and token.lower_ in OFTEN:
        return True
    return (
        token.dep_ in ("npadvmod", "nmod", "advmod")
        and token.lemma_.casefold() in STRETCHES
        and any(child.dep_ == "det" and child.lower_ in REPEATING for child in token.children)
    )


def _is_in_a_row(stretch: Token) -> bool:
    """True of "three nights in a row", "six straight days" and "the third night running"."""
    behind = [child for above in (stretch, stretch.head, stretch.head.head) for child in above.children]
    beside = {child.lower_ for child in behind if abs(child.i - stretch.i) == 1}
    rows = (
        inner.lower_
        for child in behind
        if child.dep_ == "prep" and child.i == stretch.i + 1
        for inner in child.children
    )
    return bool(beside & IN_A_ROW) or any(word in ROWS for word in rows)


def _is_stretch(noun: Token) -> bool:
    """True of "a year" and "three weeks", not of "the first day"."""
    counted = any(child.dep_ in ("det", "nummod", "amod", "quantmod") for child in noun.children)
    return noun.lemma_.casefold() in STRETCHES and (counted or noun.tag_ == "NNS")
