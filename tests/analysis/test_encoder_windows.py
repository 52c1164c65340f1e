"""Pieces and windows: every word is there once, in place, whatever the text."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from parley.analysis.attribution import windows as win
from parley.analysis.parse import paragraphs
from parley.documents import Document

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,!?\"'“”’()-"


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """A tokenizer of the same kind as the model's, with single characters for its vocabulary."""
    vocabulary = {"[UNK]": 0} | {mark + letter: 1 + 2 * k + len(mark) // 2 for k, letter in enumerate(LETTERS) for mark in ("", "##")}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


def cut(text: str, tokenizer: Tokenizer) -> win.Pieces:
    return win.cut_pieces(text, paragraphs(Document(digest="", text=text)), tokenizer)


PARTS = st.sampled_from(
    ["The minister", "said", "“we agree", "”", '"', " ", "\n", "\n\n", "U.N.", "don’t", "naïve", "和平", "🕊️", "\u200f", "ab" * 40, "1,200"]
)
TEXTS = st.lists(st.one_of(PARTS, st.text(max_size=8)), max_size=60).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_words_are_in_order_and_hold_letters(tokenizer: Tokenizer, text: str) -> None:
    pieces = cut(text, tokenizer)
    assert all(text[start:end].strip() and start < end for start, end in zip(pieces.starts, pieces.ends, strict=True))
    assert (pieces.starts[1:] >= pieces.ends[:-1]).all()
    assert (np.diff(pieces.first) > 0).all()
    assert (np.diff(pieces.paragraph) >= 0).all()
    assert (np.diff(pieces.sentence) >= 0).all()
    assert len(pieces.ids) == len(pieces.types)
    assert ((pieces.types >= 0) & (pieces.types < win.TYPES)).all()


@settings(max_examples=200, deadline=None)
@given(sizes=st.lists(st.integers(1, 900), max_size=12))
def test_cores_tile_the_document(sizes: list[int]) -> None:
    nothing = np.empty(0, np.int64)
    total = sum(sizes)
    breaks = np.cumsum([0, *sizes])[:-1] if sizes else nothing
    pieces = win.Pieces(np.zeros(total, np.int64), np.zeros(total, np.int64), breaks, nothing, nothing, nothing, nothing, nothing)
    windows = win.cut_windows(pieces)
    assert [piece for one in windows for piece in range(one.core_start, one.core_end)] == list(range(total))
    for one in windows:
        assert one.start <= one.core_start < one.core_end <= one.end <= one.start + win.SIZE


def test_a_long_paragraph_is_read_with_context_on_both_sides(tokenizer: Tokenizer) -> None:
    windows = win.cut_windows(cut("talks " * 1000, tokenizer))
    assert len(windows) > 10
    assert all(one.core_start - one.start == win.MIDDLE for one in windows[1:])
    assert all(one.end - one.core_end == win.MIDDLE for one in windows[:-1])


def test_an_unclosed_quotation_ends_with_its_paragraph(tokenizer: Tokenizer) -> None:
    pieces = cut('He said "we go on\nThe talks ended', tokenizer)
    quoted = pieces.types[pieces.first] // win.CASES % 2
    assert list(quoted) == [0, 0, 1, 1, 1, 0, 0, 0]


def test_types_tell_case_and_the_first_word_of_a_paragraph(tokenizer: Tokenizer) -> None:
    pieces = cut("Envoys met\nUN said 40", tokenizer)
    types = pieces.types[pieces.first]
    assert list(types % win.CASES) == [2, 1, 3, 1, 4]
    assert list(types // (2 * win.CASES)) == [1, 0, 1, 0, 0]
