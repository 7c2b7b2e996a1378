"""Finds the words that a reporting verb governs: the clauses that are its complement."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from service.extraction.frames import is_that_clause
from service.extraction.reports import FINITE_TAGS
from service.extraction.sources import SUBJECT_DEPS, has_subject
from service.lexicon.cues import Cues

CONTENT_DEPS = ("ccomp", "parataxis")


def find_content(cue: Token, source: Token | None, cues: Cues) -> frozenset[int]:
    """What stands in the cue's complement clauses, less the cue's own words.

    A noun coordinated with a verb of saying is a misreading of a subject within the content.
    """
    found: set[int] = set()
    joints: set[int] = set()
    for clause in _complements(cue, cues):
        found.update(token.i for token in clause.subtree)
        joints.update(_conjunction(clause))
    if not found:
        return frozenset()
    start = max(found)
    for child in cue.children:
        if child.dep_ == "conj" and child.i > start and child.pos_ not in ("VERB", "AUX"):
            found.update(token.i for token in child.subtree)
    own = {cue.i, *joints}
    if source is not None and source.head == cue:
        own.update(token.i for token in source.subtree)
    return frozenset(found - own)


def _conjunction(clause: Token) -> Iterator[int]:
    """The "that" that opens a clause, also where it is taken for a determiner: "that officers will"."""
    first = clause.doc[clause.left_edge.i]
    if first.lower_ == "that" and first.i < clause.i and first.nbor(1).pos_ not in ("VERB", "AUX"):
        yield first.i


def _complements(cue: Token, cues: Cues) -> Iterator[Token]:
    for child in cue.children:
        if child.dep_ in CONTENT_DEPS and _is_clause(child, cue, cues) and not _is_cue_tail(child, cue):
            yield child
        elif child.dep_ == "conj" and child.i > cue.i and any(_conjunction(child)):
            # "said that P and that Q": the parser joins Q to the saying.
            yield child
        elif child.dep_ == "advcl" and _is_bare_clause(child, cue):
            # "said after the vote she would stay": the parser hangs the clause on the time.
            yield child
        elif child.dep_ == "advcl" and child.lemma_ in cues.citing:
            yield from (grandchild for grandchild in child.children if grandchild.dep_ in CONTENT_DEPS)
        elif child.dep_ in ("dobj", "dative") and _hears(child, cue, cues):
            # "told a radio show that P": the parser hangs the clause on the hearer.
            yield from (part for part in child.children if is_that_clause(part))
    if cue.dep_ == "acl" and cue.tag_ == "VBD":
        # "the mayor, Ann Lee, confirmed to a radio that P": clause and cue both hang on the mayor.
        yield from (part for part in cue.head.children if part.i > cue.i and is_that_clause(part))


def _hears(noun: Token, cue: Token, cues: Cues) -> bool:
    return cue.lemma_.lower() in cues.hearer and noun.lemma_.lower() not in cues.told


def _is_bare_clause(clause: Token, cue: Token) -> bool:
    """True for a finite clause behind the cue with a subject and no conjunction."""
    if clause.i < cue.i or not has_subject(clause):
        return False
    finite = any(token.tag_ in FINITE_TAGS for token in (clause, *clause.children))
    return finite and not any(
        child.dep_ == "mark" or child.tag_ in ("WRB", "WP", "WDT") for child in clause.children
    )


def _is_clause(token: Token, cue: Token, cues: Cues) -> bool:
    """False for "considered debt a last resort", where nothing is said."""
    if token.pos_ in ("VERB", "AUX"):
        return True
    if cue.lemma_.lower() in cues.clause_only:
        return False
    return any(child.dep_ in (*SUBJECT_DEPS, "cop", "aux", "expl") for child in token.children)


def _is_cue_tail(child: Token, cue: Token) -> bool:
    """A parataxis that itself only reports ("..., he said") is no content of its governor."""
    return child.dep_ == "parataxis" and child.i > cue.i and child.right_edge.i - child.left_edge.i < 3
