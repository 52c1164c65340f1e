from __future__ import annotations

import csv
import io
import math
import subprocess
import sys
from typing import get_args

import msgspec
import pandas
import polars
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.documents import Document
from parley.errors import InstallationError
from parley.export import RecordList, Table, TableKind, table, to_arrow, to_pandas, to_polars, write_csv
from parley.export.tables import kind_of
from parley.ledger import RECORD_TYPES, Contact, Evidence, Kind, Position, Record, Statement, references
from parley.ledger.snapshot import Snapshot
from support.negotiation import OSLO, negotiation

KINDS: list[TableKind] = ["document", *RECORD_TYPES]


def row(found: Table, number: int = 0) -> dict[str, object]:
    return dict(zip((column.name for column in found.columns), found.rows[number], strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_one_row_a_record_and_the_columns_do_not_depend_on_the_rows(kind: TableKind) -> None:
    snapshot = negotiation()
    found, empty = table(kind, snapshot), table(kind, Snapshot([], []))
    items = snapshot.documents if kind == "document" else snapshot.of_type(RECORD_TYPES[kind])
    assert [line[0] for line in found.rows] == [item.id for item in items]
    assert found.columns == empty.columns
    assert empty.rows == ()
    names = [column.name for column in found.columns]
    assert len(names) == len(set(names))
    types = {"text": str, "integer": int, "number": float, "texts": tuple}
    for line in found.rows:
        assert all(cell is None or isinstance(cell, types[column.type]) for column, cell in zip(found.columns, line, strict=True))


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_every_field_of_a_record_type_has_its_columns(kind: Kind) -> None:
    names = [column.name for column in table(kind, Snapshot([], [])).columns]
    for field in msgspec.structs.fields(RECORD_TYPES[kind]):
        if field.name != "evidence":
            assert any(name == field.encode_name or name.startswith(field.encode_name + "_") for name in names), field.name
    assert {"quote", "quote_start", "quote_end", "document", "document_outlet", "document_published", "document_url"} <= set(names)


def test_every_reference_to_an_actor_or_proposal_has_its_name_beside_it() -> None:
    snapshot = negotiation()
    for record in snapshot.records:
        (line,) = table(record.kind, snapshot, [record]).rows
        cells = dict(zip((column.name for column in table(record.kind, snapshot, []).columns), line, strict=True))
        for reference in references(record):
            if reference.kind in ("actor", "proposal"):
                named = [cells.get(f"{reference.field}_{ending}") for ending in ("name", "names", "label")]
                assert any(named), (record.kind, reference.field)


def test_a_contact_in_a_row() -> None:
    cells = row(table("contact", negotiation().only([OSLO.id])))
    assert cells["participants_names"] == ("Ilka Moren", "Tadeo Brask")
    assert cells["mediator_name"] == "Sigrid Aune"
    assert (cells["date_start"], cells["date_granularity"], cells["date_text"]) == ("2031-05-06", "day", "on Tuesday")
    assert (cells["place_name"], cells["place_lat"], cells["duration"]) == ("Oslo", 59.91, "PT3H")
    assert (cells["quote_start"], cells["quotes"]) == (0, 2)
    assert cells["document_outlet"] == "Harbour Wire"
    assert (cells["asserted_by"], cells["asserted_by_speaker"], cells["topic"]) == (None, None, None)


def test_whose_word_and_what_does_not_count() -> None:
    snapshot = negotiation()
    found = [row(table("incident", snapshot), number) for number in range(4)]
    assert [cells["asserted_by_speaker"] for cells in found] == [None, None, "Sarvia's defence ministry", "Residents"]
    assert [cells["document_left_out"] for cells in found] == ["earlier version", None, None, None]
    documents = table("document", snapshot)
    assert [row(documents, number)["left_out"] for number in range(5)] == [None, None, "reprint", "earlier version", None]
    assert row(documents, 1)["boilerplate"] == ("591-639",)


@pytest.mark.parametrize("kind", KINDS)
def test_arrow_pandas_and_polars_hold_the_same(kind: TableKind) -> None:
    found = table(kind, negotiation())
    arrow, frame, polar = to_arrow(found), to_pandas(found), to_polars(found)
    names = [column.name for column in found.columns]
    assert arrow.column_names == list(frame.columns) == polar.columns == names
    expected = [[list(cell) if isinstance(cell, tuple) else cell for cell in line] for line in found.rows]
    assert [list(line.values()) for line in arrow.to_pylist()] == expected
    assert [list(line) for line in polar.rows()] == expected
    for number, line in enumerate(found.rows):
        for name, cell in zip(names, line, strict=True):
            value = frame.at[number, name]
            assert value is pandas.NA if cell is None else value == cell


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_of_an_empty_ledger_is_the_same(kind: TableKind) -> None:
    full, empty = table(kind, negotiation()), table(kind, Snapshot([], []))
    assert to_arrow(empty).schema == to_arrow(full).schema
    assert to_polars(empty).schema == to_polars(full).schema
    assert list(to_pandas(empty).dtypes) == list(to_pandas(full).dtypes)
    assert to_arrow(empty).num_rows == len(to_pandas(empty)) == to_polars(empty).height == 0


def test_types_of_columns() -> None:
    incidents = table("incident", negotiation())
    assert str(to_arrow(incidents).schema.field("casualties_killed").type) == "int64"
    assert str(to_arrow(table("contact", negotiation())).schema.field("participants").type) == "list<item: string>"
    assert str(to_pandas(incidents)["casualties_killed"].dtype) == "Int64"
    assert str(to_pandas(incidents)["place_lat"].dtype) == "Float64"
    assert to_polars(incidents).schema["confidence"] == polars.Float64


def test_a_record_list_is_a_sequence() -> None:
    snapshot = negotiation()
    statements = RecordList(Statement, snapshot)
    assert len(statements) == len(snapshot.of_type(Statement)) == 11
    assert statements[0] == next(iter(statements)) == snapshot.of_type(Statement)[0]
    assert statements[-1] in statements
    part = statements[2:5]
    assert isinstance(part, RecordList)
    assert list(part) == list(statements)[2:5]
    assert list(part.to_pandas()["id"]) == [statement.id for statement in part]
    assert repr(statements) == "<11 records of kind statement>"
    documents = RecordList(Document, snapshot)
    assert repr(documents) == "<5 documents>"
    assert documents.to_polars().height == documents.to_arrow().num_rows == 5
    denials = RecordList(Statement, snapshot, [statement for statement in statements if statement.act == "deny"])
    assert len(denials.to_pandas()) == 2


def test_kinds_of_types() -> None:
    assert [kind_of(item) for item in RECORD_TYPES.values()] == list(get_args(Kind))
    assert kind_of(Document) == "document"


@pytest.mark.parametrize(("name", "extra"), [("pandas", "pandas"), ("polars", "polars"), ("pyarrow", "arrow")])
def test_a_missing_library_is_named_with_what_installs_it(name: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    contacts = RecordList(Contact, negotiation())
    turn = {"pandas": contacts.to_pandas, "polars": contacts.to_polars, "pyarrow": contacts.to_arrow}[name]
    with pytest.raises(InstallationError, match=rf"{name} is not installed.*pip install 'parley\[{extra}\]'"):
        turn()


def test_the_libraries_are_loaded_only_when_asked_for() -> None:
    code = (
        "import parley.export, parley.brief, sys; print(sorted({'pandas', 'polars', 'pyarrow', 'spacy', 'sqlalchemy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def written(found: Table, *, guard: bool = True) -> list[list[str]]:
    file = io.StringIO(newline="")
    write_csv(found, file, guard_formulas=guard)
    file.seek(0)
    return list(csv.reader(file))


@pytest.mark.parametrize("kind", KINDS)
def test_csv_loses_no_row_and_no_cell(kind: TableKind) -> None:
    found = table(kind, negotiation())
    header, *lines = written(found)
    assert header == [column.name for column in found.columns]
    assert len(lines) == len(found.rows)
    for line, cells in zip(lines, found.rows, strict=True):
        assert line == ["" if cell is None else "; ".join(cell) if isinstance(cell, tuple) else str(cell) for cell in cells]


def test_an_empty_ledger_has_a_header() -> None:
    assert written(table("position", Snapshot([], [])))[0][0] == "id"
    assert len(written(table("position", Snapshot([], [])))) == 1


def statement(words: str, document: Document) -> Record:
    evidence = (Evidence(document.id, 0, len(words), words),)
    return Statement(evidence=evidence, content=evidence, quotation="direct", act="say", confidence=1, method="hand")


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", '=HYPERLINK("http://a.example")'])
def test_a_quotation_that_a_spreadsheet_would_run_is_guarded(words: str) -> None:
    document = Document(digest="", text=words)
    found = table("statement", Snapshot([document], [statement(words, document)]))
    (header, line), (_, verbatim) = written(found), written(found, guard=False)
    for name in ("quote", "content"):
        assert line[header.index(name)] == "'" + words
        assert verbatim[header.index(name)] == words
    assert line[header.index("confidence")] == "1.0"


def test_numbers_below_zero_stay_numbers() -> None:
    snapshot = negotiation()
    contact = snapshot.of_type(Contact)[0]
    assert contact.place is not None
    south = msgspec.structs.replace(contact, place=msgspec.structs.replace(contact.place, lat=-1.5))
    header, line = written(table("contact", snapshot, [south]))
    assert line[header.index("place_lat")] == "-1.5"


@given(st.text(min_size=1))
def test_any_words_come_back_from_csv(words: str) -> None:
    try:
        document = Document(digest="", text=words)
    except UnicodeEncodeError:  # lone surrogates cannot be in a document
        return
    found = table("statement", Snapshot([document], [statement(words, document)]))
    header, line = written(found)
    cell = line[header.index("quote")]
    assert cell == words or (cell == "'" + words and words[0] in "=+-@\t\r＝＋－＠")
    assert written(found, guard=False)[1][header.index("quote")] == words
    assert not math.isnan(float(line[header.index("confidence")]))


def test_tables_are_of_the_records_asked_for() -> None:
    snapshot = negotiation()
    refused = [position for position in snapshot.of_type(Position) if position.stance == "refuses"]
    assert [line[0] for line in table("position", snapshot, refused).rows] == [refused[0].id]
