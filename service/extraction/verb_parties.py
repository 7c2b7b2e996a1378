"""Gives verbs their parties where a small model has the verb for an adjective or for a name's last word.

"Lacking shells, the army retreated" is to it about lacking shells, "Velmar halts Hask operation" about
Velmar halts. The trees are mended in place.
"""

from __future__ import annotations

from spacy.tokens import Token

from service.lexicon.grammar import load_grammar, words

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PRESENT = frozenset({"VBZ", "VBP"})
CONSUMING = words(load_grammar().verbs.consuming)


def give_parties(token: Token) -> None:
    """Mends the tree around the token if one of these readings went wrong there."""
    if token.is_sent_start and token.dep_ == "amod" and token.lower_.endswith("ing"):
        _open_with(token)
    elif token.dep_ == "advcl" and token.tag_ == "VBN" and token.i > token.head.i:
        _hang_on_noun(token)
    elif token.dep_ == "appos" and token.head.tag_ in PRESENT:
        _take_for_object(token)
    elif token.lower_ == "through" and token.dep_ == "prep" and token.head.lemma_ in CONSUMING:
        _use_up(token)


def _open_with(participle: Token) -> None:
    """Takes the "Lacking" of "Lacking men and shells, the army retreated" for what the army did."""
    noun = participle.head
    verb = noun.head
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if (
        noun.dep_ not in ("dep", "npadvmod")
        or verb.pos_ not in ("VERB", "AUX")
        or subject is None
        or subject.i < noun.i
    ):
        return
    if not any(word.text == "," for word in verb.doc[noun.i : subject.i]):
        return
    participle.head, participle.dep_, participle.pos_, participle.tag_ = verb, "advcl", "VERB", "VBG"
    noun.head, noun.dep_ = participle, "dobj"


def _hang_on_noun(participle: Token) -> None:
    """Takes the shelters of "taken to one of the shelters opened in Hask" for what was opened."""
    noun = participle.nbor(-1)
    if participle.left_edge != participle or noun.pos_ != "NOUN" or noun.dep_ != "pobj":
        return
    if noun.head.head.i > participle.head.i and not any(c.dep_ == "agent" for c in participle.children):
        participle.head, participle.dep_ = noun, "acl"


def _take_for_object(noun: Token) -> None:
    """Takes the parties of "Velmar halts Hask operation" for a subject and an object."""
    verb = noun.head
    relations = {child.dep_ for child in verb.children}
    before = [child for child in verb.lefts if child.dep_ in ("compound", "nmod")]
    if noun.i < verb.i or not before or relations & (SUBJECTS | {"dobj", "det"}):
        return
    subject = before[-1]
    for child in before[:-1]:
        child.head = subject
    subject.dep_, noun.dep_ = "nsubj", "dobj"
    verb.pos_ = "VERB"


def _use_up(through: Token) -> None:
    """Takes the tanks of "burned through 12 tanks" for what was used up."""
    used = next((child for child in through.children if child.dep_ == "pobj"), None)
    if used is not None:
        used.head, used.dep_, through.dep_ = through.head, "dobj", "prt"
