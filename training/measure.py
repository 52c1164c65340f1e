"""Run a shipped model over a split: ``python -m training.measure --model FOLDER --split POLNEAR/dev [--out PRED.jsonl]``.

Prints exact-span F1 of sources, cues and contents as CofeNet (Wang et al., COLING 2022) reports it: a span is right if it begins and ends
where the gold one does, whatever it is linked to. Their preparation cuts PolNeAR into sentence-like items with one layer of labels and
counts punctuation; here whole articles are read, words only are counted, and a source that two statements share counts once. The second
table leaves out paragraphs without a gold span, which brings the two nearer to each other.
"""

from __future__ import annotations

import argparse
import io
import json
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from parley.analysis.attribution import weights, windows
from parley.analysis.attribution.encoder import Encoder, RawAttribution
from parley.analysis.attribution.link import Linker
from parley.documents import Document
from training import data

Key = tuple[int, str, int, int]


def shipped(folder: Path, *, threads: int) -> Encoder:
    """The encoder in a folder that ``training.export`` wrote."""
    raw = weights.checked(folder)
    with np.load(io.BytesIO(raw["heads.npz"])) as arrays:
        linker = Linker({name: arrays[name].astype(np.float32) for name in arrays.files})
    return Encoder(weights.network(raw["encoder.onnx"], threads=threads), weights.tokenizer(raw["tokenizer.json"]), linker)


def runs(article: int, role: str, words: Iterable[int]) -> set[Key]:
    """Maximal runs of neighbouring words as spans."""
    found: list[list[int]] = []
    for word in sorted(words):
        if found and word == found[-1][1] + 1:
            found[-1][1] = word
        else:
            found.append([word, word])
    return {(article, role, start, end) for start, end in found}


def gold_spans(number: int, article: data.Article) -> set[Key]:
    """What the alphabetically first annotator marked."""
    marked = article.annotators[min(article.annotators)]
    return {key for one in marked for role in data.ROLES for key in runs(number, role, getattr(one, role))}


def found_spans(number: int, pieces: windows.Pieces, found: list[RawAttribution]) -> set[Key]:
    """What the model found, in words."""
    keys: set[Key] = set()
    for one in found:
        for role in data.ROLES:
            spans = getattr(one, role)
            words = {word for start, end in spans for word in range(*np.searchsorted(pieces.starts, [start, end]))}
            keys |= runs(number, role, words)
    return keys


def table(title: str, gold: set[Key], found: set[Key]) -> None:
    """Print precision, recall and F1 by role."""
    print(title)
    for role in data.ROLES:
        mine, its = ({key for key in keys if key[1] == role} for keys in (found, gold))
        right = len(mine & its)
        precision, recall = right / max(1, len(mine)), right / max(1, len(its))
        score = 2 * right / max(1, len(mine) + len(its))
        print(f"  {role:8} P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * score:5.1f}   ({right}/{len(mine)}/{len(its)})")


def main() -> None:
    """Read the options, run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--split", type=Path, required=True)
    parser.add_argument("--out", type=Path, help="predictions, one article a line")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    encoder = shipped(options.model, threads=options.threads)
    articles = data.load(options.split, weights.tokenizer(weights.checked(options.model)["tokenizer.json"]))
    began = time.perf_counter()
    read = encoder.read([Document(digest="", text=article.text) for article in articles])
    between = time.perf_counter()
    results = [encoder.find(one) for one in read]
    ended = time.perf_counter()
    pieces = sum(len(article.pieces.ids) for article in articles)
    print(f"{len(articles)} articles, {pieces} pieces; network {pieces / (between - began):.0f} pieces/s, ", end="")
    print(f"linking and decoding {1000 * (ended - between) / len(articles):.1f} ms an article, {options.threads} thread(s)")
    gold = set().union(*(gold_spans(number, article) for number, article in enumerate(articles) if article.annotators))
    found = set().union(*(found_spans(k, article.pieces, its) for k, (article, its) in enumerate(zip(articles, results, strict=True))))
    table("exact spans, whole articles", gold, found)
    where = Counter((key[0], int(articles[key[0]].pieces.paragraph[key[2]])) for key in gold)
    table(
        "exact spans, paragraphs with a gold span",
        gold,
        {key for key in found if (key[0], int(articles[key[0]].pieces.paragraph[key[2]])) in where},
    )
    if options.out:
        with options.out.open("w", encoding="utf8") as file:
            for article, its in zip(articles, results, strict=True):
                made = [{role: [list(span) for span in getattr(one, role)] for role in data.ROLES} for one in its]
                file.write(json.dumps({"doc": article.name, "attributions": made}) + "\n")


if __name__ == "__main__":
    main()
