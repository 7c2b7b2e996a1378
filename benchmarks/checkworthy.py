"""How well sentences that are worth checking are told from the rest.

    python -m benchmarks.checkworthy [--show]

Reads `benchmarks/cases/checkworthy.jsonl`, a sentence a line, each as a draft of its own. The rule was
written by the `dev` half; the `held` half says what it is worth on sentences it was not written by.
Prints precision, recall and F1 of both halves, and last one line of JSON with the figures.
"""

import argparse
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.labels import CASES, ROOT
from service.domain import Worth
from service.extraction.passages import read_passages
from service.lexicon.corpus import Corpus, load_corpus

FILE = CASES / "checkworthy.jsonl"
HALVES = ("dev", "held")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence, whether it is worth checking, and why not."""

    id: str
    half: str
    text: str
    check_worthy: bool
    reason: str


def load_sentences(file: Path = FILE) -> list[Labelled]:
    """The labelled sentences in file order."""
    rows = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
    return [Labelled(row["id"], row["half"], row["text"], row["check_worthy"], row["reason"]) for row in rows]


def judge_worth(text: str, corpus: Corpus) -> Worth:
    """What the service says of the text as a draft: worth checking if any of its sentences is."""
    found = [passage.worth for passage in read_passages(text, None, corpus, 10)]
    return Worth.CHECKABLE if Worth.CHECKABLE in found else found[0]


def score_half(judged: Iterable[tuple[Labelled, Worth]]) -> dict[str, float]:
    """Precision, recall and F1 of what is called worth checking."""
    pairs = [(case.check_worthy, worth is Worth.CHECKABLE) for case, worth in judged]
    hits = sum(wanted and got for wanted, got in pairs)
    precision = hits / max(1, sum(got for _, got in pairs))
    recall = hits / max(1, sum(wanted for wanted, _ in pairs))
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return {"sentences": len(pairs), "precision": precision, "recall": recall, "f1": f1}


def table_of(figures: Mapping[str, Mapping[str, float]]) -> Table:
    """The figures of both halves."""
    table = Table(title="Sentences worth checking")
    for heading in ("half", "sentences", "precision", "recall", "F1"):
        table.add_column(heading, justify="left" if heading == "half" else "right")
    for half, row in figures.items():
        shown = (f"{row[key]:.3f}" for key in ("precision", "recall", "f1"))
        table.add_row(half, str(row["sentences"]), *shown)
    return table


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.checkworthy", description=main.__doc__)
    parser.add_argument("--show", action="store_true", help="the sentences of the dev half judged wrongly")
    show = parser.parse_args().show
    corpus = load_corpus(ROOT / "seeds")
    judged = [(case, judge_worth(case.text, corpus)) for case in load_sentences()]
    figures = {half: score_half([pair for pair in judged if pair[0].half == half]) for half in HALVES}
    console = Console(width=110)
    console.print(table_of(figures))
    for case, worth in judged if show else ():
        if case.half == "dev" and case.check_worthy != (worth is Worth.CHECKABLE):
            console.print(f"{worth.value}, labelled {case.reason}: {case.text}")
    rounded = {half: {key: round(value, 3) for key, value in row.items()} for half, row in figures.items()}
    print(json.dumps(rounded))


if __name__ == "__main__":
    main()
