"""Finds who-said-what frames in a parsed sentence: a cue, its source and the words it attributes.

The patterns are those of the literature on quotation extraction (direct, indirect and mixed; cue
before, after and inside the content): Pareti et al. 2013, "Automatically detecting and attributing
indirect quotations", and the GenderGapTracker's dependency rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from service.extraction.sources import SUBJECT_DEPS, ends_content, find_source, has_subject, speaks_of_self
from service.lexicon.cues import Cues

CONTENT_DEPS = ("ccomp", "parataxis")
ADJUNCT_DEPS = ("prep", "npadvmod", "advmod")
CLAUSE_DEPS = ("advcl", "relcl", "conj", "ccomp", "parataxis", "acl")


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


def find_frames(doc: Doc, cues: Cues, *, is_tail: bool = False) -> list[Frame]:
    """The frames of one sentence in text order; each cue makes at most one.

    In a tail cut off from its content ("the ministry said on Monday") the first cue may stand alone.
    """
    frames = [frame for token in doc if (frame := _read_cue(token, cues, is_tail=is_tail)) is not None]
    frames.extend(_according(doc, cues))
    frames.extend(_nominal(doc, cues))
    return sorted(frames, key=lambda frame: frame.cue.i)


def _read_cue(token: Token, cues: Cues, *, is_tail: bool) -> Frame | None:
    lemma = token.lemma_.lower()
    if token.pos_ not in ("VERB", "AUX") or (lemma not in cues.verbs and lemma not in cues.quoted):
        return None
    source = find_source(token, cues)
    if source is None and is_tail and token.dep_ == "ROOT":
        source = next((entity.root for entity in token.doc.ents if entity.label_ == "PERSON"), None)
    if source is None or speaks_of_self(source, cues) or _is_unreal(token, cues):
        return None
    if lemma in cues.quoted:
        return _quoted_as_saying(token, source, cues)
    negated = any(child.dep_ == "neg" for child in token.children)
    if lemma not in cues.deny and not negated and (content := _content(token, source)):
        return _frame(token, source, content)
    if lemma in cues.say and not negated and (around := _around(token, source)):
        return _frame(token, source, around)
    if is_tail and lemma in cues.say and token.dep_ == "ROOT" and not negated:
        return _frame(token, source, frozenset())
    if _is_whole(token, lemma, cues) and (lemma not in cues.say or not negated):
        return _frame(token, source, frozenset(_clause(token)), whole=True)
    if lemma in cues.say and not negated and _beside_quote(token):
        return _frame(token, source, frozenset())
    return None


def _is_unreal(cue: Token, cues: Cues) -> bool:
    """True where nobody has said anything: conditional or infinitive saying.

    "continues to insist" is said all the same.
    """
    if any(child.dep_ == "mark" and child.lower_ in {"if", "unless", "whether"} for child in cue.children):
        return True
    if cue.dep_ == "xcomp" and cue.head.lemma_.lower() in cues.aspect:
        return False
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in cue.children)


def _content(cue: Token, source: Token) -> frozenset[int]:
    """What stands in the cue's complement clauses, less the cue's own words.

    A noun coordinated with a verb of saying is a misreading of a subject within the content.
    """
    found: set[int] = set()
    for clause in _complements(cue):
        found.update(token.i for token in clause.subtree)
    if not found:
        return frozenset()
    start = max(found)
    for child in cue.children:
        if child.dep_ == "conj" and child.i > start and child.pos_ not in ("VERB", "AUX"):
            found.update(token.i for token in child.subtree)
    own = {cue.i, *(token.i for token in source.subtree)} if source.head == cue else {cue.i}
    return frozenset(found - own)


def _around(cue: Token, source: Token) -> frozenset[int]:
    """The rest of the sentence around a reporting clause set off by commas: "It was, he said, late"."""
    own = {cue.i, *(token.i for token in source.subtree)}
    if not own <= {token.i for token in cue.subtree} or max(own) - min(own) >= len(own) + 2:
        return frozenset()
    first, last = min(own), max(own)
    if (
        first == 0
        or not ends_content(cue.doc[first - 1])
        or last + 1 >= len(cue.doc)
        or not ends_content(cue.doc[last + 1])
    ):
        return frozenset()
    rest = frozenset(token.i for token in cue.doc if token.i not in own)
    return rest if any(cue.doc[i].pos_ in ("VERB", "AUX") for i in rest if i > last) else frozenset()


def _complements(cue: Token) -> Iterator[Token]:
    for child in cue.children:
        if child.dep_ in CONTENT_DEPS and _is_clause(child) and not _is_cue_tail(child, cue):
            yield child
        elif child.dep_ == "advcl" and child.lemma_ == "cite":
            yield from (grandchild for grandchild in child.children if grandchild.dep_ in CONTENT_DEPS)


def _is_clause(token: Token) -> bool:
    if token.pos_ in ("VERB", "AUX"):
        return True
    return any(child.dep_ in (*SUBJECT_DEPS, "cop", "aux", "expl") for child in token.children)


def _is_cue_tail(child: Token, cue: Token) -> bool:
    """A parataxis that itself only reports ("..., he said") is no content of its governor."""
    return child.dep_ == "parataxis" and child.i > cue.i and child.right_edge.i - child.left_edge.i < 3


def _is_whole(cue: Token, lemma: str, cues: Cues) -> bool:
    """True where the cue's own clause is what its subject claims, denies, asks or promises."""
    deps = {child.dep_ for child in cue.children}
    has_object = bool(deps & {"dobj", "dative"})
    if lemma in cues.estimate and has_object:
        return any(child.dep_ == "prep" and child.lower_ == "at" for child in cue.children)
    if lemma in cues.deny:
        return has_object or bool(deps & {"ccomp", "xcomp"})
    if lemma in cues.address:
        return has_object or bool(deps & {"xcomp", "prep", "ccomp"})
    if lemma in cues.with_object and (has_object or "xcomp" in deps):
        return not _beside_quote(cue)
    return lemma in cues.say and lemma not in cues.clause_only and "xcomp" in deps


