from __future__ import annotations

import pytest

from parley.brief import words
from parley.documents import Document
from parley.ledger import Date


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (None, None),
        (Date(), None),
        (Date(text="on Tuesday"), "“on Tuesday”, day not known"),
        (Date(start="2031-05-06", end="2031-05-06", granularity="day"), "6 May 2031"),
        (Date(start="2031-05-06T14:30", end="2031-05-06T14:30", granularity="minute"), "6 May 2031, 14:30"),
        (Date(start="2031-05-06T18:00", end="2031-05-06T23:59", granularity="part_of_day", text="at night"), "6 May 2031 (“at night”)"),
        (Date(start="2031-05-01", end="2031-05-31", granularity="month"), "May 2031"),
        (Date(start="2031-01-01", end="2031-12-31", granularity="year"), "2031"),
        (Date(start="2031-04-28", end="2031-05-04", granularity="week"), "28 April 2031 to 4 May 2031"),
        (Date(start="2031-05-06", granularity="day"), "6 May 2031"),
    ],
)  # fmt: skip
def test_a_date_in_words_is_no_more_exact_than_the_text(date: Date | None, expected: str | None) -> None:
    assert words.date_words(date) == expected


@pytest.mark.parametrize(
    ("duration", "expected"),
    [
        ("PT1H", "1 hour"),
        ("PT90M", "90 minutes"),
        ("PT2H30M", "2 hours 30 minutes"),
        ("P45D", "45 days"),
        ("P1Y6M", "1 year 6 months"),
        ("P2W", "2 weeks"),
        ("P", "P"),
        ("soon", "soon"),
    ],
)
def test_durations(duration: str, expected: str) -> None:
    assert words.duration_words(duration) == expected


def test_short_days() -> None:
    assert words.short_days("2031-05-06", "2031-05-06T10:00") == "6 May 2031"
    assert words.short_days("2031-05-06", "2031-06-08") == "6 May–8 Jun 2031"
    assert words.short_days("2030-12-30", "2031-01-02") == "30 Dec 2030–2 Jan 2031"


def test_lists_and_numbers() -> None:
    assert [words.listed(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == ["", "A", "A and B", "A, B and C"]
    assert (words.counted(1, "reprint"), words.counted(2, "reprint"), words.counted(0, "day")) == ("1 reprint", "2 reprints", "0 days")


def test_a_document_without_headline_or_outlet_is_called_by_what_is_known() -> None:
    assert words.document_title(Document(digest="", text="x", title="Talks")) == "Talks"
    assert words.document_title(Document(digest="", text="x", outlet="Wire", published="2031-05-06")) == "Wire, 6 May 2031"
    assert words.document_title(Document(digest="", text="They met.\n" * 20)).startswith("They met. They met.")
    assert len(words.document_title(Document(digest="", text="They met.\n" * 20))) <= 70
    assert words.document_title(Document(digest="", text="")) == "A document without text"
    assert words.outlet_words(Document(digest="", text="x", path="notes/a.txt")) == "the document a.txt"
    assert words.outlet_words(Document(digest="", text="x")) == "a document without outlet"


def test_an_uncertain_reading_is_called_so() -> None:
    assert words.confidence_words(0.49) == "uncertain reading 0.49"
    assert words.confidence_words(0.5) == "reading 0.50"
