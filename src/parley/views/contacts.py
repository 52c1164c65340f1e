"""Who spoke with whom."""

from __future__ import annotations

from dataclasses import dataclass

from parley.ledger import Contact
from parley.views.basis import Basis
from parley.views.dates import day_of, sort_date
from parley.views.voices import Voice, voice_of
from parley.views.who import Identity


@dataclass(frozen=True, slots=True)
class ContactReport:
    """One document's report of a contact.

    Attributes:
        contact: the record, with mode, status, date, duration, place and topic.
        participants: the participants that could be resolved, in the order of the text.
        mediator: who mediated, or None.
        voice: on whose word it rests.
    """

    contact: Contact
    participants: tuple[Identity, ...]
    mediator: Identity | None
    voice: Voice


@dataclass(frozen=True, slots=True)
class ContactGroup:
    """The reports of what is surely one contact; they may differ in duration, place or topic, and each is kept.

    Attributes:
        participants: who took part.
        reports: at least one, in the order of publication.
    """

    participants: tuple[Identity, ...]
    reports: tuple[ContactReport, ...]


def list_contacts(basis: Basis) -> tuple[ContactGroup, ...]:
    """All contacts by date, the undated last."""
    groups: dict[tuple[str, ...], list[ContactReport]] = {}
    for contact in basis.snapshot.of_type(Contact):
        report = _report(contact, basis)
        groups.setdefault(_same_contact(report), []).append(report)
    found = [ContactGroup(reports[0].participants, tuple(reports)) for reports in groups.values()]
    return tuple(sorted(found, key=lambda group: sort_date(group.reports[0].contact.date)))


def _report(contact: Contact, basis: Basis) -> ContactReport:
    participants = dict.fromkeys(identity for identity in map(basis.who, contact.participants) if identity)
    return ContactReport(contact, tuple(participants), basis.who(contact.mediator), voice_of(contact, basis))


def _same_contact(report: ContactReport) -> tuple[str, ...]:
    """What reports of one contact share: participants, mode, status, modality and a known day. Undated reports are never taken together.

    Reports that name a leader in one place and the state in another stay apart; a linking of records can tell better than names do.
    """
    contact = report.contact
    day = day_of(contact.date)
    if day is None or len(report.participants) < 2:
        return (contact.id,)
    return (*sorted(identity.key for identity in report.participants), contact.mode, contact.status, contact.modality, day)
