"""What the table of `stance` asks of a pair of events beside the findings themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set

from service.domain import TAKEN_AS_KNOWN, Assertion, Event, Modality
from service.judgement import Finding, Outcome
from service.lexicon.concepts import UNDERTAKING
from service.lexicon.grammar import load_grammar, words
from service.lexicon.phrases import SIDE
from service.lexicon.word_forms import word_key
from service.verification.aspects import Aspects
from service.verification.kinds import is_other_kind
from service.verification.measures import kind_of
from service.verification.occasions import happens_once, is_fixed, is_identified, names_in, one_occasion
from service.verification.opposites import STAYING
from service.verification.pairs import ANYTHING, Pair, Relation
from service.verification.parties import GROUNDS, sides_of, strict_things
from service.verification.polarity import falls_short, is_affirmed, only_some, short_of_all
from service.verification.roles import (
    are_against_each_other,
    differs,
    doer_open,
    is_own_charge,
    shared_things,
    shares_thing,
    swapped,
)
from service.verification.strangers import find_stranger
from service.verification.told import ById
from service.verification.whereabouts import (
    held_by_another,
    is_elsewhere,
    is_of_one,
    is_spread,
    is_wider,
    places_open,
)
from service.verification.wording import COVERED, coverage

STANDING = words(load_grammar().verbs.standing)

COVERED_BY_FIGURE = 0.35
"""Share from which on figures of one measure that exclude each other are about one occasion. The lower
it is, the more arrests of another day are taken for this one's; the higher, the more places must be named."""

FEWEST_TERMS = 2
"""Terms that a part needs where its act stands alone; one more where it is only mentioned."""

COVERED_WELL = 0.75
"""Share from which on a claim may call the thing by another name ("the team", "their vehicles")."""


class Facts(dict[str, object]):
    """Every condition of the table by name, worked out when it is first asked for.

    What the findings say, and what follows from both events; the parties of an opposite event are not
    compared, nor is a figure where `figure` is None.
    """

    def __init__(self, pair: Pair, aspects: Aspects, figure: Finding | None) -> None:
        super().__init__()
        self.pair = pair
        self.aspects = aspects
        self.figure = figure
        self.same = pair.relation is Relation.SAME
        self.share = coverage(pair.part, pair.claim, pair.concepts)

    def __missing__(self, name: str) -> object:
        """The condition, which is then kept."""
        value = self[name] = FACTS[name](self)
        return value


def sureness(facts: Facts) -> float:
    """How much the roles and the wording that agree back the decision; between 0.8 and 1."""
    agreeing = sum(facts[key] is Outcome.AGREES for key in ("agents", "patients", "places"))
    return 0.8 + 0.1 * facts.share + 0.1 * agreeing / 3


def _is_broader(pair: Pair) -> bool:
    """True where the claim's event does not settle the statement's: an attack is not yet a bombing.

    Of negations the narrower settles nothing: nobody hurt means nobody dead, not the reverse.
    """
    narrow, wide = pair.found.concept, pair.wanted.concept
    if not is_affirmed(pair):
        narrow, wide = wide, narrow
    return pair.wanted.concept != ANYTHING and not pair.concepts.implies(narrow, wide)


def _same_amount(pair: Pair, figure: Finding | None) -> bool:
    """True unless the statement's figure is another than every figure of the claim's event."""
    if figure is None:
        return True
    said = [pair.part.quantities[i].value for i in pair.wanted.quantities]
    return any(pair.claim.assertion.quantities[i].value in said for i in pair.found.quantities)


def _is_bare(pair: Pair) -> bool:
    """True of an act alone, of which the statement says neither who, whom, where nor how many."""
    wanted = pair.wanted
    told = wanted.agents or wanted.patients or wanted.places or wanted.quantities
    fewest = FEWEST_TERMS + (wanted.rank >= TAKEN_AS_KNOWN)
    return not told and len(set(pair.part.terms)) < fewest


def _told_alike(pair: Pair) -> bool:
    """True where the claim says nearly all that the part does, sides and places aside."""
    share = coverage(pair.part, pair.claim, pair.concepts, without=names_in(ById(pair.part), pair.book))
    return share >= COVERED_WELL and _names_thing(pair)


