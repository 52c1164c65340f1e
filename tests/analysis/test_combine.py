"""What the encoder and the rules find, put together."""

from __future__ import annotations

from parley.analysis.attribution.combine import combine
from parley.analysis.attribution.decode import RawAttribution
from parley.analysis.attribution.rules import find
from parley.analysis.parse import parse
from parley.documents import Span
from support.readings import document

TEXT = "The envoy said that the talks would resume on Monday. Her demand for monitors was rejected."


def _span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _raw(source: str, cue: str, content: str, score: float = 0.8) -> RawAttribution:
    return RawAttribution((_span(source),), (_span(cue),), (_span(content),), score)


def test_where_both_agree_the_spans_are_the_encoders_and_the_grammar_the_rules() -> None:
    reading = parse(document(TEXT))
    ruled = find(reading, [])
    (one,) = combine(reading, ruled, [_raw("The envoy", "said", "that the talks would resume")])
    assert one.content == (_span("that the talks would resume"),)
    assert one.rule == "both/clause"
    assert (one.source_head and one.source_head.text, one.cue_head and one.cue_head.text) == ("envoy", "said")


def test_what_the_encoder_alone_has_is_kept_with_less_confidence() -> None:
    reading = parse(document(TEXT))
    both, alone = combine(
        reading,
        find(reading, []),
        [_raw("The envoy", "said", "that the talks would resume on Monday"), _raw("Her", "demand for", "monitors")],
    )
    assert alone.rule == "encoder"
    assert alone.confidence < both.confidence


def test_finds_of_the_rules_alone_are_left_out() -> None:
    reading = parse(document(TEXT))
    assert find(reading, [])
    assert combine(reading, find(reading, []), []) == []
