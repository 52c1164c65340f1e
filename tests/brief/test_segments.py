from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parley.brief.segments import split
from parley.documents import Span


def test_overlapping_passages_are_cut_where_one_begins_or_ends() -> None:
    segments = split("abcdefgh", [(1, [Span(0, 5)]), (2, [Span(3, 7)]), (3, [Span(3, 4), Span(6, 8)])])
    assert [(segment.text, segment.passages) for segment in segments] == [
        ("abc", (1,)),
        ("d", (1, 2, 3)),
        ("e", (1, 2)),
        ("f", (2,)),
        ("g", (2, 3)),
        ("h", (3,)),
    ]


def test_paragraph_breaks_and_boilerplate_are_segments_of_their_own() -> None:
    segments = split("one\n\ntwo ad", [(1, [Span(0, 8)])], [Span(9, 11)])
    assert [(segment.text, segment.is_break, segment.boilerplate) for segment in segments] == [
        ("one", False, False),
        ("\n\n", True, False),
        ("two", False, False),
        (" ", False, False),
        ("ad", False, True),
    ]


def test_an_empty_text_has_no_segments() -> None:
    assert split("", []) == []


@st.composite
def texts_with_passages(draw: st.DrawFn) -> tuple[str, list[tuple[int, list[Span]]], list[Span]]:
    text = draw(st.text(st.sampled_from("ab \n<é🙂"), max_size=40))
    cuts = st.lists(st.integers(0, len(text)), max_size=6, unique=True).map(sorted)
    spans = cuts.map(lambda found: [Span(start, end) for start, end in zip(found[::2], found[1::2], strict=False)])
    passages = draw(st.lists(spans, max_size=6))
    return text, list(enumerate(passages, start=1)), draw(spans)


@given(texts_with_passages())
def test_segments_joined_are_the_text_and_those_of_a_passage_its_words(
    example: tuple[str, list[tuple[int, list[Span]]], list[Span]],
) -> None:
    text, passages, boilerplate = example
    segments = split(text, passages, boilerplate)
    assert "".join(segment.text for segment in segments) == text
    assert all(text[segment.start :].startswith(segment.text) for segment in segments)
    for number, spans in passages:
        assert "".join(segment.text for segment in segments if number in segment.passages) == "".join(span.of(text) for span in spans)
        starts = {segment.start for segment in segments}
        assert all(span.start in starts for span in spans)
    left_out = "".join(span.of(text) for span in boilerplate)
    assert "".join(segment.text for segment in segments if segment.boilerplate) == left_out
