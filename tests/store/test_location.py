"""Where the ledger lies by default."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from parley.store import default_ledger_path


def test_the_variable_names_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PARLEY_LEDGER", str(tmp_path / "mine.sqlite"))
    assert default_ledger_path() == tmp_path / "mine.sqlite"


def test_the_variable_may_begin_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_LEDGER", "~/talks.sqlite")
    assert default_ledger_path() == Path.home() / "talks.sqlite"


@pytest.mark.parametrize("value", [None, ""])
def test_without_it_the_platform_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str | None) -> None:
    monkeypatch.delenv("PARLEY_LEDGER", raising=False)
    if value is not None:
        monkeypatch.setenv("PARLEY_LEDGER", value)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_ledger_path() == platformdirs.user_data_path("parley", appauthor=False) / "ledger.sqlite"
    assert list(tmp_path.iterdir()) == []


def test_the_database_library_is_loaded_only_for_a_file() -> None:
    script = (
        "import sys, parley.store; assert 'sqlalchemy' not in sys.modules; import parley.store.sqlite; assert 'sqlalchemy' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
