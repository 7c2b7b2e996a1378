"""Whose act a verb tells of: its own subject, or the one that the grammar shares with it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from service.extraction.reading import Anchor, Reading
from service.extraction.toiling import toils_at
from service.lexicon.grammar import load_grammar, words

SUBJECTS = frozenset({"nsubj", "csubj"})
RELATIVE = words(load_grammar().pronouns.relative)
MOVING = words(load_grammar().verbs.moving)
"""Concepts of going somewhere, which is done for something: "arrived for talks"."""

UNDERGOING = words(load_grammar().verbs.undergoing)
ERRANDS = words(load_grammar().prepositions.errand)
CHARGES = words(load_grammar().prepositions.charge)
"""Between an object and what the object did: "accuse X of shelling", "stop X from leaving"."""

DEEPEST = 4
"""Clauses up which a missing subject is looked for."""


def find_subjects(reading: Reading, verb: Token, depth: int = 0) -> tuple[list[Token], bool]:
    """The verb's subjects, inherited where the grammar shares them, and whether it is passive."""
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    own = [child for child in verb.children if child.dep_ in SUBJECTS or child.dep_ == "nsubjpass"]
    if own:
        return [antecedent(verb, child) for child in own], passive
    above = verb.head
    if above == verb or depth > DEEPEST:
        return [], passive
    if verb.dep_ == "acl" and above.lower_ == "order" and above.head.lower_ == "in":
        return find_subjects(reading, above.head.head, depth + 1)[0], passive
    if verb.dep_ == "acl":
        to_do = verb.tag_ == "VB" and reading.lemma(above) in reading.mood.planning
        if (to_do or toils_at(reading, above, verb)) and above.head != above:
            return find_bearers(reading, above, depth), passive
        return [above], passive or verb.tag_ == "VBN"
    if verb.dep_ in ("conj", "advcl", "xcomp", "ccomp", "pcomp") and above.pos_ in ("VERB", "AUX"):
        if verb.dep_ in ("xcomp", "ccomp"):
            told = _told_to(reading, verb)
            if told:
                return told, passive
        subjects, above_passive = find_subjects(reading, above, depth + 1)
        both = verb.dep_ == "conj" and above_passive and verb.tag_ == "VBN"
        return subjects, passive or both
    if verb.dep_ == "pcomp" and above.lower_ == "about" and above.head.lemma_ == "be":
        return [], passive
    if verb.dep_ == "xcomp" and above.dep_ == "acomp" and above.pos_ == "ADJ":
        return find_subjects(reading, above.head, depth + 1)[0], passive
    if verb.dep_ == "pcomp" and above.head != above and above.head.pos_ in ("VERB", "AUX"):
        return _charged(above) or find_subjects(reading, above.head, depth + 1)[0], passive
    if verb.dep_ == "amod" and verb.tag_ == "VBN":
        return [above], True
    if verb.dep_ == "acomp" and verb.tag_ == "VBN" and above.pos_ == "AUX":
        return find_subjects(reading, above, depth + 1)[0], True
    return [], passive


def find_bearers(reading: Reading, noun: Token, depth: int = 0) -> list[Token]:
    """Whose plan or capacity it is: the subject of "has plans to", the "halls" of "halls with room for"."""
    above = noun.head
    if above.dep_ == "prep" and above.lower_ == "with":
        above = above.head
        if above.pos_ in ("NOUN", "PROPN"):
            return [above]
    return find_subjects(reading, above, depth + 1)[0]


def antecedent(verb: Token, child: Token) -> Token:
    """The noun that a relative pronoun stands for; other words stand for themselves."""
    return verb.head if child.lower_ in RELATIVE and verb.dep_ == "relcl" else child


def _told_to(reading: Reading, verb: Token) -> list[Token]:
    """Whom the verb above has doing it: "X" in "urged X to leave", "allowed X to pass"."""
    above = verb.head
    objects = [child for child in above.children if child.dep_ in ("dobj", "obj")]
    mood = reading.mood
    telling = mood.asking | mood.telling | mood.causing | mood.leading
    return objects if verb.dep_ == "ccomp" or reading.lemma(above) in telling else []


def _charged(preposition: Token) -> list[Token]:
    """Who did it in "accused X of shelling Y": the object of the verb, of which it is told."""
    if preposition.lower_ not in CHARGES:
        return []
    return [child for child in preposition.head.children if child.dep_ in ("dobj", "obj")]


def find_responsible(reading: Reading, noun: Token) -> list[Token]:
    """Who did it in "X is behind the attack", "X is responsible for it" and "X is to blame for it"."""
    preposition = noun.head
    if noun.dep_ not in ("pobj", "pcomp") or preposition.dep_ != "prep":
        return []
    above = preposition.head
    if preposition.lower_ == "behind" and above.lemma_ == "be":
        return find_subjects(reading, above)[0]
    if reading.lemma(above) not in reading.mood.answering or above.head.lemma_ != "be":
        return []
    return find_subjects(reading, above.head)[0]


def find_sufferers(reading: Reading, verb: Token) -> list[Token]:
    """Whom it befell in "Velmar had 12 tanks destroyed": the subject of "had"."""
    above = verb.head.head if verb.dep_ == "acl" and verb.head.dep_ == "dobj" else verb.head
    if verb.tag_ != "VBN" or verb.dep_ not in ("acl", "ccomp", "xcomp") or above == verb:
        return []
    return find_subjects(reading, above)[0] if above.pos_ == "VERB" and above.lemma_ in UNDERGOING else []


def find_named(reading: Reading, noun: Token) -> list[Token]:
    """What is called so: the "talks" of "called the talks a failure", "described the talks as a failure"."""
    behind_as = noun.dep_ == "pobj" and noun.head.lower_ == "as"
    verb = noun.head.head if behind_as else noun.head
    if not (behind_as or noun.dep_ == "oprd") or reading.lemma(verb) not in reading.mood.naming:
        return []
    return [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]


def is_done_by(anchor: Anchor, verb: Token) -> bool:
    """True of a headline's "sailors taken prisoner by rebels", told as if in the past."""
    by = any(child.dep_ == "agent" and child.i not in anchor.tokens for child in verb.children)
    return by and verb.tag_ in ("VBD", "VBN") and not any(child.dep_ == "aux" for child in verb.children)


def find_senders(subject: Token) -> Iterator[Token]:
    """Who fired "the rocket fired by the rebels"; what a thing does, its sender does."""
    for child in subject.children:
        if child.dep_ == "acl":
            for inner in child.children:
                if inner.dep_ == "agent":
                    yield from (one for one in inner.children if one.dep_ == "pobj")


def find_travellers(reading: Reading, noun: Token) -> list[Token]:
    """Whose the visit is in "arrived for a visit" and the talks in "left for talks": whoever went there."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ERRANDS:
        return []
    anchor = reading.anchor_of.get(noun.head.head.i)
    return find_subjects(reading, anchor.head)[0] if anchor is not None and anchor.concept in MOVING else []
