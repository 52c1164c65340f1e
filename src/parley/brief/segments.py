"""Overlapping passages of a text as a row of segments, none inside another: what a page can mark one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parley.documents import Span

_BREAK = re.compile(r"\n+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text in which nothing begins or ends.

    Attributes:
        start: where it begins.
        text: its words.
        passages: numbers of the passages that cover it, in order.
        boilerplate: True if it was left out of the reading.
        is_break: True if it is the line break between two paragraphs.
    """

    start: int
    text: str
    passages: tuple[int, ...]
    boilerplate: bool
    is_break: bool


def split(text: str, passages: Sequence[tuple[int, Sequence[Span]]], boilerplate: Iterable[Span] = ()) -> list[Segment]:
    """Cut a text wherever a passage, boilerplate or a paragraph begins or ends.

    The segments joined are the text, and the segments of a passage joined are its words. The time is that of sorting the ends.

    Args:
        text: the text.
        passages: number and spans of each passage; the spans of one passage do not overlap.
        boilerplate: spans that were left out of the reading.
    """
    breaks = [Span(*match.span()) for match in _BREAK.finditer(text)]
    left_out = list(boilerplate)
    begins = _at(((number, span.start) for number, spans in passages for span in spans))
    ends = _at(((number, span.end) for number, spans in passages for span in spans))
    cuts = sorted({0, len(text), *begins, *ends, *(end for span in (*breaks, *left_out) for end in span)})
    open_now: set[int] = set()
    segments = []
    for start, end in pairwise(cuts):
        open_now = (open_now - ends.get(start, set())) | begins.get(start, set())
        inside = any(span.start <= start < span.end for span in left_out)
        segments.append(Segment(start, text[start:end], tuple(sorted(open_now)), inside, text[start] == "\n"))
    return segments


def _at(ends: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for number, offset in ends:
        found.setdefault(offset, set()).add(number)
    return found
