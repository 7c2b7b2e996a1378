"""Finds the source of a reporting verb in a parse: who speaks."""

from __future__ import annotations

from spacy.tokens import Token

from service.extraction.noun_phrases import PLURAL_TAGS
from service.extraction.reports import TIME_ENTITIES
from service.lexicon.cues import Cues, load_cues
from service.lexicon.grammar import load_grammar, words

SUBJECT_DEPS = ("nsubj", "nsubjpass", "csubj")
FINITE_TAGS = ("VBD", "VBZ", "VBP")
OWNER_PREPOSITIONS = words(load_grammar().prepositions.owner)
NOBODY = words(load_grammar().pronouns.no_speaker)
AFTER_DEPS = ("dobj", "npadvmod", "attr", "oprd", "dep", "appos")


def find_source(cue: Token, cues: Cues, *, governs: bool = False) -> Token | None:
    """The head of the noun phrase that speaks; a participle takes the subject of its governor.

    `governs`: the cue is such a governor, whose subject speaks though the verb be a passive.
    """
    subjects = [child for child in cue.children if child.dep_ in SUBJECT_DEPS]
    if (published := _publisher(cue, subjects, cues)) is not None:
        return published
    if subjects and (governs or not _is_done_to(cue, cues)):
        # "its spokesman Anders Pike told": both nouns come out as subjects, the name speaks.
        subject = next((child for child in subjects if child.pos_ == "PROPN"), subjects[0])
        return _antecedent(subject, cue) if subject.lower_ in cues.relative else subject
    agent = next((child for child in cue.children if child.dep_ == "agent"), None)
    if agent is not None:
        return next((child for child in agent.children if child.dep_ == "pobj"), None)
    if cue.lemma_.lower() not in cues.hear and (after := _name_after(cue)) is not None:
        return after
    named = cue.i + 1 < len(cue.doc) and cue.nbor(1).pos_ == "PROPN"
    if cue.tag_ == "VBN" and cue.dep_ == "advcl" and not named and not _has_auxiliary(cue):
        # "It was a choice, repeated eleven times": nobody says so there.
        return None
    if cue.dep_ in ("advcl", "conj", "xcomp", "pcomp", "dep") and cue.head != cue:
        governor = _governor(cue, cues)
        return find_source(governor, cues, governs=True) if governor is not None else None
    if cue.dep_ == "acl" and (cue.tag_ in ("VBG", "VBD") or is_predicate_of_root(cue)):
        return _named_before(cue) or cue.head
    if cue.tag_ in FINITE_TAGS and cue.i > 0 and cue.nbor(-1).pos_ == "PROPN":
        # "In a meeting with the Post Maresh said": a name right before a verb without a subject is it.
        return cue.nbor(-1)
    return None


def is_predicate_of_root(cue: Token) -> bool:
    """True for "Ann Lee, who ..., | accused him of P", whose verb the parser takes for a participle.

    "Ann Lee, 34, | accused of P" is one: an object follows no passive.
    """
    alone = cue.dep_ == "acl" and cue.tag_ == "VBN" and cue.head.dep_ == "ROOT" and cue.nbor(-1).text == ","
    return alone and cue.i + 1 < len(cue.doc) and cue.nbor(1).pos_ not in ("ADP", "PUNCT", "PART", "CCONJ")


def _is_done_to(cue: Token, cues: Cues) -> bool:
    """True for "Ms Lee was accused of P" and "it is said to be P": the subject of a passive says nothing."""
    passive = any(child.dep_ == "auxpass" for child in cue.children)
    return passive and cue.lemma_.lower() not in cues.quoted


def is_impersonal(token: Token, cues: Cues) -> bool:
    """True for "it was announced on Monday", which names no speaker."""
    subject = next((child for child in token.children if child.dep_ in SUBJECT_DEPS), None)
    passive = any(child.dep_ == "auxpass" for child in token.children)
    return passive and subject is not None and subject.lower_ in cues.it and token.lemma_.lower() in cues.say


def _named_before(cue: Token) -> Token | None:
    """The person between commas before a cue: "the head of the depot in Lund, Ann Lee, earlier confirmed"."""
    before = next((token for token in reversed(cue.doc[: cue.i]) if token.pos_ != "ADV"), None)
    if before is None or before.text != ",":
        return None
    people = (entity for entity in cue.doc.ents if entity.label_ == "PERSON" and entity.end == before.i)
    return next((entity.root for entity in people if cue.doc[entity.start - 1].text == ","), None)


