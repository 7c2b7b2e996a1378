"""Every figure of a run with its target, as a table and as a file that the plots are made from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table

from benchmarks.labels import ROOT

RESULTS = ROOT / "benchmarks" / "scale" / "results"

MILLION = 1_000_000
"""The size that the targets are meant for; they are shown beside smaller ones all the same."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure is to be at least, or at most."""

    value: float
    at_most: bool = True

    def is_met(self, figure: float) -> bool:
        """Whether the figure is."""
        return figure <= self.value if self.at_most else figure >= self.value

    def __str__(self) -> str:
        return f"{'at most' if self.at_most else 'at least'} {self.value:g}"


TARGETS: Mapping[str, Target] = {
    "ingest from text, claims/s of a core": Target(5_000, at_most=False),
    "bulk path, claims/s of a core": Target(5_000, at_most=False),
    "index opened, s": Target(1.0),
    "start-up to ready, 1 worker, s": Target(1.0),
    "memory beyond the index a worker, 1 worker, MB": Target(150),
    "memory beyond the index a worker, 4 workers, MB": Target(150),
    "verify p50, ms": Target(12),
    "verify p99, ms": Target(40),
    "all but reading p50, ms": Target(5),
    "times faster than rapidfuzz": Target(100, at_most=False),
    "recall@10 above rapidfuzz": Target(-0.02, at_most=False),
    "an article visible to all workers, ms": Target(300),
    "200 clients: errors": Target(0),
    "200 clients: writes that failed": Target(0),
}

Figures = dict[str, float]


def figures_table(figures: Mapping[str, float], title: str) -> Table:
    """A row a figure, with its target and whether it is met."""
    table = Table("figure", title=title, title_justify="left")
    for heading in ("measured", "target", "met"):
        table.add_column(heading, justify="right")
    for name, figure in figures.items():
        target = TARGETS.get(name)
        met = "" if target is None else "yes" if target.is_met(figure) else "NO"
        table.add_row(name, shown(figure), str(target or ""), met)
    return table


def shown(figure: float) -> str:
    """Three digits that count, or all before the point."""
    return f"{figure:,.0f}" if abs(figure) >= 100 else f"{figure:.3g}"


def write_figures(size: int, figures: Mapping[str, float]) -> None:
    """Keeps the run, in place of the last one of this size."""
    RESULTS.mkdir(exist_ok=True)
    rounded = {name: float(f"{figure:.4g}") for name, figure in figures.items()}
    file = RESULTS / f"{size}.json"
    file.write_text(json.dumps(rounded, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read_figures(folder: Path = RESULTS) -> Sequence[tuple[int, Figures]]:
    """The runs that are kept, by size."""
    files = sorted(folder.glob("*.json"), key=lambda file: int(file.stem))
    return [(int(file.stem), json.loads(file.read_text(encoding="utf-8"))) for file in files]
