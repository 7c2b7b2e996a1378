"""A made-up corpus of any size: the seed articles' shapes filled with drawn words, names and figures.

The same seed makes the same corpus, and a larger one begins with a smaller one's documents. What is
made are documents with the claims that reading them yields: only the parse is left out.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from hashlib import blake2b
from pathlib import Path

from benchmarks.labels import ROOT
from benchmarks.scale.filling import Filled, fill
from benchmarks.scale.shapes import Shape, take_apart
from benchmarks.scale.vocabulary import Drawing, Vocabulary, Word, Words, open_vocabulary, read_words
from service.domain import Attribution, AttributionKind, Claim, Document, Source
from service.extraction import extract_claims
from service.lexicon.corpus import Corpus, load_corpus
from service.pipeline import seed_documents

SEEDS = ROOT / "seeds"
Entry = tuple[Document, Sequence[Claim]]

CLAIMS_EACH = (15, 45)
"""Claims of the shortest and the longest article; the seed articles have 28 on average."""

FIRST_DAY = date(2023, 1, 1)
DAYS = 730
SPEAKERS = 5_000
OUTLETS = 200
CONTEXT = 20
"""Terms kept of what stands before a claim, as the seed articles' claims have them."""


def make_corpus(claims: int, seed: int = 1, folder: Path = SEEDS) -> Iterator[Entry]:
    """Documents with so many claims together, or a few more, the last one being whole."""
    corpus, words, shapes = _material(folder)
    chance = random.Random(seed)
    maker = _Maker(corpus, open_vocabulary(words, chance), shapes, chance)
    made = 0
    while made < claims:
        entry = maker.document(made)
        made += len(entry[1])
        yield entry


@cache
def _material(folder: Path) -> tuple[Corpus, Words, Sequence[Shape]]:
    corpus = load_corpus(folder)
    claims = (claim for document in seed_documents(corpus) for claim in extract_claims(document, corpus))
    return corpus, read_words(corpus), take_apart(claims, corpus)


class _Maker:
    """Makes one document after another."""

    def __init__(
        self, corpus: Corpus, vocabulary: Vocabulary, shapes: Sequence[Shape], chance: random.Random
    ) -> None:
        self._vocabulary, self._shapes, self._chance = vocabulary, shapes, chance
        self._sides = [table.side.id for table in corpus.sides if not table.side.narrator]
        self._narrator = next(table.side.id for table in corpus.sides if table.side.narrator)
        self._speakers = _pick(_people(vocabulary, chance), chance)
        self._outlets = _pick([f"The {vocabulary.names.draw().text} Post" for _ in range(OUTLETS)], chance)

    def document(self, number: int) -> Entry:
        """The document whose first claim has this number."""
        chance = self._chance
        count = chance.randint(*CLAIMS_EACH)
        filled = [fill(shape, self._vocabulary, chance) for shape in chance.choices(self._shapes, k=count)]
        day = FIRST_DAY + timedelta(days=min(int(chance.paretovariate(0.3)), DAYS))
        title = filled[0].text[:120]
        source = Source(f"made_{number:07}", title, self._outlets.draw().text, None, day)
        text = ""
        claims: list[Claim] = []
        for one in filled:
            claim = self._claim(source, one, claims, len(text))
            claims.append(claim)
            text += f"{claim.before}{one.text}{claim.after} "
        return Document(source.document_id, text, title, source.outlet, None, day), claims

    def _claim(self, source: Source, filled: Filled, earlier: Sequence[Claim], end: int) -> Claim:
        attribution, before, after = self._attribute(filled)
        start = end + len(before)
        name = f"{source.document_id}:{start}"
        context = tuple(term for claim in earlier[-3:] for term in claim.assertion.terms)[-CONTEXT:]
        setting = (earlier[0].assertion if earlier else filled.assertion).terms[:CONTEXT]
        return Claim(
            id="c_" + blake2b(name.encode(), digest_size=8).hexdigest(),
            source=source,
            start=start,
            end=start + len(filled.text),
            text=filled.text,
            before=before,
            after=after,
            attribution=attribution,
            assertion=replace(filled.assertion, context=context, setting=setting),
            stated_on=source.published_on,
        )

    def _attribute(self, filled: Filled) -> tuple[Attribution, str, str]:
        """Who says it, and what stands before and after it to say so."""
        kind = filled.kind
        if kind is AttributionKind.NARRATION:
            return Attribution(kind, self._narrator), "", "."
        speaker = self._speakers.draw().text
        side = self._sides[sum(speaker.encode()) % len(self._sides)]
        attribution = Attribution(kind, side, speaker, None, "said")
        if kind is AttributionKind.QUOTE:
            return attribution, f"{speaker} said: “", "”."
        return attribution, "", f", {speaker} said."


def _people(vocabulary: Vocabulary, chance: random.Random) -> list[str]:
    first = [vocabulary.names.draw().text for _ in range(SPEAKERS)]
    return [f"{name} {vocabulary.names.draw().text}" for name in chance.sample(first, len(first))]


def _pick(texts: Sequence[str], chance: random.Random) -> Drawing:
    words = [Word(text, "") for text in texts]
    return Drawing(words, [1 / rank for rank in range(1, len(words) + 1)], chance)
