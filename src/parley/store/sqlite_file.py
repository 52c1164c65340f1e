"""A ledger's file: may it be made, read, written; how SQLite is told to open it; what its errors mean."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, QueuePool

from parley.errors import StoreError

WRITES: Final = "parley_writes"

_REASONS: Final[dict[int, str]] = {
    sqlite3.SQLITE_BUSY: "another program holds the ledger and did not let go in time; try again when it is done",
    sqlite3.SQLITE_LOCKED: "another program holds the ledger and did not let go in time; try again when it is done",
    sqlite3.SQLITE_READONLY: "the ledger is read-only (its file or folder, or as it was opened): it can be read, but nothing can be added",
    sqlite3.SQLITE_FULL: "the disk is full: this was not stored, what was stored before is kept; make room and read it again",
    sqlite3.SQLITE_IOERR: "the disk failed (full, unplugged or damaged?): this was not stored, what was stored before is kept",
    sqlite3.SQLITE_NOTADB: "this is no ledger (the file is not a SQLite database); give another file",
    sqlite3.SQLITE_CORRUPT: "the ledger file is damaged; put back a copy of it, or read the documents into a new one",
    sqlite3.SQLITE_CANTOPEN: "the ledger cannot be opened; see that the folder exists and that you may write to it",
}
_LEFT_IN_LOG: Final = (
    "the last changes lie in {0}-wal, which takes a folder that you may write to; copy both files to one and read them there"
)


@contextmanager
def plain_words(where: str) -> Iterator[None]:
    """Turn the database's errors into :class:`StoreError` with a reason that suggests what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(where, _reason(error)) from error
    except DBAPIError as error:
        raise StoreError(where, _reason(error.orig)) from error


def _reason(error: BaseException | None) -> str:
    # The low byte is the kind of error, the rest a detail (SQLITE_IOERR_WRITE).
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return _REASONS.get(code, f"the database refused: {error}")


def ensure(where: str, *, create: bool, write: bool) -> Path:
    """Make sure that a file is there and may be used as wanted; with ``create``, make it and its folder.

    A new file may be read and written by its owner only (so may the folder, where it is new): what a mediator reads is nobody else's.

    Returns:
        The file itself, where ``where`` is a link to it: SQLite keeps its side files beside the file.

    Raises:
        StoreError: it is not there, no regular file, or not permitted.
    """
    try:
        path = Path(os.path.realpath(where))
        if create and not path.exists():
            _make(path)
        reason = _hindrance(path, write=write)
    except (OSError, ValueError) as error:
        raise StoreError(where, f"the ledger cannot be used: {getattr(error, 'strerror', None) or error}") from error
    if reason:
        raise StoreError(where, reason)
    return path


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _hindrance(path: Path, *, write: bool) -> str | None:
    """What keeps a file from being used as a ledger, or None."""
    if path.is_dir():
        return "this is a folder; name a file in it"
    if not path.exists():
        return "there is no ledger here; read a document into it first, or give another file"
    if not path.is_file():
        return "this is no regular file"
    if path.stat().st_size == 1:
        # SQLite takes a file of one byte for an empty one and would write over it.
        return _REASONS[sqlite3.SQLITE_NOTADB]
    if not _allows(path, os.R_OK):
        return "you may not read this file"
    if write and not can_write(path):
        return _REASONS[sqlite3.SQLITE_READONLY]
    return None


def can_write(path: Path) -> bool:
    """True if the ledger may be written: the file, and its folder, where SQLite keeps what is being written.

    Asked of the system, not tried: opening and closing a database's file drops the locks that this process holds on it (POSIX).
    """
    return _allows(path, os.W_OK) and _allows(path.parent, os.W_OK)


def _allows(path: Path, mode: int) -> bool:
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)


def engine(path: Path, *, read_only: bool, timeout: float) -> Engine:
    """SQLAlchemy's way to an existing ledger; the arguments are those of :func:`connect`.

    A connection with the execution option :data:`WRITES` begins its transactions as a writer.
    """

    def opened() -> Any:  # SQLAlchemy's type for it asks for a __getattr__ that sqlite3.Connection has not
        return connect(path, read_only=read_only, timeout=timeout)

    # Where the folder is read-only each use connects anew, so that a writer (of another user) who has come since is noticed.
    pool = QueuePool(opened, max_overflow=-1) if can_write(path) else NullPool(opened)
    made = create_engine("sqlite://", pool=pool)
    event.listen(made, "begin", _begin)
    return made


def _begin(connection: Connection) -> None:
    """Begin as told: Python's own handling would begin late, and a writer that begins as a reader can be refused half-way."""
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def connect(path: Path, *, read_only: bool, timeout: float) -> sqlite3.Connection:
    """A connection to an existing ledger, in autocommit mode.

    Args:
        path: the file.
        read_only: refuse to write, even if the file may be written.
        timeout: seconds to wait for a lock.

    Raises:
        sqlite3.Error: it cannot be opened.
        StoreError: it cannot be opened where it is, but could elsewhere.
    """
    # A ledger that may be written is opened so even for reading, for only then does SQLite tidy up its side files when it closes.
    connection = _open(path, "mode=rw", timeout) if can_write(path) else _open_unwritable(path, timeout)
    try:
        _set_up(connection, read_only=read_only)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _set_up(connection: sqlite3.Connection, *, read_only: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    # What was reported as stored survives a power cut. NORMAL would not promise that, and saves 3 of the 6 ms that a document of 60 records
    # takes to write, beside the 75 ms and more that it takes to read. Some builds of SQLite have it for default.
    connection.execute("PRAGMA synchronous = FULL")
    # Ledgers are passed on: a file from a stranger must not run functions through its own schema.
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute(f"PRAGMA query_only = {read_only:d}")


def _open_unwritable(path: Path, timeout: float) -> sqlite3.Connection:
    """Open a ledger of a read-only file or folder.

    Write-ahead logging needs its side files even to read. Where they are missing nobody has the ledger open, and SQLite may take it for
    immutable; it is not left to make them, for they would belong to this user and keep the owner from writing. Changes that a killed
    process left in the log would not be seen so: then the ledger is refused.
    """
    log, index = (path.with_name(path.name + suffix) for suffix in ("-wal", "-shm"))
    if log.exists() and index.exists():
        return _open(path, "mode=ro", timeout)
    if log.exists() and log.stat().st_size:
        raise StoreError(str(path), _LEFT_IN_LOG.format(path.name))
    return _open(path, "immutable=1", timeout)


def _open(path: Path, mode: str, timeout: float) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{mode}"
    return sqlite3.connect(uri, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False)
