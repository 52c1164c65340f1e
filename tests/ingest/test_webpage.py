"""Web pages: the article and what the page says of itself."""

from __future__ import annotations

import random

import pytest

from parley.documents import Document
from parley.errors import InputError
from parley.ingest import document_from_article
from parley.ingest.article import Article, Origin
from parley.ingest.webpage import parse_webpage

PARAGRAPHS = [
    "The two delegations met again on Wednesday, a day after their ministers had spoken by telephone for an hour.",
    "“We are closer than we were,” the mediator, Anna Lindqvist, told reporters – in “Lakeside” – after the session.",
    "The southern side denied that its forces had fired and accused its neighbour of breaking the truce.",
    "Talks are to go on next week, when the foreign ministers of both countries are expected in the city.",
]
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Talks resume in Lakeside | The Courier</title>
<link rel="canonical" href="https://www.courier.test/talks">
<meta property="og:title" content="Talks resume in Lakeside"><meta property="og:site_name" content="The Lakeside Courier">
<meta name="author" content="Per Holm"><meta property="article:published_time" content="2025-03-19T14:30:00+01:00">
<script>var tracking = "do not read this";</script><style>p {{ color: red }}</style></head>
<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>
<main><article><h1>Talks resume in Lakeside</h1>{body}</article></main>
<section id="comments" class="comments"><h2>Comments</h2>
<p>First! The mediator should resign at once, I have always said so and will say it again.</p></section>
<footer><p>Terms of use</p><p>Contact</p></footer></body></html>"""


def parse(page: str, url: str | None = None) -> Article:
    return parse_webpage(page, Origin(where="page.html", digest="", url=url))


def page_of(paragraphs: list[str]) -> str:
    return PAGE.format(body="".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs))


def test_the_article_and_its_metadata() -> None:
    document = document_from_article(parse(page_of(PARAGRAPHS)))
    assert document.text.split("\n") == PARAGRAPHS
    assert document.title == "Talks resume in Lakeside"
    assert document.outlet == "The Lakeside Courier"
    assert document.author == "Per Holm"
    assert document.published == "2025-03-19T14:30:00+01:00"
    assert document.url == "https://www.courier.test/talks"


def test_the_host_is_not_taken_for_the_outlet() -> None:
    page = page_of(PARAGRAPHS).replace('<meta property="og:site_name" content="The Lakeside Courier">', "").replace(" | The Courier", "")
    assert parse(page).outlet is None


def test_without_an_address_there_is_none() -> None:
    page = page_of(PARAGRAPHS).replace('<link rel="canonical" href="https://www.courier.test/talks">', "")
    assert parse(page).url is None
    assert parse(page, "https://m.courier.test/talks?x=1").url == "https://m.courier.test/talks?x=1"


@pytest.mark.parametrize(
    ("fetched", "meant"),
    [
        ("https://courier.test/talks?from=feed", "https://www.courier.test/talks"),
        ("https://m.courier.test/talks", "https://www.courier.test/talks"),
        ("https://post.test/reprint", "https://post.test/reprint"),
    ],
)
def test_a_reprint_does_not_take_the_address_of_the_original(fetched: str, meant: str) -> None:
    assert parse(page_of(PARAGRAPHS), fetched).url == meant


def test_a_declaration_of_xml_is_no_hindrance() -> None:
    assert parse('<?xml version="1.0" encoding="utf-8"?>\n' + page_of(PARAGRAPHS)).text.split("\n") == PARAGRAPHS


@pytest.mark.parametrize(
    "page",
    [
        "<html>",
        "<html><head><title>Talks resume</title>",
        page_of(PARAGRAPHS).partition("<main>")[0],
        "<html><body><noscript>Please enable JavaScript and cookies.</noscript></body></html>",
        "<html><body><ul><li><a href='/a'>Home</a></li><li><a href='/b'>World</a></li></ul></body></html>",
    ],
)
def test_a_page_without_an_article(page: str) -> None:
    with pytest.raises(InputError, match=r"^page.html: holds no article text"):
        parse(page)


def test_pages_cut_anywhere_or_damaged_are_articles_or_errors() -> None:
    """Every cut, and 200 pages with bytes exchanged: nothing else may come of them."""
    page = page_of(PARAGRAPHS)
    chance = random.Random(1)
    broken = [page[:end] for end in range(0, len(page), 23)]
    for _ in range(200):
        characters = list(page)
        for _ in range(20):
            characters[chance.randrange(len(characters))] = chance.choice("<>/\"'&;=\0!-é\ud800 a")
        broken.append("".join(characters))
    assert {type(outcome(text)) for text in broken} == {Document, InputError}


def outcome(page: str) -> Document | InputError:
    try:
        return document_from_article(parse(page))
    except InputError as error:
        return error


@pytest.mark.parametrize(
    "inner", ["<div>" * 20_000, "<b>" * 5000, "<table><tr><td>" * 500, "&#0;&#xD800;&#x110000;", "<!--", "<![CDATA[", "<svg><p>"]
)
def test_strange_markup_does_not_break_anything(inner: str) -> None:
    assert isinstance(outcome(page_of([*PARAGRAPHS[:2], inner, *PARAGRAPHS[2:]])), Document | InputError)
