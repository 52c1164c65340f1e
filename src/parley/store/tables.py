"""The tables of a SQLite ledger as SQLAlchemy sees them. What creates them is :mod:`parley.store.migrations`.

Records and documents are kept as the JSON of the export, with the columns that are asked for beside it, so that a query decodes only what
it gives back, and a new field needs no new column.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text, column, table

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("url", Text),
    Column("digest", Text, nullable=False),
    Column("published", Text),
    Column("analysis", Text),
    Column("payload", Text, nullable=False),
)
records = Table(
    "records",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("document", Integer, ForeignKey("documents.number"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("payload", Text, nullable=False),
)
# The ends of every link, so that the links which lose one are found without decoding them all.
link_ends = Table(
    "link_ends",
    metadata,
    Column("link", Text, ForeignKey("records.id", ondelete="CASCADE"), nullable=False),
    Column("target", Text, nullable=False),
)
# A full-text table is searched through a column of its own name; rowid is the document's number.
search = table("search", column("rowid", Integer), column("title", Text), column("text", Text), column("search", Text))
