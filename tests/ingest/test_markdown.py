"""Markdown with front matter, without it, and with broken front matter."""

from __future__ import annotations

import textwrap

import pytest

from parley.errors import InputError
from parley.ingest import document_from_article
from parley.ingest.article import Article, Origin
from parley.ingest.markdown import has_front_matter, parse_markdown

FRONT = """---
date: '2025-03-19'
modified_time: 2025-03-20 09:00:00-04:00
published_time: 2025-03-19 14:30:00-04:00
source_url: https://readouts.test/2025/03/19/call/
tags: statements
title: "Readout of the Minister\\u2019s Call with Her Counterpart on\\
  \\ the Truce in the North and\\_South"
---
"""
BODY = r"""
The minister spoke *today* with her counterpart about the __truce__ along
the line. She welcomed his [statement](https://news.test/a_b) on
aid\_convoys\. &nbsp;They agreed to speak again on April
13. The call lasted an hour.

# On the Corridor

- It opens on *Friday*, if observers
  are there.
- 30 lorries a day may pass.

1991. That was the year of the first truce.

> No one may be stopped,
> the agreement says.

The minister:\
“We go on.”

![a map of the line](map.png)
<div class="box">Both ministers <b>smiled</b>. <!-- hidden --></div>

\###
"""
LINES = [
    (
        "The minister spoke today with her counterpart about the truce along the line. She welcomed his statement on aid_convoys. They"
        " agreed to speak again on April 13. The call lasted an hour."
    ),
    "On the Corridor",
    "It opens on Friday, if observers are there.",
    "30 lorries a day may pass.",
    "1991. That was the year of the first truce.",
    "No one may be stopped, the agreement says.",
    "The minister:",
    "“We go on.”",
    "Both ministers smiled.",
    "###",
]


def parse(text: str) -> Article:
    return parse_markdown(text, Origin(where="a.md", digest=""))


def test_front_matter_and_text() -> None:
    document = document_from_article(parse(FRONT + BODY))
    assert document.title == "Readout of the Minister’s Call with Her Counterpart on the Truce in the North and South"
    assert document.published == "2025-03-19T14:30:00-04:00"
    assert document.url == "https://readouts.test/2025/03/19/call/"
    assert document.outlet is None
    assert document.text.split("\n") == LINES
    assert [span.of(document.text) for span in document.boilerplate] == ["###"]


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    article = parse("# Talks *resume*\n\nThe two delegations met.\n\n# Later\n\nThey parted.")
    assert article.title == "Talks resume"
    assert article.text == "The two delegations met.\nLater\nThey parted."


@pytest.mark.parametrize("heading", ["Talks resume", "Another heading"])
def test_the_title_is_not_part_of_the_text_but_other_headings_are(heading: str) -> None:
    article = parse(f"---\ntitle: Talks resume\n---\n# {heading}\n\nThe two delegations met.")
    assert article.title == "Talks resume"
    assert article.text.split("\n") == ([heading] if heading != "Talks resume" else []) + ["The two delegations met."]


def test_a_setext_heading_and_windows_line_ends() -> None:
    article = parse("---\r\ntitle: Talks\r\noutlet: Courier\r\n---\r\n\r\nOn the line\r\n-----------\r\n\r\nQuiet\r\nnight.\r\n")
    assert (article.title, article.outlet, article.text) == ("Talks", "Courier", "On the line\nQuiet night.")


@pytest.mark.parametrize(
    "text",
    [
        "---\nThe talks went on.\n---\n",
        "---\n\ntitle: x\n---\n",
        "Talks\n---\ntitle: x\n---\n",
        "---\ntitle: never closed\n\nThe talks went on.",
    ],
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert not has_front_matter(text)
    assert parse(text).text


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ("title: Talks: resume", "no YAML: mapping values are not allowed"),
        ('title: "Talks', "no YAML"),
        ("title: [a, b", "no YAML"),
        ("title: Talks\n\tx: y", "no YAML"),
        ("title: {a: b}", "has a 'title' that is no text"),
        ("a: " + "[" * 5000, "no YAML"),
        ("date: *undefined", "no YAML"),
    ],
)
def test_broken_front_matter_is_an_error(block: str, reason: str) -> None:
    with pytest.raises(InputError) as failed:
        parse(f"---\n{block}\n---\nThe talks went on.")
    assert reason in failed.value.reason
    assert "\n" not in str(failed.value)


def test_yaml_makes_no_objects_and_no_dates_of_its_own() -> None:
    article = parse(
        "---\ntitle: !!python/object/apply:os.getcwd []\ndate: 2025-03-19\nauthor: [Per Holm, Eva Ek]\nid: 017\n---\nThe talks went on."
    )
    assert (article.title, article.published, article.author, article.name) == (None, "2025-03-19", "Per Holm, Eva Ek", "017")


@pytest.mark.parametrize("width", [50, 72, 100])
def test_hard_wrapped_paragraphs_are_joined(width: int) -> None:
    paragraphs = [LINES[0], "She said that nobody had asked for more, and that nobody would get more before the rains end in the hills."]
    article = parse("\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs))
    assert article.text.split("\n") == paragraphs
