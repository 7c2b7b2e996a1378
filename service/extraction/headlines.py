"""Gives headlines and short messages the "is" that they leave out: "strike over" reads "strike is over".

The parser takes "Dam not safe" for a thing and its traits; with its verb it is a sentence like others. A
word is put in only where the parser then finds the subject before it and what is said of that behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from service.extraction.parser import parse_statement
from service.extraction.present_tense import retold
from service.extraction.spelling import Cleaned
from service.lexicon.concepts import Part
from service.lexicon.cues import load_cues
from service.lexicon.grammar import load_grammar, words
from service.lexicon.phrases import PhraseBook
from service.lexicon.units import load_units

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PARTICIPLES = frozenset({"VBN", "VBG"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NAMING = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
ENDS = frozenset({".", "?", "!", ";", "…"})
JOINTS = ENDS | {",", ":", "-", "–", "—"}
TELLING = frozenset({"acomp", "attr", "prep", "advmod", "prt", "oprd", "npadvmod", "ccomp", "xcomp", "agent"})
VERBLESS = frozenset({"acl", "ROOT", "amod", "dep", "appos"})
"""Relations of a participle that is all the verb there is."""

STATES = frozenset({Part.ADJECTIVE, Part.PASSIVE})
PARTICLES = words(load_grammar().verbs.predicate) | words(load_grammar().verbless.particles)
ADVERBS = words(load_grammar().verbless.adverbs)
LEVELS = words(load_grammar().verbless.levels)
LINKS = words(load_grammar().verbless.prepositions)
JOINING = words(load_grammar().verbless.joining)
SUBORDINATE = words(load_grammar().verbless.subordinate)
OPEN = frozenset({"ADP", "ADV", "PUNCT", "PART"})
"""What stands behind a noun rather than behind an order: "Drop in oil prices", "Vote on budget"."""

DIRECTIONS = words(load_grammar().verbless.directions)

THROUGH = words(load_grammar().prepositions.through)
"""What stands through whom tells more of the thing before it: "contacts through mediators"."""

UNITS = load_units().names.keys()
SAYING = load_cues().say | load_cues().denial

THERE = "there are"
"""What "ministry says no troops near border" leaves out."""

LONGEST = 60
"""Tokens of a headline or a message; each try costs a parse of them all, and longer texts are prose."""

MOST = 4
"""Words put into one text; more parts without a verb are a list of words."""


def with_verbs(cleaned: Cleaned, doc: Doc, book: PhraseBook) -> tuple[Cleaned, Doc]:
    """The text with the forms of "be" that it leaves out, and its parse; both as they are where none is."""
    added: list[int] = []
    for _ in range(MOST if len(doc) <= LONGEST else 0):
        parts = _parts(doc, added)
        found = next((new for part in parts if (new := _told(cleaned, part, book))), None)
        if found is None:
            break
        cleaned, doc, at = found
        added.append(at)
    return cleaned, doc


def _parts(doc: Doc, added: Sequence[int]) -> Iterator[Span]:
    """The stretches between commas, colons and full stops that lack a verb; `added` are those put in.

    What follows a part with a verb in the same sentence is left to the parser.
    """
    start, told = 0, False
    done = max(added, default=-1)
    for token in doc:
        last = token.i + 1 == len(doc)
        if not (_parts_text(token) or last):
            continue
        part = doc[start : token.i + (last and not token.is_punct)]
        told = told or any(_is_finite(one) for one in _main(part) if part.start > done)
        if part.start > done and len(part) > 1 and not told:
            yield part
        elif (said := _said(part)) is not None and said.start > done:
            yield said
        if token.text in ENDS or token.text == ":":
            told = False
        start = token.i + 1


def _main(part: Span) -> Span:
    """The part without a clause behind it: "thousands flee as army advances"."""
    ends = next((one.i - part.start for one in part[1:] if one.lower_ in SUBORDINATE), len(part))
    return part[:ends]


def _told(cleaned: Cleaned, part: Span, book: PhraseBook) -> tuple[Cleaned, Doc, int] | None:
    """The text with a verb in this part: one put in, one put otherwise, or one in a part with an article."""
    found = _completed(cleaned, part, book) or retold(cleaned, part, book)
    first = part[0]
    if found is not None or first.tag_ not in ("VB", "VBP") or part[1].pos_ not in OPEN:
        return found
    articled = cleaned.inserted(first.idx, "the")
    doc = parse_statement(articled.text)
    if articled is cleaned or doc[first.i + 1].pos_ != "NOUN":
        return None
    named = doc[part.start : part.end + 1]
    return _completed(articled, named, book) or retold(articled, named, book) or (articled, doc, first.i)


def _said(part: Span) -> Span | None:
    """What is said without a verb of its own in "ministry denies army behind attack"."""
    for token in part[1:]:
        if _is_finite(token) and token.lemma_.casefold() in SAYING and token.i + 2 < part.end:
            said = part[token.i + 1 - part.start :]
            return None if any(_is_finite(one) or one.lower_ in JOINING for one in said) else said
    return None


def _parts_text(token: Token) -> bool:
    """True of a mark between two parts, not of the hyphen in a word."""
    if token.text not in JOINTS:
        return False
    return bool(token.whitespace_) or token.i + 1 == len(token.doc)


def _is_finite(token: Token) -> bool:
    """True of a verb by which the part is a sentence already."""
    if token.tag_ not in FINITE or token.pos_ not in ("VERB", "AUX"):
        return False
    return not _is_passive(token) and not _disagrees(token)


def _disagrees(verb: Token) -> bool:
    """True of "strike" in "toll of bus strike climbs", a noun that the parser has for a verb."""
    if verb.tag_ != "VBP" or verb.pos_ == "AUX":
        return False
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    single = all(one.tag_ == "NN" and not any(c.dep_ == "conj" for c in one.children) for one in subjects)
    return bool(subjects) and single and not any(child.dep_ == "aux" for child in verb.children)


def _is_passive(verb: Token) -> bool:
    """True of "taken" in "marines taken prisoner by rebels", that the parser has for a past tense."""
    if verb.tag_ != "VBD" or verb.pos_ == "AUX":
        return False
    by = [t for t in verb.doc[verb.i + 1 : verb.i + 4] if t.lower_ == "by" and t.i + 1 < len(verb.doc)]
    return bool(by) and by[0].nbor().pos_ in ("NOUN", "PROPN", "ADJ", "DET")


def _completed(cleaned: Cleaned, part: Span, book: PhraseBook) -> tuple[Cleaned, Doc, int] | None:
    """The text with a verb in this part, its parse and where the part begins; None if none fits."""
    states = _states(part, book)
    for token in part:
        word = _missing(part, token, states)
        if word is None:
            continue
        completed = cleaned.inserted(token.idx, word)
        if completed is cleaned:
            continue
        doc = parse_statement(completed.text)
        if word == THERE:
            return completed, doc, token.i + 1
        if _fits(doc, part.start, token.i):
            return completed, doc, token.i
    return None


def _states(part: Span, book: PhraseBook) -> frozenset[int]:
    """Where phrases of the lists begin that say how something is: "in rebel hands", "on strike"."""
    at = {token.idx: token.i for token in part}
    return frozenset(
        at[phrase.start]
        for phrase in book.find(part.doc.text)
        if phrase.start in at
        and len(phrase.words) > 1
        and part.doc[at[phrase.start]].lower_ not in THROUGH
        and any(sense.part in STATES or part.doc[at[phrase.start]].pos_ == "ADP" for sense in phrase.senses)
    )


def _missing(part: Span, token: Token, states: frozenset[int]) -> str | None:
    """The verb that may be missing before the token."""
    if token.i == part.start:
        spoken = token.lower_ == "no" and token.i > 0 and token.nbor(-1).lemma_.casefold() in SAYING
        return THERE if spoken and len(part) > 1 and part[1].pos_ in NAMING | {"ADJ"} else None
    before, behind = part[: token.i - part.start], part[token.i - part.start + 1 :]
    if not any(one.pos_ in NAMING or one.tag_ == "VB" for one in before) or before[-1].pos_ in (
        "ADP",
        "DET",
        "CCONJ",
    ):
        return None
    if _goes_on(behind):
        return None
    many = any(one.tag_ in ("NNS", "NNPS") or (one.pos_ == "NUM" and one.lower_ != "one") for one in before)
    if _is_passive(token) or _is_participle(token, behind):
        past = token.tag_ != "VBG" and token.lower_ != "gone"
        return ("were" if many else "was") if past else ("are" if many else "is")
    if token.i in states or _tells(token, behind):
        return "are" if many else "is"
    return None


def _is_participle(token: Token, behind: Span) -> bool:
    """True of the "closed" of "airport closed after storm" and the "rising" of "waters rising"."""
    if token.tag_ not in PARTICIPLES or token.dep_ not in VERBLESS or token.head.i > token.i:
        return False
    if any(child.dep_ in ("aux", "auxpass") for child in token.children):
        return False
    objects = any(child.dep_ == "dobj" for child in token.children)
    return token.tag_ == "VBG" or not (objects or (len(behind) and behind[0].pos_ in NAMING | {"DET", "ADJ"}))


def _goes_on(behind: Span) -> bool:
    """True where a verb follows that no joining word makes another clause of: it has the subject then."""
    for token in behind:
        if token.lower_ in JOINING:
            return False
        if _is_finite(token):
            return True
    return False


def _tells(token: Token, behind: Span) -> bool:
    """True of a word that says how the thing before it is, rather than what kind of thing it is."""
    word, following = token.lower_, behind[0] if len(behind) else None
    if _measures(token, behind):
        return True
    if word in ADVERBS:
        return following is not None
    if word in LINKS:
        return following is not None
    if word in LEVELS and following is not None and following.pos_ == "NUM":
        return True
    hyphened = following is not None and following.text == "-" and not token.whitespace_
    closed = following is None or following.pos_ in ("ADP", "ADV", "SCONJ", "PART", "PUNCT", "NUM", "CCONJ")
    if word == "up" and following is not None and following.lower_ == "to":
        return False
    if word in PARTICLES:
        return closed and not (
            token.nbor(-1).pos_ == "NUM" and following is not None and following.lower_ == "of"
        )
    if token.pos_ == "ADJ" and not hyphened and token.nbor(-1).lower_ not in LEVELS:
        return closed and token.nbor(-1).pos_ in ("NOUN", "PROPN", "NUM", "ADV")
    return False


def _measures(token: Token, behind: Span) -> bool:
    """True of the "20" of "army 20 miles inside the border" and of the "about" before it."""
    if token.pos_ == "NUM":
        return len(behind) > 2 and behind[0].lower_ in UNITS and behind[1].lower_ in DIRECTIONS
    figure = next((i for i, one in enumerate(behind[:2]) if one.pos_ == "NUM"), None)
    approximate = token.lower_ in LEVELS or token.pos_ in ("ADV", "DET")
    return figure is not None and approximate and _measures(behind[figure], behind[figure + 1 :])


def _fits(doc: Doc, start: int, at: int) -> bool:
    """True where the parser has the word put in for the verb of all that stands before it in its part."""
    be = doc[at]
    verb = be.head if be.dep_ in ("aux", "auxpass") else be
    if be.pos_ not in ("AUX", "VERB") or verb.pos_ not in ("AUX", "VERB"):
        return False
    subject = next(
        (child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass") and child.i < at), None
    )
    if subject is None or subject.left_edge.i > start + (doc[start].pos_ in ("ADV", "CCONJ", "INTJ")):
        return False
    return verb != be or any(child.i > at and child.dep_ in TELLING for child in be.children)
