"""The tables of words: what is a row of one, and what is not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from parley.analysis.tables import csv_rows, text_of, tsv_rows


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package with two tables."""
    folder = tmp_path / "wordlists_of_a_test"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "verbs.tsv").write_text("# word\tkind\n\nvow\tpromise\nagrée\tyes no\n", encoding="utf-8")
    (folder / "seats.csv").write_text("seat,of\nOslo,Norway\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, folder.name, raising=False)
    return folder.name


def test_comments_and_empty_lines_are_no_rows(package: str) -> None:
    assert list(tsv_rows(package, "verbs.tsv")) == [["vow", "promise"], ["agrée", "yes no"]]


def test_rows_by_the_header(package: str) -> None:
    assert list(csv_rows(package, "seats.csv")) == [{"seat": "Oslo", "of": "Norway"}]


def test_a_table_that_is_not_there(package: str) -> None:
    with pytest.raises(FileNotFoundError, match=r"nouns\.tsv"):
        text_of(package, "nouns.tsv")
