"""What the inference model says to the best matches on which no rule takes a stance.

"Few saw it coming" and "the attack took them by surprise" share no word that a list joins, and rules are
mistaken in some of what they leave out. The traits of a match tell whether the model is worth asking, then
they are weighed beside what it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from service.domain import Claim
from service.judgement import Aspect, Outcome, Stance
from service.verification.bearing import find_bearing
from service.verification.folding import is_copy
from service.verification.nearest import bearing_of
from service.verification.odds import Likely, Weighing, load_weights, weigh_traits
from service.verification.traits import (
    WANTS,
    Field,
    Near,
    Reads,
    read_inferred,
    read_silence,
    read_traits,
    read_wants,
)
from service.verification.weighing import Bearing

MATCHES = 8
"""The best matches that may be read; of ten a point more of statements left out would be answered rightly."""

WORTH = 0.05
"""The probability from which on one is read: of eight two where no rule decides, one where rules do. Reading
all of them answers no more of the statements left out rightly."""

LIKELY = 0.3
"""The probability from which on a match is evidence. It is that of statements which the rules were made with
and still do not reach; of kept-back evidence below 0.5 three quarters are right. At 0.35 eight fewer of 1,067
developed statements are answered rightly, and three or four examples of docs/verdicts.md less are undone."""

MARGIN = 1.0
"""By how much the log-odds of the other stance may be higher until the model is taken to say the contrary."""

BY_READING = "read by the inference model"
"""The rule of such evidence, behind its stance."""

MESSAGES = {
    Stance.SUPPORTS: "No rule decides it; read by the inference model, this claim says so.",
    Stance.CONTRADICTS: "No rule decides it; read by the inference model, this claim says otherwise.",
}


def read_nearest(field: Field, inference: Reads) -> Iterator[tuple[Near, Bearing]]:
    """What each of the best matches says to the statement, if anything; copies of one claim say the same."""
    told: list[tuple[Claim, Likely | None]] = []
    for near in field.best[:MATCHES]:
        rule = open_by(field, near)
        if rule is None:
            continue
        copy = next((one for one in told if is_copy(one[0], near.claim)), None)
        likely = _read(field, near, rule, inference) if copy is None else copy[1]
        told.append((near.claim, likely))
        if likely is not None:
            yield near, bearing_of(field, 0, near, likely, BY_READING, MESSAGES[likely.stance])


def open_by(field: Field, near: Near) -> str | None:
    """The rule that leaves the claim out, "" where none joins it; None where the model is not to be asked.

    It is asked about claims on which no rule takes a stance, and of "X said P" about X's own.

    A statement of several parts is left to the rules: the model reads it as one. So is a claim of another
    day: the model sees the texts, and not when they were said.
    """
    if len(field.statement.assertions) != 1 or near.claim.id in field.decided:
        return None
    own = field.statement.attributed_to is None or near.speaker.outcome is Outcome.AGREES
    bearing = find_bearing(field.statement, 0, near.claim, field.book)
    asked = own and bearing.stance is None and bearing.deciding.aspect is not Aspect.DATE
    return bearing.rule if asked else None


def _read(field: Field, near: Near, rule: str, inference: Reads) -> Likely | None:
    traits = list_traits(field, near, rule)
    if 1 - weigh_traits(traits, load_weights(Weighing.WORTH)).neither < WORTH:
        return None
    said = read_inferred(inference, near.claim, field.statement.text)
    likely = weigh_traits({**traits, **said}, load_weights(Weighing.READ))
    lead = said[f"inferred_{likely.stance}"] - max(said.values())
    return likely if likely.probability >= LIKELY and lead >= -MARGIN else None


def list_traits(field: Field, near: Near, rule: str) -> Mapping[str, float]:
    """What speaks for and against the claim, with why a rule leaves it out and what rules say of others."""
    asserted, claim = field.statement.assertions[0], near.claim
    stances = set(field.decided.values())
    return {
        **read_traits(field, asserted, near),
        **read_wants(rule),
        **read_silence(asserted, claim),
        "left_out": rule not in ("", *WANTS),
        "others_support": Stance.SUPPORTS in stances,
        "others_contradict": Stance.CONTRADICTS in stances,
    }
