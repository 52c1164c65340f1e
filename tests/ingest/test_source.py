"""Files, folders and the standard input: what is read, in which order, and what an error says."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from parley.documents import Document
from parley.errors import InputError, ParleyError
from parley.ingest import Article, Ignored, document_from_text, read_articles, read_source
from parley.ingest.limits import unreadable

TEXT = "The two delegations met again on Wednesday.\n“We are closer than we were,” the mediator, Anna Lindqvist, told reporters.\n"
ARTICLE = {"text": TEXT, "title": "Talks resume", "outlet": "The Lakeside Courier", "author": "Per Holm", "published": "2025-03-19"}


def documents(source: str | Path, **given: str) -> list[Document]:
    found = list(read_source(source, **given))  # type: ignore[arg-type]
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


def error(source: str | Path) -> InputError:
    (found,) = read_source(source)
    assert isinstance(found, InputError), found
    assert "\n" not in str(found)
    return found


def test_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_bytes(TEXT.encode())
    (document,) = documents(path)
    assert document.text == TEXT.strip()
    assert document.path == path.as_posix()
    assert document.digest == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (document.title, document.outlet, document.published, document.url) == (None, None, None, None)


def test_what_the_user_says_wins_over_the_article(tmp_path: Path) -> None:
    path = tmp_path / "talks.json"
    path.write_text(json.dumps({**ARTICLE, "published": "no date at all"}))
    (document,) = documents(path, published="20 March 2025", outlet="Seen elsewhere", url="https://news.test/1")
    assert (document.published, document.outlet, document.url) == ("2025-03-20", "Seen elsewhere", "https://news.test/1")
    assert document.title == "Talks resume"


@pytest.mark.parametrize("given", [{"published": "soon"}, {"published": "03/04/2025"}, {"url": "javascript:alert(1)"}])
def test_an_option_that_cannot_be_meant_is_refused_at_once(given: dict[str, str]) -> None:
    with pytest.raises(InputError, match=next(iter(given))):
        read_source("whatever.txt", **given)  # type: ignore[arg-type]


def test_a_folder_is_read_in_order_without_what_is_hidden_or_no_article(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c.md", "d.html.txt", ".hidden.txt", ".git/x.txt", "notes.docx", "README", "picture.JPG"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "e.TXT.gz").write_bytes(gzip.compress(TEXT.encode()))
    *found, ignored = read_source(tmp_path)
    assert [Path(item.path or "").relative_to(tmp_path).as_posix() for item in found if isinstance(item, Document)] == [
        *("a/c.md", "a/z.txt", "b.txt", "d.html.txt", "e.TXT.gz")
    ]
    assert ignored == Ignored(tmp_path.as_posix(), 3, ("", ".JPG", ".docx"))


def test_paths_are_those_the_user_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("news/march").mkdir(parents=True)
    Path("news/march/talks.txt").write_text(TEXT)
    assert [document.path for document in documents("news")] == ["news/march/talks.txt"]
    assert [document.path for document in documents("news/march/talks.txt")] == ["news/march/talks.txt"]


def test_links_in_a_circle_and_pipes_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TEXT)
    (tmp_path / "self").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    document, ignored = read_source(tmp_path)
    assert isinstance(document, Document)
    assert isinstance(ignored, Ignored)
    assert ignored.count == 2


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_bytes(b"")
    (tmp_path / "2.txt").write_text(TEXT)
    (tmp_path / "3.json").write_text("{")
    (tmp_path / "4.txt").write_text("Die Unterhändler trafen sich am Mittwoch zum dritten Mal und wollen am Freitag weiter verhandeln.")
    (tmp_path / "5.html.gz").write_bytes(b"\x1f\x8bbroken")
    (tmp_path / "6.txt").write_text(TEXT)
    found = list(read_source(tmp_path))
    assert [type(item).__name__ for item in found] == ["InputError", "Document", "InputError", "LanguageError", "InputError", "Document"]
    assert [item.reason for item in found if isinstance(item, InputError)] == [
        "is empty",
        "is no valid JSON: Input data was truncated",
        "is in German; Parley reads English only",
        "is a damaged gzip file",
    ]


def test_a_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("a,b")
    ignored, failed = read_source(tmp_path)
    assert ignored == Ignored(tmp_path.as_posix(), 1, (".csv",))
    assert isinstance(failed, InputError)
    assert failed.reason.startswith("holds no articles (.txt, .html")


def test_missing_files_and_names_that_are_none(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    assert str(error(missing)) == f"{missing.as_posix()}: does not exist"
    assert error("bad\0name.txt").reason == "is no file name"
    assert "file name too long" in error("x" * 5000 + ".txt").reason


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(TEXT)
    path.chmod(0)
    assert error(path).reason == "may not be read: permission denied"
    assert isinstance(error(tmp_path), InputError)


def test_what_the_system_says_is_put_in_words() -> None:
    assert str(unreadable("a.txt", PermissionError(13, "Permission denied"))) == "a.txt: may not be read: permission denied"
    assert str(unreadable("a.txt", OSError(5, "Input/output error"))) == "a.txt: cannot be read: input/output error"
    assert str(unreadable("a.txt.gz", EOFError())) == "a.txt.gz: is a damaged gzip file"


def test_a_name_that_is_no_utf8_is_shown_with_replacements(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:
        file.write(TEXT.encode())
    (document,) = documents(tmp_path)
    assert document.path is not None
    assert document.path.endswith("caf\ufffd.txt")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "is a PDF file"),
        ("a.docx", b"PK\x03\x04\x14\x00", "is a zip archive or an office document"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "is a PNG image"),
        ("a", b"talks \x00\x01\x02\x03 go on", "is binary"),
        ("a.txt", b" \n\t \r\n", "is empty"),
        ("a.md", b"---\ntitle: Talks\n---\n\n", "holds no text"),
        ("a.json", b'{"text": "  "}', "holds no text"),
        ("a.xml", b'<?xml version="1.0"?>\n<rss><channel/></rss>', "is XML but no web page"),
        ("a.txt", b"word " * 500_000, "2,500,000 characters"),
        ("a.json", json.dumps({**ARTICLE, "published": "soon"}).encode(), "its date 'soon' is no date"),
        ("a.json", json.dumps({**ARTICLE, "published": "0001-01-01T00:00:00Z"}).encode(), "stands for no date"),
    ],
)
def test_bad_input_gets_a_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    found = error(tmp_path / name)
    assert found.where == (tmp_path / name).as_posix()
    assert reason in found.reason


@pytest.mark.parametrize("name", ["big.txt", "big.html", "big.json", "big.md", "big.txt.gz"])
def test_fifty_megabytes_are_refused_quickly(tmp_path: Path, name: str) -> None:
    content = b"Talks went on. " * 3_500_000
    (tmp_path / name).write_bytes(gzip.compress(content, 1) if name.endswith(".gz") else content)
    began = time.perf_counter()
    assert "is larger than 20 MB" in error(tmp_path / name).reason
    assert time.perf_counter() - began < 2


def test_files_without_a_known_suffix_are_recognised(tmp_path: Path) -> None:
    page = f"<!DOCTYPE html><html><head><title>Talks resume</title></head><body><article><p>{TEXT}</p></article></body></html>"
    kinds = {"page.aspx": page, "article": json.dumps(ARTICLE), "front": f"---\ntitle: Talks resume\n---\n{TEXT}", "plain.log": TEXT}
    for name, content in kinds.items():
        (tmp_path / name).write_text(content)
    assert [documents(tmp_path / name)[0].title for name in kinds] == ["Talks resume", "Talks resume", "Talks resume", None]


@pytest.mark.parametrize("content", [TEXT, json.dumps(ARTICLE), f"---\ntitle: Talks\n---\n{TEXT}", "\n".join([json.dumps(ARTICLE)] * 2)])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    found = documents("-")
    assert {" ".join(document.text.split()) for document in found} == {" ".join(TEXT.split())}
    assert {document.path for document in found} == {None}


def test_empty_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert str(error("-")) == "standard input: is empty"


def test_articles_are_handed_out_as_given(tmp_path: Path) -> None:
    raw = "First  line,\r\n“quoted”\u00a0here.\r\n\r\n\r\nEnd. "
    (tmp_path / "a.jsonl").write_text(json.dumps({"doc": "d1", "text": raw, "dct": "2025-03-19"}) + "\n")
    (article,) = read_articles(tmp_path / "a.jsonl")
    assert isinstance(article, Article)
    assert (article.text, article.name, article.published) == (raw, "d1", "2025-03-19")


def test_the_same_bytes_give_the_same_document_wherever_they_lie(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    one, two = documents(tmp_path)
    assert (one.id, one.digest) == (two.id, two.digest)


def test_a_text_of_a_program() -> None:
    document = document_from_text(
        f"\ufeff{TEXT}", published="Wed, 19 Mar 2025 14:30:00 +0100", outlet="  The\nLakeside Courier ", title="", url="javascript:alert(1)"
    )
    assert document.text == TEXT.strip()
    assert document.published == "2025-03-19T14:30:00+01:00"
    assert (document.outlet, document.title, document.url) == ("The Lakeside Courier", None, None)
    assert document.digest == hashlib.sha256(f"\ufeff{TEXT}".encode()).hexdigest()
    with pytest.raises(ParleyError, match=r"letter 7: holds no text"):
        document_from_text(" \u200b\n", where="letter 7")


def test_importing_is_quick_and_loads_nothing_heavy() -> None:
    heavy = {"trafilatura", "py3langid", "urllib3", "lxml", "yaml", "markdown_it", "numpy", "ssl"}
    code = f"import sys, parley.ingest; print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
