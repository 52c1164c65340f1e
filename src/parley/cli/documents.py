"""``parley documents``: what was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import click
import msgspec
from rich import box
from rich.console import Console
from rich.table import Table

from parley.cli.common import Settings, people_or_json, settings
from parley.documents import Document


class _Line(msgspec.Struct):
    id: str
    published: str | None
    outlet: str | None
    title: str | None
    url: str | None
    path: str | None
    copy_of: str | None
    records: int


@click.command()
@people_or_json
@settings
def documents(settings: Settings, form: str) -> int:
    """List the documents in the ledger."""
    with settings.open() as ledger:
        found = ledger.documents
        counts = Counter(record.document for record in ledger.store.records())
    if form == "json":
        for document in found:
            click.echo(msgspec.json.encode(_line(document, counts[document.id])).decode())
    else:
        _table(found, counts)
    return 0


def _line(document: Document, records: int) -> _Line:
    d = document
    return _Line(d.id, d.published, d.outlet, d.title, d.url, d.path, d.copy_of, records)


def _table(found: Sequence[Document], counts: Counter[str]) -> None:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("id", no_wrap=True)
    table.add_column("published", no_wrap=True)
    table.add_column("outlet", no_wrap=True, overflow="ellipsis", max_width=22)
    table.add_column("title or place", ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column("records", justify="right")
    for d in found:
        table.add_row(d.id, (d.published or "unknown")[:10], d.outlet or "unknown", d.title or d.path or d.url or "", str(counts[d.id]))
    Console().print(table)
