"""Finds who-said-what frames in a parsed sentence: a cue, its source and the words it attributes.

The patterns are those of the literature on quotation extraction (direct, indirect and mixed; cue
before, after and inside the content): Pareti et al. 2013, "Automatically detecting and attributing
indirect quotations", and the GenderGapTracker's dependency rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from service.extraction.complements import find_content
from service.extraction.frames import Frame, absolute_phrase, find_according, find_owned, find_views
from service.extraction.reports import read_report
from service.extraction.sources import (
    SUBJECT_DEPS,
    find_cited,
    find_source,
    has_subject,
    is_impersonal,
    is_predicate_of_root,
    speaks_of_self,
)
from service.extraction.speech import find_lead_ins, speech_before
from service.lexicon.cues import Cues

HEARER_DEPS = ("dobj", "dative")
ADJUNCT_DEPS = ("prep", "npadvmod", "advmod")
APPENDED_DEPS = ("appos", "npadvmod")
CLAUSE_DEPS = ("advcl", "relcl", "conj", "ccomp", "parataxis", "acl")


def find_frames(doc: Doc, cues: Cues, *, is_tail: bool = False) -> list[Frame]:
    """The frames of one sentence in text order; each cue makes at most one.

    In a tail cut off from its content ("the ministry said on Monday") the first cue may stand alone.
    """
    frames = [frame for token in doc if (frame := _read_cue(token, cues, is_tail=is_tail)) is not None]
    frames.extend(find_according(doc, cues))
    frames.extend(find_views(doc, cues))
    frames.extend(find_owned(doc, cues))
    frames.extend(find_lead_ins(doc, cues, frozenset(frame.cue.i for frame in frames)))
    return sorted(frames, key=lambda frame: frame.cue.i)


def _read_cue(token: Token, cues: Cues, *, is_tail: bool) -> Frame | None:
    if token.pos_ not in ("VERB", "AUX") and not _is_mistagged(token):
        return None
    lemma = token.lemma_.lower()
    announces = _announces_quote(token)
    spoken = speech_before(token, cues)
    if _hears_evidence(token, cues) or (
        lemma in cues.hearer and any(child.dep_ == "nsubjpass" for child in token.children)
    ):
        return _told(token, cues, is_tail=is_tail)
    phrasal = _is_phrasal(token, cues)
    if (
        lemma not in cues.verbs
        and lemma not in cues.quoted
        and not announces
        and spoken is None
        and not phrasal
        and lemma not in cues.expect
    ):
        return None
    source = find_source(token, cues)
    if source is None and is_tail and token.dep_ == "ROOT":
        source = next((entity.root for entity in token.doc.ents if entity.label_ == "PERSON"), None)
    if source is None and is_tail and is_impersonal(token, cues):
        return _frame(token, None, frozenset())
    if source is None or speaks_of_self(source, cues) or _is_unreal(token, cues) or _opens(token, cues):
        return None
    if lemma in cues.quoted:
        return _quoted_as_saying(token, source, cues)
    if lemma in cues.expect and ((held := _held(token, source, cues)) or lemma not in cues.verbs):
        return held
    if spoken is not None and lemma not in cues.verbs:
        own = frozenset(i for i in (token.i, *_clause(token)) if i > spoken)
        return Frame(token, source, frozenset(range(spoken)), own)
    if phrasal:
        return _whole(token, source, cues)
    return _said(token, source, cues, alone=is_tail and token.dep_ == "ROOT", announces=announces)


def _said(cue: Token, source: Token, cues: Cues, *, alone: bool, announces: bool) -> Frame | None:
    """The frame of a cue with its source; `alone` if its words may stand in another sentence."""
    lemma = cue.lemma_.lower()
    says = lemma in cues.say or announces
    negated = any(child.dep_ == "neg" for child in cue.children)
    if lemma not in cues.deny and not negated and (content := find_content(cue, source, cues)):
        return _frame(cue, source, content)
    if says and not negated and (aside := _aside(cue, source, cues)):
        return aside
    if says and not negated and (backed := _backed(cue)):
        return _frame(cue, source, backed)
    told = lemma in cues.with_object and any(c.dep_ == "dobj" and c != source for c in cue.children)
    if says and not negated and ((alone and not told) or announces or _ends_in_colon(cue)):
        return _frame(cue, source, frozenset())
    if _is_whole(cue, lemma, cues) and (lemma not in cues.say or not negated):
        return _whole(cue, source, cues)
    if says and not negated and _beside_quote(cue):
        return _whole(cue, source, cues)
    return None


def _held(cue: Token, source: Token, cues: Cues) -> Frame | None:
    """Reads "Analysts expect rates to fall": a view of those whose business it is to have one."""
    deps = {child.dep_ for child in cue.children}
    if source.dep_ != "nsubj" or source.head != cue or not deps & {"dobj", "ccomp", "xcomp"}:
        return None
    expert = source.ent_type_ == "PERSON" or source.lemma_.lower() in cues.officials | cues.bodies
    return _whole(cue, source, cues) if expert else None


def _ends_in_colon(cue: Token) -> bool:
    """True for "In a memo to staff she wrote:", whose words are the next paragraph."""
    return cue.dep_ == "ROOT" and cue.doc[-1].text == ":"


def _whole(cue: Token, source: Token, cues: Cues) -> Frame:
    """The frame of a clause that is itself the claim, less the occasion of it at its start."""
    occasion = {t.i for child in cue.lefts if _opens(child, cues) for t in child.subtree}
    # "..., a move Brenn called hysterical": what he called so is a part of what he said.
    appended = source.head == cue and cue.dep_ in ("relcl", "acl") and cue.head.dep_ in APPENDED_DEPS
    clause = frozenset(_clause(cue.head if appended or is_predicate_of_root(cue) else cue))
    frame = _frame(cue, source, clause - occasion, whole=True)
    return replace(frame, own=frame.own | occasion)


def _opens(token: Token, cues: Cues) -> bool:
    """True for "Asked about the strike, he ..." and "Speaking to reporters, ...", which are no claims."""
    begins = not any(part.is_alpha for part in token.doc[: token.left_edge.i])
    return begins and token.dep_ == "advcl" and token.tag_ in ("VBN", "VBG") and token.lemma_ in cues.occasion


def _is_mistagged(token: Token) -> bool:
    """True for "But Smith claims that P", where the tagger takes the verb for a plural."""
    if token.pos_ != "NOUN":
        return False
    deps = {child.dep_ for child in token.children}
    return "ccomp" in deps and bool(deps & set(SUBJECT_DEPS))


def _announces_quote(token: Token) -> bool:
    """True for a verb right before a colon and a quotation mark: "he thundered: “We stay.”"."""
    following = token.doc[token.i + 1 : token.i + 3]
    return len(following) == 2 and following[0].text == ":" and following[1].is_quote


def _is_phrasal(token: Token, cues: Cues) -> bool:
    """True for "hit back" and its like, by which the whole clause is what the subject says."""
    particles = {child.lower_ for child in token.children if child.dep_ in ("prt", "advmod")}
    return any(f"{token.lemma_.lower()} {particle}" in cues.phrasal for particle in particles)


def _hears_evidence(token: Token, cues: Cues) -> bool:
    """True for "the court heard" and, in headlines, "jury told": nobody is told there."""
    if token.lemma_.lower() not in cues.hear or any(child.dep_ in HEARER_DEPS for child in token.children):
        return False
    return any(child.dep_ in SUBJECT_DEPS and child.lemma_.lower() in cues.forums for child in token.children)


def _told(cue: Token, cues: Cues, *, is_tail: bool) -> Frame | None:
    """Reads "the jury was told that P": somebody said it, not the jury."""
    agent = next((child for child in cue.children if child.dep_ == "agent"), None)
    source = next((child for child in agent.children if child.dep_ == "pobj"), None) if agent else None
    content = find_content(cue, source, cues)
    return _frame(cue, source, content) if content or is_tail else None


def _is_unreal(cue: Token, cues: Cues) -> bool:
    """True where nobody has said anything: conditional or infinitive saying.

    "continues to insist" is said all the same.
    """
    if any(child.dep_ == "mark" and child.lower_ in cues.conditional for child in cue.children):
        return True
    if cue.dep_ == "xcomp" and cue.head.lemma_.lower() in cues.aspect:
        # "is going to admit" is still to come.
        return cue.head.lower_ == "going"
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in cue.children)


def _aside(cue: Token, source: Token, cues: Cues) -> Frame | None:
    """Reports the rest of the sentence around a clause set off by commas: "It was, he said, late"."""
    report = read_report(cue, len(cue.doc), cues)
    if report is None or not report.begin <= source.i < report.end:
        return None
    behind = range(report.end, len(cue.doc))
    if not any(cue.doc[i].pos_ in ("VERB", "AUX") for i in behind):
        return None
    content = frozenset([*range(report.begin), *behind])
    return Frame(cue, source, content, frozenset(range(report.begin, report.end)))


def _backed(cue: Token) -> frozenset[int]:
    """What "As the mayor pointed out, P" reports: the clause that it hangs on."""
    marks = {child.lower_ for child in cue.children if child.dep_ in ("mark", "advmod")}
    if cue.dep_ != "advcl" or "as" not in marks or any(child.dep_ == "dobj" for child in cue.children):
        return frozenset()
    own = {token.i for token in cue.subtree}
    return frozenset(token.i for token in cue.head.subtree if token.i not in own)


def _is_whole(cue: Token, lemma: str, cues: Cues) -> bool:
    """True where the cue's own clause is what its subject claims, denies, asks or promises."""
    deps = {child.dep_ for child in cue.children}
    has_object = bool(deps & {"dobj", "dative"})
    if lemma in cues.estimate and has_object:
        return any(child.dep_ == "prep" and child.lower_ == "at" for child in cue.children)
    if lemma in cues.deny:
        return (has_object and lemma not in cues.clause_only) or bool(deps & {"ccomp", "xcomp"})
    if lemma in cues.address:
        return has_object or bool(deps & {"xcomp", "prep", "ccomp", "oprd"})
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
    """True where a quotation mark stands in the cue's clause: some of its words are the source's.

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
    return _frame(cue, source, find_content(saying, source, cues) or find_content(cue, source, cues))


def _frame(cue: Token, source: Token | None, content: frozenset[int], *, whole: bool = False) -> Frame:
    clauses = {
        token.i
        for child in cue.children
        if child.dep_ in ("conj", "cc") or _is_clause_of_its_own(child, cue)
        for token in child.subtree
    }
    cited = find_cited(cue, content)
    if cited is not None and cited.head.head != cue:
        content -= {token.i for token in cited.head.subtree}
    if whole:
        adjuncts = [child for child in cue.children if child.dep_ in ADJUNCT_DEPS]
        own = {token.i for child in adjuncts for token in child.subtree}
    else:
        own = {token.i for token in cue.subtree} - clauses - content
        if not content:
            own.difference_update(_quoted_behind(cue))
    own.add(cue.i)
    own.update(i for i in absolute_phrase(cue) if i not in content)
    if cited is not None:
        own.update(token.i for token in cited.head.subtree if token.i not in content)
    return Frame(cue, source, content, frozenset(own), whole, cited)


def _quoted_behind(cue: Token) -> range:
    """The words behind the mark that opens a quotation in: she said, “and nobody listened”."""
    marks = (t.i for t in cue.doc[cue.i + 1 :] if t.tag_ == "``" and t.nbor(-1).text == ",")
    return range(next(marks, len(cue.doc)), len(cue.doc))


def _is_clause_of_its_own(child: Token, cue: Token) -> bool:
    """False for "as reported by X" and for "Posting on X, he said": they only say how it was said."""
    if child.dep_ not in CLAUSE_DEPS or child.pos_ not in ("VERB", "AUX"):
        return False
    relayed = child.tag_ == "VBN" and any(part.dep_ == "agent" for part in child.children)
    opening = (
        child.dep_ == "advcl" and child.i < cue.i and child.tag_ in ("VBG", "VBN") and not has_subject(child)
    )
    return not relayed and not opening
