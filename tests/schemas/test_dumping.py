"""The short way of dumping gives what marshmallow's own way gives."""

from typing import Any

import pytest
from marshmallow import Schema, fields, post_dump

from schemas.claims import ClaimSchema, ClaimsSchema
from schemas.fields import Answer
from schemas.verify import EvidenceSchema, VerificationSchema
from tests.factory import make_claim, make_evidence, make_source, make_verification

UNDATED = make_claim(stated_on=None, source=make_source(url=None, published_on=None))


@pytest.mark.parametrize(
    ("schema", "thing"),
    [
        (ClaimSchema, make_claim()),
        (ClaimSchema, UNDATED),
        (EvidenceSchema, make_evidence(appearances=(make_claim(), UNDATED))),
        (VerificationSchema, make_verification()),
        (VerificationSchema, make_verification(evidence=(), near_misses=(), by_side=())),
    ],
)
def test_both_ways_agree(schema: type[Answer], thing: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    short = schema().dump(thing)
    monkeypatch.setattr(Answer, "dump", Schema.dump)
    assert short == schema().dump(thing)
    assert list(short) == list(schema().dump(thing))


def test_many_are_dumped_one_by_one() -> None:
    claims = [make_claim(), UNDATED]
    assert ClaimSchema(many=True).dump(claims) == ClaimSchema().dump(claims, many=True)
    assert ClaimsSchema().dump({"claims": claims})["claims"] == [ClaimSchema().dump(each) for each in claims]


class LoudSchema(Answer):
    """Changes what it dumps."""

    word = fields.String()

    @post_dump
    def shout(self, data: dict[str, str], **_: Any) -> dict[str, str]:
        return {name: value.upper() for name, value in data.items()}


class Word:
    word = "quiet"


def test_a_schema_that_changes_what_it_dumps_still_does() -> None:
    assert LoudSchema().dump(Word()) == {"word": "QUIET"}


def test_what_a_mapping_lacks_is_left_out() -> None:
    assert ClaimsSchema().dump({}) == {}
