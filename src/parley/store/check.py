"""What must hold before a document's reading is stored. Pure: the stores say what they have, these functions judge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from parley.documents import Document
from parley.errors import EvidenceError, StoreError
from parley.ledger import Evidence, Link, Record, references


def reading(where: str, document: Document, records: Iterable[Record]) -> dict[str, Record]:
    """The records of a document by id, in the order given, once all that can be told without the store has been checked.

    Raises:
        EvidenceError: a quotation does not stand in the document where it says (other documents' quotations in links are left to
            :func:`outside`).
        StoreError: a record is of another document, is given twice with differing content, or refers to one that is not there.
    """
    found: dict[str, Record] = {}
    for record in records:
        if found.setdefault(record.id, record) != record:
            raise StoreError(where, f"two readings of {document.id} claim the id {record.id}; nothing of it was stored")
        _check_words(where, document, record)
    for record in found.values():
        _check_references(where, document, record, found)
    return found


def _check_words(where: str, document: Document, record: Record) -> None:
    if record.document != document.id:
        raise StoreError(where, f"{record.id} is of {record.document}, not of {document.id}; nothing of it was stored")
    for evidence in record.all_evidence():
        if evidence.document == document.id or not isinstance(record, Link):
            evidence.check(document)


def _check_references(where: str, document: Document, record: Record, found: Mapping[str, Record]) -> None:
    for reference in references(record):
        if not reference.fits:
            raise StoreError(where, f"{record.id} has {reference.id} for its {reference.field}, where only a {reference.kind} can stand")
        if not isinstance(record, Link) and reference.id not in found:
            raise StoreError(where, f"{record.id} has {reference.id} for its {reference.field}, which is not among {document.id}'s records")


def outside(document: Document, records: Mapping[str, Record]) -> tuple[set[str], list[Evidence]]:
    """What a checked reading needs of the store: ids that must be there, and quotations from other documents."""
    links = [record for record in records.values() if isinstance(record, Link)]
    ends = {reference.id for link in links for reference in references(link)} - records.keys() - {document.id}
    if document.copy_of is not None:
        ends.add(document.copy_of)
    return ends, [evidence for link in links for evidence in link.all_evidence() if evidence.document != document.id]


def against(where: str, document: Document, needed: set[str], known: set[str]) -> None:
    """Refuse a reading that needs ids which the store does not hold.

    Raises:
        StoreError: ``known`` lacks one of ``needed``.
    """
    missing = sorted(needed - known)
    if missing:
        raise StoreError(where, f"{document.id} is linked to {missing[0]}, which the ledger does not hold; store that first")


def quotations(quoted: Iterable[Evidence], stored: Callable[[str], Document | None]) -> None:
    """Check quotations against other, stored documents.

    Raises:
        EvidenceError: the document is not stored, or other words stand there.
    """
    for evidence in quoted:
        document = stored(evidence.document)
        if document is None:
            raise EvidenceError(f"{evidence.document}: quoted by a link, but the ledger does not hold it")
        evidence.check(document)


def dangling(vanished: set[str], links: Callable[[set[str]], set[str]]) -> set[str]:
    """The links that lose an end when the records ``vanished`` go, and the links to those links, and so on.

    Args:
        vanished: ids of records that go.
        links: gives the ids of the stored links that have one of these ids for an end.
    """
    lost: set[str] = set()
    fresh = vanished
    while fresh:
        fresh = links(fresh) - lost - vanished
        lost |= fresh
    return lost
