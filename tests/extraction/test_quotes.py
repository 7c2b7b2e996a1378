"""Quotations: which marks open, which close, and how far they reach."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extraction.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "we will stay here" today.', ["we will stay here"]),
        ("He said “we will stay here” today.", ["we will stay here"]),
        ("He said ``we will stay'' and ''we mean it''.", ["we will stay", "we mean it"]),
        ("‘We will stay,’ he said.", ["We will stay,"]),
        ("It's the farmers' water, isn't it.", []),
        ("A “pure provocation”, he said.", ["pure provocation"]),
        ('"We go on.\n\n"And on," he said.', ["We go on.", "And on,"]),
        (
            '"Since spring we have moved them.\n\nIn a day, 650," he said.',
            ["Since spring we have moved them.\n\nIn a day, 650,"],
        ),
        ('"Never closed at all.\nNext line is plain.', ["Never closed at all."]),
        ("« Nous restons ici », he said.", [" Nous restons ici "]),
        ("", []),
    ],
)
def test_quotations(text: str, inside: list[str]) -> None:
    assert [text[quote.start : quote.end] for quote in find_quotes(text)] == inside


def test_a_scare_quote_is_no_speech() -> None:
    assert [
        quote.speech for quote in find_quotes("An “operation” and “we will never leave this place”.")
    ] == [False, True]


@given(st.text(alphabet="ab .,\n\"“”‘’'«»`", max_size=80))
def test_quotations_never_overlap(text: str) -> None:
    quotes = find_quotes(text)
    assert all(0 <= quote.start < quote.end <= len(text) for quote in quotes)
    assert all(first.end <= second.start for first, second in pairwise(quotes))
