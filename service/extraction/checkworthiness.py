"""Tells whether a sentence says something that can be checked, and if not, what it is instead.

After ClaimBuster and CheckThat!: worth checking is what a record or a source could bear out or
refute. Opinions, questions, calls, greetings, scenery and guesses at what may come are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from spacy.tokens import Doc, Token

from service.domain import Worth
from service.lexicon.checkworthiness import WorthWords, load_worth_words
from service.lexicon.cues import Cues, load_cues
from service.lexicon.word_forms import is_verbal_form

FEWEST_WORDS = 3
FEWEST_WITHOUT_VERB = 6
"""Words of a line without a verb that may still be a headline; shorter ones are labels of a page."""

PAST_TAGS = ("VBD", "VBN")
AUXILIARIES = ("aux", "auxpass")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
QUOTE_MARKS = "\"'”’»)] "


class Voice(Enum):
    """Whose words a sentence gives."""

    NARRATOR = "narrator"
    SOMEBODY = "somebody"
    NAMED = "named"


def read_worth(text: str, docs: Sequence[Doc], voice: Voice) -> Worth:
    """Whether the sentence is worth checking, or the first reason why not.

    `docs` are its parsed pieces, the content first, then its reporting tails. What is told with a
    figure is checked in whatever tone, and so is what somebody named is quoted with, opinion or
    not: whether that was said is a matter of record.
    """
    words = load_worth_words()
    tokens = [token for doc in docs for token in doc if token.is_alpha or token.like_num]
    verbs = [token for doc in docs for token in _main_verbs(doc)]
    if len(tokens) < FEWEST_WORDS or (not verbs and len(tokens) < FEWEST_WITHOUT_VERB):
        return Worth.TOO_SHORT
    if text.rstrip(QUOTE_MARKS).endswith("?"):
        return Worth.QUESTION
    if _holds_any(text, words.empty_phrases):
        return Worth.NO_ASSERTION
    if any(_is_figure(token) for token in tokens):
        return Worth.CHECKABLE
    attributed = voice is not Voice.NARRATOR
    if voice is Voice.NAMED or (attributed and _is_public_act(docs, load_cues())):
        return Worth.CHECKABLE
    if _is_opinion(text, docs, verbs, words):
        return Worth.OPINION
    if not attributed and _is_guess_or_call(docs, verbs, words):
        return Worth.NO_ASSERTION
    told = attributed or _is_told(tokens, verbs, words)
    return Worth.CHECKABLE if told else Worth.NO_ASSERTION


def _main_verbs(doc: Doc) -> Iterator[Token]:
    """The finite verbs on which the sentence stands: its roots and what is joined to them."""
    for token in doc:
        above = token
        while above.dep_ in ("conj", "ccomp", "parataxis") and above.head != above:
            above = above.head
        if above.dep_ == "ROOT" and token.pos_ in ("VERB", "AUX"):
            yield token


def _holds_any(text: str, phrases: Sequence[str]) -> bool:
    plain = f" {' '.join(text.lower().replace('’', chr(39)).split())} "
    return any(f"{phrase}" in plain for phrase in phrases)


def _is_figure(token: Token) -> bool:
    """True of digits and of number words; "one" stands for anybody too often."""
    return token.tag_ == "CD" and token.like_num and token.lower_ != "one"


def _is_public_act(docs: Sequence[Doc], cues: Cues) -> bool:
    """True of "denounced", "accused", "called on": who took that stand is a matter of record."""
    acts = cues.address | cues.deny
    return any(
        token.pos_ == "VERB"
        and token.lemma_.lower() in acts
        and not any(child.tag_ == "MD" for child in token.children)
        for doc in docs
        for token in doc
    )


def _is_opinion(text: str, docs: Sequence[Doc], verbs: Sequence[Token], words: WorthWords) -> bool:
    if _holds_any(text, words.opinion_phrases):
        return True
    if any(_is_held(verb, words) for verb in verbs):
        return True
    for token in (token for doc in docs for token in doc):
        low = token.lower_
        if low in words.stance or (
            low in words.judging and token.pos_ in ("ADJ", "NOUN", "ADV", "INTJ", "PROPN")
        ):
            return True
        if token.dep_ == "aux" and low in words.ought:
            return True
    return False


def _is_held(verb: Token, words: WorthWords) -> bool:
    """True of "I think" and "people believe": what follows is held, not told."""
    return verb.lemma_.lower() in words.holding and any(_is_speaker(child, words) for child in verb.children)


def _is_speaker(token: Token, words: WorthWords) -> bool:
    return token.dep_ == "nsubj" and token.lower_ in words.holders


def _is_guess_or_call(docs: Sequence[Doc], verbs: Sequence[Token], words: WorthWords) -> bool:
    """True where the main verb is open, tells the reader what to do, or has the reader for subject."""
    if any(token.lower_ in words.perhaps for doc in docs for token in doc):
        return True
    for verb in verbs:
        children = list(verb.children)
        if any(child.dep_ == "aux" and child.lower_ in words.open for child in children):
            return True
        if (
            verb.dep_ == "ROOT"
            and verb.tag_ == "VB"
            and not any(child.dep_ in (*SUBJECTS, *AUXILIARIES) for child in children)
        ):
            return True
        if any(child.dep_ in SUBJECTS and child.lower_ in words.addressed for child in children):
            return True
    return False


def _is_told(tokens: Sequence[Token], verbs: Sequence[Token], words: WorthWords) -> bool:
    """True where something happened, is held by somebody named, or is measured against something."""
    if any(
        token.lower_ in words.comparing or token.tag_ in ("JJR", "RBR") or token.like_num for token in tokens
    ):
        return True
    if any(verb.lemma_.lower() in words.scenic for verb in verbs):
        return False
    if any(_is_past(verb) or verb.lemma_.lower() in words.holds for verb in verbs):
        return True
    if any(token.lower_ in words.scheduled and token.dep_ in ("acomp", "ROOT") for token in tokens):
        return True
    names = [token for token in tokens if token.pos_ == "PROPN"]
    return bool(names)


def _is_past(verb: Token) -> bool:
    """True of an act in the past or of a lasting result of one, not of "was" with a mere quality."""
    if verb.lemma_ == "be":
        mere = any(
            (child.dep_ == "acomp" and not is_verbal_form(child.lower_)) or child.lower_ == "like"
            for child in verb.children
        )
        return verb.tag_ == "VBD" and not mere
    return verb.tag_ in PAST_TAGS
