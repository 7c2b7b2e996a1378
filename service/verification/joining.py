"""Joins the answers about the statements of one sentence: "X said P, while Y said Q" has two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.domain import Statement
from service.judgement import Evidence, NearMiss, Question, Verdict, Verification
from service.verification.summing_up import count_sides, decide_verdict, summarise

AGAINST = (Verdict.CONTRADICTED, Verdict.DISPUTED)


def join_answers(answers: Sequence[Verification], question: Question) -> Verification:
    """One answer about the sentence; `answers`, at least one, hold all evidence there is.

    As in any compound statement, what supports one part is no support where another part is
    contradicted and that one is not.
    """
    telling = [answer for answer in answers if answer.verdict in AGAINST] or answers
    evidence: dict[str, Evidence] = {}
    for item in (item for answer in telling for item in answer.evidence):
        evidence.setdefault(item.claim.id, item)
    misses: dict[str, NearMiss] = {}
    for miss in (miss for answer in answers for miss in answer.near_misses):
        if miss.claim.id not in evidence:
            misses.setdefault(miss.claim.id, miss)
    found = sorted(evidence.values(), key=lambda item: (-item.confidence, -item.match.score, item.claim.id))
    return Verification(
        statement=_whole([answer.statement for answer in answers]),
        verdict=decide_verdict(found),
        summary=summarise(found),
        by_side=count_sides(found),
        evidence=tuple(found[: question.limit]),
        near_misses=tuple(misses.values())[: question.near_misses],
        corpus=answers[0].corpus,
    )


def _whole(statements: Sequence[Statement]) -> Statement:
    """All parts as one statement; somebody's where all of them are that speaker's."""
    parts = tuple(part for statement in statements for part in statement.assertions)
    speakers = {(statement.attributed_to, statement.attributed_side) for statement in statements}
    speaker, side = speakers.pop() if len(speakers) == 1 else (None, None)
    return replace(statements[0], attributed_to=speaker, attributed_side=side, assertions=parts)
