"""Word lists: of the language (TOML files beside these modules) and of one corpus (its folder).

Every list has one module that loads it, checks it and offers it as a frozen type.
"""

import tomllib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from service.errors import ClaimsideError, LexiconError

Lists = TypeVar("Lists", bound=msgspec.Struct)


def read_toml(path: Path, error: type[ClaimsideError]) -> dict[str, Any]:
    """The tables of a TOML file; a missing, unreadable or malformed one raises `error`, naming it."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise error(f"{path.name}: no such file in {path.parent}") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise error(f"{path.name}: {problem}") from None


def read_lists(path: Path, kind: type[Lists]) -> Lists:
    """The file of lists as its type has them. Raises LexiconError naming the file and what is wrong in it."""
    try:
        return msgspec.convert(read_toml(path, LexiconError), kind)
    except msgspec.ValidationError as problem:
        raise LexiconError(f"{path.name}: {problem}") from None
