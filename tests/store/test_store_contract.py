"""What every store of a ledger does: each test runs on every back end, SQLite in a real file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import msgspec
import pytest
from make import TEXT, actor, document, link, quote, reading
from msgspec.structs import replace

from parley.documents import Document, Span
from parley.errors import EvidenceError, NotFoundError, StoreError
from parley.ledger import Actor, Evidence, Kind, Record, references
from parley.store import LedgerStore, MemoryStore, Outcome
from parley.store.sqlite import SqliteStore


def memory(_: Path) -> LedgerStore:
    return MemoryStore()


def sqlite(folder: Path) -> LedgerStore:
    return SqliteStore.open(folder / "ledger.sqlite")


@pytest.fixture(params=[memory, sqlite])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[LedgerStore]:
    opened: LedgerStore = request.param(tmp_path)
    with opened as store:
        yield store


def stored(store: LedgerStore) -> tuple[list[Document], list[Record]]:
    return list(store.documents()), list(store.records())


@pytest.fixture
def talks() -> Document:
    return document()


@pytest.fixture
def kinds(talks: Document) -> dict[str, Record]:
    return reading(talks)


def with_field(record: Record, attribute: str, value: object) -> Record:
    return msgspec.structs.replace(record, **{attribute: value})


class TestAdd:
    def test_gives_back_what_was_stored(self, store: LedgerStore, talks: Document, kinds: dict[str, Record]) -> None:
        assert store.add(talks, kinds.values()) is Outcome.ADDED
        assert stored(store) == ([talks], list(kinds.values()))
        assert store.document(talks.id) == talks
        assert [store.record(record.id) for record in kinds.values()] == list(kinds.values())

    def test_a_document_without_records(self, store: LedgerStore, talks: Document) -> None:
        assert store.add(talks, []) is Outcome.ADDED
        assert stored(store) == ([talks], [])

    def test_records_from_a_generator(self, store: LedgerStore, talks: Document, kinds: dict[str, Record]) -> None:
        store.add(talks, (record for record in kinds.values()))
        assert len(list(store.records())) == len(kinds)

    def test_the_same_document_again_changes_nothing(self, store: LedgerStore, talks: Document, kinds: dict[str, Record]) -> None:
        store.add(talks, kinds.values(), analysis="1")
        moved = document(path="elsewhere.txt")
        assert store.add(moved, [kinds["moren"]], analysis="2") is Outcome.UNCHANGED
        assert stored(store) == ([talks], list(kinds.values()))
        assert store.analysis(talks.id) == "1"

    def test_the_same_record_twice_is_stored_once(self, store: LedgerStore, talks: Document) -> None:
        store.add(talks, [actor(talks, "Moren"), actor(talks, "Moren")])
        assert list(store.records()) == [actor(talks, "Moren")]

    def test_two_records_of_one_id_are_refused(self, store: LedgerStore, talks: Document) -> None:
        sure, unsure = actor(talks, "Moren", confidence=0.9), actor(talks, "Moren", confidence=0.4)
        assert sure.id == unsure.id
        with pytest.raises(StoreError, match=sure.id):
            store.add(talks, [sure, unsure])
        assert stored(store) == ([], [])

    def test_a_record_of_another_document_is_refused(self, store: LedgerStore, talks: Document) -> None:
        other = document("Moren left.", url=None)
        with pytest.raises(StoreError, match=other.id):
            store.add(talks, [actor(other, "Moren")])
        assert stored(store) == ([], [])

    def test_a_copy_needs_its_original(self, store: LedgerStore, talks: Document) -> None:
        copy = document(outlet="Daily Post", copy_of=talks.id)
        with pytest.raises(StoreError, match=talks.id):
            store.add(copy, [])
        store.add(talks, [])
        assert store.add(copy, []) is Outcome.ADDED
        assert store.document(copy.id).copy_of == talks.id


class TestEvidence:
    @pytest.mark.parametrize("field", ["evidence", "mentions"])
    def test_words_that_do_not_stand_there_are_refused(self, store: LedgerStore, talks: Document, field: str) -> None:
        wrong = (Evidence(talks.id, 3, 8, "Moren"),)
        record = with_field(actor(talks, "Ilka Moren"), field, wrong)
        with pytest.raises(EvidenceError, match="Moren"):
            store.add(talks, [actor(talks, "Tadeo Brask"), record])
        assert stored(store) == ([], [])

    def test_only_links_quote_other_documents(self, store: LedgerStore, talks: Document) -> None:
        other = document("Moren left.", url=None)
        store.add(other, [])
        record = Actor(evidence=(*quote(talks, "Moren"), *quote(other, "Moren")), confidence=1, method="test", name="Moren", type="person")
        with pytest.raises(EvidenceError, match=other.id):
            store.add(talks, [record])

    def test_a_link_quotes_a_stored_document(self, store: LedgerStore, talks: Document) -> None:
        earlier = document("Moren left.", url=None)
        record = link(talks, "Moren", talks.id, earlier.id, extra=quote(earlier, "Moren left"))
        store.add(earlier, [])
        assert store.add(talks, [record]) is Outcome.ADDED
        assert store.record(record.id) == record

    def test_a_link_that_misquotes_a_stored_document_is_refused(self, store: LedgerStore, talks: Document) -> None:
        earlier = document("Moren left.", url=None)
        store.add(earlier, [])
        record = link(talks, "Moren", talks.id, earlier.id, extra=(Evidence(earlier.id, 0, 5, "Brask"),))
        with pytest.raises(EvidenceError, match="Brask"):
            store.add(talks, [record])
        assert stored(store) == ([earlier], [])

    def test_a_link_that_quotes_an_unknown_document_is_refused(self, store: LedgerStore, talks: Document) -> None:
        unknown = document("Moren left.", url=None)
        with pytest.raises(EvidenceError, match=unknown.id):
            store.add(talks, [link(talks, "Moren", talks.id, talks.id, extra=quote(unknown, "Moren left"))])


# Every field that refers to another record, as attribute and with the name it has in exports.
REFERENCES = [
    ("brask", "of", "of"),
    ("said", "speaker", "speaker"),
    ("contact", "participants", "participants"),
    ("contact", "mediator", "mediator"),
    ("halt", "asserted_by", "asserted_by"),
    ("position", "party", "party"),
    ("position", "actor", "actor"),
    ("position", "proposal", "proposal"),
    ("incident", "perpetrator", "perpetrator"),
    ("violation", "accuser", "accuser"),
    ("violation", "accused", "accused"),
    ("violation", "commitment", "commitment"),
    ("violation", "incidents", "incidents"),
    ("within", "source_id", "from"),
    ("within", "target_id", "to"),
]


def with_reference(record: Record, attribute: str, id: str) -> Record:
    old = getattr(record, attribute)
    return with_field(record, attribute, (*old[:-1], id) if isinstance(old, tuple) else id)


class TestReferences:
    def test_all_are_known(self, kinds: dict[str, Record]) -> None:
        found = {(name, reference.field) for name, record in kinds.items() for reference in references(record)}
        assert found == {(name, field) for name, _, field in REFERENCES}

    @pytest.mark.parametrize(("name", "attribute", "field"), REFERENCES)
    def test_an_unknown_id_is_refused(
        self, store: LedgerStore, talks: Document, kinds: dict[str, Record], name: str, attribute: str, field: str
    ) -> None:
        old = next(reference.id for reference in references(kinds[name]) if reference.field == field)
        unknown = old.rpartition("-")[0] + "-0000000000000000"
        kinds[name] = with_reference(kinds[name], attribute, unknown)
        with pytest.raises(StoreError, match=unknown):
            store.add(talks, kinds.values())
        assert stored(store) == ([], [])

    @pytest.mark.parametrize(("name", "attribute", "field"), [row for row in REFERENCES if row[0] != "within"])
    def test_an_id_of_another_kind_is_refused(
        self, store: LedgerStore, talks: Document, kinds: dict[str, Record], name: str, attribute: str, field: str
    ) -> None:
        kinds[name] = with_reference(kinds[name], attribute, kinds["contact"].id)
        with pytest.raises(StoreError, match=field):
            store.add(talks, kinds.values())

    def test_only_links_refer_to_other_documents(self, store: LedgerStore, talks: Document) -> None:
        other = document("Moren left.", url=None)
        there = actor(other, "Moren")
        store.add(other, [there])
        with pytest.raises(StoreError, match=there.id):
            store.add(talks, [actor(talks, "Tadeo Brask", of=there.id)])
        assert store.add(talks, [link(talks, "Moren", there.id, other.id)]) is Outcome.ADDED


class TestReplace:
    def test_other_records_take_the_place_of_the_stored(self, store: LedgerStore, talks: Document, kinds: dict[str, Record]) -> None:
        store.add(talks, kinds.values(), analysis="1")
        better = msgspec.structs.replace(kinds["moren"], confidence=0.99)
        assert store.add(talks, [better], analysis="2", replace=True) is Outcome.REPLACED
        assert stored(store) == ([talks], [better])
        assert store.analysis(talks.id) == "2"
        assert kinds["brask"].id not in store

    def test_the_same_reading_changes_nothing(self, store: LedgerStore, talks: Document, kinds: dict[str, Record]) -> None:
        store.add(talks, kinds.values(), analysis="1")
        assert store.add(talks, reversed(kinds.values()), analysis="1", replace=True) is Outcome.UNCHANGED
        assert store.add(talks, kinds.values(), analysis="2", replace=True) is Outcome.REPLACED

    def test_what_is_not_part_of_the_identity_is_replaced_too(self, store: LedgerStore, talks: Document) -> None:
        store.add(talks, [])
        other = msgspec.structs.replace(talks, boilerplate=(Span(0, 7),))
        assert store.add(other, [], replace=True) is Outcome.REPLACED
        assert store.document(talks.id).boilerplate == (Span(0, 7),)
        assert [hit.document for hit in store.search("dams")] == [other]

    def test_a_new_document_is_added(self, store: LedgerStore, talks: Document, kinds: dict[str, Record]) -> None:
        assert store.add(talks, kinds.values(), replace=True) is Outcome.ADDED

    def test_a_refused_reading_leaves_the_old_one(self, store: LedgerStore, talks: Document, kinds: dict[str, Record]) -> None:
        store.add(talks, kinds.values())
        wrong = link(talks, "Moren", talks.id, "actor-0000000000000000")
        with pytest.raises(StoreError, match="actor-0000000000000000"):
            store.add(talks, [wrong], replace=True)
        # A record that only the old reading holds is none to link to.
        with pytest.raises(StoreError, match=kinds["brask"].id):
            store.add(talks, [link(talks, "Moren", talks.id, kinds["brask"].id)], replace=True)
        assert stored(store) == ([talks], list(kinds.values()))

    def test_links_of_other_documents_go_with_their_ends(self, store: LedgerStore, talks: Document) -> None:
        moren, brask = actor(talks, "Ilka Moren"), actor(talks, "Tadeo Brask")
        store.add(talks, [moren, brask])
        later = document("Moren left. Brask stayed. Both will call.", url=None, published="2025-03-20")
        there = actor(later, "Moren")
        kept, lost = link(later, "Moren left", there.id, moren.id), link(later, "Brask stayed", brask.id, later.id)
        of_lost = link(later, "Both will call", kept.id, lost.id)
        store.add(later, [there, kept, lost, of_lost])
        store.add(talks, [moren], replace=True)
        assert stored(store) == ([talks, later], [moren, there, kept])


class TestOrder:
    def test_does_not_depend_on_that_of_adding(self, tmp_path: Path) -> None:
        given = [
            document("No date.", published=None),
            document("A day.", published="2025-03-19"),
            document("The same day.", published="2025-03-19"),
        ]
        expected = sorted(given, key=lambda each: (each.published or "", each.id))
        for number, order in enumerate(permutations(given)):
            for opened in (MemoryStore(), SqliteStore.open(tmp_path / f"{number}.sqlite")):
                with opened as store:
                    for each in order:
                        store.add(each, [actor(each, each.text[:3])])
                    assert list(store.documents()) == expected
                    assert [record.document for record in store.records()] == [each.id for each in expected]

    def test_of_documents_is_that_of_publication(self, store: LedgerStore) -> None:
        days = ["2025-03-20", None, "2025-03-19T09:00:00+01:00", "2025-03-19"]
        for number, day in enumerate(days):
            store.add(document(f"Text {number}.", published=day), [])
        assert [each.published for each in store.documents()] == [None, "2025-03-19", "2025-03-19T09:00:00+01:00", "2025-03-20"]

    def test_of_records_is_kind_then_place_in_the_text(self, store: LedgerStore, talks: Document, kinds: dict[str, Record]) -> None:
        late = actor(talks, "Velm Front")
        store.add(talks, [*reversed(kinds.values()), late])
        assert list(store.records()) == [kinds["moren"], kinds["brask"], late, *list(kinds.values())[2:]]


class TestReading:
    def test_records_of_a_kind_or_document(self, store: LedgerStore, talks: Document, kinds: dict[str, Record]) -> None:
        other = document("Moren left.", published="2025-03-18")
        there = actor(other, "Moren")
        store.add(talks, kinds.values())
        store.add(other, [there])
        assert list(store.records("actor")) == [there, kinds["moren"], kinds["brask"]]
        assert list(store.records(document=other.id)) == [there]
        assert list(store.records("proposal", talks.id)) == [kinds["halt"]]
        assert list(store.records("proposal", other.id)) == []
        assert list(store.records(document="document-0000000000000000")) == []

    @pytest.mark.parametrize("kind", ["actor", "statement", "contact", "proposal", "position", "incident", "alleged_violation", "link"])
    def test_every_kind(self, store: LedgerStore, talks: Document, kinds: dict[str, Record], kind: Kind) -> None:
        store.add(talks, kinds.values())
        assert list(store.records(kind)) == [record for record in kinds.values() if record.kind == kind] != []

    def test_iterators_do_not_see_what_is_added_meanwhile(self, store: LedgerStore, talks: Document, kinds: dict[str, Record]) -> None:
        store.add(talks, kinds.values())
        seen = []
        for number, record in enumerate(store.records()):
            seen.append(record)
            store.add(document(f"Moren left {number} times.", published="2026-01-01"), [])
        assert seen == list(kinds.values())
        assert len(list(store.documents())) == 1 + len(kinds)

    def test_unknown_ids(self, store: LedgerStore, talks: Document, kinds: dict[str, Record]) -> None:
        store.add(talks, kinds.values())
        for look_up in (store.document, store.record, store.analysis):
            with pytest.raises(NotFoundError, match="document-0000000000000000"):
                look_up("document-0000000000000000")
        with pytest.raises(NotFoundError):
            store.document(kinds["moren"].id)
        with pytest.raises(NotFoundError):
            store.record(talks.id)

    def test_contains(self, store: LedgerStore, talks: Document, kinds: dict[str, Record]) -> None:
        assert talks.id not in store
        store.add(talks, kinds.values())
        assert talks.id in store
        assert kinds["within"].id in store
        assert "actor-" not in store
        assert "\udcff" not in store

    def test_analysis_is_none_where_none_was_given(self, store: LedgerStore, talks: Document) -> None:
        store.add(talks, [])
        assert store.analysis(talks.id) is None


class TestFind:
    def test_a_unique_beginning(self, store: LedgerStore, talks: Document, kinds: dict[str, Record]) -> None:
        store.add(talks, kinds.values())
        assert store.find(talks.id[:12]) == talks
        assert store.find("alleged_v") == kinds["violation"]
        assert store.find(kinds["moren"].id) == kinds["moren"]

    def test_an_ambiguous_one_names_the_candidates(self, store: LedgerStore, talks: Document, kinds: dict[str, Record]) -> None:
        store.add(talks, kinds.values())
        with pytest.raises(NotFoundError) as caught:
            store.find("actor-")
        assert str(caught.value) == f"several ids begin with 'actor-': {', '.join(sorted((kinds['moren'].id, kinds['brask'].id)))}"

    def test_many_candidates_are_cut_short(self, store: LedgerStore, talks: Document, kinds: dict[str, Record]) -> None:
        store.add(talks, kinds.values())
        first = sorted([talks.id, *(record.id for record in kinds.values())])[:5]
        with pytest.raises(NotFoundError) as caught:
            store.find("")
        assert str(caught.value).endswith(": " + ", ".join(first) + ", ...")

    @pytest.mark.parametrize("prefix", ["x", "actor_", "%", "actor-?", "*", "\udcff", "a\0", "\U0010ffff", "document'"])
    def test_what_begins_no_id(self, store: LedgerStore, talks: Document, kinds: dict[str, Record], prefix: str) -> None:
        store.add(talks, kinds.values())
        with pytest.raises(NotFoundError, match="nothing in the ledger"):
            store.find(prefix)

    def test_an_empty_ledger(self, store: LedgerStore) -> None:
        with pytest.raises(NotFoundError, match="nothing in the ledger"):
            store.find("")


class TestVersions:
    def test_of_one_address_newest_last(self, store: LedgerStore) -> None:
        url = "https://wire.example/dam"
        later = document("C", url=url, published="2025-03-20")
        first, second = (document(text, url=url, published="2025-03-19") for text in "AB")
        for each in (later, first, second, document("D", url="https://wire.example/other"), document("E", url=None)):
            store.add(each, [])
        assert store.versions(url) == [first, second, later]
        store.add(first, [], analysis="2", replace=True)
        assert store.versions(url) == [first, second, later]

    def test_of_an_unknown_address(self, store: LedgerStore, talks: Document) -> None:
        store.add(talks, [])
        assert store.versions("https://wire.example/") == []
        assert store.versions("https://wire.example/\udcff") == []

    def test_of_the_same_bytes_in_the_order_of_adding(self, store: LedgerStore) -> None:
        dated, undated = (replace(document("A", published=day), digest="d") for day in ("2025-03-19", None))
        for each in (dated, undated, document("B")):
            store.add(each, [])
        assert store.of_bytes("d") == [dated, undated]
        store.add(dated, [], analysis="2", replace=True)
        assert store.of_bytes("d") == [dated, undated]
        assert store.of_bytes("\udcff") == []

    def test_what_the_layer_above_needs_to_link_a_changed_version(self, store: LedgerStore, talks: Document) -> None:
        store.add(talks, [])
        changed = document(TEXT + " This dispatch was corrected.")
        old = store.versions(changed.url or "")[-1]
        store.add(changed, [link(changed, "corrected", changed.id, old.id)])
        assert [(each.source_id, each.target_id) for each in store.records("link")] == [(changed.id, talks.id)]  # type: ignore[attr-defined]


def places(store: LedgerStore, query: str) -> list[tuple[list[str], list[str]]]:
    """The words that a query finds in the title and the text of each document."""
    hits = store.search(query)
    return [([span.of(hit.document.title or "") for span in hit.title], [span.of(hit.document.text) for span in hit.text]) for hit in hits]


class TestSearch:
    @pytest.fixture(autouse=True)
    def articles(self, store: LedgerStore) -> None:
        store.add(document("Erdoğan met Brask. The halt, he said, holds.", title="A day of talks", published="2025-03-20"), [])
        store.add(document("THE HALT HOLDS; the dam-builders’ halt too.", title=None, published="2025-03-19"), [])

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("halt", [([], ["HALT", "halt"]), ([], ["halt"])]),
            ("halt holds", [([], ["HALT", "HOLDS", "halt"]), ([], ["halt", "holds"])]),
            ('"halt holds"', [([], ["HALT HOLDS"])]),
            ('"halt holds', [([], ["HALT HOLDS"])]),
            ('"the halt holds" halt', [([], ["THE HALT HOLDS", "halt"])]),
            ("dam-builders", [([], ["dam-builders"])]),
            ("builders dam", [([], ["dam", "builders"])]),
            ("erdogan", [([], ["Erdoğan"])]),
            ("ERDOĞAN", [([], ["Erdoğan"])]),
            ("talks brask", [(["talks"], ["Brask"])]),
            ("day", [(["day"], [])]),
            ('"talks Erdoğan"', []),
            ("hal", []),
            ("halt moren", []),
            ("", []),
            ("— ?! “”", []),
        ],
    )
    def test_finds_words_and_phrases(self, store: LedgerStore, query: str, found: list[tuple[list[str], list[str]]]) -> None:
        assert places(store, query) == found

    @pytest.mark.parametrize(
        "query",
        [
            *("halt OR", "AND halt", "NOT halt", "NEAR(halt holds)", "halt*", "^halt", "title:halt", "{title}: halt", "(halt", "halt)"),
            *("'; DROP TABLE documents; --", "halt -holds", "+halt", 'ha"lt', '"""', "\0halt", "halt\udcff", "a" * 100_000),
        ],
    )
    def test_any_text_is_a_query(self, store: LedgerStore, query: str) -> None:
        list(store.search(query))
        assert len(list(store.documents())) == 2

    def test_operators_are_words(self, store: LedgerStore) -> None:
        store.add(document("Halt or near misses.", published="2025-03-21"), [])
        assert places(store, "halt OR") == [([], ["Halt", "or"])]
        assert places(store, "NEAR(halt)") == []
        assert places(store, "hal*") == []

    def test_long_queries(self, store: LedgerStore) -> None:
        words = [f"w{number}" for number in range(5_000)]
        store.add(document(" ".join(words), published="2025-03-21"), [])
        assert len(list(store.search(" ".join(words)))) == 1
        assert len(list(store.search('"' + " ".join(words) + '"'))) == 1
        assert len(list(store.search(" ".join([*words, "missing"])))) == 0
        assert len(list(store.search('"' + " ".join([*words, "missing"]) + '"'))) == 0

    def test_snippets_hold_the_first_match_between_whole_words(self, store: LedgerStore) -> None:
        text = "Sarvian officials wait. " * 20 + "Nobody knows what the envoy wrote. " + "Sarvian officials wait. " * 20
        store.add(document(text.strip(), title="Envoy", published="2025-03-21"), [])
        (hit,) = store.search("envoy")
        snippet = hit.snippet.of(hit.document.text)
        assert hit.snippet.contains(hit.text[0])
        assert hit.text[0].start - 60 <= hit.snippet.start <= hit.text[0].start - 50
        assert hit.text[0].end + 110 <= hit.snippet.end <= hit.text[0].end + 120
        assert f" {snippet} " in hit.document.text
        assert [hit.snippet.start for hit in store.search("Erdoğan talks")] == [0]


def test_a_closed_store_refuses(store: LedgerStore, talks: Document) -> None:
    store.add(talks, [])
    store.close()
    store.close()
    for use in (
        lambda: store.add(talks, []),
        lambda: list(store.documents()),
        lambda: list(store.records()),
        lambda: store.find("d"),
        lambda: store.record("actor-1"),
        lambda: list(store.search("dams")),
    ):
        with pytest.raises(StoreError, match="closed"):
            use()


def test_closing_while_something_is_iterated(store: LedgerStore, talks: Document, kinds: dict[str, Record]) -> None:
    store.add(talks, kinds.values())
    records = store.records()
    assert next(records) == kinds["moren"]
    store.close()
    assert len(list(records)) == len(kinds) - 1
