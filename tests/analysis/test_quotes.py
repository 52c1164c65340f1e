"""Quotation marks, also odd ones: a defect stays in its paragraph."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.analysis.attribution.quotes import quotations
from parley.documents import Span


def _paragraphs(text: str) -> list[Span]:
    spans, position = [], 0
    for line in text.split("\n"):
        if line:
            spans.append(Span(position, position + len(line)))
        position += len(line) + 1
    return spans


def _quoted(text: str) -> list[str]:
    return [span.of(text) for span in quotations(text, _paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we agree” and left.", ["“we agree”"]),
        ('He said "we agree" and "we sign".', ['"we agree"', '"we sign"']),
        ("Er sagte „nein“, then «non» and “no”.", ["«non»", "“no”"]),
        ("He said ''we agree'' at noon.", ["''we agree''"]),
        ("A 5'10\" man said nothing.", []),
        ("He said “we (the “guarantors”) agree” today.", ["“guarantors”"]),
        ("An opening “ mark that never closes\nand another paragraph “with one”.", ["“with one”"]),
        ("“The talks go on.\n“They will end well,” she said.", ["“The talks go on.", "“They will end well,”"]),
        ("A closing” mark alone.", []),
        ("", []),
    ],
)
def test_pairs_marks(text: str, expected: list[str]) -> None:
    assert _quoted(text) == expected


@given(st.text(alphabet="ab “”\"«».\n'", max_size=80))
def test_is_in_order_and_within_paragraphs(text: str) -> None:
    paragraphs = _paragraphs(text)
    found = quotations(text, paragraphs)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(any(paragraph.contains(span) for paragraph in paragraphs) for span in found)
    assert all(span.start < span.end for span in found)
