"""Draws how cost grows with the corpus, as small SVG files beside docs/performance.md."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from benchmarks.labels import ROOT
from benchmarks.scale.figures import Figures, read_figures

FOLDER = ROOT / "docs" / "performance"

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 320, 60, 150, 34, 40
COLOURS = ("#0b5394", "#b45309", "#38761d", "#741b47", "#444444")

PLOTS = {
    "stages": (
        "One verification by stage, median ms of a core",
        ("read statement", "candidates", "scoring", "findings", "dump"),
        "{} p50, ms",
    ),
    "rivals": (
        "One search, median ms of a core",
        ("candidates", "SQLite FTS5, bm25", "rapidfuzz, token_set_ratio"),
        "{} p50, ms",
    ),
    "bytes": ("On disk, MB", ("search index", "record"), "{}, MB"),
}

Runs = Sequence[tuple[int, Figures]]


def write_plots(folder: Path = FOLDER) -> None:
    """All plots, from the figures that are kept."""
    runs = read_figures()
    folder.mkdir(exist_ok=True)
    for name, (title, series, key) in PLOTS.items():
        lines = {one: [(size, figures[key.format(one)]) for size, figures in runs] for one in series}
        (folder / f"{name}.svg").write_text("\n".join(draw(title, lines)) + "\n", encoding="utf-8")


def draw(title: str, lines: dict[str, list[tuple[int, float]]]) -> Iterator[str]:
    """A plot with a line for each series, both axes by powers of ten."""
    sizes = [size for line in lines.values() for size, _ in line]
    values = [max(value, 1e-3) for line in lines.values() for _, value in line]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)) + 1e-9)
    first, last = math.log10(min(sizes)), max(math.log10(max(sizes)), math.log10(min(sizes)) + 1)

    def across(size: float) -> float:
        return LEFT + (math.log10(size) - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def down(value: float) -> float:
        share = (math.log10(max(value, 1e-3)) - low) / max(high - low, 1)
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)

    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-size="12"'
    yield f' font-family="sans-serif"><title>{escape(title)}</title>'
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    yield f'<text x="{LEFT}" y="20">{escape(title)}</text>'
    for power in range(low, high + 1):
        y = down(10.0**power)
        yield f'<path d="M{LEFT} {y:.0f}H{WIDTH - RIGHT}" stroke="#ddd"/>'
        yield f'<text x="{LEFT - 6}" y="{y + 4:.0f}" text-anchor="end">{10.0**power:g}</text>'
    for size in sorted(set(sizes)):
        yield f'<text x="{across(size):.0f}" y="{HEIGHT - 18}" text-anchor="middle">{size:,}</text>'
    yield f'<text x="{WIDTH - RIGHT}" y="{HEIGHT - 3}" text-anchor="end">claims</text>'
    for colour, (name, line) in zip(COLOURS, lines.items(), strict=False):
        points = " ".join(f"{across(size):.1f},{down(value):.1f}" for size, value in line)
        yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'
        size, value = line[-1]
        label = f"{escape(name.split(',')[0])} {value:.3g}"
        yield f'<text x="{across(size) + 6:.0f}" y="{down(value) + 4:.0f}" fill="{colour}">{label}</text>'
    yield "</svg>"
