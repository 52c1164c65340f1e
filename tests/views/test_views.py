from __future__ import annotations

import msgspec

from parley.ledger import AllegedViolation, Contact, Date, Incident, Position, Statement
from parley.ledger.snapshot import Snapshot
from parley.views import (
    Basis,
    basis_of,
    build_timeline,
    list_commitments,
    list_contacts,
    list_incidents,
    positions_matrix,
    related_records,
    statements_by_speaker,
)
from support.negotiation import NOTE, OSLO, TARN, negotiation


def basis() -> Basis:
    return basis_of(negotiation())


def without(snapshot: Snapshot, *gone: str) -> Snapshot:
    return Snapshot(snapshot.documents, [record for record in snapshot.records if record.id not in gone])


def test_reports_of_one_contact_stand_together_and_differ() -> None:
    meeting, call = list_contacts(basis())
    assert [identity.name for identity in meeting.participants] == ["Ilka Moren", "Tadeo Brask"]
    assert [report.contact.duration for report in meeting.reports] == ["PT3H", "PT2H30M"]
    mediator = meeting.reports[0].mediator
    assert mediator is not None
    assert mediator.name == "Sigrid Aune"
    assert meeting.reports[0].voice.own
    speaker = meeting.reports[1].voice.speaker
    assert speaker is not None
    assert speaker.name == "Jory Hask"
    assert (call.reports[0].contact.mode, call.reports[0].contact.status) == ("call", "planned")


def test_undated_contacts_are_never_taken_for_one() -> None:
    snapshot = negotiation()
    undated = [msgspec.structs.replace(contact, date=None) for contact in snapshot.of_type(Contact)]
    groups = list_contacts(basis_of(Snapshot(snapshot.documents, [*without(snapshot, *(c.id for c in undated)).records, *undated])))
    assert [len(group.reports) for group in groups] == [1, 1, 1]


def test_the_matrix_has_every_position_in_one_cell() -> None:
    found = basis()
    matrix = positions_matrix(found)
    halt = matrix.columns[0]
    assert halt.label == "the halt on attacks on dams"
    assert {proposal.document for proposal in halt.proposals} == {OSLO.id, TARN.id, NOTE.id}
    front, sarvia = matrix.parties
    assert (front.name, sarvia.name) == ("Velm Front", "Sarvia")
    assert [report.position.stance for report in matrix.cell(sarvia, halt)] == ["supports", "accepts"]
    assert [report.family for report in matrix.cell(front, halt)] == ["for"]
    assert sum(map(len, matrix.cells.values())) == len(found.snapshot.of_type(Position))
    assert matrix.unplaced == ()
    assert [column.type == "other" for column in matrix.columns] == [False, False, False, False, True]


def test_positions_of_unknown_parties_and_proposals_nobody_speaks_on_are_kept_apart() -> None:
    snapshot = negotiation()
    refused = next(position for position in snapshot.of_type(Position) if position.stance == "refuses")
    matrix = positions_matrix(basis_of(without(snapshot, refused.party)))
    assert refused in [report.position for report in matrix.unplaced]
    matrix = positions_matrix(basis_of(without(snapshot, refused.id)))
    assert [column.label for column in matrix.without_position] == ["leave the Orsa valley"]


def test_positions_in_a_cell_are_in_order_of_time_and_the_undated_last() -> None:
    snapshot = negotiation()
    accepted = next(position for position in snapshot.of_type(Position) if position.stance == "accepts" and position.date)
    later = msgspec.structs.replace(accepted, stance="opposes", date=Date(start="2031-05-09", end="2031-05-09", granularity="day"))
    undated = msgspec.structs.replace(accepted, stance="supports", date=None)
    matrix = positions_matrix(basis_of(Snapshot(snapshot.documents, [*snapshot.records, undated, later])))
    assert [report.position.stance for report in matrix.cell(matrix.parties[0], matrix.columns[0])] == ["accepts", "opposes", "supports"]


def test_a_commitment_has_its_allegations_with_incidents_and_nothing_else() -> None:
    (commitment,) = list_commitments(basis()).commitments
    assert [report.party.name for report in commitment.accepted if report.party] == ["Velm Front", "Sarvia"]
    (allegation,) = commitment.allegations
    assert (allegation.accuser and allegation.accuser.name, allegation.accused and allegation.accused.name) == ("Sarvia", "Velm Front")
    (incident,) = allegation.incidents
    assert incident.voice.speaker is not None
    assert incident.voice.speaker.name == "Sarvia's defence ministry"


