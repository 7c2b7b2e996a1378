"""The two stories of Claimside on one page: an article is taken in, a statement is verified.

ingest: Document -> extract_claims -> [Claim] -> index.put
verify: text -> read_statement -> index.candidates -> score -> judge -> Verification
"""

from __future__ import annotations

import logging
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from heapq import nlargest

from service.domain import Claim, Document, Statement
from service.errors import CorpusError
from service.extraction import extract_claims, title_of
from service.extraction.parser import load_parser
from service.extraction.passages import read_passages
from service.extraction.statements import read_statement
from service.extraction.versions import extractor_version
from service.index import ClaimIndex, open_index
from service.index.scoring import score
from service.inference import Encoder, Inference, open_encoder, open_inference
from service.judgement import CheckedSentence, Match, Question, Verification
from service.lexicon.corpus import Corpus, ManifestEntry, load_corpus
from service.outlines import Outline
from service.settings import Settings
from service.verification import Means, join_answers, judge, premise_of
from service.watching import Watch

LOGGER = logging.getLogger(__name__)

CANDIDATES = 100
"""Claims searched for one statement in a large corpus; design figures: the labelled evidence is among
the first 100 of 10 thousand claims for 0.82 of the statements, 200 find no more than 0.02 on top."""

JUDGED = 200
"""Claims judged at most, the best scored: so many of a small corpus, which is scored whole, and of
documents stored this moment. Half as many lose 0.004 of the evidence's F1 on the labelled cases, by
claims that share no word with the statement; a judgement costs ten times a score."""

MOST_SENTENCES = 300
"""Sentences of one draft that are checked: ten times a news report's, 20 to 30 ms each of one core."""

REREAD_AT_START = 200
"""Outdated documents that are read again before the first answer, in a minute or two; more of them are
served as they are until `flask corpus rebuild` has read them, or a start would take hours."""

FIRST_STATEMENT = "Three peolpe were seen on Monday."
"""Has what tables are loaded for: words, a figure, a day, and an error in typing."""

BATCH = 50
"""Documents stored in one commit while a corpus is read: a commit costs the same for one or fifty."""


@dataclass(frozen=True)
class Pipeline:
    """What the shells call: a corpus's tables and the index of its claims. Threads may share it."""

    corpus: Corpus
    index: ClaimIndex
    watch: Watch = field(default_factory=Watch)
    inference: Inference | None = None
    encoder: Encoder | None = None

    @property
    def means(self) -> Means:
        """What statements are judged by."""
        return Means(self.corpus, self.inference, self.encoder)

    def warm_up(self) -> None:
        """Loads what the first statement would load, so that processes forked from this one share it."""
        read_statement(FIRST_STATEMENT, None, self.corpus)

    def extract(self, document: Document) -> list[Claim]:
        """The claims that ingesting the document would store, in text order. Stores nothing."""
        return extract_claims(document, self.corpus)

    def read(self, document: Document) -> tuple[Document, list[Claim]]:
        """The document with its claims, as the index takes it."""
        return read_document(document, self.corpus, self.encoder)

    def ingest(self, documents: Iterable[Document]) -> int:
        """Adds or replaces the documents; returns how many claims they have.

        What is stored is on disk when this returns. Each batch of BATCH documents is stored whole
        or not at all.
        """
        stored = 0
        for batch in _batches(documents):
            entries = [self.read(document) for document in batch]
            self.index.put(entries)
            stored += sum(len(claims) for _, claims in entries)
        return stored

    def reread(self, document_ids: Iterable[str]) -> None:
        """Extracts stored documents anew; one that is changed or deleted meanwhile stays as it is then."""
        for batch in _batches(self.index.document(document_id) for document_id in document_ids):
            self.index.put([self.read(document) for document in batch], if_unchanged=True)

    def store(self, document: Document, *, replace: bool) -> tuple[bool, int]:
        """Adds or replaces a document by somebody's hand; whether it is new, and how many claims it has.

        From then on the corpus folder decides no more about this id: what is written by hand is
        not overwritten from there, and what is deleted by hand does not come back. Raises IdTaken
        where it is not to replace and other content has the id.
        """
        _, claims = self.read(document)
        return self.index.write(document, claims, replace=replace), len(claims)

    def verify(self, question: Question) -> Verification:
        """What the corpus says of the statement; the same for the same question and corpus version."""
        with self.watch.stage("read"):
            statement = read_statement(question.statement, question.as_of, self.corpus)
        answer = self._judge(statement, question)
        self.watch.answered(answer.verdict)
        return answer

    def verify_draft(self, text: str, published_on: date | None, asked: Question) -> list[CheckedSentence]:
        """What the corpus says of each sentence of a draft, all of one corpus version.

        The first MOST_SENTENCES are read. Weekdays in the draft are counted from `published_on`;
        `asked` tells from what to answer, its statement is not used. Raises UnreadableText.
        """
        whole = replace(asked, limit=CANDIDATES)
        checked = []
        with self.index.reading():
            for passage in read_passages(text, published_on, self.corpus, MOST_SENTENCES):
                answers = [self._judge(statement, whole) for statement in passage.statements]
                result = join_answers(answers, asked) if answers else None
                if result:
                    self.watch.answered(result.verdict)
                words = text[passage.start : passage.end]
                checked.append(CheckedSentence(passage.start, passage.end, words, passage.worth, result))
        return checked

    def _judge(self, statement: Statement, question: Question) -> Verification:
        with self.index.reading() as state:
            with self.watch.stage("candidates"):
                outlines = self.index.candidates(statement.terms, CANDIDATES)
            with self.watch.stage("score"):
                matches = score(statement.terms, [one.terms for one in outlines], self.index.rarity)
                best = best_of(matches, outlines)
            with self.watch.stage("judge"):
                return judge(statement, best, self.index.fetch, question, self.means, state)


