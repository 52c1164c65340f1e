"""Wrapped lines are joined, lines that are paragraphs or items are not."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.documents import Span
from parley.ingest import document_from_text, final_text
from parley.ingest.plain import join_wrapped

PARAGRAPHS = [
    (
        "The two delegations met again on Wednesday, a day after their ministers had spoken by telephone for an hour. Nobody would say what"
        " had been agreed, but both sides called the meeting useful, and the mediator spoke of a good atmosphere."
    ),
    (
        "“We are closer than we were,” the mediator, Anna Lindqvist, told reporters after the session in Lakeside. The truce that began on"
        " April 13. May last until the summer, she said, if observers can be sent to the line before the rains begin."
    ),
    (
        "The southern side denied that its forces had fired and accused its neighbour of breaking the truce. Shells fell on two villages"
        " overnight, according to the regional administration, and a bridge was damaged."
    ),
]


def joined(text: str) -> list[str]:
    return [line for line in final_text(text).text.split("\n") if line]


@pytest.mark.parametrize("width", [60, 66, 72, 80, 100])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "  \n", "\u00a0\n"])
@pytest.mark.parametrize("between", ["\n\n", "\n\u00a0 \n", "\n    "])
def test_wrapped_paragraphs_come_back(width: int, line_end: str, between: str) -> None:
    text = between.join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS).replace("\n", line_end)
    assert joined(text) == PARAGRAPHS


def test_an_item_of_a_list_is_a_line_of_its_own() -> None:
    items = "- a corridor for aid convoys\n- observers on both sides of the line\n1. exchange of prisoners."
    text = f"{textwrap.fill(PARAGRAPHS[0], 70)}\n\nThe points are:\n{items}\n\n{textwrap.fill(PARAGRAPHS[2], 70)}"
    assert joined(text) == [PARAGRAPHS[0], "The points are:", *items.split("\n"), PARAGRAPHS[2]]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),
        "\n\n".join(PARAGRAPHS),
        "Northport\nLakeside\nThe line\nThe corridor\nThe two villages",
        "MODERATOR: Good morning.\nQ Is there a truce?\nMS LINDQVIST: There is.\nQ Since when?\nMS LINDQVIST: Since noon.",
        "Truce holds for a third day in the north of the country, observers say\nMinisters to meet in Lakeside next week",
        "one\ntwo",
        "",
    ],
)
def test_other_lines_stay(text: str) -> None:
    assert join_wrapped(text) == text


@settings(deadline=None)
@given(
    st.lists(st.text(max_size=90) | st.sampled_from(PARAGRAPHS), max_size=12),
    st.integers(40, 110),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n"]),
)
def test_no_offset_moves_and_no_word_changes(parts: list[str], width: int, line_end: str) -> None:
    text = line_end.join(textwrap.fill(part, width) for part in parts)
    after = join_wrapped(text)
    assert len(after) == len(text)
    assert all(new == old or (old in "\r\n" and new == " ") for new, old in zip(after, text, strict=True))


def test_offsets_find_back_to_the_wrapped_text() -> None:
    raw = textwrap.fill(PARAGRAPHS[0], 66) + "\n\n" + textwrap.fill(PARAGRAPHS[1], 66)
    result = final_text(raw)
    document = document_from_text(raw)
    assert document.text == result.text
    start = result.text.index("told reporters after the session in Lakeside")
    back = result.to_raw(Span(start, start + 44))
    assert raw[back.start : back.end].split() == "told reporters after the session in Lakeside".split()
