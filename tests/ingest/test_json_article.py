"""JSON articles: one, an array, JSON Lines; and what is no article."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.documents import Document
from parley.errors import InputError
from parley.ingest import read_source
from parley.ingest.limits import LARGEST_INPUT

TEXT = "The two delegations met again on Wednesday, and “we are closer than we were,” the mediator told reporters."
ARTICLE = {
    "id": "n-17",
    "url": "https://news.test/talks",
    "title": "Talks resume",
    "outlet": "The Lakeside Courier",
    "author": "Per Holm",
    "published": "2025-03-19",
    "text": TEXT,
}


def read(path: Path) -> list[Document | InputError]:
    found = list(read_source(path))
    return [item for item in found if isinstance(item, Document | InputError)]


def errors(path: Path) -> list[str]:
    return [str(item).removeprefix(str(path.parent) + "/") for item in read(path) if isinstance(item, InputError)]


def test_one_article_with_all_its_fields(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(ARTICLE, indent=1))
    (document,) = read(path)
    assert isinstance(document, Document)
    for name in ("url", "title", "outlet", "author", "published", "text"):
        assert getattr(document, name) == ARTICLE[name]
    assert document.digest == hashlib.sha256(path.read_bytes()).hexdigest()


def test_synonyms_of_other_programs(tmp_path: Path) -> None:
    record = {
        "doc": 7,
        "headline": "Talks",
        "sitename": "Courier",
        "authors": ["Per Holm", "Eva Ek"],
        "dct": "2025-03-19",
        "source_url": "http://n.test/",
    }
    (tmp_path / "a.json").write_text(json.dumps({**record, "text": TEXT}))
    (document,) = read(tmp_path / "a.json")
    assert isinstance(document, Document)
    assert (document.title, document.outlet, document.author) == ("Talks", "Courier", "Per Holm, Eva Ek")
    assert (document.published, document.url) == ("2025-03-19", "http://n.test/")


def test_null_and_empty_are_unknown(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"text": TEXT, "title": None, "outlet": "", "published": None, "date": "2025-03-19"}))
    (document,) = read(tmp_path / "a.json")
    assert isinstance(document, Document)
    assert (document.title, document.outlet, document.published) == (None, None, "2025-03-19")


def test_an_array_names_its_items(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([ARTICLE, {"title": "no text"}, {**ARTICLE, "text": TEXT + " More."}]))
    found = read(tmp_path / "a.json")
    assert [type(item).__name__ for item in found] == ["Document", "InputError", "Document"]
    assert errors(tmp_path / "a.json") == ['a.json item 2: has no "text", so it is no article (annotations of one, perhaps)']


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.jsonl.gz", "unknown"])
def test_json_lines_name_their_lines(tmp_path: Path, name: str) -> None:
    lines = [
        json.dumps(ARTICLE),
        "",
        '{"text": ',
        json.dumps({"text": TEXT, "published": 3.5}),
        "[]",
        json.dumps({**ARTICLE, "title": "Two"}),
    ]
    content = ("\ufeff" + "\r\n".join(lines)).encode()
    (tmp_path / name).write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    found = read(tmp_path / name)
    assert [item.title for item in found if isinstance(item, Document)] == ["Talks resume", "Two"]
    assert [line.split(" ")[0] for line in errors(tmp_path / name)] == [f"{name}:3:", f"{name}:4:", f"{name}:5:"]
    assert "'published' that is no text" in errors(tmp_path / name)[1]
    first = found[0]
    assert isinstance(first, Document)
    assert first.digest == hashlib.sha256(json.dumps(ARTICLE).encode()).hexdigest()


def test_the_size_of_json_lines_is_not_limited_but_that_of_a_line_is(tmp_path: Path) -> None:
    huge = json.dumps({"text": TEXT, "padding": "x" * LARGEST_INPUT})
    (tmp_path / "a.jsonl").write_text("\n".join([json.dumps(ARTICLE), huge, json.dumps(ARTICLE)]))
    for name in ("a.jsonl", "b.json"):
        (tmp_path / "a.jsonl").rename(tmp_path / name)
        found = read(tmp_path / name)
        assert [type(item).__name__ for item in found] == ["Document", "InputError", "Document"]
        assert errors(tmp_path / name) == [f"{name}:2: is larger than 20 MB"]
        (tmp_path / name).rename(tmp_path / "a.jsonl")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"article": "a", "actors": [], "statements": []}', 'has no "text", so it is no article'),
        ('{"text": {"body": "x"}}', 'has no "text"'),
        ('{"text": "Talks went on.", "title": {"main": "x"}}', "'title' that is no text"),
        ("[]", "holds no article: an empty list"),
        ('"talks"', "is no JSON object"),
        ("17", "is no JSON object"),
        ("", "Input data was truncated"),
        ('{"text": "Talks" "title"}', "is no valid JSON"),
        ('{"text": "Talks \xff"}', "is no valid JSON"),
        ("[" * 100_000, "is nested too deep"),
        ('{"text": "x", "a": ' + "[" * 100_000, "is nested too deep"),
    ],
)
def test_what_is_no_article(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "a.json").write_bytes(content.encode("latin-1"))
    (line,) = errors(tmp_path / "a.json")
    assert reason in line


def test_a_file_of_annotations_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps({"doc": f"d{number}", "value": "Kyiv"}) for number in range(1000)))
    (tmp_path / "b.json").write_text(json.dumps([{"value": "Kyiv"}] * 50))
    assert [errors(tmp_path / name) for name in ("a.jsonl", "b.json")] == [
        ['a.jsonl: holds no article; the first of 1,000 things in it has no "text", so it is no article (annotations of one, perhaps)'],
        ['b.json: holds no article; the first of 50 things in it has no "text", so it is no article (annotations of one, perhaps)'],
    ]


def test_utf16_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(json.dumps(ARTICLE).encode("utf-16"))
    assert errors(tmp_path / "a.jsonl") == ["a.jsonl: is in UTF-16; JSON is written in UTF-8"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*ARTICLE, "date", "other"]), inner, max_size=6),
    max_leaves=12,
)


@settings(deadline=None)
@given(JSON | st.binary(max_size=60))
def test_nothing_crashes(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_bytes(value if isinstance(value, bytes) else json.dumps(value).encode())
    assert read(path)
