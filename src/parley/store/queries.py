"""What SQLite is asked: the queries of a ledger and the values that they compare with."""

from __future__ import annotations

import re
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, case, literal_column, select

from parley.ledger.order import KIND_ORDER
from parley.store import tables
from parley.store.lookup import NAMED
from parley.store.search import Phrase

# Words of a query that the index is asked for; the rest is looked for in the texts found. SQLite limits the depth of a search expression.
_INDEXED_WORDS: Final = 64
_SURROGATE = re.compile("[\ud800-\udfff]")

DOCUMENTS = select(tables.documents.c.id, tables.documents.c.payload).order_by(tables.documents.c.published, tables.documents.c.id)
# The plus keeps SQLite from going through all records first and sorting them: it takes document by document, and sorts within each.
RECORDS = (
    select(tables.records.c.id, tables.records.c.payload)
    .select_from(tables.documents.join(tables.records, literal_column("+documents.number") == tables.records.c.document))
    .order_by(
        tables.documents.c.published,
        tables.documents.c.id,
        case(KIND_ORDER, value=tables.records.c.kind),
        tables.records.c.start,
        tables.records.c.id,
    )
)


def storable(text: str) -> str:
    """A value to compare with, as SQLite can take it.

    Bytes of a command line that are no UTF-8 arrive as surrogates; no stored text has those, nor a NUL.
    """
    return _SURROGATE.sub("\0", text)


def beginning(column: ColumnElement[str], prefix: str) -> Select[Any]:
    """The first ids that begin with a prefix. A range, for LIKE would not use the index and takes "_" for any character."""
    within = column.between(prefix, prefix + chr(0x10FFFF))
    return select(column).where(within).order_by(column).limit(NAMED + 1)


def expression(wanted: tuple[Phrase, ...]) -> str:
    """A full-text expression that all documents with the phrases fulfil (the first of them, when there are many).

    Folded words are letters and digits only, so between quotation marks nothing in them can be taken for syntax.
    """
    parts: list[str] = []
    left = _INDEXED_WORDS
    for phrase in wanted:
        if left > 0:
            parts.append('"' + " ".join(phrase[:left]) + '"')
            left -= len(phrase)
    return " AND ".join(parts)
