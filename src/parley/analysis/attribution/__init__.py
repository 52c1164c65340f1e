"""Attribution: who said what, through cue verbs, quotation marks and what they govern."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parley.analysis.attribution.acts import act_of
from parley.analysis.attribution.combine import combine
from parley.analysis.attribution.decode import RawAttribution
from parley.analysis.attribution.quotes import quotations
from parley.analysis.attribution.rules import Found, find
from parley.analysis.model import Attribution, Reading, Token
from parley.documents import Span
from parley.ledger.records import Quotation

__all__ = ["add_encoded", "find_attributions", "quotations"]

# Quotation marks, and what may stand between them and the edge of a content.
_MARKS = "\"“”«»„'‘’`"
_EDGE = " \n,.;:—–-"


def find_attributions(reading: Reading, quotes: list[Span]) -> None:
    """Fill ``reading.attributions`` and ``reading.utterances`` by rules.

    Args:
        reading: with sentences and tokens.
        quotes: the quoted stretches of its text.
    """
    found = [replace(one, rule=f"rules/{one.rule}") for one in find(reading, quotes)]
    reading.attributions = _annotated(reading, quotes, found)
    reading.utterances = [one for one in reading.attributions if one.uttered]


def add_encoded(reading: Reading, quotes: list[Span], encoded: Sequence[RawAttribution]) -> None:
    """Put the attributions that encoder and rules give together in the place of those by rules.

    Args:
        reading: with sentences and tokens.
        quotes: the quoted stretches of its text.
        encoded: what the encoder has found in it (:func:`parley.analysis.attribution.encoder.encode_all`).
    """
    reading.attributions = _annotated(reading, quotes, combine(reading, find(reading, quotes), encoded))


def _annotated(reading: Reading, quotes: list[Span], found: list[Found]) -> list[Attribution]:
    return sorted((_attribution(reading, quotes, one) for one in found), key=lambda one: one.content[0].start)


def _attribution(reading: Reading, quotes: list[Span], found: Found) -> Attribution:
    quotation = _quotation(reading.text, quotes, found.content)
    act = act_of(found, [token for span in found.content for token in reading.tokens_in(span)])
    return Attribution(
        source=tuple(_joined(found.source)),
        cue=tuple(_joined(found.cue)),
        content=found.content,
        source_head=found.source_head,
        cue_head=found.cue_head,
        quotation=quotation,
        act=act,
        confidence=round(found.confidence, 2),
        method=f"attribution.{found.rule}",
        uttered=found.verb is None or found.verb.kind != "a" or act == "deny",
    )


def _joined(tokens: tuple[Token, ...]) -> Iterator[Span]:
    """Spans of tokens, those that stand together as one."""
    start = 0
    for index in range(1, len(tokens) + 1):
        if index == len(tokens) or tokens[index].index != tokens[index - 1].index + 1:
            yield Span(tokens[start].start, tokens[index - 1].end)
            start = index


def _quotation(text: str, quotes: list[Span], content: tuple[Span, ...]) -> Quotation:
    """Direct when all of the content is quoted, mixed when some of it is, indirect when none."""
    quoted = total = 0
    for span in content:
        bare = len(span.of(text).strip(_EDGE + _MARKS))
        total += bare
        for quote in quotes:
            if quote.overlaps(span):
                quoted += max(0, min(span.end, quote.end) - max(span.start, quote.start) - 2)
    if quoted <= 0:
        return "indirect"
    return "direct" if quoted >= total - 3 else "mixed"
