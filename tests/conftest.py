"""What every test may use: the seed corpus, loaded once."""

from pathlib import Path

import pytest

from service.lexicon.corpus import Corpus, load_corpus

PROJECT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def seed_corpus() -> Corpus:
    return load_corpus(PROJECT / "seeds")
