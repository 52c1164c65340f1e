"""Publication dates: read where they are stated, never guessed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.errors import InputError
from parley.ingest.article import Origin
from parley.ingest.published import read_date
from parley.ingest.webpage import parse_webpage

PARAGRAPHS = (
    "<p>The two delegations met again on Wednesday, a day after their ministers had spoken by telephone for an hour.</p>"
    "<p>The truce of 14 May 2014 failed within a week, and that of 3/4/2015 never began, the mediator told reporters.</p>"
    "<p>A third country has offered to send observers if both sides agree to let them move freely along the line.</p>"
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2025-03-19", "2025-03-19"),
        (" 2025-03-19\n", "2025-03-19"),
        ("20250319", "2025-03-19"),
        ("2025-03-19T14:30", "2025-03-19T14:30:00"),
        ("2025-03-19T14:30:00Z", "2025-03-19T14:30:00+00:00"),
        ("2022-07-22 12:47:00-04:00", "2022-07-22T12:47:00-04:00"),
        ("Wed, 19 Mar 2025 14:30:00 GMT", "2025-03-19T14:30:00+00:00"),
        ("Wed, 19 Mar 2025 14:30:00 -0500", "2025-03-19T14:30:00-05:00"),
        ("19 March 2025", "2025-03-19"),
        ("March 19, 2025", "2025-03-19"),
        ("Wednesday, March 19th, 2025", "2025-03-19"),
        ("Sept. 3 2024", "2024-09-03"),
    ],
)
def test_ways_of_writing_a_date(written: str, meant: str) -> None:
    assert read_date(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        *("", "soon", "yesterday", "2025", "March 2025", "19 March", "03/04/2025", "13/04/2025", "2025-02-30", "31 April 2025", "12"),
        *("1742394600", "2025-13-01", "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "3 hours ago", "Wed, 32 Mar 2025 14:30:00 GMT"),
    ],
)
def test_what_is_no_date(written: str) -> None:
    with pytest.raises(ValueError, match="date"):
        read_date(written)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        found = read_date(text)
    except ValueError:
        return
    assert dt.datetime.fromisoformat(found)


@settings(deadline=None)
@given(st.dates(min_value=dt.date(1700, 1, 1)), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%a, %d %b %Y", "%b. %d %Y"]))
def test_written_dates_come_back(date: dt.date, form: str) -> None:
    if date.isoformat() not in ("1900-01-01",):
        assert read_date(date.strftime(form)) == date.isoformat()


def published(head: str = "", furniture: str = "", url: str | None = None, body: str = PARAGRAPHS) -> str | None:
    page = (
        f"<html><head><title>Talks resume</title>{head}</head><body><article><h1>Talks resume</h1>{furniture}{body}</article></body></html>"
    )
    return parse_webpage(page, Origin(where="page", digest="", url=url)).published


META = '<meta property="article:published_time" content="{}">'
SCRIPT = '<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Talks", "datePublished": "{}"}}</script>'


@pytest.mark.parametrize(
    ("head", "furniture", "url", "meant"),
    [
        (META.format("2025-03-19T14:30:00+01:00"), "", None, "2025-03-19T14:30:00+01:00"),
        (SCRIPT.format("2025-03-19T09:00:00-04:00"), "", None, "2025-03-19T09:00:00-04:00"),
        (META.format("2025-03-19"), "", None, "2025-03-19"),
        # The day of the address is the outlet's own; the stamp in UTC is a day later.
        (META.format("2025-03-20T01:50:00Z"), "", "https://news.test/2025/03/19/talks.html", "2025-03-19"),
        (META.format("2025-03-19T23:50:00Z"), "", "https://news.test/2025/03/19/talks.html", "2025-03-19T23:50:00+00:00"),
        (META.format("0001-01-01T00:00:00Z"), "", "https://news.test/2025/03/19/talks.html", "2025-03-19"),
        ("", "", "https://news.test/2025/03/19/talks.html", "2025-03-19"),
        ("", '<time datetime="2025-03-19T10:00Z">today</time>', None, "2025-03-19"),
        ("", '<div class="byline">By Per Holm, March 19, 2025 4:30 pm</div>', None, "2025-03-19"),
        ("", '<p class="dateline">19 March 2025</p>', None, "2025-03-19"),
        ("", '<span class="date">13/04/2025</span>', None, "2025-04-13"),
    ],
)
def test_dates_that_a_page_states(head: str, furniture: str, url: str | None, meant: str) -> None:
    assert published(head, furniture, url) == meant


@pytest.mark.parametrize(
    "furniture",
    [
        "",
        '<span class="date">3 hours ago</span>',
        '<span class="date">Yesterday at 14:30</span>',
        '<span class="date">Wednesday</span>',
        '<span class="date">March 2025</span>',
        '<span class="date">03/04/2025</span>',
        "<footer>Copyright 2019 The Courier</footer>",
    ],
)
def test_what_is_not_stated_is_not_guessed(furniture: str) -> None:
    assert published(furniture=furniture) is None


def test_a_date_in_the_article_is_not_the_date_of_the_article() -> None:
    body = (
        PARAGRAPHS
        + "<ul><li>Ministry of Foreign Affairs, statement, Oct. 13, 2019</li></ul><p>Signed 2019-10-13 in Lakeside, 13 October 2019.</p>"
    )
    assert published(body=body) is None


def test_the_future_of_the_machine_is_no_reason_to_drop_a_date() -> None:
    assert published(META.format("2093-03-19T14:30:00+01:00")) == "2093-03-19T14:30:00+01:00"


def test_a_page_without_an_article_is_an_error() -> None:
    with pytest.raises(InputError, match="holds no article text"):
        published(body="<nav><a href='/a'>Home</a> <a href='/b'>World</a></nav>")
