"""Finds who a statement says said it: "X said P", "P, according to X", "X reported 82 arrests"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from service.lexicon.corpus import Corpus
from service.lexicon.cues import load_cues
from service.lexicon.modality import load_mood
from service.lexicon.phrases import phrase_book

LONGEST_TITLE = 8
"""Words before the colon of "X: P" at most."""

CLAUSES = ("ccomp", "parataxis")
NAMING = ("oprd", "attr", "xcomp", "ccomp", "dobj")


@dataclass(frozen=True, slots=True)
class Attributed:
    """Who is said to say what: the speaker's words, the cue and the tokens of the content.

    No speaker where nobody in particular says it ("reports say").
    """

    speaker: Span | None
    cue: Token
    content: Span
    denied: bool


def find_attributed(sentence: Span, corpus: Corpus) -> Attributed | None:
    """The first saying of a named speaker in the sentence."""
    cues = load_cues()
    for token in sentence:
        if token.pos_ != "VERB" or token.lemma_.casefold() not in cues.say | cues.denial | load_mood().naming:
            continue
        subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
        if subject is not None and subject.lower_ in cues.first_person:
            subject = next((child for child in token.head.children if child.dep_ == "nsubj"), None)
        vague = subject is not None and _is_vague(subject, corpus)
        if subject is None or not (vague or _is_named(subject, corpus)):
            continue
        content = _content(sentence, token, subject)
        if content is not None and len(content):
            speaker = None if vague else _phrase_of(subject)
            negated = any(child.dep_ == "neg" for child in token.children)
            return Attributed(speaker, token, content, negated != (token.lemma_.casefold() in cues.denial))
    return _according(sentence, corpus) or _titled(sentence, corpus) or _estimated(sentence, corpus)


def _estimated(sentence: Span, corpus: Corpus) -> Attributed | None:
    """Finds "X put the losses at N"."""
    for token in sentence:
        if token.pos_ != "VERB" or token.lemma_.casefold() not in load_cues().estimate:
            continue
        subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
        gauged = next((child for child in token.children if child.dep_ == "dobj"), None)
        at = any(child.dep_ == "prep" and child.lower_ == "at" for child in token.children)
        if subject is not None and gauged is not None and at and _is_named(subject, corpus):
            content = sentence.doc[gauged.left_edge.i : sentence.end]
            return Attributed(_phrase_of(subject), token, content, False)
    return None


def _phrase_of(noun: Token) -> Span:
    return noun.doc[noun.left_edge.i : noun.right_edge.i + 1]


def _content(sentence: Span, cue: Token, subject: Token) -> Span | None:
    """What the cue's subject is said to say: a clause, what stands before it, or its object."""
    lemma = cue.lemma_.casefold()
    if lemma in load_mood().naming:
        return _named_so(cue)
    clause = next((child for child in cue.children if child.dep_ in CLAUSES), None)
    if clause is not None:
        first, last = max(clause.left_edge.i, sentence.start), min(clause.right_edge.i + 1, sentence.end)
        return _without(sentence.doc[first:last], subject)
    done = next((child for child in cue.children if child.dep_ == "xcomp"), None)
    if done is not None and any(child.dep_ == "aux" and child.lower_ == "have" for child in done.children):
        return sentence.doc[done.left_edge.i : done.right_edge.i + 1]
    told = next((child for child in cue.children if child.dep_ == "dobj"), None)
    if told is None and subject.left_edge.i > sentence.start and cue.i > sentence.start + 2:
        return sentence.doc[sentence.start : subject.left_edge.i] if cue.dep_ in (*CLAUSES, "ROOT") else None
    if told is None or not _is_told(told, lemma):
        return None
    return sentence.doc[told.left_edge.i : told.right_edge.i + 1]


def _is_told(told: Token, lemma: str) -> bool:
    """True of "announced the recapture" and "rejected the allegation", not of "rejected the plan"."""
    cues = load_cues()
    if lemma in cues.denial:
        return lemma in load_mood().flat_denial or told.lemma_.casefold() in load_mood().said
    return lemma in cues.with_object


