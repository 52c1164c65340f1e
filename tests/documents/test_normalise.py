"""The normaliser: what it leaves, and that every offset finds its way back."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from parley.documents import Span, normalise

# What the normaliser treats specially, mixed with what it must leave alone; single characters of all of Unicode besides.
_PIECES = st.sampled_from(
    [
        *" abcXYZ019.,;:!?'\"()-=<>/",
        *"\t\n\r\x0b\x0c\x85\u2028\u2029\u00a0\u2009\u202f\u3000\x1c\x1f",
        *"\u00ad\u200b\u200d\u200e\u2060\u202a\ufeff\x00\x07\x7f\x9f",
        *"\u0301\u0308\u0327\u0338\u0345\u1161\u11a8\u3099",
        *"éñüØłçאمж中ガ한ﬁ½…“”‘’–—€😀",
        "\r\n",
        "e\u0301",
        "=\u0338",
        "\u1100\u1161\u11a8",
        "  ",
        " \u200b ",
        "Zelens\u00adky",
        "\ud800",
    ]
)
raw_texts = st.lists(_PIECES | st.characters(), max_size=60).map("".join)


@settings(max_examples=500, deadline=None)
@given(raw_texts)
@example("\u200b \u0301a")
@example("a=\u200b\u0338b")
@example("\n\u0338")
@example(" \u00ad\n")
def test_normalising_twice_changes_nothing(raw: str) -> None:
    text = normalise(raw).text
    assert normalise(text).text == text


@settings(max_examples=500, deadline=None)
@given(raw_texts)
def test_the_text_is_composed_and_its_white_space_is_plain(raw: str) -> None:
    text = normalise(raw).text
    assert unicodedata.is_normalized("NFC", text)
    assert text == text.strip()
    assert not re.search(r"[^\S \n]|  | \n|\n |\n\n\n", text)
    assert not re.search("[\u00ad\u200b\u200e\u2060\u202a\ufeff\x00-\x08\x7f\ud800-\udfff]", text)


@settings(max_examples=500, deadline=None)
@given(raw_texts)
def test_visible_characters_are_neither_lost_nor_added(raw: str) -> None:
    invisible = {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"}

    def seen(text: str) -> str:
        return "".join(character for character in unicodedata.normalize("NFC", text) if unicodedata.category(character) not in invisible)

    visible_alone = "".join(character for character in raw if unicodedata.category(character) not in invisible)
    assert sorted(unicodedata.normalize("NFD", seen(normalise(raw).text))) == sorted(unicodedata.normalize("NFD", seen(visible_alone)))


@settings(max_examples=500, deadline=None)
@given(raw_texts)
def test_the_pieces_cover_the_text_in_order(raw: str) -> None:
    result = normalise(raw)
    ends = [*(piece.start for piece in result.pieces[1:]), len(result.text)]
    assert [piece.start for piece in result.pieces[:1]] == [0] * bool(result.text)
    position = 0
    for piece, end in zip(result.pieces, ends, strict=False):
        assert position <= piece.raw_start < piece.raw_end <= len(raw)
        assert not piece.copied or raw[piece.raw_start : piece.raw_end].startswith(result.text[piece.start : end])
        position = piece.raw_end


@settings(max_examples=500, deadline=None)
@given(raw_texts)
@example("Zelens\u00adky told the press that he would go")
@example("“E\u0301l dijo”, she said")
def test_each_word_goes_back_to_the_characters_it_was_made_of(raw: str) -> None:
    result = normalise(raw)
    for word in re.finditer(r"\S+", result.text):
        back = result.to_raw(Span(*word.span()))
        assert normalise(raw[back.start : back.end]).text == word.group()


@settings(max_examples=500, deadline=None)
@given(raw_texts, st.data())
def test_a_span_goes_back_to_a_stretch_that_holds_it(raw: str, data: st.DataObject) -> None:
    result = normalise(raw)
    start = data.draw(st.integers(0, len(result.text)))
    end = data.draw(st.integers(start, len(result.text)))
    back = result.to_raw(Span(start, end))
    assert 0 <= back.start <= back.end <= len(raw)
    held, wanted = (
        unicodedata.normalize("NFD", text) for text in (normalise(raw[back.start : back.end]).text, result.text[start:end].strip())
    )
    assert Counter(wanted) <= Counter(held)  # as a bag: the marks of a letter that the span cuts are in another order


@settings(deadline=None)
@given(raw_texts.map(lambda raw: normalise(raw).text), st.data())
def test_in_a_normal_text_offsets_stay(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert normalise(text).to_raw(Span(start, end)) == (start, end)


def test_dropped_characters_beside_a_word_are_left_out() -> None:
    raw = "They met \u200bin Geneva\u200b\u200e."
    result = normalise(raw)
    assert result.to_raw(Span(12, 18)) == (13, 19)
    assert raw[13:19] == result.text[12:18] == "Geneva"


def test_a_soft_hyphen_widens_only_its_own_word() -> None:
    raw = "Minister Kova\u00adlenko told the press that talks go on."
    result = normalise(raw)
    assert result.text == "Minister Kovalenko told the press that talks go on."
    press = result.text.index("press")
    assert raw[slice(*result.to_raw(Span(press, press + 5)))] == "press"
    name = result.text.index("Kovalenko")
    assert raw[slice(*result.to_raw(Span(name, name + 9)))] == "Kova\u00adlenko"


def test_quotation_marks_dashes_and_ellipses_stay() -> None:
    text = "“We’ll go,” she said – ‘perhaps’ — “soon…”"
    assert normalise(text).text == text


def test_line_ends_become_one_kind_and_blank_lines_one() -> None:
    assert normalise("\ufeffone\r\ntwo\rthree\u2028four\n\n \n\nfive \n").text == "one\ntwo\nthree\nfour\n\nfive"


@pytest.mark.parametrize("span", [Span(-1, 2), Span(0, 9), Span(3, 2)])
def test_a_span_outside_the_text_is_refused(span: Span) -> None:
    with pytest.raises(ValueError, match="outside the text"):
        normalise("talks").to_raw(span)


def test_a_million_characters_with_a_rewritten_word_in_each_sentence() -> None:
    raw = "Kova\u00adlenko said: \u201ce\u0301l\u201d. " * 40_000
    result = normalise(raw)
    assert result.text == ("Kovalenko said: “él”. " * 40_000).rstrip()
    last = len(result.text)
    assert result.to_raw(Span(last - 5, last)) == (len(raw) - 7, len(raw) - 1)
