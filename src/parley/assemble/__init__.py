"""Assemble: the layers of a reading become records with evidence."""

from __future__ import annotations

from parley.analysis.model import Reading
from parley.assemble.actors import assemble_actors
from parley.assemble.contacts import assemble_contacts
from parley.assemble.context import Assembly
from parley.assemble.incidents import assemble_incidents
from parley.assemble.positions import assemble_positions
from parley.assemble.statements import assemble_statements
from parley.assemble.violations import assemble_violations
from parley.ledger import Record

__all__ = ["assemble"]


def assemble(reading: Reading) -> list[Record]:
    """All records of one reading: actors first, then statements, then what rests on them."""
    assembly = Assembly(reading)
    records: list[Record] = []
    records += assemble_actors(assembly)
    records += assemble_statements(assembly)
    proposals, positions = assemble_positions(assembly)
    records += proposals
    records += positions
    records += assemble_contacts(assembly)
    incidents = assemble_incidents(assembly)
    records += incidents
    records += assemble_violations(assembly, incidents, proposals)
    return records
