"""The columns of tables. They follow from the record types, so that a field added there is never missing here.

Unknown is null. ``document_left_out`` says "reprint" or "earlier version" where a document says what another in the ledger says as well:
whoever counts keeps the rows in which it is null. Dates stay ISO 8601 text, since they are days, moments or periods;
``date_granularity`` tells which.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal, TypeAlias, Union, get_args, get_origin

import msgspec

from parley.documents import Document, Span
from parley.ledger import RECORD_TYPES, Actor, Evidence, Kind, Proposal, Record, Role, Statement
from parley.ledger.snapshot import Snapshot

TableKind: TypeAlias = Kind | Literal["document"]
ColumnType: TypeAlias = Literal["text", "integer", "number", "texts"]
Cell: TypeAlias = str | int | float | tuple[str, ...] | None

# References that a reader wants by name as well: the kind of record meant, and the field that names it.
_NAMED: Final[dict[str, tuple[type[Record], str]]] = {
    "of": (Actor, "name"),
    "speaker": (Actor, "name"),
    "participants": (Actor, "name"),
    "mediator": (Actor, "name"),
    "party": (Actor, "name"),
    "actor": (Actor, "name"),
    "perpetrator": (Actor, "name"),
    "accuser": (Actor, "name"),
    "accused": (Actor, "name"),
    "proposal": (Proposal, "label"),
    "commitment": (Proposal, "label"),
}
_COMMON: Final = ("asserted_by", "modality", "confidence", "method")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, and whether it holds text, whole numbers, numbers or lists of texts. Every cell may be null."""

    name: str
    type: ColumnType


@dataclass(frozen=True, slots=True)
class Lookup:
    """Where cells look things up: the ledger, and why a document is left out of counts."""

    snapshot: Snapshot
    left_out: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """A column and how its cell is read from a record or document."""

    column: Column
    cell: Callable[[Any, Lookup], Cell]


@cache
def fields_of(kind: TableKind) -> tuple[Field, ...]:
    """The columns of a kind: id, its own fields, what all records have, evidence, and the document."""
    if kind == "document":
        facts = (field for name, type_, read in _struct_fields(Document) for field in _columns(name, type_, read))
        return (*facts, Field(Column("left_out", "text"), lambda document, ledger: ledger.left_out.get(document.id)))
    own = [field for field in _struct_fields(RECORD_TYPES[kind]) if field[0] not in ("id", "evidence", *_COMMON)]
    common = [field for field in _struct_fields(RECORD_TYPES[kind]) if field[0] in _COMMON]
    return (
        Field(Column("id", "text"), lambda record, _: record.id),
        *(column for name, type_, read in own for column in _columns(name, type_, read)),
        *(column for name, type_, read in common for column in _columns(name, type_, read)),
        Field(Column("asserted_by_speaker", "text"), _speaker),
        *_EVIDENCE,
    )


_Read: TypeAlias = Callable[[Any], Any]


def _struct_fields(struct: type[msgspec.Struct]) -> list[tuple[str, Any, _Read]]:
    """Name in exports, type, and how to read it, of every field."""
    return [(field.encode_name, field.type, _reader(field.name)) for field in msgspec.structs.fields(struct)]


def _reader(attribute: str) -> _Read:
    return lambda item: getattr(item, attribute)


def _columns(name: str, type_: Any, read: _Read) -> Iterable[Field]:
    """The columns of one field: several for a nested structure, two for a reference (the id and the name)."""
    bare = _without_none(type_)
    if isinstance(bare, type) and issubclass(bare, msgspec.Struct):
        for inner, inner_type, inner_read in _struct_fields(bare):
            yield from _columns(f"{name}_{inner}", inner_type, _through(read, inner_read))
        return
    yield Field(Column(name, _column_type(bare)), _cell(bare, read))
    if name in _NAMED:
        many = get_origin(bare) is tuple
        yield Field(Column(f"{name}_{_NAMED[name][1]}{'s' if many else ''}", "texts" if many else "text"), _named(name, read))


def _through(read: _Read, inner: _Read) -> _Read:
    def nested(item: Any) -> Any:
        outer = read(item)
        return None if outer is None else inner(outer)

    return nested


def _without_none(type_: Any) -> Any:
    if get_origin(type_) in (Union, types.UnionType):
        return next(part for part in get_args(type_) if part is not type(None))
    return type_


def _column_type(type_: Any) -> ColumnType:
    if get_origin(type_) is tuple:
        return "texts"
    return {int: "integer", float: "number"}.get(type_, "text")  # type: ignore[return-value]  # the values are column types


# How the members of a list are written in one cell.
_MEMBERS: Final[dict[type, Callable[[Any], str]]] = {
    str: str,
    Evidence: lambda evidence: evidence.quote,
    Role: lambda role: role.title,
    Span: lambda span: f"{span.start}-{span.end}",
}


def _cell(type_: Any, read: _Read) -> Callable[[Any, Lookup], Cell]:
    if get_origin(type_) is tuple:
        write = _MEMBERS[get_args(type_)[0]]
        return lambda item, _: tuple(write(member) for member in read(item))
    if type_ is float:
        return lambda item, _: None if read(item) is None else float(read(item))
    return lambda item, _: read(item)


def _named(name: str, read: _Read) -> Callable[[Any, Lookup], Cell]:
    kind, attribute = _NAMED[name]

    def look_up(record_id: str | None, ledger: Lookup) -> str | None:
        found = ledger.snapshot.find(record_id, kind)
        return getattr(found, attribute) if found else None

    def cell(item: Any, ledger: Lookup) -> Cell:
        value: str | Sequence[str] | None = read(item)
        if value is None or isinstance(value, str):
            return look_up(value, ledger)
        return tuple(look_up(member, ledger) or "" for member in value)

    return cell


def _speaker(record: Record, ledger: Lookup) -> Cell:
    """On whose word the record rests, by name; null for the document's own voice."""
    statement = ledger.snapshot.find(record.asserted_by, Statement)
    speaker = ledger.snapshot.find(statement.speaker, Actor) if statement else None
    return speaker.name if speaker else statement.speaker_text if statement else None


def _of_document(attribute: str) -> Callable[[Record, Lookup], Cell]:
    return lambda record, ledger: getattr(ledger.snapshot.document(record.document), attribute)


_EVIDENCE: Final = (
    Field(Column("quote", "text"), lambda record, _: record.evidence[0].quote),
    Field(Column("quote_start", "integer"), lambda record, _: record.evidence[0].start),
    Field(Column("quote_end", "integer"), lambda record, _: record.evidence[0].end),
    Field(Column("quotes", "integer"), lambda record, _: len(record.evidence)),
    Field(Column("document", "text"), lambda record, _: record.document),
    *(Field(Column(f"document_{name}", "text"), _of_document(name)) for name in ("outlet", "title", "published", "url")),
    Field(Column("document_left_out", "text"), lambda record, ledger: ledger.left_out.get(record.document)),
)
