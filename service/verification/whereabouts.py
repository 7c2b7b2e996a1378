"""Where it happened: compares the places of two events, and what around them tells where they are."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from service.domain import Assertion
from service.judgement import Outcome
from service.lexicon.grammar import load_grammar, words
from service.lexicon.phrases import SIDE, PhraseBook
from service.verification.pairs import PARTS_KEPT, Pair
from service.verification.parties import sides_of
from service.verification.roles import Roles, weigh_agents
from service.verification.told import ById, told_by

HOLDING = "control"
WIDE = words(load_grammar().kinds.wide)


def weigh_places(pair: Pair) -> Roles:
    """Where it happened; a place inside another shows as such only if the claim or its context names both."""
    if _is_held_by_another(pair):
        return Roles(Outcome.CONFLICTS, _holders(pair.part), _holders(pair.claim.assertion))
    wanted = _wanted_places(pair)
    found = frozenset(pair.found.places) | pair.own(pair.found.patients) & frozenset(
        pair.claim.assertion.terms
    )
    if not wanted:
        return Roles(Outcome.SILENT, wanted, found)
    around = found | frozenset(pair.claim.assertion.terms)
    found = frozenset(t for t in found if t in pair.places or t in pair.found.places or t.startswith(SIDE))
    specific = {term for term in wanted if not term.startswith(SIDE)}
    if not specific and _is_abroad(pair, wanted):
        return Roles(Outcome.CONFLICTS, wanted, _countries(pair, _scene(pair)))
    if specific & around or (not specific and wanted & around):
        return Roles(Outcome.AGREES, wanted, found)
    towns = [term for term in pair.found.places if not term.startswith(SIDE)]
    countries, others = _countries(pair, wanted), _countries(pair, towns)
    if specific and countries and others and not countries & others:
        return Roles(Outcome.CONFLICTS, wanted, found)
    elsewhere, told = frozenset(towns), _scene(pair) | _office_places(pair)
    if specific & told and not (elsewhere and _tells_of_two(pair.claim.assertion)):
        return Roles(Outcome.AGREES if not elsewhere else Outcome.SILENT, wanted, found)
    elsewhere = elsewhere or frozenset(t for t in told & pair.places if not t.startswith(SIDE))
    if specific and elsewhere:
        return Roles(Outcome.CONFLICTS, wanted, found or elsewhere)
    return Roles(Outcome.SILENT, wanted, found)


def _is_abroad(pair: Pair, countries: frozenset[str]) -> bool:
    """True of an act in a country where the claim gives no place, and those around it lie in another.

    What is done to something is done where that is ("took back the villages from Velmar"). Whose troops they
    are tells nothing of where they are.
    """
    told = frozenset(pair.claim.assertion.terms) - frozenset(pair.found.agents)
    if pair.wanted.patients or pair.found.places or countries & (told | frozenset(pair.found.patients)):
        return False
    towns = [term for term in _scene(pair) & pair.places if not term.startswith(SIDE)]
    around = _countries(pair, towns)
    return bool(around) and not around & countries


def _is_held_by_another(pair: Pair) -> bool:
    """True of what happened "in a Velmari-held village" where the claim says that others hold it."""
    if HOLDING in (pair.wanted.concept, pair.found.concept):
        return False
    wanted, found = _holders(pair.part), _holders(pair.claim.assertion)
    apart = bool(wanted and found) and not wanted & found
    return apart and weigh_agents(pair).outcome is not Outcome.CONFLICTS


def held_by_another(pair: Pair) -> bool:
    """True of that where both name the one to whom it happened: it is one happening, told of two places."""
    named = {term for term in pair.part.names if term not in pair.places}
    return not named.isdisjoint(told_by(pair.claim).names_around) and _is_held_by_another(pair)


def _holders(told: Assertion) -> frozenset[str]:
    """Who holds the ground that is only named to say where."""
    beside = (event for event in told.events if event.rank and event.concept == HOLDING and event.positive)
    return sides_of(term for event in beside for term in event.agents)


def _tells_of_two(told: Assertion) -> bool:
    """True where a sentence tells of one region in the claim and of another beside it."""
    return not WIDE.isdisjoint(told.terms) and not WIDE.isdisjoint(told.beside)


def _wanted_places(pair: Pair) -> frozenset[str]:
    """Where the statement's event is, or else the places that the statement names at all."""
    return frozenset(pair.wanted.places) or _places_of(ById(pair.part), pair.book)


