"""Records that the ledger links to another: denials, answers, contradictions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from parley.ledger import Link, Record
from parley.views.basis import Basis
from parley.views.voices import Voice, voice_of


@dataclass(frozen=True, slots=True)
class Related:
    """A link as seen from one of its two ends.

    Attributes:
        link: the link record, with its relation and reason.
        direction: "out" when the link goes from the record looked at to ``other``, "in" when it comes from it.
        other: the record at the other end.
        voice: on whose word the other record rests.
    """

    link: Link
    direction: Literal["out", "in"]
    other: Record
    voice: Voice


def related_records(basis: Basis) -> Mapping[str, tuple[Related, ...]]:
    """The links of every record that has any, by its id. Links to what the snapshot lacks, and between documents, are left out."""
    found: dict[str, list[Related]] = {}
    for link in basis.snapshot.of_type(Link):
        source, target = basis.snapshot.find(link.source_id, Record), basis.snapshot.find(link.target_id, Record)
        if source and target:
            found.setdefault(source.id, []).append(Related(link, "out", target, voice_of(target, basis)))
            found.setdefault(target.id, []).append(Related(link, "in", source, voice_of(source, basis)))
    return {record_id: tuple(links) for record_id, links in found.items()}
