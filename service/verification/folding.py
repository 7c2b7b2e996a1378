"""Folds copies of one claim (the same wire story in several articles) into one piece of evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from service.domain import Claim
from service.judgement import Evidence

COPY = 0.75
"""Shared share of all terms from which on two claims are copies. On the seed corpus re-edited copies
share 0.8 and more ("relocated over / more than 121,000"), different claims of one speaker 0.5 and less."""


def fold_copies(evidence: Sequence[Evidence]) -> list[Evidence]:
    """One item for each set of copies, the earliest published first, the others as its appearances.

    The item stands where the best of its copies stood.
    """
    groups: list[list[Evidence]] = []
    for item in evidence:
        group = next((group for group in groups if _is_copy(item, group[0])), None)
        if group is None:
            groups.append([item])
        else:
            group.append(item)
    return [_folded(group) for group in groups]


def _folded(group: Sequence[Evidence]) -> Evidence:
    first = min(
        group,
        key=lambda item: (
            item.claim.source.published_on or date.max,
            -item.match.score,
            item.claim.source.document_id,
        ),
    )
    others = sorted(
        (item.claim for item in group if item is not first),
        key=lambda claim: (claim.source.document_id, claim.start),
    )
    best = max(item.confidence for item in group)
    return replace(first, confidence=best, appearances=tuple(others))


def _is_copy(one: Evidence, other: Evidence) -> bool:
    return one.stance is other.stance and is_copy(one.claim, other.claim)


def is_copy(first: Claim, second: Claim) -> bool:
    """True of one speaker's claim in two documents, with the same figures in nearly the same words."""
    if (
        first.source.document_id == second.source.document_id
        or first.attribution.side != second.attribution.side
        or first.attribution.speaker != second.attribution.speaker
    ):
        return False
    return _figures(first) == _figures(second) and _shared_terms(first, second) >= COPY


def _figures(claim: Claim) -> list[tuple[float, float, str | None]]:
    return sorted((figure.low, figure.high, None) for figure in claim.quantities)


def _shared_terms(first: Claim, second: Claim) -> float:
    one, other = set(first.assertion.terms), set(second.assertion.terms)
    return len(one & other) / len(one | other) if one | other else 1.0
