"""Keeping the search index after the record: at the start, after each write and before each read.

A writer commits to the record, then to the index; who writes a single document has answered before.
A reader in between sees the index lag by the documents just written; it takes their claims from the
record beside those it finds, so that nobody waits for a commit and a document shows at once and whole.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from service.errors import IndexUnavailable
from service.index.embedded.claims import claims_of
from service.index.embedded.connections import Connections
from service.index.embedded.deferring import Deferred
from service.index.embedded.rebuilding import Tell, rebuild
from service.index.embedded.record import Stamp, forget_changes, read_lag, read_stamp
from service.index.embedded.search import DamageError, SearchIndex, View

LOGGER = logging.getLogger(__name__)

MAX_LAG = 2_000
"""Claims that a reader takes from the record beside the index; scoring them costs 9 ms a statement.

More than that is a great load under way, or one whose writer died: the reader waits or catches up.
"""


class Follower:
    """One process's view of the search index, which follows the record."""

    def __init__(self, connections: Connections, search: SearchIndex, tell: Tell) -> None:
        self._connections = connections
        self._search = search
        self._tell = tell
        self._suspected = True
        self.follow = Deferred(self._follow)

    def start(self) -> None:
        """Checks the files, rebuilds the index where need be, and leaves no lag behind."""
        if self.view().stamp != self._read_stamp():
            self.catch_up()

    def view_at(self, stamp: Stamp) -> View | None:
        """The index at this very moment of the record, if that is what this process holds."""
        view = self._search.view
        return view if view and view.stamp == stamp and not self._suspected else None

    def view(self) -> View:
        """The index at a moment no later than now and at most MAX_LAG claims behind the record."""
        if self._suspected:
            self._inspect()
        view = self._search.view
        if view and view.stamp == self._read_stamp():
            return view
        try:
            # Before the snapshot: the record is written first, so a view taken first is never ahead.
            view = self._search.refresh()
        except DamageError:
            return self.catch_up()
        with self._connections.reading() as connection:
            lag = read_lag(connection, view.stamp)
        return self.catch_up() if lag is None or lag.claims > MAX_LAG else view

    def _follow(self) -> None:
        """In a thread that has nobody to tell: what it leaves undone the next write or reader does."""
        try:
            self.catch_up()
        except IndexUnavailable as problem:
            LOGGER.warning("the search index stays behind the record: %s", problem)

    def suspect(self) -> None:
        """Has the files checked, and the index rebuilt where need be, before the next view."""
        self._suspected = True

    def catch_up(self) -> View:
        """The index brought to where the record is, by this process if no other has done it."""
        with self._turn() as connection:
            try:
                self._update(connection)
            except DamageError:
                self._rebuild(connection)
                self._update(connection)
            return self._search.refresh()

    def _inspect(self) -> None:
        if self._search.is_damaged():
            with self._turn() as connection:
                # Again, now that nobody writes: a merge may have taken a file away meanwhile.
                if self._search.is_damaged():
                    self._rebuild(connection)
        self._suspected = False

    def _rebuild(self, connection: sqlite3.Connection) -> None:
        rebuild(self._search.folder, connection, self._tell)
        self._search.forget()

    def _update(self, connection: sqlite3.Connection) -> None:
        lag = read_lag(connection, self._search.refresh().stamp)
        if lag is None:
            raise DamageError("the search index is of no moment that the record remembers")
        if lag.document_ids:
            claims = claims_of(connection, lag.document_ids)
            self._search.update(read_stamp(connection), lag.document_ids, claims)
            forget_changes(connection)

    def _read_stamp(self) -> Stamp:
        with self._connections.reading() as connection:
            return read_stamp(connection)

    @contextmanager
    def _turn(self) -> Iterator[sqlite3.Connection]:
        try:
            with self._connections.writing() as connection:
                yield connection
        except DamageError as problem:
            self._suspected = True
            raise IndexUnavailable(f"the search index cannot be built: {problem}") from problem
