"""The fields of an article under the names that programs give them, in JSON and in front matter.

Besides Parley's own names: ``doc``/``dct`` of annotation corpora, the names of trafilatura's and schema.org's output, ``source_url`` and
``published_time`` of archives of web pages. Of several the first in the list counts: the more exact one.
"""

from __future__ import annotations

from collections.abc import Mapping

from parley.errors import InputError

NAME = ("id", "doc")
TITLE = ("title", "headline")
OUTLET = ("outlet", "sitename", "publisher")
AUTHOR = ("author", "authors", "byline")
PUBLISHED = ("published", "published_time", "datePublished", "date_published", "date", "dct")
URL = ("url", "source_url", "canonical_url")


def stated(fields: Mapping[str, object], names: tuple[str, ...], where: str) -> str | None:
    """What the first of ``names`` that is there and not empty says; None if there is none.

    Raises:
        InputError: its value is neither text, a number nor a list of texts.
    """
    for name in names:
        value = fields.get(name)
        text = _text(value)
        if text is None:
            raise InputError(where, f"has a {name!r} that is no text")
        if text.strip():
            return text
    return None


def _text(value: object) -> str | None:
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else None
