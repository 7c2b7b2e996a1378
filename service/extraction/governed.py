"""What stands behind the prepositions of an event: who did it, to whom, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from service.extraction.reading import Anchor, Reading
from service.lexicon.concepts import Part
from service.lexicon.days import day_names
from service.lexicon.grammar import load_grammar, words
from service.lexicon.units import load_units

TARGETS = words(load_grammar().prepositions.target)
PARTNERS = words(load_grammar().prepositions.partner)
JUDGES = words(load_grammar().prepositions.judge)
JUDGING = words(load_grammar().verbs.judging)
"""Concepts of which a state tells who judges so: "acceptable to the union"."""

PLACES = words(load_grammar().prepositions.place)
DATES = day_names()
TIMES = (
    words(load_grammar().time.stretch) | words(load_grammar().time.longer) | words(load_grammar().time.parts)
)
NOT_DOERS = TIMES | words(load_grammar().kinds.manner) | DATES | load_units().names.keys()


@dataclass(slots=True)
class Fillers:
    """The head tokens of each role, in the order found."""

    agents: list[Token] = field(default_factory=list)
    patients: list[Token] = field(default_factory=list)
    places: list[Token] = field(default_factory=list)


def fill_prepositions(reading: Reading, anchor: Anchor, verb: Token | None, fillers: Fillers) -> None:
    """Fills the roles from the prepositions of the anchor and of the verb that carries it."""
    for child in children_of(anchor, verb):
        if child.i in anchor.tokens or child.dep_ not in ("prep", "agent", "pobj", "npadvmod"):
            continue
        if child.dep_ == "pobj":
            own = reading.doc[child.head.i].lower_
            leaves = own == "from" or (
                own == "of" and any(reading.doc[i].lower_ == "out" for i in anchor.tokens)
            )
            local = leaves or (own in PLACES and anchor.part is Part.ADJECTIVE)
            (fillers.places if local else _owner(anchor, own, fillers)).append(child)
            continue
        for filler in objects_of(child):
            word = child.lower_
            if word == "by":
                if _is_doer(anchor, verb, child, filler):
                    fillers.agents.append(filler)
            elif _comes_from(reading, anchor, word) or (
                word in JUDGES and _is_judged(reading, anchor, filler)
            ):
                fillers.agents.append(filler)
            elif word == "of" or (word in PARTNERS and reading.names(filler)):
                fillers.patients.append(filler)
            elif word in TARGETS and (word != "at" or reading.names(filler)):
                fillers.patients.append(filler)
                fillers.places.append(filler)
            elif word in PLACES:
                fillers.places.append(filler)


def _comes_from(reading: Reading, anchor: Anchor, word: str) -> bool:
    """True of the "from" behind "came under fire"."""
    return word == "from" and any(reading.doc[i].lower_ == "under" for i in anchor.tokens)


def _is_judged(reading: Reading, anchor: Anchor, filler: Token) -> bool:
    """True of the party behind "unacceptable to" and "out of the question for"."""
    state = anchor.part is Part.PASSIVE and anchor.head.pos_ in ("ADJ", "NOUN", "ADP", "VERB", "AUX")
    return state and anchor.concept in JUDGING and reading.names(filler)


def _is_doer(anchor: Anchor, verb: Token | None, by: Token, filler: Token) -> bool:
    """False of a measure, a deadline or a way: "rose by 70 cm", "by mid-May", "won by a narrow margin".

    Who did it stands behind a passive or behind the noun of the act.
    """
    if filler.lemma_.casefold() in NOT_DOERS:
        return False
    behind_noun = by.head.pos_ not in ("VERB", "AUX")
    return (
        by.dep_ == "agent"
        or behind_noun
        or by.head.tag_ == "VBN"
        or verb is None
        or anchor.part is Part.PASSIVE
    )


def _owner(anchor: Anchor, preposition: str, fillers: Fillers) -> list[Token]:
    """Agent or patient: "under the control of X" has X as its agent, "took control of X" as its patient.

    Of whom a place is "free" or "cleared", to those it was done, too.
    """
    owned = anchor.part is Part.PASSIVE and preposition in ("of", "to") and not _is_rid(anchor)
    return fillers.agents if owned else fillers.patients


def _is_rid(anchor: Anchor) -> bool:
    """True of "free of", "cleared of" and "devoid of", where no noun stands before the "of"."""
    doc = anchor.head.doc
    of = next((i for i in anchor.tokens if doc[i].lower_ == "of"), None)
    return of is not None and of > 0 and doc[of - 1].pos_ in ("ADJ", "VERB", "ADV")


def objects_of(preposition: Token) -> Iterator[Token]:
    """What a preposition governs, over another one: "from behind the wall"."""
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield child
        elif child.dep_ == "prep":
            yield from objects_of(child)


def children_of(anchor: Anchor, verb: Token | None) -> Iterator[Token]:
    """What hangs on the anchor's words and on the verb."""
    doc = anchor.head.doc
    for i in (*anchor.tokens, *((verb.i,) if verb is not None and verb.i not in anchor.tokens else ())):
        yield from doc[i].children
