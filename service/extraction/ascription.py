"""Finds who a statement says said it: "X said P", "P, according to X", "X reported 82 arrests"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from service.extraction.governing import leaves_unsaid
from service.extraction.sayers import Attributed, is_named, is_vague, last_name, phrase_of
from service.extraction.viewpoints import find_closing, find_viewpoint
from service.lexicon.corpus import Corpus
from service.lexicon.cues import load_cues
from service.lexicon.grammar import load_grammar, words
from service.lexicon.modality import load_mood

CLAUSES = ("ccomp", "parataxis")
_SAYING = (
    load_cues().say | load_cues().denial | load_cues().owning | load_cues().telling_of | load_cues().charging
) | load_mood().naming
DEED = words(load_grammar().prepositions.deed)
BLAME = words(load_grammar().prepositions.blame)
THROUGH = words(load_grammar().prepositions.through)
NAMING = ("oprd", "attr", "xcomp", "ccomp", "dobj")


def find_attributed(sentence: Span, corpus: Corpus) -> Attributed | None:
    """The first saying of a named speaker in the sentence."""
    closing = find_closing(sentence, corpus)
    if closing is not None:
        return closing
    for token in sentence:
        if token.pos_ != "VERB" or not (token.lemma_.casefold() in _SAYING or _waves_away(token)):
            continue
        if leaves_unsaid(token):
            continue
        subject = _subject_of(token)
        vague = subject is not None and is_vague(subject, corpus)
        if subject is None or not (vague or is_named(subject, corpus)):
            continue
        content = _content(sentence, token, subject)
        if content is not None and len(content):
            speaker = None if vague else phrase_of(subject)
            negated = any(child.dep_ == "neg" for child in token.children)
            denied = token.lemma_.casefold() in load_cues().denial or _waves_away(token)
            return Attributed(speaker, token, content, negated != denied)
    return find_viewpoint(sentence, corpus) or _estimated(sentence, corpus)


def _waves_away(cue: Token) -> bool:
    """True of "brushed aside" and "laughed off"; what is waved away stands behind."""
    behind = cue.doc[cue.i + 1 : cue.i + 2].text.casefold()
    return f"{cue.lemma_.casefold()} {behind}" in load_cues().waving


def _subject_of(cue: Token) -> Token | None:
    """Who says it: behind "P, says" the name, of "I think" who is above, of "the one who said" who it is."""
    subjects = [child for child in cue.children if child.dep_ == "nsubj"]
    if any(child.dep_ == "auxpass" for child in cue.children):
        return None
    if len(subjects) > 1 and subjects[-1].i == cue.i + 1:
        return subjects[-1]
    if subjects and subjects[0].lower_ in load_cues().first_person:
        subjects = [child for child in cue.head.children if child.dep_ == "nsubj"]
    if subjects and cue.dep_ == "relcl" and cue.head.lower_ == "one":
        subjects = [child for child in cue.head.head.children if child.dep_ == "nsubj"]
    return (last_name(cue) or subjects[0]) if subjects else None


def _estimated(sentence: Span, corpus: Corpus) -> Attributed | None:
    """Finds "X put the losses at N"."""
    for token in sentence:
        if token.pos_ != "VERB" or token.lemma_.casefold() not in load_cues().estimate:
            continue
        subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
        gauged = next((child for child in token.children if child.dep_ == "dobj"), None)
        at = any(
            child.dep_ == "prep" and child.lower_ == "at" and any(t.pos_ == "NUM" for t in child.subtree)
            for child in token.subtree
        )
        if subject is not None and gauged is not None and at and is_named(subject, corpus):
            content = sentence.doc[gauged.left_edge.i : sentence.end]
            return Attributed(phrase_of(subject), token, content, False)
    return None


def _content(sentence: Span, cue: Token, subject: Token) -> Span | None:
    """What the cue's subject is said to say: a clause, what stands before it, or its object."""
    lemma = cue.lemma_.casefold()
    if lemma in load_mood().naming:
        return _named_so(cue)
    if lemma in load_cues().charging:
        return _charged_with(cue)
    if (deed := _own_deed(cue)) is not None:
        return phrase_of(deed)
    clause = next((child for child in cue.children if child.dep_ in CLAUSES), None)
    if clause is not None:
        first, last = max(clause.left_edge.i, sentence.start), min(clause.right_edge.i + 1, sentence.end)
        return _without(sentence.doc[first:last], subject)
    done = next((child for child in cue.children if child.dep_ == "xcomp"), None)
    if done is not None and any(child.dep_ == "aux" and child.lower_ == "have" for child in done.children):
        return sentence.doc[done.left_edge.i : done.right_edge.i + 1]
    told = next((child for child in cue.children if child.dep_ == "dobj"), None)
    if told is None and subject.left_edge.i > sentence.start and cue.i > sentence.start + 2:
        first = min(subject.left_edge.i, cue.i if cue.i == subject.left_edge.i - 1 else sentence.end)
        return sentence.doc[sentence.start : first] if cue.dep_ in (*CLAUSES, "ROOT") else None
    if told is None or not _is_told(told, lemma):
        return None
    subject_matter = _told_about(told)
    if subject_matter is not None:
        return phrase_of(subject_matter)
    return sentence.doc[told.left_edge.i : _last_of(told).i + 1]


