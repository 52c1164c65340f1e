"""An article as it was given: what the readers of the single formats hand on, before it becomes a document."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where the bytes of an article came from.

    Attributes:
        where: how an error names the place: the file as the user named it, ``articles.jsonl:12``, an address, ``standard input``.
        digest: SHA-256, in hexadecimal, of what was read: the file's content after decompression, or the line of a JSON Lines file.
        path: the file as the user named it, or None if it was none.
        url: the address it was fetched from, after redirects, or None.
    """

    where: str
    digest: str
    path: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as the input gives it; nothing is normalised or checked yet.

    Attributes:
        origin: where it came from.
        text: the body, exactly as given (offsets of an annotation refer to it).
        name: the input's own identifier (``id`` or ``doc`` of a JSON article), or None.
        title: headline, or None.
        outlet: who published it, or None.
        author: byline, or None.
        published: date of publication in the input's own words, or None.
        url: its address, or None.
    """

    origin: Origin
    text: str
    name: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Ignored:
    """Files of a folder that are no articles by their names: not read, but counted.

    Attributes:
        where: the folder as the user named it.
        count: how many.
        suffixes: their suffixes, sorted; an empty string stands for a name without one.
    """

    where: str
    count: int
    suffixes: tuple[str, ...]


def digest_of(content: bytes) -> str:
    """SHA-256 of ``content`` in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
