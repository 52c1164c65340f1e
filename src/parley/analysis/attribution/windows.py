"""A document as the encoder sees it: word pieces with a few signs of layout, and the windows in which they are read.

The tagging unit is the word (a run of letters and digits); its vector is that of its first piece. Colons and long dashes count as words:
they can be cues ("THE PRESIDENT: ..."). Other punctuation is read but never tagged: a mark at the edge of a phrase belongs to it or not by
rule (:mod:`parley.analysis.attribution.decode`), not by a guess.

The base model is uncased and knows no lines, so each piece carries a *type*: the letter case of its word, whether it stands inside double
quotation marks, and whether its word opens a paragraph. Quotation marks are followed paragraph by paragraph: an unclosed one ends there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from parley.documents import Span

Ints = npt.NDArray[np.int64]

# Pieces in a window, the two special ones not counted: 256 in all, the length that the base model is released for. Attention over more
# costs time (a third of a training step at 320).
SIZE = 254
# Pieces read before and behind the stretch that a window answers for, where a paragraph is longer than a window. Between paragraphs
# windows do not overlap: a statement and its source stand in one paragraph in 99.5 % of PolNeAR, and 40 pieces of
# context before and 24 behind are a third more to read, without a gain in scores (one early checkpoint, 30 held-out articles).
MIDDLE = 48

CASES = 5  # none (punctuation), lower, Title, UPPER, with a digit
TYPES = CASES * 2 * 2

CLS, SEP = 101, 102

_WORD = re.compile(r"\w+|[:—―–]")
_QUOTE = re.compile(r"[\"“”„«»]")
_STOPS = frozenset(".!?")


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """A document cut into word pieces and words. All arrays are in the order of the text.

    Attributes:
        ids, types: of each piece, its number in the vocabulary and its sign of layout (0 to ``TYPES`` - 1).
        breaks: numbers of the pieces that open a paragraph, ascending.
        starts, ends: of each word, code points in the document's text.
        first: of each word, the number of its first piece.
        paragraph: of each word, the number of its paragraph.
        sentence: of each word, how many full stops, question and exclamation marks stand before it in the document.
    """

    ids: Ints
    types: Ints
    breaks: Ints
    starts: Ints
    ends: Ints
    first: Ints
    paragraph: Ints
    sentence: Ints


class Window(NamedTuple):
    """Pieces ``[start, end)`` that are read together, and ``[core_start, core_end)`` among them for which this window answers."""

    start: int
    end: int
    core_start: int
    core_end: int


def cut_pieces(text: str, paragraphs: Sequence[Span], tokenizer: Tokenizer) -> Pieces:
    """Cut the paragraphs of a text into pieces and words."""
    # One by one: a batch would start the tokenizer's own threads, which a forked worker cannot use.
    encodings = [tokenizer.encode(span.of(text), add_special_tokens=False) for span in paragraphs]
    parts = [
        _paragraph(text, span, number, encoding.ids, encoding.offsets)
        for number, (span, encoding) in enumerate(zip(paragraphs, encodings, strict=True))
    ]
    sizes = np.cumsum([0] + [len(part.ids) for part in parts])
    stops = np.cumsum([0] + [part.breaks[0] for part in parts])

    def joined(name: str, shift: Ints | None = None) -> Ints:
        arrays = [getattr(part, name) + (shift[k] if shift is not None else 0) for k, part in enumerate(parts)]
        return np.concatenate(arrays) if arrays else np.empty(0, np.int64)

    return Pieces(
        ids=joined("ids"),
        types=joined("types"),
        breaks=np.unique(sizes[:-1]),
        starts=joined("starts"),
        ends=joined("ends"),
        first=joined("first", sizes),
        paragraph=joined("paragraph"),
        sentence=joined("sentence", stops),
    )


def _paragraph(text: str, span: Span, number: int, ids: list[int], offsets: list[tuple[int, int]]) -> Pieces:
    """One paragraph's pieces; ``breaks`` holds its number of sentence-final marks."""
    words = [(match.start(), match.end(), _case(match.group())) for match in _WORD.finditer(text, span.start, span.end)]
    starts, ends, cases = np.array(words, np.int64).reshape(-1, 3).T
    at = np.array([start for start, _ in offsets], np.int64) + span.start
    first = np.searchsorted(at, starts)
    kept = (first < len(at)) & (np.append(at, -1)[np.minimum(first, len(at))] < ends)  # not a word of invisible characters only
    starts, ends, cases, first = starts[kept], ends[kept], cases[kept], first[kept]
    holder = np.searchsorted(starts, at, side="right") - 1
    in_word = (holder >= 0) & (at < np.append(ends, 0)[holder])
    types = np.where(in_word, np.append(cases, 0)[holder], 0)
    types += CASES * _quoted(text, span, at)
    types += 2 * CASES * (holder <= 0)
    marks = np.array([index for index in range(span.start, span.end) if text[index] in _STOPS], np.int64)
    return Pieces(
        ids=np.array(ids, np.int64),
        types=types,
        breaks=np.array([len(marks)]),
        starts=starts,
        ends=ends,
        first=first,
        paragraph=np.full(len(starts), number, np.int64),
        sentence=np.searchsorted(marks, starts),
    )


def _case(word: str) -> int:
    if not word.isalpha():
        return 0 if word in ":—―–" else 4
    if word.islower():
        return 1
    return 3 if word.isupper() and len(word) > 1 else 2


def _quoted(text: str, span: Span, at: Ints) -> Ints:
    """For each offset, 1 if it stands inside double quotation marks (the marks themselves: the opening one no, the closing one yes)."""
    turns, states, inside = [span.start], [0], 0
    for match in _QUOTE.finditer(text, span.start, span.end):
        mark = match.group()
        inside = 1 - inside if mark == '"' else int(mark in "“„«")
        turns.append(match.end())
        states.append(inside)
    return np.array(states, np.int64)[np.searchsorted(np.array(turns), at, side="right") - 1]


def cut_windows(pieces: Pieces) -> list[Window]:
    """Windows whose cores tile the document: every piece is in exactly one core; no window is longer than ``SIZE``."""
    windows: list[Window] = []
    position, length = 0, len(pieces.ids)
    while position < length:
        window = _window(pieces.breaks, position, length)
        windows.append(window)
        position = window.core_end
    return windows


def _window(breaks: Ints, position: int, length: int) -> Window:
    at_break = position in breaks[np.searchsorted(breaks, position) :][:1]
    start = position if at_break else position - MIDDLE
    end = min(length, start + SIZE)
    if end == length:
        return Window(start, end, position, length)
    last = int(breaks[np.searchsorted(breaks, end, side="right") - 1])
    if last > position:
        return Window(start, last, position, last)
    return Window(start, end, position, end - MIDDLE)
