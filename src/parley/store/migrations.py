"""The format of a SQLite ledger, and the steps from each format to the next.

A ledger is one file of one program that brings itself up to date when it is opened, so its format is a number in the file's header
(``PRAGMA user_version``) and a tuple of steps. Alembic was weighed: it brings Mako, a folder of scripts and an environment file into the
package, and its main gain, deriving steps from changed tables, does not reach the full-text table.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from typing import Final

from parley.errors import StoreError

# "PRLY" in ASCII: marks the file as Parley's (PRAGMA application_id), so that another program's database is never taken for a ledger.
APPLICATION_ID: Final = 0x50524C59

# Each step is run once and never changed afterwards. A full-text table without content of its own keeps the index only; its words come
# folded (parley.store.search), so the tokeniser has only to cut at the spaces, which "ascii" does.
STEPS: Final[tuple[tuple[str, ...], ...]] = (
    (
        """CREATE TABLE documents (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            url TEXT,
            digest TEXT NOT NULL,
            published TEXT,
            analysis TEXT,
            payload TEXT NOT NULL
        )""",
        "CREATE INDEX documents_in_order ON documents (published, id)",
        "CREATE INDEX documents_by_url ON documents (url)",
        "CREATE INDEX documents_by_digest ON documents (digest)",
        """CREATE TABLE records (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            document INTEGER NOT NULL REFERENCES documents (number),
            kind TEXT NOT NULL,
            start INTEGER NOT NULL,
            payload TEXT NOT NULL
        )""",
        "CREATE INDEX records_by_document ON records (document, kind)",
        """CREATE TABLE link_ends (
            link TEXT NOT NULL REFERENCES records (id) ON DELETE CASCADE,
            target TEXT NOT NULL
        )""",
        "CREATE INDEX link_ends_by_target ON link_ends (target)",
        "CREATE INDEX link_ends_by_link ON link_ends (link)",
        "CREATE VIRTUAL TABLE search USING fts5 (title, text, content='', columnsize=0, tokenize='ascii')",
    ),
)

Steps = Sequence[Sequence[str]]


def require_current(connection: sqlite3.Connection, where: str, steps: Steps = STEPS) -> None:
    """Make sure that the file can be read as a ledger as it is.

    Raises:
        StoreError: it is none, or its format is not the present one.
    """
    found = _format(connection, where, steps)
    if found == 0:
        raise StoreError(where, "the file is empty and no ledger; read a document into it first")
    if found < len(steps):
        raise StoreError(where, f"the ledger has an older format ({found}); open it once for writing to bring it up to date")


def bring_up_to_date(connection: sqlite3.Connection, where: str, timeout: float, steps: Steps = STEPS) -> None:
    """Make a ledger of an empty file or an older ledger, in one transaction; leave a present one as it is.

    Args:
        connection: in autocommit mode.
        where: the ledger's path, for messages.
        timeout: seconds to wait for other processes.
        steps: statements from each format to the next.

    Raises:
        StoreError: the file is no ledger or a newer Parley's.
    """
    if _format(connection, where, steps) == len(steps):
        return
    _set_wal(connection, timeout)
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        # Asked again, for another process may have done it while this one waited.
        for number in range(_format(connection, where, steps), len(steps)):
            for statement in steps[number]:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(steps)}")


def _format(connection: sqlite3.Connection, where: str, steps: Steps) -> int:
    """Number of the file's format; 0 for an empty file."""
    tables = _number(connection, "SELECT count(*) FROM sqlite_master")
    found = _number(connection, "PRAGMA user_version")
    if tables and _number(connection, "PRAGMA application_id") != APPLICATION_ID:
        raise StoreError(where, "this is a SQLite database of another program, no ledger; give the ledger another name")
    if found > len(steps):
        raise StoreError(where, f"a newer Parley made this ledger (format {found}; this one reads {len(steps)}); install that version")
    return found


def _number(connection: sqlite3.Connection, statement: str) -> int:
    value: int = connection.execute(statement).fetchone()[0]
    return value


def _set_wal(connection: sqlite3.Connection, timeout: float) -> None:
    """Turn on write-ahead logging: readers and a writer don't wait for each other. Kept in the file, so done once.

    Where the file system cannot do it (some network folders), SQLite stays with its rollback journal: slower, no less safe.
    """
    deadline = time.monotonic() + timeout
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            # SQLite does not wait by itself here when two processes make the same ledger at once.
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
