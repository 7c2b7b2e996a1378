"""What a reader sees: the record at one moment, and a search index that fits it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from service.domain import Claim, CorpusState
from service.errors import IndexUnavailable
from service.index.embedded.claims import DecodedClaims
from service.index.embedded.connections import Connections
from service.index.embedded.following import Follower
from service.index.embedded.record import Lag, read_lag, read_state
from service.index.embedded.search import DamageError, View
from service.index.rarity import rate_rarity


@dataclass(frozen=True, slots=True)
class Sight:
    """The record at one moment; the search index at that moment or, by `lag`, before it.

    `whole` says that the corpus is small enough to score every claim.
    """

    connection: sqlite3.Connection
    state: CorpusState
    view: View
    lag: Lag
    whole: bool
    decoded: DecodedClaims

    def fetch(self, keys: Sequence[int]) -> list[Claim]:
        """The claims with these keys, all of which the record must have, in their order."""
        return self.decoded.fetch(self.connection, keys)

    def rate_rarity(self, term: str) -> float:
        """How telling the term is among all claims; always positive, greatest for an unknown one."""
        row = self.connection.execute("SELECT claims FROM terms WHERE term = ?", (term,)).fetchone()
        return rate_rarity(row[0] if row else 0, self.state.claims)


class Reader:
    """Opens sights. Within one, all that its thread reads is of the same moment."""

    def __init__(self, connections: Connections, follower: Follower, score_all: int) -> None:
        self._connections = connections
        self._follower = follower
        self._score_all = score_all
        self._decoded = DecodedClaims()
        self._here = threading.local()

    @contextmanager
    def sight(self) -> Iterator[Sight]:
        """The sight this thread is in, or else a new one. Raises IndexUnavailable."""
        around: Sight | None = getattr(self._here, "sight", None)
        if around:
            yield around
            return
        view = self._follower.view()
        with self._connections.reading() as connection:
            lag = read_lag(connection, view.stamp)
            if lag is None:
                raise IndexUnavailable("the record was replaced while it was read")
            state = read_state(connection)
            whole = state.claims < self._score_all
            self._here.sight = Sight(connection, state, view, lag, whole, self._decoded)
            try:
                yield self._here.sight
            except DamageError as problem:
                self._follower.suspect()
                raise IndexUnavailable(f"the search index is damaged: {problem}") from problem
            finally:
                self._here.sight = None

    @contextmanager
    def record(self) -> Iterator[sqlite3.Connection]:
        """The record alone, as of the sight this thread is in, or else of now."""
        around: Sight | None = getattr(self._here, "sight", None)
        if around:
            yield around.connection
            return
        with self._connections.reading() as connection:
            yield connection
