"""Loads `neighbours.toml`: acts by which news tells of one happening in different words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping
from pathlib import Path

import msgspec

from service.errors import LexiconError
from service.lexicon import read_lists

Groups = Mapping[str, frozenset[str]]
"""For each concept those that stand beside it in a group."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    groups: tuple[str, ...]
    counted_apart: tuple[str, ...] = ()
    close: tuple[str, ...] = ()


def read_neighbours(path: Path, concepts: Container[str]) -> tuple[Groups, Groups, Groups]:
    """The neighbours, those of them that are close, and those that are counted apart.

    Raises LexiconError naming the file, and the group that holds another word than a concept.
    """
    file = read_lists(path, _File)
    lists = ((*file.groups, *file.close), file.close, file.counted_apart)
    near, close, apart = (_joined(path.name, one, concepts) for one in lists)
    return near, close, apart


def _joined(name: str, groups: tuple[str, ...], concepts: Container[str]) -> Groups:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in groups:
        group = line.split()
        for concept in group:
            if concept not in concepts:
                raise LexiconError(f"{name}: {line!r} names no concept: {concept!r}")
            found[concept].update(other for other in group if other != concept)
    return {concept: frozenset(others) for concept, others in found.items()}
