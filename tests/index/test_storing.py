"""What is put is there, whole and unchanged, until it is replaced or deleted."""

from __future__ import annotations

import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.domain import (
    Assertion,
    Attribution,
    Bound,
    Claim,
    Document,
    Event,
    Period,
    Quantity,
    Source,
)
from service.errors import IdTaken, IndexUnavailable, NotFound
from service.index import ClaimIndex, open_index
from tests.index.conftest import OpenIndex
from tests.index.library import attribute, find_claims, write_claim, write_document, write_entry


def test_an_empty_index_has_a_version_and_nothing_in_it(index: ClaimIndex) -> None:
    assert (index.state().documents, index.state().claims) == (0, 0)
    assert index.state().version
    assert index.documents() == []
    assert index.side_counts() == {}
    assert index.candidates(["farm"]) == []


def test_a_document_and_its_claims_come_back_as_they_were_put(index: ClaimIndex) -> None:
    document = write_document("a", url="https://courier.example/a", published_on=date(2031, 5, 4))
    claims = [write_claim("a", 0), write_claim("a", 1)]
    index.put([(document, claims)])
    assert index.document("a") == document
    assert [index.claim(claim.id) for claim in claims] == claims
    assert index.documents() == [
        (Source("a", document.title, document.outlet, document.url, document.published_on), 2)
    ]
    assert (index.state().documents, index.state().claims) == (1, 2)


def test_documents_are_listed_a_page_at_a_time_whatever_is_deleted_meanwhile(index: ClaimIndex) -> None:
    index.put([write_entry(name, "farm", "barn") for name in "cabd"])
    page, cursor = index.documents_page(2, None)
    assert page == index.documents()[:2]
    index.delete(page[-1][0].document_id)
    assert index.documents_page(2, cursor) == (index.documents()[1:], None)
    assert index.summary("c") == index.documents()[1]
    with pytest.raises(NotFound):
        index.summary("b")


def test_a_document_put_again_replaces_its_claims(index: ClaimIndex) -> None:
    index.put([write_entry("a", "farm burn", "farm stand"), write_entry("b", "barn")])
    index.put([write_entry("a", "farm flood", text="Other text.")])
    assert index.document("a").text == "Other text."
    assert index.state().claims == 2
    with pytest.raises(NotFound):
        index.claim("c_a_1")
    assert [claim.id for claim in index.candidates(["flood"])][:1] == ["c_a_0"]


def test_storing_again_what_is_there_changes_nothing(index: ClaimIndex) -> None:
    index.put([write_entry("a", "farm burn")])
    before = index.state()
    index.put([write_entry("a", "farm burn")])
    assert index.state() == before


def test_other_claims_of_the_same_document_are_stored(index: ClaimIndex) -> None:
    index.put([write_entry("a", "farm burn")])
    index.put([write_entry("a", "farm flood")])
    assert index.claim("c_a_0").assertion.terms == ("farm", "flood")


def test_the_last_of_two_entries_of_one_document_counts(index: ClaimIndex) -> None:
    index.put([write_entry("a", "farm burn", "barn"), write_entry("a", "farm flood")])
    assert (index.state().documents, index.state().claims) == (1, 1)
    assert index.claim("c_a_0").assertion.terms == ("farm", "flood")


def test_documents_are_listed_by_id(index: ClaimIndex) -> None:
    index.put([write_entry(name) for name in ("é", "b", "Z", "a", "𝄞", "10", "9")])
    assert [source.document_id for source, _ in index.documents()] == ["10", "9", "Z", "a", "b", "é", "𝄞"]


def test_a_deleted_document_is_gone_with_its_claims(index: ClaimIndex) -> None:
    index.put([write_entry("a", "farm burn"), write_entry("b", "farm flood")])
    index.delete("a")
    for read in (lambda: index.document("a"), lambda: index.claim("c_a_0"), lambda: index.delete("a")):
        with pytest.raises(NotFound):
            read()
    assert [claim.id for claim in index.candidates(["farm"])] == ["c_b_0"]
    assert index.side_counts() == {"north": 1}


def test_deleting_what_is_not_there_changes_nothing(index: ClaimIndex) -> None:
    index.put([write_entry("a", "farm")])
    before = index.state()
    with pytest.raises(NotFound, match="'b'"):
        index.delete("b")
    assert index.state() == before


