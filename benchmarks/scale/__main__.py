"""`python -m benchmarks.scale --size 1000000`: loads, measures, prints every figure with its target.

What is loaded stays in the data folder until the end of the run, so that a run that was stopped
goes on; `--keep` leaves it there. `make bench-scale` writes the plots, too.
"""

import argparse
import random
import shutil
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from benchmarks.labels import ROOT, corpus_folders
from benchmarks.scale import load as web
from benchmarks.scale.asking import Answer, ask_all, latency, recall, recall_by_way
from benchmarks.scale.figures import Figures, figures_table, write_figures
from benchmarks.scale.loading import Load, index_bytes, ingest, load
from benchmarks.scale.making import SEEDS
from benchmarks.scale.perturbing import STATEMENTS, Asked, make_statements
from benchmarks.scale.plots import write_plots
from benchmarks.scale.rivals import Rival, read_texts, scan_with_rapidfuzz, search_with_fts5
from benchmarks.scale.serving import Running, measure_memory, request, serve
from service.collecting import settle
from service.extraction.parser import load_parser
from service.index import open_index
from service.index.embedded import RECORD
from service.lexicon.corpus import load_corpus
from service.pipeline import Pipeline, open_pipeline, seed_documents
from service.settings import Settings

WARM_UP = 50
SCANNED = 5_000_000
"""Claims that the rivals may compare in all: a scan of a million takes seconds for each statement."""

FEWEST_SCANS = 100
"""Statements asked of the rivals at least: of 20, one that is missed is more than recall may differ."""


def measure_loading(folder: Path, size: int, console: Console) -> Figures:
    """The bulk path to the size wanted, and the real one on the articles of all labelled corpora."""
    with Progress(console=console) as progress:
        task = progress.add_task(f"{size:,} claims", total=size)
        loaded = load(folder, size, lambda claims: progress.update(task, completed=claims))
    kept = folder / "load.txt"
    if loaded.claims >= size:
        kept.write_text(" ".join(map(str, asdict(loaded).values())))
    elif kept.exists():
        documents, claims, cpu, wall = kept.read_text().split()
        loaded = Load(int(documents), int(claims), float(cpu), float(wall))
    read = _ingest_texts()
    sizes = index_bytes(folder)
    return {
        "ingest from text, documents/s": read.documents / read.wall,
        "ingest from text, claims/s of a core": read.claims / read.cpu,
        "bulk path, documents/s": loaded.documents / loaded.wall if loaded.wall else 0.0,
        "bulk path, claims/s of a core": loaded.claims / loaded.cpu if loaded.cpu else 0.0,
        "search index, MB": sizes["search"] / 1e6,
        "record, MB": sizes["record"] / 1e6,
    }


def _ingest_texts() -> Load:
    loads = []
    for folder in corpus_folders().values():
        with tempfile.TemporaryDirectory() as data:
            corpus = load_corpus(folder)
            with closing(open_index(Path(data))) as index:
                loads.append(ingest(Pipeline(corpus, index), list(seed_documents(corpus))))
    columns = zip(*(asdict(one).values() for one in loads), strict=True)
    documents, claims, cpu, wall = (sum(column) for column in columns)
    return Load(int(documents), int(claims), cpu, wall)


def measure_asking(folder: Path) -> tuple[Figures, Sequence[Asked], Sequence[Answer]]:
    """What a verification costs in this process, by stage, and what is found."""
    load_parser()
    started = time.perf_counter()
    open_index(folder).close()
    opened = time.perf_counter() - started
    pipeline = open_pipeline(Settings(data_dir=folder, corpus_dir=SEEDS, inference=False))
    settle()
    asked = make_statements(folder / RECORD, pipeline.corpus, STATEMENTS + WARM_UP)
    warm_up, asked = asked[:WARM_UP], asked[WARM_UP:]
    answers = ask_all(pipeline, asked, warm_up)
    pipeline.index.close()
    figures: Figures = {"index opened, s": opened}
    for stage, values in latency(answers).items():
        figures |= {f"{stage} {name}, ms": value for name, value in values.items()}
    found = [answer.found for answer in answers]
    figures["claims scored for a statement"] = sum(answer.scored for answer in answers) / len(answers)
    figures["claims judged for a statement"] = sum(answer.judged for answer in answers) / len(answers)
    figures["recall@10"] = recall(asked, found)
    figures |= {f"recall@10, {way}": value for way, value in recall_by_way(asked, found).items()}
    return figures, asked, answers


