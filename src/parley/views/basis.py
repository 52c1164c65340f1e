"""What views count: every report once, with who is who."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from parley.documents import Document
from parley.ledger import Actor, Link, Proposal
from parley.ledger.order import document_order
from parley.ledger.snapshot import Snapshot
from parley.views.proposals import ProposalGroup, group_proposals
from parley.views.who import Who, identify


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A document that is not counted because another says the same.

    Attributes:
        document: the one left out.
        reason: it is a reprint of ``counted``, or an earlier version of it.
        counted: the document that stands for it.
    """

    document: Document
    reason: Literal["reprint", "earlier version"]
    counted: Document


@dataclass(frozen=True, slots=True)
class Basis:
    """What every view is made from.

    Attributes:
        snapshot: the documents that count, with their records.
        who: identities of their actors.
        proposals: their proposals, grouped.
        left_out: reprints and earlier versions, in the order of publication.
    """

    snapshot: Snapshot
    who: Who
    proposals: tuple[ProposalGroup, ...]
    left_out: tuple[LeftOut, ...]


def basis_of(snapshot: Snapshot) -> Basis:
    """Leave reprints and superseded versions out, and tell who is who and which proposals are one in what remains."""
    copies = left_out(snapshot)
    gone = {copy.document.id for copy in copies}
    counted = snapshot.only([document.id for document in snapshot.documents if document.id not in gone]) if gone else snapshot
    who = identify(counted.of_type(Actor))
    return Basis(counted, who, group_proposals(counted.of_type(Proposal), _parties(counted, who)), copies)


def left_out(snapshot: Snapshot) -> tuple[LeftOut, ...]:
    """The reprints and superseded versions in a ledger, so that copies of one agency report do not pass for many sources.

    A document is among them only where the one that stands for it is in the snapshot, so a reprint looked at alone counts in full.
    """
    stand_ins = _without_loops({**_reprints(snapshot), **_superseded(snapshot)})
    return tuple(
        LeftOut(document, stand_ins[document.id][0], _final(document, stand_ins))
        for document in snapshot.documents
        if document.id in stand_ins
    )


def _parties(snapshot: Snapshot, who: Who) -> dict[str, frozenset[str]]:
    """The states and armed groups that each document speaks of, by the keys of their identities."""
    found: dict[str, set[str]] = {document.id: set() for document in snapshot.documents}
    for identity in who.identities:
        if identity.type in ("state", "armed_group"):
            for actor in identity.actors:
                found[snapshot.record(actor).document].add(identity.key)
    return {document: frozenset(keys) for document, keys in found.items()}


_StandIn = tuple[Literal["reprint", "earlier version"], Document]


def _without_loops(stand_ins: Mapping[str, _StandIn]) -> dict[str, _StandIn]:
    """The same without the links by which a document would end up standing for itself, and so none for any of them."""
    kept: dict[str, _StandIn] = {}
    for document_id, (reason, other) in stand_ins.items():
        if _final(other, kept).id != document_id:
            kept[document_id] = (reason, other)
    return kept


def _final(document: Document, stand_ins: Mapping[str, _StandIn]) -> Document:
    """The counted document at the end of the chain (a reprint of a version that was superseded)."""
    while document.id in stand_ins:
        document = stand_ins[document.id][1]
    return document


def _reprints(snapshot: Snapshot) -> dict[str, _StandIn]:
    """Reprints of a document in the snapshot; of an absent one all but the first, which then stands for it."""
    found: dict[str, _StandIn] = {}
    first: dict[str, Document] = {}
    for document in snapshot.documents:
        if document.copy_of is None:
            continue
        if snapshot.has_document(document.copy_of):
            found[document.id] = ("reprint", snapshot.document(document.copy_of))
        elif first.setdefault(document.copy_of, document) is not document:
            found[document.id] = ("reprint", first[document.copy_of])
    return found


def _superseded(snapshot: Snapshot) -> dict[str, _StandIn]:
    """Documents of which a later version is in the snapshot."""
    found: dict[str, _StandIn] = {}
    links = [link for link in snapshot.of_type(Link) if _is_version(link, snapshot)]
    replaced = {link.target_id for link in links}
    for versions in _components((link.source_id, link.target_id) for link in links):
        documents = [snapshot.document(document_id) for document_id in versions]
        latest = max(documents, key=lambda document: (document.published or "", document.id not in replaced, document_order(document)))
        found.update({document.id: ("earlier version", latest) for document in documents if document is not latest})
    return found


def _is_version(link: Link, snapshot: Snapshot) -> bool:
    """True for "the same as" between two documents: a new version of one address.

    A reprint is told by ``copy_of`` instead, whatever link goes with it. The link goes from the later to the earlier; the date of
    publication, where both have one, decides before the direction does.
    """
    ends = (link.source_id, link.target_id)
    return link.relation == "same_as" and all(snapshot.has_document(end) for end in ends) and not _is_reprint(ends, snapshot)


def _is_reprint(ends: tuple[str, str], snapshot: Snapshot) -> bool:
    return any(snapshot.document(end).copy_of in ends for end in ends)


def _components(pairs: Iterable[tuple[str, str]]) -> list[set[str]]:
    components: list[set[str]] = []
    for pair in pairs:
        joined = [component for component in components if component & set(pair)]
        components = [component for component in components if component not in joined]
        components.append(set(pair).union(*joined))
    return components
