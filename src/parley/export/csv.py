"""Tables as CSV, without any library, for R, spreadsheets and everybody else."""

from __future__ import annotations

import csv
import re
from typing import Final, TextIO

from parley.export.tables import Cell, Table

# What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection"), with the full-width forms that some take as well.
_FORMULA: Final = re.compile(r"[=+\-@\t\r＝＋－＠]")
_SEPARATOR: Final = "; "


def write_csv(table: Table, file: TextIO, *, guard_formulas: bool = True) -> None:
    """Write a table as CSV (RFC 4180): a header, then one row a record.

    Null is an empty cell; the members of a list stand in one cell, with "; " between them.

    Articles come from anywhere, and a spreadsheet runs a cell that begins like a formula. Such texts get an apostrophe in front, which
    spreadsheets do not show. Programs that read the file can ask for the text as it is; JSON Lines, Arrow and data frames never change it.

    Args:
        table: the table.
        file: open for writing, with ``newline=""``.
        guard_formulas: put an apostrophe before texts that begin with = + - @, a tab or a carriage return. Numbers are left alone.
    """
    writer = csv.writer(file)
    writer.writerow([column.name for column in table.columns])
    for row in table.rows:
        writer.writerow([_written(cell, guard_formulas) for cell in row])


def _written(cell: Cell, guard_formulas: bool) -> str | int | float | None:
    if isinstance(cell, tuple):
        cell = _SEPARATOR.join(cell)
    if guard_formulas and isinstance(cell, str) and _FORMULA.match(cell):
        return "'" + cell
    return cell