def _clause(head: Token) -> Iterator[int]:
    """The positions of a clause without coordinated clauses that have their own subject."""
    skipped = [
        child
        for child in head.children
        if child.dep_ in ("conj", "parataxis") and child.pos_ in ("VERB", "AUX") and has_subject(child)
    ]
    left_out = {token.i for child in skipped for token in child.subtree}
    yield from (token.i for token in head.subtree if token.i not in left_out)


def _beside_quote(cue: Token) -> bool:
    """True where a quotation mark or colon stands by the cue's clause: its words are quoted.

    False within the quotation itself, where the cue is what was said.
    """
    if sum(1 for token in cue.doc[: cue.i] if token.is_quote) % 2:
        return False
    clause = cue.doc[cue.left_edge.i : cue.right_edge.i + 1]
    return any(token.is_quote or token.text in {":", "“", "”"} for token in clause)


def _quoted_as_saying(cue: Token, source: Token, cues: Cues) -> Frame | None:
    """Reads "P, he was quoted as saying" and "he was quoted as saying that P"."""
    saying = next(
        (
            grandchild
            for child in cue.children
            if child.dep_ == "prep" and child.lower_ == "as"
            for grandchild in child.children
            if grandchild.lemma_.lower() in cues.say
        ),
        None,
    )
    if saying is None:
        return None
    return _frame(cue, source, _content(saying, source) or _content(cue, source))


def _according(doc: Doc, cues: Cues) -> Iterator[Frame]:
    """Reads "P, according to X": everything else of the clause that the phrase hangs on."""
    text = doc.text.casefold()
    for phrase in cues.according:
        if phrase not in text:
            continue
        words = phrase.split()
        for i in range(len(doc) - len(words)):
            if [token.lower_ for token in doc[i : i + len(words)]] != words:
                continue
            source = next((child for child in doc[i + len(words) - 1].children if child.dep_ == "pobj"), None)
            if source is None:
                continue
            own = frozenset([*range(i, i + len(words)), *(token.i for token in source.subtree)])
            yield Frame(doc[i], source, frozenset(_backed(doc, own)) - own, own)


def _nominal(doc: Doc, cues: Cues) -> Iterator[Frame]:
    """Reads "X's claim that P": the clause of the noun."""
    for token in doc:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in cues.saying_nouns:
            continue
        owner = next((child for child in token.children if child.dep_ == "poss"), None)
        clause = next((child for child in token.children if child.dep_ in ("acl", "ccomp", "relcl")), None)
        if owner is None or clause is None or owner.lower_ in cues.first_person or owner.tag_ == "PRP$":
            continue
        if any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children):
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


def _frame(cue: Token, source: Token, content: frozenset[int], *, whole: bool = False) -> Frame:
    clauses = {
        token.i
        for child in cue.children
        if child.dep_ in ("conj", "cc") or _is_clause_of_its_own(child, cue)
        for token in child.subtree
    }
    cited = next(
        (
            grandchild
            for child in cue.children
            if child.dep_ == "advcl" and child.lemma_ == "cite"
            for grandchild in child.children
            if grandchild.dep_ == "dobj"
        ),
        None,
    )
    if whole:
        adjuncts = [child for child in cue.children if child.dep_ in ADJUNCT_DEPS]
        own = {token.i for child in adjuncts for token in child.subtree}
    else:
        own = {token.i for token in cue.subtree} - clauses - content
    own.add(cue.i)
    if cited is not None:
        own.update(token.i for token in cited.head.subtree if token.i not in content)
    return Frame(cue, source, content, frozenset(own), whole, cited)


def _is_clause_of_its_own(child: Token, cue: Token) -> bool:
    """False for "as reported by X" and for "Posting on X, he said": they only say how it was said."""
    if child.dep_ not in CLAUSE_DEPS or child.pos_ not in ("VERB", "AUX"):
        return False
    relayed = child.tag_ == "VBN" and any(part.dep_ == "agent" for part in child.children)
    opening = (
        child.dep_ == "advcl" and child.i < cue.i and child.tag_ in ("VBG", "VBN") and not has_subject(child)
    )
    return not relayed and not opening
