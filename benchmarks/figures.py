"""How fast figures and days are read: words a second of one core, by sentence and by article.

    python -m benchmarks.figures [FOLDER]

reads every *.txt below the folder (default: the seed articles) and prints the best of five runs.
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from service.extraction.dates import find_days
from service.extraction.quantities import find_quantities

RUNS = 5
LEAST_WORDS = 20_000
PUBLISHED_ON = date(2024, 8, 20)


def read_both(text: str) -> None:
    find_quantities(text)
    find_days(text, PUBLISHED_ON)


READERS: dict[str, Callable[[str], object]] = {
    "figures": find_quantities,
    "days": lambda text: find_days(text, PUBLISHED_ON),
    "both": read_both,
}


def words_per_second(read: Callable[[str], object], texts: list[str]) -> float:
    """The best of the runs, in processor time."""
    words = sum(len(text.split()) for text in texts)
    repeats = LEAST_WORDS // max(words, 1) + 1
    best = 0.0
    for _ in range(RUNS):
        began = time.process_time()
        for _ in range(repeats):
            for text in texts:
                read(text)
        best = max(best, words * repeats / (time.process_time() - began))
    return best


def main(folder: str = "seeds/articles") -> None:
    articles = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).rglob("*.txt"))]
    lines = [line for article in articles for line in article.splitlines() if line.strip()]
    print(f"{'':10}{'by line':>14}{'by article':>14}   words a second")
    for name, read in READERS.items():
        print(f"{name:10}{words_per_second(read, lines):14,.0f}{words_per_second(read, articles):14,.0f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
