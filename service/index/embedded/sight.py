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
from service.index.embedded.record import Lag, read_frequencies, read_lag, read_state
from service.index.embedded.search import DamageError, View
from service.index.rarity import rate_rarity
from service.outlines import Outline


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
        return rate_rarity(self.count([term])[term], self.state.claims)


class Reader:
    """Opens sights. Within one, all that its thread reads is of the same moment."""

    def __init__(self, connections: Connections, follower: Follower, score_all: int) -> None:
        self._connections = connections
        self._follower = follower
        self._score_all = score_all
        self._claims, self._outlines = decoded_claims(), decoded_outlines()
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
        around: Sight | None = getattr(self._here, "sight", None)
        if around:
            yield around.connection
            return
        with self._connections.reading() as connection:
            yield connection
