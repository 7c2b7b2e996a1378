"""A process that writes in rounds, to be killed by the tests: `python -m ... FOLDER [ROUNDS]`.

Every round replaces all documents at once with texts, claims and terms of that round, then prints
its number. A reader that sees two rounds at one time has seen half a write.
"""

from __future__ import annotations

import sys
from contextlib import closing
from itertools import count
from pathlib import Path

from service.domain import Claim, Document
from service.index import ClaimIndex, open_index
from tests.index.library import write_entry

DOCUMENTS = ("d0", "d1", "d2")


def write_round(number: int) -> list[tuple[Document, list[Claim]]]:
    """The documents of a round, with one to four claims each."""
    terms = [["farm", f"round {number}"]] * (1 + number % 4)
    return [write_entry(name, *terms, text=f"round {number}") for name in DOCUMENTS]


def find_round(index: ClaimIndex) -> int:
    """The round that the index holds, -1 if none; fails unless it holds all of it and nothing else."""
    with index.reading() as state:
        texts = {index.document(source.document_id).text for source, _ in index.documents()}
        if not texts:
            assert (state.documents, state.claims) == (0, 0)
            return -1
        [text] = texts
        number = int(text.removeprefix("round "))
        expected = [claim for _, claims in write_round(number) for claim in claims]
        assert (state.documents, state.claims) == (len(DOCUMENTS), len(expected))
        found = index.candidates([text, "farm"])
        assert sorted(claim.id for claim in found) == sorted(claim.id for claim in expected)
        assert {claim.terms for claim in found} == {("farm", text)}
        assert [index.claim(claim.id) for claim in expected] == expected
    return number


def run(folder: Path, last: int | None = None) -> None:
    with closing(open_index(folder, score_all=0)) as index:
        for number in count(find_round(index) + 1):
            index.put(write_round(number))
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()
            if number == last:
                return


if __name__ == "__main__":
    run(Path(sys.argv[1]), *map(int, sys.argv[2:]))
