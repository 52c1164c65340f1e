"""Documents: one article, release or readout as published, and spans of its text.

Everything above measures in this package's unit: Unicode code points into :attr:`Document.text`, half-open.
"""

from parley.documents.document import Document, parse_published
from parley.documents.normalise import NormalisedText, normalise
from parley.documents.span import Span, trim

__all__ = ["Document", "NormalisedText", "Span", "normalise", "parse_published", "trim"]
