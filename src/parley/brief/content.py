"""What a brief holds, in words and in order, before it is set for a terminal or a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parley.brief import words
from parley.brief.lines import Lines
from parley.brief.sections import (
    Section,
    commitments_section,
    contacts_section,
    incidents_section,
    positions_section,
    statements_section,
    timeline_section,
)
from parley.documents import Document
from parley.ledger.snapshot import Snapshot
from parley.views import Basis, LeftOut, basis_of, related_records

NOTICE = (
    "This brief lists what the documents say, and on whose word. It does not decide who is right. Where nothing was read, nothing is "
    "known: silence is not compliance."
)


@dataclass(frozen=True, slots=True)
class Source:
    """A document of the brief.

    Attributes:
        number: its number in the brief.
        document: the document.
        remark: why it is not counted, or empty.
    """

    number: int
    document: Document
    remark: str

    @property
    def counted(self) -> bool:
        """True if the brief is made from it."""
        return not self.remark


@dataclass(frozen=True, slots=True)
class Content:
    """A brief in words.

    Attributes:
        title: what it is about.
        subtitle: how many documents, from whom, from when to when.
        remarks: what a reader has to know first.
        sections: the sections.
        sources: all documents, counted or not, in the order of publication.
    """

    title: str
    subtitle: str
    remarks: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]


def compose(snapshot: Snapshot, *, title: str | None = None) -> Content:
    """Turn a ledger, or the part of it that was selected with :meth:`Snapshot.only`, into the words of its brief.

    Args:
        snapshot: what to brief on.
        title: heading; by default that of the only document, or a general one.
    """
    basis = basis_of(snapshot)
    numbers = {document.id: number for number, document in enumerate(snapshot.documents, start=1)}
    lines = Lines(basis, numbers, related_records(basis))
    return Content(
        title=title or _title(snapshot.documents),
        subtitle=_subtitle(basis.snapshot.documents),
        remarks=_remarks(snapshot, basis),
        sections=(
            contacts_section(basis, lines),
            positions_section(basis, lines),
            commitments_section(basis, lines),
            incidents_section(basis, lines),
            statements_section(basis, lines),
            timeline_section(basis, lines),
        ),
        sources=_sources(snapshot, basis, numbers),
    )


def _title(documents: Sequence[Document]) -> str:
    return words.document_title(documents[0]) if len(documents) == 1 else "What the ledger holds"


def _subtitle(documents: Sequence[Document]) -> str:
    outlets = len({document.outlet for document in documents if document.outlet})
    days = sorted(document.published[:10] for document in documents if document.published)
    parts = (
        words.counted(len(documents), "document"),
        f" from {words.counted(outlets, 'outlet')}" if outlets else "",
        f", published {_period(days)}" if days else "",
    )
    return "".join(parts)


def _period(days: Sequence[str]) -> str:
    first, last = words.day_words(days[0]), words.day_words(days[-1])
    return first if first == last else f"{first} to {last}"


def _remarks(snapshot: Snapshot, basis: Basis) -> tuple[str, ...]:
    if not snapshot.documents:
        return ("The ledger holds no document yet.",)
    reasons = Counter(left.reason for left in basis.left_out)
    if not reasons:
        return (NOTICE,)
    what = words.listed([words.counted(number, reason) for reason, number in sorted(reasons.items(), reverse=True)])
    verb = "is" if len(basis.left_out) == 1 else "are"
    return (
        NOTICE,
        f"{what} {verb} not counted, so that copies do not pass for sources of their own; they stand at the end of the list of documents.",
    )


def _sources(snapshot: Snapshot, basis: Basis, numbers: Mapping[str, int]) -> tuple[Source, ...]:
    remarks = {left.document.id: _left_out_words(left, numbers) for left in basis.left_out}
    found = (Source(numbers[document.id], document, remarks.get(document.id, "")) for document in snapshot.documents)
    return tuple(sorted(found, key=lambda source: not source.counted))


def _left_out_words(left: LeftOut, numbers: Mapping[str, int]) -> str:
    what = "a reprint of" if left.reason == "reprint" else "an earlier version of"
    return f"not counted: {what} [{numbers[left.counted.id]}]"
