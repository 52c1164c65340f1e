"""Tables for the tabular people: Arrow, pandas, polars. Each library is loaded only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from parley.documents import Document
from parley.errors import InstallationError
from parley.export.tables import Table, TableKind, kind_of, table
from parley.ledger import Record
from parley.ledger.snapshot import Snapshot

if TYPE_CHECKING:
    import pandas
    import polars
    from pyarrow import Table as ArrowTable  # type: ignore[attr-defined]  # pyarrow is compiled and has no stubs

T_co = TypeVar("T_co", bound=Record | Document, covariant=True)


def to_arrow(source: Table) -> ArrowTable:
    """The table for Arrow; the schema is that of the kind, whatever the rows hold.

    Raises:
        InstallationError: pyarrow is not installed.
    """
    arrow = _library("pyarrow", "arrow")
    types = {"text": arrow.string(), "integer": arrow.int64(), "number": arrow.float64(), "texts": arrow.list_(arrow.string())}
    schema = arrow.schema([(column.name, types[column.type]) for column in source.columns])
    return arrow.table(source.values(), schema=schema)


def to_pandas(source: Table) -> pandas.DataFrame:
    """The table for pandas, with its nullable types: string, Int64, Float64; lists are tuples of strings.

    Raises:
        InstallationError: pandas is not installed.
    """
    library = _library("pandas", "pandas")
    types = {"text": "string", "integer": "Int64", "number": "Float64", "texts": "object"}
    values = source.values()
    series = {column.name: library.Series(values[column.name], dtype=types[column.type]) for column in source.columns}
    frame: pandas.DataFrame = library.DataFrame(series)
    return frame


def to_polars(source: Table) -> polars.DataFrame:
    """The table for polars.

    Raises:
        InstallationError: polars is not installed.
    """
    library = _library("polars", "polars")
    types = {"text": library.String, "integer": library.Int64, "number": library.Float64, "texts": library.List(library.String)}
    frame: polars.DataFrame = library.DataFrame(source.values(), schema={column.name: types[column.type] for column in source.columns})
    return frame


def _library(name: str, extra: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as error:
        raise InstallationError(f"{name} is not installed; install it with: pip install 'parley[{extra}]'") from error


class RecordList(Sequence[T_co], Generic[T_co]):
    """Records of one kind, or documents, that can be looped over and turned into tables.

    Args:
        item_type: the record type, or :class:`Document`.
        snapshot: the ledger that they are of.
        items: the records; by default all of the type.
    """

    def __init__(self, item_type: type[T_co], snapshot: Snapshot, items: Sequence[T_co] | None = None) -> None:
        self._type = item_type
        self._snapshot = snapshot
        self._items: tuple[T_co, ...] = _all(item_type, snapshot) if items is None else tuple(items)

    @property
    def kind(self) -> TableKind:
        """The kind of the records, or "document"."""
        return kind_of(self._type)

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[T_co]:
        return iter(self._items)

    @overload
    def __getitem__(self, index: int) -> T_co: ...
    @overload
    def __getitem__(self, index: slice) -> RecordList[T_co]: ...
    def __getitem__(self, index: int | slice) -> T_co | RecordList[T_co]:
        if isinstance(index, slice):
            return RecordList(self._type, self._snapshot, self._items[index])
        return self._items[index]

    def __repr__(self) -> str:
        return f"<{len(self)} records of kind {self.kind}>" if self.kind != "document" else f"<{len(self)} documents>"

    def table(self) -> Table:
        """The records as plain rows and columns, without any library."""
        return table(self.kind, self._snapshot, self._items)

    def to_arrow(self) -> ArrowTable:
        """See :func:`to_arrow`."""
        return to_arrow(self.table())

    def to_pandas(self) -> pandas.DataFrame:
        """See :func:`to_pandas`."""
        return to_pandas(self.table())

    def to_polars(self) -> polars.DataFrame:
        """See :func:`to_polars`."""
        return to_polars(self.table())


def _all(item_type: type[T_co], snapshot: Snapshot) -> tuple[T_co, ...]:
    found = snapshot.documents if issubclass(item_type, Document) else snapshot.of_type(item_type)
    return tuple(found)  # type: ignore[arg-type]  # of_type gives what it is asked for
