"""Counts in the memory of one process, for the rate limit: small, bounded, and without a thread.

The library's own starts a thread for every request that finds none, to throw old counts away, which
costs more than all the rest of the web layer. Here a count is thrown away when a new one needs its
place.
"""

import threading
import time

from limits.storage import Storage

MOST_KEPT = 100_000
"""Clients counted at a time, some 20 MB. When more come within one period, all begin anew: a crowd
of addresses as large is not held off by counting each."""


class Counters(Storage):
    """Implements limits' `Storage` for fixed windows."""

    STORAGE_SCHEME = ["process"]  # noqa: RUF012 - the library's own way to register it

    def __init__(self, uri: str | None = None, wrap_exceptions: bool = False, **_: str) -> None:
        super().__init__(uri, wrap_exceptions=wrap_exceptions)
        self._kept: dict[str, tuple[int, float]] = {}
        self._lock = threading.Lock()

    @property
    def base_exceptions(self) -> type[Exception]:
        """What can go wrong here: nothing that is not a mistake of ours."""
        return ValueError

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Add to a count that lives so many seconds from its first; return what it is then."""
        now = time.time()
        with self._lock:
            count, ends = self._kept.get(key, (0, 0.0))
            if ends <= now:
                self._make_room(now)
                count, ends = 0, now + expiry
            self._kept[key] = (count + amount, ends)
        return count + amount

    def _make_room(self, now: float) -> None:
        if len(self._kept) >= MOST_KEPT:
            self._kept = {key: kept for key, kept in self._kept.items() if kept[1] > now}
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()

    def get(self, key: str) -> int:
        """Return a count, 0 where its time is over."""
        count, ends = self._kept.get(key, (0, 0.0))
        return count if ends > time.time() else 0

    def get_expiry(self, key: str) -> float:
        """Return when a count ends, now where there is none."""
        return max(self._kept.get(key, (0, 0.0))[1], time.time())

    def check(self) -> bool:
        """Return True: memory is there."""
        return True

    def reset(self) -> int:
        """Forget everything; return how much that was."""
        with self._lock:
            forgotten = len(self._kept)
            self._kept.clear()
        return forgotten

    def clear(self, key: str) -> None:
        """Forget one count."""
        with self._lock:
            self._kept.pop(key, None)
