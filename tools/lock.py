"""Compute ``requirements/*.lock`` from ``pyproject.toml``: called by ``make lock``, with uv beside this interpreter.

One lock serves Linux, macOS and Windows and every supported Python (environment markers where they differ), and every file has its hash.
pip installs from it. The build backend is locked as well, so that installing Parley itself fetches nothing that was not checked.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
# The oldest supported Python; a universal resolution covers the newer ones.
PYTHON = "3.11"
HEADER = "# Written by `make lock` from pyproject.toml; do not edit.\n"


def compile_lock(name: str, *groups: str, within: Path | None = None) -> Path:
    """Resolve the dependencies of ``pyproject.toml`` with these dependency groups, at versions that ``within`` allows."""
    command = [str(Path(sys.executable).with_name("uv")), "pip", "compile", "pyproject.toml"]
    command += [option for group in groups for option in ("--group", group)]
    command += ["--universal", "--python-version", PYTHON, "--generate-hashes", "--no-header", "--quiet"]
    command += ["--no-emit-index-url", "--no-emit-find-links", "--upgrade"]
    if within is not None:
        command += ["--constraint", str(within.relative_to(ROOT))]
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, name)
        subprocess.run([*command, "--output-file", str(made)], cwd=ROOT, check=True)
        lock = LOCKS / name
        lock.write_text(HEADER + made.read_text())
    return lock


def main() -> None:
    """Write both locks; the one for development holds every version of the one for use."""
    LOCKS.mkdir(exist_ok=True)
    run = compile_lock("run.lock", "build")
    compile_lock("dev.lock", "build", "dev", within=run)


if __name__ == "__main__":
    main()
