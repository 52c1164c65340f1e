"""The benchmark suites: what each one reads, which scorer judges it, and the figures that it gives.

The scorers and their data do not belong to this project. They are found under one folder::

    ROOT/bench/score_*.py
    ROOT/data/{ledger,polnear,timeml,geoparsing,whitehouse,html}/...

Parley is run as its users run it, as a command; the scorers see nothing but its output.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench_floors import Figures

PARLEY = (Path(sys.executable).with_name("parley"),)
LEDGER_KINDS = ("statement", "contact", "position", "incident", "alleged_violation")


class BenchError(Exception):
    """A suite could not be run to its end. One line says which command failed and how."""


@dataclass(frozen=True)
class Bench:
    """Where the data are and where the suites may write.

    Attributes:
        root: the folder with ``bench`` and ``data``.
        work: a folder for what is made on the way.
    """

    root: Path
    work: Path

    def data(self, *parts: str) -> Path:
        """A path below ``ROOT/data``."""
        return self.root.joinpath("data", *parts)

    def score(self, scorer: str, *arguments: str | Path) -> str:
        """What a scorer prints."""
        return run([sys.executable, self.root / "bench" / f"{scorer}.py", *arguments], env={"POLNEAR": str(self.data("polnear"))})

    def ledger(self, name: str, inputs: Iterable[Path]) -> Path:
        """Read ``inputs`` into a new ledger and export it as JSON Lines."""
        path, export = self.work / f"{name}.sqlite", self.work / f"{name}.jsonl"
        for old in self.work.glob(f"{path.name}*"):
            old.unlink()
        ledger = {"PARLEY_LEDGER": str(path)}
        # 1: some inputs were refused. Their gold then counts as missed, which the score says better than an abort.
        run([*PARLEY, "read", *inputs], env=ledger, allowed=(0, 1))
        export.write_text(run([*PARLEY, "export", "--format", "jsonl"], env=ledger), encoding="utf-8")
        return export

    def annotated(self, name: str, documents: str) -> Path:
        """The annotations of documents that a scorer has printed as JSON Lines."""
        given, out = self.work / f"{name}.docs.jsonl", self.work / f"{name}.jsonl"
        given.write_text(documents, encoding="utf-8")
        out.write_text(run([*PARLEY, "annotate", given]), encoding="utf-8")
        return out


def run(command: Sequence[str | Path], *, env: dict[str, str] | None = None, allowed: tuple[int, ...] = (0,)) -> str:
    """The standard output of a command.

    Raises:
        BenchError: it ends with a status that is not ``allowed``.
    """
    done = subprocess.run(
        [str(part) for part in command], env={**os.environ, **(env or {})}, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode not in allowed:
        last = (done.stderr.strip() or done.stdout.strip() or "no message").splitlines()[-1]
        shown = " ".join(Path(part).name if os.sep in str(part) else str(part) for part in command[:4])
        raise BenchError(f"{shown} ... ended with status {done.returncode}: {last}")
    return done.stdout


def numbers(printed: str, **patterns: str) -> Figures:
    """One number for each pattern, a regular expression whose first group is the number.

    Raises:
        BenchError: the text does not have it.
    """
    found: Figures = {}
    for name, pattern in patterns.items():
        match = re.search(pattern, printed)
        if match is None:
            raise BenchError(f"the scorer printed no {name!r}: {printed.strip()[:200]!r}")
        found[name] = float(match[1])
    return found


def articles(folder: Path) -> list[Path]:
    """The articles that have gold beside them."""
    return sorted(Path(str(gold).removesuffix(".gold.json") + ".json") for gold in folder.glob("*.gold.json"))


def ledger_figures(bench: Bench, export: Path, gold: Path) -> Figures:
    """The ledger score, its parts, and whether every quotation stands where its record says."""
    out = export.with_suffix(".scores.json")
    bench.score("score_ledger", export, gold, "--json", out)
    scores = json.loads(out.read_text(encoding="utf-8"))
    intact = scores["broken_evidence"] == 0 and scores["without_document"] == 0
    return {"score": scores["ledger_score"], **{kind: scores[kind]["score"] for kind in LEDGER_KINDS}, "evidence": 100.0 * intact}


def seed(bench: Bench) -> Figures:
    """One article of 2025 on calls, a partial ceasefire and its alleged violations."""
    gold = bench.work / "seed-gold"
    shutil.rmtree(gold, ignore_errors=True)
    gold.mkdir(parents=True)
    for name in ("seed.json", "seed.gold.json"):
        shutil.copy(bench.data("ledger", name), gold)
    return ledger_figures(bench, bench.ledger("seed", [gold / "seed.json"]), gold)


def ledger(bench: Bench) -> Figures:
    """News stories and readouts with gold ledgers."""
    folder = bench.data("ledger")
    return ledger_figures(bench, bench.ledger("ledger", articles(folder)), folder)


def attribution(bench: Bench) -> Figures:
    """PolNeAR, development part: source, cue and content of statements."""
    predicted = bench.annotated("attribution", bench.score("score_attribution", "--documents", "dev"))
    out = bench.work / "attribution.scores.json"
    bench.score("score_attribution", "--split", "dev", predicted, "--json", out)
    scores = json.loads(out.read_text(encoding="utf-8"))[0]
    return {level: scores["attribution"][level]["f"] for level in ("content", "relaxed", "exact")}


def timex(bench: Bench) -> Figures:
    """TimeBank and AQUAINT: time expressions by the measures of TempEval-3."""
    folder = bench.data("timeml", "TBAQ-cleaned")
    predicted = bench.annotated("timex", bench.score("score_timex", "--documents", folder))
    printed = bench.score("score_timex", predicted, folder)
    return numbers(printed, relaxed=r"relaxed F1 ([\d.]+)", strict=r"strict F1 ([\d.]+)", value=r"value F1 ([\d.]+)")


def places(name: str, file: str) -> Callable[[Bench], Figures]:
    """A geoparsing corpus: toponyms found, and resolved to within 161 km."""

    def figures(bench: Bench) -> Figures:
        corpus = bench.data("geoparsing", file)
        predicted = bench.annotated(name, bench.score("score_places", "--documents", corpus))
        printed = bench.score("score_places", predicted, corpus)
        patterns = {"recognition": r"F1 ([\d.]+)", "end_to_end": r"end-to-end ([\d.]+)", "resolution": r"given recognition ([\d.]+)"}
        return numbers(printed, **patterns)

    return figures


def readouts(bench: Bench) -> Figures:
    """Official readouts of calls and meetings: the contact that the title names, found in the body."""
    folder = bench.data("whitehouse", "readouts")
    printed = bench.score("score_readouts", bench.ledger("readouts", [folder]), folder)
    return numbers(printed, found=r"contact found ([\d.]+)", mode=r"mode right ([\d.]+)", day=r"day right ([\d.]+)")


def html(bench: Bench) -> Figures:
    """News pages: the article's text against the true one, as it is read and as the analysis sees it (without boilerplate)."""
    printed = run([sys.executable, Path(__file__).with_name("bench_html.py"), bench.data("html")])
    patterns = {
        "f1": r"F1 ([\d.]+)",
        "precision": r"precision ([\d.]+)",
        "recall": r"recall ([\d.]+)",
        "analysed_f1": r"boilerplate F1 ([\d.]+)",
    }
    return {name: 100 * value for name, value in numbers(printed, **patterns).items()}


