"""The brief as text: in colour on a terminal, plain in a pipe or a file, never wider than the space there is."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import Final, TextIO

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from parley.brief import words
from parley.brief.content import Content, Source, compose
from parley.brief.lines import Line
from parley.brief.matrix import Step, Table
from parley.brief.passages import Passage
from parley.brief.sections import Block, Section
from parley.ledger.snapshot import Snapshot
from parley.views import StanceFamily

STYLES: Final[dict[StanceFamily, str]] = {"for": "bold blue", "conditional": "bold magenta", "asks": "bold cyan", "against": "bold red"}
# A matrix on less than this is harder to read than the list of positions below it.
_NARROWEST_MATRIX: Final = 60
# A narrower console would break single words.
_NARROWEST: Final = 40
# What could move the cursor or turn the direction of a terminal's line around.
_UNSAFE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def write_text(snapshot: Snapshot, file: TextIO, *, title: str | None = None, width: int | None = None) -> None:
    """Write the brief of a ledger, or of a part of it, to a terminal or a file.

    Colours come only on a terminal (and never where the environment has NO_COLOR); every colour goes with a word.

    Args:
        snapshot: what to brief on.
        file: where to.
        title: heading, see :func:`parley.brief.content.compose`.
        width: columns; by default those of the terminal, or 80.
    """
    console = Console(file=file, highlight=False, markup=False, emoji=False, width=width)
    console.width = max(console.width, _NARROWEST)
    _Writer(console).brief(compose(snapshot, title=title))


def render_text(snapshot: Snapshot, *, title: str | None = None, width: int = 80) -> str:
    """The brief as plain text, ``width`` columns wide."""
    file = io.StringIO()
    write_text(snapshot, file, title=title, width=width)
    return file.getvalue()


class _Writer:
    """Prints on a console. It wraps by itself, since rich would fill every line up with blanks."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def brief(self, content: Content) -> None:
        self.paragraph(_text(content.title, "bold"))
        self.paragraph(_text(content.subtitle, "dim"))
        for remark in content.remarks:
            self.paragraph(_text(remark, "italic"))
        for section in content.sections if content.sources else ():
            self.section(section)
        self.documents(content.sources)

    def section(self, section: Section) -> None:
        self.heading(f"{section.title} ({', '.join(section.counts)})")
        self.paragraph(_text(section.remark, "italic"), 2)
        if self.console.width >= _NARROWEST_MATRIX:
            for table in section.tables:
                self.matrix(table)
        for block in section.blocks:
            self.block(block, brief=section.key == "timeline")

    def block(self, block: Block, *, brief: bool) -> None:
        if block.heading:
            self.console.print()
            self.paragraph(_joined(_text(block.heading, "bold"), *(_text(fact, "dim") for fact in block.facts)), 2)
        for line in block.lines:
            (self.short_line if brief else self.line)(line, 4 if block.heading else 2)
        self.paragraph(_text(block.remark, "italic"), 4)

    def line(self, line: Line, indent: int) -> None:
        self.paragraph(_joined(_head(line), *(_text(fact) for fact in line.facts)), indent)
        for passage in (line.passage, *line.more):
            self.paragraph(_text(_quote(passage)), indent + 2, bar="│ ")
        self.paragraph(_text(f"{line.voice} [{line.source}], {words.confidence_words(line.confidence)}", "dim"), indent + 2)
        for note in line.notes:
            self.line(note, indent + 4)

    def short_line(self, line: Line, indent: int) -> None:
        """The line with as much of its quotation as fits on one."""
        self.paragraph(_joined(_head(line), _text(f"{line.voice} [{line.source}]", "dim")), indent)
        quote = _text(_quote(line.passage))
        quote.truncate(max(self.console.width - indent - 4, 10), overflow="ellipsis")
        self.paragraph(quote, indent + 2, bar="│ ")

    def matrix(self, table: Table) -> None:
        grid = RichTable(box=box.SQUARE, show_lines=True, header_style="bold", padding=(0, 1))
        grid.add_column("party", ratio=2)
        for column in table.columns:
            grid.add_column(_text(words.capital(column.label)), ratio=2)
        for name, cells in table.rows:
            grid.add_row(_text(name, "bold"), *(Text("\n").join(_step(step) for step in cell) for cell in cells))
        self.console.print()
        self.console.print(grid)

    def documents(self, sources: Iterable[Source]) -> None:
        found = list(sources)
        if found:
            self.heading("Documents")
        for source in found:
            document = source.document
            facts = (*words.origin_words(document), document.url or document.path, source.remark)
            self.paragraph(
                _joined(_text(f"[{source.number}] {words.document_title(document)}"), *(_text(fact, "dim") for fact in facts if fact)), 2
            )

    def heading(self, title: str) -> None:
        self.console.print()
        self.paragraph(_text(title, "bold underline"))
        self.paragraph(_text("─" * min(len(title), self.console.width), "dim"))

    def paragraph(self, text: Text, indent: int = 0, *, bar: str = "") -> None:
        """Print a text, wrapped and indented; nothing for an empty one."""
        if not text.plain:
            return
        margin = Text(" " * indent).append(bar, "dim")
        rows = text.wrap(self.console, self.console.width - indent - len(bar))
        for row in rows:
            row.rstrip()
        self.console.print(Text("\n").join(margin + row for row in rows), soft_wrap=True)


def _text(string: str, style: str = "") -> Text:
    return Text(_UNSAFE.sub("\N{REPLACEMENT CHARACTER}", re.sub(r"\s+", " ", string)), style)


def _joined(*parts: Text) -> Text:
    return Text(" · ", "dim").join(part for part in parts if part.plain)


def _head(line: Line) -> Text:
    """Label, marks and headline."""
    sign = f"{words.STANCE_SIGNS[line.family]} " if line.family else ""
    head = _text(sign + line.label, STYLES[line.family] if line.family else "bold")
    for mark in line.marks:
        head = head + _text(f" [{mark}]", "bold yellow")
    return head + Text("  ") + _text(line.headline) if line.headline else head


def _step(step: Step) -> Text:
    times = f" ×{len(step.lines)}" if len(step.lines) > 1 else ""
    marks = "".join(f" [{mark}]" for mark in step.marks)
    return _text(f"{words.STANCE_SIGNS[step.family]} {step.stance}{times}", STYLES[step.family]) + _text(
        marks + (f" {step.when}" if step.when else ""), "dim"
    )


def _quote(passage: Passage) -> str:
    return " … ".join(passage.words)
