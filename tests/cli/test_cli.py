"""The command line as a user calls it: a process, real files, exit codes."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

ARTICLE = (
    "Kenyan President Amina Odhiambo and Somali President Ali Warsame talked for almost an hour on Wednesday. "
    "Odhiambo said that Kenya had agreed to a 30-day ceasefire. Somalia accused Kenya of shelling a village overnight."
)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the command in an empty folder, with a ledger of its own."""
    environment = {**os.environ, "PARLEY_LEDGER": str(tmp_path / "ledger.sqlite"), "PYTHONIOENCODING": "utf-8", "COLUMNS": "100"}

    def call(*arguments: str, stdin: str | bytes = "", env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "parley", *arguments],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=tmp_path,
            env={**environment, **(env or {})},
            timeout=120,
        )
        return subprocess.CompletedProcess(arguments, done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def _lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_read_brief_export(run: Run, article: Path, tmp_path: Path) -> None:
    read = run("read", "article.txt", "--published", "2025-03-19")
    assert (read.returncode, read.stderr) == (0, "")
    assert "1 document read" in read.stdout
    brief = run("brief")
    assert brief.returncode == 0
    assert "Amina Odhiambo" in brief.stdout
    assert "\x1b[" not in brief.stdout
    export = run("export", "--format", "jsonl")
    records = _lines(export.stdout)
    assert records[0]["kind"] == "document"
    assert {record["kind"] for record in records} >= {"document", "actor", "statement", "position", "proposal"}
    text = str(records[0]["text"])
    for record in records[1:]:
        for evidence in record["evidence"]:  # type: ignore[attr-defined]
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_the_same_command_gives_the_same_bytes_whatever_the_hash_seed(run: Run, tmp_path: Path) -> None:
    samples = files("parley.samples").joinpath("dispatches")
    exports: list[str] = []
    for seed in ("1", "2", "3"):
        assert run("--ledger", f"{seed}.sqlite", "read", str(samples), env={"PYTHONHASHSEED": seed}).returncode == 0
        exports.append(run("--ledger", f"{seed}.sqlite", "export", env={"PYTHONHASHSEED": seed}).stdout)
    assert len(exports[0]) > 100_000
    assert exports[0] == exports[1] == exports[2]


def test_reading_again_changes_nothing(run: Run, article: Path) -> None:
    run("read", "article.txt", "--published", "2025-03-19")
    before = run("export").stdout
    assert "known already" in run("read", "article.txt", "--published", "2025-03-19").stdout
    assert run("read", "article.txt", "--published", "2025-03-19", "--again").returncode == 0
    assert run("export").stdout == before


def test_html_brief(run: Run, article: Path, tmp_path: Path) -> None:
    run("read", "article.txt")
    done = run("brief", "--html", "out.html")
    assert done.returncode == 0
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "Amina Odhiambo" in page


def test_brief_of_one_document(run: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Norway said that Sweden had rejected the plan.")
    run("read", "article.txt", "other.txt")
    other = next(line for line in _lines(run("documents", "--format", "json").stdout) if str(line["path"]).startswith("other"))
    brief = run("brief", str(other["id"])[:18])
    assert "Norway" in brief.stdout
    assert "Odhiambo" not in brief.stdout


def test_show(run: Run, article: Path) -> None:
    run("read", "article.txt")
    records = _lines(run("export").stdout)
    position = next(record for record in records if record["kind"] == "position")
    shown = run("show", str(position["id"]))
    assert shown.returncode == 0
    assert "Kenya" in shown.stdout
    assert "30-day ceasefire" in shown.stdout
    assert json.loads(run("show", str(position["id"]), "--format", "json").stdout) == position
    document = run("show", str(records[0]["id"])).stdout
    assert ARTICLE[:40] in document
    assert str(position["id"]) in document
    missing = run("show", "position-nothing")
    assert missing.returncode == 1
    assert "position-nothing" in missing.stderr


def test_csv_export(run: Run, article: Path) -> None:
    run("read", "article.txt")
    done = run("export", "--format", "csv", "--kind", "position")
    header, *rows = done.stdout.splitlines()
    assert "party_name" in header
    assert len(rows) == 1
    assert run("export", "--format", "csv").returncode == 2
    assert run("export", "--kind", "position").returncode == 2


def test_standard_input(run: Run) -> None:
    assert run("read", "-", stdin=ARTICLE).returncode == 0
    assert len(_lines(run("documents", "--format", "json").stdout)) == 1


def test_annotate(run: Run, tmp_path: Path) -> None:
    (tmp_path / "docs.jsonl").write_text(json.dumps({"doc": "a", "text": ARTICLE, "dct": "2025-03-19"}) + "\n" + '{"doc": "b"}\n')
    done = run("annotate", "docs.jsonl")
    (line,) = _lines(done.stdout)
    assert line["doc"] == "a"
    assert set(line) == {"doc", "attributions", "timexes", "places", "mentions"}
    assert done.returncode == 1
    assert "docs.jsonl:2" in done.stderr
    assert not (tmp_path / "ledger.sqlite").exists()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 40, "binary"),
        ("cut.html", b"<html><head><title>Cut</title></head><bo", "no article"),
        ("broken.json", b'{"text": "abc', "JSON"),
        (
            "german.txt",
            "Die Regierung hat am Mittwoch erklärt, dass die Gespräche in der nächsten Woche fortgesetzt werden.".encode(),
            "German",
        ),
    ],
)
def test_bad_input_is_skipped_counted_and_listed(run: Run, article: Path, tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    done = run("read", name, "article.txt", "missing.txt")
    assert done.returncode == 1
    assert "1 document read" in done.stdout
    assert "2 skipped" in done.stdout
    first, second = done.stderr.splitlines()
    assert name in first
    assert reason.lower() in first.lower()
    assert "missing.txt" in second
    assert "Traceback" not in done.stderr


def test_a_huge_text_is_refused_quickly(run: Run, tmp_path: Path) -> None:
    (tmp_path / "huge.txt").write_bytes(b"The talks go on. " * 3_000_000)
    done = run("read", "huge.txt")
    assert done.returncode == 1
    assert "huge.txt" in done.stderr


@pytest.mark.parametrize(
    "arguments", [("read",), ("read", "article.txt", "--published", "soon"), ("frobnicate",), ("export", "--format", "xml"), ("show",)]
)
def test_wrong_usage_is_exit_code_2(run: Run, article: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_ledger_that_is_none(run: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.sqlite").write_text("not a database, and it must stay as it is")
    done = run("--ledger", "notes.sqlite", "read", "article.txt")
    assert done.returncode == 1
    assert "notes.sqlite" in done.stderr
    assert (tmp_path / "notes.sqlite").read_text() == "not a database, and it must stay as it is"
    assert run("brief").returncode == 1


def test_a_locked_ledger_loses_nothing(run: Run, article: Path, tmp_path: Path) -> None:
    run("read", "article.txt")
    before = run("export").stdout
    (tmp_path / "other.txt").write_text("Norway said that Sweden had rejected the plan.")
    holder = sqlite3.connect(tmp_path / "ledger.sqlite", isolation_level=None)
    try:
        holder.execute("BEGIN IMMEDIATE")
        done = run("read", "other.txt")
    finally:
        holder.close()
    assert done.returncode == 1
    assert "ledger.sqlite" in done.stderr
    assert "Traceback" not in done.stderr
    assert run("export").stdout == before


def test_doctor(run: Run) -> None:
    done = run("doctor")
    assert done.returncode == 0, done.stdout
    assert "FAILED" not in done.stdout


def test_help_and_version(run: Run) -> None:
    assert "parley read" in run("--help").stdout
    assert run("--version").stdout.startswith("parley")


def test_a_closed_pipe_is_no_error(run: Run, article: Path, tmp_path: Path) -> None:
    run("read", "article.txt")
    command = f'"{sys.executable}" -m parley --ledger ledger.sqlite export | head -c 10'
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
