"""The ledger in one SQLite file: what a user gets unless told otherwise.

Importing this module loads SQLAlchemy; the rest of :mod:`parley.store` does not.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from typing import Any, Final, Self, TypeVar

import msgspec
from sqlalchemy import Connection, Engine, Row, Select, Table, select

from parley.documents import Document
from parley.errors import EvidenceError, StoreError
from parley.ledger import Kind, Record, document_from_json, from_json
from parley.store import lookup, queries, sqlite_file, tables
from parley.store.migrations import bring_up_to_date, require_current
from parley.store.protocol import Outcome
from parley.store.search import Hit, match, phrases
from parley.store.sqlite_write import Reading, write

Item = TypeVar("Item", Document, Record)

# Long enough for any document of another process to be written (some milliseconds each), short enough for a person to wait.
DEFAULT_TIMEOUT: Final = 10.0
# Rows fetched at once while iterating: 500 records are some 300 kB.
_ROWS: Final = 500
_TABLES = (tables.documents, tables.records)


class SqliteStore:
    """A :class:`~parley.store.LedgerStore` in a SQLite file. Get one with :meth:`open`.

    It may be used by several threads; several processes may have the same file open, one of them writing at a time while the others
    read what was there when they began.
    """

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._where = where
        self._closed = False

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, create: bool = True, read_only: bool = False, timeout: float = DEFAULT_TIMEOUT) -> Self:
        """Open a ledger.

        Args:
            path: its file. Beside it SQLite keeps ``-wal`` and ``-shm`` files while it is open: they belong to the ledger.
            create: make the file, and its folder, if it is not there.
            read_only: refuse to add; a ledger in a read-only file or folder can be opened so. Nothing is created.
            timeout: seconds to wait while another process writes.

        Raises:
            StoreError: it is not there, no ledger, a newer Parley's, locked, or not permitted; the message says which.
        """
        where = os.fspath(path)
        file = sqlite_file.ensure(where, create=create and not read_only, write=not read_only)
        with sqlite_file.plain_words(where), closing(sqlite_file.connect(file, read_only=read_only, timeout=timeout)) as connection:
            if read_only:
                require_current(connection, where)
            else:
                bring_up_to_date(connection, where, timeout)
        return cls(sqlite_file.engine(file, read_only=read_only, timeout=timeout), where)

    @property
    def where(self) -> str:
        """The ledger's path as it was given."""
        return self._where

    def add(self, document: Document, records: Iterable[Record], *, analysis: str | None = None, replace: bool = False) -> Outcome:
        """See :meth:`parley.store.LedgerStore.add`."""
        if not replace and self._payload(tables.documents, document.id) is not None:
            return Outcome.UNCHANGED
        reading = Reading.of(self.where, document, records, analysis)
        with self._connected(writes=True) as connection:
            return write(connection, self.where, reading, replace=replace)

    def documents(self) -> Iterator[Document]:
        """See :meth:`parley.store.LedgerStore.documents`."""
        return self._each(queries.DOCUMENTS, document_from_json)

    def records(self, kind: Kind | None = None, document: str | None = None) -> Iterator[Record]:
        """See :meth:`parley.store.LedgerStore.records`."""
        query = queries.RECORDS
        if kind is not None:
            query = query.where(tables.records.c.kind == kind)
        if document is not None:
            query = query.where(tables.documents.c.id == queries.storable(document))
        return self._each(query, from_json)

    def __contains__(self, id: str) -> bool:
        return any(self._payload(table, id) is not None for table in _TABLES)

    def document(self, id: str) -> Document:
        """See :meth:`parley.store.LedgerStore.document`."""
        return self._decoded(id, lookup.present(id, self._payload(tables.documents, id)), document_from_json)

    def record(self, id: str) -> Record:
        """See :meth:`parley.store.LedgerStore.record`."""
        return self._decoded(id, lookup.present(id, self._payload(tables.records, id)), from_json)

    def analysis(self, document: str) -> str | None:
        """See :meth:`parley.store.LedgerStore.analysis`."""
        row = self._first(select(tables.documents.c.analysis).where(tables.documents.c.id == queries.storable(document)))
        analysis: str | None = lookup.present(document, row)[0]
        return analysis

    def find(self, prefix: str) -> Document | Record:
        """See :meth:`parley.store.LedgerStore.find`."""
        begin = queries.storable(prefix)
        with self._connected() as connection:
            ids = [str(id) for table in _TABLES for id in connection.scalars(queries.beginning(table.c.id, begin))]
        id = lookup.only(prefix, sorted(ids))
        return self.document(id) if self._payload(tables.documents, id) is not None else self.record(id)

    def versions(self, url: str) -> list[Document]:
        """See :meth:`parley.store.LedgerStore.versions`."""
        found = queries.DOCUMENTS.where(tables.documents.c.url == queries.storable(url))
        in_order = found.order_by(None).order_by(tables.documents.c.published, tables.documents.c.number)
        return list(self._each(in_order, document_from_json))

    def of_bytes(self, digest: str) -> list[Document]:
        """See :meth:`parley.store.LedgerStore.of_bytes`."""
        found = queries.DOCUMENTS.where(tables.documents.c.digest == queries.storable(digest))
        return list(self._each(found.order_by(None).order_by(tables.documents.c.number), document_from_json))

    def search(self, query: str) -> Iterator[Hit]:
        """See :meth:`parley.store.LedgerStore.search`."""
        wanted = phrases(query)
        if not wanted:
            return
        found = queries.DOCUMENTS.join(tables.search, tables.search.c.rowid == tables.documents.c.number)
        for document in self._each(found.where(tables.search.c.search.match(queries.expression(wanted))), document_from_json):
            hit = match(document, wanted)
            if hit:
                yield hit

    def close(self) -> None:
        """See :meth:`parley.store.LedgerStore.close`."""
        self._closed = True
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @contextmanager
    def _connected(self, *, writes: bool = False) -> Iterator[Connection]:
        """A connection in a transaction of its own."""
        if self._closed:
            raise StoreError(self.where, lookup.CLOSED)
        with sqlite_file.plain_words(self.where), self._engine.connect() as connection:
            try:
                with connection.execution_options(**{sqlite_file.WRITES: writes}).begin():
                    yield connection
            finally:
                self._let_go(connection)

    def _let_go(self, connection: Connection) -> None:
        """Close a connection for good if the store was closed while it iterated: the pool that it came from is gone."""
        if self._closed:
            connection.detach()

    def _each(self, query: Select[Any], decode: Callable[[str], Item]) -> Iterator[Item]:
        with self._connected() as connection:
            for id, payload in connection.execute(query, execution_options={"yield_per": _ROWS}):
                yield self._decoded(id, payload, decode)

    def _first(self, query: Select[Any]) -> Row[Any] | None:
        with self._connected() as connection:
            return connection.execute(query).first()

    def _payload(self, table: Table, id: str) -> str | None:
        row = self._first(select(table.c.payload).where(table.c.id == queries.storable(id)))
        return row and row[0]

    def _decoded(self, id: str, payload: str, decode: Callable[[str], Item]) -> Item:
        """What was stored as JSON, once more as an object; its id, derived anew, must be the one it was stored under."""
        try:
            item = decode(payload)
        except (msgspec.MsgspecError, EvidenceError) as error:
            raise StoreError(self.where, f"{id} is damaged or of another version of Parley ({error}); read its document again") from error
        if item.id != id:
            raise StoreError(self.where, f"{id} was changed from outside or is of another version of Parley; read its document again")
        return item
