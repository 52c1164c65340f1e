"""Everything with a date in order, and apart from it what has none."""

from __future__ import annotations

from dataclasses import dataclass

from parley.ledger import AllegedViolation, Contact, Date, Incident, Position, Proposal, Record, Statement
from parley.views.basis import Basis
from parley.views.dates import is_dated, sort_date
from parley.views.voices import Voice, voice_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One record on the time line.

    Attributes:
        record: what happened, was said or was proposed.
        date: its date as the record has it; for a proposal, when it is to begin. None when the text tells none.
        voice: on whose word it rests.
    """

    record: Record
    date: Date | None
    voice: Voice


@dataclass(frozen=True, slots=True)
class Timeline:
    """Records by date.

    Attributes:
        dated: those whose date has a known beginning, in order; coarse dates (a month) stand before the days within them.
        undated: the others, in the order of the ledger. The day of publication is never put in for a missing date.
    """

    dated: tuple[Entry, ...]
    undated: tuple[Entry, ...]


def build_timeline(basis: Basis) -> Timeline:
    """All statements, contacts, positions, incidents and alleged violations, and proposals that have a beginning."""
    entries = [
        Entry(record, date, voice_of(record, basis))
        for record in basis.snapshot.records
        for has_place, date in (_date_of(record),)
        if has_place
    ]
    dated = sorted((entry for entry in entries if is_dated(entry.date)), key=lambda entry: sort_date(entry.date))
    return Timeline(tuple(dated), tuple(entry for entry in entries if not is_dated(entry.date)))


def _date_of(record: Record) -> tuple[bool, Date | None]:
    """Whether the record belongs on a time line, and its date."""
    if isinstance(record, Statement | Contact | Position | Incident | AllegedViolation):
        return True, record.date
    if isinstance(record, Proposal):
        return record.start is not None, record.start
    return False, None
