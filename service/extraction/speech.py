"""Finds who speaks beside a quotation, whatever the verb: "P," fumed X, and "X was blunt: P".

Outlets have more verbs for a quotation than a list can hold; where the quotation stands tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from service.extraction.frames import Frame
from service.extraction.noun_phrases import person_in
from service.extraction.sources import SUBJECT_DEPS, speaks_of_self
from service.lexicon.cues import Cues

FINITE_TAGS = ("VBD", "VBZ")
QUESTION_TAGS = ("WDT", "WP", "WRB")
NAMING_POS = ("PROPN", "DET", "ADJ", "NOUN")
LONGEST_NAME = 8
"""Tokens between the closing mark and a verb behind its subject."""


def speech_before(token: Token, cues: Cues) -> int | None:
    """The mark of the quotation that a verb reports right behind it: "P," fumed X; "P," X shrugged.

    The quotation begins the sentence or was begun before it, so that no title of a book is one.
    """
    if token.tag_ not in FINITE_TAGS or token.pos_ != "VERB":
        return None
    doc, i = token.doc, token.i
    if _closes_speech(doc, i - 1):
        return i - 1 if i + 1 < len(doc) and _begins_name(doc[i + 1], cues) else None
    subject = next((child for child in token.lefts if child.dep_ in SUBJECT_DEPS), None)
    if subject is None or i - subject.left_edge.i > LONGEST_NAME or not _begins_name(subject.left_edge, cues):
        return None
    mark = subject.left_edge.i - 1
    return mark if _closes_speech(doc, mark) else None


def _begins_name(token: Token, cues: Cues) -> bool:
    named = token.pos_ in NAMING_POS or token.lower_ in cues.subjects
    return named and token.lower_ not in cues.relative


def _closes_speech(doc: Doc, at: int) -> bool:
    """True for the mark that ends a quotation of more than a word, with its comma before it."""
    if at < 2 or not (doc[at].is_quote or doc[at].text in {"”", "’", "''"}) or not doc[at - 1].is_punct:
        return False
    opening = [token.i for token in doc[:at] if token.is_quote or token.text == "“"]
    begun = not opening or opening == [0]
    return begun and any(token.pos_ in ("VERB", "AUX") for token in doc[:at])


def find_lead_ins(doc: Doc, cues: Cues, cued: frozenset[int]) -> Iterator[Frame]:
    """Reads "X was blunt: “P”" and "X took to the air: “P”": who leads in to a quotation speaks.

    The frame's cue and own word is the colon only: what leads in is the article's own claim. `cued`
    are the cues found already; a lead-in with one of them is no other's.
    """
    for colon in doc[1:-1]:
        if colon.text != ":":
            continue
        if (labelled := _labelled(colon, cues)) is not None:
            yield labelled
        if not doc[colon.i + 1].is_quote:
            continue
        verbs = [token for token in doc[: colon.i] if _subject(token) is not None]
        verb = min(verbs, key=lambda token: (sum(1 for _ in token.ancestors), token.i), default=None)
        if verb is None or any(i < colon.i for i in cued):
            continue
        source = _subject(verb)
        if source is not None and _can_speak(source, cues):
            yield Frame(colon, source, frozenset(), frozenset([colon.i]))


def _labelled(colon: Token, cues: Cues) -> Frame | None:
    """Reads "The boss: “P”" and "Police: P", where nothing but the speaker stands before the colon.

    Without quotation marks only persons and whom their noun calls a speaker are taken for one.
    """
    doc, quoted = colon.doc, colon.doc[colon.i + 1].is_quote
    name = doc[: colon.i]
    source = name.root
    if colon.i > LONGEST_NAME or not _can_speak(source, cues) or any(_is_verbal(token) for token in name):
        return None
    if quoted:
        return Frame(colon, source, frozenset(), frozenset(range(colon.i + 1)))
    if person_in(source) is None and source.lemma_.lower() not in cues.officials | cues.bodies:
        return None
    behind = doc[colon.i + 1 :]
    if behind[0].tag_ in QUESTION_TAGS or not any(_subject(token) is not None for token in behind):
        return None
    return Frame(colon, source, frozenset(token.i for token in behind), frozenset(range(colon.i + 1)))


def _is_verbal(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") or (token.pos_ == "PRON" and token.tag_ != "PRP$")


def _subject(verb: Token) -> Token | None:
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    return next((child for child in verb.lefts if child.dep_ in SUBJECT_DEPS), None)


def _can_speak(noun: Token, cues: Cues) -> bool:
    """True for a name, "she" and "the coach"; not for "the question" and "it"."""
    if speaks_of_self(noun, cues):
        return False
    if noun.pos_ == "PRON":
        return noun.lower_ in cues.subjects
    return (
        noun.pos_ == "PROPN"
        or person_in(noun) is not None
        or noun.lemma_.lower() in cues.officials | cues.bodies
    )
