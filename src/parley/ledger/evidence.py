"""Evidence: the exact words of a document on which a record rests (W3C Web Annotation: TextPosition with TextQuote)."""

from __future__ import annotations

import msgspec

from parley.documents import Document, Span
from parley.errors import EvidenceError


class Evidence(msgspec.Struct, frozen=True):
    """A span of a document with its words.

    Attributes:
        document: id of the document.
        start: first code point of the span in the document's text.
        end: code point behind the last.
        quote: the words, verbatim.
    """

    document: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise EvidenceError(f"{self.document}: {self.start}-{self.end} is no span of text")
        if len(self.quote) != self.end - self.start:
            raise EvidenceError(f"{self.document}: {len(self.quote)} code points quoted from {self.start}-{self.end}")

    @classmethod
    def of(cls, document: Document, span: Span) -> Evidence:
        """The words that stand at ``span``.

        Raises:
            EvidenceError: the span is empty or does not lie in the document's text.
        """
        return cls(document.id, span.start, span.end, document.text[span.start : span.end])

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)

    def check(self, document: Document) -> None:
        """Make sure that this is a quotation from ``document``.

        Raises:
            EvidenceError: another document is meant, or other words stand there.
        """
        if self.document != document.id:
            raise EvidenceError(f"evidence from {self.document} used for {document.id}")
        if document.text[self.start : self.end] != self.quote:
            raise EvidenceError(f"{self.document}: {self.quote[:60]!r} does not stand at {self.start}-{self.end}")
