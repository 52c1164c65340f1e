"""What several commands share: the ledger they work on, and ways to write."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from parley.api import Ledger, open_ledger
from parley.errors import InputError


@dataclass(frozen=True, slots=True)
class Settings:
    """Options that stand before the command. ``ledger`` is None for the user's own."""

    ledger: Path | None

    def open(self, *, for_reading_in: bool = False) -> Ledger:
        """The ledger: made if need be when something is to be read into it, else opened as it is, without writing.

        Raises:
            StoreError: it is not there or cannot be opened.
        """
        return open_ledger(self.ledger, create=for_reading_in, read_only=not for_reading_in)


settings = click.make_pass_decorator(Settings)

people_or_json = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text for people, json for programs.",
)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 document", "2 documents"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def write_file(path: Path, text: str) -> None:
    """Write a file whole or not at all.

    Raises:
        InputError: it cannot be written there.
    """
    beside = path.with_name(path.name + ".part")
    try:
        beside.write_text(text, encoding="utf-8", newline="")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise InputError(str(path), f"cannot be written: {error.strerror or error}") from error
