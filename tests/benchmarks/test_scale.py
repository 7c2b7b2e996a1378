"""A made-up corpus is what it says, and what size costs is counted: no machine is too slow for these."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.labels import ROOT
from benchmarks.scale import vocabulary
from benchmarks.scale.asking import ask, percentiles, recall
from benchmarks.scale.figures import TARGETS, Target, figures_table, shown
from benchmarks.scale.load import read_wrk
from benchmarks.scale.loading import load
from benchmarks.scale.making import make_corpus
from benchmarks.scale.perturbing import WAYS, Asked, make_statements
from benchmarks.scale.plots import write_plots
from benchmarks.scale.rivals import read_texts, scan_with_rapidfuzz, search_with_fts5
from service.extraction.terms import read_terms
from service.index import open_index
from service.index.embedded import RECORD
from service.lexicon.corpus import Corpus
from service.pipeline import CANDIDATES, Pipeline

SMALL, LARGE = 3_000, 9_000
"""Claims: both are searched, and one is thrice the other."""

READ = 0.35
"""Share of the scored claims that are read whole and judged; it is 0.31."""

STEPS_BETWEEN = 2.0
"""How many times the steps of SQLite a statement may take over the large corpus."""


@pytest.fixture(scope="module", autouse=True)
def few_words() -> Iterator[None]:
    """A tenth of the vocabulary, which takes a tenth of the time to read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vocabulary, "TAGGED", 1_500)
        patch.setattr(vocabulary, "NAMES", 3_000)
        yield


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The data folders of a small and of a large corpus."""
    folder = tmp_path_factory.mktemp("scale")
    for size in (SMALL, LARGE):
        load(folder / str(size), size, lambda claims: None)
    return {size: folder / str(size) for size in (SMALL, LARGE)}


@pytest.fixture(scope="module")
def asked(folders: dict[int, Path], seed_corpus: Corpus) -> list[Asked]:
    """Statements about claims that both corpora hold."""
    return make_statements(folders[SMALL] / RECORD, seed_corpus, 20)


def test_what_is_read_of_a_made_claim_fits_its_text(seed_corpus: Corpus) -> None:
    claims = [claim for document, claims in make_corpus(200) for claim in claims]
    documents = {document.id: document for document, _ in make_corpus(200)}
    assert len({claim.text for claim in claims}) > 190
    for claim in claims:
        assert documents[claim.source.document_id].text[claim.start : claim.end] == claim.text
        for quantity in claim.quantities:
            assert claim.text[quantity.start : quantity.end] == quantity.text
            assert quantity.low <= quantity.value <= quantity.high
    shared = [len({*claim.assertion.terms} & {*read_terms(claim.text, seed_corpus)}) for claim in claims]
    assert sum(shared) > 0.9 * sum(len({*claim.assertion.terms}) for claim in claims)


def test_a_larger_corpus_begins_with_the_smaller_one() -> None:
    small, large = list(make_corpus(100)), list(make_corpus(300))
    assert large[: len(small)] == small
    assert list(make_corpus(100, seed=2)) != small


def test_loading_goes_on_where_it_was_stopped(folders: dict[int, Path], tmp_path: Path) -> None:
    def stop(claims: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(tmp_path, LARGE, stop)
    load(tmp_path, SMALL, lambda claims: None)
    load(tmp_path, LARGE, lambda claims: None)
    with closing(open_index(tmp_path)) as stopped, closing(open_index(folders[LARGE])) as whole:
        assert stopped.state() == whole.state()


def test_the_work_of_a_statement_does_not_grow_with_the_corpus(
    folders: dict[int, Path], asked: list[Asked], seed_corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: dict[int, int] = {}
    queries: dict[int, int] = {}
    for size, folder in folders.items():
        ran: list[str] = []
        counts: list[int] = []
        _count(monkeypatch, ran, counts)
        with closing(open_index(folder)) as index:
            answers = [ask(Pipeline(seed_corpus, index), one.text) for one in asked]
        assert all(answer.scored <= CANDIDATES and answer.judged <= CANDIDATES for answer in answers)
        queries[size], steps[size] = len(ran), len(counts)
    assert min(*queries.values(), *steps.values()) > 0
    assert queries[LARGE] <= queries[SMALL] * 1.1
    assert steps[LARGE] <= steps[SMALL] * STEPS_BETWEEN


def test_most_claims_are_ruled_out_at_a_glance(
    folders: dict[int, Path], asked: list[Asked], seed_corpus: Corpus
) -> None:
    with closing(open_index(folders[LARGE])) as index:
        answers = [ask(Pipeline(seed_corpus, index), one.text) for one in asked]
    judged = sum(answer.judged for answer in answers)
    assert 0 < judged <= READ * sum(answer.scored for answer in answers)


def _count(monkeypatch: pytest.MonkeyPatch, ran: list[str], steps: list[int]) -> None:
    """Has every connection note its statements, and each hundredth of its steps."""

    def tick() -> int:
        steps.append(1)
        return 0

    def connect(*args: object, **options: object) -> sqlite3.Connection:
        connection = sqlite3.Connection(*args, **options)  # type: ignore[arg-type]
        connection.set_trace_callback(ran.append)
        connection.set_progress_handler(tick, 100)
        return connection

    monkeypatch.setattr("service.index.embedded.connections.sqlite3.connect", connect)


def test_the_true_claim_is_found_as_often_as_by_a_scan(
    folders: dict[int, Path], asked: list[Asked], seed_corpus: Corpus
) -> None:
    texts = list(read_texts(folders[LARGE] / RECORD))
    with closing(open_index(folders[LARGE])) as index:
        found = [ask(Pipeline(seed_corpus, index), one.text).found for one in asked]
    scan, search = scan_with_rapidfuzz(texts, asked), search_with_fts5(texts, asked)
    assert recall(asked, found) >= scan.recall - 0.05
    assert min(scan.recall, search.recall) > 0.8


@pytest.mark.parametrize("way", WAYS)
def test_a_perturbed_text_is_another_one(way: str, seed_corpus: Corpus) -> None:
    text = "Northern soldiers captured 28 settlements in the eastern region"
    chance = random.Random(3)
    assert any(WAYS[way](text, chance, seed_corpus) != text for _ in range(5))


def test_wrk_is_read_with_its_failures() -> None:
    report = """  Latency Distribution
     50%    1.50ms
     99%    2.10s
  Socket errors: connect 0, read 1, write 0, timeout 2
  Non-2xx or 3xx responses: 4
