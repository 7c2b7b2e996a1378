"""What may wait a moment, so that it is done once for all who ask for it meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, Timer

MOMENT = 0.5
"""Seconds: long enough for a commit of 60 to 200 ms to take in the writes that come while it lasts."""


class Deferred:
    """Something that is done in a thread of its own; the interpreter does not end before it is."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._work = work
        self._lock = Lock()
        self._waiting: Timer | None = None
        self._begun: Timer | None = None

    def ask(self) -> None:
        """Has it done in a MOMENT, with what others ask for until then."""
        with self._lock:
            if self._waiting is None:
                self._waiting = Timer(MOMENT, self._begin)
                self._waiting.start()

    def _begin(self) -> None:
        with self._lock:
            self._waiting, self._begun = None, self._waiting
        self._work()

    def finish(self) -> None:
        """Returns when nothing is waiting or under way; what waits is done now."""
        with self._lock:
            waiting, self._waiting = self._waiting, None
            begun = self._begun
        if begun is not None:
            begun.join()
        if waiting is not None:
            waiting.cancel()
            self._work()
