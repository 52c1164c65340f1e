"""Writing a document with its records into the tables, inside a transaction that the caller holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final, Self

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from parley.documents import Document
from parley.ledger import Link, Record, document_from_json, references, to_json
from parley.ledger.order import record_order
from parley.store import check
from parley.store.protocol import Outcome
from parley.store.search import folded
from parley.store.tables import documents, link_ends, records, search

# SQLite takes at least 999 values in a statement, in every version.
_VALUES: Final = 900


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and its checked records, in order, ready to be written: encoded before the transaction, so that it is short.

    Attributes:
        document: the document.
        records: its records by id.
        analysis: version of the analysis that made them.
        payload: the document's JSON.
        payloads: the records' JSON by id.
    """

    document: Document
    records: Mapping[str, Record]
    analysis: str | None
    payload: str
    payloads: Mapping[str, str]

    @classmethod
    def of(cls, where: str, document: Document, given: Iterable[Record], analysis: str | None) -> Self:
        """Check and encode.

        Raises:
            EvidenceError, StoreError: see :func:`parley.store.check.reading`.
        """
        found = check.reading(where, document, given)
        in_order = {record.id: record for record in sorted(found.values(), key=record_order)}
        return cls(document, in_order, analysis, to_json(document), {id: to_json(record) for id, record in in_order.items()})


def write(connection: Connection, where: str, reading: Reading, *, replace: bool) -> Outcome:
    """Write a reading unless it is stored; with ``replace``, unless the same is stored.

    Raises:
        EvidenceError, StoreError: a link quotes or names what is not in the ledger.
    """
    number = connection.scalar(select(documents.c.number).where(documents.c.id == reading.document.id))
    if number is None:
        _check_outside(connection, where, reading)
        _insert(connection, reading)
        return Outcome.ADDED
    if not replace or not _differs(connection, number, reading):
        return Outcome.UNCHANGED
    _withdraw(connection, number, reading.records.keys())
    _check_outside(connection, where, reading)
    _update(connection, number, reading)
    return Outcome.REPLACED


def _differs(connection: Connection, number: int, reading: Reading) -> bool:
    stored = connection.execute(select(documents.c.payload, documents.c.analysis).where(documents.c.number == number)).one()
    if tuple(stored) != (reading.payload, reading.analysis):
        return True
    rows = connection.execute(select(records.c.id, records.c.payload).where(records.c.document == number))
    return {row.id: row.payload for row in rows} != reading.payloads


def _insert(connection: Connection, reading: Reading) -> None:
    number = connection.scalars(insert(documents).returning(documents.c.number), _document_row(reading)).one()
    document = reading.document
    connection.execute(insert(search).values(rowid=number, title=folded(document.title), text=folded(document.text)))
    _insert_records(connection, number, reading)


def _update(connection: Connection, number: int, reading: Reading) -> None:
    # The full-text index stays: text and title are part of the id that was found.
    connection.execute(update(documents).where(documents.c.number == number).values(_document_row(reading)))
    _insert_records(connection, number, reading)


def _document_row(reading: Reading) -> dict[str, str | None]:
    document = reading.document
    row = {"id": document.id, "url": document.url, "digest": document.digest, "published": document.published}
    return {**row, "analysis": reading.analysis, "payload": reading.payload}


def _insert_records(connection: Connection, number: int, reading: Reading) -> None:
    rows = [
        {"id": id, "document": number, "kind": record.kind, "start": record.evidence[0].start, "payload": reading.payloads[id]}
        for id, record in reading.records.items()
    ]
    links = (record for record in reading.records.values() if isinstance(record, Link))
    ends = [{"link": link.id, "target": reference.id} for link in links for reference in references(link)]
    if rows:
        connection.execute(insert(records), rows)
    if ends:
        connection.execute(insert(link_ends), ends)


def _withdraw(connection: Connection, number: int, kept: Iterable[str]) -> None:
    """Delete a document's records, and the links of other documents that lose an end when only ``kept`` come back."""
    old = set(connection.scalars(select(records.c.id).where(records.c.document == number)))
    connection.execute(delete(records).where(records.c.document == number))
    lost = check.dangling(old.difference(kept), lambda ends: _links_to(connection, ends))
    if lost:
        connection.execute(delete(records).where(records.c.id == bindparam("lost")), [{"lost": id} for id in sorted(lost)])


def _links_to(connection: Connection, ends: set[str]) -> set[str]:
    found: set[str] = set()
    for some in _portions(ends):
        found.update(connection.scalars(select(link_ends.c.link).where(link_ends.c.target.in_(some))))
    return found


def _check_outside(connection: Connection, where: str, reading: Reading) -> None:
    needed, quoted = check.outside(reading.document, reading.records)
    known: set[str] = set()
    for some in _portions(needed):
        for column in (documents.c.id, records.c.id):
            known.update(connection.scalars(select(column).where(column.in_(some))))
    check.against(where, reading.document, needed, known)
    check.quotations(quoted, lambda id: _stored(connection, id))


def _stored(connection: Connection, id: str) -> Document | None:
    payload = connection.scalar(select(documents.c.payload).where(documents.c.id == id))
    return None if payload is None else document_from_json(payload)


def _portions(ids: Iterable[str]) -> Iterator[list[str]]:
    left = iter(sorted(ids))
    while some := list(islice(left, _VALUES)):
        yield some
