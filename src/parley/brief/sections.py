"""The sections of a brief: views turned into lines, in the order in which a reader asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from parley.brief import words
from parley.brief.lines import Line, Lines
from parley.brief.matrix import Table, matrix_tables, terms
from parley.ledger import Contact, Statement
from parley.views import (
    Allegation,
    Basis,
    Commitment,
    ContactGroup,
    Entry,
    Matrix,
    PositionReport,
    ProposalGroup,
    Speaker,
    build_timeline,
    list_commitments,
    list_contacts,
    list_incidents,
    positions_matrix,
    statements_by_speaker,
)

_ON_COMPLIANCE = "Parley does not decide whether a commitment was kept. That no violation is alleged here does not mean that it was."
_ON_INCIDENTS = "Each line is one report. Several may speak of one incident; where they differ, all are kept."
_ON_DATES = "Days are those that the documents name. The day of publication is never put in for a date that is missing."


@dataclass(frozen=True, slots=True)
class Block:
    """Lines under one heading.

    Attributes:
        heading: what they have in common; empty for none.
        facts: about the heading (a speaker's roles, a proposal's terms).
        lines: the lines.
        remark: a sentence in place of or after the lines; empty for none.
        aside: True for what can stay folded (undated records, proposals without a position).
    """

    heading: str
    lines: tuple[Line, ...]
    facts: tuple[str, ...] = ()
    remark: str = ""
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the brief.

    Attributes:
        key: short name, for anchors.
        title: heading.
        counts: how much it holds ("3 commitments").
        remark: a sentence on how to read it, or that there is nothing in it; empty for none.
        blocks: lines under headings.
        tables: positions matrix.
    """

    key: str
    title: str
    counts: tuple[str, ...]
    remark: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()


def contacts_section(basis: Basis, lines: Lines) -> Section:
    """Who spoke with whom."""
    groups = list_contacts(basis)
    return Section(
        key="contacts",
        title="Who spoke with whom",
        counts=(words.counted(len(groups), "contact"),),
        remark="" if groups else "No contact between parties was read.",
        blocks=_block("", (_contact_line(group, lines) for group in groups)),
    )


def positions_section(basis: Basis, lines: Lines) -> Section:
    """The positions matrix, each position in full below it, and proposals without one."""
    matrix = positions_matrix(basis)
    blocks = [_proposal_block(column, matrix, lines) for column in matrix.columns]
    unplaced = _block("Positions whose party or proposal was not identified", (lines.of(report.position) for report in matrix.unplaced))
    silent = _block(
        "Proposals on which no position was read",
        (lines.of(proposal) for column in matrix.without_position for proposal in column.proposals),
        aside=True,
    )
    return Section(
        key="positions",
        title="Positions",
        counts=(words.counted(sum(map(len, matrix.cells.values())) + len(matrix.unplaced), "position"),),
        remark="An empty cell means that no position was read, not that there is none." if matrix.columns else "No position was read.",
        blocks=(*blocks, *unplaced, *silent),
        tables=tuple(matrix_tables(matrix, lines)),
    )


def commitments_section(basis: Basis, lines: Lines) -> Section:
    """Commitments, and what is alleged against them."""
    found = list_commitments(basis)
    unassigned = _block("Allegations for which no commitment was identified", (_allegation_line(item, lines) for item in found.unassigned))
    blocks = (*(_commitment_block(commitment, lines) for commitment in found.commitments), *unassigned)
    commitments = sum(bool(commitment.accepted) for commitment in found.commitments)
    allegations = len(found.unassigned) + sum(len(commitment.allegations) for commitment in found.commitments)
    return Section(
        key="commitments",
        title="Commitments and what is alleged against them",
        counts=(words.counted(commitments, "commitment"), words.counted(allegations, "alleged violation")),
        remark=_ON_COMPLIANCE if blocks else "No commitment and no alleged violation was read.",
        blocks=blocks,
    )


def incidents_section(basis: Basis, lines: Lines) -> Section:
    """Incidents, and whose word they rest on."""
    reports = list_incidents(basis)
    return Section(
        key="incidents",
        title="Incidents and whose word they rest on",
        counts=(words.counted(len(reports), "incident report"),),
        remark=_ON_INCIDENTS if reports else "No incident was read.",
        blocks=_block("", (lines.of(report.incident) for report in reports)),
    )


