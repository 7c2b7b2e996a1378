"""Two ways to say one thing meet on the same terms; names, sides and spellings are folded."""

import pytest

from service.extraction.terms import phrase_terms, read_terms
from service.lexicon.corpus import Corpus
from service.lexicon.phrases import phrase_book
from service.pipeline import seed_documents
from tests.verification.judging import two_states

FOLDED = [
    ("The villages were captured", ("settlement", "capture")),
    ("settlements seized", ("settlement", "capture")),
    ("They took control of three towns", ("capture", "settlement")),
    ("the town is in rebel hands", ("settlement", "control", "rebel")),
    ("Velmari troops shot two UAVs down", ("side:velmar", "soldier", "shoot_down", "drone")),
    ("Dorwan's army", ("side:velmar", "military")),
    ("President Maresh's army", ("ilona_maresh", "military")),
    ("the blaze has been put out", ("burn", "extinguish")),
    ("two shots were fired on Monday, 12 May", ("gunfire", "launch_weapon")),
    ("about 1,250 sq km of land", ("area_unit", "territory")),
    ("482 square miles of territory", ("area_unit", "territory")),
    ("an F-16 crashed near Hask", ("f 16", "crash", "hask")),
    ("the Interior Ministry of Velmar", ("velmari_interior_ministry",)),
]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_texts_are_read_into_canonical_terms(text: str, expected: tuple[str, ...]) -> None:
    assert read_terms(text, two_states()) == expected


@pytest.mark.parametrize(
    "text", ["", " ", "12,500", "on Monday", "the of and", "as well as", "it hasn't", "!!", "😀"]
)
def test_texts_without_content_have_no_terms(text: str) -> None:
    assert read_terms(text, two_states()) == ()


def test_case_makes_no_difference() -> None:
    corpus = two_states()
    assert read_terms("VELMARI TROOPS FLED HASK", corpus) == read_terms("velmari troops fled hask", corpus)


def test_an_article_is_read_as_its_phrases_are_found(seed_corpus: Corpus) -> None:
    book = phrase_book(seed_corpus)
    for document in seed_documents(seed_corpus):
        for start in range(0, len(document.text), 90):
            text = document.text[start : start + 400]
            found = [term for phrase in book.find(text) for term in phrase_terms(phrase)]
            assert list(read_terms(text, seed_corpus)) == found
