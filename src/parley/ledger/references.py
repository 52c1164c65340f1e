"""Which fields of a record hold the id of another: the one place that knows.

What a document's reading says stands on that document alone, so these ids name records of the same reading. Links are the exception: they
go between any two records or documents of a ledger.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from parley.ledger.records import Actor, AllegedViolation, Contact, Incident, Kind, Link, Position, Record, Statement


class Reference(NamedTuple):
    """The id of another record, as it stands in a field.

    Attributes:
        field: the field's name in exports.
        id: the id that stands there.
        kind: the kind of record that belongs there, or None for any record or a document.
    """

    field: str
    id: str
    kind: Kind | None

    @property
    def fits(self) -> bool:
        """True if the id is one of the kind that belongs there (an id begins with its kind)."""
        return self.kind is None or self.id.rpartition("-")[0] == self.kind


# (attribute, name in exports, kind). A proposal refers to nothing; `asserted_by` is common to all.
_FIELDS: Final[dict[type[Record], tuple[tuple[str, str, Kind | None], ...]]] = {
    Actor: (("of", "of", "actor"),),
    Statement: (("speaker", "speaker", "actor"),),
    Contact: (("participants", "participants", "actor"), ("mediator", "mediator", "actor")),
    Position: (("party", "party", "actor"), ("actor", "actor", "actor"), ("proposal", "proposal", "proposal")),
    Incident: (("perpetrator", "perpetrator", "actor"),),
    AllegedViolation: (
        ("accuser", "accuser", "actor"),
        ("accused", "accused", "actor"),
        ("commitment", "commitment", "proposal"),
        ("incidents", "incidents", "incident"),
    ),
    Link: (("source_id", "from", None), ("target_id", "to", None)),
}


def references(record: Record) -> Iterator[Reference]:
    """Every id of another record or document that the record holds, in the order of its fields. Evidence is not among them."""
    if record.asserted_by is not None:
        yield Reference("asserted_by", record.asserted_by, "statement")
    for attribute, field, kind in _FIELDS.get(type(record), ()):
        value: str | tuple[str, ...] | None = getattr(record, attribute)
        for found in (value,) if isinstance(value, str) else value or ():
            yield Reference(field, found, kind)
