"""The reading before it becomes records, one line a document: what people take who only want one layer.

Offsets refer to the text exactly as it was handed in, whatever normalisation happened inside.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from parley.analysis.model import Reading
from parley.documents import NormalisedText, Span


class AttributionLine(msgspec.Struct, frozen=True):
    """Who said what: lists of spans."""

    source: list[Span]
    cue: list[Span]
    content: list[Span]


class TimexLine(msgspec.Struct, frozen=True):
    """A time expression (TIMEX3)."""

    start: int
    end: int
    type: str
    value: str | None


class PlaceLine(msgspec.Struct, frozen=True):
    """A toponym; coordinates in degrees (WGS 84), country as ISO 3166-1 alpha-2."""

    start: int
    end: int
    name: str
    lat: float | None
    lon: float | None
    country: str | None


class MentionLine(msgspec.Struct, frozen=True):
    """A phrase that speaks of an actor: ``actor`` numbers the actors of the document, ``name`` is the fullest name."""

    start: int
    end: int
    actor: str
    name: str


class AnnotationLine(msgspec.Struct, frozen=True):
    """One document of the annotation export."""

    doc: str | None
    attributions: list[AttributionLine]
    timexes: list[TimexLine]
    places: list[PlaceLine]
    mentions: list[MentionLine]


def annotation_line(reading: Reading, given: NormalisedText, name: str | None) -> AnnotationLine:
    """The annotations of one reading.

    Args:
        reading: the reading of a document whose text is ``given.text``.
        given: the alignment of that text with the one handed in.
        name: what the input calls the document.
    """
    raw = given.to_raw

    def spans(found: Sequence[Span]) -> list[Span]:
        return [raw(span) for span in found]

    numbers = {id(entity): f"a{number}" for number, entity in enumerate(reading.entities, start=1)}
    return AnnotationLine(
        name,
        [AttributionLine(spans(a.source), spans(a.cue), spans(a.content)) for a in reading.attributions],
        [TimexLine(*raw(timex.span), timex.type, timex.value) for timex in reading.timexes],
        # Adjectives ("Ukrainian") are among them: corpora of toponyms count them as places of their state.
        [PlaceLine(*raw(place.span), place.name, place.lat, place.lon, place.country) for place in reading.places],
        [
            MentionLine(*raw(mention.span), numbers[id(mention.entity)], mention.entity.name)
            for mention in reading.mentions
            if id(mention.entity) in numbers
        ],
    )
