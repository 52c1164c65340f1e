"""What holds of every document and every course of events: arbitrary readings, and SQLite against the reference."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from arbitrary import FEW_WORDS, URLS, links, readings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from parley.documents import Document
from parley.errors import ParleyError
from parley.ledger import Record, to_json
from parley.ledger.order import record_order
from parley.store import LedgerStore, MemoryStore, Outcome
from parley.store.search import fold, folded, words
from parley.store.sqlite import SqliteStore

MEMORY = "/dev/shm"
# A file is made for each example, so none is quick by Hypothesis's measure.
unhurried = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def folder() -> tempfile.TemporaryDirectory[str]:
    """A folder for one example: kept in memory where the system has such a place, for hundreds of ledgers are made."""
    return tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None)


@given(readings())
@unhurried
def test_arbitrary_readings_come_back_as_they_were(given_reading: tuple[Document, list[Record]]) -> None:
    document, records = given_reading
    with folder() as name:
        path = Path(name) / "ledger.sqlite"
        with SqliteStore.open(path) as store:
            assert store.add(document, records, analysis="1") is Outcome.ADDED
        with SqliteStore.open(path, read_only=True) as store:
            assert list(store.documents()) == [document]
            assert list(store.records()) == sorted(records, key=record_order)
            assert [to_json(record) for record in store.records()] == [to_json(record) for record in sorted(records, key=record_order)]
            for record in store.records():
                for evidence in record.all_evidence():
                    assert store.document(evidence.document).text[evidence.start : evidence.end] == evidence.quote


class BothStores(RuleBasedStateMachine):
    """Whatever is done, SQLite gives what the reference gives."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = folder()
        self.path = Path(self.folder.name) / "ledger.sqlite"
        self.memory = MemoryStore()
        self.sqlite = SqliteStore.open(self.path)

    def teardown(self) -> None:
        self.sqlite.close()
        self.folder.cleanup()

    def same(self, do: Callable[[LedgerStore], object]) -> object:
        expected, found = (outcome(do, store) for store in (self.memory, self.sqlite))
        assert found == expected
        return found

    def ids(self) -> list[str]:
        return [*(document.id for document in self.memory.documents()), *(record.id for record in self.memory.records())]

    @rule(reading=readings(), replace=st.booleans())
    def add(self, reading: tuple[Document, list[Record]], replace: bool) -> None:
        self.same(lambda store: store.add(*reading, replace=replace))

    @rule(data=st.data(), analysis=st.sampled_from([None, "1", "2"]))
    def read_again(self, data: st.DataObject, analysis: str | None) -> None:
        known = list(self.memory.documents())
        if known:
            reading = data.draw(readings(data.draw(st.sampled_from(known))))
            old = list(self.memory.records(document=reading[0].id))
            kept = data.draw(st.lists(st.sampled_from(old), unique_by=lambda record: record.id) if old else st.just([]))
            both = {record.id: record for record in [*reading[1], *kept]}
            self.same(lambda store: store.add(reading[0], both.values(), analysis=analysis, replace=True))

    @rule(data=st.data(), reading=readings(), replace=st.booleans())
    def add_with_links(self, data: st.DataObject, reading: tuple[Document, list[Record]], replace: bool) -> None:
        document, records = reading
        ends = [*self.ids(), document.id, *(record.id for record in records), "actor-0000000000000000"]
        linked = [*records, *data.draw(st.lists(links(document, ends), min_size=1, max_size=3))]
        self.same(lambda store: store.add(document, {record.id: record for record in linked}.values(), replace=replace))

    @rule()
    def open_again(self) -> None:
        self.sqlite.close()
        self.sqlite = SqliteStore.open(self.path)

    @rule(query=st.lists(FEW_WORDS, min_size=1, max_size=3).map(" ".join), quoted=st.booleans())
    def search(self, query: str, quoted: bool) -> None:
        self.same(lambda store: list(store.search(f'"{query}"' if quoted else query)))

    @rule(data=st.data(), length=st.integers(0, 12))
    def find(self, data: st.DataObject, length: int) -> None:
        prefix = data.draw(st.sampled_from([*self.ids(), "nothing"]))[:length]
        self.same(lambda store: store.find(prefix))

    @rule(url=URLS)
    def versions(self, url: str) -> None:
        self.same(lambda store: store.versions(url))

    @invariant()
    def hold_the_same(self) -> None:
        self.same(lambda store: [to_json(document) for document in store.documents()])
        self.same(lambda store: [to_json(record) for record in store.records()])
        self.same(lambda store: [store.analysis(document.id) for document in store.documents()])

    @invariant()
    def links_have_both_ends(self) -> None:
        for link in self.memory.records("link"):
            assert {link.source_id, link.target_id} <= set(self.ids())  # type: ignore[attr-defined]


def outcome(do: Callable[[LedgerStore], object], store: LedgerStore) -> object:
    """What doing something gives, or the error that it gives, without the name of the ledger in it."""
    try:
        return do(store)
    except ParleyError as error:
        return type(error), str(error).replace(store.where, "")


TestBothStores = BothStores.TestCase
TestBothStores.settings = settings(unhurried, max_examples=20, stateful_step_count=12)


@given(st.text())
def test_words_stand_where_they_say_and_fold_to_letters_and_digits(text: str) -> None:
    for word in words(text):
        assert fold(text[word.start : word.end]) == word.folded
        assert word.folded.isalnum()
        assert word.folded == fold(word.folded)
    assert folded(text).split() == [word.folded for word in words(text)]
