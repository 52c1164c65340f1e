from __future__ import annotations

import pickle
import random

import msgspec
import pytest

from parley.documents import Document
from parley.errors import EvidenceError, NotFoundError
from parley.ledger import Actor, Contact, Evidence, Proposal, Statement
from parley.ledger.snapshot import Snapshot
from support.negotiation import NOTE, OSLO, REPRINT, TARN, negotiation


def test_order_depends_on_nothing_but_the_content() -> None:
    snapshot = negotiation()
    documents, records = list(snapshot.documents), list(snapshot.records)
    for seed in range(5):
        random.Random(seed).shuffle(documents)
        random.Random(seed).shuffle(records)
        assert Snapshot(documents, records) == snapshot


def test_documents_come_by_publication_and_records_by_document_kind_and_place() -> None:
    snapshot = negotiation()
    assert [document.published for document in snapshot.documents] == [
        None,
        "2031-05-06",
        "2031-05-07",
        "2031-05-08T06:10:00+02:00",
        "2031-05-08T09:45:00+02:00",
    ]
    of_oslo = snapshot.records_of(OSLO.id)
    assert [record.kind for record in of_oslo[:6]] == ["actor"] * 6
    statements = [record.evidence[0].start for record in of_oslo if isinstance(record, Statement)]
    assert statements == sorted(statements)
    assert sum(len(snapshot.records_of(document.id)) for document in snapshot.documents) == len(snapshot.records)


def test_lookups() -> None:
    snapshot = negotiation()
    contact = snapshot.of_type(Contact)[0]
    assert snapshot.record(contact.id) is contact
    assert snapshot.find(contact.id, Contact) is contact
    assert snapshot.find(contact.id, Statement) is None
    assert snapshot.find(None, Contact) is None
    assert snapshot.find("contact-0", Contact) is None
    assert snapshot.document(OSLO.id) == OSLO
    with pytest.raises(NotFoundError, match="contact-0"):
        snapshot.record("contact-0")
    with pytest.raises(NotFoundError, match="document-0"):
        snapshot.records_of("document-0")


def test_a_part_holds_what_rests_on_its_documents_alone() -> None:
    snapshot = negotiation()
    part = snapshot.only([TARN.id])
    assert part.documents == (TARN,)
    assert part.records == snapshot.records_of(TARN.id)
    assert snapshot.only([document.id for document in snapshot.documents]) == snapshot
    with pytest.raises(NotFoundError):
        snapshot.only(["document-0"])


def test_evidence_that_is_not_in_the_text_is_refused() -> None:
    snapshot = negotiation()
    statement = snapshot.of_type(Statement)[0]
    wrong = msgspec.structs.replace(statement, cue=(Evidence(statement.document, 0, 4, "nope"),))
    with pytest.raises(EvidenceError, match="nope"):
        Snapshot(snapshot.documents, [*snapshot.records, wrong])
    with pytest.raises(EvidenceError, match="not in the ledger"):
        Snapshot([NOTE, REPRINT], snapshot.records)


def test_of_two_readings_with_one_id_the_more_confident_is_kept() -> None:
    snapshot = negotiation()
    proposal = snapshot.of_type(Proposal)[0]
    doubtful = msgspec.structs.replace(proposal, confidence=0.1)
    assert doubtful.id == proposal.id
    for records in ([*snapshot.records, doubtful], [doubtful, *snapshot.records]):
        assert Snapshot(snapshot.documents, records) == snapshot


def test_a_snapshot_is_frozen_pickles_and_may_be_empty() -> None:
    snapshot = negotiation()
    with pytest.raises(AttributeError):
        snapshot.records = ()  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(snapshot)) == snapshot
    empty = Snapshot([], [])
    assert (empty.documents, empty.records, empty.of_type(Actor)) == ((), (), ())
    assert repr(empty) == "<Snapshot of 0 documents and 0 records>"
    assert Snapshot([Document(digest="", text="")], []).records == ()