def test_a_denied_acceptance_is_no_commitment_and_an_allegation_without_one_is_kept() -> None:
    snapshot = negotiation()
    denied = [msgspec.structs.replace(p, modality="denied") for p in snapshot.of_type(Position) if p.stance == "accepts"]
    records = [*without(snapshot, *(position.id for position in denied)).records, *denied]
    (commitment,) = list_commitments(basis_of(Snapshot(snapshot.documents, records))).commitments
    assert commitment.accepted == ()
    assert len(commitment.allegations) == 1

    (violation,) = snapshot.of_type(AllegedViolation)
    vague = msgspec.structs.replace(violation, commitment=None)
    found = list_commitments(basis_of(Snapshot(snapshot.documents, [*without(snapshot, violation.id).records, vague])))
    assert found.commitments[0].allegations == ()
    assert [allegation.violation for allegation in found.unassigned] == [vague]


def test_incidents_say_whose_word_they_rest_on() -> None:
    blockade, shells, alleged = list_incidents(basis())
    assert (blockade.voice.own, blockade.voice.speaker, blockade.voice.speaker_text) == (False, None, "Residents")
    assert shells.voice.own
    assert shells.voice.document == TARN
    assert (alleged.perpetrator and alleged.perpetrator.name, alleged.incident.modality) == ("Velm Front", "alleged")


def test_a_word_whose_statement_is_gone_is_nobodys() -> None:
    snapshot = negotiation()
    alleged = next(incident for incident in snapshot.of_type(Incident) if incident.perpetrator)
    assert alleged.asserted_by is not None
    *_, report = list_incidents(basis_of(without(snapshot, alleged.asserted_by)))
    assert (report.voice.own, report.voice.statement, report.voice.speaker) == (False, None, None)


def test_statements_by_speaker_hold_every_statement_once() -> None:
    found = basis()
    speakers = statements_by_speaker(found)
    assert [speaker.identity.name if speaker.identity else speaker.text for speaker in speakers] == [
        "Jory Hask",
        "Sarvia's defence ministry",
        "Sigrid Aune",
        "A Western diplomat",
        "Ilka Moren",
        "Tadeo Brask",
        "Residents",
    ]
    listed = [report.statement.id for speaker in speakers for report in speaker.statements]
    assert sorted(listed) == sorted(statement.id for statement in found.snapshot.of_type(Statement))


def test_the_timeline_is_sorted_complete_and_guesses_nothing() -> None:
    found = basis()
    timeline = build_timeline(found)
    days = [entry.date.start for entry in timeline.dated if entry.date and entry.date.start]
    assert days == sorted(days)
    assert (days[0], days[-1]) == ("2031-04-28", "2031-05-09")
    assert all(entry.date is None or entry.date.start is None for entry in timeline.undated)
    on_it = {entry.record.id for entry in (*timeline.dated, *timeline.undated)}
    kinds = (Statement, Contact, Position, Incident, AllegedViolation)
    assert on_it == {record.id for kind in kinds for record in found.snapshot.of_type(kind)}


def test_a_month_stands_before_the_days_in_it_and_times_of_day_in_order() -> None:
    snapshot = negotiation()
    incident = snapshot.of_type(Incident)[-1]
    dates = [
        Date(start="2031-05-01", end="2031-05-31", granularity="month", text="May"),
        Date(start="2031-05-01", end="2031-05-01", granularity="day"),
        Date(start="2031-05-01T09:00", end="2031-05-01T09:00", granularity="minute"),
        Date(start=None, end=None, text="on Tuesday"),
    ]
    records = [msgspec.structs.replace(incident, target=str(number), date=date) for number, date in enumerate(dates)]
    timeline = build_timeline(basis_of(Snapshot(snapshot.documents, list(reversed(records)))))
    assert [entry.record.target for entry in timeline.dated if isinstance(entry.record, Incident)] == ["0", "1", "2"]
    assert [entry.date for entry in timeline.undated] == [dates[3]]


def test_links_are_seen_from_both_ends() -> None:
    found = basis()
    links = related_records(found)
    alleged = next(incident for incident in found.snapshot.of_type(Incident) if incident.perpetrator)
    assert sorted((related.link.relation, related.direction) for related in links[alleged.id]) == [("denies", "in"), ("same_as", "in")]
    denial = next(related.other for related in links[alleged.id] if related.link.relation == "denies")
    assert [(related.direction, related.other) for related in links[denial.id]] == [("out", alleged)]
    assert TARN.id not in links


def test_views_of_nothing_are_empty() -> None:
    empty = basis_of(Snapshot([], []))
    assert list_contacts(empty) == ()
    assert positions_matrix(empty).columns == ()
    assert list_commitments(empty).commitments == ()
    assert list_incidents(empty) == ()
    assert statements_by_speaker(empty) == ()
    assert build_timeline(empty).dated == ()
