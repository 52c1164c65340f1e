"""The ledger's records: frozen, with evidence that is checked and ids that come from their content."""

from parley.ledger.codec import document_from_json, from_json, to_json
from parley.ledger.evidence import Evidence
from parley.ledger.records import (
    RECORD_TYPES,
    Actor,
    AllegedViolation,
    Casualties,
    Codes,
    Contact,
    Date,
    Incident,
    Kind,
    Link,
    Place,
    Position,
    Proposal,
    Record,
    Role,
    Statement,
)
from parley.ledger.references import Reference, references

__all__ = [
    "RECORD_TYPES",
    "Actor",
    "AllegedViolation",
    "Casualties",
    "Codes",
    "Contact",
    "Date",
    "Evidence",
    "Incident",
    "Kind",
    "Link",
    "Place",
    "Position",
    "Proposal",
    "Record",
    "Reference",
    "Role",
    "Statement",
    "document_from_json",
    "from_json",
    "references",
    "to_json",
]
