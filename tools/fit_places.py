"""Fit the weights of src/parley/analysis/place/signs.csv.

usage: python tools/fit_places.py TR-News.xml=3 lgl.xml=1

Each file is a geoparsing set in the form of the Pragmatic Guide to Geoparsing Evaluation (Gritta et al. 2020; articles with toponyms by
start and end); the number is how much one of its candidates counts. Every second article is fitted on, beginning with the first; the
figures on the others are printed beside. Needs numpy, which comes with spaCy.
"""

from __future__ import annotations

import csv
import hashlib
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from parley.analysis.parse import parse_all
from parley.analysis.place.candidates import candidates
from parley.analysis.place.signs import Signs
from parley.documents import Document

OUT = Path(__file__).parents[1] / "src" / "parley" / "analysis" / "place" / "signs.csv"
# Seen less often than this, a sign's weight is chance.
LEAST_SEEN = 25
# Weights nearer to zero than this change nothing; their signs are left out of the table.
LEAST_WEIGHT = 0.1
# Strength of the ridge: 1 to 10 are within 0.2 points of one another on the articles left out.
RIDGE = 3.0
# Signs too rare in the two sets to be fitted, though plain (an outlet's name, a language, a body named after an ocean), and one on which
# the sets are of two minds: they have "Turkish officials" in one line and not in the next. A reader of the ledger wants all.
BY_HAND = {"outlet after": -4.0, "language": -4.0, "wide name goes on": -3.0, "sort adjective": 1.5}


@dataclass(frozen=True)
class Case:
    """A candidate: its signs, and whether it overlaps a toponym of the gold."""

    signs: tuple[str, ...]
    right: bool
    weight: float


def articles(path: Path) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Text and toponym spans of each article."""
    for article in ET.parse(path).getroot().iter("article"):
        spans = [(int(t.findtext("start", "")), int(t.findtext("end", ""))) for t in article.iter("toponym")]
        yield article.findtext("text", ""), spans


def cases(path: Path, weight: float) -> Iterator[tuple[list[Case], int]]:
    """For each article its candidates and how many toponyms it has."""
    read = list(articles(path))
    documents = [Document(digest=hashlib.sha256(text.encode()).hexdigest(), text=text) for text, _ in read]
    for (_, gold), reading in zip(read, parse_all(documents), strict=True):
        found = candidates(reading)
        signs = Signs(reading, found)
        yield [Case(tuple(signs.of(c)), any(c.start < e and s < c.end for s, e in gold), weight) for c in found], len(gold)


def fit(examples: Sequence[Case]) -> dict[str, float]:
    """Weights of a ridge logistic regression, by Newton's method."""
    seen: dict[str, int] = {}
    for case in examples:
        for sign in case.signs:
            seen[sign] = seen.get(sign, 0) + 1
    signs = sorted(sign for sign, count in seen.items() if count >= LEAST_SEEN and sign not in BY_HAND)
    column = {sign: number for number, sign in enumerate(signs)}
    matrix = np.zeros((len(examples), len(signs)))
    for row, case in enumerate(examples):
        matrix[row, [column[sign] for sign in case.signs if sign in column]] = 1
    right, weight = np.array([case.right for case in examples], float), np.array([case.weight for case in examples])
    found = np.zeros(len(signs))
    for _ in range(30):
        guess = 1 / (1 + np.exp(-matrix @ found))
        gradient = matrix.T @ (weight * (guess - right)) + RIDGE * found
        curvature = (matrix.T * (weight * guess * (1 - guess))) @ matrix + RIDGE * np.eye(len(signs))
        found -= np.linalg.solve(curvature, gradient)
    return {sign: round(float(value), 1) for sign, value in zip(signs, found, strict=True)} | BY_HAND


def figures(read: Sequence[tuple[list[Case], int]], weights: dict[str, float]) -> str:
    """Precision, recall and F1 of recognition."""
    taken = [case for examples, _ in read for case in examples if sum(weights.get(sign, 0.0) for sign in case.signs) > 0]
    right, gold = sum(case.right for case in taken), sum(count for _, count in read)
    precision, recall = right / len(taken), right / gold
    return f"P {100 * precision:.1f} R {100 * recall:.1f} F1 {200 * precision * recall / (precision + recall):.1f}"


def main(arguments: Sequence[str]) -> None:
    """Fit, write the table, print what it gives."""
    sets = {}
    for argument in arguments:
        name, _, weight = argument.partition("=")
        sets[name] = list(cases(Path(name), float(weight or 1)))
    weights = fit([case for read in sets.values() for examples, _ in read[::2] for case in examples])
    kept = {sign: weight for sign, weight in weights.items() if abs(weight) >= LEAST_WEIGHT}
    with OUT.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(["sign", "weight", "how"])
        table.writerows([sign, weight, "by hand" if sign in BY_HAND else "fitted"] for sign, weight in sorted(kept.items()))
    for name, read in sets.items():
        print(f"{name}: fitted half {figures(read[::2], kept)}; other half {figures(read[1::2], kept)}")


if __name__ == "__main__":
    main(sys.argv[1:])
