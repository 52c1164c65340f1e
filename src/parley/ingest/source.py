"""Whatever a user names as one thing to read: a file, a folder, a web address, or ``-`` for the standard input."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import urlsplit

from parley.documents import Document
from parley.errors import InputError
from parley.ingest.article import Article, Ignored, Origin
from parley.ingest.document import document_from_article
from parley.ingest.fetch import Fetcher
from parley.ingest.files import is_folder, opened, shown, walk
from parley.ingest.formats import BY_MEDIA_TYPE, format_of_name, parse
from parley.ingest.published import read_date

STANDARD_INPUT = "-"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_UNREAD = ""  # the digest of an input that is not read yet


@dataclass(frozen=True, slots=True)
class _Given:
    """What the user says of every article of a source. It wins over what the article says of itself."""

    published: str | None
    outlet: str | None
    url: str | None

    def over(self, article: Article) -> Article:
        return replace(
            article, published=self.published or article.published, outlet=self.outlet or article.outlet, url=self.url or article.url
        )


def read_source(
    source: str | Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Document | InputError | Ignored]:
    """The documents of one source, in a fixed order; what cannot be read comes as an error in its place, and the rest goes on.

    Args:
        source: a file, a folder (read with all folders in it), an address with http or https, or ``-`` for the standard input.
        published: date of publication. Like ``outlet`` and ``url`` it holds for every document of the source, and wins over what the
            document says of itself.
        outlet: who published it.
        url: its address.
        fetcher: how web addresses are asked.

    Yields:
        documents; an :class:`InputError` for each article or file that cannot be read; for a folder at last an :class:`Ignored` with the
        number of files that are no articles by their names.

    Raises:
        InputError: ``published`` is no date, or ``url`` no web address.
    """
    articles = read_articles(source, published=published, outlet=outlet, url=url, fetcher=fetcher)
    return (_document(item) if isinstance(item, Article) else item for item in articles)


def read_articles(
    source: str | Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Article | InputError | Ignored]:
    """The articles of one source as they are given, before they become documents; otherwise like :func:`read_source`."""
    given = _Given(_date_option(published), outlet, _url_option(url))
    items = _items(source, fetcher or Fetcher())
    return (given.over(item) if isinstance(item, Article) else item for item in items)


def _document(article: Article) -> Document | InputError:
    try:
        return document_from_article(article)
    except InputError as error:
        return error


def _date_option(published: str | None) -> str | None:
    try:
        return read_date(published) if published else None
    except ValueError as error:
        raise InputError("published", str(error)) from None


def _url_option(url: str | None) -> str | None:
    if url and not url.lower().startswith(("http://", "https://")):
        raise InputError("url", f"{url!r} is no http or https address")
    return url


def _items(source: str | Path, fetcher: Fetcher) -> Iterator[Article | InputError | Ignored]:
    if isinstance(source, str) and source == STANDARD_INPUT:
        yield from _safely(_from_standard_input())
    elif isinstance(source, str) and (scheme := _SCHEME.match(source)):
        yield from _safely(_from_web(source, scheme[1].lower(), fetcher))
    elif is_folder(Path(source)):
        for found in walk(Path(source)):
            yield from _safely(_from_file(found)) if isinstance(found, Path) else (found,)
    else:
        yield from _safely(_from_file(Path(source)))


def _safely(articles: Iterator[Article | InputError]) -> Iterator[Article | InputError]:
    try:
        yield from articles
    except InputError as error:
        yield error


def _from_standard_input() -> Iterator[Article | InputError]:
    stream = cast(BinaryIO, getattr(sys.stdin, "buffer", None) or io.BytesIO(sys.stdin.read().encode()))
    yield from parse(stream, Origin(where="standard input", digest=_UNREAD), None)


def _from_file(path: Path) -> Iterator[Article | InputError]:
    with opened(path) as stream:
        yield from parse(stream, Origin(where=shown(path), path=shown(path), digest=_UNREAD), format_of_name(path.name))


def _from_web(url: str, scheme: str, fetcher: Fetcher) -> Iterator[Article | InputError]:
    if scheme not in ("http", "https"):
        raise InputError(url, f"only http and https addresses are read, not {scheme}")
    page = fetcher.fetch(url)
    known = BY_MEDIA_TYPE.get(page.media_type) or format_of_name(urlsplit(page.url).path)
    origin = Origin(where=url, url=page.url, digest=_UNREAD)
    for item in parse(io.BytesIO(page.content), origin, known, charset=page.charset):
        # An article of several in one answer has an address only if it says so.
        alone = isinstance(item, Article) and item.origin.where == url
        yield replace(item, url=item.url or page.url) if isinstance(item, Article) and alone else item