def measure_rivals(folder: Path, size: int, asked: Sequence[Asked], answers: Sequence[Answer]) -> Figures:
    """The rivals on the same statements; of a large corpus on a sample, as many as there is time for."""
    texts = list(read_texts(folder / RECORD))
    count = min(len(asked), max(FEWEST_SCANS, SCANNED // size))
    sample = random.Random(1).sample(range(len(asked)), count)
    some = [asked[place] for place in sample]
    ours = recall(some, [answers[place].found for place in sample])
    own = sorted(answer.seconds["candidates"] + answer.seconds["scoring"] for answer in answers)
    median = own[len(own) // 2] * 1_000
    figures: Figures = {"rivals' statements": count, "our recall@10 on these": ours}
    scan, search = scan_with_rapidfuzz(texts, some), search_with_fts5(texts, some)
    for rival in (scan, search):
        figures |= _told(rival)
    figures["times faster than rapidfuzz"] = scan.milliseconds["p50"] / median
    figures["times faster than FTS5"] = search.milliseconds["p50"] / median
    figures["recall@10 above rapidfuzz"] = ours - scan.recall
    figures["recall@10 above FTS5"] = ours - search.recall
    return figures


def _told(rival: Rival) -> Figures:
    costs = {f"{rival.name} {name}, ms": value for name, value in rival.milliseconds.items()}
    return {**costs, f"{rival.name} recall@10": rival.recall}


def measure_serving(folder: Path, port: int, asked: Sequence[Asked]) -> Figures:
    """Start-up, memory with one and four workers, then requests a second with two."""
    figures: Figures = {}
    bodies = [one.text for one in asked]
    for workers in (1, 4):
        with serve(folder, port, workers) as running:
            plural = "worker" if workers == 1 else "workers"
            figures[f"start-up to ready, {workers} {plural}, s"] = running.ready
            figures |= _memory(running, folder, f"{workers} {plural}", bodies)
    if web.is_there():
        with serve(folder, port, 2) as running:
            figures |= _load(running, folder, bodies)
    return figures


def _memory(running: Running, folder: Path, name: str, statements: Sequence[str]) -> Figures:
    for text in statements[:100]:
        request(running.port, "POST", "/v1/verify", web.body_of(text))
    held = [measure_memory(worker, folder) for worker in running.workers()]
    largest = max(held, key=lambda memory: memory.beyond)
    return {
        f"resident a worker, {name}, MB": largest.resident,
        f"shared with others a worker, {name}, MB": largest.shared,
        f"mapped index a worker, {name}, MB": largest.mapped,
        f"own pages a worker, {name}, MB": largest.own,
        f"memory beyond the index a worker, {name}, MB": largest.beyond,
    }


def _load(running: Running, folder: Path, statements: Sequence[str]) -> Figures:
    key = web.make_key(folder)
    seen = sorted(web.add_document(running, key, number) for number in range(5))
    nothing = web.hit(running, "/noop", statements, web.CLIENTS, web.SECONDS)
    verify = web.hit(running, "/v1/verify", statements, web.CLIENTS, web.SECONDS)
    with web.writing(running, key) as writes:
        many = web.hit(running, "/v1/verify", statements, web.MANY_CLIENTS, web.MANY_SECONDS)
    return {
        "an article visible to all workers, ms": seen[len(seen) // 2],
        "no-op POST, requests/s": nothing.rate,
        "no-op POST p99, ms": nothing.p99,
        "verify, requests/s": verify.rate,
        "verify over HTTP p99, ms": verify.p99,
        "verify as a share of the no-op": verify.rate / nothing.rate,
        "200 clients: requests/s": many.rate,
        "200 clients: p99, ms": many.p99,
        "200 clients: errors": many.errors,
        f"200 clients: of these, unanswered for {web.CLIENT_PATIENCE} s": many.unanswered,
        "200 clients: writes": len(writes.milliseconds),
        "200 clients: writes that failed": writes.errors,
        "200 clients: slowest write, ms": max(writes.milliseconds, default=0.0),
    }


def main() -> None:
    """Measure one size, print the table, keep the figures and draw the plots."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=main.__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="claims")
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "scale")
    parser.add_argument("--port", type=int, default=8210)
    parser.add_argument("--keep", action="store_true", help="leave the data where they are")
    options = parser.parse_args()
    folder = options.folder / str(options.size)
    folder.mkdir(parents=True, exist_ok=True)
    console = Console(width=110)
    figures = measure_loading(folder, options.size, console)
    asking, asked, answers = measure_asking(folder)
    figures |= asking
    figures |= measure_rivals(folder, options.size, asked, answers)
    figures |= measure_serving(folder, options.port, asked)
    console.print(figures_table(figures, f"{options.size:,} claims"))
    write_figures(options.size, figures)
    write_plots()
    if not options.keep:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
