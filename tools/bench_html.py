"""Articles out of web pages, measured as the article-extraction-benchmark measures (https://github.com/scrapinghub/article-extraction-benchmark).

    tools/bench_html.py FOLDER        (the one with ground-truth.json and html/*.html.gz)

Prints one line: F1, precision and recall over shingles of four words, first of the whole text that is read, then of what the analysis sees
of it (without what is marked as boilerplate). Published there: trafilatura 2.0.0 0.958, go-trafilatura 0.960, rs-trafilatura 0.970.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from parley.ingest import Article, boilerplate_spans, final_text, read_articles

_WORD = re.compile(r"\w+")
_SHINGLE = 4


class Overlap(NamedTuple):
    """Shares of the shingles of a page: in both texts, in the extracted one only, in the true one only."""

    both: float
    extra: float
    missing: float


class Score(NamedTuple):
    """Means over pages."""

    f1: float
    precision: float
    recall: float

    def __str__(self) -> str:
        return f"F1 {self.f1:.4f} precision {self.precision:.4f} recall {self.recall:.4f}"


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """All runs of four words, with their numbers; of a shorter text the whole."""
    words = _WORD.findall(text)
    runs = (tuple(words[start : start + _SHINGLE]) for start in range(max(1, len(words) - _SHINGLE + 1)))
    return Counter(run for run in runs if run)


def overlap(true: str, extracted: str) -> Overlap:
    """How two texts overlap, as shares, so that a long page weighs no more than a short one."""
    wanted, found = shingles(true), shingles(extracted)
    counts = [sum(part.values()) for part in (wanted & found, found - wanted, wanted - found)]
    total = sum(counts) or 1
    return Overlap(*(count / total for count in counts))


def score(overlaps: Iterable[Overlap]) -> Score:
    """Mean precision over pages from which something was extracted, mean recall over pages with an article, and their harmonic mean."""
    pages = list(overlaps)
    precision = statistics.mean(page.both / (page.both + page.extra) for page in pages if page.both + page.extra)
    recall = statistics.mean(page.both / (page.both + page.missing) for page in pages if page.both + page.missing)
    return Score(2 * precision * recall / (precision + recall), precision, recall)


def extracted(page: Path) -> tuple[str, str]:
    """The text that is read from a page, and what is left of it without boilerplate; two empty texts if it is refused."""
    text = next((final_text(found.text).text for found in read_articles(page) if isinstance(found, Article)), "")
    seen, position = [], 0
    for span in boilerplate_spans(text):
        seen.append(text[position : span.start])
        position = span.end
    return text, "".join([*seen, text[position:]])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; 2 if the folder does not hold it."""
    parser = argparse.ArgumentParser(description="Score the extraction of articles from web pages.")
    parser.add_argument("folder", type=Path, help="the folder with ground-truth.json and html/")
    folder: Path = parser.parse_args(arguments).folder
    truth = folder / "ground-truth.json"
    if not truth.is_file():
        print(f"{truth}: there is no such file; the benchmark is not here", file=sys.stderr)
        return 2
    bodies = {name: page["articleBody"] for name, page in json.loads(truth.read_text(encoding="utf-8")).items()}
    pairs = {name: extracted(folder / "html" / f"{name}.html.gz") for name in bodies}
    whole, seen = (score(overlap(bodies[name], pair[part]) for name, pair in pairs.items()) for part in (0, 1))
    refused = sum(not text for text, _ in pairs.values())
    print(f"html: {whole}; without boilerplate {seen} ({len(pairs)} pages, {refused} refused)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
