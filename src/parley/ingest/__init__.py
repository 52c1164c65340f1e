"""Ingest: files, folders, web addresses and the standard input become documents.

The way of everything that is read::

    source ──read_articles──▶ Article (as given) ──document_from_article──▶ Document (final text, checked, boilerplate marked)

Failures are values: :func:`read_source` yields an error in the place of what it could not read and goes on.
"""

from parley.ingest.article import Article, Ignored, Origin
from parley.ingest.boilerplate import boilerplate_spans
from parley.ingest.document import document_from_article, document_from_text, final_text
from parley.ingest.fetch import Fetcher
from parley.ingest.source import read_articles, read_source

__all__ = [
    "Article",
    "Fetcher",
    "Ignored",
    "Origin",
    "boilerplate_spans",
    "document_from_article",
    "document_from_text",
    "final_text",
    "read_articles",
    "read_source",
]
