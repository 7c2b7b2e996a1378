"""What is loaded: strictly, and each fault named."""

import re
import sys
from datetime import date
from typing import Any

import pytest
from marshmallow import Schema, ValidationError

from schemas.claims import ClaimQuery, ClaimQuerySchema
from schemas.documents import Draft, DraftSchema, DryRunSchema
from schemas.fields import NOT_BLANK
from schemas.verify import QuestionSchema
from service.domain import AttributionKind
from service.judgement import Question
from service.listing import ClaimFilter

WHOLE = "Must be a whole number."
TEXT = "Must be a string."
DAY = "Must be a day written YYYY-MM-DD."


@pytest.mark.parametrize(
    ("sent", "loaded"),
    [
        ({"statement": "It burned."}, Question("It burned.")),
        ({"statement": "x" * 2000}, Question("x" * 2000)),
        ({"statement": " \U0001f525 "}, Question(" \U0001f525 ")),
        ({"statement": "a", "as_of": "2031-05-04"}, Question("a", as_of=date(2031, 5, 4))),
        ({"statement": "a", "as_of": None}, Question("a")),
        ({"statement": "a", "sides": ["north", "south"]}, Question("a", sides=("north", "south"))),
        ({"statement": "a", "sides": []}, Question("a")),
        ({"statement": "a", "limit": 100, "near_misses": 0}, Question("a", limit=100, near_misses=0)),
        ({"statement": "a", "limit": 1.0, "min_match": 1}, Question("a", limit=1, min_match=1.0)),
    ],
)
def test_a_question_is_loaded(sent: dict[str, Any], loaded: Question) -> None:
    assert QuestionSchema().load(sent) == loaded


@pytest.mark.parametrize(
    ("sent", "faults"),
    [
        ({}, {"statement": ["Missing data for required field."]}),
        ([], {"_schema": ["Must be an object."]}),
        (None, {"_schema": ["Must be an object."]}),
        ("a", {"_schema": ["Must be an object."]}),
        ({"statement": ""}, {"statement": ["Must not be blank."]}),
        ({"statement": " \n\t\u00a0\u2003"}, {"statement": ["Must not be blank."]}),
        ({"statement": "x" * 2001}, {"statement": ["Must have at most 2,000 characters; this has 2,001."]}),
        ({"statement": None}, {"statement": ["Field may not be null."]}),
        ({"statement": 28}, {"statement": [TEXT]}),
        ({"statement": True}, {"statement": [TEXT]}),
        ({"statement": ["a"]}, {"statement": [TEXT]}),
        ({"statement": {"a": "b"}}, {"statement": [TEXT]}),
        ({"statement": "a\0b"}, {"statement": ["Must not hold a NUL character."]}),
        ({"statement": "a\ud800b"}, {"statement": ["Must not hold half of a surrogate pair."]}),
        ({"statement": "a", "extra": 1}, {"extra": ["This field is not known here."]}),
        ({"statement": "a", "as_of": "2031-02-30"}, {"as_of": [DAY]}),
        ({"statement": "a", "as_of": "20310504"}, {"as_of": [DAY]}),
        ({"statement": "a", "as_of": "2031-W18-7"}, {"as_of": [DAY]}),
        ({"statement": "a", "as_of": "2031-05-04T00:00"}, {"as_of": [DAY]}),
        ({"statement": "a", "as_of": "٢٠٣١-05-04"}, {"as_of": [DAY]}),
        ({"statement": "a", "as_of": 20310504}, {"as_of": [DAY]}),
        ({"statement": "a", "as_of": ""}, {"as_of": [DAY]}),
        ({"statement": "a", "sides": "north"}, {"sides": ["Not a valid list."]}),
        ({"statement": "a", "sides": None}, {"sides": ["Field may not be null."]}),
        ({"statement": "a", "sides": ["north", 3]}, {"sides": {1: [TEXT]}}),
        ({"statement": "a", "sides": ["a"] * 101}, {"sides": ["Must have at most 100 items."]}),
        ({str(name): 1 for name in range(101)}, {"_schema": ["Must have at most 100 members."]}),
        ({"statement": "a", "limit": "5"}, {"limit": [WHOLE]}),
        ({"statement": "a", "limit": True}, {"limit": [WHOLE]}),
        ({"statement": "a", "limit": 5.5}, {"limit": [WHOLE]}),
        ({"statement": "a", "limit": float("inf")}, {"limit": [WHOLE]}),
        ({"statement": "a", "limit": None}, {"limit": ["Field may not be null."]}),
        ({"statement": "a", "limit": 0}, {"limit": ["Must be from 1 to 100."]}),
        ({"statement": "a", "limit": 10**400}, {"limit": ["Must be from 1 to 100."]}),
        ({"statement": "a", "near_misses": 21}, {"near_misses": ["Must be from 0 to 20."]}),
        ({"statement": "a", "near_misses": -1}, {"near_misses": ["Must be from 0 to 20."]}),
        ({"statement": "a", "min_match": "0.5"}, {"min_match": ["Must be a number."]}),
        ({"statement": "a", "min_match": False}, {"min_match": ["Must be a number."]}),
        ({"statement": "a", "min_match": 10**400}, {"min_match": ["Must be a number."]}),
        ({"statement": "a", "min_match": float("inf")}, {"min_match": ["Must be a number."]}),
        ({"statement": "a", "min_match": 1.01}, {"min_match": ["Must be from 0 to 1."]}),
    ],
)
def test_a_question_names_its_faults(sent: Any, faults: dict[str, Any]) -> None:
    assert_faults(QuestionSchema(), sent, faults)


