"""Puts the present of headlines into the past where the parser has the verb for a noun.

"Strike damages silos" is to the parser a kind of silos; "strike damaged the silos" is what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from service.extraction.parser import parse_statement
from service.extraction.spelling import Cleaned
from service.lexicon.concepts import Part
from service.lexicon.grammar import load_grammar, words
from service.lexicon.phrases import PhraseBook
from service.lexicon.word_forms import load_irregular, word_key

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"NOUN", "PROPN", "DET", "NUM", "ADJ", "PRON"})
SAME = words(load_grammar().verbless.invariant)
SIBILANT = re.compile(r"(?:s|x|z|ch|sh|o)es$")
DOUBLED = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$")


def retold(cleaned: Cleaned, part: Span, book: PhraseBook) -> tuple[Cleaned, Doc, int] | None:
    """The text with a verb of this part in the past, its parse and where it stands; None if none fits."""
    for token in part[1:]:
        if not _may_tell(token, part, book):
            continue
        past = _past(token)
        for word in (past, f"{past} the"):
            changed = cleaned.replaced(token.idx, token.text, word)
            if changed is cleaned:
                continue
            doc = parse_statement(changed.text)
            if _tells(doc, part.start, token.i):
                return changed, doc, token.i
    return None


def _may_tell(token: Token, part: Span, book: PhraseBook) -> bool:
    """True of the noun that the lists have as a verb, too, and whose place in the part is a verb's."""
    before = token.nbor(-1)
    singular = token.tag_ in ("NNS", "NNPS") and token.lower_.endswith("s")
    many = (before,) if before.pos_ != "PROPN" else part[: token.i - part.start]
    plural = token.tag_ in ("NN", "NNP") and any(one.tag_ in ("NNS", "NNPS") for one in many)
    if not (singular or plural) or before.pos_ not in ("NOUN", "PROPN", "NUM") or not token.text.islower():
        return False
    senses = [one for one in book.concepts.phrases.get(word_key(_base(token)), ()) if len(one.keys) == 1]
    if not any(sense.part is Part.VERB for sense in senses):
        return False
    following = token.nbor() if token.i + 1 < part.end else None
    if not any(sense.part is Part.NOUN for sense in senses):
        return singular or following is not None
    if following is None:
        return False
    level = following.lower_ == "to" and following.i + 1 < part.end and following.nbor().pos_ == "NUM"
    return following.pos_ in OBJECTS or level


def _tells(doc: Doc, start: int, at: int) -> bool:
    """True where the parser has the word for the verb of all that stands before it in its part."""
    verb = doc[at]
    if verb.tag_ != "VBD" or verb.pos_ != "VERB" or verb.dep_ not in ("ROOT", "conj", "ccomp", "parataxis"):
        return False
    subject = next((one for one in verb.children if one.dep_ in SUBJECTS and one.i < at), None)
    return subject is not None and subject.left_edge.i <= start


def _base(token: Token) -> str:
    word = token.lower_
    if not word.endswith("s") or word.endswith("ss"):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if SIBILANT.search(word) else word[:-1]


def _past(token: Token) -> str:
    base = _base(token)
    if base in SAME:
        return base
    irregular = _pasts().get(base)
    if irregular is not None:
        return irregular
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return f"{base[:-1]}ied"
    return f"{base}{base[-1]}ed" if DOUBLED.search(base) else f"{base}ed"


@cache
def _pasts() -> dict[str, str]:
    """The past of each verb of the irregular ones: the first of its forms."""
    pasts: dict[str, str] = {}
    for form, base in _forms():
        pasts.setdefault(base, form)
    return pasts


def _forms() -> Iterator[tuple[str, str]]:
    yield from ((form, base) for form, base in load_irregular().items() if not form.endswith(("s", "ing")))
