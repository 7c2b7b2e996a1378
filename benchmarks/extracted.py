"""Scores the claims that the service found in a corpus's articles against the labelled ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.labels import LabelledClaim
from benchmarks.spans import span_of
from service.domain import Claim
from service.lexicon.corpus import Corpus

SAME_SPAN = 0.5
"""Likeness from which a found claim is the labelled one, each used once."""

COVERED = 0.8
"""Part of a labelled claim inside a found one from which it counts as found, though not cut alike."""

TOUCHED = 0.3
"""Likeness to some label below which a found claim is spurious."""

EMPTY_WORDS = frozenset({"the", "of", "and", "for", "in", "region", "regional", "ministry", "army", "s"})
"""Words that two different speakers may share."""


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A labelled claim, what the service made of it (None: not found) and which parts are right."""

    label: LabelledClaim
    claim: Claim | None
    side: bool
    speaker: bool
    kind: bool
    stated_on: bool


@dataclass(frozen=True, slots=True)
class Extraction:
    """How well the claims of one corpus were found. Optional labels are asked of nobody."""

    claims: tuple[FoundClaim, ...]
    extracted: int
    spurious: tuple[Claim, ...]


def judge_extraction(labels: Sequence[LabelledClaim], claims: Sequence[Claim], corpus: Corpus) -> Extraction:
    """Pair the found claims with the labelled ones, likest first, and compare attributions."""
    paired = _pair(labels, claims)
    judged = tuple(
        _judge_claim(label, paired.get(label.id), corpus) for label in labels if not label.optional
    )
    spurious = tuple(
        claim for claim in claims if not any(_likeness(label, claim) >= TOUCHED for label in labels)
    )
    return Extraction(judged, len(claims), spurious)


def _pair(labels: Sequence[LabelledClaim], claims: Sequence[Claim]) -> dict[str, Claim]:
    ranked = sorted(
        ((_likeness(label, claim), label, claim) for label in labels for claim in claims),
        key=lambda row: -row[0],
    )
    paired: dict[str, Claim] = {}
    covering: dict[str, Claim] = {}
    used: set[str] = set()
    for likeness, label, claim in ranked:
        if likeness >= SAME_SPAN and label.id not in paired and claim.id not in used:
            paired[label.id] = claim
            used.add(claim.id)
        if span_of(label).common(span_of(claim)) >= COVERED * span_of(label).length:
            covering.setdefault(label.id, claim)
    return covering | paired


def _likeness(label: LabelledClaim, claim: Claim) -> float:
    return span_of(label).likeness(span_of(claim)) if span_of(label).common(span_of(claim)) else 0.0


def _judge_claim(label: LabelledClaim, claim: Claim | None, corpus: Corpus) -> FoundClaim:
    if claim is None:
        return FoundClaim(label, None, side=False, speaker=False, kind=False, stated_on=False)
    return FoundClaim(
        label,
        claim,
        side=claim.attribution.side in label.sides,
        speaker=any(same_speaker(claim.attribution.speaker, wanted, corpus) for wanted in label.speakers),
        kind=claim.attribution.kind.value in label.kinds,
        stated_on=claim.stated_on in label.days,
    )


def same_speaker(said: str | None, wanted: str | None, corpus: Corpus) -> bool:
    """True where the names share a word that tells speakers apart; narration has none (None)."""
    if said is None or wanted is None:
        return said is wanted
    return bool(_words(said, corpus) & _words(wanted, corpus))


def _words(name: str, corpus: Corpus) -> set[str]:
    return set(corpus.name_key(name).casefold().replace("'", " ").replace("’", " ").split()) - EMPTY_WORDS
