"""On whose word a record rests."""

from __future__ import annotations

from dataclasses import dataclass

from parley.documents import Document
from parley.ledger import Record, Statement
from parley.views.basis import Basis
from parley.views.who import Identity


@dataclass(frozen=True, slots=True)
class Voice:
    """Who vouches for a record.

    Attributes:
        document: the document that carries it.
        own: True when the document says it in its own voice.
        statement: the statement on whose word it rests, or None (own voice, or a statement that the ledger no longer has).
        speaker: who made the statement, or None when it is not resolved.
        speaker_text: the words for the speaker in the text, or None.
    """

    document: Document
    own: bool
    statement: Statement | None = None
    speaker: Identity | None = None
    speaker_text: str | None = None


def voice_of(record: Record, basis: Basis) -> Voice:
    """The document's own voice, or the speaker of the statement that the record rests on."""
    document = basis.snapshot.document(record.document)
    if record.asserted_by is None:
        return Voice(document, own=True)
    statement = basis.snapshot.find(record.asserted_by, Statement)
    if statement is None:
        return Voice(document, own=False)
    return Voice(document, False, statement, basis.who(statement.speaker), statement.speaker_text)
