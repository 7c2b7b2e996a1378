"""The score ranks claims by the terms that they share with a statement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.index.scoring import LENGTH_SHARE, score
from service.judgement import Match


def _score(terms: list[str], *claims: list[str], rare: str = "") -> list[Match]:
    """Scores with every term equally rare, but `rare`, which weighs three times as much."""
    return score(terms, claims, lambda term: 3.0 if term == rare else 1.0)


@pytest.mark.parametrize(
    ("terms", "claim", "expected"),
    [
        ("farm burn", "farm burn", (1.0, 1.0, 1.0)),
        ("farm burn", "burn farm", (1.0, 1.0, 1.0)),
        ("farm farm burn", "burn farm burn", (0.9333, 1.0, 1.0)),
        ("farm burn", "farm", (0.5, 0.5, 0.5)),
        ("farm", "farm burn", (0.9, 1.0, 1.0)),
        ("farm", "farm burn down fast", (0.85, 1.0, 1.0)),
        ("farm burn", "bridge stand", (0.0, 0.0, 0.0)),
        ("bridge", "brigde", (0.8333, 0.0, 0.8333)),
        ("settlement", "settlment", (0.9, 0.0, 0.9)),
        ("farm", "form", (0.75, 0.0, 0.75)),
        ("war", "wax", (0.0, 0.0, 0.0)),
        ("east", "west", (0.0, 0.0, 0.0)),
        ("", "farm", (0.0, 0.0, 0.0)),
        ("farm", "", (0.0, 0.0, 0.0)),
        ("", "", (0.0, 0.0, 0.0)),
    ],
)
def test_score_and_its_parts(terms: str, claim: str, expected: tuple[float, float, float]) -> None:
    [match] = _score(terms.split(), claim.split())
    assert (match.score, match.parts["terms"], match.parts["fuzzy"]) == expected


def test_one_match_a_claim_in_their_order() -> None:
    matches = _score(["farm", "burn"], ["farm"], [], ["", "farm", ""], ["farm", "burn"], ["barn"])
    assert [match.parts["terms"] for match in matches] == [0.5, 0.0, 0.5, 1.0, 0.0]


def test_a_rare_term_counts_more() -> None:
    rare, frequent = _score(["farm", "burn"], ["burn"], ["farm"], rare="burn")
    assert (rare.parts["terms"], frequent.parts["terms"]) == (0.75, 0.25)


def test_no_claims_have_no_matches() -> None:
    assert _score(["farm"]) == []


WORDS = st.lists(st.text(max_size=8) | st.sampled_from(["farm", "form", "burn"]), max_size=6)


@given(WORDS, st.lists(WORDS, max_size=5))
def test_scores_stay_in_bounds_and_fuzzy_covers_terms(terms: list[str], claims: list[list[str]]) -> None:
    for match in _score(terms, *claims):
        assert 0.0 <= match.parts["terms"] <= match.parts["fuzzy"] <= 1.0
        assert match.parts["fuzzy"] * (1 - LENGTH_SHARE) - 1e-3 <= match.score <= match.parts["fuzzy"]


@given(WORDS, st.lists(WORDS, min_size=1, max_size=5))
def test_a_claim_scores_the_same_in_any_company(terms: list[str], claims: list[list[str]]) -> None:
    assert _score(terms, *claims) == [match for claim in claims for match in _score(terms, claim)]


@given(WORDS)
def test_a_claim_with_the_same_terms_scores_highest(terms: list[str]) -> None:
    different = [term for term in dict.fromkeys(terms) if term]
    [match] = _score(terms, different)
    assert match.score == (1.0 if different else 0.0)
