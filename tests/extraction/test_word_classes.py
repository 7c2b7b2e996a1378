"""What is remembered of the attribute ruler is what it says, and it is asked once about a kind of word."""

import pytest
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from service.extraction.parser import load_parser
from service.extraction.word_classes import REMEMBERED, Clues, WordClasses
from service.lexicon.corpus import Corpus
from service.pipeline import seed_documents

SENTENCES = [
    "Troops hold the town .",
    "There 's no plan , and there were none .",
    "They 're gon na leave , ai n't they ?",
    "Let 's go : y' all got ta see it .",
    "He got nothin' and gets less than she 's got .",
    "She has n't been who she was , nor had he .",
    "  \n ",
    "",
]


@pytest.fixture(scope="module")
def ruler() -> AttributeRuler:
    return load_parser().ruler


@pytest.mark.parametrize("text", SENTENCES)
def test_words_are_classed_as_the_ruler_does(ruler: AttributeRuler, text: str) -> None:
    classes = WordClasses(ruler)
    for _ in range(2):
        doc = _tagged(text.split(" "))
        classes.annotate(doc)
        assert _classes(doc) == _classes(ruler(_tagged(text.split(" "))))


def test_articles_are_classed_as_the_ruler_does(ruler: AttributeRuler, seed_corpus: Corpus) -> None:
    classes = WordClasses(ruler)
    for document in seed_documents(seed_corpus):
        words = document.text.split()
        doc = _tagged(words)
        classes.annotate(doc)
        assert _classes(doc) == _classes(ruler(_tagged(words)))


def test_a_known_kind_of_word_is_not_looked_up_again(
    ruler: AttributeRuler, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    match = ruler.match

    def counted(doc: Doc) -> object:
        asked.append(doc.text)
        return match(doc)

    monkeypatch.setattr(ruler, "match", counted)
    classes = WordClasses(ruler)
    for text in ("Rain fell", "Snow fell", "Rain melted"):
        doc = Doc(ruler.vocab, words=text.split(), tags=["NN", "VBD"], deps=["nsubj", "ROOT"], heads=[1, 1])
        classes.annotate(doc)
        assert [token.pos_ for token in doc] == ["NOUN", "VERB"]
    assert asked == ["Rain fell "]


def _tagged(words: list[str]) -> Doc:
    """The words with tags and dependencies, as the ruler finds them."""
    parser = load_parser()
    doc = Doc(parser.vocab, words=[word for word in words if word])
    for name in ("vectors", "tags", "tree"):
        parser.steps[name]([doc])
    return doc


def _classes(doc: Doc) -> list[tuple[object, ...]]:
    return [(token.pos_, str(token.morph), token.lemma_, token.tag_, token.dep_) for token in doc]


@pytest.mark.parametrize(
    ("text", "may"),
    [("Troops hold the town .", False), ("They are gon na leave .", True), ("Let 's go .", True)],
)
def test_the_matcher_is_asked_only_where_a_pattern_may_match(
    ruler: AttributeRuler, text: str, may: bool
) -> None:
    clues = Clues(ruler)
    clues.add([{"LOWER": "gon"}, {"LOWER": "na"}])
    clues.add([{"TAG": "VB", "LOWER": {"REGEX": "^le"}}, {"LOWER": {"IN": ["'s", "us"]}}])
    assert clues.may_match(_tagged(text.split(" ")).to_array(REMEMBERED).tolist()) is may
