"""What the inference model says to the best matches on which no rule takes a stance.

"Few saw it coming" and "the attack took them by surprise" share no word that a list joins, and rules are
mistaken in some of what they leave out. The traits of a match tell whether the model is worth asking, then
they are weighed beside what it says.
"""

from __future__ import annotations

from collections.abc import Mapping

from service.domain import Claim, Statement
from service.judgement import Aspect, Outcome, Stance
from service.lexicon.phrases import SIDE
from service.verification.bearing import find_bearing
from service.verification.folding import is_copy
from service.verification.likeness import tells_amount
from service.verification.measures import compare_intervals, same_measure
from service.verification.nearest import bearing_of
from service.verification.neighbours import counts_anothers
from service.verification.odds import Likely, Weighing, load_weights, most_likely, weigh_traits
from service.verification.pairs import main_events
from service.verification.stance import ANOTHERS_FIGURE
from service.verification.traits import (
    ACTS,
    WANTS,
    Field,
    Near,
    Reads,
    read_acts,
    read_first,
    read_inferred,
    read_likeness,
    read_silence,
    read_wants,
)
from service.verification.weighing import Bearing

MATCHES = 16
"""The best matches that may be read. Of the wanted claims that no rule joins to statements in other words,
nine in ten are among them, with the match score alone seven."""

WORTH = 0.05
"""The probability from which on a match is worth reading where rules take no stance on any claim. At 0.12 a
point less of 356 fresh statements is answered rightly, at 0.03 none more, for a fifth more claims read; at
0.1 fewer are over the invented corpora."""

WORTH_BESIDE = 0.5
"""The same where rules do, so that it is evidence more and seldom another verdict. So fewer than half of the
statements are read at all (0.38), and the median statement costs what rules cost."""

READ = 4
"""At most so many, those most worth it: a third more would be read without it, for the same verdicts."""

LIKELY = 0.4
"""The probability from which on a match is evidence: of 0.3 to 0.5 the one with which most evidence of
statements left out is right and none of their verdicts is lost."""

MARGIN = 1.0
"""By how much the log-odds of the other stance may be higher until the model is taken to say the contrary."""

SAID_BY_ANOTHER = 1.0
"""The log-odds of either stance from which on another's claim is what X is said to have said: the model sees
that both tell the same, and is of two minds about who says it."""

ANOTHERS = Likely(Stance.CONTRADICTS, 0.8, 0.2)

BY_READING = "read by the inference model"
"""The rule of such evidence, behind its stance."""

MESSAGES = {
    Stance.SUPPORTS: "No rule decides it; read by the inference model, this claim says so.",
    Stance.CONTRADICTS: "No rule decides it; read by the inference model, this claim says otherwise.",
}


BY_ANOTHER = (
    "No rule decides it; read by the inference model, it is this claim that the statement gives to another."
)


def read_nearest(field: Field, inference: Reads) -> list[tuple[Near, Bearing]]:
    """What the matches most worth it say to the statement, if anything; copies of one claim say the same.

    What another said counts where nothing of the speaker's own is found.
    """
    told: list[tuple[Claim, Likely | None]] = []
    found = []
    for near, traits in _worth_reading(field):
        said = next((one for one in told if is_copy(one[0], near.claim)), None)
        if said is None:
            if len(told) == READ:
                continue
            said = near.claim, answer_to(field, near, traits, inference)
            told.append(said)
        if said[1] is not None:
            message = BY_ANOTHER if _is_anothers(near) else MESSAGES[said[1].stance]
            found.append((near, bearing_of(field, 0, near, said[1], BY_READING, message)))
    own = [one for one in found if not _is_anothers(one[0])]
    return own or found


def _worth_reading(field: Field) -> list[tuple[Near, Mapping[str, float]]]:
    """Those of the best matches with their traits, the most promising first."""
    least = WORTH_BESIDE if field.decided else WORTH
    weights = load_weights(Weighing.WORTH)
    found = []
    for near in field.best[:MATCHES]:
        rule = _open_to_another(field, near) if _is_anothers(near) else open_by(field, near)
        if rule is None:
            continue
        first = _list_first(field, near, rule)
        if most_likely(first, ACTS, weights) < least:
            continue
        traits = {**first, **read_acts(field, field.statement.assertions[0], near.claim)}
        worth = 1 - weigh_traits(traits, weights).neither
        if worth >= least:
            found.append((worth, near, traits))
    found.sort(key=lambda one: (-one[0], one[1].rank))
    return [(near, traits) for _, near, traits in found]


def may_be_read(statement: Statement) -> bool:
    """False of a statement of several parts, which is left to the rules: the model reads it as one."""
    return len(statement.assertions) == 1


