"""Whether an event is said to be so, and whether somebody denies it."""

from __future__ import annotations

from spacy.tokens import Span, Token

from service.extraction.governed import Fillers
from service.extraction.governing import chain, is_ready_for, own_tokens
from service.extraction.reading import STATE_VERBS, Anchor, Reading
from service.extraction.toiling import LASTING, toils_at
from service.lexicon.days import load_days
from service.lexicon.grammar import load_grammar, words
from service.lexicon.modality import load_mood

UNDOING = words(load_grammar().verbs.undoing)
MANNER = words(load_grammar().prepositions.manner)
UNDONE = words(load_grammar().prepositions.undone)
YET = words(load_grammar().verbs.yet)
"""Concepts whose object did not happen: "called off the strike"."""

REPLACING = words(load_grammar().adverbs.replacing)
REPLACED = words(load_grammar().prepositions.replaced)

SOONER = words(load_grammar().adverbs.sooner)
ENDURING = words(load_grammar().verbs.enduring)
UNTIL = words(load_grammar().prepositions.until)
HEDGING = words(load_grammar().adverbs.hedging)
OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "neg"})
"""Relations of what a coordinated verb has to itself that stands by itself."""

ALTERNATIVE = words(load_grammar().adverbs.alternative)
DENIED = frozenset({"xcomp", "ccomp", "pcomp", "dobj", "obj"})


def read_polarity(reading: Reading, anchor: Anchor, fillers: Fillers) -> tuple[bool, bool]:
    """Whether the event is said to be so, and whether that is somebody's denial.

    Two negations make a yes: "nobody denied" is no denial.
    """
    negations, denials, denied, shared = 0, 0, False, False
    denying: set[int] = set()
    own: set[int] = set()
    for token in own_tokens(reading, anchor):
        own.add(token.i)
        negations += any(negates(reading, child) for child in token.children if child.i not in anchor.tokens)
        negations += any(is_only_then(child) for child in token.children)
        shared = shared or _shares_negation(reading, token)
    parties = (token for token in (*fillers.agents, *fillers.patients) if token.i not in anchor.tokens)
    negations += any(_is_none(reading, token) for token in parties) or shared
    negations += _stands_without(reading, anchor) + _is_impossible(reading, anchor)
    negations += _is_replaced(anchor) and bool(fillers.agents or fillers.patients)
    for above, below in chain(anchor.head):
        if below.dep_ == "nsubj" and any(
            reading.lemma(child) in reading.mood.failing for child in above.children if child.dep_ == "acomp"
        ):
            negations += 1
            break
        if above.i in denying:
            pass
        elif _is_denial(reading, above, below):
            denials += 1
            denied = not _is_negated(reading, above)
            denying.update(_phrase_of(reading, above))
        elif is_untrue(reading, above, below) or is_unproven(reading, above):
            negations += 1
            continue
        elif _comes_to_nothing(reading, above, below) or _is_toiled_at(reading, anchor, above, below):
            negations += 1
        elif not _leads_to(reading, above, below):
            continue
        if above.i not in own:
            negations += _is_negated(reading, above)
    return (negations + denials) % 2 == 0, denied and denials % 2 == 1


def _comes_to_nothing(reading: Reading, above: Token, below: Token) -> bool:
    """True of what failed, was called off, or is yet to come."""
    leads = below.dep_ in ("xcomp", "pcomp", "prep", "ccomp", "nsubj") and below.lower_ not in MANNER
    if leads and reading.lemma(above) in reading.mood.failing:
        return True
    return undoes(reading, above, below) or is_yet_to(above, below)


def _is_toiled_at(reading: Reading, anchor: Anchor, above: Token, below: Token) -> bool:
    """True of what somebody is struggling to do, where that is done once it succeeds."""
    return anchor.concept not in LASTING and toils_at(reading, above, below)


