"""What the best matches say where no rule joins any claim to the statement.

"Bandits stole 40 towns" and "troops seized 40 villages" share no act that a list joins. Their traits
are weighed instead, with what the inference model says to the two, by a logistic regression over the three
answers supports, contradicts and neither; `python -m training.weights` fits it on the labelled statements and
tells what it is worth.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from service.domain import Assertion, Claim
from service.errors import LexiconError
from service.judgement import Aspect, Finding, Outcome, Stance
from service.verification.bearing import find_bearing, tells_enough, unsaid
from service.verification.strangers import knows_names
from service.verification.traits import WANTS, Field, Near, read_inferred, read_traits, read_wants
from service.verification.weighing import Bearing
from service.verification.wording import compare_wording, coverage

WEIGHTS = Path(__file__).with_name("weights.toml")

INFERRED_WEIGHTS = Path(__file__).with_name("weights_inferred.toml")
"""The weights beside what the inference model says."""

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

AGAINST_READING = (
    "other_speaker",
    "figure_conflicts",
    "opposed_act",
    "act_polarity_conflicts",
    "told_turned",
    "doer_conflicts",
)
"""Those that stand where the inference model has read both: what differs, not what words leave open. With
all of them 5 fewer of 148 statements kept back that no rule decides are answered rightly, of 78."""

OTHERWISE = (
    "figure_conflicts",
    "opposed_act",
    "act_polarity_conflicts",
    "told_turned",
    "other_polarity",
    "doer_conflicts",
)
"""The traits of which a claim that contradicts has one: nothing contradicts that differs in nothing."""

LIKELY_READ = 0.45
"""The same where the inference model has read both: at 0.5 four fewer of 393 statements left out are
answered rightly, at 0.4 two more that are near the topic are no longer left unverified."""

LIKELY = 0.5
"""The probability from which on a match is evidence: more likely than not. At 0.45 no more statements kept
back are answered rightly, and below it near-topic ones are no longer left unverified."""

UNREAD = 0.1
"""The probability below which the inference model does not read a stance, whatever the other traits say: it
costs none of 148 statements kept back, and a tenth of the evidence that was wrong in cross-validation."""

SUREST = 0.85
"""The most confidence without a rule. The probability is that of statements which the rules were made with
and still do not reach; of statements kept back, more of such evidence was right."""

MESSAGES = {
    Stance.SUPPORTS: "No rule decides; this is the nearest claim in words, names and figures.",
    Stance.CONTRADICTS: "No rule decides; the nearest claim in words and names says otherwise.",
}

READ_MESSAGES = {
    Stance.SUPPORTS: "No rule decides; read by the inference model, this claim says so.",
    Stance.CONTRADICTS: "No rule decides; read by the inference model, this claim says otherwise.",
}


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For each stance the weight of every trait, against neither; `intercept` is the weight of nothing."""

    supports: dict[str, float]
    contradicts: dict[str, float]


@cache
def load_weights(*, inferred: bool) -> Weights:
    """The weights fitted with or without the inference model. Raises LexiconError naming the file."""
    return read_weights(INFERRED_WEIGHTS if inferred else WEIGHTS)


def read_weights(path: Path) -> Weights:
    """The weights of a file. Raises LexiconError naming it where it is missing or malformed."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Weights)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"{path.name}: {error}") from error


def find_nearest(field: Field) -> Iterator[tuple[Near, Bearing]]:
    """What each of the best matches says to the statement, if anything."""
    read = field.inference is not None
    weights, least = load_weights(inferred=read), LIKELY_READ if read else LIKELY
    for near in field.best[:ASKED]:
        part = nearest_part(field, near)
        traits = find_traits(field, part, near)
        if traits is None:
            continue
        stance, likely = weigh_traits(traits, weights)
        against = AGAINST_READING if read else AGAINST
        if likely >= least and _may_be(stance, traits, against) and (not read or _is_read(stance, traits)):
            yield near, _bearing(field, part, near, stance, likely)


def _may_be(stance: Stance, traits: Mapping[str, float], against: Sequence[str]) -> bool:
    """Whether what differs, if anything, leaves room for the stance."""
    if stance is Stance.SUPPORTS:
        return not any(traits[name] for name in against)
    return any(traits[name] for name in OTHERWISE)


def _is_read(stance: Stance, traits: Mapping[str, float]) -> bool:
    """Whether the inference model takes the stance for possible."""
    odds = {one: math.exp(traits[f"inferred_{one}"]) for one in Stance}
    return odds[stance] / (1 + sum(odds.values())) >= UNREAD


def find_traits(field: Field, part: int, near: Near) -> Mapping[str, float] | None:
    """What speaks for and against the claim; None where it tells of something else, as a rule knows."""
    asserted, claim = field.statement.assertions[part], near.claim
    if _tells_nothing(asserted, claim):
        return None
    rule = find_bearing(field.statement, part, claim, field.book).rule
    if rule not in ("", *WANTS):
        return None
    traits = read_traits(field, asserted, near)
    if any(traits[name] for name in RULING_OUT):
        return None
    return {**traits, **read_wants(rule), **read_inferred(field, near.claim)}


def _tells_nothing(asserted: Assertion, claim: Claim) -> bool:
    """True where the claim cannot be asked: it leaves out what the part is about, or the part says little."""
    told = claim.assertion
    if not tells_enough(asserted) or asserted.windowed != told.windowed:
        return True
    return not knows_names(asserted, claim) or unsaid(asserted, told, figure=None) is not None


def nearest_part(field: Field, near: Near) -> int:
    """The part of the statement of which the claim says most."""
    parts = field.statement.assertions
    return max(range(len(parts)), key=lambda i: coverage(parts[i], near.claim, field.book.concepts))


def weigh_traits(traits: Mapping[str, float], weights: Weights) -> tuple[Stance, float]:
    """The likelier stance and its probability, the rest being the other stance's and neither's.

    A trait without a weight counts nothing, so that the weights of a new one can be fitted.
    """
    odds = {
        stance: math.exp(own["intercept"] + sum(own.get(name, 0) * value for name, value in traits.items()))
        for stance, own in ((Stance.SUPPORTS, weights.supports), (Stance.CONTRADICTS, weights.contradicts))
    }
    stance = max(odds, key=lambda one: odds[one])
    return stance, odds[stance] / (1 + sum(odds.values()))


def _bearing(field: Field, part: int, near: Near, stance: Stance, likely: float) -> Bearing:
    outcome = Outcome.AGREES if stance is Stance.SUPPORTS else Outcome.CONFLICTS
    messages = MESSAGES if field.inference is None else READ_MESSAGES
    deciding = Finding(Aspect.WORDING, outcome, None, None, messages[stance])
    wording = compare_wording(field.statement.assertions[part], near.claim, field.book.concepts)
    rule = f"{stance}: {NEAREST}"
    return Bearing(part, None, stance, min(likely, SUREST), lambda: (deciding, wording), deciding, rule=rule)
