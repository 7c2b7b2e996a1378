"""Every backend runs the same tests: add its name to BACKENDS and a way to open it to `open_at`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from service.index import SCORE_ALL, ClaimIndex, open_index

BACKENDS = {"embedded": SCORE_ALL, "embedded, by search alone": 0}

OpenIndex = Callable[..., ClaimIndex]


@pytest.fixture(params=BACKENDS)
def open_at(request: pytest.FixtureRequest) -> Iterator[OpenIndex]:
    """Opens an index of the backend in a folder; all that a test opens is closed after it."""
    with ExitStack() as opened:

        def open_one(folder: Path, extractor: str = "") -> ClaimIndex:
            index = open_index(folder, extractor, score_all=BACKENDS[request.param])
            return opened.enter_context(closing(index))

        yield open_one


@pytest.fixture
def index(open_at: OpenIndex, tmp_path: Path) -> ClaimIndex:
    """An empty index."""
    return open_at(tmp_path / "index")
