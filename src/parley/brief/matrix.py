"""The positions matrix, cut into tables that fit beside an article and on a printed page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from parley.brief import words
from parley.brief.lines import Line, Lines, proposal_facts
from parley.views import Matrix, PositionReport, ProposalGroup, StanceFamily
from parley.views.dates import is_dated

# Four columns of stances fit beside the article on a laptop, and on a printed page.
COLUMNS_A_TABLE = 4


@dataclass(frozen=True, slots=True)
class Step:
    """A stance in a cell: the reports of one stance and modality that follow one another.

    Attributes:
        stance: the word.
        family: what the colour shows.
        marks: modality other than asserted.
        when: the first and the last day, or empty for undated reports.
        lines: one line a report.
    """

    stance: str
    family: StanceFamily
    marks: tuple[str, ...]
    when: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A proposal at the head of a column: its label and terms."""

    label: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A part of the positions matrix: some proposals, and the parties that have a position on one of them.

    Attributes:
        columns: the proposals.
        rows: each party's name with its cells, one a column; an empty cell means that nothing is reported.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, tuple[tuple[Step, ...], ...]], ...]


def matrix_tables(matrix: Matrix, lines: Lines) -> Iterator[Table]:
    """The matrix in parts that fit a page; in each only the parties that have a position in it."""
    for start in range(0, len(matrix.columns), COLUMNS_A_TABLE):
        columns = matrix.columns[start : start + COLUMNS_A_TABLE]
        rows = ((party.name, tuple(_steps(matrix.cell(party, column), lines) for column in columns)) for party in matrix.parties)
        yield Table(tuple(Column(column.label, terms(column)) for column in columns), tuple(row for row in rows if any(row[1])))


def _steps(reports: Sequence[PositionReport], lines: Lines) -> tuple[Step, ...]:
    return tuple(_step(list(run), lines) for _, run in groupby(reports, key=_step_key))


def _step_key(report: PositionReport) -> tuple[str, str, bool]:
    position = report.position
    return position.stance, position.modality, is_dated(position.date)


def _step(reports: Sequence[PositionReport], lines: Lines) -> Step:
    found = tuple(lines.of(report.position, linked=False) for report in reports)
    days = [report.position.date.start for report in reports if report.position.date and report.position.date.start]
    when = words.short_days(days[0], days[-1]) if days else ""
    return Step(reports[0].position.stance, reports[0].family, found[0].marks, when, found)


def terms(group: ProposalGroup) -> tuple[str, ...]:
    """The type and every term that is given, each variant once."""
    facts = dict.fromkeys(fact for proposal in group.proposals for fact in proposal_facts(proposal) if fact)
    return tuple(fact for fact in facts if fact != group.label)
