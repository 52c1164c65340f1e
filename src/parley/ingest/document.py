"""From an article as given to a document: the text made final once, language and limits checked, boilerplate marked."""

from __future__ import annotations

from parley.documents import Document, NormalisedText, normalise
from parley.errors import InputError
from parley.ingest.article import Article, Origin, digest_of
from parley.ingest.boilerplate import boilerplate_spans
from parley.ingest.language import ENGLISH, require_english
from parley.ingest.limits import LONGEST_TEXT
from parley.ingest.plain import join_wrapped
from parley.ingest.published import read_date


def final_text(raw: str) -> NormalisedText:
    """The text that a document made of ``raw`` has, with the way back to offsets in ``raw``.

    Wrapped lines are joined (which changes no offset), then the text is normalised.
    """
    return normalise(join_wrapped(raw))


def document_from_article(article: Article) -> Document:
    """The document that an article becomes.

    Raises:
        InputError: it has no text or too much, or its date is none.
        LanguageError: it is surely in another language than English.
    """
    where = article.origin.where
    if len(article.text) > LONGEST_TEXT:
        raise InputError(where, f"has a text of {len(article.text):,} characters; at most {LONGEST_TEXT:,} are read, so split it")
    text = final_text(article.text).text
    if not text:
        raise InputError(where, "holds no text")
    require_english(text, where)
    return Document(
        url=_web_address(article.url),
        path=article.origin.path,
        outlet=_line(article.outlet),
        title=_line(article.title),
        author=_line(article.author),
        published=_date(article.published, where),
        language=ENGLISH,
        digest=article.origin.digest,
        text=text,
        boilerplate=boilerplate_spans(text),
    )


def document_from_text(
    text: str,
    *,
    where: str = "text",
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    author: str | None = None,
    path: str | None = None,
    digest: str | None = None,
) -> Document:
    """The document that a text handed over by a program becomes.

    Args:
        text: the body of an article.
        where: what an error names.
        published: date of publication: ISO 8601, RFC 2822 or English words.
        outlet: who published it.
        title: headline.
        url: its address.
        author: byline.
        path: file it was read from.
        digest: SHA-256 of the bytes it was read from; that of the text in UTF-8 if not given.

    Raises:
        InputError: there is no text or too much, or the date is none.
        LanguageError: it is surely in another language than English.
    """
    origin = Origin(where=where, digest=digest or digest_of(text.encode("utf-8", "replace")), path=path)
    return document_from_article(Article(origin=origin, text=text, title=title, outlet=outlet, author=author, published=published, url=url))


def _line(text: str | None) -> str | None:
    """A field in one line, normalised like the text; None if nothing is left."""
    return " ".join(normalise(text).text.split()) or None if text else None


def _web_address(text: str | None) -> str | None:
    """The address if it is one of the web; others (``javascript:``, a local file) would become links in a brief and count as unknown."""
    line = _line(text)
    return line if line and line.lower().startswith(("http://", "https://")) and " " not in line else None


def _date(text: str | None, where: str) -> str | None:
    line = _line(text)
    try:
        return read_date(line) if line else None
    except ValueError as error:
        raise InputError(where, f"its date {error}") from None
