"""What holds for every text."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.analysis.model import Reading, Timex
from parley.analysis.parse import parse
from parley.analysis.time import find_timexes
from parley.analysis.time.words import KINDS
from parley.documents import Document, normalise

WORDS = (
    "met they envoys said will the vote ruin 5 1990 2000 12 0 99 3rd 22nd 5:30 12:99 1990s '60s ½ 1/2 2025-03-04 2025-02-31 3/4/25 "
    "13/13/2024 9999 00:00 ٣ ٢٠١٤ 1.5 1,500 10000000 . , ; ( ) ' 's \n - – $ %"
).split(" ")
PIECES = st.sampled_from([*KINDS, *(word.capitalize() for word in KINDS), *WORDS])
TEXTS = st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=80)
DATES = st.dates().map(dt.date.isoformat)


def timexes(text: str, published: str | None) -> list[Timex]:
    return find_timexes(parse(Document(digest="-", text=text, published=published)))


@settings(max_examples=300)
@given(raw=TEXTS, published=st.none() | DATES)
def test_expressions_stand_in_the_text_in_order_without_overlap(raw: str, published: str | None) -> None:
    text = normalise(raw).text
    position = 0
    for timex in timexes(text, published):
        assert position <= timex.start < timex.end <= len(text)
        assert text[timex.start : timex.end] == text[timex.start : timex.end].strip()
        position = timex.end


@settings(max_examples=300)
@given(raw=TEXTS, published=DATES)
def test_days_type_and_value_agree(raw: str, published: str) -> None:
    for timex in timexes(normalise(raw).text, published):
        assert timex.type in ("DATE", "TIME", "DURATION", "SET")
        assert (timex.first is None) == (timex.last is None) == (timex.granularity is None)
        if timex.first is not None and timex.last is not None:
            assert timex.first <= timex.last
            assert timex.type in ("DATE", "TIME")
            assert timex.value is not None
        if timex.type in ("DURATION", "SET"):
            assert timex.value
            assert timex.anchor is None


@settings(max_examples=200)
@given(
    raw=st.lists(PIECES.filter(lambda word: not any(letter.isdigit() for letter in word)), max_size=25).map(" ".join),
    one=DATES,
    other=DATES,
)
def test_without_a_publication_date_nothing_is_anchored(raw: str, one: str, other: str) -> None:
    text = normalise(raw).text
    unknown = timexes(text, None)
    absolute = {"decade", "century", "year"}  # "the nineties" and "nineteen ninety" can be told without an anchor
    assert all(timex.anchor is None or timex.granularity in absolute for timex in unknown)
    known = [{(found.start, found.end): found.value for found in timexes(text, date)} for date in (one, other)]
    for timex in unknown:
        if timex.value is not None and timex.first is None:
            assert all(values.get((timex.start, timex.end)) == timex.value for values in known)


@settings(max_examples=100)
@given(raw=TEXTS, published=DATES)
def test_the_same_text_gives_the_same(raw: str, published: str) -> None:
    text = normalise(raw).text
    first, second = (
        [(timex.start, timex.end, timex.type, timex.value, timex.first, timex.last, timex.anchor) for timex in timexes(text, published)]
        for _ in range(2)
    )
    assert first == second


@pytest.mark.parametrize("word", ["five ", "five-", "half a ", "the next ", "Monday and ", "2014-", "overnight "])
def test_the_time_is_linear_in_the_length_of_the_text(word: str) -> None:
    reading = Reading(Document(digest="-", text=word * 20_000, published="2025-03-19"))
    before = time.process_time()
    find_timexes(reading)
    assert time.process_time() - before < 10  # a tenth of it as a rule; minutes where a pattern goes back over a list
