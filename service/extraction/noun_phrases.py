"""Reads noun phrases of a parse: the phrase of a head, the person's name and the title in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from service.lexicon.grammar import load_grammar, words

HONORIFICS = re.compile(r"^(?:(?:mr|mrs|ms|miss|dr|sir|lord|lady|prof|professor)\.?\s+)+", re.IGNORECASE)
OWNED = re.compile(r"['’]s$")
POSSESSIVE = re.compile(r"['’]s?$")
LONGEST_ROLE = 120
"""Characters; a longer apposition is a story about the speaker, not a title."""

PLURAL_TAGS = ("NNS", "NNPS")
INNER_PREPOSITIONS = words(load_grammar().prepositions.inner)
DEFINITE = words(load_grammar().determiners.definite)


def noun_phrase(head: Token) -> Span:
    """The noun phrase of a head: its modifiers and of-phrases, without clauses and appositions."""
    start = head.left_edge.i
    end = head.i + 1
    for child in head.rights:
        if child.dep_ not in ("prep", "flat", "compound", "nmod", "amod", "case", "poss") or child.i != end:
            break
        if child.dep_ == "prep" and child.lower_ not in INNER_PREPOSITIONS:
            break
        end = child.right_edge.i + 1
    end = next((i for i in range(head.i + 1, end) if head.doc[i].text in {",", ";"}), end)
    for i in range(start, head.i):
        if head.doc[i].dep_ in ("cc", "conj", "relcl", "acl", "advcl") or head.doc[i].text in {",", ";"}:
            start = i + 1
    return head.doc[start:end]


def own_phrase(head: Token) -> Span:
    """The noun phrase with its appositions."""
    end = head.i + 1
    for child in head.children:
        if child.dep_ in ("appos", "prep", "flat") and child.i > head.i:
            end = max(end, child.right_edge.i + 1)
    return head.doc[head.left_edge.i : end]


def plain_text(phrase: Span) -> str:
    """The phrase without a leading article, possessive or pronoun and without outer punctuation."""
    start = phrase.start
    while start < phrase.end and (
        phrase.doc[start].dep_ in ("det", "advmod", "mark", "cc")
        or phrase.doc[start].is_punct
        or phrase.doc[start].tag_ == "PRP$"
    ):
        start += 1
    text = phrase.doc[start : phrase.end].text.strip(" \t,;:\"“”'‘’()-–—")
    return re.sub(r"\s+", " ", OWNED.sub("", text))


def clean_name(text: str) -> str:
    """A person's name without honorific, possessive ending and line breaks."""
    return POSSESSIVE.sub("", HONORIFICS.sub("", " ".join(text.split())))


def person_in(source: Token) -> Span | None:
    """The person's name in the noun phrase: at its head, before it, or in apposition to it."""
    people = [entity for entity in source.doc.ents if entity.label_ == "PERSON"]
    for entity in people:
        if entity.start <= source.i < entity.end:
            return entity
    for child in source.children:
        if child.dep_ in ("appos", "flat"):
            for entity in people:
                if entity.start <= child.i < entity.end:
                    return entity
    return next((entity for entity in people if _ends_phrase(entity, source)), None)


def _ends_phrase(entity: Span, source: Token) -> bool:
    """True for the name at the end of a title in lower case: "governor of the region Ann Lee"."""
    if entity.end != source.right_edge.i + 1 or entity.start <= source.i:
        return False
    return source.text.islower() and entity[0].nbor(-1).text != "," and entity.root.dep_ != "pobj"


def role_of(source: Token, entity: Span, titles: frozenset[str]) -> str | None:
    """The title beside a name: "Velmari President" before it, or the apposition after it.

    None for a missing one and for one longer than LONGEST_ROLE. `titles` are nouns that are no first
    name even alone: "Governor".
    """
    before = _title_before(source, entity, titles)
    after = _apposition(source, entity)
    role = after if after and (not before or "," in before) else before or after
    is_title = len(role) <= LONGEST_ROLE and any(character.isalpha() for character in role)
    return role if is_title else None


def _title_before(source: Token, entity: Span, titles: frozenset[str]) -> str:
    """What stands before the name in its phrase, unless it is an honorific or part of the name."""
    title = source.doc[source.left_edge.i : entity.start]
    if not len(title) or HONORIFICS.fullmatch(plain_text(title) + " "):
        return ""
    if len(title) == 1 and title[0].lower_ in titles:
        return title.text
    first_name = len(title) == 1 and title[0].dep_ == "compound" and title[0].pos_ == "PROPN"
    return "" if first_name or all(token.ent_type_ == "PERSON" for token in title) else plain_text(title)


def _apposition(source: Token, entity: Span) -> str:
    for child in _rights(source, entity):
        if child.dep_ == "appos" and child.i >= entity.end and not _in_brackets(child):
            end = _before_time(source.doc, child.i + 1, child.right_edge.i + 1)
            return plain_text(source.doc[child.left_edge.i : end])
    return ""


def _in_brackets(token: Token) -> bool:
    """True for "(D-Md.)" behind a name: a party and a state, no title."""
    start = token.left_edge.i
    return start > 0 and token.doc[start - 1].text in {"(", "["}


def _rights(source: Token, entity: Span) -> Iterator[Token]:
    yield from source.rights
    for token in entity:
        if token != source:
            yield from token.rights


def _before_time(doc: Doc, start: int, end: int) -> int:
    """Where a time expression or comma begins between the two positions, else `end`."""
    for i in range(start, end):
        if doc[i].text in {",", ";"} or (doc[i].ent_type_ == "DATE" and doc[i - 1].lower_ in ("on", ",")):
            return i - 1 if doc[i - 1].lower_ == "on" else i
    return end


def subject_above(pronoun: Token) -> Token | None:
    """The noun that is subject of the clause above: "Velmari forces are gaining, they claim"."""
    for verb in pronoun.head.ancestors:
        for child in verb.children:
            if (
                child.dep_ in ("nsubj", "nsubjpass")
                and child.i < pronoun.i
                and child.pos_ in ("NOUN", "PROPN")
            ):
                plural = child.tag_ in PLURAL_TAGS or any(part.dep_ == "conj" for part in child.children)
                if plural == (pronoun.lower_ == "they"):
                    return child
    return None


def is_definite(phrase: Span) -> bool:
    """True for "the ministry": somebody known from before. "His lawyer" is somebody new."""
    return phrase[0].lower_ in DEFINITE if len(phrase) else False
