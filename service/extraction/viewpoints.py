"""Finds who a statement says said it where no verb of saying does: "in X's words", "X is adamant that P"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from service.extraction.frames import owner_of
from service.extraction.sayers import DASHES, Attributed, is_named, is_vague, phrase_of, without_aside
from service.lexicon.corpus import Corpus
from service.lexicon.cues import load_cues
from service.lexicon.grammar import load_grammar, words

LONGEST_TITLE = 8
"""Words before the colon of "X: P" at most, or behind the dash of "P - X"."""

TITLING = frozenset({"amod", "compound", "nmod", "det", "punct"})
"""Relations in which a title stands to the name behind it."""

VIEW = words(load_grammar().prepositions.view)
SOURCE = words(load_grammar().prepositions.source)
ADDRESS = words(load_grammar().prepositions.address)
POINTING = words(load_grammar().pronouns.pointing)
NAMING = ("NOUN", "PROPN", "ADJ")
CLAUSES = ("ccomp", "advcl", "csubj", "acl", "parataxis")


def find_viewpoint(sentence: Span, corpus: Corpus) -> Attributed | None:
    """Whose view the sentence is told as, if anybody's."""
    for token in sentence:
        for find in (_according, _as_put, _view, _stance, _announced):
            found = find(sentence, token, corpus)
            if found is not None:
                return found
    return _titled(sentence, corpus) or _signed(sentence, corpus)


def find_closing(sentence: Span, corpus: Corpus) -> Attributed | None:
    """Finds the headline's "P, says X", where the parser may have P for who says it."""
    for token in sentence[1:-2]:
        if token.text != ",":
            continue
        cue = token.nbor()
        if cue.lemma_.casefold() not in load_cues().say - load_cues().clause_only:
            continue
        tail = [word for word in sentence.doc[cue.i + 1 : sentence.end] if not word.is_punct]
        if not tail or len(tail) > LONGEST_TITLE or any(one.pos_ in ("VERB", "AUX") for one in tail):
            continue
        speaker = sentence.doc[tail[0].i : tail[-1].i + 1]
        if corpus.speaker_named(speaker.text) is None and not is_named(speaker.root, corpus):
            continue
        return Attributed(speaker, cue, sentence.doc[sentence.start : token.i], False)
    return None


def _according(sentence: Span, token: Token, corpus: Corpus) -> Attributed | None:
    """Finds "according to X, P", "P, in the words of X", "in X's view, P" and "per X, P"."""
    if token.dep_ == "pobj" and token.head.dep_ in ("prep", "pcomp"):
        lead, last = _outermost(token.head), token.right_edge.i + 1
        opening = sentence.doc[lead.i : token.left_edge.i].text.casefold()
        named: Token | None = token if opening in load_cues().according or opening == "per" else None
        if token.lemma_.casefold() in load_cues().views and lead.lower_ in VIEW:
            named = owner_of(token) or named
        if named is not None and (is_vague(named, corpus) or is_named(named, corpus)):
            content = without_aside(sentence, sentence.doc[lead.i : last])
            speaker = None if is_vague(named, corpus) else phrase_of(named)
            return Attributed(speaker, lead, content, False) if content is not None else None
    return None


def _outermost(preposition: Token) -> Token:
    """The first word of "according to", "in the words of"."""
    above = preposition
    while above.head != above and above.head.dep_ in ("prep", "pobj", "pcomp") and above.head.i < above.i:
        above = above.head
    return above


def _as_put(sentence: Span, token: Token, corpus: Corpus) -> Attributed | None:
    """Finds "as X put it, P" and "P, as X says"."""
    if token.dep_ != "advcl" or not any(
        child.dep_ == "mark" and child.lower_ == "as" for child in token.children
    ):
        return None
    put = any(child.dep_ == "dobj" and child.lower_ == "it" for child in token.children)
    subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
    if subject is None or not (put or token.lemma_.casefold() in load_cues().say):
        return None
    content = without_aside(sentence, phrase_of(token)) if is_named(subject, corpus) else None
    return Attributed(phrase_of(subject), token, content, False) if content is not None else None


def _view(sentence: Span, token: Token, corpus: Corpus) -> Attributed | None:
    """Finds "X's view is that P" and "word from X is that P"."""
    if token.lemma_ != "be":
        return None
    nouns = load_cues().views | load_cues().saying_nouns | load_cues().records
    subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
    clause = _clause_of(token)
    if subject is None or clause is None or subject.lemma_.casefold() not in nouns:
        return None
    owner = next(_owners(subject), None)
    if owner is None or not is_named(owner, corpus):
        return None
    return Attributed(phrase_of(owner), token, _within(sentence, clause), False)