def read_document(
    document: Document, corpus: Corpus, encoder: Encoder | None
) -> tuple[Document, list[Claim]]:
    """The document with its claims in text order, and what they mean if there is an encoder."""
    claims = extract_claims(document, corpus)
    if encoder is not None:
        claims = [replace(claim, meaning=encoder.pack(premise_of(claim))) for claim in claims]
    return document, claims


def best_of(matches: Sequence[Match], outlines: Sequence[Outline]) -> list[tuple[Match, Outline]]:
    """The matches with their claims, where there are more than JUDGED the best."""
    pairs = list(zip(matches, outlines, strict=True))
    return pairs if len(pairs) <= JUDGED else nlargest(JUDGED, pairs, key=_score_of)


def _score_of(pair: tuple[Match, Outline]) -> float:
    return pair[0].score


def open_pipeline(settings: Settings, watch: Watch | None = None) -> Pipeline:
    """The pipeline over the corpus folder and the data folder of the settings, ready to answer.

    An empty index is filled with the corpus's articles, all of them or none. Documents that an
    earlier extractor or earlier tables read are read again, so that an upgrade of a small corpus
    needs no command; above REREAD_AT_START they wait for one.

    Raises CorpusError, LexiconError, InferenceUnavailable and IndexUnavailable.
    """
    load_parser()
    corpus = load_corpus(settings.corpus_dir)
    watch = watch or Watch()
    pipeline = _open(settings, corpus, watch)
    index = pipeline.index
    if index.state().documents == 0:
        seeds = seed_documents(corpus, index.touched())
        index.put([pipeline.read(document) for document in seeds])
    elif len(outdated := index.outdated()) > REREAD_AT_START:
        LOGGER.warning("%d documents are to be read again: flask corpus rebuild", len(outdated))
    else:
        pipeline.reread(outdated)
    return pipeline


def _open(settings: Settings, corpus: Corpus, watch: Watch) -> Pipeline:
    """With the two models or without; what claims mean is part of what was made of a document."""
    extractor = extractor_version(corpus)
    if not settings.inference:
        return Pipeline(corpus, open_index(settings.data_dir, extractor, tell=watch.indexed), watch)
    encoder = open_encoder()
    index = open_index(settings.data_dir, f"{extractor}+{encoder.name}", tell=watch.indexed)
    return Pipeline(corpus, index, watch, open_inference(), encoder)


def seed_documents(corpus: Corpus, touched: Container[str] = ()) -> Iterator[Document]:
    """The articles of the corpus's manifest, in its order, but those touched by hand.

    Raises CorpusError naming the file.
    """
    for entry in corpus.documents:
        if entry.id in touched:
            continue
        text = _read_article(entry)
        yield Document(
            entry.id, text, entry.title or title_of(text), entry.outlet, entry.url, entry.published_on
        )


def _read_article(entry: ManifestEntry) -> str:
    try:
        return entry.file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise CorpusError(f"{entry.file.name}: {problem}") from None


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    for document in documents:
        batch.append(document)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
