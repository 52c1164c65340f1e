"""``parley read``: articles into the ledger."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import click
import msgspec
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from parley.api import Read
from parley.cli.common import Settings, counted, people_or_json, settings
from parley.errors import InputError
from parley.ingest import Ignored
from parley.ingest.published import read_date
from parley.store import Outcome

# Files are listed one by one up to this many; a larger batch gets the sums and the failures.
_LISTED = 20


@dataclass(slots=True)
class _Tally:
    read: list[Read] = field(default_factory=list)
    failed: list[InputError] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)

    def add(self, result: Read | InputError | Ignored) -> None:
        if isinstance(result, Read):
            self.read.append(result)
        elif isinstance(result, InputError):
            self.failed.append(result)
        else:
            self.ignored.append(result)

    def count(self, outcome: Outcome) -> int:
        return sum(read.outcome is outcome for read in self.read)


def _date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    try:
        return read_date(value) if value else None
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


@click.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--published", metavar="DATE", callback=_date, help="Date of publication, as 2025-03-19. Relative dates are counted from it.")
@click.option("--outlet", metavar="NAME", help="Who published it.")
@click.option("--url", metavar="URL", help="Its address.")
@click.option("--again", is_flag=True, help="Analyse documents that the ledger holds already once more.")
@people_or_json
@settings
def read(
    settings: Settings, sources: tuple[str, ...], published: str | None, outlet: str | None, url: str | None, again: bool, form: str
) -> int:
    """Read articles into the ledger.

    SOURCES are files (.txt .html .md .json .jsonl, also with .gz), folders, web addresses, or - for the standard input. --published,
    --outlet and --url hold for all of them and win over what the articles say of themselves.
    """
    tally = _Tally()
    with settings.open(for_reading_in=True) as ledger, _progress() as step:
        for result in ledger.read(*sources, published=published, outlet=outlet, url=url, again=again):
            tally.add(result)
            step(result)
        where = ledger.store.where
    if form == "json":
        click.echo(_json(tally))
    else:
        _tell(tally, where)
    return 1 if tally.failed else 0


@contextmanager
def _progress() -> Iterator[Callable[[Read | InputError | Ignored], None]]:
    """A progress bar on a terminal, nothing in a pipe. How many articles there are is known only when all have been opened."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not sys.stderr.isatty(), transient=True) as progress:
        task = progress.add_task("reading", total=None)

        def step(result: Read | InputError | Ignored) -> None:
            name = (result.document.path or result.document.url or "") if isinstance(result, Read) else result.where
            progress.update(task, advance=1, description=f"reading {name[-50:]}")

        yield step


def _tell(tally: _Tally, where: str) -> None:
    if len(tally.read) <= _LISTED:
        for read in tally.read:
            click.echo(f"{_name(read)}: {_outcome(read)}")
    for ignored in tally.ignored:
        click.echo(
            f"{ignored.where}: {counted(ignored.count, 'other file')} left aside ({', '.join(s or 'no suffix' for s in ignored.suffixes)})"
        )
    for error in tally.failed:
        click.echo(f"skipped {error}", err=True)
    parts = [f"{tally.count(Outcome.ADDED)} new"]
    parts += [f"{count} {word}" for outcome, word in _WORDS if (count := tally.count(outcome))]
    if tally.failed:
        parts.append(f"{len(tally.failed)} skipped")
    click.echo(f"{counted(len(tally.read), 'document')} read into {where}: {', '.join(parts)}")


_WORDS = ((Outcome.REPLACED, "read again"), (Outcome.UNCHANGED, "known already"))


def _name(read: Read) -> str:
    document = read.document
    return document.path or document.url or document.title or document.id


def _outcome(read: Read) -> str:
    if read.outcome is Outcome.UNCHANGED:
        return "known already"
    told = counted(read.records, "record")
    if read.document.published is None:
        told += "; no date of publication, so relative dates stay unknown (see --published)"
    if read.replaces is not None:
        told += f"; a later version of {read.replaces.id}"
    return told


class _ReadLine(msgspec.Struct):
    document: str
    path: str | None
    url: str | None
    outcome: str
    records: int
    replaces: str | None


class _Failure(msgspec.Struct):
    where: str
    reason: str


class _Summary(msgspec.Struct):
    documents: list[_ReadLine]
    skipped: list[_Failure]
    ignored_files: int


def _json(tally: _Tally) -> str:
    lines = [
        _ReadLine(r.document.id, r.document.path, r.document.url, r.outcome.value, r.records, r.replaces.id if r.replaces else None)
        for r in tally.read
    ]
    failures = [_Failure(error.where, error.reason) for error in tally.failed]
    return msgspec.json.encode(_Summary(lines, failures, sum(ignored.count for ignored in tally.ignored))).decode()