def open_by(field: Field, near: Near) -> str | None:
    """The rule that leaves the claim out, "" where none joins it; None where the model is not to be asked.

    It is asked about claims on which no rule takes a stance, and of "X said P" about X's own.

    A claim of another day is left to the rules: the model sees the texts, and not when they were said.
    """
    if not may_be_read(field.statement) or near.claim.id in field.decided:
        return None
    own = field.statement.attributed_to is None or near.speaker.outcome is Outcome.AGREES
    bearing = find_bearing(field.statement, 0, near.claim, field.book)
    asked = own and bearing.stance is None and bearing.deciding.aspect is not Aspect.DATE
    return bearing.rule if asked else None


def _open_to_another(field: Field, near: Near) -> str | None:
    """The same of another's claim beside "X said P": open where no claim is found that X made."""
    if field.decided or field.statement.denied or not may_be_read(field.statement):
        return None
    bearing = find_bearing(field.statement, 0, near.claim, field.book)
    asked = bearing.stance in (None, Stance.SUPPORTS) and bearing.deciding.aspect is not Aspect.DATE
    return bearing.rule if asked else None


def _is_anothers(near: Near) -> bool:
    return near.speaker.outcome is Outcome.CONFLICTS


def answer_to(field: Field, near: Near, traits: Mapping[str, float], inference: Reads) -> Likely | None:
    """What the model's answer comes to beside the traits; None where it is unsure or a figure forbids it."""
    said = read_inferred(inference, near.claim, field.statement.text)
    if _is_anothers(near):
        return ANOTHERS if max(said.values()) >= SAID_BY_ANOTHER else None
    likely = weigh_traits({**traits, **said}, load_weights(Weighing.READ))
    lead = said[f"inferred_{likely.stance}"] - max(said.values())
    outcomes = _figures_beside(field, near)
    if likely.stance is Stance.SUPPORTS and _is_refuted(field):
        return None
    if likely.stance is Stance.CONTRADICTS and _counts_others(field, near):
        return None
    if likely.stance is Stance.SUPPORTS and _is_of_more(field, near.claim):
        return None
    if outcomes and (likely.stance is Stance.SUPPORTS or Outcome.CONFLICTS not in outcomes):
        return None
    return likely if likely.probability >= LIKELY and lead >= -MARGIN else None


def _is_refuted(field: Field) -> bool:
    """True where rules find one of several amounts contradicted and none borne out.

    What the model finds supported then is what stands beside it: "the 120 shelters house 5,000".
    """
    amounts = [one for one in field.statement.assertions[0].quantities if tells_amount(one)]
    return len(amounts) > 1 and set(field.decided.values()) == {Stance.CONTRADICTS}


def _is_of_more(field: Field, claim: Claim) -> bool:
    """True of a claim's figures for several regions together, where the statement counts those of a place."""
    part, told = field.statement.assertions[0], claim.assertion
    placed = any(term in field.book.place_terms for term in part.terms)
    wide = any(term.startswith(SIDE) for term in part.terms)
    counts = any(map(tells_amount, part.quantities))
    return told.spread and not part.spread and counts and placed and not wide


def _counts_others(field: Field, near: Near) -> bool:
    """True where a rule finds another figure of another party, by this act or a neighbouring one."""
    bearing = find_bearing(field.statement, 0, near.claim, field.book)
    return bearing.rule == ANOTHERS_FIGURE.rule or counts_anothers(field.statement, 0, near.claim, field.book)


def _figures_beside(field: Field, near: Near) -> frozenset[Outcome]:
    """What the claim's figures say to those of the statement's that it does not bear out, if it gives any.

    Nothing of what is denied, and nothing where it bears one out.
    """
    part, told = field.statement.assertions[0], near.claim.assertion
    same = {one.value for one in part.quantities} & {one.value for one in told.quantities}
    outcomes = frozenset(
        compare_intervals(one, other)
        for one in part.quantities
        for other in told.quantities
        if tells_amount(one) and same_measure(one, other, field.book.concepts)
    )
    settled = same or Outcome.AGREES in outcomes or not all(event.positive for event in main_events(part))
    return frozenset() if settled else outcomes


def list_traits(field: Field, near: Near, rule: str) -> Mapping[str, float]:
    """What speaks for and against the claim, with why a rule leaves it out and what rules say of others."""
    acts = read_acts(field, field.statement.assertions[0], near.claim)
    return {**_list_first(field, near, rule), **acts}


def _list_first(field: Field, near: Near, rule: str) -> Mapping[str, float]:
    asserted, claim = field.statement.assertions[0], near.claim
    stances = set(field.decided.values())
    return {
        **read_first(field, asserted, near),
        **read_wants(rule),
        **read_silence(asserted, claim),
        "left_out": rule not in ("", *WANTS),
        "others_support": Stance.SUPPORTS in stances,
        "others_contradict": Stance.CONTRADICTS in stances,
        **read_likeness(field, near),
    }
