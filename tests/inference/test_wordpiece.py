"""Text is cut into the pieces that the model was taught with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.inference.model import FOLDER
from service.inference.network import VOCABULARY
from service.inference.wordpiece import HYPOTHESIS, LONGEST, WordPiece, split_words

PIECES = (FOLDER / VOCABULARY).read_text(encoding="utf-8").splitlines()
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


def test_marks_stand_around_the_halves_of_a_pair() -> None:
    assert [PIECES[number] for number in CUT.pair("The dam holds.", "It broke.")] == (
        ["<s>", "the", "dam", "holds", ".", "</s>", "</s>", "it", "broke", ".", "</s>"]
    )


def test_marks_stand_around_one_text() -> None:
    assert [PIECES[number] for number in CUT.single("The dam holds.")] == (
        ["<s>", "the", "dam", "holds", ".", "</s>"]
    )


@given(st.text(max_size=400))
def test_any_text_has_a_bounded_length(text: str) -> None:
    assert len(CUT.single(text)) <= LONGEST


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_two_texts_make_a_pair_of_bounded_length(premise: str, hypothesis: str) -> None:
    numbers = CUT.pair(premise, hypothesis)
    assert len(numbers) <= LONGEST
    assert len(numbers) - numbers.index(CUT.pair("", "")[1]) <= HYPOTHESIS + 3
    assert all(0 <= number < len(PIECES) for number in numbers)
