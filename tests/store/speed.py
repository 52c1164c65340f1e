"""How long a store takes: ``python tests/store/speed.py [DOCUMENTS]`` writes, reads back, replaces and searches synthetic documents.

Each has 550 words and 60 records. The ledger lies in the folder for temporary files; ``TMPDIR=/dev/shm`` leaves the disk out.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from make import document

from parley.documents import Document, Span
from parley.ledger import Actor, Evidence, Incident, Record, Statement
from parley.store import LedgerStore, MemoryStore
from parley.store.sqlite import SqliteStore

VOCABULARY = [f"w{number}" for number in range(8_000)]


def reading(number: int) -> tuple[Document, list[Record]]:
    source = document(
        " ".join(random.choices(VOCABULARY, k=550)), url=f"https://wire.example/{number}", published=f"2025-03-{number % 28 + 1:02}"
    )

    def words(start: int, length: int) -> tuple[Evidence, ...]:
        return (Evidence.of(source, Span(start, start + length)),)

    actors = [
        Actor(evidence=words(each * 20, 12), confidence=0.9, method="speed", name=f"n{each}", type="person", mentions=words(each * 30, 10))
        for each in range(15)
    ]
    statements = [
        Statement(
            evidence=words(each * 40, 150),
            source=words(each * 40, 8),
            cue=words(each * 40 + 9, 4),
            content=words(each * 40 + 20, 100),
            confidence=0.8,
            method="speed",
            speaker=actors[each % 15].id,
            quotation="indirect",
            act="say",
        )
        for each in range(25)
    ]
    incidents = [
        Incident(evidence=words(each * 45, 120), confidence=0.8, method="speed", type="shelling", asserted_by=statements[each].id)
        for each in range(20)
    ]
    return source, [*actors, *statements, *incidents]


def report(what: str, do: Callable[[], int], count: int) -> None:
    wall, processor = time.perf_counter(), time.process_time()
    number = do()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    print(f"{what:32} {wall:7.2f} s {wall / count * 1000:8.3f} ms each, processor {processor:6.2f} s  ({number})")


def measure(name: str, store: LedgerStore, readings: list[tuple[Document, list[Record]]]) -> None:
    count = len(readings)
    report(f"{name}: add", lambda: len([store.add(*each) for each in readings]), count)
    report(f"{name}: add again", lambda: len([store.add(*each) for each in readings]), count)
    report(f"{name}: documents", lambda: sum(1 for _ in store.documents()), count)
    report(f"{name}: records", lambda: sum(1 for _ in store.records()), count)
    report(f"{name}: records of one kind", lambda: sum(1 for _ in store.records("incident")), count)
    report(f"{name}: records by document", lambda: sum(1 for source, _ in readings for _ in store.records(document=source.id)), count)
    report(f"{name}: replace", lambda: len([store.add(*each, analysis="2", replace=True) for each in readings]), count)
    report(f"{name}: ten searches", lambda: sum(1 for word in VOCABULARY[:10] for _ in store.search(word)), 10)


def main(count: int) -> None:
    readings = [reading(number) for number in range(count)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.sqlite"
        with MemoryStore() as memory, SqliteStore.open(path) as sqlite:
            measure("memory", memory, readings)
            measure("sqlite", sqlite, readings)
        print(f"ledger of {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    random.seed(1)
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