def _named_so(cue: Token) -> Span | None:
    """The words between "called" and the end of what it is called: "the deal a betrayal"."""
    named = [child for child in cue.children if child.i > cue.i and child.dep_ in NAMING]
    words = [token for child in named for token in child.subtree]
    inner = [
        t for t in words if t.dep_ in ("nsubj", "oprd", "attr", "dobj", "appos") or t.pos_ in ("NOUN", "ADJ")
    ]
    if len(inner) < 2 or any(token.dep_ == "aux" for token in words):
        return None
    return cue.doc[min(token.i for token in words) : max(token.i for token in words) + 1]


def _according(sentence: Span, corpus: Corpus) -> Attributed | None:
    """Finds "according to X, P" and "P, according to X"."""
    for token in sentence:
        if (
            token.lower_ != "according"
            or token.i + 1 >= sentence.end
            or sentence.doc[token.i + 1].lower_ != "to"
        ):
            continue
        named = next((child for child in sentence.doc[token.i + 1].children if child.dep_ == "pobj"), None)
        if named is None or not (_is_vague(named, corpus) or _is_named(named, corpus)):
            continue
        first, last = token.i, max(named.right_edge.i + 1, token.i + 2)
        content = (
            sentence.doc[last : sentence.end]
            if first - sentence.start < sentence.end - last
            else sentence.doc[sentence.start : first]
        )
        while len(content) and content[0].is_punct:
            content = content[1:]
        if len(content):
            speaker = None if _is_vague(named, corpus) else _phrase_of(named)
            return Attributed(speaker, token, content, False)
    return None


def _titled(sentence: Span, corpus: Corpus) -> Attributed | None:
    """Finds "X: P", where X is a speaker of the tables, and "X spells it out: P"."""
    for token in sentence[1:LONGEST_TITLE]:
        if token.text != ":" or token.i + 1 >= sentence.end:
            continue
        before = sentence.doc[sentence.start : token.i]
        speaker = before if corpus.speaker_named(before.text) is not None else _introducing(before, corpus)
        if speaker is not None:
            return Attributed(speaker, token, sentence.doc[token.i + 1 : sentence.end], False)
    return None


def _introducing(before: Span, corpus: Corpus) -> Span | None:
    """Who speaks in "Brandt puts it bluntly": the subject of a verb of saying, or of one that has "it"."""
    for verb in before:
        if verb.pos_ != "VERB":
            continue
        told = any(child.dep_ == "dobj" and child.lower_ in ("it", "this", "that") for child in verb.children)
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if (told or verb.lemma_.casefold() in load_cues().say) and subject is not None:
            return _phrase_of(subject) if _is_named(subject, corpus) else None
    return None


def _without(content: Span, subject: Token) -> Span:
    """The content without a reporting tail that the parser put inside it."""
    if content.start <= subject.i < content.end:
        if subject.left_edge.i - content.start >= content.end - subject.right_edge.i:
            return content.doc[content.start : subject.left_edge.i]
        return content.doc[subject.right_edge.i + 2 : content.end]
    return content


def _is_vague(subject: Token, corpus: Corpus) -> bool:
    """True of "reports", "local media" and "two sources", not of a named outlet or somebody's report."""
    words = subject.doc[subject.left_edge.i : subject.right_edge.i + 1]
    if subject.pos_ == "PROPN" or any(token.dep_ == "poss" for token in words):
        return False
    named = any(phrase.name is not None for phrase in phrase_book(corpus).find(words.text))
    return subject.lemma_.casefold() in load_cues().vague and not named


def _is_named(subject: Token, corpus: Corpus) -> bool:
    book = phrase_book(corpus)
    own = subject.doc[subject.left_edge.i : subject.right_edge.i + 1].text
    return (
        subject.pos_ == "PROPN"
        or any(phrase.name is not None for phrase in book.find(own))
        or subject.lemma_ in load_cues().officials | load_cues().bodies
    )
