"""How far a text asserts an event: states it, adds it, or takes it as known."""

from __future__ import annotations

from spacy.tokens import Span, Token

from service.extraction.carriers import clause_verb, equated, find_carrier
from service.extraction.governing import chain, is_ready_for, leaves_unsaid
from service.extraction.negation import is_unproven, is_untrue, undoes
from service.extraction.reading import Anchor, Reading
from service.extraction.toiling import is_toil, toils_at
from service.lexicon.concepts import Part
from service.lexicon.grammar import load_grammar, words

CHARGED = words(load_grammar().prepositions.charged)
MANNER = words(load_grammar().prepositions.manner)
INDEFINITE = words(load_grammar().determiners.indefinite)

STATED, ADDED, KNOWN = 0, 1, 2
BLAME = "blame"
STATING = frozenset({"conj", "ROOT", "ccomp", "parataxis", "appos", "xcomp", "acomp", "attr", "oprd", "dep"})


def read_rank(reading: Reading, span: Span, anchor: Anchor) -> int:
    """How far the span asserts the event: at its root, in an added clause, or taken as known."""
    token = find_carrier(reading, anchor) or clause_verb(anchor) or anchor.head
    modifies = anchor.head.dep_ in ("amod", "compound", "poss", "nmod") and anchor.part is not Part.PASSIVE
    if (_names_people(reading, anchor) and equated(anchor.head)) or _is_headline_predicate(span, anchor):
        return STATED
    adverb = anchor.head.dep_ == "advmod" and anchor.head.pos_ == "ADV" and len(anchor.tokens) == 1
    if any(
        is_untrue(reading, above, below) or is_unproven(reading, above) for above, below in chain(anchor.head)
    ):
        return STATED
    modifies = modifies or adverb
    if modifies and span.start <= anchor.head.head.i < span.end:
        return KNOWN
    if _is_what_is_named(reading, anchor.head):
        return KNOWN
    rank = STATED
    while token.head != token and span.start <= token.head.i < span.end and token.dep_ != "appos":
        rank = max(rank, _step_rank(reading, token))
        token = token.head
    return rank


def _names_people(reading: Reading, anchor: Anchor) -> bool:
    """True of the "wounded" of "among the wounded", a state that stands for those in it."""
    phrase = reading.phrases[anchor.head.i]
    return anchor.part is not Part.NOUN or any(sense.part is Part.ADJECTIVE for sense in phrase.senses)


def _is_headline_predicate(span: Span, anchor: Anchor) -> bool:
    """True of what a headline tells of its first noun without a verb: "Ruritania on the defensive"."""
    head, noun = anchor.head, anchor.head.head
    return (
        anchor.part in (Part.ADJECTIVE, Part.PASSIVE)
        and head.dep_ in ("prep", "amod", "acomp", "advmod")
        and noun.dep_ == "ROOT"
        and noun.pos_ not in ("VERB", "AUX")
        and span.start <= noun.i < head.i
    )


def _is_what_is_named(reading: Reading, noun: Token) -> bool:
    """True of the "talks" of "called the talks a failure" and "described the talks as a failure"."""
    top = noun
    while top.dep_ in ("pobj", "prep", "compound", "amod", "poss") and top.head != top:
        top = top.head
    if top.dep_ not in ("dobj", "nsubj"):
        return False
    above = top.head
    if above.dep_ in ("oprd", "attr", "ccomp", "xcomp") and above.pos_ in ("NOUN", "ADJ", "PROPN"):
        above = above.head
    if reading.lemma(above) not in reading.mood.naming or top.i < above.i:
        return False
    names = ("oprd", "attr", "ccomp", "xcomp")
    return any(c.i > top.i and (c.dep_ in names or c.lower_ == "as") for c in above.children)


