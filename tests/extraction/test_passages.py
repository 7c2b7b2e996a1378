"""A draft as it is read: sentences with their places, and what each of them says, under whose name."""

from datetime import date
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.domain import Worth
from service.errors import UnreadableText
from service.extraction.passages import Passage, read_passages
from service.lexicon.corpus import load_corpus

CORPUS = load_corpus(Path(__file__).parents[1] / "corpora" / "kessary_dam")
DRAFT = """KESSARY, May 6 (CBN) - Ann Reed said on Monday that 40 farms were flooded.
"We lost 200 sheep," she added.
Read more: What the dam means
Was it worth it?
Officials said that 12 people fled.
Ann Reed said that the dam had burst, but Joss Hale said that no farm was flooded."""


def read(text: str, most: int = 100) -> list[Passage]:
    return read_passages(text, date(2031, 5, 6), CORPUS, most)


def test_a_draft_is_split_into_its_sentences_and_what_is_none() -> None:
    assert [(DRAFT[one.start : one.end][:12], one.worth) for one in read(DRAFT)] == [
        ("Ann Reed sai", Worth.CHECKABLE),
        ('"We lost 200', Worth.CHECKABLE),
        ("Read more: W", Worth.NAVIGATION),
        ("Was it worth", Worth.QUESTION),
        ("Officials sa", Worth.CHECKABLE),
        ("Ann Reed sai", Worth.CHECKABLE),
    ]


def test_what_he_said_is_checked_under_the_name_of_who_he_is() -> None:
    first, second, *_, officials, both = read(DRAFT)
    assert [one.attributed_to for one in first.statements] == ["Ann Reed"]
    assert [one.attributed_to for one in second.statements] == ["Ann Reed"]
    # Of officials without a name anybody may be one, so only what they say is compared.
    assert [one.attributed_to for one in officials.statements] == [None]
    assert [one.attributed_to for one in both.statements] == ["Ann Reed", "Joss Hale"]


def test_figures_stand_in_their_sentence_and_weekdays_before_the_draft() -> None:
    for passage in read(DRAFT):
        text = DRAFT[passage.start : passage.end]
        for statement in passage.statements:
            assert statement.text == text
            for quantity in statement.quantities:
                assert text[quantity.start : quantity.end] == quantity.text
    (part,) = read(DRAFT)[0].statements[0].assertions
    assert part.period is not None
    assert part.period.first == part.period.last == date(2031, 5, 5)


def test_sentences_over_the_limit_are_left_out_and_said_to_be() -> None:
    worths = [one.worth for one in read(DRAFT, most=1)]
    assert worths == [Worth.CHECKABLE, Worth.OVER_LIMIT, Worth.NAVIGATION, *[Worth.OVER_LIMIT] * 3]


def test_a_draft_of_a_word_a_line_takes_no_longer_than_one_of_sentences() -> None:
    started = process_time()
    assert len(read("a\n" * 40_000)) == 40_000
    assert process_time() - started < 20, "it took minutes when every line looked at every sentence"


def test_a_run_without_an_end_is_no_sentence() -> None:
    text = "The dam held.\n" + "word " * 1_000
    assert [one.worth for one in read(text)] == [Worth.CHECKABLE, Worth.TOO_LONG]


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b"])
def test_what_no_answer_could_hold_is_refused(text: str) -> None:
    with pytest.raises(UnreadableText):
        read(text)


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("Ab 1.\n?“”\"'-—:,\u2028é😀"), max_size=120))
def test_passages_never_overlap_and_have_no_space_at_their_ends(text: str) -> None:
    reached = 0
    for one in read(text):
        assert reached <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == text[one.start : one.end].strip()
        reached = one.end
