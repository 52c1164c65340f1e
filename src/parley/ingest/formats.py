"""Which format an input has, and the one parser for each."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import Enum
from typing import BinaryIO

from parley.errors import InputError
from parley.ingest.article import Article, Origin, digest_of
from parley.ingest.encoding import decode
from parley.ingest.json_article import read_json
from parley.ingest.limits import read_bounded
from parley.ingest.markdown import has_front_matter, parse_markdown
from parley.ingest.webpage import parse_webpage


class Format(Enum):
    """What an input is written in."""

    TEXT = "plain text"
    HTML = "HTML"
    MARKDOWN = "Markdown"
    JSON = "JSON"
    JSON_LINES = "JSON Lines"


BY_SUFFIX = {
    ".txt": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".md": Format.MARKDOWN,
    ".json": Format.JSON,
    ".jsonl": Format.JSON_LINES,
}
BY_MEDIA_TYPE = {
    "text/html": Format.HTML,
    "application/xhtml+xml": Format.HTML,
    "text/markdown": Format.MARKDOWN,
    "application/json": Format.JSON,
    "application/ld+json": Format.JSON,
    "application/jsonl": Format.JSON_LINES,
    "application/x-ndjson": Format.JSON_LINES,
}
_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")
_HTML = re.compile(
    r"(?:\s|<!--[\s\S]*?-->|<\?xml[^>]*>)*<(?:!doctype html|html|head|body|article|main|div|p|h1|meta|title|section)\b", re.IGNORECASE
)
_XML = re.compile(r"\s*<(?:\?xml\b|!DOCTYPE\b|(?!-)[A-Za-z][\w:.-]*(?:\s[^<>]*)?>)")


def format_of_name(name: str) -> Format | None:
    """The format that a file's name tells by its suffix (``.gz`` behind it does not count), or None."""
    suffix = re.search(r"\.[a-z]+$", name.lower().removesuffix(".gz"))
    return BY_SUFFIX.get(suffix.group()) if suffix else None


def parse(stream: BinaryIO, origin: Origin, known: Format | None, *, charset: str | None = None) -> Iterator[Article | InputError]:
    """The articles of one input: one, or of JSON several.

    Args:
        stream: the input.
        origin: where it comes from; its digest is filled in here.
        known: its format, or None to find out.
        charset: the encoding that the transport gives, or None.

    Raises:
        InputError: nothing of it can be read.
    """
    if known in (Format.JSON, Format.JSON_LINES):
        yield from read_json(stream, origin, lines=known is Format.JSON_LINES)
        return
    content = read_bounded(stream, origin.where)
    text = decode(content, origin.where, declared=charset)
    found = known or sniff(text, origin.where)
    if found is Format.JSON:
        yield from read_json(io.BytesIO(text.encode("utf-8", "replace")), origin, lines=False)
    else:
        yield _PARSERS[found](text, replace(origin, digest=digest_of(content)))


def sniff(text: str, where: str) -> Format:
    """The format of a text whose name tells nothing.

    Raises:
        InputError: it is XML, but no web page.
    """
    text = text.removeprefix("\ufeff")
    if _HTML.match(text):
        return Format.HTML
    if _XML.match(text):
        raise InputError(where, "is XML but no web page; save the article as text, HTML, Markdown or JSON")
    if _JSON.match(text):
        return Format.JSON
    return Format.MARKDOWN if has_front_matter(text) else Format.TEXT


def _parse_text(text: str, origin: Origin) -> Article:
    return Article(origin=origin, text=text)


_PARSERS: dict[Format, Callable[[str, Origin], Article]] = {
    Format.TEXT: _parse_text,
    Format.HTML: parse_webpage,
    Format.MARKDOWN: parse_markdown,
}
