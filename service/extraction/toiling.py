"""What somebody is struggling to do, and has not done yet: "struggles to expel", "has trouble opening"."""

from __future__ import annotations

from spacy.tokens import Token

from service.extraction.reading import Reading
from service.lexicon.grammar import load_grammar, words

LASTING = words(load_grammar().kinds.lasting)
"""Concepts of what goes on while somebody struggles with it: who struggles to hold a town holds it."""

PRESENT = frozenset({"VBP", "VBZ", "VBG"})
HAVING = words(load_grammar().verbs.having)
PERFECT = words(load_grammar().verbs.perfect)
PAST = words(load_grammar().verbs.past)


def toils_at(reading: Reading, above: Token, below: Token) -> bool:
    """True where what hangs on `below` is what somebody still toils at by the word above it."""
    if below.dep_ in ("xcomp", "advcl", "prep") and reading.lemma(above) in reading.mood.toiling:
        return _is_present(above) and (below.dep_ != "prep" or _leads_to_act(below))
    if below.dep_ in ("acl", "prep", "pcomp") and above.dep_ in ("dobj", "obj"):
        return _is_trouble(reading, above) and above.head.lemma_ in HAVING and _is_present(above.head)
    return False


def is_toil(reading: Reading, word: Token) -> bool:
    """True of a word that only says that what hangs on it is hard to do."""
    if any(toils_at(reading, word, child) for child in word.children):
        return True
    return word.lemma_ in HAVING and any(
        child.i > word.i and is_toil(reading, child) for child in word.children
    )


def _leads_to_act(preposition: Token) -> bool:
    """True of "with expelling them"; who grapples with losses has them."""
    return preposition.lower_ == "with" and any(child.dep_ == "pcomp" for child in preposition.children)


def _is_trouble(reading: Reading, noun: Token) -> bool:
    """True of "difficulty", and of "time" and "job" that are hard."""
    lemma = reading.lemma(noun)
    hard = any(reading.lemma(child) in reading.mood.hard for child in noun.children if child.dep_ == "amod")
    return lemma in reading.mood.trouble or (hard and lemma in reading.mood.tasks)


def _is_present(verb: Token) -> bool:
    """True of "struggles", "is struggling" and "has struggled"; who struggled may have managed since."""
    has = any(child.dep_ == "aux" and child.lower_ in PERFECT for child in verb.children)
    was = any(child.dep_ == "aux" and child.lower_ in PAST for child in verb.children)
    return has or (verb.tag_ in PRESENT and not was)
