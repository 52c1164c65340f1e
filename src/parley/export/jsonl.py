"""The ledger as JSON Lines: the format that loses nothing."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from parley.ledger import to_json
from parley.ledger.snapshot import Snapshot


def export_jsonl(snapshot: Snapshot) -> Iterator[str]:
    """One JSON object a line (without the line end): all documents, then all records, in the snapshot's order.

    That order is made of content alone, so the same ledger gives the same bytes on every run and machine. Reprints and earlier versions
    are included; leaving them out of counts is for those who count.
    """
    for document in snapshot.documents:
        fields = msgspec.to_builtins(document)
        del fields["author"]  # the format has no place for it; the table of documents does
        yield msgspec.json.encode(fields).decode()
    for record in snapshot.records:
        yield to_json(record)