def _publisher(cue: Token, subjects: list[Token], cues: Cues) -> Token | None:
    """Whose site it is: "P, was stated on the company's site", "it was said in a statement"."""
    passive = any(child.dep_ == "auxpass" for child in cue.children)
    if not passive or any(subject.lower_ not in cues.it for subject in subjects):
        return None
    for preposition in (child for child in cue.children if child.dep_ == "prep"):
        for place in preposition.children:
            if place.dep_ == "pobj" and place.lemma_.lower() in cues.publications:
                return next((child for child in place.children if child.dep_ == "poss"), place)
    return None


def find_cited(cue: Token, content: frozenset[int]) -> Token | None:
    """Whom "X reported that P, citing Y" names, hung on the report or, behind a comma, on P's verb."""
    for citing in cue.doc[cue.i :]:
        if citing.lemma_ not in load_cues().citing or citing.dep_ != "advcl":
            continue
        ends = citing.tag_ == "VBG" and citing.nbor(-1).text == "," and citing.head.i in content
        if citing.head == cue or ends:
            return next((child for child in citing.children if child.dep_ == "dobj"), None)
    return None


def owner_of(record: Token) -> Token | None:
    """Whose record it is: "the party's tally", "a statement from the ministry", "police figures"."""
    for child in record.children:
        if child.dep_ == "poss":
            return child
    for child in record.children:
        if child.dep_ == "prep" and child.lower_ in OWNER_PREPOSITIONS:
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return next((child for child in reversed(list(record.lefts)) if child.dep_ == "compound"), None)


def _antecedent(relative: Token, cue: Token) -> Token | None:
    """The noun of a relative clause: what the clause hangs on, else the noun right before it."""
    if cue.head.pos_ in ("NOUN", "PROPN"):
        return cue.head
    before = next((token for token in reversed(relative.doc[: relative.i]) if token.text != ","), None)
    return before if before is not None and before.pos_ in ("NOUN", "PROPN") else None


def _governor(cue: Token, cues: Cues) -> Token | None:
    """The verb whose subject a cue shares: for a participle the nearest cue above, if there is one.

    "Brandt said the guards had fired, adding that ...": adding is hung on "fired", Brandt adds.
    """
    verbs = [token for token in cue.ancestors if token.pos_ in ("VERB", "AUX")]
    if cue.dep_ == "conj" and cue.tag_ in FINITE_TAGS:
        # "Maresh said the country would leave and suggested P": a past tense goes on with a past tense.
        verbs.sort(key=lambda token: not (token.tag_ in FINITE_TAGS or _has_auxiliary(token)))
    if cue.tag_ == "VBG":
        verbs.sort(key=lambda token: token.lemma_.lower() not in cues.verbs)
    return verbs[0] if verbs else None


def _has_auxiliary(verb: Token) -> bool:
    """True for a perfect or a progressive, which a finite verb can go on with; not for a modal."""
    return any(child.dep_ in ("aux", "auxpass") and child.tag_ in FINITE_TAGS for child in verb.children)


def _name_after(cue: Token) -> Token | None:
    """The name right after a cue that follows a comma or a quotation: ", reported Velpress"."""
    if cue.i + 1 >= len(cue.doc) or (cue.i > 0 and not ends_content(cue.nbor(-1))):
        return None
    following = cue.nbor(1)
    if following.pos_ not in ("PROPN", "DET", "ADJ", "NOUN"):
        return None
    found = next(
        (
            child
            for child in cue.children
            if child.dep_ in AFTER_DEPS
            and following in child.subtree
            and child.ent_type_ not in TIME_ENTITIES
        ),
        None,
    )
    return found if found is not None and _agrees(cue, found) else None


def _agrees(cue: Token, subject: Token) -> bool:
    """False for "..., thank God": a bare verb with a singular behind it is a call, not a report."""
    if cue.tag_ not in ("VB", "VBP"):
        return True
    return subject.tag_ in PLURAL_TAGS or any(child.dep_ == "conj" for child in subject.children)


def ends_content(token: Token) -> bool:
    """True for the comma or mark that parts reported words from the reporting ones."""
    return token.is_quote or token.text in {",", "?", "!", "”", "’", "''", '"'}


def speaks_of_self(source: Token, cues: Cues) -> bool:
    """First and second persons speak inside a quote; "it" and "there" may be no one at all."""
    return (
        source.lower_ in cues.first_person
        or source.lower_ in NOBODY
        or (source.lower_ == "one" and not any(source.children))
        or source.dep_ == "expl"
    )


def has_subject(token: Token) -> bool:
    """True for a verb with a subject of its own, "there" included."""
    return any(child.dep_ in (*SUBJECT_DEPS, "expl") for child in token.children)