def test_an_entry_that_cannot_be_stored_leaves_none_of_its_put(index: ClaimIndex) -> None:
    index.put([write_entry("a", "farm")])
    before = index.state()
    stolen = write_claim("c", 0, id="c_a_0")
    with pytest.raises(IdTaken, match="c_a_0"):
        index.put([write_entry("b", "barn"), (write_document("c"), [stolen])])
    assert index.state() == before
    assert [source.document_id for source, _ in index.documents()] == ["a"]


def test_sides_are_counted_over_all_documents(index: ClaimIndex) -> None:
    north = [write_claim("a", number) for number in range(2)]
    south = [write_claim("b", number, attribution=attribute(side="south")) for number in range(3)]
    index.put([(write_document("a"), north), (write_document("b"), [*south, write_claim("b", 9)])])
    assert index.side_counts() == {"north": 3, "south": 3}
    index.delete("b")
    assert index.side_counts() == {"north": 2}


def test_rarity_follows_what_is_stored_and_deleted(index: ClaimIndex) -> None:
    index.put([write_entry("a", "farm farm burn", "farm"), write_entry("b", "farm burn", "barn")])
    assert 0 < index.rarity("farm") < index.rarity("burn") < index.rarity("barn") < index.rarity("never")
    index.delete("b")
    assert index.rarity("barn") == index.rarity("never")


def test_the_same_corpus_has_the_same_version_anywhere(open_at: OpenIndex, tmp_path: Path) -> None:
    one, other = open_at(tmp_path / "1", "x1"), open_at(tmp_path / "2", "x1")
    entries = [write_entry(name, "farm") for name in "abc"]
    one.put(entries)
    for entry in [*reversed(entries), write_entry("d")]:
        other.put([entry])
    assert one.state().version != other.state().version
    other.delete("d")
    assert one.state() == other.state()


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Fifty farms stand."},
        {"title": "Barns"},
        {"outlet": "The Clarion"},
        {"url": "https://x"},
        {"published_on": date(2031, 5, 5)},
    ],
)
def test_any_changed_field_changes_the_version(index: ClaimIndex, change: dict[str, str]) -> None:
    index.put([write_entry("a", "farm")])
    before = index.state().version
    index.put([write_entry("a", "farm", **change)])
    changed = index.state().version
    index.put([write_entry("a", "farm")])
    assert changed != before == index.state().version


def test_another_extractor_makes_documents_outdated(open_at: OpenIndex, tmp_path: Path) -> None:
    old = open_at(tmp_path, "x1")
    old.put([write_entry("a", "farm"), write_entry("b", "farm")])
    assert old.outdated() == []
    new = open_at(tmp_path, "x2")
    assert new.outdated() == ["a", "b"]
    assert new.state() == old.state()
    new.put([write_entry("b", "farm")])
    assert new.outdated() == ["a"]
    assert new.state().version != open_at(tmp_path / "other", "x2").state().version
    assert open_at(tmp_path, "x1").outdated() == ["b"]


def test_what_was_put_is_there_when_opened_again(open_at: OpenIndex, tmp_path: Path) -> None:
    first = open_at(tmp_path)
    first.put([write_entry("a", "farm burn")])
    state = first.state()
    first.close()
    again = open_at(tmp_path)
    assert again.state() == state
    assert [claim.id for claim in again.candidates(["burn"])] == ["c_a_0"]


def test_all_reads_within_a_reading_are_of_one_state(open_at: OpenIndex, tmp_path: Path) -> None:
    reader, writer = open_at(tmp_path), open_at(tmp_path)
    writer.put([write_entry("a", "farm burn")])
    with reader.reading() as state:
        writer.put([write_entry("a", "farm flood", text="Other text."), write_entry("b", "farm")])
        writer.delete("b")
        assert state == reader.state()
        assert [claim.terms for claim in reader.candidates(["farm"])] == [("farm", "burn")]
        assert reader.claim("c_a_0").assertion.terms == ("farm", "burn")
        with reader.reading() as inner:
            assert inner == state
    assert [claim.terms for claim in reader.candidates(["farm"])] == [("farm", "flood")]
    assert reader.state() == writer.state() != state


def test_a_closed_index_says_so(index: ClaimIndex) -> None:
    index.close()
    for read in (index.state, index.documents, lambda: index.candidates(["farm"])):
        with pytest.raises(IndexUnavailable, match="closed"):
            read()


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
"""Control characters, NUL, right-to-left marks and letters beyond the basic plane, but no lone surrogates."""