def _leaves_none(pair: Pair) -> bool:
    """True where the claim tells the contrary of all: "all were intercepted" leaves none that got through."""
    wanted, found = pair.wanted, pair.found
    all_of_them = found.every and found.positive and wanted.positive
    return pair.relation is Relation.OPPOSED and wanted.concept in STAYING and all_of_them


def _tells_occasion(pair: Pair) -> bool:
    """True where the part says more than that it was so at a place, and the claim is told alike."""
    said = {*pair.part.terms} - names_in(ById(pair.part), pair.book) - {pair.wanted.concept}
    return len(said) > 1 and _told_alike(pair)


def _told_itself(pair: Pair) -> bool:
    """The same of the claim's own words, without the text before it."""
    share = coverage(
        pair.part, pair.claim, pair.concepts, in_context=False, without=names_in(ById(pair.part), pair.book)
    )
    return share >= COVERED_WELL and _names_thing(pair)


def _names_thing(pair: Pair) -> bool:
    """True unless the claim's words, in whatever role, lack all to which the statement's act is done."""
    things = strict_things(pair.wanted.patients) - pair.places
    told = frozenset((*pair.claim.assertion.terms, *pair.claim.assertion.context))
    return not things or bool(shared_things(pair, things, told))


def _beside_told(pair: Pair, figure: Finding) -> bool:
    """True where the claim itself tells of what stands beside a figure without an act, its noun aside."""
    units = {one.unit or "" for one in pair.part.quantities if one.text == figure.in_statement}
    counted = {kind_of(unit, pair.concepts) or "" for unit in units if unit}
    counted |= {word_key(unit.split(" ")[-1]) for unit in units}
    share = coverage(pair.part, pair.claim, pair.concepts, in_context=False, without=counted)
    return share >= COVERED_WELL


def _roles_apart(pair: Pair, facts: Facts) -> bool:
    """True where the statement names parties and the claim shares none of them, in whatever role."""
    places = GROUNDS | {term for term in pair.places if not term.startswith(SIDE)}
    named = {*pair.wanted.agents, *pair.wanted.patients} - places
    agreeing = Outcome.AGREES in (facts["agents"], facts["patients"])
    if not named or agreeing or shares_thing(pair):
        return False
    things = named - sides_of(named)
    told_before = bool(things) and things <= {*pair.claim.assertion.context}
    return not (told_before or _same_undertaking(pair, named))


def _same_undertaking(pair: Pair, named: Set[str]) -> bool:
    """True of "the gamble" where the claim says the same of an act: "the landing was a failure"."""
    parties = {*pair.found.agents, *pair.found.patients}
    return UNDERTAKING in named and any(
        term in pair.concepts.table and not pair.concepts.is_thing(term) for term in parties
    )


def _asks_otherwise(pair: Pair) -> bool:
    """True where both tell what was asked for, and it is not the same: "urged them to come", "to go"."""
    asked, found = _asked(pair.part, pair.wanted), _asked(pair.claim.assertion, pair.found)
    return bool(asked and found) and not any(
        one.positive is other.positive and pair.concepts.related(one.concept, other.concept)
        for one in asked
        for other in found
    )


def _asked(told: Assertion, asking: Event) -> list[Event]:
    """What somebody is told to do, where the event is not that itself."""
    if asking.modality is not Modality.FACT:
        return []
    return [one for one in told.events if one.modality is Modality.OBLIGATION]


def _patients_open(pair: Pair) -> bool:
    """True where the claim does not say what the statement's event was done to, nor did the text before."""
    wanted = strict_things(pair.wanted.patients)
    if not wanted or strict_things(pair.found.patients):
        return False
    told = {*pair.claim.assertion.terms, *pair.claim.assertion.context}
    return not wanted & told and not any(
        pair.concepts.related(one, other) for one in wanted for other in told
    )


def _is_part_only(pair: Pair) -> bool:
    """True of a country that is held, where the claim tells of soldiers or a plant of its that are."""
    sides = sides_of(pair.wanted.patients)
    if (
        not sides
        or {*pair.wanted.patients} != sides
        or not pair.concepts.implies(pair.wanted.concept, "control")
    ):
        return False
    things = strict_things(pair.found.patients) - pair.places - GROUNDS
    return bool(things) or not sides & {*pair.found.patients}


