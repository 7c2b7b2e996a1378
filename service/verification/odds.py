"""What traits say together: logistic regressions whose weights `python -m training.weights` fits."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Collection, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from service.errors import LexiconError
from service.judgement import Stance

FOLDER = Path(__file__).parent


class Weighing(StrEnum):
    """What is weighed; each has a file of weights."""

    WORDS = "weights"
    """Whether a claim that no rule joins bears on the statement, by its words alone."""

    WORTH = "weights_worth"
    """Whether the inference model is worth asking."""

    READ = "weights_read"
    """Whether such a claim bears on the statement, by its words and what the inference model says."""

    @property
    def path(self) -> Path:
        """Where the weights stand."""
        return FOLDER / f"{self.value}.toml"


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For each stance the weight of every trait, against neither; `intercept` is the weight of nothing."""

    supports: dict[str, float]
    contradicts: dict[str, float]


class Likely(NamedTuple):
    """The likelier stance with its probability, and the probability of neither; in [0, 1]."""

    stance: Stance
    probability: float
    neither: float


@cache
def load_weights(weighing: Weighing) -> Weights:
    """The weights that come with the service. Raises LexiconError naming the file."""
    return read_weights(weighing.path)


def read_weights(path: Path) -> Weights:
    """The weights of a file. Raises LexiconError naming it where it is missing or malformed."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Weights)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"{path.name}: {error}") from error


def weigh_traits(traits: Mapping[str, float], weights: Weights) -> Likely:
    """What the traits make likely; one without a weight counts nothing, so that it can be fitted."""
    odds = {
        stance: math.exp(own["intercept"] + sum(own.get(name, 0) * value for name, value in traits.items()))
        for stance, own in ((Stance.SUPPORTS, weights.supports), (Stance.CONTRADICTS, weights.contradicts))
    }
    stance, total = max(odds, key=lambda one: odds[one]), 1 + sum(odds.values())
    return Likely(stance, odds[stance] / total, 1 / total)


def most_likely(traits: Mapping[str, float], unknown: Collection[str], weights: Weights) -> float:
    """The most that a claim may bear on a statement, in [0, 1], whatever the unknown traits turn out to be.

    Those are 0 or 1 each. What stays below what is asked for need not be looked at closer.
    """
    odds = 0.0
    for own in (weights.supports, weights.contradicts):
        known = sum(own.get(name, 0) * value for name, value in traits.items())
        odds += math.exp(own["intercept"] + known + sum(max(0.0, own.get(name, 0)) for name in unknown))
    return odds / (1 + odds)
