"""The Python interface, end to end, on real files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import parley
from parley.analysis.model import Reading
from parley.api import Ledger, Read
from parley.assemble import assemble
from parley.ingest import document_from_text
from parley.ledger import Record
from parley.store import MemoryStore, Outcome

ARTICLE = (
    "Kenyan President Amina Odhiambo and Somali President Ali Warsame talked for almost an hour on Wednesday. "
    "Odhiambo said that Kenya had agreed to a 30-day ceasefire. Somalia accused Kenya of shelling a village overnight."
)


def test_read_a_text() -> None:
    with parley.read(ARTICLE, published="2025-03-19", outlet="Daily Lantern", title="A call") as ledger:
        (document,) = ledger.documents
        assert (document.text, document.published, document.outlet, document.title) == (ARTICLE, "2025-03-19", "Daily Lantern", "A call")
        assert {statement.act for statement in ledger.statements} >= {"accuse"}
        assert [position.stance for position in ledger.positions] == ["accepts"]
        for record in ledger.store.records():
            for evidence in record.all_evidence():
                assert ARTICLE[evidence.start : evidence.end] == evidence.quote


def test_read_a_file_and_a_folder(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(ARTICLE)
    (tmp_path / "two.txt").write_text("Somalia said that the talks in Nairobi would go on next week.")
    (tmp_path / "bad.txt").write_bytes(b"")
    with parley.read(str(tmp_path / "one.txt")) as ledger:
        assert [document.path for document in ledger.documents] == [(tmp_path / "one.txt").as_posix()]
    with parley.read(tmp_path) as ledger:
        assert len(ledger.documents) == 2
        assert [Path(error.where).name for error in ledger.skipped] == ["bad.txt"]


def test_nothing_readable_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(parley.InputError, match="nowhere"):
        parley.read(tmp_path / "nowhere.txt")
    with pytest.raises(parley.InputError, match=r"nowhere\.txt"):
        parley.read("nowhere.txt")
    with pytest.raises(parley.LanguageError):
        parley.read(
            "Die Regierung hat am Mittwoch erklärt, dass die Gespräche in der nächsten Woche fortgesetzt werden sollen, sagte ein Sprecher."
        )
    with pytest.raises(parley.InputError, match="date"):
        parley.read(ARTICLE, published="soon")


def test_unknown_date_stays_unknown() -> None:
    with parley.read(ARTICLE) as ledger:
        dates = [getattr(record, "date", None) for record in ledger.store.records()]
        assert all(date is None or date.start is None for date in dates)


def test_a_ledger_keeps_what_was_read(tmp_path: Path) -> None:
    file = tmp_path / "ledger.sqlite"
    article = tmp_path / "one.txt"
    article.write_text(ARTICLE)
    with parley.open_ledger(file) as ledger:
        (first,) = ledger.read(article, published="2025-03-19")
        (second,) = ledger.read(article, published="2025-03-19")
        before = list(ledger.store.records())
    assert isinstance(first, Read)
    assert isinstance(second, Read)
    assert (first.outcome, second.outcome) == (Outcome.ADDED, Outcome.UNCHANGED)
    with parley.open_ledger(file, read_only=True) as ledger:
        assert list(ledger.store.records()) == before
        (document,) = ledger.documents
        assert ledger.find(document.id[:16]) == document


def test_a_changed_version_of_a_page_is_linked_to_the_old() -> None:
    with parley.read(ARTICLE, url="https://lantern.example/call", published="2025-03-19") as ledger:
        changed = document_from_text(ARTICLE + " The talks go on.", url="https://lantern.example/call", published="2025-03-20")
        (result,) = ledger.add([changed])
        old, new = ledger.documents
        (link,) = ledger.links
    assert isinstance(result, Read)
    assert result.replaces == old
    assert (link.relation, link.source_id, link.target_id) == ("same_as", new.id, old.id)


def test_the_same_bytes_with_a_date_given_later_replace_those_without() -> None:
    with parley.read(ARTICLE) as ledger:
        (result,) = ledger.add([document_from_text(ARTICLE, published="2025-03-19")])
        assert isinstance(result, Read)
        assert result.replaces is not None
        assert len(ledger.links) == 1


def test_records_as_tables() -> None:
    with parley.read(ARTICLE, published="2025-03-19") as ledger:
        frame = ledger.positions.to_pandas()
        assert list(frame["party_name"]) == ["Kenya"]
        assert ledger.statements.to_polars().height == len(ledger.statements)
        assert ledger.incidents.to_arrow().num_rows == len(ledger.incidents)


def test_annotate_gives_offsets_into_the_text_as_given(tmp_path: Path) -> None:
    text = (
        "\ufeffKenya  said\u00a0that  it agreed to a cease\u00adfire on Monday.\r\n\r\nSomalia \u201cwelcomed\u201d it, Ali Warsame said."
    )

    file = tmp_path / "docs.jsonl"
    file.write_text(json.dumps({"doc": "d1", "text": text, "dct": "2025-03-19"}) + "\n", encoding="utf-8")
    (line,) = parley.annotate(file)
    assert not isinstance(line, parley.InputError)
    assert line.doc == "d1"
    words = {text[mention.start : mention.end] for mention in line.mentions}
    assert {"Kenya", "Somalia", "Ali Warsame"} <= words
    contents = [text[start:end] for attribution in line.attributions for start, end in attribution.content]
    assert any("cease\u00adfire" in content for content in contents)


def test_import_is_light() -> None:
    code = "import sys, parley; print(sorted({'spacy', 'sqlalchemy', 'trafilatura', 'pandas', 'jinja2'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_defect_in_analysis_costs_one_document_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(reading: Reading) -> list[Record]:
        if "Nairobi" in reading.text:
            raise RuntimeError("broken")
        return assemble(reading)

    monkeypatch.setattr("parley.api.assemble", breaks)
    documents = [document_from_text(ARTICLE), document_from_text("Talks in Nairobi failed, Kenya said on Monday.")]
    with Ledger(MemoryStore()) as ledger:
        good, bad = ledger.add(documents)
    assert isinstance(good, Read)
    assert isinstance(bad, parley.InputError)
    assert "please report" in str(bad)
