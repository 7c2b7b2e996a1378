"""What a reader sees: the record at one moment, and a search index that fits it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from service.domain import Claim, CorpusState
from service.errors import IndexUnavailable
from service.index.embedded.claims import Decoded, decoded_claims, decoded_outlines
from service.index.embedded.connections import Connections
from service.index.embedded.following import Follower
from service.index.embedded.record import Lag, read_frequencies, read_lag, read_stamp, read_state
from service.index.embedded.search import DamageError, View
from service.index.rarity import rate_rarity
from service.outlines import Outline

UP_TO_DATE = Lag((), 0)


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
    claims: Decoded[Claim]
    outlines: Decoded[Outline]
    counted: dict[str, int] = field(default_factory=dict)

    def fetch(self, keys: Sequence[int]) -> list[Claim]:
        """The claims with these keys, all of which the record must have, in their order."""
        return self.claims.fetch(self.connection, keys)

    def outline(self, keys: Sequence[int]) -> list[Outline]:
        """The same claims in outline."""
        return self.outlines.fetch(self.connection, keys)

    def count(self, terms: Sequence[str]) -> Mapping[str, int]:
        """In how many claims each of the terms stands, 0 for none; counted once while this is looked at."""
        asked = [term for term in terms if term not in self.counted]
        if asked:
            self.counted.update(dict.fromkeys(asked, 0) | read_frequencies(self.connection, asked))
        return self.counted

    def rate_rarity(self, term: str) -> float:
        """How telling the term is among all claims; always positive, greatest for an unknown one."""
        known = self.counted.get(term)
        return rate_rarity(self.count([term])[term] if known is None else known, self.state.claims)


class Reader:
    """Opens sights. Within one, all that its thread reads is of the same moment."""

    def __init__(self, connections: Connections, follower: Follower, score_all: int) -> None:
        self._connections = connections
        self._follower = follower
        self._score_all = score_all
        self._claims, self._outlines = decoded_claims(), decoded_outlines()
        self._here = threading.local()

    @property
    def around(self) -> Sight | None:
        """The sight this thread is in, if it is in one."""
        return getattr(self._here, "sight", None)

    @contextmanager
    def sight(self) -> Iterator[Sight]:
        """The sight this thread is in, or else a new one. Raises IndexUnavailable."""
        if around := self.around:
            yield around
            return
        with self._connections.reading() as connection:
            view = self._follower.view_at(read_stamp(connection))
            if view is not None:  # as nearly always: nothing was written since the last look
                with self._inside(connection, view, UP_TO_DATE) as sight:
                    yield sight
                return
        view = self._follower.view()
        with self._connections.reading() as connection:
            lag = read_lag(connection, view.stamp)
            if lag is None:
                raise IndexUnavailable("the record was replaced while it was read")
            with self._inside(connection, view, lag) as sight:
                yield sight

    @contextmanager
    def _inside(self, connection: sqlite3.Connection, view: View, lag: Lag) -> Iterator[Sight]:
        state = read_state(connection)
        whole = state.claims < self._score_all
        self._here.sight = Sight(connection, state, view, lag, whole, self._claims, self._outlines)
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
        if around := self.around:
            yield around.connection
            return
        with self._connections.reading() as connection:
            yield connection
