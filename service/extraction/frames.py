"""The frame of who said what, and the frames without a verb: "according to X", "X's claim that P"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from service.lexicon.cues import Cues
from service.lexicon.days import day_names

DATED = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One cue with its source; token positions are into one sentence.

    `content` are the positions that the source is said to have said, empty where the words stand
    in another sentence. `own` are the frame's own words (cue, source, time, medium). `whole`: the
    clause of the cue is itself the claim ("X denied P"), so `content` includes the source, and
    `own` is the cue with its time and medium.
    """

    cue: Token
    source: Token | None
    content: frozenset[int]
    own: frozenset[int]
    whole: bool = False
    cited: Token | None = None


def find_according(doc: Doc, cues: Cues) -> Iterator[Frame]:
    """Reads "P, according to X": everything else of the clause that the phrase hangs on."""
    text = [token.lower_ for token in doc]
    for phrase in cues.according:
        words = phrase.split()
        for i in range(len(doc) - len(words)):
            if text[i] != words[0] or text[i : i + len(words)] != words:
                continue
            source = _named_after(doc[i + len(words) - 1])
            if source is None:
                continue
            own = frozenset(
                [*range(i, max(i + len(words), source.i)), *(token.i for token in source.subtree)]
            )
            yield Frame(doc[i], source, frozenset(_backed(doc, own)) - own, own)


def _named_after(preposition: Token) -> Token | None:
    """The noun behind "according to", also where the parser takes its first word for a verb."""
    for child in preposition.children:
        if child.dep_ == "pobj":
            return child
        if child.dep_ == "pcomp":
            return next((part for part in child.children if part.dep_ == "dobj"), None)
    return None


def find_views(doc: Doc, cues: Cues) -> Iterator[Frame]:
    """Reads "In his words, P" and "P, by the ministry's account"."""
    for token in doc:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in cues.views or token.dep_ != "pobj":
            continue
        owner = owner_of(token)
        phrase = token.head
        if owner is None or owner.lower_ in cues.first_person_owners or not _opens_or_ends(phrase, token):
            continue
        own = frozenset(part.i for part in phrase.subtree)
        yield Frame(token, owner, frozenset(_backed(doc, own)) - own, own)


def owner_of(noun: Token) -> Token | None:
    """Whose view, words or count it is; a day has none: "by Tuesday's tally"."""
    owners = (child for child in noun.children if child.dep_ == "poss")
    return next((one for one in owners if one.lower_ not in day_names() and not _is_time(one)), None)


def _is_time(token: Token) -> bool:
    """True of "last week"; a name that the name finder takes for a day has its capital."""
    return token.ent_type_ in DATED and token.is_lower


def _opens_or_ends(phrase: Token, noun: Token) -> bool:
    """True for a phrase set off from its clause: by a comma behind it, or before it at the end."""
    doc = phrase.doc
    if phrase.i == 0:
        return noun.i + 1 < len(doc) and doc[noun.i + 1].text == ","
    ends = all(token.is_punct for token in doc[noun.right_edge.i + 1 :])
    return doc[phrase.i - 1].text == "," and (ends or doc[noun.i + 1].text == ",")


def find_owned(doc: Doc, cues: Cues) -> Iterator[Frame]:
    """Reads "X's claim that P": the clause of the noun."""
    for token in doc:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in cues.saying_nouns:
            continue
        owner = next((child for child in token.children if child.dep_ == "poss"), None)
        clause = next((child for child in token.children if child.dep_ in ("acl", "ccomp", "relcl")), None)
        if owner is None or clause is None or owner.lower_ in cues.first_person or owner.tag_ == "PRP$":
            continue
        if is_that_clause(clause):
            own = frozenset([token.i, *(part.i for part in owner.subtree)])
            yield Frame(token, owner, frozenset(part.i for part in clause.subtree) - own, own)


def _backed(doc: Doc, own: frozenset[int]) -> Iterator[int]:
    """What an "according to X" backs: the sentence if the phrase opens or ends it, else its clause."""
    last = max((token.i for token in doc if not token.is_punct), default=0)
    if min(own) == 0 or last in own:
        yield from range(len(doc))
        return
    head = doc[min(own)].head
    while head.pos_ not in ("VERB", "AUX") and head.head != head:
        head = head.head
    yield from (token.i for token in head.subtree)


def absolute_phrase(cue: Token) -> frozenset[int]:
    """The phrase of ", with early reports saying that P", whose cue has no clause of its own."""
    above = cue.head.head if cue.dep_ == "acl" else cue.head
    hangs = cue.tag_ == "VBG" and cue.dep_ in ("acl", "pcomp") and above.lower_ == "with"
    return frozenset(token.i for token in above.subtree) if hangs else frozenset()


def is_that_clause(token: Token) -> bool:
    """True for a clause with "that" hung on a noun, also where "that" is taken for a determiner."""
    first = token.doc[token.left_edge.i]
    begins = first.lower_ == "that" and first.tag_ == "IN"
    return token.dep_ in ("acl", "relcl", "ccomp") and (
        begins or any(child.dep_ == "mark" and child.lower_ == "that" for child in token.children)
    )