def _owners(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ == "poss":
            yield child
        if child.dep_ == "prep" and child.lower_ in SOURCE:
            yield from (inner for inner in child.children if inner.dep_ == "pobj")


def _stance(sentence: Span, token: Token, corpus: Corpus) -> Attributed | None:
    """Finds "X is adamant that P", "X has made it clear that P" and "X left no doubt that P"."""
    if token.lower_ not in load_cues().sure:
        return None
    verb = token if token.tag_ == "VBN" and token.dep_ != "acomp" else token.head
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    clause = _clause_of(token) or _clause_of(verb)
    if subject is None or clause is None or clause == token or not is_named(subject, corpus):
        return None
    return Attributed(phrase_of(subject), token, _within(sentence, clause), False)


def _clause_of(word: Token) -> Token | None:
    return next(
        (
            child
            for child in word.children
            if child.dep_ in CLAUSES
            and child.i > word.i
            and any(inner.dep_ in ("nsubj", "nsubjpass", "expl") for inner in child.children)
        ),
        None,
    )


def _announced(sentence: Span, token: Token, corpus: Corpus) -> Attributed | None:
    """Finds "the closure was announced by X" and "it was announced by X that P"."""
    if token.tag_ != "VBN" or token.lemma_.casefold() not in load_cues().with_object:
        return None
    by = next((child for child in token.children if child.dep_ == "agent"), None)
    named = next((child for child in by.children if child.dep_ == "pobj"), None) if by is not None else None
    what = next((child for child in token.children if child.dep_ == "nsubjpass"), None)
    if named is None or what is None or not is_named(named, corpus):
        return None
    clause = _clause_of(token)
    content = phrase_of(what) if clause is None else _within(sentence, clause)
    return Attributed(phrase_of(named), token, content, False)


def _within(sentence: Span, clause: Token) -> Span:
    phrase = phrase_of(clause)
    return sentence.doc[max(phrase.start, sentence.start) : min(phrase.end, sentence.end)]


def _titled(sentence: Span, corpus: Corpus) -> Attributed | None:
    """Finds "X: P", where X is a speaker of the tables, "X spells it out: P" and "X's estimate: P"."""
    for token in sentence[1:LONGEST_TITLE]:
        if token.text != ":" or token.i + 1 >= sentence.end:
            continue
        before = sentence.doc[sentence.start : token.i]
        known = corpus.speaker_named(before.text) is not None or _is_office(before) or _bears(before, corpus)
        speaker = before if known else _addressing(before, corpus) or _introducing(before, corpus)
        if speaker is not None:
            return Attributed(speaker, token, sentence.doc[token.i + 1 : sentence.end], False)
    return None


def _bears(before: Span, corpus: Corpus) -> bool:
    """True of "Acting governor Brandt", a name of the tables behind a title."""
    name = before.root
    titled = all(one.dep_ in TITLING for one in before if one != name)
    return name.i == before.end - 1 and titled and corpus.speaker_named(name.text) is not None


def _is_office(before: Span) -> bool:
    """True of "police" and "the mayor" before a colon; "hospital" tells where it was."""
    cues = load_cues()
    offices = cues.officials | cues.offices
    return before.root.lemma_.casefold() in offices and all(
        one.pos_ in NAMING or one.dep_ == "det" for one in before
    )


def _addressing(before: Span, corpus: Corpus) -> Span | None:
    """Who speaks in "Oslo to Bergen: P" and "Brandt on taxes: P"."""
    for token in before[1:-1]:
        named = before.doc[before.start : token.i]
        if token.lower_ in ADDRESS and corpus.speaker_named(named.text) is not None:
            return named
    return None


def _introducing(before: Span, corpus: Corpus) -> Span | None:
    """Who speaks in "Brandt puts it bluntly" and "Brandt's estimate": of a verb of saying, or of a noun."""
    cues = load_cues()
    for word in before:
        subject: Token | None = None
        if word.pos_ == "VERB":
            told = any(child.dep_ == "dobj" and child.lower_ in POINTING for child in word.children)
            if told or word.lemma_.casefold() in cues.say:
                subject = next((child for child in word.children if child.dep_ == "nsubj"), None)
                if subject is not None:
                    return phrase_of(subject) if is_named(subject, corpus) else None
        elif word.lemma_.casefold() in cues.views | cues.saying_nouns | cues.records:
            subject = next((child for child in word.children if child.dep_ == "poss"), None)
            if subject is not None and is_named(subject, corpus):
                return phrase_of(subject)
    return None


def _signed(sentence: Span, corpus: Corpus) -> Attributed | None:
    """Finds the headline's "P: X" and "P - X", where X is a speaker of the tables."""
    for token in sentence[-LONGEST_TITLE:-1]:
        if token.text not in DASHES or token.i - sentence.start < 2:
            continue
        tail = [word for word in sentence.doc[token.i + 1 : sentence.end] if not word.is_punct]
        behind = sentence.doc[tail[0].i : tail[-1].i + 1] if tail else None
        if behind is not None and corpus.speaker_named(behind.text) is not None:
            return Attributed(behind, token, sentence.doc[sentence.start : token.i], False)
    return None