TERMS = st.lists(ANY_TEXT | st.sampled_from(["farm", "a b", ":", "-", "*", '"', "x" * 300]), max_size=5).map(
    tuple
)
FIGURES = st.floats(allow_nan=False, allow_infinity=False)
DAYS = st.dates()

DOCUMENTS = st.builds(
    Document,
    ANY_TEXT.filter(bool),
    ANY_TEXT,
    ANY_TEXT,
    ANY_TEXT,
    st.none() | ANY_TEXT,
    st.none() | DAYS,
)

CLAIMS = st.builds(
    Claim,
    id=ANY_TEXT,
    source=st.builds(Source, ANY_TEXT, ANY_TEXT, ANY_TEXT, st.none() | ANY_TEXT, st.none() | DAYS),
    start=st.integers(0, 10**6),
    end=st.integers(0, 10**6),
    text=ANY_TEXT,
    before=ANY_TEXT,
    after=ANY_TEXT,
    attribution=st.builds(Attribution, side=ANY_TEXT, speaker=st.none() | ANY_TEXT),
    assertion=st.builds(
        Assertion,
        TERMS,
        st.lists(st.builds(Event, ANY_TEXT, agents=TERMS, places=TERMS), max_size=2).map(tuple),
        st.lists(
            st.builds(
                Quantity,
                ANY_TEXT,
                st.just(0),
                st.just(1),
                FIGURES,
                FIGURES,
                FIGURES,
                st.sampled_from(Bound),
                st.none() | ANY_TEXT,
            ),
            max_size=2,
        ).map(tuple),
        st.none() | st.builds(Period, DAYS, DAYS, ANY_TEXT),
    ),
    stated_on=st.none() | DAYS,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document=DOCUMENTS, claims=st.lists(CLAIMS, max_size=3, unique_by=lambda claim: claim.id))
def test_any_text_survives_the_round_trip(document: Document, claims: list[Claim]) -> None:
    claims = [replace(claim, source=replace(claim.source, document_id=document.id)) for claim in claims]
    with tempfile.TemporaryDirectory() as folder, closing(open_index(Path(folder), score_all=0)) as index:
        index.put([(document, claims)])
        assert index.document(document.id) == document
        assert [index.claim(claim.id) for claim in claims] == claims
        for claim in claims:
            terms = [term for term in claim.assertion.terms if term]
            assert not terms or claim in find_claims(index, *terms)
        index.delete(document.id)
        assert index.state().claims == 0


def test_what_is_written_by_hand_is_new_once(index: ClaimIndex) -> None:
    document, claims = write_entry("a", "farm")
    assert index.write(document, claims, replace=False) is True
    version = index.state().version
    assert index.write(document, claims, replace=False) is False
    assert index.write(document, claims, replace=True) is False
    assert index.state().version == version
    assert index.touched() == {"a"}


def test_another_document_of_the_same_id_is_refused_unless_it_replaces(index: ClaimIndex) -> None:
    document, claims = write_entry("a", "farm")
    other = replace(document, title="Another title")
    index.put([(document, claims)])
    with pytest.raises(IdTaken, match="'a'"):
        index.write(other, claims, replace=False)
    assert index.document("a") == document
    assert index.write(other, claims, replace=True) is False
    assert index.document("a") == other


def test_what_is_put_from_a_folder_is_not_touched_by_hand_and_what_is_deleted_is(index: ClaimIndex) -> None:
    index.put([write_entry("a", "farm"), write_entry("b", "barn")])
    assert index.touched() == frozenset()
    index.delete("a")
    assert index.touched() == {"a"}


def test_a_document_read_again_does_not_undo_what_happened_meanwhile(index: ClaimIndex) -> None:
    first, second, third = (write_entry(document_id, "farm") for document_id in "abc")
    index.put([first, second, third])
    index.delete("a")
    changed = replace(second[0], text="Other text.")
    index.put([(changed, [])])
    index.put([(document, []) for document, _ in (first, second, third)], if_unchanged=True)
    assert [(source.document_id, claims) for source, claims in index.documents()] == [("b", 0), ("c", 0)]
    assert index.document("b") == changed


def test_only_what_is_there_as_given_is_held(open_at: OpenIndex, tmp_path: Path) -> None:
    index = open_at(tmp_path, "reader 1")
    entry = write_entry("a", "farm stand")
    assert not index.holds(entry[0])
    index.put([entry])
    assert index.holds(entry[0])
    assert not index.holds(write_document("a", "Fifty farms stand."))
    assert not open_at(tmp_path, "reader 2").holds(entry[0])
