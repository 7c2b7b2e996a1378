"""Which claims are offered for scoring."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from service.index import ClaimIndex, open_index
from service.index.embedded import candidates
from tests.index.library import write_entry


@pytest.fixture
def searching(tmp_path: Path) -> Iterator[ClaimIndex]:
    """An index that searches however small the corpus is."""
    with closing(open_index(tmp_path, score_all=0)) as index:
        index.put(
            [
                write_entry("a", "farm burn", "farm flood"),
                write_entry("b", "farm", ["north bank", "bridge"], ["e:fire-1"], ["Żółć", "𝄞𝄞𝄞𝄞"]),
            ]
        )
        yield index


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (["burn"], ["c_a_0"]),
        (["burn", "flood", "farm"], ["c_a_0", "c_a_1", "c_b_0"]),
        (["flod"], ["c_a_1"]),
        (["lfood"], ["c_a_1"]),
        (["flx"], []),
        (["nroth bank"], ["c_b_1"]),
        (["north"], []),
        (["e:fire-1"], ["c_b_2"]),
        (["e:fire-2"], ["c_b_2"]),
        (["Żółć"], ["c_b_3"]),
        (["Żłóć"], ["c_b_3"]),
        (["𝄞𝄞𝄞"], []),
        (['"bridge* OR (1,250'], []),
        (["castle"], []),
        (["castle", "", "burn", "burn"], ["c_a_0"]),
        ([""], []),
        ([], []),
    ],
)
def test_claims_that_share_a_term_are_found(
    searching: ClaimIndex, terms: list[str], expected: list[str]
) -> None:
    assert [claim.id for claim in searching.candidates(terms)] == expected


def test_the_limit_keeps_the_best(searching: ClaimIndex) -> None:
    found = searching.candidates(["farm", "flood"], limit=1)
    assert [claim.id for claim in found] == ["c_a_1"]


def test_a_rare_term_counts_more_than_a_frequent_one(searching: ClaimIndex) -> None:
    assert searching.candidates(["farm", "bridge"])[0].id == "c_b_1"


def test_a_statement_of_thousands_of_terms_finds_its_rarest(searching: ClaimIndex) -> None:
    noise = [f"noise{number}" for number in range(2_000)]
    assert [claim.id for claim in searching.candidates([*noise, "burn"])] == ["c_a_0"]


def test_replaced_and_deleted_claims_are_no_longer_found(searching: ClaimIndex) -> None:
    searching.candidates(["farm"])
    searching.put([write_entry("a", "farm rise")])
    assert searching.candidates(["burn"]) == []
    assert [claim.id for claim in searching.candidates(["rise"])] == ["c_a_0"]
    searching.delete("a")
    assert [claim.id for claim in searching.candidates(["farm"])] == ["c_b_0"]


def test_in_a_large_corpus_a_common_term_is_searched_for_only_alone(
    searching: ClaimIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = [claim.id for claim in searching.candidates(["farm", "burn"])]
    monkeypatch.setattr(candidates, "COMMON_FROM", 5)
    assert everything == ["c_a_0", "c_b_0", "c_a_1"]
    assert [claim.id for claim in searching.candidates(["farm", "burn"])] == ["c_a_0"]
    assert len(searching.candidates(["farm"])) == 3


def test_every_claim_of_a_small_corpus_is_offered(tmp_path: Path) -> None:
    with closing(open_index(tmp_path)) as index:
        index.put([write_entry("b", *["barn"] * 200), write_entry("a", "farm")])
        assert [claim.id for claim in index.candidates(["castle"], limit=1)][:2] == ["c_a_0", "c_b_0"]
        assert len(index.candidates(["castle"], limit=1)) == 201
        assert index.candidates([]) == []


def test_past_the_small_size_only_matches_are_offered(tmp_path: Path) -> None:
    with closing(open_index(tmp_path, score_all=3)) as index:
        index.put([write_entry("a", "farm", "barn")])
        assert len(index.candidates(["farm"])) == 2
        index.put([write_entry("b", "bridge")])
        assert [claim.id for claim in index.candidates(["farm"])] == ["c_a_0"]
