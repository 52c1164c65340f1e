"""Web pages: the article of a page and what the page says about it, with trafilatura."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from parley.errors import InputError
from parley.ingest.article import Article, Origin
from parley.ingest.published import DATE_SEARCH, date_of_page

# Code points of the longest line of the shortest news flash. Of a page without an article trafilatura's last resort still takes some words:
# of the navigation, or that JavaScript is needed; these come in shorter lines.
_SHORTEST_PARAGRAPH = 60
_WORD = re.compile(r"\w+")
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")
_NO_ARTICLE = "holds no article text; the page may be truncated, need JavaScript, or be a list of links"


def parse_webpage(page: str, origin: Origin) -> Article:
    """The article of a page.

    trafilatura's fast mode, comments left out: on the article-extraction-benchmark (181 pages) it has F1 0.962 at 8 ms a page; the full
    mode 0.960 at 12 ms; its precision mode 0.964, but that gives up on pages of an unusual layout, and a lost article is worse than a
    stray line. ``tools/bench_html.py`` measures it.

    Raises:
        InputError: the page holds no article text.
    """
    try:
        return _article(page, origin)
    except InputError:
        raise
    except Exception as error:  # whatever a broken page makes of the libraries below is the page's failure; the rest of a batch goes on
        raise InputError(origin.where, f"is a page that cannot be taken apart ({type(error).__name__})") from error


def _article(page: str, origin: Origin) -> Article:
    from trafilatura import bare_extraction, load_html

    tree = load_html(_XML_DECLARATION.sub("", page, count=1))  # lxml refuses text that declares an encoding
    found: Any = tree is not None and bare_extraction(
        tree, url=origin.url, fast=True, include_comments=False, with_metadata=True, date_extraction_params=dict(DATE_SEARCH)
    )
    text: str = (found and found.text) or ""
    if tree is None or max(map(len, text.split("\n"))) < _SHORTEST_PARAGRAPH:
        raise InputError(origin.where, _NO_ARTICLE)
    url = _address(found.url, origin.url)
    return Article(
        origin=origin,
        text=_without_headline(text, [found.title or "", *(heading.text_content() for heading in tree.iter("h1"))]),
        title=found.title,
        outlet=_outlet(found),
        author=found.author,
        published=date_of_page(tree, found.date, url),
        url=url,
    )


def _address(canonical: str | None, fetched: str | None) -> str | None:
    """The canonical address; of a fetched page only if it lies on the same site.

    A reprint often names the original as canonical. Taken at its word it would pass for a new version of the original.
    """
    if canonical and fetched and _site(canonical) != _site(fetched):
        return fetched
    return canonical or fetched


def _site(url: str) -> str:
    return re.sub(r"^(?:www|m|amp|mobile|edition)\.", "", (urlsplit(url).hostname or "").lower())


def _outlet(found: Any) -> str | None:
    """The site's name as the page states it; trafilatura's fallback, the host of the address, is no statement."""
    name: str | None = found.sitename
    return None if not name or "://" in name or (found.url and name.lower() in found.url.lower() and "." in name) else name


def _without_headline(text: str, headlines: list[str]) -> str:
    """``text`` without a headline as its first line: the headline is kept apart."""
    first, _, rest = text.partition("\n")
    words = _WORD.findall(first.lower())
    return rest if rest and any(words == _WORD.findall(headline.lower()) for headline in headlines) else text
