"""Acts that are others by who does them to whom: a strike of nurses, the end of one's own offensive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.domain import Event
from service.extraction.reading import Anchor, Reading
from service.extraction.roles import CAPACITY
from service.lexicon.concepts import UNDERTAKING, Part
from service.lexicon.grammar import load_grammar, words
from service.lexicon.phrases import SIDE

TRADES = words(load_grammar().kinds.trades)
STOPPING = words(load_grammar().kinds.stopping)
HIT, WALK_OUT, END = "hit", "walk_out", "end"
LOSE_GROUND, DISPLACE, CAPTURE = "lose_ground", "displace", "capture"

GROUND = words(load_grammar().kinds.ground)
ANYBODY = words(load_grammar().kinds.anybody)
FIGHTERS = words(load_grammar().kinds.fighters)
STRIKE = "strike"
OUTCOMES = words(load_grammar().kinds.outcomes)

BERTHS = words(load_grammar().kinds.berths)
ROOFS = words(load_grammar().kinds.roofs)
HOLDING = words(load_grammar().verbs.holding)
PERSON, READY = "person", "prepare"
LODGING = "shelter_people"
"""Room for so many is no lodging of so many, but that they can be lodged."""


def doers_of_outcome(reading: Reading, concept: str, agents: Sequence[str]) -> Sequence[str]:
    """Who fails or succeeds: an undertaking, where only the place of it is named ("Hask was a disaster")."""
    places = reading.book.place_sides
    towns = {term for term in agents if term in places and not term.startswith(SIDE)}
    sides = {places[town] for town in towns}
    only_where = bool(towns) and {*agents} <= towns | sides
    return (UNDERTAKING,) if only_where and concept in OUTCOMES else agents


def taken_by_others(event: Event) -> Event:
    """What is lost, nobody being named as its loser, as what was taken: "28 villages lost".

    Of what a party says itself the loser is known: it is no loss of the others'.
    """
    lost = event.concept == LOSE_GROUND and not event.agents and GROUND & {*event.patients}
    return replace(event, concept=CAPTURE) if lost else event


def own_act(
    reading: Reading, anchor: Anchor, concept: str, agents: Sequence[str], patients: Sequence[str]
) -> str:
    """The concept, or what it stands for where those who do it are whom it would be done to."""
    if concept == HIT and not patients and _is_walkout(reading, anchor, agents):
        return WALK_OUT
    if concept == READY and BERTHS & set(agents):
        return CAPACITY
    if concept == LOSE_GROUND and _are_residents(reading, (*agents, *patients)):
        return DISPLACE
    if _puts_up(reading, anchor, agents, patients):
        return LODGING
    sides = {term for term in patients if term.startswith(SIDE)}
    own = bool(sides) and sides <= {term for term in agents if term.startswith(SIDE)}
    return END if concept in STOPPING and own else concept


def _are_residents(reading: Reading, terms: Sequence[str]) -> bool:
    """True of people who "were forced out of" a town; of an army it is a loss."""
    implies = reading.book.concepts.implies
    fighters = any(implies(term, kind) for term in terms for kind in FIGHTERS)
    return not fighters and not ANYBODY.isdisjoint(terms)


def _puts_up(reading: Reading, anchor: Anchor, agents: Sequence[str], patients: Sequence[str]) -> bool:
    """True of "the shelters hold 300 people", which is no holding of a town."""
    concepts = reading.book.concepts
    roofs = any(concepts.implies(one, kind) for one in agents for kind in ROOFS)
    people = any(concepts.implies(one, PERSON) for one in patients)
    return roofs and people and reading.lemma(anchor.head) in HOLDING


def _is_walkout(reading: Reading, anchor: Anchor, agents: Sequence[str]) -> bool:
    """True of "the nurses' strike", "a strike by teachers" and "farmers strike"."""
    called = any(reading.lemma(reading.doc[i]) == STRIKE for i in anchor.tokens)
    behind = any(child.dep_ in ("dobj", "obj") for child in anchor.head.children)
    acting = anchor.part is Part.NOUN or not behind
    return (
        called
        and acting
        and any(reading.book.concepts.implies(one, kind) for one in agents for kind in TRADES)
    )
