"""Quotation marks: which stretches of a paragraph are quoted.

Straight and curly double marks, guillemets and doubled single marks are paired within one paragraph. A paragraph that opens a quotation and
does not close it counts as quoted to its end when the next paragraph opens one again (the convention for quotations that run over several
paragraphs), or when nothing follows; else the lone mark is ignored. So a defect stays in its paragraph.

Single quotation marks are not read as quotations: they cannot be told from apostrophes without guessing, and inside double marks they are
quotations within a quotation, which belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parley.documents import Span

_OPENING = "“«„"
_CLOSING = "”»"
_MARK = re.compile(r"[“”«»„\"]|''|``")
# A straight mark opens when it stands at the start or behind white space, a bracket or a dash, and a word follows.
_BEFORE_OPENING = set(" \n([{—–-/")


def quotations(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """The quoted stretches of a text, marks included, in order, none inside another.

    Args:
        text: the document's text.
        paragraphs: spans that are read apart from each other, in order.
    """
    found: list[Span] = []
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        continues = following is not None and text[following.start] in _OPENING + '"'
        found.extend(_in_paragraph(text, paragraph, continues))
    return found


def _in_paragraph(text: str, paragraph: Span, continues: bool) -> list[Span]:
    found: list[Span] = []
    opened: int | None = None
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        opening = _opens(text, mark, paragraph, opened is not None)
        if opening and opened is None:
            opened = mark.start()
        elif opening and text[mark.start()] in _OPENING:
            # The mark before was never closed: what it opened is unknown, the new one counts.
            opened = mark.start()
        elif not opening and opened is not None:
            found.append(Span(opened, mark.end()))
            opened = None
    if opened is not None and (continues or opened == paragraph.start):
        found.append(Span(opened, paragraph.end))
    return found


def _opens(text: str, mark: re.Match[str], paragraph: Span, inside: bool) -> bool:
    sign = mark.group()
    if sign[0] in _OPENING or sign == "``":
        return True
    if sign[0] in _CLOSING:
        return False
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    if before in _BEFORE_OPENING and not after.isspace():
        return not inside or before.isspace()
    if after.isspace() or after in ",.;:!?)]}—–-":
        return False
    return not inside
