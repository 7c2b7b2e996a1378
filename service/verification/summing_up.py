"""The verdict that evidence comes to, and what each side says in one sentence and in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from service.judgement import Evidence, SideCount, Stance, Verdict


def decide_verdict(evidence: Sequence[Evidence]) -> Verdict:
    """Supported or contradicted by all of the evidence, disputed by some of each, else unverified."""
    stances = {item.stance for item in evidence}
    if len(stances) == len(Stance):
        return Verdict.DISPUTED
    if not stances:
        return Verdict.UNVERIFIED
    return Verdict.SUPPORTED if Stance.SUPPORTS in stances else Verdict.CONTRADICTED


def summarise(evidence: Sequence[Evidence]) -> str:
    """One sentence: how many claims of which sides support and contradict."""
    supporting = _summary_of("supported", [item for item in evidence if item.stance is Stance.SUPPORTS])
    against = _summary_of("contradicted", [item for item in evidence if item.stance is Stance.CONTRADICTS])
    text = ", ".join(part for part in (supporting, against) if part) or "no claim in the corpus bears on it"
    return f"{text[0].upper()}{text[1:]}."


def _summary_of(verb: str, items: Sequence[Evidence]) -> str:
    if not items:
        return ""
    sides = ", ".join(sorted({item.claim.attribution.side for item in items}))
    return f"{verb} by {len(items)} claim{'' if len(items) == 1 else 's'} ({sides})"


def count_sides(evidence: Sequence[Evidence]) -> tuple[SideCount, ...]:
    """How much of the evidence each side gives; sides with evidence, by name."""
    counts: dict[str, Counter[Stance]] = {}
    for item in evidence:
        counts.setdefault(item.claim.attribution.side, Counter())[item.stance] += 1
    return tuple(
        SideCount(side, counts[side][Stance.SUPPORTS], counts[side][Stance.CONTRADICTS])
        for side in sorted(counts)
    )