@dataclass(frozen=True)
class Suite:
    """A benchmark.

    Attributes:
        name: as in the table and in the floors.
        needs: what it takes below the root folder.
        figures: runs it.
    """

    name: str
    needs: tuple[str, ...]
    figures: Callable[[Bench], Figures]

    def missing(self, root: Path) -> list[str]:
        """Which of the files and folders that it needs are not there."""
        return [path for path in self.needs if not (root / path).exists()]


SUITES = (
    Suite("seed", ("bench/score_ledger.py", "data/ledger/seed.gold.json"), seed),
    Suite("ledger", ("bench/score_ledger.py", "data/ledger"), ledger),
    Suite("attribution", ("bench/score_attribution.py", "data/polnear/dev"), attribution),
    Suite("timex", ("bench/score_timex.py", "data/timeml/TBAQ-cleaned"), timex),
    Suite("places-trnews", ("bench/score_places.py", "data/geoparsing/TR-News.xml"), places("places-trnews", "TR-News.xml")),
    Suite("places-lgl", ("bench/score_places.py", "data/geoparsing/lgl.xml"), places("places-lgl", "lgl.xml")),
    Suite("readouts", ("bench/score_readouts.py", "data/whitehouse/readouts"), readouts),
    Suite("html", ("data/html/ground-truth.json",), html),
)
