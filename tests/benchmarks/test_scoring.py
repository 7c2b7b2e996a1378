"""The scores of the benchmark: a service that answers as labelled gets full marks, others do not."""

from datetime import date
from pathlib import Path

import pytest

from benchmarks.answers import evidence_rates, judge_answer, verdict_accuracy
from benchmarks.extracted import judge_extraction, same_speaker
from benchmarks.frozen import find_flips, read_frozen, write_frozen
from benchmarks.labels import LabelledClaim, LabelledStatement, corpus_folders
from benchmarks.reliability import bands, tally
from service.domain import Assertion, Attribution, AttributionKind, Claim, CorpusState, Source, Statement
from service.judgement import Evidence, Match, Stance, Verdict, Verification
from service.lexicon.corpus import Corpus, load_corpus

LABELS = [
    LabelledClaim(
        "x-01", "a", 0, 40, "", ("reported",), ("Idris Calloway",), ("commission",), (None,), False
    ),
    LabelledClaim("x-02", "a", 50, 90, "", ("narration",), (None,), ("press",), (None,), False),
    LabelledClaim("x-03", "b", 0, 40, "", ("quote",), ("Petra Solane",), ("lesmond",), (None,), True),
]
CASE = LabelledStatement(
    "xv1",
    "Seven gates are shut.",
    None,
    "figure",
    frozenset({Verdict.DISPUTED}),
    frozenset({("x-01", Stance.SUPPORTS), ("x-02", Stance.CONTRADICTS)}),
    frozenset({("x-03", Stance.SUPPORTS)}),
)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus(corpus_folders()["kessary_dam"])


def claim(document: str, start: int, end: int, speaker: str | None = None, side: str = "press") -> Claim:
    kind = AttributionKind.REPORTED if speaker else AttributionKind.NARRATION
    return Claim(
        id=f"{document}{start}",
        source=Source(document, "", ""),
        start=start,
        end=end,
        text="",
        before="",
        after="",
        attribution=Attribution(kind, side, speaker),
        assertion=Assertion(()),
    )


def evidence(stance: Stance, confidence: float, *claims: Claim) -> Evidence:
    first, *copies = claims
    return Evidence(stance, confidence, Match(1.0, {}), (), first, tuple(copies))


def answer(verdict: Verdict, *items: Evidence) -> Verification:
    statement = Statement(CASE.text, None, None, None, False, ())
    return Verification(statement, verdict, "", (), items, (), CorpusState("v", 2, 3))


def test_an_answer_as_labelled_gets_full_marks() -> None:
    said = judge_answer(
        CASE,
        answer(
            Verdict.DISPUTED,
            evidence(Stance.SUPPORTS, 0.95, claim("a", 0, 40), claim("b", 0, 40)),
            evidence(Stance.CONTRADICTS, 0.95, claim("a", 45, 95)),
        ),
        LABELS,
    )
    assert said.right
    assert not said.missed
    assert not said.wrong
    assert evidence_rates([said]).f1 == 1
    assert verdict_accuracy([said]) == 1
    low, high, last = bands([said])[-1]
    assert (low, high, last.items, last.right) == (0.9, 1.0, 2, 2)
    assert last.mean == pytest.approx(0.95)


def test_a_stray_item_and_a_wrong_stance_cost_precision() -> None:
    said = judge_answer(
        CASE,
        answer(
            Verdict.SUPPORTED,
            evidence(Stance.SUPPORTS, 0.8, claim("a", 0, 40)),
            evidence(Stance.SUPPORTS, 0.8, claim("a", 50, 90)),
            evidence(Stance.SUPPORTS, 0.8, claim("c", 0, 40)),
        ),
        LABELS,
    )
    rates = evidence_rates([said])
    assert not said.right
    assert said.strays == (Stance.SUPPORTS,)
    assert rates.precision == pytest.approx(1 / 3)
    assert rates.recall == pytest.approx(1 / 2)
    assert evidence_rates([said], [Stance.CONTRADICTS]).f1 == 0


def test_an_optional_pair_counts_neither_way() -> None:
    said = judge_answer(
        CASE, answer(Verdict.DISPUTED, evidence(Stance.SUPPORTS, 1.0, claim("b", 0, 40))), LABELS
    )
    assert not said.wrong
    assert tally(said.items).items == 0


def test_extraction_pairs_likest_claims_and_compares_attributions(corpus: Corpus) -> None:
    found = judge_extraction(
        LABELS,
        [claim("a", 0, 100, "Mr Calloway", "commission"), claim("a", 52, 90), claim("b", 300, 340)],
        corpus,
    )
    first, second = found.claims
    assert (first.side, first.speaker, first.stated_on) == (True, True, True)
    assert second.claim is not None
    assert second.claim.start == 52
    assert [stray.document_id for stray in (c.source for c in found.spurious)] == ["b"]


@pytest.mark.parametrize(
    ("said", "wanted", "same"),
    [
        (None, None, True),
        (None, "Halvard Brenn", False),
        ("Brenn", "Halvard Brenn", True),
        ("the Lesmondy army", "Lesmondi army", True),
        ("Energy Ministry", "Interior Ministry", False),
    ],
)
def test_speakers_are_told_apart_by_their_names(
    said: str | None, wanted: str | None, same: bool, corpus: Corpus
) -> None:
    assert same_speaker(said, wanted, corpus) is same


def test_a_frozen_run_shows_what_moved(tmp_path: Path) -> None:
    now = {
        "figures": {"found": 0.5},
        "statements": {"xv1": {"verdict": "disputed", "right": True}},
        "claims": {"x-01": ["found", "side"]},
    }
    path = tmp_path / "frozen" / "accuracy.json"
    write_frozen(path, {"seed": now})
    assert list(find_flips("seed", read_frozen(path)["seed"], now)) == []
    worse = now | {"statements": {"xv1": {"verdict": "supported", "right": False}}, "claims": {"x-01": []}}
    assert [line[:5] for line in find_flips("seed", now, worse)] == ["WORSE", "WORSE"]


def test_days_of_labels_are_days(corpus: Corpus) -> None:
    label = LabelledClaim("x", "a", 0, 10, "", ("quote",), (None,), ("press",), (date(2023, 6, 6),), False)
    found = judge_extraction([label], [claim("a", 0, 10)], corpus)
    assert not found.claims[0].stated_on
