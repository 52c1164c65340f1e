from __future__ import annotations

import json
import random
from typing import Any

import pytest
from msgspec.structs import replace

from parley.export import export_jsonl
from parley.ledger import RECORD_TYPES, Link, document_from_json, from_json
from parley.ledger.snapshot import Snapshot
from support.negotiation import negotiation

COMMON = {"kind", "id", "evidence", "asserted_by", "modality", "confidence", "method"}
FIELDS = {
    "document": {"url", "path", "outlet", "title", "published", "language", "digest", "text", "boilerplate", "copy_of"},
    "actor": {"name", "type", "of", "roles", "codes", "mentions"},
    "statement": {"source", "cue", "content", "speaker", "speaker_text", "quotation", "act", "addressee", "channel", "place", "date"},
    "contact": {"participants", "mode", "status", "date", "duration", "place", "mediator", "topic"},
    "proposal": {"label", "type", "target", "area", "duration", "start", "conditions"},
    "position": {"party", "actor", "proposal", "stance", "conditions", "date"},
    "incident": {"type", "perpetrator", "target", "weapon", "count", "casualties", "place", "date"},
    "alleged_violation": {"accuser", "accused", "commitment", "commitment_text", "incidents", "date"},
    "link": {"relation", "from", "to", "reason"},
}
NESTED = {
    "date": {"start", "end", "granularity", "text", "anchor"},
    "start": {"start", "end", "granularity", "text", "anchor"},
    "place": {"name", "country", "lat", "lon", "precision"},
    "casualties": {"killed", "injured"},
    "codes": {"iso3", "plover", "wikidata"},
    "roles": {"title", "of", "evidence"},
    "evidence": {"document", "start", "end", "quote"},
    "mentions": {"document", "start", "end", "quote"},
    "source": {"document", "start", "end", "quote"},
    "cue": {"document", "start", "end", "quote"},
    "content": {"document", "start", "end", "quote"},
}


def exported() -> list[dict[str, Any]]:
    return [json.loads(line) for line in export_jsonl(negotiation())]


def test_documents_come_first_and_no_record_is_lost() -> None:
    snapshot = negotiation()
    lines = exported()
    kinds = [line["kind"] for line in lines]
    assert kinds[: len(snapshot.documents)] == ["document"] * len(snapshot.documents)
    assert [line["id"] for line in lines] == [
        *(document.id for document in snapshot.documents),
        *(record.id for record in snapshot.records),
    ]
    assert set(kinds) == FIELDS.keys()


@pytest.mark.parametrize("kind", ["document", *RECORD_TYPES])
def test_every_line_has_the_fields_of_its_kind(kind: str) -> None:
    for line in exported():
        if line["kind"] == kind:
            assert line.keys() == FIELDS[kind] | ({"kind", "id"} if kind == "document" else COMMON)


def test_nested_values_have_their_fields_and_unknown_is_null() -> None:
    for line in exported():
        for name, value in line.items():
            assert value != ""
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, dict):
                    assert part.keys() == NESTED[name]
                    assert "" not in part.values()


def test_evidence_is_never_empty_and_quotes_the_text() -> None:
    lines = exported()
    texts = {line["id"]: line["text"] for line in lines if line["kind"] == "document"}
    for line in lines[len(texts) :]:
        assert line["evidence"]
        for name in ("evidence", "mentions", "source", "cue", "content"):
            for item in line.get(name, []):
                assert texts[item["document"]][item["start"] : item["end"]] == item["quote"]


def test_boilerplate_is_given_as_spans() -> None:
    (document,) = [line for line in exported() if line["kind"] == "document" and line["boilerplate"]]
    ((start, end),) = document["boilerplate"]
    assert document["text"][start:end] == "Read all our dispatches on the Harbour Wire app."


def test_the_same_ledger_gives_the_same_bytes() -> None:
    snapshot = negotiation()
    documents, records = list(snapshot.documents), list(snapshot.records)
    random.Random(7).shuffle(documents)
    random.Random(7).shuffle(records)
    assert list(export_jsonl(Snapshot(documents, records))) == list(export_jsonl(snapshot))


def test_what_is_exported_can_be_read_back() -> None:
    snapshot = negotiation()
    lines = list(export_jsonl(snapshot))
    assert all("\n" not in line for line in lines)
    number = len(snapshot.documents)
    # The format has no place for bylines.
    documents = [replace(document, author=None) for document in snapshot.documents]
    read_back = Snapshot([document_from_json(line) for line in lines[:number]], [from_json(line) for line in lines[number:]])
    assert read_back == Snapshot(documents, snapshot.records)
    assert any(isinstance(from_json(line), Link) for line in lines[number:])


def test_an_empty_ledger_exports_nothing() -> None:
    assert list(export_jsonl(Snapshot([], []))) == []
