"""How right and how fast claims are read from articles on topics that nobody had in mind.

    python -m benchmarks.extraction [--show]

Scores the labelled articles of `benchmarks/articles`, then measures words a second and memory, and
prints one line of JSON last. The shares are of all labelled claims that are not optional, found or
not, as in `benchmarks.accuracy`; `span_iou` is the mean likeness of place of those found.
"""

import argparse
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.articles import load_labels, topic_folders
from benchmarks.articles.costs import TARGET, Speed, measure_memory, measure_speed
from benchmarks.extracted import Extraction, FoundClaim, judge_extraction
from benchmarks.frozen import PARTS, claim_record
from benchmarks.spans import span_of
from service.extraction import extract_claims
from service.lexicon.corpus import load_corpus
from service.pipeline import seed_documents

ALL = "all"

WIDTH = 112
"""Columns of the tables, whatever the terminal."""

PROCESSES = (1, 2)

ARTICLES = (1, 200)
"""How many articles are read where memory is measured: it is not to grow with them."""

Figures = dict[str, float]


def measure(folder: Path) -> Extraction:
    """Read a topic's articles and hold the claims against the labels."""
    corpus = load_corpus(folder)
    claims = [claim for document in seed_documents(corpus) for claim in extract_claims(document, corpus)]
    return judge_extraction(load_labels(folder), claims, corpus)


def together(extractions: Mapping[str, Extraction]) -> Extraction:
    """The extractions of several topics as one."""
    each = extractions.values()
    return Extraction(
        tuple(claim for extraction in each for claim in extraction.claims),
        sum(extraction.extracted for extraction in each),
        tuple(claim for extraction in each for claim in extraction.spurious),
    )


def figures(extraction: Extraction) -> Figures:
    """The figures of one topic, rounded to three digits."""
    likeness = [
        span_of(found.label).likeness(span_of(found.claim))
        for found in extraction.claims
        if found.claim is not None
    ]
    values: Figures = {
        "claims": len(extraction.claims),
        "extracted": extraction.extracted,
        "found": _share(extraction, lambda found: found.claim is not None),
        "span_iou": sum(likeness) / len(likeness) if likeness else 0.0,
        "spurious": len(extraction.spurious),
        "side": _share(extraction, lambda found: found.side),
        "speaker": _share(extraction, lambda found: found.speaker),
        "stated_on": _share(extraction, lambda found: found.stated_on),
        "kind": _share(extraction, lambda found: found.kind),
    }
    return {name: round(value, 3) for name, value in values.items()}


def _share(extraction: Extraction, holds: Callable[[FoundClaim], bool]) -> float:
    return sum(map(holds, extraction.claims)) / len(extraction.claims) if extraction.claims else 0.0


def figures_table(by_topic: Mapping[str, Figures]) -> Table:
    """Every figure, a row for each topic."""
    table = Table("topic", title="Extraction")
    for name in by_topic[ALL]:
        table.add_column(name, justify="right")
    for topic, values in by_topic.items():
        table.add_row(topic, *(f"{value:g}" for value in values.values()))
    return table


def shown_lines(extraction: Extraction) -> Iterator[str]:
    """What is not right, for a reader: the labelled claim, and what was made of it."""
    for found in extraction.claims:
        wrong = [part for part in PARTS if part not in claim_record(found)]
        if found.claim is None:
            yield f"{found.label.id} NOT FOUND: {found.label.excerpt!r}"
        elif wrong:
            label, claim, who = found.label, found.claim, found.claim.attribution
            yield f"{label.id} wrong {', '.join(wrong)}: {label.excerpt!r}"
            yield f"    accepted {label.kinds} {label.sides} {label.speakers} {list(map(str, label.days))}"
            yield f"    read {who.kind}, {who.side}, {who.speaker}, {claim.stated_on}: {claim.text!r}"
    for claim in extraction.spurious:
        yield f"SPURIOUS in {claim.source.document_id}: {claim.text!r}"


def speed_table(speeds: Mapping[int, Speed]) -> Table:
    """Words a second by number of processes, with what is wanted of one core."""
    table = Table(
        "processes", "words/s of a core", "words/s by the clock", title=f"Speed (target {TARGET:,})"
    )
    for processes, speed in speeds.items():
        table.add_row(str(processes), f"{speed.of_core:,.0f}", f"{speed.by_clock:,.0f}")
    return table


def main() -> None:
    """Measure the labelled articles, then speed and memory, and print all of it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction", description=main.__doc__)
    parser.add_argument("--show", action="store_true", help="print every claim that is not wholly right")
    show = parser.parse_args().show
    console = Console(width=WIDTH, highlight=False, soft_wrap=True)
    extractions = {topic: measure(folder) for topic, folder in topic_folders().items()}
    extractions[ALL] = together(extractions)
    for line in shown_lines(extractions[ALL]) if show else ():
        console.print(line, markup=False)
    by_topic = {topic: figures(extraction) for topic, extraction in extractions.items()}
    console.print(figures_table(by_topic))
    speeds = {processes: measure_speed(processes) for processes in PROCESSES}
    console.print(speed_table(speeds))
    peaks = {articles: measure_memory(articles) for articles in ARTICLES}
    for articles, peak in peaks.items():
        console.print(f"{peak:.0f} MiB resident at most; articles read: {articles}")
    console.print(json.dumps(by_topic | _costs(speeds, peaks)), markup=False)


def _costs(speeds: Mapping[int, Speed], peaks: Mapping[int, float]) -> dict[str, Figures]:
    return {
        "words_per_second": {
            "target": TARGET,
            "one_core": round(speeds[1].of_core),
            "two_processes": round(speeds[2].by_clock),
        },
        "peak_mib": {str(articles): round(peak, 1) for articles, peak in peaks.items()},
    }


if __name__ == "__main__":
    main()
