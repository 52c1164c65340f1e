"""Readings of short texts, for tests of analysis and of what is assembled from it."""

from __future__ import annotations

from parley.analysis import read_document
from parley.analysis.model import Attribution, Entity, Reading
from parley.assemble import assemble
from parley.documents import Document, normalise
from parley.ledger import Actor, Record


def document(text: str, *, published: str | None = "2025-03-19", title: str | None = None, outlet: str | None = None) -> Document:
    """A document of a text that was not read from anywhere."""
    return Document(digest="-", text=normalise(text).text, published=published, title=title, outlet=outlet)


def reading(text: str, **facts: str | None) -> Reading:
    """The reading of a text."""
    return read_document(document(text, **facts))


def records(text: str, **facts: str | None) -> list[Record]:
    """The records of a text."""
    return assemble(reading(text, **facts))


def said(one: Attribution, found: Reading) -> tuple[str, str, str]:
    """Source, cue and content of an attribution, in words."""
    return tuple(" … ".join(span.of(found.text) for span in spans) for spans in (one.source, one.cue, one.content))  # type: ignore[return-value]


def entity(found: Reading, name: str) -> Entity:
    """The entity of that name."""
    (one,) = [each for each in found.entities if each.name == name]
    return one


def names(found: list[Record]) -> dict[str, str]:
    """Names of actors by their ids."""
    return {record.id: record.name for record in found if isinstance(record, Actor)}
