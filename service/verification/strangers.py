"""Asks whether a claim knows the doers and places that a statement names.

A name that no table holds is somebody all the same: "Norway controls 40 villages" is not borne out
by a claim of a side's 40, nor by one that leaves the doer open.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from service.domain import Assertion, Claim
from service.judgement import Aspect, Finding, Outcome
from service.lexicon.phrases import SIDE
from service.verification.incidents import other_incident
from service.verification.pairs import Pair
from service.verification.parties import sides_of
from service.verification.told import told_by


def find_stranger(pair: Pair) -> Finding | None:
    """What the claim does not know, as a silent finding; None where it knows a doer and a place.

    One of several doers or places is enough; what the text before the claim names counts too. A
    place of the corpus is left to the comparison of places, which knows what lies in what. So is it of a
    toll that belongs to a happening of which the claim does not tell.
    """
    doers = _unknown(pair, pair.wanted.agents, pair.part.names)
    if doers and pair.own(pair.found.agents).isdisjoint(_named(pair.wanted.agents, pair.part.names)):
        return _finding(doers)
    foreign = _foreign(pair)
    if foreign:
        return _finding(foreign)
    places = _unknown(pair, pair.wanted.places, pair.part.strangers)
    if places:
        return _finding(places)
    incident = other_incident(pair)
    return _finding(incident) if incident else None


def _unknown(pair: Pair, wanted: Sequence[str], names: Container[str]) -> list[str]:
    """The wanted names, if the claim tells of nothing that fills the same role."""
    named = [term for term in wanted if term in names]
    return named if named and _told(pair).isdisjoint(_named(wanted, names)) else []


def _named(terms: Sequence[str], names: Container[str]) -> Sequence[str]:
    """Who they are and not what, where that comes first: of "Norwegian soldiers" that they are Norwegian.

    The head of an office is known by what he is, too.
    """
    if terms[0] not in names:
        return terms
    return [term for term in terms if term in names or term.startswith(SIDE)]


def _foreign(pair: Pair) -> list[str]:
    """The unknown name of those to whom it was done, where the claim tells of a side's: "Polish troops"."""
    wanted = pair.wanted.patients
    if sides_of(wanted) or not sides_of(pair.own(pair.found.patients)):
        return []
    named = [term for term in wanted if term in pair.part.names]
    return named if _told(pair).isdisjoint(named) else []


def _finding(names: Iterable[str]) -> Finding:
    said = ", ".join(term.replace("_", " ").title() for term in names)
    return Finding(Aspect.ROLE, Outcome.SILENT, said, None, f"The claim does not name {said}.")


def knows_names(part: Assertion, claim: Claim) -> bool:
    """True where the claim or what stands around it tells of every name in the statement's part."""
    return not part.names or told_by(claim).names_around.issuperset(part.names)


def _told(pair: Pair) -> frozenset[str]:
    """What the claim's event and what stands around it name, but for the sides."""
    found = pair.found
    terms = {*found.agents, *found.patients, *found.places}
    named = (term for term in terms if not term.startswith(SIDE))
    return told_by(pair.claim).names_around.union(named)
