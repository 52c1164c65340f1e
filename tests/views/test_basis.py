from __future__ import annotations

import msgspec
import pytest

from parley.documents import Document
from parley.ledger import Record
from parley.ledger.snapshot import Snapshot
from parley.views import basis_of, left_out
from support.negotiation import NOTE, OSLO, REPRINT, TARN, TARN_DRAFT, Hand, negotiation


def document(text: str, **fields: str) -> Document:
    return msgspec.convert({"kind": "document", "digest": "", "text": text, **fields}, Document)


def version_link(later: Document, earlier: Document) -> Record:
    hand = Hand(later)
    hand.link("same_as", later.id, earlier.id, later.text, "a later version")
    return hand.records[0]


def stand_ins(snapshot: Snapshot) -> dict[str, tuple[str, str]]:
    return {left.document.text: (left.reason, left.counted.text) for left in left_out(snapshot)}


def test_a_reprint_and_an_earlier_version_are_not_counted() -> None:
    snapshot = negotiation()
    basis = basis_of(snapshot)
    assert [(left.document, left.reason, left.counted) for left in basis.left_out] == [
        (REPRINT, "reprint", OSLO),
        (TARN_DRAFT, "earlier version", TARN),
    ]
    assert basis.snapshot.documents == (NOTE, OSLO, TARN)
    assert all(record.document not in (REPRINT.id, TARN_DRAFT.id) for record in basis.snapshot.records)


@pytest.mark.parametrize("alone", [REPRINT, TARN_DRAFT])
def test_what_is_left_out_beside_another_counts_alone(alone: Document) -> None:
    snapshot = negotiation().only([alone.id])
    assert left_out(snapshot) == ()
    assert basis_of(snapshot).snapshot == snapshot


def test_of_reprints_of_an_absent_document_the_first_counts() -> None:
    copies = [document(f"copy {day}", published=f"2031-05-0{day}", copy_of="document-gone") for day in (3, 1, 2)]
    assert stand_ins(Snapshot(copies, [])) == {"copy 2": ("reprint", "copy 1"), "copy 3": ("reprint", "copy 1")}


def test_a_chain_of_versions_leads_to_the_latest() -> None:
    first, second, third = (document(f"text {day}", published=f"2031-05-0{day}") for day in (1, 2, 3))
    reprint = document("reprint", copy_of=first.id)
    links = [version_link(second, first), version_link(third, second)]
    assert stand_ins(Snapshot([first, second, third, reprint], links)) == {
        "text 1": ("earlier version", "text 3"),
        "text 2": ("earlier version", "text 3"),
        "reprint": ("reprint", "text 3"),
    }


def test_without_dates_the_link_tells_which_version_is_the_later() -> None:
    one, other = document("one"), document("other")
    assert stand_ins(Snapshot([one, other], [version_link(one, other)])) == {"other": ("earlier version", "one")}
    assert stand_ins(Snapshot([one, other], [version_link(other, one)])) == {"one": ("earlier version", "other")}


def test_dates_decide_before_the_direction_of_the_link() -> None:
    early, late = document("early", published="2031-05-01"), document("late", published="2031-05-02")
    assert stand_ins(Snapshot([early, late], [version_link(early, late)])) == {"early": ("earlier version", "late")}


def test_documents_that_name_one_another_do_not_all_vanish() -> None:
    one = document("one")
    other = msgspec.structs.replace(document("other"), copy_of=one.id)
    one = msgspec.structs.replace(one, copy_of=other.id)
    assert len(left_out(Snapshot([one, other], []))) == 1
    himself = msgspec.structs.replace(document("himself"), copy_of=document("himself").id)
    assert left_out(Snapshot([himself], [])) == ()


def test_a_reprint_that_is_linked_is_still_a_reprint() -> None:
    original = document("original", published="2031-05-01")
    reprint = document("reprint", published="2031-05-02", copy_of=original.id)
    assert stand_ins(Snapshot([original, reprint], [version_link(reprint, original)])) == {"reprint": ("reprint", "original")}