def test_the_contract_and_the_code_agree_on_what_is_blank() -> None:
    characters = [
        character for character in map(chr, range(sys.maxunicode + 1)) if not is_surrogate(character)
    ]
    matching = {character for character in characters if re.fullmatch(NOT_BLANK, character)}
    assert matching == {character for character in characters if character.strip() and character != "\0"}


def is_surrogate(character: str) -> bool:
    return "\ud800" <= character <= "\udfff"


def test_a_query_of_claims_is_loaded() -> None:
    sent = {
        "q": "farms",
        "side": "north",
        "speaker": "Ann Reed",
        "document_id": "a1",
        "outlet": "The Courier",
        "kind": "quote",
        "from": "2031-05-01",
        "to": "2031-05-31",
        "limit": "200",
        "cursor": "abc",
    }
    days = (date(2031, 5, 1), date(2031, 5, 31))
    where = ClaimFilter("farms", "north", "Ann Reed", "a1", "The Courier", AttributionKind.QUOTE, *days)
    assert ClaimQuerySchema().load(sent) == ClaimQuery(where, 200, "abc")
    assert ClaimQuerySchema().load({}) == ClaimQuery(ClaimFilter(), 50, None)


@pytest.mark.parametrize(
    ("sent", "faults"),
    [
        ({"limit": ""}, {"limit": [WHOLE]}),
        ({"limit": "5.0"}, {"limit": [WHOLE]}),
        ({"limit": "-1"}, {"limit": [WHOLE]}),
        ({"limit": "٥"}, {"limit": [WHOLE]}),
        ({"limit": "1" * 5000}, {"limit": [WHOLE]}),
        ({"limit": "201"}, {"limit": ["Must be from 1 to 200."]}),
        ({"kind": "rumour"}, {"kind": ["Must be one of: quote, reported, narration."]}),
        ({"q": ""}, {"q": ["Must not be blank."]}),
        ({"from": "yesterday"}, {"from": [DAY]}),
        ({"to": ""}, {"to": [DAY]}),
        ({"page": "2"}, {"page": ["This field is not known here."]}),
        ({"first_day": "2031-05-01"}, {"first_day": ["This field is not known here."]}),
    ],
)
def test_a_query_of_claims_names_its_faults(sent: Any, faults: dict[str, Any]) -> None:
    assert_faults(ClaimQuerySchema(), sent, faults)


def test_an_article_is_text_or_html() -> None:
    assert DraftSchema().load({"text": "It burned.", "title": "Fire"}) == Draft("It burned.", title="Fire")
    assert DraftSchema().load({"html": "<p>a"}) == Draft(html="<p>a")


@pytest.mark.parametrize(
    ("sent", "faults"),
    [
        ({"title": "Fire"}, {"_schema": ["Must have exactly one of text and html."]}),
        ({"text": "a", "html": "<p>a"}, {"_schema": ["Must have exactly one of text and html."]}),
        ({"text": "a", "url": "javascript:alert(1)"}, {"url": ["Must be an http or https address."]}),
        ({"text": "a", "url": "https://a.example/\x1c"}, {"url": ["Must be an http or https address."]}),
        ({"text": "a", "url": "https://a.example/a b"}, {"url": ["Must be an http or https address."]}),
        ({"text": "a", "url": "https://a.example/a\n"}, {"url": ["Must be an http or https address."]}),
    ],
)
def test_an_article_names_its_faults(sent: Any, faults: dict[str, Any]) -> None:
    assert_faults(DraftSchema(), sent, faults)


@pytest.mark.parametrize(
    ("sent", "flag"), [({}, False), ({"dry_run": "true"}, True), ({"dry_run": "false"}, False)]
)
def test_a_flag_is_true_or_false(sent: dict[str, str], flag: bool) -> None:
    assert DryRunSchema().load(sent) == {"dry_run": flag}


@pytest.mark.parametrize("value", ["", "1", "yes", "True", "TRUE"])
def test_a_flag_is_nothing_else(value: str) -> None:
    assert_faults(DryRunSchema(), {"dry_run": value}, {"dry_run": ["Must be true or false."]})


def assert_faults(schema: Schema, sent: Any, faults: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as caught:
        schema.load(sent)
    assert caught.value.messages == faults
