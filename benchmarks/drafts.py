"""How drafts come out: the articles of three corpora, each checked as a draft against its own corpus.

    python -m benchmarks.drafts

What an article says, its corpus says: a sentence should be supported, or disputed where another source
differs. Prints how many are, read as a draft and each sentence by itself, which says what it is worth to
know who "he" is; last one line of JSON with the figures.
"""

import json
import tempfile
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.labels import corpus_folders
from service.judgement import Question, Verdict
from service.pipeline import Pipeline, open_pipeline
from service.settings import Settings

WAYS = ("as a draft", "by itself")


def measure(pipeline: Pipeline) -> dict[str, Counter[Verdict]]:
    """The verdicts on the sentences worth checking of every article of a corpus, both ways."""
    counts: dict[str, Counter[Verdict]] = {way: Counter() for way in WAYS}
    for source, _ in pipeline.index.documents():
        document = pipeline.index.document(source.document_id)
        for sentence in pipeline.verify_draft(document.text, document.published_on, Question("")):
            if sentence.result is not None:
                counts["as a draft"][sentence.result.verdict] += 1
                counts["by itself"][pipeline.verify(Question(sentence.text)).verdict] += 1
    return counts


def main() -> None:
    """Print the table."""
    table = Table(title="Articles checked as drafts against their own corpus")
    for heading in ("corpus", "read", *Verdict):
        table.add_column(heading)
    total: dict[str, Counter[Verdict]] = {way: Counter() for way in WAYS}
    for name, folder in corpus_folders().items():
        with tempfile.TemporaryDirectory() as data:
            pipeline = open_pipeline(Settings(data_dir=Path(data), corpus_dir=folder))
            counts = measure(pipeline)
            pipeline.index.close()
        for way, verdicts in counts.items():
            table.add_row(name, way, *(str(verdicts[verdict]) for verdict in Verdict))
            total[way].update(verdicts)
    Console(width=110).print(table)
    print(json.dumps({way: {verdict.value: total[way][verdict] for verdict in Verdict} for way in WAYS}))


if __name__ == "__main__":
    main()
