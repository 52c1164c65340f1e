"""The ``parley`` command: its options, and how errors end it.

Exit codes: 0 all done; 1 an input, or the ledger, could not be read or written (the rest was done); 2 the command was used wrongly;
130 broken off by the user.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from parley.cli.annotate import annotate
from parley.cli.brief import brief
from parley.cli.common import Settings
from parley.cli.doctor import doctor
from parley.cli.documents import documents
from parley.cli.export import export
from parley.cli.read import read
from parley.cli.show import show
from parley.errors import ParleyError
from parley.version import __version__

FAILED = 1


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--ledger",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="PARLEY_LEDGER",
    help="The ledger's file. [default: $PARLEY_LEDGER, else ledger.sqlite in the user's data folder]",
)
@click.version_option(__version__, prog_name="parley")
@click.pass_context
def parley(context: click.Context, ledger: Path | None) -> None:
    """Turn news reporting on a negotiation into a sourced ledger.

    Read articles with "parley read", look at what they hold with "parley brief", take it elsewhere with "parley export".
    """
    context.obj = Settings(ledger)


for command in (read, brief, export, annotate, documents, show, doctor):
    parley.add_command(command)


def main() -> None:
    """Run the command line and exit."""
    try:
        code = parley.main(prog_name="parley", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        click.echo("broken off", err=True)
        sys.exit(130)
    except click.exceptions.Exit as leaving:
        sys.exit(leaving.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our output went away ("| head"): nothing is wrong, and Python must not complain while it shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)
    except ParleyError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(FAILED)
    sys.exit(code if isinstance(code, int) else 0)
