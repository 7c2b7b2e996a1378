"""Who did it to whom, and where: the fillers of an event's roles, from the dependency parse."""

from __future__ import annotations

from spacy.tokens import Token

from service.extraction.carriers import clause_verb, denies_event, equated, find_carrier, gauges
from service.extraction.governed import Fillers, children_of, fill_prepositions, objects_of
from service.extraction.passives import find_taken, is_headline_passive, is_undergone
from service.extraction.reading import STATE_VERBS, Anchor, Reading
from service.extraction.subjects import (
    antecedent,
    find_bearers,
    find_named,
    find_responsible,
    find_senders,
    find_subjects,
    find_sufferers,
    find_travellers,
    is_done_by,
)
from service.lexicon.concepts import Part
from service.lexicon.grammar import load_grammar, words
from service.lexicon.matching import DEGREES
from service.lexicon.phrases import SIDE

CAPACITY = "capacity"
"""The concept of room for so many."""

OBJECTS = frozenset({"dobj", "obj", "dative", "oprd", "attr"})
TOPICS = words(load_grammar().kinds.topics)
OVER = words(load_grammar().prepositions.over)
CIRCUMSTANCES = words(load_grammar().prepositions.circumstance)


def find_roles(reading: Reading, anchor: Anchor) -> Fillers:
    """The fillers of the anchor's roles; a role that the sentence leaves open stays empty."""
    fillers = Fillers()
    if anchor.part is Part.NOUN and anchor.head.pos_ not in ("VERB", "AUX"):
        _fill_noun(reading, anchor, fillers)
    else:
        _fill_clause(reading, anchor, fillers)
    return fillers


def _fill_clause(reading: Reading, anchor: Anchor, fillers: Fillers) -> None:
    verb = clause_verb(anchor)
    fillers.agents += _hyphened(anchor.head)
    if verb is None:
        _fill_modifier(reading, anchor, fillers)
        return
    subjects, passive = find_subjects(reading, verb)
    if verb.pos_ == "NOUN":
        subjects = [*subjects, *_named_before(reading, verb)]
    objects = [
        child for child in children_of(anchor, verb) if child.dep_ in OBJECTS and child.i not in anchor.tokens
    ]
    objects = [antecedent(verb, child) for child in objects] or _inside_gap(reading, anchor, subjects)
    if (
        verb.dep_ == "relcl"
        and not objects
        and subjects
        and not passive
        and verb.head.i < verb.i
        and verb.head not in subjects
    ):
        objects = [verb.head]
    taken = find_taken(reading, anchor, verb, objects)
    if taken:
        fillers.patients += taken
        fillers.agents += objects
        return
    told = is_done_by(anchor, verb) or is_headline_passive(reading, anchor, verb, objects)
    acted_upon = passive or anchor.part is Part.PASSIVE or told or is_undergone(reading, anchor)
    if acted_upon:
        fillers.patients += [*subjects, *find_sufferers(reading, verb)]
        fillers.patients += [named for subject in subjects for named in equated(subject)]
        if anchor.part is Part.PASSIVE:
            fillers.places += objects
        else:
            fillers.patients += objects
    else:
        fillers.agents += subjects
        fillers.agents += [doer for subject in subjects for doer in find_senders(subject)]
        fillers.patients += objects
    fill_prepositions(reading, anchor, verb, fillers)
    if anchor.part is Part.PASSIVE:
        _fill_gap(reading, anchor, fillers)


def _named_before(reading: Reading, noun: Token) -> list[Token]:
    """Who acts in a headline's "Ruritania fires at the camp", where the parser has a noun."""
    before = [child for child in noun.lefts if child.dep_ in ("compound", "nmod", "amod", "poss")]
    return [child for child in before if reading.names(child)]


def _hyphened(participle: Token) -> list[Token]:
    """Who did it in "a rebel-held town" and "a Dorvan-backed militia"."""
    if participle.tag_ != "VBN":
        return []
    return [
        child
        for child in participle.lefts
        if child.dep_ == "npadvmod" and participle.doc[child.i + 1].text == "-"
    ]


def _fill_modifier(reading: Reading, anchor: Anchor, fillers: Fillers) -> None:
    """A state before or after its noun, without a verb: "the plant in rebel hands", "hundreds dead"."""
    noun = anchor.head.head
    fillers.agents += find_named(reading, anchor.head)
    if noun != anchor.head and anchor.head.dep_ in (
        "amod",
        "prep",
        "acl",
        "relcl",
        "appos",
        "advmod",
        "nmod",
        "acomp",
    ):
        fillers.patients.append(noun)
    fillers.patients += equated(anchor.head)
    fill_prepositions(reading, anchor, None, fillers)
    _fill_gap(reading, anchor, fillers)


def _fill_gap(reading: Reading, anchor: Anchor, fillers: Fillers) -> None:
    """The words in a phrase's gap name who has it: "in rebel hands", "under their control"."""
    for i in anchor.tokens:
        for child in reading.doc[i].children:
            owns = child.dep_ in ("amod", "poss", "compound", "nmod") and child.lower_ not in DEGREES
            if owns and child.i not in anchor.tokens:
                fillers.agents.append(child)


