"""Passages: the words of a document that one line of a brief quotes together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parley.documents import Span
from parley.ledger import Evidence


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one document that belong together.

    Attributes:
        document: id of the document.
        spans: where they stand, in order, not overlapping.
        words: the words of each span, verbatim.
    """

    document: str
    spans: tuple[Span, ...]
    words: tuple[str, ...]


def passages_of(evidence: Iterable[Evidence]) -> list[Passage]:
    """A passage for every evidence, each once."""
    unique = dict.fromkeys((item.document, item.span, item.quote) for item in evidence)
    return [Passage(document, (span,), (quote,)) for document, span, quote in unique]


def joined(evidence: Iterable[Evidence]) -> tuple[Passage, ...]:
    """A passage for every document, of all the spans in it."""
    by_document: dict[str, dict[Span, str]] = {}
    for item in evidence:
        by_document.setdefault(item.document, {})[item.span] = item.quote
    return tuple(Passage(document, *_disjoint(spans)) for document, spans in by_document.items())


def _disjoint(quotes: Mapping[Span, str]) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """Spans in order; of overlapping ones the first is kept whole and the next begins behind it."""
    spans: list[Span] = []
    found: list[str] = []
    end = 0
    for span in sorted(quotes):
        start = max(span.start, end)
        if start < span.end:
            spans.append(Span(start, span.end))
            found.append(quotes[span][start - span.start :])
            end = span.end
    return tuple(spans), tuple(found)
