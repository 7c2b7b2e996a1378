"""Asks the shipped model about labelled statements that came after it was made, and so are new to it.

`python -m training.left_out` adds its answers to `left_out.tsv`, five minutes of a core for 500 statements.
With `--all` it is asked about the other statements' new matches, too, which a change of their order brings:
it has learnt those statements, but not beside these claims.
Whoever makes the model anew has no need of this: `training.inference` asks about all of them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from service.inference import Inferred, open_inference
from service.verification.traits import Reads, premise_of
from training.cases import LeftOut, Unknown, add_left_out, read_left_out
from training.matches import MATCHES, read_matched

FEW = 5
"""Matches of which no model was asked, below which a statement is not new: its claims have moved."""

Answer = tuple[str, str, Inferred]
"""A claim as the model reads it, the statement, and what the model says."""


def ask_about_new(
    pairs: Iterable[tuple[str, list[str]]], known: LeftOut, inference: Reads, least: int = FEW
) -> Iterator[Answer]:
    """What the model says to each statement that is new, beside all its claims that are."""
    for statement, premises in pairs:
        new = [premise for premise in premises if not _knows(known, premise, statement)]
        if len(new) >= least:
            yield from ((premise, statement, inference.read(premise, statement)) for premise in new)


def _knows(known: LeftOut, premise: str, statement: str) -> bool:
    try:
        known.read(premise, statement)
    except Unknown:
        return False
    return True


def main() -> None:
    """Ask, and add the answers to the file."""
    parser = argparse.ArgumentParser(prog="python -m training.left_out", description=main.__doc__)
    parser.add_argument("--all", action="store_true", help="also about new matches of old statements")
    least = 1 if parser.parse_args().all else FEW
    pairs = (
        (matched.case.text, [premise_of(near.claim) for near in matched.nearest])
        for matched in read_matched(MATCHES)
    )
    add_left_out(ask_about_new(pairs, read_left_out(), open_inference(), least))


if __name__ == "__main__":
    main()
