"""How much of what the statement says the claim says too, by terms; it never decides alone."""

from __future__ import annotations

from collections.abc import Container

from service.domain import Assertion, Claim
from service.judgement import Aspect, Finding, Outcome
from service.lexicon.concepts import Concepts
from service.lexicon.phrases import side_term

CONTEXT_CREDIT = 0.7
"""A term found only in the text before the claim ("the attack" of which place) counts less."""

SIDE_WEIGHT, LISTED_WEIGHT, NAME_WEIGHT = 0.5, 0.8, 1.0
"""A side is named in most claims of a corpus and tells little; a word that no list holds tells most."""

COVERED = 0.5
"""Share of the statement from which on the claim covers it. On the labelled cases of three corpora, of the
support found without a figure 62 % is right at 0.5, 67 % at 0.6 and 74 % at 0.7, while verdicts lose 0.5,
1 and 2 points of accuracy."""


def coverage(
    part: Assertion,
    claim: Claim,
    concepts: Concepts,
    *,
    in_context: bool = True,
    without: Container[str] = (),
) -> float:
    """The weighted share of the part's terms that the claim holds; 1 for a part without terms."""
    own = frozenset(claim.assertion.terms) | {side_term(claim.attribution.side)}
    context = frozenset(claim.assertion.context) if in_context else frozenset()
    total = covered = 0.0
    for term in dict.fromkeys(part.terms):
        if term in without:
            continue
        weight = _weight(term, concepts)
        total += weight
        covered += weight * _held(term, own, context, concepts)
    return covered / total if total else 1.0


def compare_wording(part: Assertion, claim: Claim, concepts: Concepts) -> Finding:
    """AGREES where the claim covers most of what the part says."""
    share = coverage(part, claim, concepts)
    outcome = Outcome.AGREES if share >= COVERED else Outcome.SILENT
    return Finding(
        Aspect.WORDING,
        outcome,
        None,
        f"{share:.0%}",
        f"The claim covers {share:.0%} of what the statement speaks of.",
    )


def _held(term: str, own: frozenset[str], context: frozenset[str], concepts: Concepts) -> float:
    if term in own:
        return 1.0
    if term in concepts.table and any(
        concepts.related(term, other) for other in own if other in concepts.table
    ):
        return 1.0
    if term in concepts.table and any(concepts.opposed(term, other) for other in own):
        return 1.0
    return CONTEXT_CREDIT if term in context else 0.0


def _weight(term: str, concepts: Concepts) -> float:
    if term.startswith("side:"):
        return SIDE_WEIGHT
    return LISTED_WEIGHT if term in concepts.table else NAME_WEIGHT
