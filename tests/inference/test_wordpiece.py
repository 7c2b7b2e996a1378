"""Text is cut into the pieces that the model was taught with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.inference.model import VOCABULARY
from service.inference.wordpiece import HYPOTHESIS, LONGEST, WordPiece, split_words

PIECES = VOCABULARY.read_text(encoding="utf-8").splitlines()
CUT = WordPiece(PIECES)

WORDS = [
    ("Zürich's U.S. envoy", ["zurich", "'", "s", "u", ".", "s", ".", "envoy"]),
    ("1,000km² – “naïve”", ["1", ",", "000km²", "–", "“", "naive", "”"]),
    ("#Harbour @desk_1", ["#", "harbour", "@", "desk", "_", "1"]),
    ("a\tb\u200bc\u00a0d", ["a", "bc", "d"]),
    ("日本", ["日", "本"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_marks_stand_for_themselves_and_accents_go(text: str, words: list[str]) -> None:
    assert split_words(text) == words


# as `transformers` cuts them with the same vocabulary
CUTS = [
    ("The dam holds.", ["the", "dam", "holds", "."]),
    ("unbreachable", ["un", "##bre", "##ach", "##able"]),
    ("Zelmarian", ["ze", "##lma", "##rian"]),
    ("000km²", ["000", "##km", "##²"]),
    ("x" * 101, ["[UNK]"]),
    ("\U0001f600", ["[UNK]"]),
]


@pytest.mark.parametrize(("text", "pieces"), CUTS)
def test_a_word_is_cut_into_its_longest_pieces(text: str, pieces: list[str]) -> None:
    assert [PIECES[number] for number in CUT.pieces(text)] == pieces


def test_a_pair_is_marked_by_its_halves() -> None:
    numbers, halves = CUT.pair("The dam holds.", "It broke.")
    assert [PIECES[number] for number in numbers] == (
        ["[CLS]", "the", "dam", "holds", ".", "[SEP]", "it", "broke", ".", "[SEP]"]
    )
    assert halves == [0] * 6 + [1] * 4


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_two_texts_make_a_pair_of_bounded_length(premise: str, hypothesis: str) -> None:
    numbers, halves = CUT.pair(premise, hypothesis)
    assert len(numbers) == len(halves) <= LONGEST
    assert sum(halves) <= HYPOTHESIS + 1
    assert all(0 <= number < len(PIECES) for number in numbers)
