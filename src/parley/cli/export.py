"""``parley export``: the ledger in formats that other programs read."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

import click

from parley.cli.common import Settings, settings, write_file
from parley.export import export_jsonl, table, write_csv
from parley.export.tables import TableKind
from parley.ledger import Kind

_KINDS = ["document", *get_args(Kind)]


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv"]),
    default="jsonl",
    show_default=True,
    help="jsonl holds everything; csv one kind.",
)
@click.option("--kind", type=click.Choice(_KINDS), help="With csv: which kind of record.")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Where to, instead of the standard output."
)
@settings
def export(settings: Settings, form: str, kind: TableKind | None, output: Path | None) -> int:
    """Write the ledger as JSON Lines (all of it), or one kind of record as CSV."""
    if form == "csv" and kind is None:
        raise click.UsageError("csv holds one kind of record: name it with --kind")
    if form == "jsonl" and kind is not None:
        raise click.UsageError("--kind goes with --format csv; jsonl holds all kinds")
    with settings.open() as ledger:
        snapshot = ledger.snapshot()
    if kind is None:
        _write((line + "\n" for line in export_jsonl(snapshot)), output)
    else:
        buffer = io.StringIO(newline="")
        write_csv(table(kind, snapshot), buffer)
        _write([buffer.getvalue()], output)
    return 0


def _write(parts: Iterable[str], output: Path | None) -> None:
    if output is not None:
        write_file(output, "".join(parts))
        return
    # UTF-8 whatever the terminal's encoding: the export's bytes are the same on every machine.
    stream = sys.stdout.buffer
    for part in parts:
        stream.write(part.encode("utf-8"))
    stream.flush()
