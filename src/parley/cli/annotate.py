"""``parley annotate``: the layers before records, one JSON line a document."""

from __future__ import annotations

import click
import msgspec

from parley.api import annotate as annotate_source
from parley.errors import InputError


@click.command()
@click.argument("source")
def annotate(source: str) -> int:
    """Write attributions, time expressions, places and mentions of SOURCE as JSON Lines.

    SOURCE is JSON Lines with "doc" and "text" (and "dct" or "published", the anchor of relative dates), any other article file, a folder,
    or - for the standard input. Offsets are code points of each text exactly as given. The ledger is not touched.
    """
    failed = False
    for line in annotate_source(source):
        if isinstance(line, InputError):
            failed = True
            click.echo(f"skipped {line}", err=True)
        else:
            click.echo(msgspec.json.encode(line).decode())
    return 1 if failed else 0
