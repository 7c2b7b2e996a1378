"""Weights are fitted that tell what the examples tell, and are judged on statements left out."""

from itertools import product

import pytest

from service.inference.model import CONTRADICTS, NEITHER, SUPPORTS
from service.judgement import Stance
from service.verification.odds import weigh_traits
from training.weights import Example, cross_validate, fit


def examples() -> list[Example]:
    """What shares the words supports, unless the figure differs; what shares none says nothing."""
    found = []
    for number, (words, other_figure) in enumerate(product((0.0, 1.0), (0.0, 1.0))):
        answer = NEITHER if not words else CONTRADICTS if other_figure else SUPPORTS
        found += [
            Example(f"s{number}-{copy}", {"words": words, "other_figure": other_figure}, answer)
            for copy in range(30)
        ]
    return found


@pytest.mark.parametrize(
    ("traits", "stance"),
    [
        ({"words": 1.0, "other_figure": 0.0}, Stance.SUPPORTS),
        ({"words": 1.0, "other_figure": 1.0}, Stance.CONTRADICTS),
    ],
)
def test_the_weights_tell_what_the_examples_tell(traits: dict[str, float], stance: Stance) -> None:
    told, likely, _ = weigh_traits(traits, fit(examples()))
    assert told is stance
    assert likely > 0.6


def test_what_shares_nothing_is_likely_neither() -> None:
    assert weigh_traits({"words": 0.0, "other_figure": 0.0}, fit(examples())).neither > 0.7


def test_open_examples_are_not_fitted_but_judged() -> None:
    given = [*examples(), Example("open", {"words": 1.0, "other_figure": 0.0}, None)]
    judged = cross_validate(given)
    assert len(judged) == len(given)
    assert {stance for example, stance, _ in judged if example.statement == "open"} == {Stance.SUPPORTS}
