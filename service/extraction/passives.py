"""What happens to its subject without a passive: headlines ("drone downed"), states ("in custody")."""

from __future__ import annotations

from spacy.tokens import Token

from service.extraction.reading import Anchor, Reading
from service.lexicon.concepts import Part
from service.lexicon.grammar import load_grammar, words

TARGETS = words(load_grammar().prepositions.target)
DOING = words(load_grammar().kinds.doing)
TAKING = words(load_grammar().kinds.taking)
GROUND = words(load_grammar().kinds.ground)
ACTIVE = words(load_grammar().verbs.active)


def is_headline_passive(reading: Reading, anchor: Anchor, verb: Token, objects: list[Token]) -> bool:
    """True of "drone downed over the town": an action that needs an object, in a past form, without one.

    What happens by itself ("the bridge closed") happens to its subject in any form.
    """
    concept = reading.book.concepts.table.get(anchor.concept)
    if concept is None or objects or _has_target(anchor):
        return False
    if concept.ergative:
        return True
    auxiliary = any(child.dep_ == "aux" and child.lemma_ in ACTIVE for child in verb.children)
    return concept.needs_object and not auxiliary and verb.tag_ in ("VBD", "VBN")


def find_taken(reading: Reading, anchor: Anchor, verb: Token, objects: list[Token]) -> list[Token]:
    """What is taken in "28 villages captured Ruritania": keywords, for no place takes anything.

    It stands first and who took it last, without the "by". Nothing where the verb is any other.
    """
    if anchor.concept not in TAKING or verb.tag_ not in ("VBD", "VBN") or len(objects) != 1:
        return []
    if any(child.dep_ in ("aux", "auxpass") for child in verb.children) or not reading.names(objects[0]):
        return []
    before = [child for child in verb.lefts if child.dep_ in ("nsubj", "npadvmod")]
    taken = any(GROUND.intersection(reading.noun_terms(child)) for child in before)
    return before if taken else []


def is_undergone(reading: Reading, anchor: Anchor) -> bool:
    """True of a state that another brought about: who is "in custody" was taken there."""
    concept = reading.book.concepts.table.get(anchor.concept)
    if concept is None or anchor.part is not Part.ADJECTIVE:
        return False
    return concept.needs_object and anchor.concept not in DOING


def _has_target(anchor: Anchor) -> bool:
    """True of "took control of X" and "fired at X", whose object stands behind a preposition."""
    doc = anchor.head.doc
    for i in anchor.tokens:
        for child in doc[i].children:
            if child.i not in anchor.tokens and child.dep_ == "pobj":
                return True
            if child.dep_ == "prep" and child.lower_ in TARGETS:
                return True
    return False
