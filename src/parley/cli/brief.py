"""``parley brief``: what the ledger holds."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from parley.brief.html import render_html
from parley.brief.terminal import write_text
from parley.cli.common import Settings, settings, write_file
from parley.documents import Document
from parley.errors import NotFoundError


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write one self-contained page instead.")
@click.option("--title", metavar="TEXT", help="Heading of the brief.")
@settings
def brief(settings: Settings, ids: tuple[str, ...], html: Path | None, title: str | None) -> int:
    """Show what the ledger holds: contacts, positions, commitments, incidents, statements, a timeline.

    With the IDs of documents (or their beginnings, see "parley documents") only what those say.
    """
    with settings.open() as ledger:
        snapshot = ledger.snapshot()
        chosen = [ledger.find(id) for id in ids]
    for found in chosen:
        if not isinstance(found, Document):
            raise NotFoundError(f"{found.id} is no document; see 'parley documents' for their ids, 'parley show' for a record")
    if chosen:
        snapshot = snapshot.only([found.id for found in chosen])
    if html is None:
        write_text(snapshot, sys.stdout, title=title)
    else:
        write_file(html, render_html(snapshot, title=title))
        click.echo(f"wrote {html}")
    return 0
