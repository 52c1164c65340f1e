"""Statements by speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parley.ledger import Statement
from parley.views.basis import Basis
from parley.views.dates import sort_date
from parley.views.voices import Voice, voice_of
from parley.views.who import Identity, normalised


@dataclass(frozen=True, slots=True)
class StatementReport:
    """One statement.

    Attributes:
        statement: the record.
        voice: who says that it was said: the document itself, or the speaker of another statement.
    """

    statement: Statement
    voice: Voice


@dataclass(frozen=True, slots=True)
class Speaker:
    """All that one speaker is reported to have said.

    Attributes:
        identity: who it is, or None when the source is not resolved.
        text: for an unresolved source its words in the text; None when the text names no source.
        statements: by date, the undated last, those in the order of publication and of the text.
    """

    identity: Identity | None
    text: str | None
    statements: tuple[StatementReport, ...]


def statements_by_speaker(basis: Basis) -> tuple[Speaker, ...]:
    """Speakers, the most quoted first, then by name; unresolved sources last.

    An unresolved source ("officials") is one speaker within its document only: those of two documents may be different people.
    """
    groups: dict[tuple[str, ...], list[StatementReport]] = {}
    for statement in basis.snapshot.of_type(Statement):
        groups.setdefault(_speaker_key(statement, basis), []).append(StatementReport(statement, voice_of(statement, basis)))
    return tuple(sorted((_speaker(reports, basis) for reports in groups.values()), key=_prominence))


def _speaker_key(statement: Statement, basis: Basis) -> tuple[str, ...]:
    identity = basis.who(statement.speaker)
    if identity:
        return ("known", identity.key)
    if statement.speaker_text:
        return ("text", statement.document, normalised(statement.speaker_text))
    return ("none",)


def _speaker(reports: Sequence[StatementReport], basis: Basis) -> Speaker:
    first = reports[0].statement
    identity = basis.who(first.speaker)
    ordered = sorted(reports, key=lambda report: sort_date(report.statement.date))
    return Speaker(identity, None if identity else first.speaker_text, tuple(ordered))


def _prominence(speaker: Speaker) -> tuple[bool, bool, int, str]:
    name = speaker.identity.name if speaker.identity else speaker.text or ""
    return speaker.identity is None, not name, -len(speaker.statements), name