def undoes(reading: Reading, above: Token, below: Token) -> bool:
    """True of what was called off, prevented or given up on, which did not happen.

    What was done to prevent it ("by opening the dam") did.
    """
    anchor = reading.anchor_of.get(above.i)
    undone = anchor is not None and anchor.concept in UNDOING and below.i not in anchor.tokens
    governed = below.dep_ == "pcomp" and below.head.lower_ in UNDONE
    return undone and (governed or below.dep_ in ("dobj", "obj", "nsubjpass", "xcomp"))


def is_yet_to(above: Token, below: Token) -> bool:
    """True of "has yet to open" and "is yet to be found"."""
    return (
        below.dep_ == "xcomp"
        and above.lemma_ in YET
        and any(child.lower_ == "yet" for child in (*above.children, *below.children))
        and not any(child.dep_ == "neg" for child in above.children)
    )


def _leads_to(reading: Reading, above: Token, below: Token) -> bool:
    """True of a verb whose negation leaves its clause undone: "is not out to", "does not plan to"."""
    if below.dep_ == "prep" and is_ready_for(below):
        return True
    lemma = reading.lemma(above)
    if lemma in reading.mood.planning or above.lower_ == "about":
        return below.dep_ in ("xcomp", "ccomp", "acl", "pcomp")
    return below.dep_ == "xcomp" and (lemma in ("go", "be") or lemma in reading.mood.obliging)


def _is_negated(reading: Reading, above: Token) -> bool:
    """Whether a word is negated, or the verb of which it is the predicate: "is not likely to"."""
    predicate = above.dep_ in ("acomp", "prep", "attr") and above.head.pos_ == "AUX"
    verbs = (above, above.head) if predicate else (above,)
    return any(
        negates(reading, child) or _is_none_subject(reading, child)
        for verb in verbs
        for child in verb.children
    )


def is_untrue(reading: Reading, above: Token, below: Token) -> bool:
    """True of "it is not true that", "it is a myth that" and "reports that it fell are false"."""
    if above.pos_ == "NOUN" and below.dep_ == "acl":
        return reading.lemma(above) in reading.mood.untrue
    said = below.dep_ == "nsubj" and reading.lemma(below) in reading.mood.said
    if above.lemma_ not in STATE_VERBS or not (said or below.dep_ in ("ccomp", "csubj", "advcl", "acl")):
        return False
    told = {reading.lemma(child) for child in above.children if child.dep_ in ("acomp", "attr", "oprd")}
    negated = any(negates(reading, child) for child in above.children)
    return bool(told & reading.mood.true) if negated else bool(told & reading.mood.untrue)


def is_unproven(reading: Reading, above: Token) -> bool:
    """True of "no evidence that", "no sign of" and "no truth in reports that"."""
    return reading.lemma(above) in reading.mood.proof and any(
        negates(reading, child) for child in above.children if child.dep_ in ("det", "neg", "advmod")
    )


def holds_negation(span: Span) -> bool:
    """True of words with a negation of their own; of "has not promised a reply" the promise has it."""
    return any(token.dep_ == "neg" or token.lower_ in load_mood().negative for token in span)


def denies_clause(reading: Reading, verb: Token) -> bool:
    """True where all that the verb governs is denied ("denied that he was ill"), known events or not."""
    denied = any(_is_denial(reading, verb, child) for child in verb.children if child.dep_ in DENIED)
    return denied and not any(
        negates(reading, child) or _is_none_subject(reading, child) for child in verb.children
    )


def _shares_negation(reading: Reading, verb: Token) -> bool:
    """True of "has not taken a village or sunk a boat", whose second verb has no subject or auxiliary."""
    above = verb.head
    if verb.dep_ != "conj" or verb.pos_ != "VERB" or any(child.dep_ in OWN for child in verb.children):
        return False
    joined = any(child.dep_ == "cc" and child.lower_ in ALTERNATIVE for child in above.children)
    return joined and _is_negated(reading, above)


