"""The order of documents and records in exports, briefs and stores.

Made of content alone, so that the same articles give the same export on every machine; the order of reading them is not.
"""

from __future__ import annotations

from parley.documents import Document
from parley.ledger.records import RECORD_TYPES, Kind, Record

KIND_ORDER: dict[Kind, int] = {kind: order for order, kind in enumerate(RECORD_TYPES)}


def document_order(document: Document) -> tuple[str, str]:
    """Sort key of documents: date of publication (unknown ones first), then id."""
    return document.published or "", document.id


def record_order(record: Record) -> tuple[int, int, str]:
    """Sort key of one document's records: kind (as in :data:`parley.ledger.RECORD_TYPES`), start of the first evidence, id."""
    return KIND_ORDER[record.kind], record.evidence[0].start, record.id
