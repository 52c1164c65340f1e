"""Commitments, and what is alleged against them. Who is right is not decided here, nor is silence taken for compliance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parley.ledger import AllegedViolation, Incident
from parley.views.basis import Basis
from parley.views.dates import sort_date
from parley.views.incidents import IncidentReport, incident_report
from parley.views.positions import PositionReport, position_reports
from parley.views.proposals import ProposalGroup, by_proposal
from parley.views.voices import Voice, voice_of
from parley.views.who import Identity

# A denied, planned or supposed acceptance binds nobody yet; it stands in the positions matrix, marked as such.
_BINDING = frozenset({"asserted", "alleged"})


@dataclass(frozen=True, slots=True)
class Allegation:
    """One report that a party says another broke a commitment.

    Attributes:
        violation: the record.
        accuser: who alleges it, or None when the ledger does not have the actor.
        accused: of whom it is alleged, or None likewise.
        incidents: the incidents alleged with it, each with whose word it rests on.
        voice: who reports the allegation.
    """

    violation: AllegedViolation
    accuser: Identity | None
    accused: Identity | None
    incidents: tuple[IncidentReport, ...]
    voice: Voice


@dataclass(frozen=True, slots=True)
class Commitment:
    """A proposal that a party is reported to have accepted, or that somebody is alleged to have broken.

    Attributes:
        proposal: the proposal.
        accepted: reports that a party accepted or promised it, over time. Empty when only allegations speak of it.
        allegations: alleged violations, over time. Empty means that none was read, and nothing else.
    """

    proposal: ProposalGroup
    accepted: tuple[PositionReport, ...]
    allegations: tuple[Allegation, ...]


@dataclass(frozen=True, slots=True)
class Commitments:
    """All commitments, and the allegations that name none that was read.

    Attributes:
        commitments: those that a party accepted first, in the order of their proposals.
        unassigned: allegations whose commitment is not told or was not read.
    """

    commitments: tuple[Commitment, ...]
    unassigned: tuple[Allegation, ...]


def list_commitments(basis: Basis) -> Commitments:
    """Commitments with the allegations against them, joined by the proposal that a record names and by nothing else."""
    accepted, alleged = _accepted(basis), _alleged(basis, by_proposal(basis.proposals))
    found = [
        Commitment(group, tuple(accepted.get(group.key, ())), tuple(alleged.get(group.key, ())))
        for group in basis.proposals
        if group.key in accepted or group.key in alleged
    ]
    return Commitments(tuple(sorted(found, key=lambda commitment: not commitment.accepted)), tuple(alleged.get(None, ())))


def _accepted(basis: Basis) -> Mapping[str, list[PositionReport]]:
    found: dict[str, list[PositionReport]] = {}
    for report in position_reports(basis):
        if report.proposal and report.position.stance == "accepts" and report.position.modality in _BINDING:
            found.setdefault(report.proposal.key, []).append(report)
    return found


def _alleged(basis: Basis, groups: Mapping[str, ProposalGroup]) -> Mapping[str | None, list[Allegation]]:
    found: dict[str | None, list[Allegation]] = {}
    for violation in sorted(basis.snapshot.of_type(AllegedViolation), key=lambda violation: sort_date(violation.date)):
        group = groups.get(violation.commitment or "")
        found.setdefault(group.key if group else None, []).append(_allegation(violation, basis))
    return found


def _allegation(violation: AllegedViolation, basis: Basis) -> Allegation:
    incidents = (basis.snapshot.find(incident_id, Incident) for incident_id in violation.incidents)
    return Allegation(
        violation=violation,
        accuser=basis.who(violation.accuser),
        accused=basis.who(violation.accused),
        incidents=tuple(incident_report(incident, basis) for incident in incidents if incident),
        voice=voice_of(violation, basis),
    )
