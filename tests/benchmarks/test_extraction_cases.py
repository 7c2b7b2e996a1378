"""The labelled articles fit their labels and tables, and the extraction benchmark counts right."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from benchmarks.articles import load_labels, topic_folders
from benchmarks.articles.costs import varied
from benchmarks.extracted import Extraction, FoundClaim
from benchmarks.extraction import figures, measure, shown_lines, together
from benchmarks.labels import LabelError, LabelledClaim
from benchmarks.spans import span_of
from service.domain import Assertion, Attribution, AttributionKind, Claim, Source
from service.lexicon.corpus import load_corpus

TOPICS = list(topic_folders().items())
assert len(TOPICS) == 9

LEAST_CLAIMS = 15

OLDEST = timedelta(days=7)
"""How long before an article a claim may have been made whose day it tells by a weekday."""

ROW = {
    "id": "x-01",
    "doc": "a.txt",
    "start": 2,
    "end": 5,
    "excerpt": "cde",
    "kind": ["quote"],
    "speaker": [None],
    "side": ["press"],
    "stated_on": [None, "2031-05-04"],
}


@pytest.mark.parametrize(("topic", "folder"), TOPICS)
def test_a_topic_is_short_and_richly_labelled(topic: str, folder: Path) -> None:
    (entry,) = load_corpus(folder).documents
    assert 200 <= len(entry.file.read_text(encoding="utf-8").split()) <= 350
    assert sum(not label.optional for label in load_labels(folder)) >= LEAST_CLAIMS


@pytest.mark.parametrize(("topic", "folder"), TOPICS)
def test_labels_stand_one_after_the_other_without_their_quotation_marks(topic: str, folder: Path) -> None:
    end = 0
    for label in load_labels(folder):
        assert label.start >= end, label.id
        assert label.excerpt == label.excerpt.strip(' \n.,;:"«»“”'), label.id
        end = label.end


@pytest.mark.parametrize(("topic", "folder"), TOPICS)
def test_labels_name_sides_speakers_and_days_of_the_article(topic: str, folder: Path) -> None:
    corpus = load_corpus(folder)
    (entry,) = corpus.documents
    text = entry.file.read_text(encoding="utf-8").casefold()
    assert entry.published_on is not None
    for label in load_labels(folder):
        assert set(label.sides) <= set(corpus.side_ids()), label.id
        for speaker in filter(None, label.speakers):
            assert all(word in text for word in speaker.casefold().split()), label.id
        for day in filter(None, label.days):
            assert entry.published_on - OLDEST < day <= entry.published_on, label.id


@pytest.mark.parametrize(("topic", "folder"), TOPICS)
def test_narration_alone_has_no_speaker_and_the_narrator_side(topic: str, folder: Path) -> None:
    for label in load_labels(folder):
        if label.kinds == ("narration",):
            assert label.speakers == (None,), label.id
            assert label.sides == ("press",), label.id


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([ROW | {"start": 1}], r"line 1: x-01: the article does not read so"),
        ([ROW | {"doc": "b.txt"}], r"line 1: x-01: the article does not read so"),
        ([ROW, ROW], r"line 2: x-01: stands twice"),
        ([ROW | {"kind": ["rumour"]}], r"line 1: .*rumour"),
        ([ROW | {"stated_on": ["Monday"]}], r"line 1: .*stated_on"),
        ([ROW | {"note": "?"}], r"line 1: .*note"),
    ],
)
def test_a_wrong_line_is_named(rows: list[dict[str, object]], problem: str, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("abcdefg", encoding="utf-8")
    (tmp_path / "claims.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with pytest.raises(LabelError, match=problem):
        load_labels(tmp_path)


def found(start: int, end: int, right: bool, claim: Claim | None) -> FoundClaim:
    label = LabelledClaim("x-01", "a", start, end, "", ("quote",), (None,), ("press",), (date.min,), False)
    return FoundClaim(label, claim, side=right, speaker=right, kind=right, stated_on=right)


def claim(start: int, end: int) -> Claim:
    attribution = Attribution(AttributionKind.QUOTE, "press")
    return Claim("c", Source("a", "", ""), start, end, "", "", "", attribution, Assertion(()))


def test_shares_are_of_all_labels_and_likeness_of_those_found() -> None:
    first = Extraction((found(0, 10, True, claim(0, 10)), found(20, 30, True, claim(20, 25))), 2, ())
    second = Extraction(
        (found(40, 50, False, claim(40, 50)), found(60, 70, False, None)), 2, (claim(80, 90),)
    )
    assert figures(together({"first": first, "second": second})) == {
        "claims": 4,
        "extracted": 4,
        "found": 0.75,
        "span_iou": round(2.5 / 3, 3),
        "spurious": 1,
        "side": 0.5,
        "speaker": 0.5,
        "stated_on": 0.5,
        "kind": 0.5,
    }
    assert [line.split()[0] for line in shown_lines(second)] == [
        "x-01",
        "accepted",
        "read",
        "x-01",
        "SPURIOUS",
    ]
    assert list(shown_lines(first)) == []


def test_an_empty_extraction_has_figures() -> None:
    assert set(figures(Extraction((), 0, ())).values()) == {0}


@pytest.mark.parametrize(("topic", "folder"), TOPICS[:1])
def test_a_topic_is_measured_whole(topic: str, folder: Path) -> None:
    labels = load_labels(folder)
    extraction = measure(folder)
    assert [judged.label for judged in extraction.claims] == [each for each in labels if not each.optional]
    assert all(span_of(each).document_id == labels[0].document_id for each in extraction.spurious)


def test_variants_of_an_article_differ_in_names_and_figures_only() -> None:
    text = "Vasko Ternev counted 312 trains."
    assert varied(text, 0) == text
    assert varied(text, 11) == "Vesku Tirniv counted 423 trains."
    assert len({varied(text, number) for number in range(50)}) == 50
