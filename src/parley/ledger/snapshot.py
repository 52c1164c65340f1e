"""A ledger, or a part of one, as it stands at one moment: what views, briefs and exports take."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from parley.documents import Document
from parley.errors import EvidenceError, NotFoundError
from parley.ledger.codec import to_json
from parley.ledger.order import document_order, record_order
from parley.ledger.records import Record

R = TypeVar("R", bound=Record)
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, repr=False)
class Snapshot:
    """Documents and their records, immutable, in an order that depends on nothing but themselves.

    Documents come in the order of publication, the undated first; records in that of their documents, then of the kinds (actors first, so
    that most references point backwards), then of their place in the text. Two records with one id are one reading made twice: the more
    confident is kept.

    Every evidence is checked against its document once, here, so that nothing that views, briefs and exports show can differ from what
    stands in the text. References between records are not checked: a record may speak of one that the snapshot lacks (a part of a ledger, a
    record that a reviewer rejected); look such ids up with :meth:`find`.

    Args:
        documents: the documents, in any order.
        records: the records read from them, in any order.

    Raises:
        EvidenceError: a record's evidence is not in these documents, or other words stand there.
    """

    documents: Sequence[Document]
    records: Sequence[Record]
    _documents: Mapping[str, Document] = field(init=False, compare=False)
    _records: Mapping[str, Record] = field(init=False, compare=False)
    _by_type: Mapping[type[Record], tuple[Record, ...]] = field(init=False, compare=False)
    _by_document: Mapping[str, tuple[Record, ...]] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        known = {document.id: document for document in sorted(self.documents, key=document_order)}
        rank = {document_id: number for number, document_id in enumerate(known)}
        kept = _one_of_each(self.records)
        for record in kept:
            _check(record, known)
        ordered = tuple(sorted(kept, key=lambda record: (rank[record.document], record_order(record))))
        self._set("documents", tuple(known.values()))
        self._set("records", ordered)
        self._set("_documents", known)
        self._set("_records", {record.id: record for record in ordered})
        self._set("_by_type", _grouped(ordered, type))
        self._set("_by_document", _grouped(ordered, lambda record: record.document))

    def __repr__(self) -> str:
        return f"<Snapshot of {len(self.documents)} documents and {len(self.records)} records>"

    def _set(self, name: str, value: object) -> None:
        object.__setattr__(self, name, value)

    def document(self, document_id: str) -> Document:
        """The document with this id.

        Raises:
            NotFoundError: there is none.
        """
        if document_id not in self._documents:
            raise NotFoundError(f"no document has the id {document_id}")
        return self._documents[document_id]

    def record(self, record_id: str) -> Record:
        """The record with this id.

        Raises:
            NotFoundError: there is none.
        """
        if record_id not in self._records:
            raise NotFoundError(f"no record has the id {record_id}")
        return self._records[record_id]

    def find(self, record_id: str | None, kind: type[R]) -> R | None:
        """The record that a reference means, or None when the reference is null, leads out of the snapshot or to another kind."""
        record = self._records.get(record_id) if record_id else None
        return record if isinstance(record, kind) else None

    def has_document(self, document_id: str | None) -> bool:
        """True if the document is in the snapshot."""
        return document_id in self._documents

    def of_type(self, kind: type[R]) -> tuple[R, ...]:
        """All records of one type, in order: ``snapshot.of_type(Statement)``."""
        return self._by_type.get(kind, ())  # type: ignore[return-value]  # the mapping's values have the type of their key

    def records_of(self, document_id: str) -> tuple[Record, ...]:
        """The records that the reading of one document gave, in order.

        Raises:
            NotFoundError: there is no such document.
        """
        return self._by_document.get(self.document(document_id).id, ())

    def only(self, document_ids: Collection[str]) -> Snapshot:
        """The part of the snapshot that rests on these documents alone.

        Raises:
            NotFoundError: one of them is not in the snapshot.
        """
        wanted = {self.document(document_id).id: self.document(document_id) for document_id in document_ids}
        records = [record for record in self.records if all(evidence.document in wanted for evidence in record.all_evidence())]
        return Snapshot(tuple(wanted.values()), records)


def _one_of_each(records: Iterable[Record]) -> list[Record]:
    """One record an id: the most confident; between equals the one whose JSON sorts last, so that the order given doesn't matter."""
    best: dict[str, Record] = {}
    for record in records:
        known = best.setdefault(record.id, record)
        if known is not record and _preference(record) > _preference(known):
            best[record.id] = record
    return list(best.values())


def _preference(record: Record) -> tuple[float, str]:
    return record.confidence, to_json(record)


def _check(record: Record, documents: Mapping[str, Document]) -> None:
    for evidence in record.all_evidence():
        document = documents.get(evidence.document)
        if document is None:
            raise EvidenceError(f"{record.id} quotes {evidence.document}, which is not in the ledger")
        evidence.check(document)


def _grouped(records: Iterable[Record], key: Callable[[Record], K]) -> dict[K, tuple[Record, ...]]:
    groups: dict[K, list[Record]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    return {value: tuple(group) for value, group in groups.items()}
