"""What an entry of `concepts.toml` and `things.toml` may hold."""

from __future__ import annotations

from typing import Any

from service.errors import LexiconError

FLAGS = {"needs_object", "ergative", "begins", "once"}
WITH = ("with_object", "with_subject")
LIST_KEYS = {"verbs", "nouns", "adjectives", "passives", "implies", "opposite", "excludes", *WITH}


def check_entry(file: str, concept: str, entry: Any, *, taken: bool) -> None:
    """Raises LexiconError for an entry that is no table of word lists, or one that stands there twice."""
    where = f"{file}: {concept}"
    if taken:
        raise LexiconError(f"{where}: this concept stands in the lists twice")
    if not isinstance(entry, dict):
        raise LexiconError(f"{where}: expected a table of word lists")
    for key, value in entry.items():
        if key in FLAGS and isinstance(value, bool):
            continue
        if key not in LIST_KEYS:
            raise LexiconError(f"{where}: unknown key {key!r}")
        if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
            raise LexiconError(f"{where}: {key} must be a list of words")
