"""Long work: stopped at any moment it goes on where it was, by one process or by several."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from benchmarks.labels import corpus_folders
from service.domain import Document
from service.loading import FEW, load
from service.pipeline import Pipeline, open_pipeline
from service.settings import Settings

COUNT = FEW + 4


@pytest.fixture
def pipeline(tmp_path: Path) -> Iterator[Pipeline]:
    opened = open_pipeline(Settings(data_dir=tmp_path, corpus_dir=corpus_folders()["kessary_dam"]))
    yield opened
    opened.index.close()


def article(number: int, gates: int = 3) -> Document:
    text = f"Tarvia opened {gates} gates of dam number {number}, its energy minister said on Monday."
    return Document(f"late_{number:02}", text, "Gates", "The Sluice", None, date(2023, 6, 13))


def test_articles_are_stored_once_and_told_of_one_by_one(pipeline: Pipeline) -> None:
    told: list[int] = []
    articles = [article(number) for number in range(COUNT)]
    assert load(pipeline, articles, told.append) >= COUNT
    state = pipeline.index.state()
    assert sum(told) == COUNT
    assert load(pipeline, articles, told.append) == 0
    assert sum(told) == 2 * COUNT
    assert pipeline.index.state() == state


def test_a_stop_loses_nothing_that_was_stored(pipeline: Pipeline) -> None:
    read: list[str] = []

    def stopping() -> Iterator[Document]:
        for number in range(COUNT):
            if number == FEW + 2:
                raise KeyboardInterrupt
            yield article(number)

    with pytest.raises(KeyboardInterrupt):
        load(pipeline, stopping(), lambda done: None)
    before = pipeline.index.state().documents
    whole = [article(number) for number in range(COUNT)]
    read += [one.id for one in whole if not pipeline.index.holds(one)]
    assert read == [one.id for one in whole[FEW:]]
    load(pipeline, whole, lambda done: None)
    assert pipeline.index.state().documents == before + COUNT - FEW


def test_a_changed_article_is_read_again(pipeline: Pipeline) -> None:
    load(pipeline, [article(1)], lambda done: None)
    assert load(pipeline, [article(1, gates=4)], lambda done: None) >= 1
    assert pipeline.index.document("late_01") == article(1, gates=4)


def test_several_processes_read_the_same_as_one(pipeline: Pipeline, tmp_path: Path) -> None:
    other = open_pipeline(Settings(data_dir=tmp_path / "other", corpus_dir=pipeline.corpus.folder))
    articles = [article(number) for number in range(COUNT)]
    load(pipeline, articles, lambda done: None, processes=2)
    load(other, articles, lambda done: None)
    assert pipeline.index.state() == other.index.state()
    with pipeline.index.reading(), other.index.reading():
        one, two = (opened.index.candidates(["gate"]) for opened in (pipeline, other))
        assert [claim.meaning for claim in one] == [claim.meaning for claim in two]
        assert all(claim.meaning for claim in one)
    other.index.close()
