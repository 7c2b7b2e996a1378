"""Marks what a sentence names only to set it aside: the second party of "Velmar, not Ostrany"."""

from __future__ import annotations

from spacy.tokens import Token

from service.lexicon.grammar import load_grammar, words

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
REPLACING = words(load_grammar().adverbs.replacing)
REPLACED = words(load_grammar().prepositions.replaced)

ASIDE = "dep"
"""The relation of what is set aside: readers of roles pass it by."""


def set_aside(negation: Token) -> None:
    """Sets aside Y in "X, not Y", "not Y but X" and "not by Y but by X"."""
    named = negation.head
    if (
        negation.lower_ != "not"
        or named.pos_ not in ("PROPN", "NOUN", "ADP", "ADJ", "NUM")
        or named.dep_ == "ROOT"
    ):
        return
    other = next((child for child in named.children if child.dep_ == "conj" and child.i > negation.i), None)
    but = any(child.dep_ == "cc" and child.lower_ == "but" for child in named.children)
    appended = next(
        (child for child in named.children if child.dep_ == "appos" and child.i > negation.i), None
    )
    if negation.i > named.i and appended is not None and negation.i + 3 > appended.left_edge.i:
        negation.head, appended.dep_ = appended, ASIDE
    elif other is not None and but and negation.i <= named.left_edge.i:
        above, relation = named.head, named.dep_
        other.head, other.dep_ = above, relation
        named.head, named.dep_ = other, ASIDE
    elif but is False and _is_less_apt_figure(negation, named):
        return
    elif (named.dep_ == "conj" and negation.i < named.i and not but) or (
        named.dep_ == "prep"
        and negation.i + 1 == named.i
        and negation.i > 0
        and negation.nbor(-1).text == ","
    ):
        named.dep_ = ASIDE


def _is_less_apt_figure(negation: Token, noun: Token) -> bool:
    """Sets aside the first figure of "not 12 but 30 tanks"."""
    figure = next((child for child in noun.children if child.dep_ == "nummod" and child.i > negation.i), None)
    other = next((child for child in figure.children if child.dep_ == "conj"), None) if figure else None
    if figure is None or other is None or not any(child.lower_ == "but" for child in figure.children):
        return False
    other.head, other.dep_ = noun, "nummod"
    figure.head, figure.dep_ = other, ASIDE
    negation.head = figure
    return True


def set_aside_rather(adverb: Token) -> None:
    """Sets aside Y in "X rather than Y" and "X instead of Y"."""
    doc, at = adverb.doc, adverb.i
    if not 0 < at < len(doc) - 2 or doc[at + 1].lower_ not in REPLACED:
        return
    other = next((t for t in doc[at + 2 : at + 6] if t.pos_ in ("PROPN", "NOUN")), None)
    first = next((t for t in (doc[at - 1], doc[max(0, at - 2)]) if t.pos_ in ("PROPN", "NOUN", "ADJ")), None)
    if other is None or first is None:
        return
    if other.dep_ in SUBJECTS and first.head == other.head and first.i < other.i:
        first.dep_, other.head = other.dep_, first
    if other.dep_ != "ROOT":
        other.dep_ = ASIDE