def _last_of(told: Token) -> Token:
    """The last word of what is told, with a go-between behind it: "denied contacts through Norway"."""
    last = _hyphenated(told).right_edge
    behind = last.nbor() if last.i + 1 < len(last.doc) else last
    return behind.right_edge if behind.lower_ in THROUGH and behind.head == told.head else last


def _hyphenated(told: Token) -> Token:
    """The last part of "a counter-offensive", each of which the parser has for an object."""
    doc = told.doc
    while told.i + 2 < len(doc) and doc[told.i + 1].text == "-" and doc[told.i + 2].head == told.head:
        told = doc[told.i + 2]
    return told


def _own_deed(cue: Token) -> Token | None:
    """What one says to have done ("admits losing", "boasted of taking") or speaks of."""
    lemma, cues = cue.lemma_.casefold(), load_cues()
    for child in cue.children:
        having = any(inner.dep_ == "aux" and inner.lower_ == "having" for inner in child.children)
        if child.dep_ == "xcomp" and (child.tag_ == "VBG" or having) and lemma in cues.owning:
            return child
        if child.dep_ == "dobj" and child.left_edge.tag_ == "VBG" and lemma in cues.owning:
            return child
        if child.dep_ == "prep" and child.lower_ in DEED and lemma in cues.owning | cues.telling_of:
            told = ("pcomp", "pobj") if lemma in cues.telling_of else ("pcomp",)
            return next((inner for inner in child.children if inner.dep_ in told), None)
    return None


def _charged_with(cue: Token) -> Span | None:
    """From the verb on: "blames Y for the fire", "accused Y of shelling", "blamed the fire on Y"."""
    first = next((child for child in cue.children if child.dep_ == "dobj"), None)
    deed = any(child.dep_ == "prep" and child.lower_ in BLAME for child in cue.subtree)
    if first is None or not deed or first.i < cue.i:
        return None
    return cue.doc[cue.i : cue.right_edge.i + 1]


def _told_about(word: Token) -> Token | None:
    """What the "gossip about secret talks" is about: who waves it away denies that."""
    about = (child for child in word.children if child.dep_ == "prep" and child.lower_ == "about")
    said = word.lemma_.casefold() in load_mood().said
    return next((c for one in about for c in one.children if c.dep_ == "pobj"), None) if said else None


def _is_told(told: Token, lemma: str) -> bool:
    """True of "announced the recapture" and "rejected the allegation", not of "rejected the plan"."""
    cues = load_cues()
    if lemma in cues.denial or _waves_away(told.head):
        return lemma in load_mood().flat_denial or told.lemma_.casefold() in load_mood().said
    return lemma in cues.with_object


def _named_so(cue: Token) -> Span | None:
    """The words between "called" and the end of what it is called: "the deal a betrayal"."""
    named = [
        child
        for child in cue.children
        if child.i > cue.i and (child.dep_ in NAMING or (child.dep_ == "prep" and child.lower_ == "as"))
    ]
    told = [token for child in named for token in child.subtree]
    inner = [
        t
        for t in told
        if t.dep_ in ("nsubj", "oprd", "attr", "dobj", "appos", "pobj") or t.pos_ in ("NOUN", "ADJ")
    ]
    if len(inner) < 2 or any(token.dep_ == "aux" for token in told):
        return None
    return cue.doc[min(token.i for token in told) : max(token.i for token in told) + 1]


def _without(content: Span, subject: Token) -> Span:
    """The content without a reporting tail that the parser put inside it."""
    if content.start <= subject.i < content.end:
        if subject.left_edge.i - content.start >= content.end - subject.right_edge.i:
            return content.doc[content.start : subject.left_edge.i]
        return content.doc[subject.right_edge.i + 2 : content.end]
    return content
