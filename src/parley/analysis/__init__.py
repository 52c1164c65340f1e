"""Analysis: what stands in a text, layer by layer. Pure: document in, annotations out; no clock, no network, no database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from parley.analysis.actors import find_actors
from parley.analysis.attribution import add_encoded, find_attributions, quotations
from parley.analysis.attribution.encoder import encode_all
from parley.analysis.model import Reading
from parley.analysis.parse import paragraphs, parse_all
from parley.analysis.place import find_places
from parley.analysis.time import find_timexes
from parley.documents import Document

__all__ = ["annotate_all", "read_all", "read_document"]

# Documents that go through the models together: short articles fill their batches, and few readings are in memory at a time.
_TOGETHER = 16


def read_document(document: Document) -> Reading:
    """All layers of one document that records are made from."""
    return next(read_all([document]))


def read_all(documents: Iterable[Document]) -> Iterator[Reading]:
    """All layers that records are made from, of several documents, in order; faster than one by one, and with the same result."""
    remaining = iter(documents)
    while batch := list(islice(remaining, _TOGETHER)):
        for reading in parse_all(batch):
            quotes = quotations(reading.text, paragraphs(reading.document))
            reading.timexes = find_timexes(reading)
            reading.places = find_places(reading)
            find_actors(reading, quotes)
            find_attributions(reading, quotes)
            yield reading


def annotate_all(documents: Iterable[Document]) -> Iterator[Reading]:
    """As :func:`read_all`, with the attributions of the encoder: everything that a text attributes, at twice the cost.

    Records don't need it: what was said with a cue verb is found by the rules as well (see the decision record on attribution).
    """
    remaining = read_all(documents)
    while readings := list(islice(remaining, _TOGETHER)):
        for reading, encoded in zip(readings, encode_all(readings), strict=True):
            add_encoded(reading, quotations(reading.text, paragraphs(reading.document)), encoded)
            yield reading
