"""Names the extractor: what decides which claims a text has."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from service.extraction.model import MODEL
from service.lexicon.corpus import Corpus

PACKAGE = Path(__file__).parent.parent
TABLES = ("sides.toml", "speakers.toml", "variants.toml")


def extractor_version(corpus: Corpus) -> str:
    """16 hex digits that change with the reading code, its word lists, the model or the tables.

    Made of the files themselves, so that no change can be forgotten; the same on every machine.
    """
    digest = hashlib.sha256(_code_digest().encode())
    for name in TABLES:
        digest.update((corpus.folder / name).read_bytes())
    return digest.hexdigest()[:16]


@cache
def _code_digest() -> str:
    digest = hashlib.sha256(f"{version(MODEL)} {version('spacy')}".encode())
    for path in _files():
        digest.update(path.relative_to(PACKAGE).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    yield PACKAGE / "domain.py"
    for folder in ("extraction", "lexicon"):
        yield from sorted(path for path in (PACKAGE / folder).rglob("*") if path.suffix in (".py", ".toml"))
