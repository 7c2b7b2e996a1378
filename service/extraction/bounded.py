"""Frees a figure from the "at" of its bound, behind which the parser has it: "lost at most 12 tanks"."""

from __future__ import annotations

from spacy.tokens import Token

from service.lexicon.grammar import load_grammar, words

BOUNDS = words(load_grammar().ranks.bounding)


def free_bounded(bound: Token) -> None:
    """Makes the counted noun the verb's object, or its subject where the bound opens the clause."""
    number, at = bound.head, bound.nbor(-1) if bound.i else bound
    noun = number.head
    if at.lower_ != "at" or at.dep_ != "prep" or number.dep_ != "nummod" or noun.head != at:
        return
    verb = at.head
    before = noun.i < verb.i
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    relation = ("nsubjpass" if passive else "nsubj") if before else "dobj"
    if verb.pos_ == "VERB" and not any(child.dep_ == relation for child in verb.children):
        noun.head, noun.dep_ = verb, relation
        at.head, at.dep_ = bound, "advmod"
