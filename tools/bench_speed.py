"""Speed: how fast articles are read, and what a whole reading costs beside a bare pass of the language pipeline over the same text.

Both are timed in one process and in turns, so that the ratio does not depend on what else the machine does; the medians are printed.

    tools/bench_speed.py [FILE_OR_FOLDER ...]      (default: the bundled samples)
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from parley.analysis import read_all
from parley.analysis.parse import paragraphs, pipeline
from parley.assemble import assemble
from parley.documents import Document
from parley.ingest import read_source

SAMPLES = Path(__file__).resolve().parent.parent / "src" / "parley" / "samples" / "dispatches"
# Fewer turns than this and one pause of the machine decides the median.
REPEATS = 5
# As many paragraphs at once as a reading hands over; larger batches are not faster on a processor.
BATCH = 32


@dataclass(frozen=True)
class Speed:
    """Seconds for all documents: of each turn of the bare pass, and of the whole reading beside it."""

    documents: int
    words: int
    bare: tuple[float, ...]
    whole: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """Median of the ratios of the turns."""
        return statistics.median(whole / bare for whole, bare in zip(self.whole, self.bare, strict=True))

    def __str__(self) -> str:
        bare, whole = (self.documents / statistics.median(seconds) for seconds in (self.bare, self.whole))
        noun = "article" if self.documents == 1 else "articles"
        length = round(self.words / self.documents)
        return (
            f"{self.documents} {noun} of {length} words on average, one process, median of {len(self.whole)} turns\n"
            f"bare pass of the pipeline  {bare:7.1f} articles/s\n"
            f"whole reading              {whole:7.1f} articles/s\n"
            f"whole reading / bare pass  {self.ratio:7.2f}"
        )


def timed(work: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def measure(documents: Sequence[Document], repeats: int = REPEATS) -> Speed:
    """Time both passes over documents in turns, after one turn that is not counted."""
    nlp = pipeline()
    texts = [span.of(document.text) for document in documents for span in paragraphs(document)]

    def bare() -> int:
        return sum(1 for _ in nlp.pipe(texts, batch_size=BATCH))

    def whole() -> int:
        return sum(len(assemble(reading)) for reading in read_all(documents))

    turns = [(timed(bare), timed(whole)) for _ in range(repeats + 1)][1:]
    words = sum(len(document.text.split()) for document in documents)
    return Speed(len(documents), words, tuple(turn[0] for turn in turns), tuple(turn[1] for turn in turns))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print. The exit status: 1 when there is nothing to read."""
    parser = argparse.ArgumentParser(prog="tools/bench_speed.py", description="Articles a second, and the cost of a whole reading.")
    parser.add_argument("sources", nargs="*", default=[str(SAMPLES)], help="files or folders (default: the bundled samples)")
    parser.add_argument("--repeats", type=int, default=REPEATS, help=f"turns that count (default {REPEATS})")
    parser.add_argument("--at-most", type=float, metavar="RATIO", help="fail when the ratio is higher")
    options = parser.parse_args(arguments)
    documents = [item for source in options.sources for item in read_source(source) if isinstance(item, Document)]
    if not documents:
        print(f"{', '.join(options.sources)}: nothing to read", file=sys.stderr)
        return 1
    speed = measure(documents, max(options.repeats, 1))
    print(speed)
    return 1 if options.at_most is not None and speed.ratio > options.at_most else 0


if __name__ == "__main__":
    sys.exit(main())
