"""JSON articles: one object, an array of them, or JSON Lines with one document a line."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

import msgspec

from parley.errors import InputError
from parley.ingest.article import Article, Origin, digest_of
from parley.ingest.fields import AUTHOR, NAME, OUTLET, PUBLISHED, TITLE, URL, stated
from parley.ingest.limits import LARGEST_INPUT, too_large, unreadable

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_json(stream: BinaryIO, origin: Origin, *, lines: bool) -> Iterator[Article | InputError]:
    """The articles of a JSON input, in order; for each that is none, the error.

    JSON Lines is read line by line, so only the size of a line is limited, not that of the whole.

    Args:
        stream: the input.
        origin: of the input as a whole; the digests are filled in here.
        lines: True if it is known to be JSON Lines. Otherwise it is taken for such if its first line is a whole object and others follow.
    """
    head = b"" if lines else stream.read(LARGEST_INPUT + 1)
    items = _of_lines(_lines(head, stream), origin) if lines or _is_lines(head) else _of_whole(head, origin)
    return _summed_up(items, origin.where)


def _is_lines(head: bytes) -> bool:
    first, _, rest = head.removeprefix(_BOM).lstrip().partition(b"\n")
    if not rest.strip() or not first.startswith(b"{"):
        return False
    try:
        msgspec.json.decode(first)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def _lines(head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    *whole, last = head.split(b"\n")
    yield from whole
    line = last + stream.readline(LARGEST_INPUT + 1)
    while line:
        yield line
        while len(line) > LARGEST_INPUT and not line.endswith(b"\n"):  # the rest of a line that is refused for its length
            line = stream.readline(LARGEST_INPUT + 1)
        line = stream.readline(LARGEST_INPUT + 1)


def _summed_up(items: Iterator[Article | InputError], where: str) -> Iterator[Article | InputError]:
    """The items as they are; but of an input in which nothing is an article one error, not thousands (an annotation file, say)."""
    errors: list[InputError] = []
    for item in items:
        if isinstance(item, Article):
            yield from errors
            yield item
            yield from items
            return
        errors.append(item)
    if len(errors) > 1:
        yield InputError(where, f"holds no article; the first of {len(errors):,} things in it {errors[0].reason}")
    else:
        yield from errors


def _of_lines(lines: Iterator[bytes], origin: Origin) -> Iterator[Article | InputError]:
    number = 0
    try:
        for number, line in enumerate(lines, 1):
            content = (line.removeprefix(_BOM) if number == 1 else line).strip()
            if number == 1 and content.startswith(_UTF16):
                yield InputError(origin.where, "is in UTF-16; JSON is written in UTF-8")
                return
            if content:
                yield _article_or_error(content, replace(origin, where=f"{origin.where}:{number}", digest=digest_of(content)))
    except (OSError, EOFError, zlib.error) as error:
        yield unreadable(f"{origin.where}:{number + 1}", error)


def _of_whole(content: bytes, origin: Origin) -> Iterator[Article | InputError]:
    if len(content) > LARGEST_INPUT:
        yield too_large(origin.where, "; write several articles as JSON Lines, one a line, in a file .jsonl")
        return
    if content.lstrip().removeprefix(_BOM).lstrip().startswith(b"["):
        yield from _of_array(content.removeprefix(_BOM), origin)
    else:
        yield _article_or_error(content.removeprefix(_BOM), replace(origin, digest=digest_of(content)))


def _of_array(content: bytes, origin: Origin) -> Iterator[Article | InputError]:
    try:
        items = msgspec.json.decode(content, type=list[msgspec.Raw])
    except (msgspec.DecodeError, RecursionError) as error:
        yield _malformed(origin.where, error)
        return
    if not items:
        yield InputError(origin.where, "holds no article: an empty list")
    for number, item in enumerate(items, 1):
        yield _article_or_error(bytes(item), replace(origin, where=f"{origin.where} item {number}", digest=digest_of(bytes(item))))


def _article_or_error(content: bytes, origin: Origin) -> Article | InputError:
    try:
        return parse_json(content, origin)
    except InputError as error:
        return error


def parse_json(content: bytes, origin: Origin) -> Article:
    """The article that one JSON object is.

    Raises:
        InputError: it is no JSON, no object, has no ``text``, or a field of it is no text.
    """
    if len(content) > LARGEST_INPUT:
        raise too_large(origin.where)
    try:
        fields: object = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _malformed(origin.where, error) from None
    if not isinstance(fields, dict):
        raise InputError(origin.where, 'is no JSON object; an article is {"text": ..., "title": ..., "published": ...}')
    text = fields.get("text")
    if not isinstance(text, str):
        raise InputError(origin.where, 'has no "text", so it is no article (annotations of one, perhaps)')
    return Article(
        origin=origin,
        text=text,
        name=stated(fields, NAME, origin.where),
        title=stated(fields, TITLE, origin.where),
        outlet=stated(fields, OUTLET, origin.where),
        author=stated(fields, AUTHOR, origin.where),
        published=stated(fields, PUBLISHED, origin.where),
        url=stated(fields, URL, origin.where),
    )


def _malformed(where: str, error: Exception) -> InputError:
    return InputError(where, "is nested too deep" if isinstance(error, RecursionError) else f"is no valid JSON: {error}")
