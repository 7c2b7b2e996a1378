"""What is dumped: the fields of the specification, in its order, numbers as people write them."""

from datetime import date
from typing import Any

import orjson
import pytest

from schemas.claims import ClaimSchema, QuantitySchema
from schemas.problems import ProblemSchema
from schemas.verify import VerificationSchema
from service.domain import Attribution, AttributionKind
from service.judgement import Match
from tests.factory import EXCERPT, make_claim, make_evidence, make_quantity, make_source, make_verification

CLAIM = {
    "id": "c_0123456789abcdef",
    "kind": "reported",
    "modality": "fact",
    "excerpt": {
        "text": EXCERPT,
        "start": 10,
        "end": 39,
        "before": "LOWFORD - ",
        "after": ", Ann Reed said.",
    },
    "attribution": {
        "speaker": "Ann Reed",
        "role": "mayor of Lowford",
        "side": "north",
        "cue": "said",
        "relayed_by": ["Northwire"],
    },
    "stated_on": "2031-05-03",
    "quantities": [{"text": "40 farms", "low": 40, "high": 40, "bound": "exact", "unit": "farm"}],
    "source": {
        "document_id": "a1",
        "title": "Farms change hands",
        "outlet": "The Courier",
        "url": "https://courier.example/farms",
        "published_on": "2031-05-04",
        "link": "https://courier.example/farms#:~:text=The%20north%20bank%20holds%2040%20farms",
    },
}
VERIFICATION = {
    "statement": {
        "text": "The north bank holds 28 farms.",
        "as_of": None,
        "attributed_to": None,
        "quantities": [{"text": "28 farms", "low": 28, "high": 28, "bound": "exact", "unit": "farm"}],
    },
    "verdict": "contradicted",
    "summary": "Contradicted by 1 claim (north).",
    "by_side": [{"side": "north", "supports": 0, "contradicts": 1}],
    "evidence": [
        {
            "stance": "contradicts",
            "confidence": 0.97,
            "match": {"score": 0.881, "parts": {"terms": 0.911, "fuzzy": 0.86}},
            "findings": [
                {
                    "aspect": "figure",
                    "outcome": "conflicts",
                    "in_statement": "28 farms",
                    "in_claim": "40 farms",
                    "message": "The claim says 40, not 28.",
                }
            ],
            "claim": CLAIM,
            "appearances": [],
        }
    ],
    "near_misses": [
        {"match": {"score": 0.41, "parts": {}}, "claim": CLAIM | {"id": "c_1"}, "why_not": "about barns"}
    ],
    "corpus": {"version": "5d1f", "documents": 3, "claims": 41},
}


def as_text(dumped: Any) -> str:
    """Text compares the order of names, which a dict does not."""
    return orjson.dumps(dumped, option=orjson.OPT_INDENT_2).decode()


def test_a_verification_has_the_fields_of_the_specification_in_its_order() -> None:
    assert as_text(VerificationSchema().dump(make_verification())) == as_text(VERIFICATION)


def test_an_appearance_names_its_claim_its_words_and_its_source() -> None:
    copy = make_claim(id="c_2", source=make_source(document_id="b2", url=None))
    evidence = make_evidence(appearances=(copy,))
    (dumped,) = VerificationSchema().dump(make_verification(evidence=(evidence,)))["evidence"][0][
        "appearances"
    ]
    assert as_text(dumped) == as_text(
        {
            "claim_id": "c_2",
            "excerpt": CLAIM["excerpt"],
            "source": CLAIM["source"] | {"document_id": "b2", "url": None, "link": None},  # type: ignore[operator]
        }
    )


def test_narration_has_nulls_and_no_field_less() -> None:
    claim = make_claim(attribution=Attribution(AttributionKind.NARRATION, "press"), stated_on=None)
    dumped = ClaimSchema().dump(claim)
    assert dumped["attribution"] == {
        "speaker": None,
        "role": None,
        "side": "press",
        "cue": None,
        "relayed_by": [],
    }
    assert dumped["stated_on"] is None
    assert dumped.keys() == CLAIM.keys()


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (28.0, "28"),
        (0.0, "0"),
        (2.5, "2.5"),
        (1250.9642880000001, "1250.964288"),
        (1 / 3, "0.333333"),
        (25.2, "25.2"),
        (-3.0, "-3"),
        (1e15, "1000000000000000"),
        (1e20, "1e+20"),
        (1e300, "1e+300"),
    ],
)
def test_figures_are_shown_as_people_write_them(value: float, shown: str) -> None:
    dumped = QuantitySchema().dump(make_quantity(low=value, high=value))
    assert orjson.dumps(dumped["low"]).decode() == shown


def test_scores_have_three_digits() -> None:
    evidence = make_evidence(confidence=0.96666, match=Match(1.0, {"terms": 0.12345}))
    dumped = VerificationSchema().dump(make_verification(evidence=(evidence,)))["evidence"][0]
    assert (dumped["confidence"], dumped["match"]) == (0.967, {"score": 1, "parts": {"terms": 0.123}})


def test_a_problem_may_name_no_fields() -> None:
    assert ProblemSchema().validate({"type": "about:blank", "title": "", "status": 400, "detail": ""}) == {}


def test_the_factory_makes_one_claim() -> None:
    claim = make_claim()
    assert claim.end - claim.start == len(claim.text)
    assert claim.text[claim.quantities[0].start : claim.quantities[0].end] == claim.quantities[0].text
    assert claim.stated_on == date(2031, 5, 3)
