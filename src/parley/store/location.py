"""Where the ledger lies when nobody says so. The one place of the store that reads the environment."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import platformdirs

LEDGER_VARIABLE: Final = "PARLEY_LEDGER"


def default_ledger_path() -> Path:
    r"""The file that the environment variable ``PARLEY_LEDGER`` names, else ``ledger.sqlite`` in the platform's folder for user data.

    That folder is ``~/.local/share/parley`` on Linux (``XDG_DATA_HOME`` heeded), ``~/Library/Application Support/parley`` on macOS and
    ``%LOCALAPPDATA%\parley`` on Windows. An empty variable counts as none. Nothing is created.
    """
    named = os.environ.get(LEDGER_VARIABLE, "")
    if named:
        # Not Path.expanduser, which fails where there is no such home.
        return Path(os.path.expanduser(named))
    # Without appauthor=False, Windows would get the author's name between: ...\parley\parley.
    return platformdirs.user_data_path("parley", appauthor=False) / "ledger.sqlite"
