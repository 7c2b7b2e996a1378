"""What the best matches say where no rule joins any claim to the statement."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import LexiconError
from service.judgement import Stance
from service.lexicon.phrases import phrase_book
from service.verification.nearest import LIKELY, NEAREST, SUREST
from service.verification.odds import (
    Weighing,
    Weights,
    load_weights,
    most_likely,
    read_weights,
    weigh_traits,
)
from service.verification.speakers import compare_speakers
from service.verification.traits import ACTS, Field, Near, read_acts, read_traits, read_wants
from tests.verification.judging import claims_of, judged, match_of, read, stances, two_states

CLAIM = "On the pier in Tessin gulls flew off with the chips of 12 bathers."

UNJOINED = [
    ("Gulls nicked the chips of 50 bathers on the pier in Tessin.", "contradicts"),
    # another place, another name, another mood, what singles it out, a stretch of time, too few words
    ("Gulls nicked the chips of 50 bathers on the pier in Karsk.", None),
    ("Gulls from Norway nicked the chips of 50 bathers on the pier.", None),
    ("Gulls will nick the chips of bathers on the pier in Tessin.", None),
    ("Gulls nicked the chips of 50 bathers on the second pier in Tessin.", None),
    ("Gulls nicked the chips of 50 bathers on the pier in Tessin in the last 24 hours.", None),
    ("Tessin gulls", None),
]


@pytest.mark.parametrize(("statement", "stance"), UNJOINED)
def test_the_nearest_claim_is_asked_where_no_rule_joins_any(statement: str, stance: str | None) -> None:
    assert stances(statement, CLAIM) == stance


def test_it_says_that_no_rule_joined_the_two_and_is_half_sure() -> None:
    (item,) = judged(UNJOINED[0][0], [CLAIM]).evidence
    assert LIKELY <= item.confidence <= SUREST
    assert item.rule.endswith(NEAREST)
    assert item.findings[0].message.startswith("No rule decides")


def test_a_claim_that_a_rule_joins_leaves_the_nearest_unasked() -> None:
    answer = judged("Velmar controls 40 villages.", ["Velmar controls 40 villages.", CLAIM])
    assert {item.rule for item in answer.evidence} == {"supports: figure agrees, polarity agrees"}


def traits_of(statement: str, claims: list[str]) -> dict[str, float]:
    """The traits of the first claim among all of them, as many best matches with the same score."""
    corpus = two_states()
    asked = read(statement)
    told = claims_of(claims)
    best = [
        Near(rank, match_of(0.5), claim, compare_speakers(asked, claim, corpus))
        for rank, claim in enumerate(told)
    ]
    field = Field(asked, best, [claim.assertion.terms for claim in told], phrase_book(corpus), {})
    return {**read_traits(field, asked.assertions[0], best[0]), **read_wants("")}


TRAITS = [
    ("Gulls nicked chips in Tessin.", "names", 1),
    ("Gulls nicked chips in Karsk.", "names", 0),
    ("Gulls nicked chips.", "nameless", 1),
    ("Gulls nicked the chips of 12 bathers.", "figure_agrees", 1),
    ("Gulls nicked the chips of 50 bathers.", "figure_conflicts", 1),
    ("Gulls nicked the chips of 50 nuns.", "figure_missing", 1),
    ("Gulls nicked chips.", "figure_extra", 1),
    ("Gulls will nick chips.", "only_statement_open", 1),
    ("Gulls did not nick chips.", "other_polarity", 1),
    ("Maresh said gulls nicked chips.", "own_speaker", 0),
]


@pytest.mark.parametrize(("statement", "trait", "value"), TRAITS)
def test_a_trait_tells_what_agrees(statement: str, trait: str, value: float) -> None:
    assert traits_of(statement, [CLAIM])[trait] == value


WANTS = [
    ("", set()),
    ("neither: other_doer", {"want_of_doer"}),
    ("neither: doer_open", set()),
    ("neither: other_thing, not told_alike", {"want_of_thing"}),
    ("neither: anything, not covered_well", {"want_of_act"}),
    ("neither: ", {"want_of_words"}),
    ("neither: date conflicts", set()),
    ("neither: has_figure", set()),
]


@pytest.mark.parametrize(("rule", "wants"), WANTS)
def test_the_rule_that_leaves_a_claim_out_tells_of_what_it_is_in_want(rule: str, wants: set[str]) -> None:
    assert {name for name, wanting in read_wants(rule).items() if wanting} == wants


def test_nothing_contradicts_that_differs_in_nothing() -> None:
    told = "On the pier in Tessin gulls flew off with the chips of bathers."
    assert stances("Gulls nicked the chips of 50 bathers on the pier in Tessin.", told) is None


def test_a_word_that_few_of_the_best_matches_hold_counts_more() -> None:
    others = [CLAIM, "Gulls sleep in Karsk.", "Gulls sleep in Hask.", "Gulls sleep in Pelsk."]
    rare, common = (traits_of(f"{word} and owls.", others)["rare_words"] for word in ("Chips", "Gulls"))
    assert rare > common


def test_every_weight_is_of_a_trait_that_is_read() -> None:
    names = {"intercept", *traits_of("Gulls nicked chips.", [CLAIM])}
    weights = load_weights(Weighing.WORDS)
    assert set(weights.supports) == set(weights.contradicts) == names


def test_the_likelier_stance_is_told_with_its_probability() -> None:
    weights = Weights({"intercept": 0.0, "first": 2.0}, {"intercept": 0.0, "first": 0.0})
    stance, likely, neither = weigh_traits({"first": 1.0}, weights)
    assert stance is Stance.SUPPORTS
    assert likely == pytest.approx(0.787, abs=0.001)
    assert neither == pytest.approx(0.107, abs=0.001)


def test_what_compares_the_acts_is_named() -> None:
    statement = read("Gulls nicked chips.")
    (claim,) = claims_of([CLAIM])
    field = Field(statement, [], [], phrase_book(two_states()), {})
    assert read_acts(field, statement.assertions[0], claim).keys() == ACTS


@given(
    st.dictionaries(st.sampled_from(["first", "gap", "likeness"]), st.floats(-1, 1)),
    st.fixed_dictionaries({name: st.booleans() for name in ACTS}),
    st.sampled_from(Weighing),
)
def test_no_act_makes_more_likely_than_the_most(
    known: dict[str, float], acts: dict[str, bool], weighing: Weighing
) -> None:
    weights = load_weights(weighing)
    told = 1 - weigh_traits({**known, **acts}, weights).neither
    assert told <= most_likely(known, ACTS, weights) + 1e-9


def test_the_most_that_is_likely_is_reached() -> None:
    weights = Weights({"intercept": 0.0, "first": 2.0}, {"intercept": 0.0, "first": -3.0})
    assert most_likely({}, ["first"], weights) == pytest.approx(0.893, abs=0.001)


def test_weights_that_cannot_be_read_name_their_file(tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    path.write_text("[supports]\nfirst = 'much'\n[contradicts]\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"weights\.toml"):
        read_weights(path)
