"""Coreference on MEANTIME (Minard et al. 2016): ``bench_coref.py FOLDER`` prints one line, the CoNLL F1 of persons and organisations.

FOLDER holds the corpus as published. Chains are scored by Scorch (``pip install scorch``), a scorer that agrees with the reference
implementation of Pradhan et al. (2014); singletons count. A mention counts by its head word, as in the CorefUD shared tasks: where a phrase
ends is a matter of guidelines, and the corpus gives no heads, so that both sides take theirs from the parse.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from parley.analysis import read_document
from parley.analysis.model import Reading, Token
from parley.documents import Document, Span

KINDS = ("PER", "ORG")
# Headline and dateline are lines of their own; the rest is running text.
_LINES = 2

Chains = dict[str, list[int]]


def text_of(tokens: list[ElementTree.Element]) -> tuple[str, dict[str, Span]]:
    """The text that the tokens make up, and where each stands in it."""
    text, spans, last = "", {}, 0
    for token in tokens:
        word, sentence = (token.text or "").replace("``", "“").replace("''", "”"), int(token.get("sentence", "0"))
        if text:
            text += "\n" if sentence != last and last < _LINES else "" if word in ".,;:?!”'s’s)" or text[-1] in "“(" else " "
        spans[token.get("t_id", "")] = Span(len(text), len(text) + len(word))
        text, last = text + word, sentence
    return text, spans


def gold(root: ElementTree.Element, spans: dict[str, Span], reading: Reading) -> Chains:
    """The annotated chains of persons and organisations, each mention by its head."""
    anchors = {m.get("m_id"): [spans[a.get("t_id", "")] for a in m.iter("token_anchor")] for m in root.iter("ENTITY_MENTION")}
    kinds = {entity.get("m_id"): entity.get("ent_type") for entity in root.iter("ENTITY")}
    chains: Chains = {}
    for link in root.iter("REFERS_TO"):
        target = next(iter(link.iter("target"))).get("m_id") or ""
        if kinds.get(target) in KINDS:
            places = [anchors[source.get("m_id")] for source in link.iter("source") if anchors.get(source.get("m_id"))]
            chains.setdefault(target, []).extend(head_of(reading, Span(found[0].start, found[-1].end)) for found in places)
    return {name: sorted(set(heads)) for name, heads in chains.items()}


def head_of(reading: Reading, span: Span) -> int:
    """Where the highest word of a phrase begins."""
    tokens = reading.tokens_in(span)
    heads = (token.start for token in tokens if not any(above in tokens for above in token.ancestors()))
    return next(heads, span.start)


def found(reading: Reading, sentences: set[int]) -> Chains:
    """The chains of a reading in the annotated sentences; states are places to the corpus."""
    chains: Chains = {}
    for number, entity in enumerate(reading.entities):
        heads = [_highest(mention.head, mention.span).start for mention in entity.mentions if mention.head.sentence.index in sentences]
        if heads and entity.type != "state" and not entity.members:
            chains[str(number)] = sorted(set(heads))
    return chains


def _highest(head: Token, span: Span) -> Token:
    while head.head is not head and span.contains(head.head.span):
        head = head.head
    return head


def documents(folder: Path) -> Iterator[tuple[Chains, Chains]]:
    """Annotated and found chains of each document."""
    for path in sorted(folder.glob("intra-doc_annotation/*/*.xml")):
        root = ElementTree.parse(path).getroot()
        text, spans = text_of(list(root.iter("token")))
        reading = read_document(Document(digest=path.stem, text=text))
        key = gold(root, spans, reading)
        heads = {head for chain in key.values() for head in chain}
        annotated = {sentence.index for head in heads if (sentence := reading.sentence_at(head)) is not None}
        yield key, found(reading, annotated)


def main() -> None:
    """Score the folder named on the command line."""
    with TemporaryDirectory() as work:
        sides = [Path(work, side) for side in ("gold", "found")]
        for side in sides:
            side.mkdir()
        for number, both in enumerate(documents(Path(sys.argv[1]))):
            for side, chains in zip(sides, both, strict=True):
                Path(side, f"{number:03}.json").write_text(json.dumps({"type": "clusters", "clusters": chains}), encoding="utf-8")
        if shutil.which("scorch") is None:
            sys.exit("The scorer is missing; install it with: pip install scorch")
        done = subprocess.run(["scorch", *map(str, sides)], capture_output=True, text=True, check=True)
        print(f"CoNLL F1 {100 * average(done.stdout):.1f}")


def average(report: str) -> float:
    """The mean of MUC, B³ and CEAFe that Scorch's report ends with, between 0 and 1."""
    return float(report.rsplit("CoNLL-2012 average score:", 1)[1].split()[0])


if __name__ == "__main__":
    main()