Requests/sec:     25.50"""
    found = read_wrk(report)
    assert (found.rate, found.p50, found.p99, found.errors) == (25.5, 1.5, 2_100, 7)
    assert found.unanswered == 2
    with pytest.raises(ValueError, match="not a report"):
        read_wrk("unable to connect")


@pytest.mark.parametrize(
    ("target", "figure", "met"),
    [
        (Target(5), 5, True),
        (Target(5), 5.1, False),
        (Target(5, at_most=False), 5.1, True),
        (Target(5, at_most=False), 4.9, False),
    ],
)
def test_a_target_is_met_on_its_side(target: Target, figure: float, met: bool) -> None:
    assert target.is_met(figure) is met


def test_every_kept_run_has_every_target_and_its_plots(tmp_path: Path) -> None:
    kept = sorted((ROOT / "benchmarks" / "scale" / "results").glob("*.json"))
    assert {file.stem for file in kept} == {"10000", "100000", "1000000"}
    largest = json.loads((kept[0].parent / "1000000.json").read_text())
    assert largest.keys() >= TARGETS.keys()
    for file in kept:
        figures = json.loads(file.read_text())
        assert figures_table(figures, file.stem).row_count == len(figures)
    write_plots(tmp_path)
    for drawn in tmp_path.iterdir():
        assert drawn.read_text() == (ROOT / "docs" / "performance" / drawn.name).read_text()


def test_percentiles_and_figures_as_shown() -> None:
    assert percentiles(list(range(101))) == {"p50": 50, "p95": 95, "p99": 99}
    assert [shown(value) for value in (0.12345, 12.345, 12_345.6)] == ["0.123", "12.3", "12,346"]
