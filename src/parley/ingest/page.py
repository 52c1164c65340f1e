"""What a web address answers: the page, its media type, its compression."""

from __future__ import annotations

import gzip
import io
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from typing import BinaryIO, cast

from parley.errors import InputError
from parley.ingest.limits import read_bounded


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered.

    Attributes:
        url: the address that answered, after redirects.
        content: the body, decompressed.
        media_type: as ``text/html``, in small letters; empty if the answer does not say.
        charset: the encoding that the answer declares, or None.
    """

    url: str
    content: bytes
    media_type: str
    charset: str | None


def content_type(headers: Mapping[str, str]) -> tuple[str, str | None]:
    """The media type, empty if none is stated, and the charset of an answer."""
    message = Message()
    message["Content-Type"] = headers.get("Content-Type", "")
    stated = headers.get("Content-Type") is not None
    return (message.get_content_type() if stated else ""), message.get_content_charset()


def refuse_media(url: str, media_type: str) -> None:
    """Refuse what can be no article by its media type.

    Raises:
        InputError: it can be none.
    """
    main, _, sub = media_type.partition("/")
    if main in ("image", "audio", "video", "font") or sub in ("pdf", "zip", "msword", "rtf", "rss+xml", "atom+xml"):
        raise InputError(url, f"is no article but {media_type}")


def decompressed(url: str, body: bytes, coding: str, limit: int) -> bytes:
    """A body without its compression, be it that of the transport or that of a file.

    Raises:
        InputError: it is larger than ``limit``, damaged, or in a compression that was not asked for.
    """
    coding = coding.strip().lower()
    if coding in ("", "identity"):
        if not body.startswith(b"\x1f\x8b"):
            return body
    elif coding not in ("gzip", "x-gzip"):
        raise InputError(url, f"answers in the compression {coding!r}, which was not asked for")
    return read_bounded(cast(BinaryIO, gzip.GzipFile(fileobj=io.BytesIO(body))), url, limit=limit)