def statements_section(basis: Basis, lines: Lines) -> Section:
    """Statements by speaker."""
    speakers = statements_by_speaker(basis)
    return Section(
        key="statements",
        title="Statements by speaker",
        counts=(words.counted(sum(len(speaker.statements) for speaker in speakers), "statement"),),
        remark="" if speakers else "No statement was read.",
        blocks=tuple(_speaker_block(speaker, lines) for speaker in speakers),
    )


def timeline_section(basis: Basis, lines: Lines) -> Section:
    """Everything that has a date, and apart from it what has none."""
    found = build_timeline(basis)
    days = [
        Block(when, tuple(_entry_line(entry, lines) for entry in entries))
        for when, entries in groupby(found.dated, key=lambda entry: words.date_words(entry.date) or "")
    ]
    return Section(
        key="timeline",
        title="Timeline",
        counts=(words.counted(len(found.dated), "dated report"),),
        remark=_ON_DATES if found.dated else "Nothing with a known date was read.",
        blocks=(*days, *_block("Without a known date", (_entry_line(entry, lines) for entry in found.undated), aside=True)),
    )


def _block(heading: str, lines: Iterable[Line], *, aside: bool = False) -> tuple[Block, ...]:
    """A block of these lines, or none if there are none."""
    found = tuple(lines)
    return (Block(heading, found, aside=aside),) if found else ()


def _contact_line(group: ContactGroup, lines: Lines) -> Line:
    first, *others = (lines.of(report.contact) for report in group.reports)
    differ = any(len({value(report.contact) for report in group.reports} - {None}) > 1 for value in (_length, _place))
    notes = tuple(replace(line, label="also reported", headline="") for line in others)
    return replace(first, marks=(*first.marks, *(("reports differ",) if differ else ())), notes=first.notes + notes)


def _length(contact: Contact) -> str | None:
    return contact.duration


def _place(contact: Contact) -> str | None:
    return words.place_words(contact.place)


def _proposal_block(column: ProposalGroup, matrix: Matrix, lines: Lines) -> Block:
    reports = [report for party in matrix.parties for report in matrix.cell(party, column)]
    return Block(words.capital(column.label), tuple(_stance_line(report, lines) for report in reports), terms(column))


def _stance_line(report: PositionReport, lines: Lines) -> Line:
    line = lines.of(report.position)
    return replace(line, headline=report.party.name) if report.party else line


def _commitment_block(commitment: Commitment, lines: Lines) -> Block:
    accepted = (_stance_line(report, lines) for report in commitment.accepted)
    alleged = (_allegation_line(allegation, lines) for allegation in commitment.allegations)
    remarks = (
        "" if commitment.accepted else "No party was read to have accepted this.",
        "" if commitment.allegations else "No violation of this is alleged in the documents read.",
    )
    return Block(
        words.capital(commitment.proposal.label), (*accepted, *alleged), terms(commitment.proposal), " ".join(filter(None, remarks))
    )


def _allegation_line(allegation: Allegation, lines: Lines) -> Line:
    return lines.of(allegation.violation)


def _speaker_block(speaker: Speaker, lines: Lines) -> Block:
    name = speaker.identity.name if speaker.identity else f"“{speaker.text}”" if speaker.text else "No source named"
    facts = (
        *(speaker.identity.roles[:2] if speaker.identity else ()),
        *((f"of {speaker.identity.of}",) if speaker.identity and speaker.identity.of else ()),
        *(("not identified",) if not speaker.identity and speaker.text else ()),
        words.counted(len(speaker.statements), "statement"),
    )
    return Block(name, tuple(lines.of(report.statement) for report in speaker.statements), facts)


def _entry_line(entry: Entry, lines: Lines) -> Line:
    """A line without links and notes: the time line repeats what other sections have in full."""
    record = entry.record
    line = lines.spoken(record) if isinstance(record, Statement) else lines.of(record, linked=False)
    return replace(line, notes=())
