"""Half-open spans of code points."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of Unicode code points in a text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """True if the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True if ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]


def trim(text: str, start: int, end: int, strip: str = " \n") -> Span:
    """The span without the characters of ``strip`` at its two ends; empty at ``start`` if nothing else is in it."""
    while start < end and text[end - 1] in strip:
        end -= 1
    while start < end and text[start] in strip:
        start += 1
    return Span(start, end)