@lru_cache(maxsize=PARTS_KEPT)
def _places_of(part: ById[Assertion], book: PhraseBook) -> frozenset[str]:
    return frozenset(t for t in part.thing.terms if t in book.place_sides and not t.startswith(SIDE))


def is_wider(pair: Pair) -> bool:
    """True where the statement names a place and the claim only the country around it."""
    specific = [term for term in _wanted_places(pair) if not term.startswith(SIDE)]
    told = frozenset(pair.found.places) & frozenset(pair.claim.assertion.terms)
    whole = bool(told) and all(term.startswith(SIDE) for term in pair.found.places)
    return whole and bool(_countries(pair, specific) & told)


def is_of_one(pair: Pair) -> bool:
    """True where the statement's figures are of several regions together and the claim's of one place."""
    if not pair.part.spread or pair.claim.assertion.spread:
        return False
    told = {*pair.found.places, *pair.claim.assertion.terms, *_scene(pair)} & pair.places
    return any(not term.startswith(SIDE) for term in told)


def is_spread(pair: Pair) -> bool:
    """True where the statement names a place and the claim's figures are of several regions together."""
    specific = any(not term.startswith(SIDE) for term in _wanted_places(pair))
    return specific and pair.claim.assertion.spread and not pair.part.spread


def is_elsewhere(pair: Pair, *, told_alike: bool = False) -> bool:
    """True where both name a place of their own, and not the same; one may lie in the other.

    What did not happen in a town may have happened elsewhere in its country, but for the occasion on which
    it did not, which is told alike: "nobody was hurt when the depot in the west burned".
    """
    wanted = {term for term in _wanted_places(pair) if not term.startswith(SIDE)}
    found = {term for term in pair.found.places if not term.startswith(SIDE)}
    if found and not wanted and not pair.found.positive:
        return bool(pair.wanted.places) and found.isdisjoint(pair.part.terms) and not told_alike
    return bool(wanted and found) and not wanted & found


def _countries(pair: Pair, places: Iterable[str]) -> frozenset[str]:
    return frozenset(term if term.startswith(SIDE) else pair.place_sides.get(term, "") for term in places) - {
        ""
    }


def places_open(pair: Pair) -> bool:
    """True where neither the claim nor its article's words around it name a place of the statement.

    What is told of a country ("gained ground in the east of Velmar") is not of a place named before.
    """
    specific = {term for term in _wanted_places(pair) if not term.startswith(SIDE)}
    assertion = pair.claim.assertion
    around = () if is_wider(pair) else (assertion.context,)
    told = (assertion.terms, *around, assertion.setting, pair.found.places, _office_places(pair))
    return bool(specific) and all(specific.isdisjoint(terms) for terms in told)


def _scene(pair: Pair) -> frozenset[str]:
    """What tells where a claim without a place is: its own sentence if that names one, else all before."""
    beside = frozenset(pair.claim.assertion.beside)
    if any(not term.startswith(SIDE) for term in beside & pair.places):
        return beside
    return frozenset(pair.claim.assertion.context)


def _office_places(pair: Pair) -> frozenset[str]:
    """The places in the name of the office that speaks: "Springfield City Administration" tells of it."""
    words_said = (pair.claim.attribution.speaker or "").casefold().split()
    return frozenset(words_said) & pair.places if len(words_said) > 1 else frozenset()
