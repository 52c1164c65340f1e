"""The document: a text that never changes once it has been read, and where it came from."""

from __future__ import annotations

import datetime as dt
import hashlib

import msgspec

from parley.documents.span import Span


def parse_published(text: str) -> str:
    """Check a publication date and give it in ISO 8601: a day (``2025-03-19``) or a date-time, with its offset if one is given.

    Raises:
        ValueError: ``text`` is neither.
    """
    cleaned = text.strip()
    try:
        if len(cleaned) <= 10:
            return dt.date.fromisoformat(cleaned).isoformat()
        return dt.datetime.fromisoformat(cleaned).isoformat()
    except ValueError:
        raise ValueError(f"{text!r} is no date; write it as 2025-03-19 or 2025-03-19T14:30+00:00") from None


class Document(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="document"):
    """One article, release or readout as published.

    Attributes:
        id: derived from what was read: text, outlet, address, title and date. The same input has the same id on every machine.
        url: canonical address, or None.
        path: file it was read from as the user named it, or None. Not part of the identity: a moved file is the same document.
        outlet: who published it, or None.
        title: headline, or None. It is not part of ``text``.
        author: byline, or None.
        published: ISO 8601 day or date-time in the outlet's own zone, or None. Relative dates are anchored here and nowhere else.
        language: ISO 639-1 code.
        digest: SHA-256 of the bytes read, in hexadecimal.
        text: the normalised text (:func:`parley.documents.normalise`).
        boilerplate: spans of ``text`` that are left out of analysis (promotion, contact lines).
        copy_of: id of the document that this one reprints, or None.
    """

    id: str = ""
    url: str | None = None
    path: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    language: str = "en"
    digest: str
    text: str
    boilerplate: tuple[Span, ...] = ()
    copy_of: str | None = None

    def __post_init__(self) -> None:
        if self.path is not None:
            # A file name that is no valid UTF-8 comes with lone surrogates, which no JSON can hold.
            msgspec.structs.force_setattr(self, "path", self.path.encode("utf-8", "replace").decode("utf-8"))
        if self.published is not None:
            msgspec.structs.force_setattr(self, "published", parse_published(self.published))
        msgspec.structs.force_setattr(self, "id", self._identity())

    def _identity(self) -> str:
        facts = [self.text, self.url, self.outlet, self.title, self.published]
        return "document-" + hashlib.sha256(msgspec.json.encode(facts)).hexdigest()[:16]

    @property
    def published_on(self) -> dt.date | None:
        """The day of publication in the outlet's own zone, or None when it is unknown."""
        return dt.date.fromisoformat(self.published[:10]) if self.published else None
