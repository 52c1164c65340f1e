"""Words, queries and matches without a store."""

from __future__ import annotations

import pytest
from make import document

from parley.documents import Span
from parley.store.search import fold, match, phrases, words


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Kyiv", "kyiv"),
        ("ERDOĞAN", "erdogan"),
        ("İzmir", "izmir"),
        ("Straße", "strasse"),
        ("Zelenskyy", "zelenskyy"),
        ("Львів", "львів"),
        ("ﬁre", "fire"),
        ("２５", "25"),
        ("ℌ", "h"),
        ("e\u0301lan", "elan"),
        ("\u0301", ""),
    ],
)
def test_fold(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_words_keep_their_accents_and_leave_punctuation() -> None:
    text = "Moren’s e\u0301lan: 30-day_halt…"
    assert [text[word.start : word.end] for word in words(text)] == ["Moren", "s", "e\u0301lan", "30", "day", "halt"]


def test_phrases_are_asked_for_once() -> None:
    assert phrases('halt "Halt" cease-fire "the halt" "" “quoted” halt') == (("halt",), ("cease", "fire"), ("the", "halt"), ("quoted",))


def test_overlapping_matches_are_one() -> None:
    found = match(document("the halt holds"), phrases('"the halt" "halt holds" halt'))
    assert found is not None
    assert found.text == (Span(0, 14),)


def test_a_snippet_of_one_long_word_is_cut_all_the_same() -> None:
    text = "x" * 500 + "-halt-" + "y" * 500
    found = match(document(text), phrases("halt"))
    assert found is not None
    assert found.snippet == Span(441, 625)
    assert "halt" in found.snippet.of(text)
