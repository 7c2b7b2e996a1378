"""The running text of an article: no links, no credits, no datelines."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extraction.articles import dateline_end, find_sentences, is_foreign, is_navigation
from service.lexicon.cues import load_cues


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("KYIV/ MOSCOW - The army moved.", "The army moved."),
        ("LONDON, Aug. 3 — Prices rose.", "Prices rose."),
        ("ORRIN, June 13, 2023 — Inspectors came.", "Inspectors came."),
        ("Moscow, Aug 13 (IANS): Russia has moved.", "Russia has moved."),
        (" date 2024-08-20 (MENAFN- IANS) Moscow, Aug 20 (IANS) More than 100 left.", "More than 100 left."),
        ("WASHINGTON (AP) — The court ruled.", "The court ruled."),
        (
            "The World Health Organization (WHO) said cases fell.",
            "The World Health Organization (WHO) said cases fell.",
        ),
        ("UN staff - three of them - were hurt.", "UN staff - three of them - were hurt."),
        ("No dateline here.", "No dateline here."),
    ],
)
def test_datelines(line: str, text: str) -> None:
    assert line[dateline_end(line) :] == text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("READ MORE: Army moves north", True),
        ("ALSO READ: Prices", True),
        ("Subscribe free to our weekly newsletter", True),
        ("(Reporting by Ann Lee; Editing by Bo Day)", True),
        ("Watch: the flood in pictures", True),
        ("Watchdogs said the bank had lied.", False),
        ("Related firms were fined.", False),
        ("Sources said the talks had failed.", False),
    ],
)
def test_navigation(line: str, expected: bool) -> None:
    assert is_navigation(line, load_cues()) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The dam holds.", False),
        ("Zoë Müller and Łukasz Dąbrowski met the Reșița strikers.", False),
        ("He read the sign, “Плотина”, and drove on.", False),
        ("In 2014: 28.", False),
        ("”", False),
        ("Плотина держится.", True),
        ("BBC: плотина держится.", True),
        ("大坝完好。", True),
        ("صمد السد.", True),
        ("\x01\x02 \x7f \x9f", True),
    ],
)
def test_sentences_of_another_script_are_no_text(sentence: str, expected: bool) -> None:
    assert is_foreign(sentence) is expected
    assert list(find_sentences(sentence, load_cues())) == ([] if expected else [(0, len(sentence), 0)])


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Then came the row. Anna Lee left.", ["Then came the row.", "Anna Lee left."]),
        ("The vote for Gov. Anna Lee is over.", ["The vote for Gov. Anna Lee is over."]),
        ("It is a different story. Alexei Orlan left.", ["It is a different story.", "Alexei Orlan left."]),
        ("He met Dr. Brown. He left.", ["He met Dr. Brown.", "He left."]),
        ("Ada Merkel (F-Cor.) and Rob Ames (L-Il.) left. He stayed.",
         ["Ada Merkel (F-Cor.) and Rob Ames (L-Il.) left.", "He stayed."]),
        ("He smiled :( at us. He left.", ["He smiled :( at us.", "He left."]),
        ("He left (it was late. Very late.) and slept.", ["He left (it was late. Very late.) and slept."]),
    ],
)  # fmt: skip
def test_where_sentences_end(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end, _ in find_sentences(text, load_cues())] == sentences


def test_sentences_are_found_line_by_line() -> None:
    text = "A headline without a stop\nMr. Lee left at 3 a.m. on Aug. 6. He came back.\r\n\r\nThe end."
    spans = list(find_sentences(text, load_cues()))
    assert [text[start:end] for start, end, _ in spans] == [
        "A headline without a stop",
        "Mr. Lee left at 3 a.m. on Aug. 6.",
        "He came back.",
        "The end.",
    ]


@given(st.text(max_size=200))
def test_spans_are_in_order_and_without_space_at_the_ends(text: str) -> None:
    spans = list(find_sentences(text, load_cues()))
    assert all(text[start:end] == text[start:end].strip() for start, end, _ in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