def _fill_noun(reading: Reading, anchor: Anchor, fillers: Fillers) -> None:
    for i in anchor.tokens:
        for child in reading.doc[i].children:
            if child.i in anchor.tokens:
                continue
            if child.dep_ in ("poss", "amod", "compound", "nmod"):
                _fill_noun_modifier(reading, child, fillers)
            elif child.dep_ == "acl" and reading.lemma(child) in reading.mood.light:
                fill_prepositions(reading, anchor, child, fillers)
    fill_prepositions(reading, anchor, None, fillers)
    fillers.agents += find_responsible(reading, anchor.head)
    if anchor.concept == CAPACITY and anchor.head.dep_ == "pobj":
        fillers.agents += find_bearers(reading, anchor.head)
    carrier = find_carrier(reading, anchor)
    if carrier is None:
        _fill_predicate(reading, anchor, fillers)
        fillers.agents += find_travellers(reading, anchor.head) if not fillers.agents else []
        if not fillers.patients:
            fillers.patients += _befallen(reading, anchor)
        return
    subjects, passive = find_subjects(reading, carrier)
    acts = not denies_event(reading, carrier) and not gauges(reading, carrier)
    carried = anchor.head.dep_ in ("dobj", "obj") or anchor.head.head.lower_ == "with"
    if carried and not passive and acts:
        lemma = reading.lemma(carrier)
        suffers = lemma in reading.mood.receiving or (
            lemma in reading.mood.suffering and bool(fillers.agents)
        )
        done_to = fillers.patients if suffers else fillers.agents
        done_to += [subject for subject in subjects if subject != anchor.head]
    if reading.lemma(carrier) in reading.mood.spanning:
        fillers.patients += [child for child in carrier.children if child.dep_ in ("dobj", "obj")]
        fillers.patients += _taken_in(carrier)
    if carrier.lemma_ in STATE_VERBS and anchor.head.dep_ in ("pobj", "pcomp"):
        fillers.patients += subjects
        fillers.places += subjects
    fill_prepositions(reading, anchor, carrier, fillers)


def _taken_in(carrier: Token) -> list[Token]:
    """What something "extends over" or "stretches to"."""
    behind = [child for child in carrier.children if child.dep_ == "prep" and child.lower_ in OVER]
    return [named for preposition in behind for named in objects_of(preposition)]


def _fill_predicate(reading: Reading, anchor: Anchor, fillers: Fillers) -> None:
    """Of what a noun is said: "the campaign was a flop", "the gamble proved a success"."""
    verb = anchor.head.head
    fillers.agents += find_named(reading, anchor.head)
    if anchor.head.dep_ != "attr" or verb.lemma_ not in STATE_VERBS:
        return
    if not any(child.dep_ == "expl" for child in verb.children):
        fillers.agents += find_subjects(reading, verb)[0]


def _befallen(reading: Reading, anchor: Anchor) -> list[Token]:
    """Whom "a strike" befell in "the depot caught fire after a strike": the subject of its clause."""
    above = anchor.head.head
    if anchor.head.dep_ != "pobj" or above.lower_ not in CIRCUMSTANCES or above.head.pos_ != "VERB":
        return []
    negative = reading.mood.negative
    return [
        subject
        for subject in find_subjects(reading, above.head)[0]
        if subject.lower_ not in negative and not any(child.lower_ in negative for child in subject.children)
    ]


def _fill_noun_modifier(reading: Reading, child: Token, fillers: Fillers) -> None:
    for inner in child.children:
        if inner.dep_ in ("compound", "nmod", "poss", "amod") and inner.i not in reading.anchor_of:
            _fill_noun_modifier(reading, inner, fillers)
    phrase = reading.phrases.get(child.i)
    name = phrase.name if phrase is not None else None
    if name is not None and name.is_place and child.dep_ != "poss" and child.pos_ == "PROPN":
        fillers.places.append(child)
        if name.terms[0].startswith(SIDE):
            fillers.agents.append(child)
    elif (name is not None and name.side is not None) or child.dep_ == "poss" or child.pos_ == "PROPN":
        fillers.agents.append(child)


def _inside_gap(reading: Reading, anchor: Anchor, subjects: list[Token]) -> list[Token]:
    """Whom it befell in "took 90 soldiers prisoner", and on what they "struck a nuclear deal"."""
    first, last = min(anchor.tokens), max(anchor.tokens)
    if anchor.part is not Part.VERB or first + 1 in anchor.tokens or first == last:
        return []
    inside = [reading.doc[i] for i in range(first, last) if i not in anchor.tokens]
    named = [
        token
        for token in inside
        if token.pos_ in ("NOUN", "PROPN") or token.lower_ in TOPICS or reading.names(token)
    ]
    return [token for token in named if token not in subjects][-1:]
