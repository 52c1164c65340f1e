"""Which time expression dates an event; every sentence is published on Wednesday, 19 March 2025."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.analysis.model import Reading, Timex, Token
from parley.analysis.parse import parse
from parley.analysis.time import find_timexes
from parley.assemble.dates import Dating, date_of, duration_of
from parley.documents import Document, normalise
from parley.ledger import Date


def reading_of(text: str, published: str | None = "2025-03-19") -> Reading:
    reading = parse(Document(digest="-", text=text, published=published))
    reading.timexes = find_timexes(reading)
    return reading


def trigger(reading: Reading, word: str) -> Token:
    return next(token for token in reading.tokens if token.text == word)


def governing(text: str, word: str) -> str | None:
    reading = reading_of(text)
    found = Dating(reading).of(trigger(reading, word))
    return text[found.start : found.end] if found else None


TIES = [
    # On the event itself.
    ("Rell and Orman met Tuesday in Doha.", "met", "Tuesday"),
    ("Rell and Orman met in Doha on Tuesday.", "met", "Tuesday"),
    ("The envoy arrived from Velm on Tuesday.", "arrived", "Tuesday"),
    ("On Tuesday, the council adopted the draft.", "adopted", "Tuesday"),
    ("The council on Tuesday adopted the draft.", "adopted", "Tuesday"),
    ("Rell returned to his call on Tuesday with Orman.", "call", "Tuesday"),
    ("Rell described Tuesday's call with Orman.", "call", "Tuesday"),
    ("Nobody had spoken since a heated meeting in Velm last month.", "meeting", "last month"),
    ("An overnight barrage destroyed the depot.", "barrage", "overnight"),
    ("They had met in 2013, when the rebels seized the town.", "seized", "2013"),
    # Each event its own.
    ("Orman told the council on Wednesday that an overnight barrage broke the pledge.", "told", "Wednesday"),
    ("Orman told the council on Wednesday that an overnight barrage broke the pledge.", "barrage", "overnight"),
    ("Orman said Monday the dam would be shelled again.", "said", "Monday"),
    ("On Monday, Orman said the dam was shelled on Sunday.", "shelled", "Sunday"),
    ("Rell and Orman spoke on Wednesday, two days after Rell saw the envoy.", "spoke", "Wednesday"),
    # On what happens together with it.
    ("During Rell's talks with Orman on Tuesday, the leader agreed to a truce.", "agreed", "Tuesday"),
    ("Orman said in an interview on Tuesday that the truce held.", "said", "Tuesday"),
    ("The guards were killed in a strike on Tuesday.", "killed", "Tuesday"),
    ("An overnight strike killed three guards.", "killed", "overnight"),
    ("Speaking on Tuesday, Orman rejected the plan.", "rejected", "Tuesday"),
    ("Drones hit the depot on Tuesday, killing three guards.", "killing", "Tuesday"),
    ("Tensions rose on Tuesday as both sides accused each other.", "accused", "Tuesday"),
    ("Rell met Orman on Tuesday and agreed to a truce.", "agreed", "Tuesday"),
    ("The bombing on Tuesday that killed three guards was condemned.", "killed", "Tuesday"),
    # On the verb that holds it or puts it ahead.
    ("Rell and Orman held a call on Tuesday.", "call", "Tuesday"),
    ("The army launched drones overnight.", "drones", "overnight"),
    ("There were 40 drones launched overnight.", "were", "overnight"),
    ("The attack took place on Tuesday.", "attack", "Tuesday"),
    ("A meeting is scheduled for Thursday in Doha.", "meeting", "Thursday"),
    ("A meeting planned for Thursday was called off.", "meeting", "Thursday"),
    ("Envoys will hold talks on Monday.", "talks", "Monday"),
    ("Rell met Orman on a visit to Velm on Tuesday.", "visit", "Tuesday"),
    # From one day to another.
    ("They met from Monday to Tuesday in Doha.", "met", "Monday to Tuesday"),
    ("They fought between 3 March and 5 March.", "fought", "3 March and 5 March"),
]


@pytest.mark.parametrize(("text", "word", "words"), TIES)
def test_an_event_is_dated_by_what_governs_it(text: str, word: str, words: str) -> None:
    assert governing(text, word) == words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Orman said on Wednesday that they had met in Doha.", "met"),
        ("Orman praised Tuesday's call.", "praised"),
        ("Orman will attend the vote after Tuesday's call.", "attend"),
        ("Hours before his call with Rell, Orman met the envoys.", "met"),
        ("Orman resigned a day after the call.", "resigned"),
        ("They have fought since Tuesday.", "fought"),
        ("They must leave by Friday.", "leave"),
        ("They met Tuesday, and the sides must wait.", "wait"),
        ("They fought for two weeks.", "fought"),
        ("They now demand a truce.", "demand"),
        ("They meet every Friday.", "meet"),
        ("They shelled the town ahead of Tuesday's vote.", "shelled"),
    ],
)
def test_an_event_that_nothing_dates_has_no_date(text: str, word: str) -> None:
    assert governing(text, word) is None


def test_two_days_that_disagree_date_nothing_and_two_that_agree_the_finer() -> None:
    reading = reading_of("They met on Tuesday in March.")
    one, other = (timex for timex in reading.timexes)
    assert one.first != other.first
    assert Dating(reading).of(trigger(reading, "met")) is one
    clash = reading_of("They met Monday in Doha on Tuesday.")
    assert Dating(clash).of(trigger(clash, "met")) is None


def test_an_auxiliary_stands_for_its_verb() -> None:
    assert governing("Orman had said on Tuesday that the truce held.", "had") == "Tuesday"


@pytest.mark.parametrize(
    ("text", "word", "words"),
    [
        ("Rell and Orman held a 90-minute call.", "call", "90-minute"),
        ("Rell and Orman talked for roughly an hour on Tuesday.", "talked", "an hour"),
        ("The call lasted two hours.", "call", "two hours"),
        ("Rell and Orman spoke a day after the vote.", "spoke", None),
    ],
)
def test_the_length_of_an_event(text: str, word: str, words: str | None) -> None:
    reading = reading_of(text)
    found = Dating(reading).length_of(trigger(reading, word))
    assert (text[found.start : found.end] if found else None) == words


def only(text: str, published: str | None = "2025-03-19") -> tuple[Reading, Timex]:
    reading = reading_of(text, published)
    return reading, reading.timexes[0]


def test_the_ledgers_date_has_the_words_with_their_preposition() -> None:
    assert date_of(*only("They met on Tuesday.")) == Date(
        start="2025-03-18", end="2025-03-18", granularity="day", text="on Tuesday", anchor="2025-03-19"
    )
    assert date_of(*only("They met last month.")) == Date(
        start="2025-02-01", end="2025-02-28", granularity="month", text="last month", anchor="2025-03-19"
    )


def test_a_time_by_the_clock_is_a_date_time() -> None:
    found = date_of(*only("They met at 5:30 p.m. on Tuesday."))
    assert (found.start, found.end, found.granularity) == ("2025-03-18T17:30", "2025-03-18T17:30", "minute")
    midnight = date_of(*only("The truce expires at midnight Friday."))
    assert (midnight.start, midnight.granularity) == ("2025-03-21", "hour")


def test_a_night_is_dated_by_its_morning() -> None:
    found = date_of(*only("The town was shelled overnight."))
    assert (found.start, found.end, found.granularity) == ("2025-03-19", "2025-03-19", "part_of_day")


def test_an_unknown_publication_date_leaves_both_ends_open() -> None:
    assert date_of(*only("They met on Tuesday.", None)) == Date(text="on Tuesday")


def test_an_event_is_tied_to_its_expression_even_where_the_day_is_unknown() -> None:
    reading = reading_of("They met on Tuesday.", None)
    assert Dating(reading).of(trigger(reading, "met")) is reading.timexes[0]


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("They held a 90-minute call.", "PT90M"),
        ("They agreed to a 30-day truce.", "P30D"),
        ("They fought for two and a half years.", "P2Y6M"),
        ("They lost money over the past two quarters.", "P6M"),
        ("They fought for several weeks.", None),
        ("They met on Tuesday.", None),
        ("They meet every day.", None),
    ],
)
def test_a_duration_is_iso_8601_or_none(text: str, duration: str | None) -> None:
    _, timex = only(text)
    assert duration_of(timex) == duration


WORDS = (
    "on from to and during Tuesday overnight 2014 March 5 met said call held killed Rell , . that who will for a two-hour the last month"
).split()


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join) | st.text(max_size=60), st.sampled_from(["2025-03-19", None]))
def test_no_text_breaks_it_and_the_expression_is_in_the_sentence(raw: str, published: str | None) -> None:
    text = normalise(raw).text
    reading = reading_of(text, published)
    dating = Dating(reading)
    for token in reading.tokens:
        for timex in (dating.of(token), dating.length_of(token)):
            if timex is not None:
                assert 0 <= timex.start < timex.end <= len(text)
                assert date_of(reading, timex).text
