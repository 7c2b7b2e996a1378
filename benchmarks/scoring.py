"""What scoring costs: `python -m benchmarks.scoring` prints milliseconds of CPU for 100 and 1,000 claims."""

from __future__ import annotations

import random
import string
from statistics import quantiles
from time import thread_time

from service.index.scoring import score

TERMS = 15
"""Terms a claim and a statement, about those of a news sentence."""

VOCABULARY = 50_000
ROUNDS = 200


def make_claims(count: int, chance: random.Random) -> list[tuple[str, ...]]:
    """The terms of claims: made-up words that are as unequally frequent as words are (Zipf)."""
    words = [_make_word(chance) for _ in range(VOCABULARY)]
    weights = [1 / rank for rank in range(1, VOCABULARY + 1)]
    drawn = chance.choices(words, weights, k=TERMS * count)
    return [tuple(drawn[n::count]) for n in range(count)]


def _make_word(chance: random.Random) -> str:
    return "".join(chance.choices(string.ascii_lowercase, k=chance.randint(3, 11)))


def measure(claims: list[tuple[str, ...]], terms: tuple[str, ...]) -> tuple[float, float]:
    """The first and second quartile of the CPU milliseconds that scoring the claims takes."""
    times = []
    for _ in range(ROUNDS):
        start = thread_time()
        score(terms, claims, lambda term: 1.0 + len(term))
        times.append(1_000 * (thread_time() - start))
    quick, middle, _ = quantiles(times, n=4)
    return quick, middle


def run() -> None:
    chance = random.Random(20_240_820)
    claims = make_claims(1_000, chance)
    terms = claims[0]
    different = len({term for claim in claims for term in claim})
    print(f"{different} different terms in 1,000 claims of {TERMS}")
    for count in (100, 1_000):
        quick, middle = measure(claims[:count], terms)
        print(f"{count:>5} claims: {middle:.2f} ms (a quarter of the runs below {quick:.2f})")


if __name__ == "__main__":
    run()
