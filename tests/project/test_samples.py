"""The bundled samples: marked as illustrative, described, and what the README says they are."""

import json
import re
from difflib import SequenceMatcher
from importlib.resources import files
from pathlib import Path

import pytest

SAMPLES = Path(str(files("parley"))) / "samples"
DISPATCHES = sorted((SAMPLES / "dispatches").iterdir())
MARK = "Illustrative sample of the Parley project"


def json_articles() -> list[dict[str, str]]:
    articles: list[dict[str, str]] = []
    for path in DISPATCHES:
        if path.suffix in (".json", ".jsonl"):
            chunks = [path.read_text()] if path.suffix == ".json" else path.read_text().splitlines()
            articles += [json.loads(chunk) for chunk in chunks]
    return articles


@pytest.mark.parametrize("path", DISPATCHES, ids=lambda path: path.name)
def test_each_file_is_marked_and_named_in_the_readme(path: Path) -> None:
    text = path.read_text()
    if path.suffix == ".txt":
        assert not text.startswith(("---", "#")), "the plain text has no metadata; the README speaks for it"
    elif path.suffix == ".jsonl":
        assert all(MARK in line for line in text.splitlines())
    else:
        assert MARK in text
    assert f"`{path.name}`" in (SAMPLES / "README.md").read_text()


def test_every_format_is_there() -> None:
    assert {path.suffix for path in DISPATCHES} == {".html", ".json", ".jsonl", ".md", ".txt"}


@pytest.mark.parametrize("path", [SAMPLES / "README.md", *DISPATCHES], ids=lambda path: path.name)
def test_no_address_of_a_real_site_appears(path: Path) -> None:
    hosts = set(re.findall(r"https?://([^/\s\"']+)", path.read_text()))
    assert all(host.endswith(".example") for host in hosts)


def test_one_dispatch_is_a_reprint_of_another() -> None:
    original = next(article["text"] for article in json_articles() if article["id"] == "halyard-20250319-1")
    front, _, body = (SAMPLES / "dispatches" / "2025-03-20-northgate-reprint.md").read_text().partition("\n---\n")
    assert "Northgate" in front
    same = SequenceMatcher(None, original.split(), body.split(), autojunk=False).ratio()
    assert 0.9 < same < 1


def test_one_dispatch_is_a_changed_version_at_the_same_address() -> None:
    by_url: dict[str, set[str]] = {}
    for article in json_articles():
        by_url.setdefault(article["url"], set()).add(article["text"])
    assert [len(texts) for texts in by_url.values() if len(texts) > 1] == [2]