def _hedges(token: Token) -> bool:
    """True of "no more than two", which bounds a figure, and of "in 2014 and not later"."""
    doc, at = token.doc, token.i
    if token.lower_ not in HEDGING or at + 1 >= len(doc) or doc[at + 1].tag_ not in ("JJR", "RBR"):
        return False
    if at + 3 >= len(doc) or doc[at + 2].lower_ != "than":
        return token.lower_ == "not" and doc[at + 1].lower_ in SOONER and doc[at + 1].dep_ != "amod"
    return bool(doc[at + 3].like_num or doc[at + 3].pos_ == "NUM")


def is_only_then(until: Token) -> bool:
    """True of the "until" of "did not arrive until Monday", which says that it was so on Monday.

    What "did not last until Monday" was over by then.
    """
    verb = until.head
    behind = until.lower_ in UNTIL and until.dep_ in ("prep", "mark", "advmod") and until.i > verb.i
    dated = any(token.like_num or token.lower_ in load_days().weekdays for token in until.subtree)
    begins = verb.lemma_ not in ENDURING
    return behind and dated and begins and any(child.dep_ == "neg" for child in verb.children)


def negates(reading: Reading, child: Token) -> bool:
    """True of a word that negates the one on which it hangs."""
    word = child.lower_
    if any(_hedges(one) for one in (child, *child.children)):
        return False
    if child.dep_ == "neg" or (child.dep_ in ("det", "advmod", "preconj") and word in reading.mood.negative):
        return True
    whole = any(inner.lower_ in reading.mood.every for inner in child.children)
    if (child.dep_ in ("amod", "advmod", "det", "predet") or (child.dep_ == "nummod" and whole)) and any(
        inner.lower_ in reading.mood.negative for inner in child.children
    ):
        return True
    return word == "not" and child.dep_ in ("advmod", "preconj", "neg", "cc")


def _is_none(reading: Reading, token: Token) -> bool:
    """True of "nobody", "no civilians", "not a single village", "none of them", "neither side's claims"."""
    if token.lower_ in reading.mood.negative:
        return True
    return any(
        negates(reading, child) or (child.dep_ == "poss" and _is_none(reading, child))
        for child in token.children
        if child.dep_ in ("det", "neg", "preconj", "advmod", "predet", "nummod", "poss")
    )


def _is_impossible(reading: Reading, anchor: Anchor) -> bool:
    """True of a headline's "talks impossible", without a verb."""
    head = anchor.head
    after = (
        child
        for child in head.children
        if child.i > head.i and child.dep_ in ("amod", "acomp", "advmod", "acl")
    )
    return head.pos_ == "NOUN" and any(reading.lemma(child) in reading.mood.failing for child in after)


def _is_none_subject(reading: Reading, child: Token) -> bool:
    return child.dep_ in ("nsubj", "nsubjpass") and _is_none(reading, child)


def _stands_without(reading: Reading, anchor: Anchor) -> bool:
    head = anchor.head
    above = head.head
    return above != head and above.lower_ == "without" and head.dep_ in ("pobj", "pcomp")


def _is_replaced(anchor: Anchor) -> bool:
    """True of what was not done: "attacked instead of defending", "fled rather than fight"."""
    doc, at = anchor.head.doc, anchor.head.i
    return at > 1 and doc[at - 1].lower_ in REPLACED and doc[at - 2].lower_ in REPLACING


def _is_denial(reading: Reading, above: Token, below: Token) -> bool:
    """True where `above` denies what hangs on `below`: a clause, an act, or "the allegation that"."""
    anchor = reading.anchor_of.get(above.i)
    denies = anchor is not None and anchor.concept == "deny"
    if not denies and reading.lemma(above) not in reading.mood.denying:
        return False
    if below.dep_ in ("xcomp", "ccomp", "pcomp"):
        return True
    if below.dep_ not in ("dobj", "obj", "pobj", "acl", "relcl", "prep", "nsubjpass"):
        return False
    return denies or reading.lemma(below) in reading.mood.said or above.pos_ == "NOUN"


def _phrase_of(reading: Reading, token: Token) -> tuple[int, ...]:
    """The words that deny together: "rejected claims" is one denial, not two."""
    anchor = reading.anchor_of.get(token.i)
    return anchor.tokens if anchor is not None else (token.i,)
