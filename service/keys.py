"""API keys: who may write, and who may read where reading needs a key. Kept in a file of their own.

A key is `claimside_ID_SECRET`. The file holds the id and a hash of the secret, so a stolen file
opens nothing; the key itself is shown once, when it is made. The file lies beside the record and is
read for every request that sends a key, so a key that is made or revoked counts at once, in every
process.
"""

from __future__ import annotations

import hmac
import re
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from service.errors import KeysUnavailable, NotFound

FILE = "keys.sqlite3"

SECRET_BYTES = 32
"""Far beyond guessing, which is why one plain SHA-256 is enough: slow hashes are for passwords, that
people choose and others can guess; here they would only cost every request tens of milliseconds."""

SHAPE = re.compile(r"claimside_([0-9a-f]{12})_([A-Za-z0-9_-]{43})", re.ASCII)
NOBODY = sha256(b"").digest()
"""Compared with where no key has the id, so that the time taken does not tell which ids there are."""

WAIT_SECONDS = 10.0
TABLE = """CREATE TABLE IF NOT EXISTS keys (id TEXT PRIMARY KEY, name TEXT NOT NULL, scope TEXT NOT NULL,
                                            digest BLOB NOT NULL, made_on TEXT NOT NULL, revoked_on TEXT)"""


class Scope(StrEnum):
    """What a key is good for; writing includes reading."""

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class Key:
    """What is known of a key, the secret apart. Days are in UTC."""

    id: str
    name: str
    scope: Scope
    made_on: date
    revoked_on: date | None = None


class KeyStore:
    """The keys in one folder. Threads and processes may share it; no file means no keys."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def create(self, name: str, scope: Scope) -> tuple[Key, str]:
        """Makes a key; what comes second is shown to its owner and kept nowhere."""
        key = Key(secrets.token_hex(6), name, scope, _today())
        secret = secrets.token_urlsafe(SECRET_BYTES)
        self._make_file()
        with self._open() as connection:
            row = (key.id, name, scope.value, _digest(secret), key.made_on.isoformat(), None)
            connection.execute("INSERT INTO keys VALUES (?, ?, ?, ?, ?, ?)", row)
        return key, f"claimside_{key.id}_{secret}"

    def find(self, sent: str) -> Key | None:
        """The key that was sent, unless there is none such or it is revoked."""
        shape = SHAPE.fullmatch(sent)
        if not shape:
            return None
        key_id, secret = shape.groups()
        known, digest = next(iter(self._read("WHERE id = ?", key_id)), (None, NOBODY))
        if not hmac.compare_digest(digest, _digest(secret)) or known is None or known.revoked_on:
            return None
        return known

    def every(self) -> list[Key]:
        """Every key ever made, the oldest first."""
        return [key for key, _ in self._read("ORDER BY made_on, rowid")]

    def revoke(self, key_id: str) -> None:
        """Makes the key useless from now on; one that is revoked stays so. Raises NotFound."""
        if not any(key.id == key_id for key in self.every()):
            raise NotFound("key", key_id)
        with self._open() as connection:
            connection.execute(
                "UPDATE keys SET revoked_on = ? WHERE id = ? AND revoked_on IS NULL",
                (_today().isoformat(), key_id),
            )

    def _read(self, which: str, *values: str) -> list[tuple[Key, bytes]]:
        if not self._path.exists():
            return []
        query = f"SELECT id, name, scope, made_on, revoked_on, digest FROM keys {which}"  # noqa: S608 - ours
        with self._open() as connection:
            return [
                (Key(key_id, name, Scope(scope), date.fromisoformat(made_on), _day(revoked_on)), digest)
                for key_id, name, scope, made_on, revoked_on, digest in connection.execute(query, values)
            ]

    def _make_file(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # Before SQLite makes it: its journals take the file's rights over.
            self._path.touch(mode=0o600)
        except OSError as problem:
            raise KeysUnavailable(f"{self._path}: {problem.strerror}") from problem
        with self._open() as connection:
            connection.execute(TABLE)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection for one piece of work: it takes 0.1 ms, and none is ever carried over a fork."""
        address = f"{self._path.absolute().as_uri()}?mode=rw"
        try:
            with closing(sqlite3.connect(address, uri=True, timeout=WAIT_SECONDS)) as connection, connection:
                yield connection
        except sqlite3.DatabaseError as problem:
            raise KeysUnavailable(f"{self._path.name} cannot be used: {problem}") from problem


def _digest(secret: str) -> bytes:
    return sha256(secret.encode()).digest()


def _today() -> date:
    return datetime.now(UTC).date()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
