"""Gives a clause its subject back where a small model takes the participle behind it for the verb.

"The soldiers captured near Hask were freed" tells that they were freed; of the soldiers it is only said
which ones. The trees are mended in place.
"""

from __future__ import annotations

from spacy.tokens import Token

from service.extraction.setting_aside import SUBJECTS

FINITE = frozenset({"VBD", "VBZ", "VBP"})
PARTICIPLE = frozenset({"VBN", "VBD"})
BESIDE = frozenset({"aux", "auxpass", "dobj", "conj", "neg"})
"""Relations of what stands with a verb that is told itself, not with one that tells which ones."""


def give_subject(participle: Token) -> None:
    """Hangs the participle on its noun, and the noun on the verb that has no other subject."""
    noun = participle.nbor(-1) if participle.i else participle
    if noun.dep_ != "nsubj" or noun.head != participle or noun.pos_ != "NOUN":
        return
    told = participle.pos_ != "VERB" or participle.tag_ not in PARTICIPLE
    if told or any(child.dep_ in BESIDE for child in participle.children):
        return
    verb = _verb_behind(participle)
    if verb is None or any(word.is_punct for word in participle.doc[participle.i : verb.i]):
        return
    if verb.head == participle:
        verb.head = verb if participle.head == participle else participle.head
        verb.dep_ = participle.dep_
    noun.head = verb
    noun.dep_ = "nsubjpass" if any(child.dep_ == "auxpass" for child in verb.children) else "nsubj"
    for child in list(participle.children):
        if child.i > verb.i:
            child.head = verb
    participle.head, participle.dep_, participle.tag_ = noun, "acl", "VBN"


def _verb_behind(participle: Token) -> Token | None:
    """The finite verb without a subject that the participle stands under, or that hangs on it by "since"."""
    above = participle.head
    if participle.dep_ in ("ccomp", "csubj", "advcl", "nsubj") and above.i > participle.i:
        return above if _lacks_subject(above) else None
    return next(
        (
            c
            for c in participle.children
            if c.dep_ in ("advcl", "dep") and c.i > participle.i and _lacks_subject(c)
        ),
        None,
    )


def _lacks_subject(verb: Token) -> bool:
    """True of "were freed" and "have since been freed", which nothing else opens."""
    kinds = {child.dep_ for child in verb.children}
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    finite = verb.tag_ in FINITE or any(one.tag_ in FINITE or one.tag_ == "MD" for one in auxiliaries)
    first = min((one.i for one in auxiliaries), default=verb.i)
    return (
        finite and not kinds & SUBJECTS and not any(c.dep_ == "mark" and c.i < first for c in verb.children)
    )
