"""What the best matches say in words alone, where no rule joins any claim to the statement.

"Bandits stole 40 towns" and "troops seized 40 villages" share no act that a list joins. Their traits
are weighed instead, by a logistic regression over the three answers supports, contradicts and neither. With
the inference model `reading` does more, and this nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from service.judgement import Aspect, Finding, Outcome, Stance
from service.verification.bearing import find_bearing
from service.verification.neighbours import counts_anothers
from service.verification.odds import Likely, Weighing, load_weights, weigh_traits
from service.verification.traits import WANTS, Field, Near, read_silence, read_traits, read_wants
from service.verification.weighing import Bearing
from service.verification.wording import compare_wording, coverage

ASKED = 6
"""Of the best matches; ten of them gained less than a point on statements left out."""

NEAREST = "nearest in words"
"""The rule of such evidence, behind its stance."""

RULING_OUT = (
    "stranger",
    "day_conflicts",
    "place_conflicts",
    "act_place_conflicts",
    "act_mood_conflicts",
)
"""The traits of a claim that tells of something else, however like it is."""

AGAINST = (
    "other_speaker",
    "figure_conflicts",
    "figure_missing",
    "opposed_act",
    "act_polarity_conflicts",
    "told_turned",
    "only_claim_open",
    "only_statement_open",
    "doer_conflicts",
    "other_act",
    "want_of_thing",
)
"""The traits with which no claim supports, however like it is."""

OTHERWISE = (
    "figure_conflicts",
    "opposed_act",
    "act_polarity_conflicts",
    "told_turned",
    "other_polarity",
    "doer_conflicts",
)
"""The traits of which a claim that contradicts has one: nothing contradicts that differs in nothing."""

LIKELY = 0.5
"""The probability from which on a match is evidence: more likely than not. At 0.45 no more statements kept
back are answered rightly, and below it near-topic ones are no longer left unverified."""

SUREST = 0.85
"""The most confidence without a rule. The probability is that of statements which the rules were made with
and still do not reach; of statements kept back, more of such evidence was right."""

MESSAGES = {
    Stance.SUPPORTS: "No rule decides; this is the nearest claim in words, names and figures.",
    Stance.CONTRADICTS: "No rule decides; the nearest claim in words and names says otherwise.",
}


def find_nearest(field: Field) -> Iterator[tuple[Near, Bearing]]:
    """What each of the best matches says to the statement, if anything."""
    for near in field.best[:ASKED]:
        part = nearest_part(field, near)
        traits = find_traits(field, part, near)
        if traits is None:
            continue
        likely = weigh_traits(traits, load_weights(Weighing.WORDS))
        if likely.probability >= LIKELY and _may_be(likely.stance, traits):
            yield near, bearing_of(field, part, near, likely, NEAREST, MESSAGES[likely.stance])


def _may_be(stance: Stance, traits: Mapping[str, float]) -> bool:
    """Whether what differs, if anything, leaves room for the stance."""
    if stance is Stance.SUPPORTS:
        return not any(traits[name] for name in AGAINST)
    return any(traits[name] for name in OTHERWISE)


def find_traits(field: Field, part: int, near: Near) -> Mapping[str, float] | None:
    """What speaks for and against the claim; None where it tells of something else, as a rule knows."""
    asserted, claim = field.statement.assertions[part], near.claim
    if any(read_silence(asserted, claim).values()):
        return None
    if counts_anothers(field.statement, part, claim, field.book):
        return None
    rule = find_bearing(field.statement, part, claim, field.book).rule
    if rule not in ("", *WANTS):
        return None
    traits = read_traits(field, asserted, near)
    return None if any(traits[name] for name in RULING_OUT) else {**traits, **read_wants(rule)}


def nearest_part(field: Field, near: Near) -> int:
    """The part of the statement of which the claim says most."""
    parts = field.statement.assertions
    return max(range(len(parts)), key=lambda i: coverage(parts[i], near.claim, field.book.concepts))


def bearing_of(field: Field, part: int, near: Near, likely: Likely, rule: str, message: str) -> Bearing:
    """The match as evidence, with the probability for its confidence."""
    stance = likely.stance
    outcome = Outcome.AGREES if stance is Stance.SUPPORTS else Outcome.CONFLICTS
    deciding = Finding(Aspect.WORDING, outcome, None, None, message)
    wording = compare_wording(field.statement.assertions[part], near.claim, field.book.concepts)
    sure = min(likely.probability, SUREST)
    return Bearing(part, None, stance, sure, lambda: (deciding, wording), deciding, rule=f"{stance}: {rule}")
