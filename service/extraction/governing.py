"""The words that govern an event: its own, the verb that carries it, and what stands above."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from service.extraction.carriers import clause_verb, find_carrier, outer_noun
from service.extraction.reading import STATE_VERBS, Anchor, Reading
from service.lexicon.grammar import load_grammar, words
from service.lexicon.modality import load_mood

LINKING = words(load_grammar().prepositions.linking)
INDIRECT = words(load_grammar().pronouns.indirect)

COMPLEMENTS = frozenset(
    {
        "xcomp",
        "ccomp",
        "acl",
        "dobj",
        "obj",
        "pobj",
        "pcomp",
        "attr",
        "prep",
        "nsubjpass",
        "relcl",
        "oprd",
        "nsubj",
        "acomp",
    }
)

READY = frozenset(load_grammar().prepositions.ready)
LONGEST_CHAIN = 8
"""Steps up the tree that are looked at; deeper nesting says little about the innermost event."""


def own_tokens(reading: Reading, anchor: Anchor) -> Iterator[Token]:
    """The anchor's tokens, its clause's verb and the verb that carries it."""
    seen = set(anchor.tokens)
    yield from (reading.doc[i] for i in anchor.tokens)
    outer = outer_noun(reading, anchor.head)
    if outer.i not in seen:
        seen.add(outer.i)
        yield outer
    for verb in (clause_verb(anchor), find_carrier(reading, anchor)):
        if verb is not None and verb.i not in seen:
            seen.add(verb.i)
            yield verb


def chain(head: Token) -> Iterator[tuple[Token, Token]]:
    """Each token above the head with the one below it, innermost first, through complements only."""
    below = head
    for _ in range(LONGEST_CHAIN):
        above = below.head
        if above == below or below.dep_ not in COMPLEMENTS:
            return
        predicate = above.pos_ in ("VERB", "AUX") and above.lemma_ in STATE_VERBS
        toil = above.lemma_ in load_mood().toiling | load_mood().trouble
        if below.dep_ == "prep" and not (predicate or toil) and below.lower_ not in LINKING:
            return
        yield above, below
        below = above


def is_infinitive(token: Token) -> bool:
    """True of "to leave", "leaving" and of a noun in their place: what is still to be done."""
    if token.dep_ in ("dobj", "obj", "pobj", "pcomp", "prep", "nsubjpass", "nsubj"):
        return token.pos_ == "NOUN" or token.tag_ == "VBG" or token.dep_ == "prep"
    return (
        any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children) or token.tag_ == "VBG"
    )


def is_ready_for(preposition: Token) -> bool:
    """True of the "for" of "is ready for talks" and the "to" of "open to talks", which may come about."""
    aim = preposition.head
    return aim.dep_ in ("acomp", "ROOT", "amod") and f"{aim.lower_} {preposition.lower_}" in READY


def leaves_unsaid(verb: Token) -> bool:
    """True of "did not say why it closed the school": who says so has said nothing of it."""
    negated = any(child.dep_ == "neg" for child in verb.children)
    asked = (child for child in verb.children if child.dep_ in ("ccomp", "xcomp") and child.i > verb.i)
    return negated and any(clause.doc[clause.left_edge.i].lower_ in INDIRECT for clause in asked)
