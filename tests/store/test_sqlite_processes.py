"""Several processes on one ledger, and processes that are killed: real ones."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from make import actor, document, link

from parley.documents import Document
from parley.ledger import Record
from parley.store import Outcome
from parley.store.sqlite import SqliteStore

HERE = Path(__file__).parent
# Run by the children: add documents of their own, saying after each that it is stored.
ADD = """
import sys
from pathlib import Path
from test_sqlite_processes import numbered
from parley.store.sqlite import SqliteStore
path, name, count = sys.argv[1:4]
print("ready", flush=True)
sys.stdin.readline()
with SqliteStore.open(path) as store:
    for number in range(int(count)):
        print(store.add(*numbered(name, number)).value, number, flush=True)
"""
# Put before it: the end comes when a statement that begins so has run, or a transaction is about to be committed, for the nth time.
KILLED = """
import os, signal, sys
from sqlalchemy import Engine, event
left = int(sys.argv[6])
@event.listens_for(Engine, sys.argv[5])
def die(*args):
    global left
    if sys.argv[5] == "commit" or args[2].startswith(sys.argv[4]):
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
"""


def numbered(name: str, number: int) -> tuple[Document, list[Record]]:
    """A document with sixty records."""
    text = " ".join(f"Speaker{each} of {name} spoke in round {number}." for each in range(50))
    source = document(text, url=f"https://{name}.example/{number}")
    actors = [actor(source, f"Speaker{each} ", f"{name} {each}") for each in range(50)]
    return source, [*actors, *(link(source, f"Speaker{each} of", actors[each].id, source.id) for each in range(10))]


@contextmanager
def child(script: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    with subprocess.Popen(command, cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as process:
        try:
            yield process
        finally:
            process.kill()


def start(processes: Sequence[subprocess.Popen[str]]) -> None:
    """Let the children go at the same moment, once all are there."""
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()


def finish(process: subprocess.Popen[str]) -> list[str]:
    output, _ = process.communicate(timeout=120)
    return output.splitlines()


def assert_whole(path: Path, names: Sequence[str]) -> int:
    """Every document in the ledger has all its records; gives how many there are."""
    with SqliteStore.open(path, read_only=True) as store:
        expected = {source.id: (source, records) for name in names for source, records in (numbered(name, each) for each in range(20))}
        found = list(store.documents())
        for each in found:
            source, records = expected[each.id]
            assert each == source
            assert sorted(record.id for record in store.records(document=each.id)) == sorted(record.id for record in records)
            assert each.id in [hit.document.id for hit in store.search(f'"{each.text[-9:]}"')]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    return len(found)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "ledger.sqlite"


def test_two_processes_make_and_fill_one_ledger_at_once(path: Path) -> None:
    with child(ADD, path, "north", 20) as one, child(ADD, path, "south", 20) as other:
        start([one, other])
        said = [finish(process) for process in (one, other)]
    assert [process.returncode for process in (one, other)] == [0, 0]
    assert said == [[f"added {number}" for number in range(20)]] * 2
    assert assert_whole(path, ["north", "south"]) == 40


def test_two_processes_add_the_same_documents(path: Path) -> None:
    with child(ADD, path, "north", 20) as one, child(ADD, path, "north", 20) as other:
        start([one, other])
        said = [finish(process) for process in (one, other)]
    assert sorted(said[0] + said[1]) == sorted(f"{outcome} {number}" for number in range(20) for outcome in ("added", "unchanged"))
    assert assert_whole(path, ["north"]) == 20


def test_readers_see_whole_documents_while_another_process_writes(path: Path) -> None:
    SqliteStore.open(path).close()
    seen = []
    with child(ADD, path, "north", 20) as writer, SqliteStore.open(path, read_only=True) as store:
        start([writer])
        while writer.poll() is None:
            counts: dict[str, int] = {}
            for record in store.records():
                counts[record.document] = counts.get(record.document, 0) + 1
            assert set(counts.values()) <= {60}
            seen.append(len(counts))
    assert seen == sorted(seen)
    assert assert_whole(path, ["north"]) == 20


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
@pytest.mark.parametrize(
    ("statement", "moment", "times"),
    [
        ("INSERT INTO documents", "after_cursor_execute", 3),
        ("INSERT INTO search", "after_cursor_execute", 3),
        ("INSERT INTO records", "after_cursor_execute", 3),
        ("INSERT INTO link_ends", "after_cursor_execute", 3),
        ("", "commit", 6),  # each document is looked for in one transaction and written in another
    ],
)
def test_a_process_killed_while_writing_leaves_what_was_stored(path: Path, statement: str, moment: str, times: int) -> None:
    with child(KILLED + ADD, path, "north", 20, statement, moment, times) as process:
        start([process])
        said = finish(process)
    assert process.returncode == -signal.SIGKILL
    assert said == ["added 0", "added 1"]
    assert assert_whole(path, ["north"]) == 2
    with SqliteStore.open(path) as store:
        outcomes = [store.add(*numbered("north", number)) for number in range(4)]
    assert outcomes == [Outcome.UNCHANGED] * 2 + [Outcome.ADDED] * 2
    assert assert_whole(path, ["north"]) == 4


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
@pytest.mark.parametrize("after", [1, 4, 9])
def test_what_was_said_to_be_stored_is_there_after_a_kill(path: Path, after: int) -> None:
    with child(ADD, path, "north", 20) as process:
        start([process])
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(after)]
        process.kill()
        said += process.stdout.readlines()
    assert len(said) <= assert_whole(path, ["north"]) <= 20
    with SqliteStore.open(path) as store:
        assert all(numbered("north", number)[0].id in store for number in range(len(said)))
