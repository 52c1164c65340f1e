"""Rules, encoder, and both, on the same articles by the same scorers: the comparison behind the decision record on attribution.

tools/compare_attribution.py --root ROOT      (ROOT/bench/score_*.py, ROOT/data/{polnear,ledger})
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from parley.analysis import annotate_all, read_all
from parley.analysis.model import Attribution, Reading
from parley.assemble import assemble
from parley.documents import Document
from parley.export import export_jsonl
from parley.ingest import read_source
from parley.ledger.snapshot import Snapshot

Choose = Callable[[Reading, Reading], list[Attribution]]


def _overlaps(one: Attribution, others: Iterable[Attribution]) -> bool:
    return any(a.overlaps(b) for other in others for a in one.content for b in other.content)


def _quotations(ruled: Reading, encoded: Reading) -> list[Attribution]:
    extra = [one for one in ruled.attributions if one.method.endswith("quotation") and not _overlaps(one, encoded.attributions)]
    return [*encoded.attributions, *extra]


def _everything(ruled: Reading, encoded: Reading) -> list[Attribution]:
    known = {one.cue for one in encoded.attributions}
    return [*encoded.attributions, *(one for one in ruled.attributions if one.cue not in known)]


WAYS: dict[str, Choose] = {
    "rules": lambda ruled, encoded: ruled.attributions,
    "encoder": lambda ruled, encoded: encoded.attributions,
    "encoder, quotations of the rules": _quotations,
    "all of both": _everything,
}


def _readings(documents: Sequence[Document]) -> Iterator[tuple[Reading, Reading]]:
    """Each document read by rules, and with the encoder."""
    return zip(read_all(documents), annotate_all(documents), strict=True)


def _polnear(root: Path, work: Path) -> None:
    scorer = [sys.executable, str(root / "bench" / "score_attribution.py")]
    listed = subprocess.run([*scorer, "--documents", "dev"], capture_output=True, text=True, check=True).stdout
    given = [json.loads(line) for line in listed.splitlines()]
    pairs = list(_readings([Document(digest=one["doc"], text=one["text"]) for one in given]))
    for way, choose in WAYS.items():
        prediction = work / "polnear.jsonl"
        with prediction.open("w", encoding="utf-8") as file:
            for one, pair in zip(given, pairs, strict=True):
                rows = [{"source": a.source, "cue": a.cue, "content": a.content} for a in choose(*pair)]
                file.write(json.dumps({"doc": one["doc"], "attributions": rows}) + "\n")
        printed = subprocess.run([*scorer, "--split", "dev", str(prediction)], capture_output=True, text=True, check=True).stdout
        figures = [line.split()[4] for line in printed.splitlines() if line.strip().startswith("attr ") and "cue+" not in line]
        print(f"PolNeAR dev  {way:34}content, relaxed, exact F1: {', '.join(figures)}")


def _ledger(root: Path, work: Path) -> None:
    documents = [item for item in read_source(root / "data" / "ledger") if isinstance(item, Document)]
    pairs = list(_readings(documents))
    for way, choose in WAYS.items():
        records = []
        for ruled, encoded in pairs:
            kept = ruled.utterances
            ruled.utterances = [one for one in choose(ruled, encoded) if one.uttered]
            records += assemble(ruled)
            ruled.utterances = kept
        export = work / "ledger.jsonl"
        export.write_text("\n".join(export_jsonl(Snapshot(documents, records))) + "\n", encoding="utf-8")
        command = [sys.executable, str(root / "bench" / "score_ledger.py"), str(export), str(root / "data" / "ledger")]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        line = next(line for line in printed.splitlines() if line.startswith("statement")).split()
        print(f"statements   {way:34}precision, recall, F1: {', '.join(line[4:7])}")


def main() -> None:
    """Print one line for each way and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--root", type=Path, required=True, help="the folder with bench and data")
    root = parser.parse_args().root
    with tempfile.TemporaryDirectory() as work:
        _polnear(root, Path(work))
        _ledger(root, Path(work))


if __name__ == "__main__":
    main()
