"""The brief as one self-contained page: the lines on one side, the articles with the words they rest on beside them.

Nothing is loaded from anywhere: style and script stand in the page, and its content security policy admits those two by their digest and
nothing else. Without JavaScript the lines are links into the articles; with it, a click marks every word of the quotation.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Final

import jinja2
from markupsafe import Markup, escape

from parley.brief import words
from parley.brief.content import Content, Source, compose
from parley.brief.lines import Line
from parley.brief.passages import Passage
from parley.brief.segments import Segment, split
from parley.documents import Document
from parley.ledger.snapshot import Snapshot

# From so many statements on, speakers are folded, so that the sections below stay within reach.
_FOLD_FROM: Final = 60


def render_html(snapshot: Snapshot, *, title: str | None = None) -> str:
    """The brief of a ledger, or of a part of it, as a page that needs no other file and no network.

    Args:
        snapshot: what to brief on; see :meth:`Snapshot.only` for a part of a ledger.
        title: heading; by default that of the only document, or a general one.
    """
    content = compose(snapshot, title=title)
    passages = _Passages(content)
    style, script = _part("style.css"), _part("script.js")
    return _template().render(
        content=content,
        policy=_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        signs=words.STANCE_SIGNS,
        passages=passages,
        words=words,
        articles={source.number: _article(source, passages) for source in content.sources if source.counted},
        original=_original,
        number=itertools.count(1).__next__,
        folded=sum(len(block.lines) for section in content.sections if section.key == "statements" for block in section.blocks)
        > _FOLD_FROM,
    )


def _part(name: str) -> str:
    return resources.files("parley.brief").joinpath("page", name).read_text(encoding="utf-8")


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_part), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html")


def _policy(style: str, script: str) -> str:
    """A content security policy that admits this style and this script alone. ``data:`` is for the empty icon, or browsers ask for one."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(part: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()


def _original(document: Document) -> str | None:
    """The document's address if a browser may follow it: http or https, never ``javascript:`` or a file."""
    return document.url if document.url and document.url.lower().startswith(("http://", "https://")) else None


class _Passages:
    """Numbers the passages of a page, and knows where each begins."""

    def __init__(self, content: Content) -> None:
        lines = (line for section in content.sections for block in section.blocks for line in block.lines)
        found = dict.fromkeys(passage for line in lines for passage in _passages(line))
        self._numbers = {passage: number for number, passage in enumerate(found, start=1)}
        self._sources = {source.document.id: source.number for source in content.sources}
        self._by_document: dict[str, list[tuple[int, Passage]]] = {}
        for passage, number in self._numbers.items():
            self._by_document.setdefault(passage.document, []).append((number, passage))

    def number(self, passage: Passage) -> int:
        """Number of a passage in the page."""
        return self._numbers[passage]

    def source(self, passage: Passage) -> int:
        """Number of the document that it stands in."""
        return self._sources[passage.document]

    def anchor(self, passage: Passage) -> str:
        """Id of the element in which it begins."""
        return f"d{self.source(passage)}c{passage.spans[0].start}"

    def of(self, document: Document) -> Sequence[tuple[int, Passage]]:
        """The passages of one document with their numbers."""
        return self._by_document.get(document.id, ())


def _passages(line: Line) -> Iterator[Passage]:
    """All passages of a line and of the lines that belong to it."""
    yield line.passage
    yield from line.more
    if line.context:
        yield line.context
    for note in line.notes:
        yield from _passages(note)


def _article(source: Source, passages: _Passages) -> Markup:
    """The text of a document, cut into elements that know their passages; the text of all elements together is the document's."""
    found = passages.of(source.document)
    first = {passage.spans[0].start for _, passage in found}
    segments = split(source.document.text, [(number, passage.spans) for number, passage in found], source.document.boilerplate)
    return Markup("").join(_segment(segment, source.number, segment.start in first) for segment in segments)


def _segment(segment: Segment, source: int, anchor: bool) -> Markup:
    classes = [name for name, given in (("s", segment.passages), ("br", segment.is_break), ("bp", segment.boilerplate)) if given]
    if not classes:
        return escape(segment.text)
    identity = Markup(' id="d{}c{}"').format(source, segment.start) if anchor else ""
    numbers = Markup(' data-p="{}"').format(" ".join(map(str, segment.passages))) if segment.passages else ""
    return Markup('<span{} class="{}"{}>{}</span>').format(identity, " ".join(classes), numbers, segment.text)
