"""The record: the file that holds the truth. Its tables, how it comes to be, what is read of it.

A record appears whole or not at all: it is made beside its place and linked into it, so that a
process killed meanwhile, or several starting at once, leave one good record.
"""

from __future__ import annotations

import secrets
import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from service.domain import CorpusState
from service.errors import IndexUnavailable
from service.index.embedded.claims import outline_all
from service.index.embedded.connections import connect
from service.index.versions import NOTHING, name_version

FORMAT = 5
"""Of these tables; kept as SQLite's user_version. A change needs a migration."""
UNTOUCHED, UNOUTLINED, *BARELY_OUTLINED = 1, 2, 3, 4
"""Earlier formats: the first had no table of the documents touched by hand, the first two had no outlines,
and in those of the others stood less."""

REMEMBERED = 1_000
"""Generations whose changes are kept; a search index further behind (a restored copy) is rebuilt."""

TABLES = """
CREATE TABLE state (generation INTEGER NOT NULL, token TEXT NOT NULL, weight TEXT NOT NULL,
                    documents INTEGER NOT NULL, claims INTEGER NOT NULL);
CREATE TABLE documents (id TEXT PRIMARY KEY, extractor TEXT NOT NULL, weight TEXT NOT NULL,
                        digest BLOB NOT NULL, claims INTEGER NOT NULL, source BLOB NOT NULL,
                        text TEXT NOT NULL);
CREATE INDEX documents_by_extractor ON documents (extractor, id);
-- Keys are never used twice, so a key means one claim for ever.
CREATE TABLE claims (key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
                     document_id TEXT NOT NULL, start INTEGER NOT NULL, side TEXT NOT NULL,
                     speaker TEXT NOT NULL, outlet TEXT NOT NULL, kind TEXT NOT NULL, stated_on TEXT);
CREATE INDEX claims_in_order ON claims (document_id, start, id);
-- Apart from the columns that filters read, which are a tenth of its size.
CREATE TABLE bodies (key INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE terms (term TEXT PRIMARY KEY, claims INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE sides (side TEXT PRIMARY KEY, claims INTEGER NOT NULL) WITHOUT ROWID;
-- What the search index still has to catch up with: the documents written in each generation.
CREATE TABLE changes (generation INTEGER, document_id TEXT, token TEXT NOT NULL, claims INTEGER NOT NULL,
                      PRIMARY KEY (generation, document_id)) WITHOUT ROWID;
"""

TOUCHED = "CREATE TABLE touched (id TEXT PRIMARY KEY) WITHOUT ROWID;"
"""The documents written or deleted by hand; of these the corpus folder decides no more."""

OUTLINES = "CREATE TABLE outlines (key INTEGER PRIMARY KEY, body BLOB NOT NULL);"
"""What ranks a claim and rules most out, a seventh of its body: of a hundred found fifteen are read."""


class Stamp(NamedTuple):
    """One moment of one record: a count of its writes and a random word of the last one."""

    generation: int
    token: str


class Lag(NamedTuple):
    """What changed after a stamp: the documents, and the claims that came or went with them."""

    document_ids: Sequence[str]
    claims: int


def create_record(path: Path) -> None:
    """Makes an empty record where there is none. Raises IndexUnavailable."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix="new-") as beside:
            made = Path(beside) / path.name
            made.touch()
            _fill(made)
            path.hardlink_to(made)
    except FileExistsError:
        return
    except (OSError, sqlite3.OperationalError) as problem:
        raise IndexUnavailable(f"no record can be made in {path.parent}: {problem}") from problem


def _fill(path: Path) -> None:
    connection = connect(path)
    token = secrets.token_hex(8)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(f"BEGIN; {TABLES} {TOUCHED} {OUTLINES} PRAGMA user_version = {FORMAT}; COMMIT;")
    connection.execute("INSERT INTO state VALUES (0, ?, ?, 0, 0)", (token, f"{NOTHING:x}"))
    connection.execute("INSERT INTO changes VALUES (0, '', ?, 0)", (token,))
    connection.close()


def is_outdated(connection: sqlite3.Connection) -> bool:
    """Tells whether the record has an earlier format."""
    return read_format(connection) in (UNTOUCHED, UNOUTLINED, *BARELY_OUTLINED)


def upgrade_record(connection: sqlite3.Connection) -> None:
    """Brings a record of an earlier format to this one, unless another process just did.

    Takes some 20 seconds of processor time a million claims.
    """
    found = read_format(connection)
    if found == UNTOUCHED:
        connection.execute(TOUCHED)
    if found in BARELY_OUTLINED:
        connection.execute("DROP TABLE outlines")
    if is_outdated(connection):
        connection.execute(OUTLINES)
        outline_all(connection)
        connection.execute(f"PRAGMA user_version = {FORMAT}")


def read_format(connection: sqlite3.Connection) -> int:
    """The number of the format that the record was made in or upgraded to."""
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    return int(found)


def check_format(connection: sqlite3.Connection) -> None:
    """Raises IndexUnavailable where the file is not a record of this version of the service."""
    found = read_format(connection)
    if found not in (UNTOUCHED, UNOUTLINED, *BARELY_OUTLINED, FORMAT):
        raise IndexUnavailable(f"the record has format {found}, this service reads format {FORMAT}")


def read_stamp(connection: sqlite3.Connection) -> Stamp:
    """The moment the record is at."""
    return Stamp(*connection.execute("SELECT generation, token FROM state").fetchone())


def read_state(connection: sqlite3.Connection) -> CorpusState:
    """What the record holds, all counted when it was written."""
    weight, documents, claims = connection.execute("SELECT weight, documents, claims FROM state").fetchone()
    return CorpusState(name_version(int(weight, 16)), documents, claims)


def count_claims(connection: sqlite3.Connection, last: int) -> int:
    """How many claims have a key up to the last."""
    (found,) = connection.execute("SELECT count(*) FROM claims WHERE key <= ?", (last,)).fetchone()
    return int(found)


def read_lag(connection: sqlite3.Connection, since: Stamp) -> Lag | None:
    """What the record has written after the stamp; None if the stamp is none that it remembers."""
    known = connection.execute(
        "SELECT 1 FROM changes WHERE generation = ? AND token = ? LIMIT 1", since
    ).fetchone()
    if not known:
        return None
    rows = connection.execute(
        "SELECT document_id, sum(claims) FROM changes WHERE generation > ? GROUP BY document_id",
        (since.generation,),
    ).fetchall()
    return Lag([document_id for document_id, _ in rows], sum(claims for _, claims in rows))


def read_frequencies(connection: sqlite3.Connection, terms: Sequence[str]) -> dict[str, int]:
    """In how many claims each term stands; terms that stand in none are left out."""
    places = ", ".join("?" * len(terms))
    rows = connection.execute(f"SELECT term, claims FROM terms WHERE term IN ({places})", terms)  # noqa: S608
    return dict(rows.fetchall())


def forget_changes(connection: sqlite3.Connection) -> None:
    """Drops what no search index can still have to catch up with, unless it is rebuilt anyway."""
    query = "DELETE FROM changes WHERE generation < (SELECT generation FROM state) - ?"
    connection.execute(query, (REMEMBERED,))
