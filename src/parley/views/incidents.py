"""Incidents, and whose word they rest on."""

from __future__ import annotations

from dataclasses import dataclass

from parley.ledger import Incident
from parley.views.basis import Basis
from parley.views.dates import sort_date
from parley.views.voices import Voice, voice_of
from parley.views.who import Identity


@dataclass(frozen=True, slots=True)
class IncidentReport:
    """One report of an incident. Two reports of what may be one incident are two, for they may differ in what they claim.

    Attributes:
        incident: the record.
        perpetrator: who did it according to the report, or None.
        voice: on whose word it rests.
    """

    incident: Incident
    perpetrator: Identity | None
    voice: Voice


def incident_report(incident: Incident, basis: Basis) -> IncidentReport:
    """The report that an incident record stands for."""
    return IncidentReport(incident, basis.who(incident.perpetrator), voice_of(incident, basis))


def list_incidents(basis: Basis) -> tuple[IncidentReport, ...]:
    """All reports of incidents by date, the undated last."""
    found = (incident_report(incident, basis) for incident in basis.snapshot.of_type(Incident))
    return tuple(sorted(found, key=lambda report: sort_date(report.incident.date)))
