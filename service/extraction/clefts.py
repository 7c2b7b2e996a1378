"""Reads cleft sentences as what they stress: "it was X that did it" as "X did it"."""

from __future__ import annotations

from spacy.tokens import Token

from service.extraction.setting_aside import ASIDE, SUBJECTS, set_aside
from service.lexicon.grammar import load_grammar, words

RELATIVE = words(load_grammar().pronouns.relative)


def unfold_cleft(pronoun: Token) -> None:
    """Reads "it was X that did" as "X did"; its negation goes with it."""
    be = pronoun.head
    if pronoun.dep_ != "nsubj" or be.lemma_ != "be":
        return
    told = next((c for c in be.children if c.dep_ in ("attr", "acomp") and c.i > be.i), None)
    if told is None or told.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return
    verb = next(
        (
            c
            for c in (*be.children, *told.children)
            if c.dep_ in ("ccomp", "relcl") and c.pos_ in ("VERB", "AUX")
        ),
        None,
    )
    if verb is None or verb.i < told.i:
        return
    relative = next(
        (c for c in verb.children if c.lower_ in RELATIVE and c.dep_ in (*SUBJECTS, "dobj")), None
    )
    between = told.doc[told.i + 1 : relative.i] if relative is not None else ()
    for word in between:
        if word.dep_ == "neg":
            set_aside(word)
    if relative is None or not all(_may_part(word, told) for word in between):
        return
    role = relative.dep_
    above, relation = be.head, be.dep_
    verb.head, verb.dep_ = (verb, "ROOT") if above == be else (above, relation)
    relative.dep_ = "mark"
    told.head, told.dep_ = verb, role
    for child in list(be.children):
        child.head = verb
    be.head, be.dep_, pronoun.dep_ = verb, "aux", "expl"


def _may_part(word: Token, told: Token) -> bool:
    """True of what may stand before the clause of a cleft sentence: "it is X himself", "X and not Y that"."""
    if word.tag_ == "PRP" or word.is_punct or word.dep_ == "cc":
        return True
    other = next((one for one in (word, *word.ancestors) if one.head == told and one.dep_ == ASIDE), None)
    return other is not None and any(child.dep_ == "neg" for child in other.children)
