r"""Normalisation of a text, done once, before anything is measured in offsets.

What changes: canonical composition (NFC), line ends (``\n``; at most one empty line in a row), white space (runs of blanks, tabs and
no-break spaces become one space; none at line ends), and characters without a glyph (byte-order mark, zero-width space, soft hyphen,
direction marks, control characters), which go. What stays: quotation marks, dashes, ellipses, case, and every visible character, for the
quotes of a ledger are verbatim.

The result remembers where each stretch came from, so that offsets can be given in the text as it was handed in.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from parley.documents.span import Span

# Zero-width joiners stay: they belong to the spelling of names in several scripts and to emoji.
_INVISIBLE = (
    r"\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff"
)
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_GAP = re.compile(rf"[{_INVISIBLE}]*(?:\s[{_INVISIBLE}]*)+")
_DROPPED = re.compile(rf"[{_INVISIBLE}]")
_KEPT = re.compile(rf"[^{_INVISIBLE}]+")
# NFC never composes across a cut before or behind a space, nor before a printable ASCII character, so a text may be composed part by part:
# words (with the punctuation that a mark might still compose with, as "=" with a stroke through it), and what stands between them.
_PUNCTUATION = r"[!-/:-@\[-`{-~]"
_PART = re.compile(rf"(?:(?! |{_PUNCTUATION})[\S\s]|{_PUNCTUATION}(?=[^ -~]))+|(?: |{_PUNCTUATION}(?![^ -~]))+")


class Piece(NamedTuple):
    """A stretch of a normalised text and the stretch of the text as given that it was made from.

    Attributes:
        start: where it begins in the normalised text.
        raw_start: where its origin begins.
        raw_end: where its origin ends.
        copied: True if the two are the same characters; otherwise it was rewritten and corresponds to its origin only as a whole. (Equal
            lengths would not tell: reordered marks and decompositions keep them.)
    """

    start: int
    raw_start: int
    raw_end: int
    copied: bool


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """A normalised text and the way back to the text it was made from.

    Attributes:
        text: the normalised text.
        pieces: its stretches, in order and without gaps.
    """

    text: str
    pieces: tuple[Piece, ...]

    def to_raw(self, span: Span) -> Span:
        """The span of the text as given that holds what ``span`` holds in the normalised text.

        A rewritten stretch (a run of spaces, a word with a composed letter) is taken whole. Characters that were dropped before or behind
        the span are left out.

        Raises:
            ValueError: the span does not lie in the normalised text.
        """
        if not 0 <= span.start <= span.end <= len(self.text):
            raise ValueError(f"span {span.start}-{span.end} lies outside the text of {len(self.text)} code points")
        if span.start == span.end:
            raw = self._raw_start(span.start)
            return Span(raw, raw)
        return Span(self._raw_start(span.start), self._raw_end(span.end))

    def _piece(self, offset: int) -> Piece:
        return self.pieces[bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1]

    def _raw_start(self, offset: int) -> int:
        if offset == len(self.text):
            return self._raw_end(offset)
        piece = self._piece(offset)
        return piece.raw_start + (offset - piece.start if piece.copied else 0)

    def _raw_end(self, offset: int) -> int:
        if offset == 0:
            return 0
        piece = self._piece(offset - 1)
        return piece.raw_start + offset - piece.start if piece.copied else piece.raw_end


def normalise(raw: str) -> NormalisedText:
    """Normalise a text and keep the alignment with it.

    Idempotent: ``normalise(normalise(s).text).text == normalise(s).text``. The time is linear in the length of the text.
    """
    builder = _Builder(raw)
    position = 0
    for gap in _GAP.finditer(raw):
        if gap.group() == " ":
            continue
        builder.words(position, gap.start())
        builder.rewrite(_gap(gap.group()), gap.start(), gap.end())
        position = gap.end()
    builder.words(position, len(raw))
    return builder.finish()


def _gap(gap: str) -> str:
    """What stands for a run of white space (and invisible characters in it)."""
    return "\n" * min(len(_BREAK.findall(gap)), 2) or " "


class _Builder:
    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.out: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0

    def rewrite(self, new: str, start: int, end: int) -> None:
        """Put ``new`` for ``raw[start:end]``; white space at the very beginning gives nothing."""
        if not self.length and new.isspace():
            return
        if new:
            self.out.append(new)
            self.pieces.append(Piece(self.length, start, end, new == self.raw[start:end]))
            self.length += len(new)

    def words(self, start: int, end: int) -> None:
        """Copy ``raw[start:end]``, composed and without invisible characters."""
        if not self.length and self.raw.startswith(" ", start, end):
            start += 1
        stretch = self.raw[start:end]
        if unicodedata.is_normalized("NFC", stretch) and not _DROPPED.search(stretch):
            self.rewrite(stretch, start, end)
            return
        for part in _PART.finditer(stretch):
            seen = [(kept.start(), kept.end()) for kept in _KEPT.finditer(part.group())]
            if seen:
                new = unicodedata.normalize("NFC", "".join(part.group()[begin:end] for begin, end in seen))
                self.rewrite(new, start + part.start() + seen[0][0], start + part.start() + seen[-1][1])

    def finish(self) -> NormalisedText:
        text = "".join(self.out).rstrip()
        return NormalisedText(text, tuple(piece for piece in self.pieces if piece.start < len(text)))
