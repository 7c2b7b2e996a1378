"""Making the search index anew, beside the old one, which stays in use until the new one is whole.

Every STEP claims what is done is committed with a mark: whoever is stopped goes on from there. What
was written to the record meanwhile is caught up with afterwards, from the moment at which it began.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import tantivy

from service.index.embedded.claims import claims_behind
from service.index.embedded.damage import is_damaged
from service.index.embedded.record import Stamp, count_claims, read_lag, read_stamp, read_state
from service.index.embedded.search import (
    HEAP,
    MARK,
    SCHEMA,
    STAMP,
    DamageError,
    commit,
    damage_reported,
    make_claim,
    open_folder,
    read_note,
)

STEP = 200_000
"""Claims a commit: a stop loses four seconds, and a million claims are five segments to search in."""

Tell = Callable[[int, int], None]
"""Called with how many claims are in the new index, of how many."""


def rebuild(folder: Path, connection: sqlite3.Connection, tell: Tell) -> None:
    """Puts an index of all claims in place of the folder's. Raises DamageError where it cannot be written.

    The connection must have the record's turn.
    """
    beside = folder.with_suffix(".new")
    with damage_reported():
        index, begun, last = _begun(beside, connection)
        _fill(index, begun, last, connection, tell)
        shutil.rmtree(folder, ignore_errors=True)
        beside.rename(folder)


def _begun(beside: Path, connection: sqlite3.Connection) -> tuple[tantivy.Index, Stamp, int]:
    """The unfinished index that a stop left, the record's moment at its begin and the last key in it."""
    try:
        with damage_reported():
            index = open_folder(beside)
            generation, token, key = read_note(index.searcher(), MARK)
            begun = Stamp(int(generation), token)
        if not is_damaged(beside) and read_lag(connection, begun) is not None:
            return index, begun, int(key)
    except DamageError:
        pass  # none was left, or none that can be gone on with
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    return tantivy.Index(SCHEMA, str(beside)), read_stamp(connection), 0


def _fill(index: tantivy.Index, begun: Stamp, last: int, connection: sqlite3.Connection, tell: Tell) -> None:
    claims = read_state(connection).claims
    done = count_claims(connection, last)
    tell(done, claims)
    writer = index.writer(HEAP, 1)
    try:
        writer.garbage_collect_files()
        for number, claim in enumerate(claims_behind(connection, last), start=1):
            writer.add_document(make_claim(claim))
            if number % STEP == 0:
                commit(writer, MARK, *begun, claim.key)
                tell(done + number, claims)
        commit(writer, STAMP, *begun)
        tell(claims, claims)
    finally:
        writer.wait_merging_threads()
