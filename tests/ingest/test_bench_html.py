"""The benchmark of web pages counts as its authors do."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import bench_html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

TRUE = "The two delegations met again on Wednesday, a day after their ministers had spoken by telephone for an hour."
WORDS = st.lists(st.sampled_from("the two delegations met again on Wednesday".split()), max_size=20).map(" ".join)


def test_shingles_are_runs_of_four_words() -> None:
    assert list(bench_html.shingles("The two sides met. Again")) == [("The", "two", "sides", "met"), ("two", "sides", "met", "Again")]
    assert list(bench_html.shingles("Two sides")) == [("Two", "sides")]
    assert not bench_html.shingles(" ")


def test_what_is_extra_costs_precision_and_what_is_missing_recall() -> None:
    extra = bench_html.score([bench_html.overlap("a b c d e", "a b c d e x y z")])
    missing = bench_html.score([bench_html.overlap("a b c d e x y z", "a b c d e")])
    assert [extra.precision, extra.recall] == pytest.approx([2 / 5, 1])
    assert [missing.precision, missing.recall] == pytest.approx([1, 2 / 5])


@settings(deadline=None)
@given(WORDS, WORDS)
def test_shares_add_up(true: str, extracted: str) -> None:
    found = bench_html.overlap(true, extracted)
    assert sum(found) == pytest.approx(1) or not (true or extracted)
    assert found == bench_html.overlap(extracted, true)._replace(extra=found.extra, missing=found.missing)


def test_one_line_comes_of_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "html").mkdir()
    page = f"<html><body><article><p>{TRUE}</p><p>Follow us on Facebook.</p></article></body></html>"
    (tmp_path / "html" / "p1.html.gz").write_bytes(gzip.compress(page.encode()))
    (tmp_path / "ground-truth.json").write_text(json.dumps({"p1": {"articleBody": TRUE}}))
    assert bench_html.main([str(tmp_path)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line == (
        "html: F1 0.8889 precision 0.8000 recall 1.0000; without boilerplate F1 1.0000 precision 1.0000 recall 1.0000 (1 pages, 0 refused)"
    )


def test_a_folder_without_the_benchmark(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench_html.main([str(tmp_path)]) == 2
    assert "ground-truth.json" in capsys.readouterr().err
