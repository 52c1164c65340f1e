"""Records as flat tables: one row a record, ids beside readable names, the first quotation, and where it was published.

The columns are those of :mod:`parley.export.columns`, the same for an empty ledger.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from parley.documents import Document
from parley.export.columns import Cell, Column, Lookup, TableKind, fields_of
from parley.ledger import RECORD_TYPES, Record
from parley.ledger.snapshot import Snapshot
from parley.views import left_out

__all__ = ["Cell", "Column", "Table", "TableKind", "kind_of", "table"]


@dataclass(frozen=True, slots=True)
class Table:
    """Records of one kind as rows.

    Attributes:
        kind: the kind of record, or "document".
        columns: the columns, the same for every table of this kind.
        rows: one a record, in the order of the ledger.
    """

    kind: TableKind
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def values(self) -> dict[str, list[Cell]]:
        """The table by columns: name and cells."""
        return {column.name: [row[number] for row in self.rows] for number, column in enumerate(self.columns)}


def table(kind: TableKind, snapshot: Snapshot, items: Iterable[Record | Document] | None = None) -> Table:
    """The records of one kind as a table.

    Args:
        kind: which kind of record, or "document".
        snapshot: the ledger; names and documents are looked up in it.
        items: the rows; by default all records of the kind.
    """
    if items is None:
        items = snapshot.documents if kind == "document" else snapshot.of_type(RECORD_TYPES[kind])
    ledger = Lookup(snapshot, {left.document.id: left.reason for left in left_out(snapshot)})
    fields = fields_of(kind)
    rows = tuple(tuple(field.cell(item, ledger) for field in fields) for item in items)
    return Table(kind, tuple(field.column for field in fields), rows)


def kind_of(item: type[msgspec.Struct]) -> TableKind:
    """The kind of a record type or of :class:`Document`."""
    tag: TableKind = item.__struct_config__.tag  # type: ignore[assignment]
    return tag
