"""The reference store: plain dictionaries. It says what the others must do, and serves where nothing is to be kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Self

from parley.documents import Document
from parley.errors import StoreError
from parley.ledger import Kind, Link, Record
from parley.ledger.order import document_order, record_order
from parley.store import check, lookup
from parley.store.protocol import Outcome
from parley.store.search import Hit, match, phrases


@dataclass(frozen=True, slots=True)
class _Reading:
    document: Document
    records: dict[str, Record]
    analysis: str | None

    def in_order(self) -> list[Record]:
        return sorted(self.records.values(), key=record_order)


class MemoryStore:
    """A :class:`~parley.store.LedgerStore` that is gone when the process ends."""

    where: Final = "the ledger in memory"

    def __init__(self) -> None:
        self._by_document: dict[str, _Reading] = {}
        self._by_record: dict[str, Record] = {}
        self._closed = False

    def add(self, document: Document, records: Iterable[Record], *, analysis: str | None = None, replace: bool = False) -> Outcome:
        """See :meth:`parley.store.LedgerStore.add`."""
        stored = self._readings.get(document.id)
        if stored and not replace:
            return Outcome.UNCHANGED
        reading = _Reading(document, check.reading(self.where, document, records), analysis)
        if reading == stored:
            return Outcome.UNCHANGED
        gone = self._going(stored, reading) if stored else set()
        self._check_outside(reading, gone)
        self._write(reading, gone)
        return Outcome.REPLACED if stored else Outcome.ADDED

    def documents(self) -> Iterator[Document]:
        """See :meth:`parley.store.LedgerStore.documents`."""
        return iter(sorted((reading.document for reading in self._readings.values()), key=document_order))

    def records(self, kind: Kind | None = None, document: str | None = None) -> Iterator[Record]:
        """See :meth:`parley.store.LedgerStore.records`."""
        documents = [each.id for each in self.documents()] if document is None else [document]
        readings = [self._readings[each] for each in documents if each in self._readings]
        return iter([record for reading in readings for record in reading.in_order() if kind in (None, record.kind)])

    def __contains__(self, id: str) -> bool:
        return id in self._readings or id in self._by_record

    def document(self, id: str) -> Document:
        """See :meth:`parley.store.LedgerStore.document`."""
        return lookup.present(id, self._readings.get(id)).document

    def record(self, id: str) -> Record:
        """See :meth:`parley.store.LedgerStore.record`."""
        return lookup.present(id, self._by_record.get(id) if self._readings else None)

    def analysis(self, document: str) -> str | None:
        """See :meth:`parley.store.LedgerStore.analysis`."""
        return lookup.present(document, self._readings.get(document)).analysis

    def find(self, prefix: str) -> Document | Record:
        """See :meth:`parley.store.LedgerStore.find`."""
        ids = sorted(id for id in (*self._readings, *self._by_record) if id.startswith(prefix))
        id = lookup.only(prefix, ids)
        return self.document(id) if id in self._readings else self.record(id)

    def versions(self, url: str) -> list[Document]:
        """See :meth:`parley.store.LedgerStore.versions`."""
        found = [reading.document for reading in self._readings.values() if reading.document.url == url]
        return sorted(found, key=lambda document: document.published or "")

    def of_bytes(self, digest: str) -> list[Document]:
        """See :meth:`parley.store.LedgerStore.of_bytes`."""
        return [reading.document for reading in self._readings.values() if reading.document.digest == digest]

    def search(self, query: str) -> Iterator[Hit]:
        """See :meth:`parley.store.LedgerStore.search`."""
        wanted = phrases(query)
        return iter([hit for document in self.documents() if (hit := match(document, wanted))])

    def close(self) -> None:
        """See :meth:`parley.store.LedgerStore.close`."""
        self._closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @property
    def _readings(self) -> dict[str, _Reading]:
        """What was read, by document, in the order of adding."""
        if self._closed:
            raise StoreError(self.where, lookup.CLOSED)
        return self._by_document

    def _going(self, stored: _Reading, reading: _Reading) -> set[str]:
        """Ids that are in the ledger no more when a reading has taken the place of the stored one."""
        vanished = stored.records.keys() - reading.records.keys()
        return vanished | check.dangling(vanished, lambda ends: self._links_to(ends) - stored.records.keys())

    def _links_to(self, ends: set[str]) -> set[str]:
        links = (record for record in self._by_record.values() if isinstance(record, Link))
        return {link.id for link in links if not ends.isdisjoint((link.source_id, link.target_id))}

    def _check_outside(self, reading: _Reading, gone: set[str]) -> None:
        needed, quoted = check.outside(reading.document, reading.records)
        check.against(self.where, reading.document, needed, {id for id in needed if id in self} - gone)
        check.quotations(quoted, lambda id: self._readings[id].document if id in self._readings else None)

    def _write(self, reading: _Reading, gone: set[str]) -> None:
        for id in gone:
            record = self._by_record.pop(id)
            del self._readings[record.document].records[id]
        self._readings[reading.document.id] = reading
        self._by_record.update(reading.records)
