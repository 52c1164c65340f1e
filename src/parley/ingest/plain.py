"""Plain text: lines that were wrapped at a column are joined to paragraphs again.

A line is a paragraph everywhere above this layer. Text from mail, news wires and Markdown sources is wrapped at 60 to 100 characters, and
each of its lines would be parsed on its own. Joining puts spaces for the line end, so the length and every offset stay as they were.
"""

from __future__ import annotations

import re
from statistics import quantiles

# A text whose lines are longer is not wrapped, it has paragraphs; one whose lines are shorter is a list or a poem.
_WIDEST = 120
_NARROWEST = 40
# With fewer line ends inside blocks there is nothing to tell wrapping from a list by.
_FEWEST = 2

# A line end between two lines that are not empty, where the second is neither indented nor marked as an item, a heading or a quotation.
_BREAK = re.compile(r"(?<=\S)[^\S\r\n]*(\r\n|\n|\r)(?=\S)(?![-*•]\s|[#>|])")
_NUMBERED = re.compile(r"\(?\d{1,3}[.)]\s")
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
_WORD = re.compile(r"\S+")
_LINE = re.compile(r"[^\r\n]+")


def join_wrapped(text: str) -> str:
    """``text`` with wrapped lines joined: of the same length, and the same text if it is not wrapped.

    A line end is a wrap if the next line's first word would not have fitted on the line, or if a sentence goes on in small letters.
    """
    breaks = list(_BREAK.finditer(text))
    if len(breaks) < _FEWEST:
        return text
    width = _width(text)
    if not _NARROWEST <= width <= _WIDEST:
        return text
    wraps = [found for found in breaks if (_is_full(text, found, width) and not _is_numbered(text, found)) or _goes_on(text, found)]
    if len(wraps) < max(_FEWEST, 0.5 * len(breaks)) or not any(_goes_on(text, found) for found in wraps):
        return text
    return _joined(text, wraps)


def _width(text: str) -> float:
    """The column of the wrapping: what nearly all lines keep to (an address or a heading may stick out)."""
    lengths = [len(line.group().rstrip()) for line in _LINE.finditer(text)]
    return quantiles(lengths, n=20)[-1] if len(lengths) > 20 else max(lengths)


def _before(text: str, found: re.Match[str]) -> str:
    """The line before a line end."""
    return text[max(text.rfind("\n", 0, found.start()), text.rfind("\r", 0, found.start())) + 1 : found.start()]


def _is_full(text: str, found: re.Match[str], width: float) -> bool:
    word = _WORD.match(text, found.end())
    # A margin of a tenth: the column was counted in other units, or before an edit.
    return word is not None and len(_before(text, found)) + 1 + len(word.group()) > 0.9 * width


def _is_numbered(text: str, found: re.Match[str]) -> bool:
    """True if the next line is an item of a numbered list, and not the rest of a sentence ("on April / 13. The ...")."""
    return _NUMBERED.match(text, found.end()) is not None and _SENTENCE_END.search(_before(text, found)) is not None


def _goes_on(text: str, found: re.Match[str]) -> bool:
    return text[found.end()].islower() and not _SENTENCE_END.search(_before(text, found))


def _joined(text: str, wraps: list[re.Match[str]]) -> str:
    parts, position = [], 0
    for found in wraps:
        parts += [text[position : found.start(1)], " " * len(found[1])]
        position = found.end()
    return "".join([*parts, text[position:]])
