"""Connections to the record: one thread's at a time, one process's for ever.

SQLite keeps its locks in the process that took them, so a connection must not be carried over a
fork, nor may a forked process open one while it still has a parent's. All idle ones are therefore
closed before every fork of this process (gunicorn preloads, then forks) and opened again when
wanted.
"""

from __future__ import annotations

import os
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from service.errors import IndexUnavailable

WRITE_WAIT = 30.0
"""Seconds a writer waits for the one before it; rebuilding the search index takes 16 per million claims."""


class Connections:
    """Snapshots of one record for readers, turns for writers, safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: list[sqlite3.Connection] = []
        self._process = os.getpid()
        self._closed = False
        _OPEN.add(self)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees the record as it is at its first query, whatever is written meanwhile."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The one connection of all processes that may write; commits at the end, rolls back on an error."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    def close(self) -> None:
        """Ends it for this process; connections in use close when given back."""
        self._closed = True
        self.close_idle()

    def close_idle(self) -> None:
        """Closes the connections that no thread holds; the next reader opens one."""
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        try:
            connection = self._take()
            try:
                with connection:
                    connection.execute(begin)
                    yield connection
            finally:
                self._give_back(connection)
        except sqlite3.DatabaseError as problem:
            if isinstance(problem, _OWN_MISTAKES):
                raise
            raise IndexUnavailable(f"the record {self._path.name} cannot be used: {problem}") from problem

    def _take(self) -> sqlite3.Connection:
        if self._closed:
            raise IndexUnavailable("the index is closed")
        if self._process != os.getpid():
            _INHERITED.append(self._idle)
            self._idle, self._process = [], os.getpid()
        try:
            return self._idle.pop()
        except IndexError:
            return connect(self._path)

    def _give_back(self, connection: sqlite3.Connection) -> None:
        if self._closed:
            connection.close()
        else:
            self._idle.append(connection)


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the file, which must exist, with every commit on disk before it returns."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=WRITE_WAIT,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA synchronous = FULL")
    return connection


_OWN_MISTAKES = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InternalError, sqlite3.DataError)

_OPEN: weakref.WeakSet[Connections] = weakref.WeakSet()

_INHERITED: list[list[sqlite3.Connection]] = []
"""A parent's connections, where a fork went past Python's hooks: kept, since closing them drops locks."""


def _close_before_fork() -> None:
    for connections in list(_OPEN):
        connections.close_idle()


os.register_at_fork(before=_close_before_fork)
