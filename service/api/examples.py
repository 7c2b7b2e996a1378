"""The corpus's own examples: requests that are worth showing, run as tests, shown in the contract.

They stand in `examples.toml` in the corpus's folder, since they name its people and places:

    [[example]]
    operation = "verify_statement"   # the operation's id in the contract
    name = "disputed"                # unique in its operation
    summary = "Two sides, two figures"
    body = { statement = "..." }     # or query = { q = "..." }, or path = { document_id = "..." }
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from service.errors import CorpusError
from service.lexicon import read_toml

FILE = "examples.toml"


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One request: the operation it is for and what it sends."""

    operation: str
    name: str
    summary: str
    body: dict[str, Any] = {}
    query: dict[str, str] = {}
    path: dict[str, str] = {}


def load_examples(folder: Path) -> tuple[Example, ...]:
    """Return the examples of the corpus in file order, none where it has no such file.

    Raises CorpusError where an entry is wrong.
    """
    path = folder / FILE
    if not path.exists():
        return ()
    try:
        file = msgspec.convert(read_toml(path, CorpusError), dict[str, tuple[Example, ...]])
    except msgspec.ValidationError as problem:
        raise CorpusError(f"{FILE}: {problem}") from None
    if unknown := sorted(set(file) - {"example"}):
        raise CorpusError(f"{FILE}: unknown table {unknown[0]!r}; expected example")
    return file.get("example", ())


def of_operation(examples: tuple[Example, ...], operation: str) -> Mapping[str, Example]:
    """Return the examples of one operation by name."""
    return {example.name: example for example in examples if example.operation == operation}
