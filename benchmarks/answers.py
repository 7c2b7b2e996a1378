"""Scores answers about labelled statements: verdicts, evidence pairs, and what confidence is worth."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.labels import LabelledClaim, LabelledStatement, Pair
from benchmarks.spans import Span, span_of
from service.judgement import Evidence, Stance, Verdict, Verification

SHOWN = 0.6
"""Part of the shorter of two spans that they must share for the one to show the other."""


@dataclass(frozen=True, slots=True)
class JudgedItem:
    """One evidence item of an answer; `right` is None where its pairs are all optional."""

    confidence: float
    right: bool | None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class JudgedAnswer:
    """What one answer got right. `strays` are items that show no labelled claim at all, by stance."""

    case: LabelledStatement
    verdict: Verdict
    said: frozenset[Pair]
    strays: tuple[Stance, ...]
    items: tuple[JudgedItem, ...]

    @property
    def right(self) -> bool:
        """True where the verdict is an accepted one."""
        return self.verdict in self.case.verdicts

    @property
    def missed(self) -> frozenset[Pair]:
        """Wanted pairs that the answer lacks."""
        return self.case.required - self.said

    @property
    def wrong(self) -> frozenset[Pair]:
        """Pairs of the answer that are neither wanted nor optional."""
        return self.said - self.case.required - self.case.optional


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and their harmonic mean; 0 where nothing was said or wanted."""

    precision: float
    recall: float
    f1: float


def judge_answer(
    case: LabelledStatement, answer: Verification, claims: Sequence[LabelledClaim]
) -> JudgedAnswer:
    """Hold the service's answer against the labels."""
    said: set[Pair] = set()
    strays: list[Stance] = []
    items: list[JudgedItem] = []
    for item in answer.evidence:
        pairs = {(claim_id, item.stance) for claim_id in _shown_claims(item, claims)}
        said |= pairs
        if not pairs:
            strays.append(item.stance)
        items.append(JudgedItem(item.confidence, _item_right(case, pairs), item.rule))
    return JudgedAnswer(case, answer.verdict, frozenset(said), tuple(strays), tuple(items))


def _item_right(case: LabelledStatement, pairs: set[Pair]) -> bool | None:
    if pairs & case.required:
        return True
    return None if pairs and pairs <= case.optional else False


def _shown_claims(item: Evidence, claims: Sequence[LabelledClaim]) -> Iterable[str]:
    spans = [span_of(claim) for claim in (item.claim, *item.appearances)]
    return (claim.id for claim in claims if any(shows(span, claim) for span in spans))


def shows(span: Span, claim: LabelledClaim) -> bool:
    """True where what is shown at the span is the labelled claim, or most of it."""
    label = span_of(claim)
    return span.common(label) > 0 and span.common(label) >= SHOWN * min(span.length, label.length)


def evidence_rates(answers: Iterable[JudgedAnswer], stances: Iterable[Stance] = tuple(Stance)) -> Rates:
    """Precision and recall of the evidence pairs of these stances, over all answers together."""
    wanted = set(stances)
    count: Counter[str] = Counter()
    for answer in answers:
        count["hit"] += sum(stance in wanted for _, stance in answer.said & answer.case.required)
        count["extra"] += sum(stance in wanted for _, stance in answer.wrong)
        count["extra"] += sum(stance in wanted for stance in answer.strays)
        count["missed"] += sum(stance in wanted for _, stance in answer.missed)
    precision = _share(count["hit"], count["hit"] + count["extra"])
    recall = _share(count["hit"], count["hit"] + count["missed"])
    return Rates(precision, recall, _share(2 * precision * recall, precision + recall))


def verdict_accuracy(answers: Sequence[JudgedAnswer]) -> float:
    """The share of answers with an accepted verdict."""
    return _share(sum(answer.right for answer in answers), len(answers))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