def _party(facts: Facts, role: str) -> Outcome | None:
    return facts.aspects.outcome(role) if facts.same else None


FACTS: Mapping[str, Callable[[Facts], object]] = {
    "modality": lambda it: it.aspects.outcome("modality"),
    "agents": lambda it: _party(it, "agents"),
    "patients": lambda it: _party(it, "patients"),
    "places": lambda it: it.aspects.outcome("places"),
    "date": lambda it: it.aspects.outcome("date"),
    "polarity": lambda it: it.aspects.outcome("polarity"),
    "asks_otherwise": lambda it: it.same and _asks_otherwise(it.pair),
    "figure": lambda it: it.figure and it.figure.outcome,
    "only_some": lambda it: it.same and only_some(it.pair),
    "denied": lambda it: not it.pair.wanted.positive,
    "falls_short": lambda it: it.same and it["figure"] is Outcome.CONFLICTS and falls_short(it.pair),
    "short_of_all": lambda it: it.same and it.figure is not None and short_of_all(it.pair),
    "stranger": lambda it: find_stranger(it.pair) is not None,
    "onset": lambda it: (it.pair.wanted.onset and it.pair.found.onset) or happens_once(it.pair, it),
    "fixed": lambda it: it.same and is_fixed(it.pair, it),
    "onset_needed": lambda it: (
        it.pair.wanted.onset and it.pair.wanted.period is not None and it["date"] is not Outcome.AGREES
    ),
    "has_figure": lambda it: it.figure is not None,
    "same": lambda it: it.same or _leaves_none(it.pair),
    "claim_has_figure": lambda it: bool(it.pair.found.quantities),
    "covered": lambda it: it.share >= COVERED or not it.same,
    "half_covered": lambda it: it.share >= COVERED_BY_FIGURE,
    "covered_well": lambda it: it.share >= COVERED_WELL,
    "told_alike": lambda it: _told_alike(it.pair),
    "told_itself": lambda it: _told_itself(it.pair),
    "beside_told": lambda it: it.figure is None or _beside_told(it.pair, it.figure),
    "not_begun": lambda it: it.same and it.pair.wanted.onset and not it.pair.found.onset,
    "doer_open": lambda it: it.same and doer_open(it.pair),
    "held_by_another": lambda it: it.same and held_by_another(it.pair),
    "places_open": lambda it: it.same and places_open(it.pair),
    "wider": lambda it: it.same and is_wider(it.pair),
    "of_one_place": lambda it: it.same and is_of_one(it.pair),
    "spread": lambda it: it.same and is_spread(it.pair),
    "elsewhere": lambda it: (
        not is_affirmed(it.pair) and is_elsewhere(it.pair, told_alike=_tells_occasion(it.pair))
    ),
    "other_doer": lambda it: (
        it.same
        and not is_own_charge(it.pair)
        and differs(it.pair, it.pair.wanted.agents, it.pair.found.agents)
    ),
    "against_each_other": lambda it: it.same and are_against_each_other(it.pair),
    "part_only": lambda it: it.same and it["polarity"] is Outcome.AGREES and _is_part_only(it.pair),
    "located": lambda it: it.pair.wanted.concept in STANDING,
    "other_thing": lambda it: it.same and differs(it.pair, it.pair.wanted.patients, it.pair.found.patients),
    "other_kind": lambda it: is_other_kind(it.pair),
    "broader": lambda it: it.same and _is_broader(it.pair),
    "anything": lambda it: it.pair.wanted.concept == ANYTHING or it.pair.wanted.rank >= TAKEN_AS_KNOWN,
    "mentioned": lambda it: it.same and it.pair.wanted.rank >= TAKEN_AS_KNOWN,
    "aside": lambda it: it.pair.found.rank > 0,
    "roles_apart": lambda it: it.same and _roles_apart(it.pair, it),
    "bare": lambda it: _is_bare(it.pair),
    "patients_open": lambda it: it.same and _patients_open(it.pair),
    "swapped": lambda it: (
        it.same
        and it.share >= COVERED_WELL
        and swapped(it.pair)
        and one_occasion(it.pair, it)
        and _same_amount(it.pair, it.figure)
    ),
    "identified": lambda it: is_identified(it.pair, it),
}
"""How each condition of the table is worked out."""
