"""The model reads as spaCy reads with it, and no word is parsed more often than it has to be."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import cast

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import Tok2Vec
from spacy.tokens import Doc

from service.domain import Document
from service.extraction import extract_claims
from service.extraction.articles import find_sentences
from service.extraction.model import MODEL
from service.extraction.parser import load_parser
from service.extraction.segments import read_sentences
from service.extraction.transitions import FEWEST
from service.extraction.vectors import WordVectors
from service.lexicon.corpus import Corpus
from service.lexicon.cues import load_cues
from service.pipeline import seed_documents

MOST_PARSED = 1.5
"""Tokens parsed for each of an article: 1.26 on the labelled topics, for what is cut is parsed again."""


class Meter:
    """A step that counts the sentences and the tokens which reach it."""

    def __init__(self) -> None:
        self.sentences = 0
        self.tokens = 0

    def __call__(self, docs: Sequence[Doc]) -> None:
        self.sentences += len(docs)
        self.tokens += sum(len(doc) for doc in docs)


@pytest.fixture
def meter() -> Iterator[Meter]:
    counting = Meter()
    load_parser().steps["meter"] = counting
    yield counting
    del load_parser().steps["meter"]


@pytest.fixture(scope="module")
def pipeline() -> Language:
    """The same model as spaCy itself loads and runs it."""
    return spacy.load(MODEL)


@pytest.mark.parametrize("sentences", [1, FEWEST - 1, FEWEST, 3 * FEWEST, 10_000])
def test_the_model_reads_as_spacy_reads_with_it(
    pipeline: Language, seed_corpus: Corpus, sentences: int
) -> None:
    for document in seed_documents(seed_corpus):
        spans = list(find_sentences(document.text, load_cues()))[:sentences]
        texts = [document.text[start:end] for start, end, _ in spans]
        assert [_reading(doc) for doc in load_parser().parse(texts)] == [
            _reading(doc) for doc in pipeline.pipe(texts)
        ]


@pytest.mark.parametrize("text", ["", " ", "Yes", "👍🏽", "don't", "C'mon, we're gonna win!!", "a\n\n b\tc"])
def test_odd_texts_are_read_as_spacy_reads_them(pipeline: Language, text: str) -> None:
    assert _reading(load_parser().parse([text])[0]) == _reading(pipeline(text))
    assert [len(doc) for doc in load_parser().parse(["", text, ""])] == [0, len(pipeline(text)), 0]


@pytest.mark.parametrize("layers", ["tok2vec", "ner"])
def test_words_have_the_same_vectors_to_the_last_bit(
    pipeline: Language, seed_corpus: Corpus, layers: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.extraction.vectors.REMEMBERED", 100)
    model = cast(Tok2Vec, pipeline.get_pipe(layers)).model
    wanted = model if layers == "tok2vec" else model.get_ref("tok2vec").layers[0]
    vectors = WordVectors(wanted)
    for document in seed_documents(seed_corpus):
        docs = [pipeline.make_doc(line) for line in document.text.splitlines()]
        some = [docs[:1], docs[1:5], docs[5:7], docs]
        for several in some:
            pairs = zip(vectors.of(several), wanted.predict(several), strict=True)
            assert all(np.array_equal(ours, theirs) for ours, theirs in pairs)


def test_threads_that_share_the_layers_get_their_own_words(
    pipeline: Language, seed_corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.extraction.vectors.REMEMBERED", 300)
    model = cast(Tok2Vec, pipeline.get_pipe("tok2vec")).model
    vectors = WordVectors(model)
    lines = [line for one in seed_documents(seed_corpus) for line in one.text.splitlines() if line]
    docs = [pipeline.make_doc(line) for line in lines]
    wanted = model.predict(docs)
    with ThreadPoolExecutor(4) as threads:
        for _ in range(3):
            found = threads.map(lambda doc: vectors.of([doc])[0], docs)
            assert all(np.array_equal(ours, theirs) for ours, theirs in zip(found, wanted, strict=True))


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
        (
            *(token.text, token.whitespace_, token.norm_, token.shape_, token.is_stop),
            *(token.tag_, token.pos_, str(token.morph), token.lemma_, token.dep_, token.head.i),
            *(token.ent_iob_, token.ent_type_),
        )
        for token in doc
    ]
