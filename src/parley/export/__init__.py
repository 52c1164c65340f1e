"""Exports: a ledger in formats that other programs read."""

from parley.export.csv import write_csv
from parley.export.frames import RecordList, to_arrow, to_pandas, to_polars
from parley.export.jsonl import export_jsonl
from parley.export.tables import Column, Table, TableKind, table

__all__ = [
    "Column",
    "RecordList",
    "Table",
    "TableKind",
    "export_jsonl",
    "table",
    "to_arrow",
    "to_pandas",
    "to_polars",
    "write_csv",
]
