"""Score Parley on benchmarks and compare the figures with the floors of ``bench/floors.toml``: ``make bench``.

Exit status: 0 all is well (or there is nothing to measure with), 1 a figure is below its floor or a suite broke, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import bench_floors
from bench_floors import Figures, Row
from bench_suites import SUITES, Bench, BenchError, Suite

PROJECT = Path(__file__).resolve().parent.parent
FLOORS = PROJECT / "bench" / "floors.toml"
WORK = PROJECT / "build" / "bench"
SETTING = "PARLEY_BENCH"


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(prog="tools/bench.py", description="Score Parley on benchmarks and compare with the floors.")
    root = os.environ.get(SETTING)
    parser.add_argument("--root", type=Path, default=Path(root) if root else None, help=f"folder with bench/ and data/ (or {SETTING})")
    names = ", ".join(suite.name for suite in SUITES)
    parser.add_argument("--only", metavar="NAMES", help=f"some suites, separated by commas: {names}")
    parser.add_argument("--raise", dest="lift", action="store_true", help="write higher floors where more was measured")
    parser.add_argument("--allow-lower", action="store_true", help="with --raise: write lower floors as well")
    options = parser.parse_args(arguments)
    if options.allow_lower and not options.lift:
        parser.error("--allow-lower goes with --raise")
    unknown = set(wanted(options.only)) - {suite.name for suite in SUITES}
    if unknown:
        parser.error(f"no suite {', '.join(sorted(unknown))}; there are {names}")
    return options


def wanted(only: str | None) -> list[str]:
    """The names of the suites to run."""
    return [name.strip() for name in only.split(",")] if only else [suite.name for suite in SUITES]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the suites, print the table, write floors if asked to. The exit status."""
    options = parse(arguments)
    if options.root is None or not options.root.is_dir():
        print(nothing(options.root))
        return 0
    bench = Bench(options.root.resolve(), WORK)
    WORK.mkdir(parents=True, exist_ok=True)
    measured, ran, broken = measure(bench, [suite for suite in SUITES if suite.name in wanted(options.only)])
    floors = bench_floors.load(FLOORS)
    if options.lift:
        floors = bench_floors.lifted(measured, floors, allow_lower=options.allow_lower)
        bench_floors.save(FLOORS, floors)
    rows = bench_floors.compare(measured, floors, ran)
    print(table(rows))
    below = [row.name for row in rows if row.state == "BELOW"]
    if below:
        print(f"below the floor: {', '.join(below)}", file=sys.stderr)
    return 1 if below or broken else 0


def nothing(root: Path | None) -> str:
    """What to tell somebody who has no benchmark data."""
    why = f"{root} is no folder" if root else f"{SETTING} is not set"
    return (
        f"No benchmark was run: {why}.\n"
        f"Set {SETTING} (or --root) to a folder that holds bench/ with the scorers and data/ with their corpora,\n"
        f"as docs/reference/benchmarks.md describes them: make bench {SETTING}=/path/to/folder"
    )


def measure(bench: Bench, suites: Sequence[Suite]) -> tuple[Figures, list[str], bool]:
    """Run suites one after the other: the figures, the names of those that ran, and whether one broke.

    One whose data are not there is named and left out.
    """
    measured: Figures = {}
    ran: list[str] = []
    broken = False
    for suite in suites:
        if missing := suite.missing(bench.root):
            print(f"{suite.name}: left out, {bench.root} has no {', '.join(missing)}", file=sys.stderr)
            continue
        began = time.monotonic()
        try:
            measured |= {f"{suite.name}.{figure}": value for figure, value in suite.figures(bench).items()}
            ran.append(suite.name)
            print(f"{suite.name}: {time.monotonic() - began:.0f} s", file=sys.stderr)
        except BenchError as error:
            print(f"{suite.name}: {error}", file=sys.stderr)
            broken = True
    return measured, ran, broken


def table(rows: Sequence[Row]) -> str:
    """The figures beside their floors."""
    shown = [row for row in rows if row.measured is not None]
    lines = [f"{'figure':34s}{'measured':>10s}{'floor':>8s}"]
    for row in shown:
        floor = "-" if row.floor is None else f"{row.floor:.1f}"
        lines.append(f"{row.name:34s}{bench_floors.rounded(row.measured or 0.0):10.1f}{floor:>8s}  {row.state}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
