"""``parley doctor``: is this installation sound?"""

from __future__ import annotations

import platform
from collections.abc import Callable
from importlib.metadata import version

import click

from parley.cli.common import Settings, counted, settings
from parley.errors import ParleyError
from parley.store import default_ledger_path
from parley.version import __version__

_SENTENCE = "The two presidents talked for almost an hour on Wednesday, a spokesman said in Helsinki."


@click.command()
@settings
def doctor(settings: Settings) -> int:
    """Check this installation: language pipeline, gazetteer, ledger."""
    checks: list[tuple[str, Callable[[], str]]] = [
        ("parley", lambda: f"{__version__} on Python {platform.python_version()}, SQLite {_sqlite()}"),
        ("language pipeline", _pipeline),
        ("gazetteer", _gazetteer),
        ("a reading", _reading),
        ("ledger", lambda: _ledger(settings)),
    ]
    failed = False
    for name, check in checks:
        try:
            told = check()
        except (ParleyError, OSError) as error:
            failed = True
            click.echo(f"FAILED {name}: {error}")
        else:
            click.echo(f"ok     {name}: {told}")
    if failed:
        click.echo("This installation is not sound. Reinstalling the package mends what is missing from it.", err=True)
    return 1 if failed else 0


def _sqlite() -> str:
    import sqlite3

    return sqlite3.sqlite_version


def _pipeline() -> str:
    from parley.analysis.parse import PIPELINE, PIPELINE_VERSION, pipeline

    pipeline()
    return f"{PIPELINE} {PIPELINE_VERSION}, spaCy {version('spacy')}"


def _gazetteer() -> str:
    from parley.analysis.place.gazetteer import gazetteer

    return f"{len(gazetteer()):,} places"


def _reading() -> str:
    from parley.api import read

    with read(_SENTENCE, published="2025-03-19") as ledger:
        records = list(ledger.store.records())
    return f"{len(records)} records from one sentence"


def _ledger(settings: Settings) -> str:
    where = settings.ledger or default_ledger_path()
    if not where.exists():
        return f"{where} (none yet; 'parley read' makes it)"
    with settings.open() as ledger:
        return f"{where} ({counted(len(ledger.documents), 'document')})"
