"""Makes domain objects for tests that need one and do not care which."""

from datetime import date
from typing import Any

from service.domain import (
    Assertion,
    Attribution,
    AttributionKind,
    Bound,
    Claim,
    CorpusState,
    Modality,
    Quantity,
    Source,
    Statement,
)
from service.judgement import (
    Aspect,
    Evidence,
    Finding,
    Match,
    NearMiss,
    Outcome,
    SideCount,
    Stance,
    Verdict,
    Verification,
)

EXCERPT = "The north bank holds 40 farms"


def make_quantity(**changes: Any) -> Quantity:
    """40 farms, exactly, as `EXCERPT` has them."""
    values: dict[str, Any] = {
        "text": "40 farms",
        "start": 21,
        "end": 29,
        "value": 40.0,
        "low": 40.0,
        "high": 40.0,
        "bound": Bound.EXACT,
        "unit": "farm",
    }
    return Quantity(**values | changes)


def make_source(**changes: Any) -> Source:
    """An article of an invented outlet."""
    values: dict[str, Any] = {
        "document_id": "a1",
        "title": "Farms change hands",
        "outlet": "The Courier",
        "url": "https://courier.example/farms",
        "published_on": date(2031, 5, 4),
    }
    return Source(**values | changes)


def make_claim(**changes: Any) -> Claim:
    """A claim that someone reported makes of `EXCERPT`."""
    values: dict[str, Any] = {
        "id": "c_0123456789abcdef",
        "source": make_source(),
        "start": 10,
        "end": 10 + len(EXCERPT),
        "text": EXCERPT,
        "before": "LOWFORD - ",
        "after": ", Ann Reed said.",
        "attribution": Attribution(
            AttributionKind.REPORTED, "north", "Ann Reed", "mayor of Lowford", "said", ("Northwire",)
        ),
        "assertion": Assertion(("hold", "farm"), (), (make_quantity(),), None, Modality.FACT),
        "stated_on": date(2031, 5, 3),
    }
    return Claim(**values | changes)


def make_evidence(**changes: Any) -> Evidence:
    """A claim that contradicts by its figure."""
    values: dict[str, Any] = {
        "stance": Stance.CONTRADICTS,
        "confidence": 0.97,
        "match": Match(0.8812, {"terms": 0.9111, "fuzzy": 0.86}),
        "findings": (
            Finding(Aspect.FIGURE, Outcome.CONFLICTS, "28 farms", "40 farms", "The claim says 40, not 28."),
        ),
        "claim": make_claim(),
        "appearances": (),
    }
    return Evidence(**values | changes)


def make_verification(**changes: Any) -> Verification:
    """A statement that one claim contradicts."""
    asked = make_quantity(text="28 farms", value=28.0, low=28.0, high=28.0)
    values: dict[str, Any] = {
        "statement": Statement(
            "The north bank holds 28 farms.",
            None,
            None,
            None,
            False,
            (Assertion(("hold", "farm"), (), (asked,), None),),
        ),
        "verdict": Verdict.CONTRADICTED,
        "summary": "Contradicted by 1 claim (north).",
        "by_side": (SideCount("north", 0, 1),),
        "evidence": (make_evidence(),),
        "near_misses": (NearMiss(Match(0.41, {}), make_claim(id="c_1"), "about barns"),),
        "corpus": CorpusState("5d1f", 3, 41),
    }
    return Verification(**values | changes)
