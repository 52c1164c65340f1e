"""Floors of benchmark figures: kept in ``bench/floors.toml``, compared with what was measured, and only ever raised."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

# "suite.figure" -> value; every figure is better when it is higher.
Figures = dict[str, float]
State = Literal["OK", "BELOW", "NEW", "NOT RUN"]

HEADER = """\
# What the benchmarks must reach at least: `make bench` fails below. Figures are percentages and higher is better.
# They only rise. `tools/bench.py --raise` writes what was measured where it is higher; lowering one takes `--allow-lower` as well
# and a reason in the change that does it. docs/reference/benchmarks.md says what each figure is.
"""


@dataclass(frozen=True)
class Row:
    """One figure beside its floor. ``measured`` is None when its suite was not run, ``floor`` is None for a new figure."""

    name: str
    measured: float | None
    floor: float | None

    @property
    def state(self) -> State:
        """How the figure stands to its floor, both as they are printed (one decimal)."""
        if self.measured is None:
            return "NOT RUN"
        if self.floor is None:
            return "NEW"
        return "OK" if rounded(self.measured) >= self.floor else "BELOW"


def rounded(value: float) -> float:
    """Down to one decimal, so that a floor never lies above what was measured (1e-9: 64.3 is not quite 64.3 in binary)."""
    return math.floor(value * 10 + 1e-9) / 10


def compare(measured: Mapping[str, float], floors: Mapping[str, float], suites: Iterable[str]) -> list[Row]:
    """One row a figure. A figure whose suite ran but did not give it counts as 0: a lost figure must not pass.

    Args:
        measured: by "suite.figure".
        floors: the same.
        suites: those that ran.
    """
    ran = set(suites)
    names = list(dict.fromkeys([*measured, *floors]))
    lost = {name: 0.0 for name in names if name.split(".")[0] in ran}
    return [Row(name, measured.get(name, lost.get(name)), floors.get(name)) for name in names]


def lifted(measured: Mapping[str, float], floors: Mapping[str, float], *, allow_lower: bool = False) -> Figures:
    """The floors after a measurement: the higher of the two, or with ``allow_lower`` what was measured. Others stay."""
    new = {name: rounded(value) for name, value in measured.items()}
    if not allow_lower:
        new = {name: max(value, floors.get(name, 0.0)) for name, value in new.items()}
    return {**floors, **new}


def load(path: Path) -> Figures:
    """The floors of a file; none if there is no file.

    Raises:
        ValueError: it is no TOML, or holds anything but tables of numbers.
    """
    if not path.exists():
        return {}
    floors: Figures = {}
    for suite, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for figure, value in (table if isinstance(table, dict) else {suite: None}).items():
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise ValueError(f"{path}: {suite}.{figure} is no number")
            floors[f"{suite}.{figure}"] = float(value)
    return floors


def save(path: Path, floors: Mapping[str, float]) -> None:
    """Write floors, a table a suite, in order."""
    tables: dict[str, list[str]] = {}
    for name, value in sorted(floors.items()):
        suite, figure = name.split(".")
        tables.setdefault(suite, []).append(f"{figure} = {value:.1f}\n")
    text = HEADER + "".join(f"\n[{suite}]\n" + "".join(lines) for suite, lines in tables.items())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
