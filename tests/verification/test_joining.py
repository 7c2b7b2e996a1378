"""The answers about the statements of one sentence become one, as those of any compound statement."""

from dataclasses import replace

from service.domain import Statement
from service.judgement import Evidence, Question, Stance, Verdict, Verification
from service.verification import join_answers
from tests.factory import make_claim, make_evidence, make_verification

ASKED = Question("", limit=2, near_misses=1)


def answer(speaker: str | None, *evidence: Evidence) -> Verification:
    statement = Statement("A said P, but B said Q.", None, speaker, None, False, ())
    stances = {item.stance for item in evidence}
    verdict = Verdict.UNVERIFIED
    if stances:
        verdict = Verdict.SUPPORTED if stances == {Stance.SUPPORTS} else Verdict.CONTRADICTED
    return replace(make_verification(), statement=statement, verdict=verdict, evidence=tuple(evidence))


def item(claim_id: str, stance: Stance, confidence: float = 0.9) -> Evidence:
    return make_evidence(claim=make_claim(id=claim_id), stance=stance, confidence=confidence)


def test_support_of_one_part_is_none_where_the_other_is_contradicted() -> None:
    joined = join_answers(
        [answer("A", item("c_1", Stance.SUPPORTS)), answer("B", item("c_2", Stance.CONTRADICTS))], ASKED
    )
    assert joined.verdict is Verdict.CONTRADICTED
    assert [one.claim.id for one in joined.evidence] == ["c_2"]
    assert joined.summary == "Contradicted by 1 claim (north)."
    assert joined.statement.attributed_to is None


def test_one_part_supported_and_one_open_is_supported() -> None:
    joined = join_answers([answer("A", item("c_1", Stance.SUPPORTS)), answer("B")], ASKED)
    assert joined.verdict is Verdict.SUPPORTED
    assert [count.supports for count in joined.by_side] == [1]


def test_a_claim_counts_once_and_the_strongest_come_first() -> None:
    weak, strong = item("c_1", Stance.SUPPORTS, 0.5), item("c_2", Stance.SUPPORTS, 0.8)
    third = item("c_3", Stance.SUPPORTS, 0.7)
    joined = join_answers([answer("A", weak, strong), answer("A", strong, third)], ASKED)
    assert [one.claim.id for one in joined.evidence] == ["c_2", "c_3"]
    assert joined.by_side[0].supports == 3
    assert len(joined.near_misses) <= ASKED.near_misses
    assert joined.statement.attributed_to == "A"


def test_one_answer_stays_what_it_is() -> None:
    one = make_verification()
    joined = join_answers([one], Question("", limit=20, near_misses=20))
    assert joined == one
