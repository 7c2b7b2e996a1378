"""The answer as a whole: verdict, copies, cuts, near misses and the reasons given."""

from datetime import date

import pytest

from service.extraction.statements import read_statement
from service.judgement import Aspect, Outcome, Question, Stance, Verdict
from tests.verification.judging import answer_from, judged, two_states

HELD_40 = "Velmar controls 40 villages, Oskar Brandt said."
HELD_28 = "Velmar controls 28 villages, Ilona Maresh said."


def test_both_stances_make_a_dispute_told_by_side() -> None:
    answer = judged("Velmar holds 40 villages.", [HELD_40, HELD_28])
    assert answer.verdict is Verdict.DISPUTED
    assert [(count.side, count.supports, count.contradicts) for count in answer.by_side] == [
        ("ostrany", 1, 0),
        ("velmar", 0, 1),
    ]
    assert answer.summary == "Supported by 1 claim (ostrany), contradicted by 1 claim (velmar)."


def test_nothing_that_bears_on_it_gives_near_misses_with_a_reason() -> None:
    answer = judged("Velmar holds 40 bridges.", [HELD_40])
    assert answer.verdict is Verdict.UNVERIFIED
    assert answer.evidence == ()
    assert [miss.why_not for miss in answer.near_misses] == [
        "The statement is about bridge, the claim about settlement."
    ]


@pytest.mark.parametrize(
    ("statement", "article", "reason"),
    [
        (
            "Velmar holds 40 villages.",
            "Velmar opened a museum in Hask.",
            "The claim tells of “opened”, the statement of “holds”.",
        ),
        (
            "Velmar holds 1e999 villages.",
            HELD_40,
            "The claim tells of something else.",
        ),
    ],
)
def test_a_near_miss_says_what_each_tells_of(statement: str, article: str, reason: str) -> None:
    assert judged(statement, [article]).near_misses[0].why_not == reason


def test_what_a_reader_gains_nothing_by_is_no_row() -> None:
    [item] = judged("Velmar holds 40 villages.", [HELD_28]).evidence
    assert Aspect.MODALITY not in {finding.aspect for finding in item.findings}


def test_copies_are_one_piece_of_evidence() -> None:
    answer = judged("Velmar holds 40 villages.", [HELD_40, HELD_40])
    assert len(answer.evidence) == 1
    assert [claim.source.document_id for claim in answer.evidence[0].appearances] == ["d1"]


def test_evidence_names_the_two_figures() -> None:
    [item] = judged("Velmar holds 40 villages.", [HELD_28]).evidence
    figure = next(finding for finding in item.findings if finding.aspect is Aspect.FIGURE)
    assert (figure.outcome, figure.in_statement, figure.in_claim) == (
        Outcome.CONFLICTS,
        "40 villages",
        "28 villages",
    )
    assert figure.message == "The claim says 28 villages, the statement 40 villages."
    assert item.stance is Stance.CONTRADICTS
    assert 0 < item.confidence < 1


@pytest.mark.parametrize(
    ("statement", "article", "decides"),
    [
        ("Velmar holds 40 villages.", HELD_28, Aspect.FIGURE),
        ("The tunnel in Tessin was not shut.", "Police have shut the tunnel in Tessin.", Aspect.POLARITY),
        ("Ostrany destroyed the Tessin depot.", "Velmar destroyed the Tessin depot.", Aspect.ROLE),
        ("Brandt said Velmar holds 28 villages.", HELD_28, Aspect.SPEAKER),
    ],
)
def test_the_finding_that_decides_comes_first(statement: str, article: str, decides: Aspect) -> None:
    [item] = judged(statement, [article]).evidence
    assert item.stance is Stance.CONTRADICTS
    assert (item.findings[0].aspect, item.findings[0].outcome) == (decides, Outcome.CONFLICTS)


def test_a_claim_that_backs_one_part_yields_to_one_that_refutes_another() -> None:
    articles = ["Velmar controls 40 villages.", "Ostrany lost 3 tanks."]
    answer = judged("Velmar holds 40 villages. Ostrany lost 12 tanks.", articles)
    assert [item.stance for item in answer.evidence] == [Stance.CONTRADICTS]


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [
        (date(2031, 5, 13), Verdict.SUPPORTED),
        (date(2031, 4, 1), Verdict.UNVERIFIED),
        (None, Verdict.SUPPORTED),
    ],
)
def test_a_dated_statement_is_judged_by_claims_of_its_day(as_of: date | None, verdict: Verdict) -> None:
    assert (
        judged(
            "Velmar holds 40 villages.", ["Velmar controls 40 villages, Brandt said on Tuesday."], as_of
        ).verdict
        is verdict
    )


def test_limits_and_sides_are_kept() -> None:
    corpus = two_states()
    answer = judged("Velmar holds 40 villages.", [HELD_40, HELD_28])
    claims = [item.claim for item in answer.evidence]
    read = read_statement("Velmar holds 40 villages.", None, corpus)
    question = Question("", sides=("velmar",), limit=1, near_misses=0)
    cut = answer_from(claims, read, question)
    assert [item.claim.attribution.side for item in cut.evidence] == ["velmar"]
    assert cut.verdict is Verdict.CONTRADICTED
    assert answer_from(claims, read, Question("", min_match=0.9)).evidence == ()
