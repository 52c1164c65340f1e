"""Where the parties stand: the matrix of parties and proposals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from parley.ledger import Position
from parley.ledger.records import Stance
from parley.views.basis import Basis
from parley.views.dates import sort_date
from parley.views.proposals import ProposalGroup, by_proposal
from parley.views.voices import Voice, voice_of
from parley.views.who import Identity

StanceFamily = Literal["for", "conditional", "asks", "against"]

FAMILIES: Mapping[Stance, StanceFamily] = {
    "accepts": "for",
    "supports": "for",
    "conditions": "conditional",
    "proposes": "asks",
    "offers": "asks",
    "demands": "asks",
    "refuses": "against",
    "opposes": "against",
}


@dataclass(frozen=True, slots=True)
class PositionReport:
    """One report of a party's stance.

    Attributes:
        position: the record, with stance, conditions and date.
        party: who is bound, or None when the ledger does not have the actor.
        actor: the person who voiced it, or None.
        proposal: the proposal group, or None when the ledger does not have the proposal.
        voice: on whose word it rests.
    """

    position: Position
    party: Identity | None
    actor: Identity | None
    proposal: ProposalGroup | None
    voice: Voice

    @property
    def family(self) -> StanceFamily:
        """Whether the stance is for the proposal, for it on conditions, asks for it, or is against it."""
        return FAMILIES[self.position.stance]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Parties by proposals.

    Attributes:
        parties: rows, the party with most positions first.
        columns: proposals with at least one position, the one with most positions first, those of no particular type behind all others.
        cells: the positions of a party on a proposal by ``(party.key, column.key)``, over time, the undated last. Absent: none is reported.
        unplaced: positions whose party or proposal the ledger does not have.
        without_position: proposals on which no party's position is reported.
    """

    parties: tuple[Identity, ...]
    columns: tuple[ProposalGroup, ...]
    cells: Mapping[tuple[str, str], tuple[PositionReport, ...]]
    unplaced: tuple[PositionReport, ...]
    without_position: tuple[ProposalGroup, ...]

    def cell(self, party: Identity, column: ProposalGroup) -> tuple[PositionReport, ...]:
        """The party's positions on the proposal over time; empty when none is reported."""
        return self.cells.get((party.key, column.key), ())


def position_reports(basis: Basis) -> tuple[PositionReport, ...]:
    """All positions by date, the undated last."""
    groups = by_proposal(basis.proposals)
    found = (_report(position, basis, groups) for position in basis.snapshot.of_type(Position))
    return tuple(sorted(found, key=lambda report: sort_date(report.position.date)))


def positions_matrix(basis: Basis) -> Matrix:
    """The positions matrix."""
    reports = position_reports(basis)
    columns = {column.key: column for column in basis.proposals}
    parties = {report.party.key: report.party for report in reports if report.party}
    cells: dict[tuple[str, str], list[PositionReport]] = {}
    for report in reports:
        if report.party and report.proposal:
            cells.setdefault((report.party.key, report.proposal.key), []).append(report)
    row_keys = Counter(key for (key, _), cell in cells.items() for _ in cell)
    column_keys = Counter(key for (_, key), cell in cells.items() for _ in cell)
    return Matrix(
        parties=tuple(parties[key] for key, _ in row_keys.most_common()),
        columns=tuple(sorted((columns[key] for key, _ in column_keys.most_common()), key=lambda column: column.type == "other")),
        cells={key: tuple(cell) for key, cell in cells.items()},
        unplaced=tuple(report for report in reports if not (report.party and report.proposal)),
        without_position=tuple(column for key, column in columns.items() if key not in column_keys),
    )


def _report(position: Position, basis: Basis, groups: Mapping[str, ProposalGroup]) -> PositionReport:
    who = basis.who
    return PositionReport(position, who(position.party), who(position.actor), groups.get(position.proposal), voice_of(position, basis))
