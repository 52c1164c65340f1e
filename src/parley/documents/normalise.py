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

from parley.documents.span import Span

# Zero-width joiners stay: they belong to the spelling of names in several scripts and to emoji.
_INVISIBLE = (
    r"\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff"
)
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_GAP = re.compile(rf"[{_INVISIBLE}]*(?:\s[{_INVISIBLE}]*)+")
_DROPPED = re.compile(rf"[{_INVISIBLE}]+")
# NFC never composes across a cut before a printable ASCII character, so a text may be composed part by part: runs of printable ASCII
# punctuation, and runs of anything else (with the punctuation that a mark might still compose with, as "=" with a stroke through it).
_PUNCTUATION = r"[!-/:-@\[-`{-~]"
_PART = re.compile(rf"(?:(?!{_PUNCTUATION})[\S\s]|{_PUNCTUATION}(?=[^ -~]))+|(?:{_PUNCTUATION}(?![^ -~]))+")


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """A normalised text and the way back to the text it was made from.

    Attributes:
        text: the normalised text.
        pieces: ``(start, raw_start, length, raw_length)`` of each stretch, in order, without gaps in ``text``. Where the two lengths are
            equal the stretch stands at the same distances as in the text given; elsewhere it was rewritten as a whole.
    """

    text: str
    pieces: tuple[tuple[int, int, int, int], ...]

    def to_raw(self, span: Span) -> Span:
        """The span of the text as given that holds what ``span`` holds in the normalised text.

        A rewritten stretch (a run of spaces, a composed word) is taken whole. Characters that were dropped before or behind the span are
        left out.

        Raises:
            ValueError: the span does not lie in the normalised text.
        """
        if not 0 <= span.start <= span.end <= len(self.text):
            raise ValueError(f"span {span.start}-{span.end} lies outside the text of {len(self.text)} code points")
        if span.start == span.end:
            raw = self._raw_start(span.start)
            return Span(raw, raw)
        return Span(self._raw_start(span.start), self._raw_end(span.end))

    def _piece(self, offset: int) -> tuple[int, int, int, int]:
        return self.pieces[bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1]

    def _raw_start(self, offset: int) -> int:
        if offset == len(self.text):
            return self._raw_end(offset)
        start, raw_start, length, raw_length = self._piece(offset)
        return raw_start + (offset - start if length == raw_length else 0)

    def _raw_end(self, offset: int) -> int:
        if offset == 0:
            return 0
        start, raw_start, length, raw_length = self._piece(offset - 1)
        return raw_start + (offset - start if length == raw_length else raw_length)


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
        self.pieces: list[tuple[int, int, int, int]] = []
        self.length = 0

    def rewrite(self, new: str, start: int, end: int) -> None:
        """Put ``new`` for ``raw[start:end]``; white space at the very beginning gives nothing."""
        if not self.length and new.isspace():
            return
        if new:
            self.out.append(new)
            self.pieces.append((self.length, start, len(new), end - start))
            self.length += len(new)

    def words(self, start: int, end: int) -> None:
        """Copy ``raw[start:end]``, composed and without invisible characters."""
        stretch = self.raw[start:end]
        if unicodedata.is_normalized("NFC", stretch) and not _DROPPED.search(stretch):
            if stretch.startswith(" ") and not self.length:
                start, stretch = start + 1, stretch[1:]
            self.rewrite(stretch, start, end)
            return
        for part in _PART.finditer(stretch):
            new = unicodedata.normalize("NFC", _DROPPED.sub("", part.group()))
            self.rewrite(new, start + part.start(), start + part.end())

    def finish(self) -> NormalisedText:
        text = "".join(self.out).rstrip()
        return NormalisedText(text, tuple(piece for piece in self.pieces if piece[0] < len(text)))
