"""Records and documents as JSON objects: one line of the JSON Lines export, and what the store keeps."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from parley.documents import Document
from parley.ledger.records import Actor, AllegedViolation, Contact, Incident, Link, Position, Proposal, Record, Statement

_AnyRecord: TypeAlias = Actor | Statement | Contact | Proposal | Position | Incident | AllegedViolation | Link
_encoder = msgspec.json.Encoder()
_record_decoder: msgspec.json.Decoder[_AnyRecord] = msgspec.json.Decoder(_AnyRecord)
_document_decoder = msgspec.json.Decoder(Document)


def to_json(item: Record | Document) -> str:
    """One JSON object on one line, fields in the order of the type, without a trailing newline."""
    return _encoder.encode(item).decode()


def from_json(line: str | bytes) -> Record:
    """The record that :func:`to_json` wrote. Its id is derived anew, so a changed line gives a changed id.

    Raises:
        msgspec.ValidationError: the object is no record (unknown kind or value, missing field).
        EvidenceError: its evidence is malformed.
    """
    return _record_decoder.decode(line)


def document_from_json(line: str | bytes) -> Document:
    """The document that :func:`to_json` wrote.

    Raises:
        msgspec.ValidationError: the object is no document.
    """
    return _document_decoder.decode(line)
