"""Sentences parsed together read as parsed alone, and no word is parsed more often than it has to be."""

from collections.abc import Iterable, Iterator
from typing import cast

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from service.domain import Document
from service.extraction import extract_claims
from service.extraction.articles import find_sentences
from service.extraction.parser import load_parser, parse_sentences
from service.extraction.segments import read_sentences
from service.extraction.transitions import FEWEST
from service.lexicon.corpus import Corpus
from service.lexicon.cues import load_cues
from service.pipeline import seed_documents

MOST_PARSED = 1.5
"""Tokens parsed for each of an article: 1.26 on the labelled topics, for what is cut is parsed again."""


class Meter:
    """A component that counts the sentences and the tokens which reach it."""

    def __init__(self) -> None:
        self.sentences = 0
        self.tokens = 0

    def __call__(self, doc: Doc) -> Doc:
        self.sentences += 1
        self.tokens += len(doc)
        return doc

    def pipe(self, docs: Iterable[Doc], batch_size: int) -> Iterator[Doc]:
        return map(self, docs)


@Language.factory("meter")
def make_meter(nlp: Language, name: str) -> Meter:
    return Meter()


@pytest.fixture
def meter() -> Iterator[Meter]:
    parser = load_parser()
    parser.add_pipe("meter", first=True)
    yield cast(Meter, parser.get_pipe("meter"))
    parser.remove_pipe("meter")


@pytest.mark.parametrize("sentences", [1, FEWEST - 1, FEWEST, 3 * FEWEST])
def test_sentences_read_alike_together_and_alone(seed_corpus: Corpus, sentences: int) -> None:
    text = next(iter(seed_documents(seed_corpus))).text
    spans = list(find_sentences(text, load_cues()))[:sentences]
    together = list(parse_sentences(text, spans))
    alone = [load_parser()(text[start:end]) for start, end, _ in spans]
    assert len(alone) == sentences
    assert [_reading(sentence.doc) for sentence in together] == [_reading(doc) for doc in alone]


def test_few_words_are_parsed_twice(seed_corpus: Corpus, meter: Meter) -> None:
    tokens = 0
    for document in seed_documents(seed_corpus):
        sentences = read_sentences(document.text, find_sentences(document.text, load_cues()), load_cues())
        tokens += sum(len(sentence.doc) for sentence in sentences)
    assert tokens < meter.tokens <= MOST_PARSED * tokens


SAID = "The mayor said on Monday that 12 people had been hurt."
QUOTED = "“We hold 28 villages in the north,” the mayor said on Tuesday."

REPEATED = [
    (f"{SAID} " * 200, 1, 200),
    (f"{SAID}\n" * 200, 1, 200),
    (f"{QUOTED}\n\n" * 200, 3, 200),
    ("a\n" * 500, 0, 0),
    ("\n".join(map(str, range(500))), 0, 0),
    ("*** \n1. \nmore\n" * 200, 0, 0),
]


@pytest.mark.parametrize(("text", "parsed", "claims"), REPEATED)
def test_no_sentence_is_parsed_again_or_in_vain(
    seed_corpus: Corpus, meter: Meter, text: str, parsed: int, claims: int
) -> None:
    found = extract_claims(Document("repeated", text, "", ""), seed_corpus)
    assert meter.sentences == parsed
    assert len(found) == claims
    assert all(text[claim.start : claim.end] == claim.text for claim in found)
    assert len({(claim.text, claim.assertion.quantities) for claim in found}) == bool(claims)


def test_a_text_without_sentences_has_none() -> None:
    assert read_sentences("", (), load_cues()) == []


def _reading(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (token.text, token.tag_, token.lemma_, token.dep_, token.head.i, token.ent_iob_, token.ent_type_)
        for token in doc
    ]