def _step_rank(reading: Reading, token: Token) -> int:
    """What one step up the tree takes from the rank of what hangs below it."""
    above = reading.lemma(token.head)
    mood = reading.mood
    if token.dep_ in ("ccomp", "xcomp") and leaves_unsaid(token.head):
        return KNOWN
    if token.dep_ in STATING or toils_at(reading, token.head, token):
        return STATED
    if token.dep_ == "pcomp" and undoes(reading, token.head.head, token):
        return STATED
    if token.dep_ == "pcomp" and toils_at(reading, token.head.head, token.head):
        return STATED
    if undoes(reading, token.head, token) or is_toil(reading, token):
        return STATED
    if token.dep_ in ("dobj", "obj", "nsubjpass"):
        own = reading.anchor_of.get(token.head.i)
        if own is not None and len(own.tokens) > 1 and above in mood.light and above not in mood.denying:
            return KNOWN
        if above in mood.naming and any(child.lower_ == "the" for child in token.children):
            return KNOWN  # "denounced the visit", but not "denounced a stunt"
        return ADDED if above in mood.causing | mood.denying | mood.light | mood.naming else KNOWN
    if token.dep_ == "prep" and token.lower_ == "with" and _tells_more(token):
        return ADDED
    if token.dep_ == "prep" and any(
        child.dep_ == "pcomp" and undoes(reading, token.head, child) for child in token.children
    ):
        return STATED
    if token.dep_ in ("pobj", "prep"):
        return _preposition_rank(reading, token)
    if token.dep_ == "acl" and _is_counted_alike(token.head):
        return STATED
    if token.dep_ in ("acl", "relcl", "pcomp"):
        asserted = _is_charge(reading, token.head) or _is_aimed_at(reading, token.head)
        return STATED if token.dep_ == "pcomp" and asserted else ADDED
    if token.dep_ == "advcl":
        marks = {child.lower_ for child in token.children if child.dep_ in ("mark", "advmod")}
        if "that" in marks:
            return STATED
        return KNOWN if marks & mood.background else ADDED
    return KNOWN


def _is_counted_alike(number: Token) -> bool:
    """True of the second number of a toll: "12 civilians dead and 112 wounded", "12 killed and 121 hurt"."""
    if number.dep_ != "conj" or not number.like_num:
        return False
    first = number.head
    counted = (first, *(child for child in first.children if child.dep_ in ("nsubj", "nsubjpass")))
    return any(one.like_num or any(child.dep_ == "nummod" for child in one.children) for one in counted)


def _is_charge(reading: Reading, preposition: Token) -> bool:
    """True of the "of" of "accused them of shelling the plant", which says that they did."""
    anchor = reading.anchor_of.get(preposition.head.i)
    return preposition.lower_ in CHARGED and anchor is not None and anchor.concept == BLAME


def _tells_more(preposition: Token) -> bool:
    """True of "with troops holding the town", which adds to what is told."""
    return any(
        child.dep_ == "pcomp" and any(inner.dep_ in ("nsubj", "nsubjpass") for inner in child.children)
        for child in preposition.children
    )


def _is_aimed_at(reading: Reading, preposition: Token) -> bool:
    """True of the "on" of "bent on taking the town"."""
    aim = preposition.head
    planned = bool({reading.lemma(aim), aim.lower_} & reading.mood.planning)
    aimed = preposition.lower_ == "on" and any(child.dep_ == "pcomp" for child in preposition.children)
    return planned and aimed


def _preposition_rank(reading: Reading, token: Token) -> int:
    """In news "after a strike" tells of the strike, "after the strike" takes it as known."""
    preposition = token if token.dep_ == "prep" else token.head
    if _is_charge(reading, preposition) and any(child.dep_ == "pcomp" for child in preposition.children):
        return STATED
    if token.dep_ == "prep" and (_is_aimed_at(reading, preposition) or is_ready_for(preposition)):
        return STATED
    if token.dep_ == "pobj" and is_ready_for(preposition):
        return STATED
    filler = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if filler is not None and any(child.lower_ in INDEFINITE for child in filler.children):
        return ADDED
    if preposition.lower_ in MANNER and any(child.dep_ == "pcomp" for child in preposition.children):
        return ADDED
    if preposition.lower_ in reading.mood.background:
        return KNOWN
    return ADDED if reading.lemma(preposition.head) in reading.mood.causing | reading.mood.denying else KNOWN
