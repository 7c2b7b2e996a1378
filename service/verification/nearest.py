"""What the best matches say where no rule joins any claim to the statement.

"Bandits stole 82 towns" and "troops seized 82 settlements" share no act that a list joins. Their traits
are weighed instead, by a logistic regression over the three answers supports, contradicts and neither;
`python -m training.weights` fits it on the labelled statements and tells what it is worth.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec

from service.domain import Statement
from service.errors import LexiconError
from service.judgement import Aspect, Finding, Outcome, Stance
from service.lexicon.phrases import PhraseBook
from service.verification.bearing import Bearing, find_bearing, tells_enough, unsaid
from service.verification.likeness import both_known
from service.verification.stance import TABLE
from service.verification.strangers import knows_names
from service.verification.traits import Field, Near, read_traits
from service.verification.wording import compare_wording, coverage

WEIGHTS = Path(__file__).with_name("weights.toml")

ASKED = 6
"""Of the best matches; ten of them gained less than a point on statements left out."""

NEAREST = "nearest in words"
"""The rule of such evidence, behind its stance."""

LIKENESS = frozenset({"other_thing", "anything", "other_doer"})
UNLIKE = frozenset({"told_itself", "beside_told"})
UNDECIDED = {
    "",
    *(
        row.rule
        for row in TABLE
        if row.stance is None and LIKENESS & row.when.keys() and not UNLIKE & row.when.keys()
    ),
}
"""The rules by which a claim is left out for want of likeness, not for its day, place or mood."""

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
    "only_claim_open",
    "doer_conflicts",
)
"""The traits with which no claim supports, however like it is."""

LIKELY = 0.6
"""The probability from which on a match is evidence; at 0.5 one near-topic statement in nine is no longer
left unverified."""

CONFIDENCE = 0.5
"""The share of such evidence that was right in cross-validation, whatever its probability."""

MESSAGES = {
    Stance.SUPPORTS: "No rule joins the two acts; this is the nearest claim in words, names and figures.",
    Stance.CONTRADICTS: "No rule joins the two acts; the nearest claim in words and names says otherwise.",
}


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For each stance the weight of every trait, against neither; `intercept` is the weight of nothing."""

    supports: dict[str, float]
    contradicts: dict[str, float]


@cache
def load_weights() -> Weights:
    """The fitted weights. Raises LexiconError naming the file if they are malformed."""
    return read_weights(WEIGHTS)


def read_weights(path: Path) -> Weights:
    """The weights of a file. Raises LexiconError naming it where it is missing or malformed."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Weights)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"{path.name}: {error}") from error


def find_nearest(field: Field) -> Iterator[tuple[Near, Bearing]]:
    """What each of the best matches says to the statement, if anything."""
    statement, book = field.statement, field.book
    for near in field.best[:ASKED]:
        part = nearest_part(field, near)
        if tells_nothing(field, part, near):
            continue
        traits = read_traits(field, statement.assertions[part], near)
        if is_ruled_out(field, part, near, traits):
            continue
        stance, likely = weigh(traits, load_weights())
        if likely < LIKELY or (stance is Stance.SUPPORTS and _leaves_open(traits)):
            continue
        yield near, _bearing(statement, part, near, stance, book)


def _leaves_open(traits: Mapping[str, float]) -> bool:
    """True where the claim says otherwise, or does not name every name of the statement."""
    return any(traits[name] for name in AGAINST)


def tells_nothing(field: Field, part: int, near: Near) -> bool:
    """True where the claim cannot be asked: it leaves out what the part is about, or both are known acts."""
    asserted, told = field.statement.assertions[part], near.claim.assertion
    if not tells_enough(asserted) or asserted.windowed != told.windowed:
        return True
    if not knows_names(asserted, near.claim) or unsaid(asserted, told, figure=None) is not None:
        return True
    return both_known(asserted, told, field.book)


def is_ruled_out(field: Field, part: int, near: Near, traits: Mapping[str, float]) -> bool:
    """True where the claim tells of something else for a reason that a rule knows."""
    if any(traits[name] for name in RULING_OUT):
        return True
    return find_bearing(field.statement, part, near.claim, field.book).rule not in UNDECIDED


def nearest_part(field: Field, near: Near) -> int:
    """The part of the statement of which the claim says most."""
    parts = field.statement.assertions
    return max(range(len(parts)), key=lambda i: coverage(parts[i], near.claim, field.book.concepts))


def weigh(traits: Mapping[str, float], weights: Weights) -> tuple[Stance, float]:
    """The likelier stance and its probability, the rest being the other stance's and neither's."""
    odds = {
        stance: math.exp(own["intercept"] + sum(own[name] * value for name, value in traits.items()))
        for stance, own in ((Stance.SUPPORTS, weights.supports), (Stance.CONTRADICTS, weights.contradicts))
    }
    stance = max(odds, key=lambda one: odds[one])
    return stance, odds[stance] / (1 + sum(odds.values()))


def _bearing(statement: Statement, part: int, near: Near, stance: Stance, book: PhraseBook) -> Bearing:
    outcome = Outcome.AGREES if stance is Stance.SUPPORTS else Outcome.CONFLICTS
    deciding = Finding(Aspect.WORDING, outcome, None, None, MESSAGES[stance])
    wording = compare_wording(statement.assertions[part], near.claim, book.concepts)
    return Bearing(part, None, stance, CONFIDENCE, (deciding, wording), deciding, rule=f"{stance}: {NEAREST}")
