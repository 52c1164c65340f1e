"""What is read from a sentence published on Wednesday, 19 March 2025: spans, types and values."""

import datetime as dt

import pytest

from parley.analysis.model import Timex
from parley.analysis.parse import parse
from parley.analysis.time import find_timexes
from parley.documents import Document

WEDNESDAY = "2025-03-19"


def timexes(text: str, published: str | None = WEDNESDAY) -> list[Timex]:
    return find_timexes(parse(Document(digest="-", text=text, published=published)))


def read(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str, str | None]]:
    return [(text[timex.start : timex.end], timex.type, timex.value) for timex in timexes(text, published)]


DAYS = [
    ("The envoys met on 3 March 2025.", "3 March 2025", "2025-03-03"),
    ("The envoys met on March 3, 2025.", "March 3, 2025", "2025-03-03"),
    ("The envoys met on Nov. 9, 1989, in Berlin.", "Nov. 9, 1989", "1989-11-09"),
    ("The envoys met on the 9th of November.", "the 9th of November", "2024-11-09"),
    ("The envoys met on Monday, March 3, and left.", "Monday, March 3", "2025-03-03"),
    ("The envoys met on Thurs., Jan. 30 in Doha.", "Thurs., Jan. 30", "2025-01-30"),
    ("The envoys met on 2025-03-04 in Doha.", "2025-03-04", "2025-03-04"),
    ("The envoys met on 28/02/2025 in Doha.", "28/02/2025", "2025-02-28"),
    ("The envoys met on 02/28/2025 in Doha.", "02/28/2025", "2025-02-28"),
    ("The envoys met on February 28.", "February 28", "2025-02-28"),
    ("The summit was held on December 12 in Oslo.", "December 12", "2024-12-12"),
    ("The summit will be held on June 2 in Oslo.", "June 2", "2025-06-02"),
    ("The summit will be held on October 2 in Oslo.", "October 2", "2025-10-02"),
    ("The fiscal rules lapsed on May 31 in Oslo.", "May 31", "2024-05-31"),
    ("The two leaders spoke today.", "today", "2025-03-19"),
    ("The two leaders spoke yesterday.", "yesterday", "2025-03-18"),
    ("The two leaders will speak tomorrow.", "tomorrow", "2025-03-20"),
    ("They had met the day before yesterday.", "the day before yesterday", "2025-03-17"),
    ("They met two days before yesterday.", "two days before yesterday", "2025-03-16"),
    ("They met three days ago.", "three days ago", "2025-03-16"),
    ("They meet two days from now.", "two days from now", "2025-03-21"),
    ("They met on the eve of Tuesday's vote.", "the eve of Tuesday", "2025-03-17"),
    ("It fell a day after Sunday's vote.", "a day after Sunday", "2025-03-17"),
    ("They met on Christmas Eve in Rome.", "Christmas Eve", "2024-12-24"),
    ("They will meet on Easter Sunday in Rome.", "Easter Sunday", "2025-04-20"),
    ("The camp was hit on Good Friday 2022.", "Good Friday 2022", "2022-04-15"),
    ("They will meet after Thanksgiving.", "Thanksgiving", "2025-11-27"),
]


@pytest.mark.parametrize(("sentence", "words", "value"), DAYS)
def test_a_day_is_read(sentence: str, words: str, value: str) -> None:
    found = timexes(sentence)[0]
    assert (sentence[found.start : found.end], found.type, found.value) == (words, "DATE", value)
    assert found.first == found.last == dt.date.fromisoformat(value)
    assert found.granularity == "day"


WEEKDAYS = [
    # A past tense looks back, the day of publication included.
    ("The envoys met on Monday.", "2025-03-17"),
    ("The envoys met Wednesday in Doha.", "2025-03-19"),
    ("The envoys met on Thursday.", "2025-03-13"),
    ("Officials said Thursday the truce will hold.", "2025-03-13"),
    ("The envoys have been meeting since Friday.", "2025-03-14"),
    ("The minister was killed in a strike on Friday.", "2025-03-14"),
    ("Friday's strike killed the minister.", "2025-03-14"),
    ("Neither envoy could be reached on Friday.", "2025-03-14"),
    ("Missiles hit the port on Friday.", "2025-03-14"),
    ("They had been scheduled to meet on Friday.", "2025-03-14"),
    # A future tense, a plan and the present look ahead.
    ("The envoys will meet on Monday.", "2025-03-24"),
    ("The envoys will meet on Wednesday.", "2025-03-19"),
    ("The envoys are meeting on Friday.", "2025-03-21"),
    ("The truce takes effect on Friday.", "2025-03-21"),
    ("The vote is scheduled for Friday.", "2025-03-21"),
    ("The envoys agreed to meet on Friday.", "2025-03-21"),
    ("They hope to reach a deal by Friday.", "2025-03-21"),
    ("They postponed the vote until Friday.", "2025-03-21"),
    ("Talks planned for Friday were in doubt.", "2025-03-21"),
    ("The upcoming summit on Friday drew protests.", "2025-03-21"),
    ("Talks could be held on Friday.", "2025-03-21"),
    # Words that say which.
    ("They met last Wednesday.", "2025-03-12"),
    ("They met last Friday.", "2025-03-14"),
    ("They meet next Wednesday.", "2025-03-26"),
    ("They will meet this Friday.", "2025-03-21"),
    ("They met on Friday of last week.", "2025-03-14"),
    ("They meet on Monday next week.", "2025-03-24"),
]


@pytest.mark.parametrize(("sentence", "value"), WEEKDAYS)
def test_a_weekday_is_resolved_by_the_tense(sentence: str, value: str) -> None:
    found = timexes(sentence)[0]
    assert (found.value, found.anchor) == (value, dt.date(2025, 3, 19))


TIMES = [
    ("They met on Tuesday morning.", "Tuesday morning", "2025-03-18TMO"),
    ("They met late on Friday night.", "Friday night", "2025-03-14TNI"),
    ("They met on the morning of March 5.", "the morning of March 5", "2025-03-05TMO"),
    ("They met this afternoon.", "this afternoon", "2025-03-19TAF"),
    ("They met last night.", "last night", "2025-03-18TNI"),
    ("They will meet tonight.", "tonight", "2025-03-19TNI"),
    ("They will meet tomorrow evening.", "tomorrow evening", "2025-03-20TEV"),
    ("The city was shelled overnight.", "overnight", "2025-03-19TNI"),
    ("The city was shelled overnight into Tuesday.", "overnight into Tuesday", "2025-03-18TNI"),
    ("It was shelled overnight from Monday to Tuesday.", "overnight from Monday to Tuesday", "2025-03-18TNI"),
    ("Officials said on Monday that overnight strikes hit the port.", "overnight", "2025-03-17TNI"),
    ("They met at 5:30 p.m. on Tuesday.", "5:30 p.m. on Tuesday", "2025-03-18T17:30"),
    ("They met at 5 p.m. EST March 9.", "5 p.m. EST March 9", "2025-03-09T17:00"),
    ("They met on Tuesday at 12 a.m. sharp.", "Tuesday at 12 a.m.", "2025-03-18T00:00"),
    ("The truce began at 1500 GMT.", "1500 GMT", "2025-03-19T15:00Z"),
    ("The truce began at 0735 UTC.", "0735 UTC", "2025-03-19T07:35Z"),
    ("The truce began at noon.", "noon", "2025-03-19T12:00"),
    ("The truce expires at midnight Friday.", "midnight Friday", "2025-03-21T24:00"),
    ("The post is stamped 2025-03-04T12:30:00Z here.", "2025-03-04T12:30:00Z", "2025-03-04T12:30Z"),
]


@pytest.mark.parametrize(("sentence", "words", "value"), TIMES)
def test_a_time_of_the_day_is_read(sentence: str, words: str, value: str) -> None:
    found = {row for row in read(sentence) if row[1] == "TIME"}
    assert found == {(words, "TIME", value)}


PERIODS = [
    ("They met last week.", "last week", "2025-W11", "2025-03-10", "2025-03-16"),
    ("They meet this week.", "this week", "2025-W12", "2025-03-17", "2025-03-23"),
    ("They will meet next week.", "next week", "2025-W13", "2025-03-24", "2025-03-30"),
    ("They met the week of March 5.", "the week of March 5", "2025-W10", "2025-03-03", "2025-03-09"),
    ("They met over the weekend.", "the weekend", "2025-W11-WE", "2025-03-15", "2025-03-16"),
    ("They will meet this weekend.", "this weekend", "2025-W12-WE", "2025-03-22", "2025-03-23"),
    ("They met last month.", "last month", "2025-02", "2025-02-01", "2025-02-28"),
    ("They met earlier this month.", "earlier this month", "2025-03", "2025-03-01", "2025-03-31"),
    ("They met in early March.", "early March", "2025-03", "2025-03-01", "2025-03-31"),
    ("They met in mid-February.", "mid-February", "2025-02", "2025-02-01", "2025-02-28"),
    ("They met at the end of January.", "the end of January", "2025-01", "2025-01-01", "2025-01-31"),
    ("They met in August.", "August", "2024-08", "2024-08-01", "2024-08-31"),
    ("They will meet in August.", "August", "2025-08", "2025-08-01", "2025-08-31"),
    ("They met last April.", "last April", "2024-04", "2024-04-01", "2024-04-30"),
    ("They met in August 2019.", "August 2019", "2019-08", "2019-08-01", "2019-08-31"),
    ("They met in January of this year.", "January of this year", "2025-01", "2025-01-01", "2025-01-31"),
    ("They met two months ago.", "two months ago", "2025-01", "2025-01-01", "2025-01-31"),
    ("They met in the third quarter of 2024.", "the third quarter of 2024", "2024-Q3", "2024-07-01", "2024-09-30"),
    ("Profit fell in the fourth quarter.", "the fourth quarter", "2024-Q4", "2024-10-01", "2024-12-31"),
    ("The third-quarter loss was small.", "third-quarter", "2024-Q3", "2024-07-01", "2024-09-30"),
    ("They met in the first half of 2024.", "the first half of 2024", "2024-H1", "2024-01-01", "2024-06-30"),
    ("They met last summer.", "last summer", "2024-SU", "2024-06-01", "2024-08-31"),
    ("They met in the fall of 2023.", "the fall of 2023", "2023-FA", "2023-09-01", "2023-11-30"),
    ("They met in 2021.", "2021", "2021", "2021-01-01", "2021-12-31"),
    ("They met late last year.", "late last year", "2024", "2024-01-01", "2024-12-31"),
    ("They met two years ago.", "two years ago", "2023", "2023-01-01", "2023-12-31"),
    ("They met a year and a half ago.", "a year and a half ago", "2023-09", "2023-09-01", "2023-09-30"),
    ("They met nearly four decades ago.", "nearly four decades ago", "1985", "1985-01-01", "1985-12-31"),
    ("They met in fiscal 2024.", "fiscal 2024", "2024", "2024-01-01", "2024-12-31"),
    ("They met in nineteen ninety-seven.", "nineteen ninety-seven", "1997", "1997-01-01", "1997-12-31"),
    ("They met in the late 1980s.", "late 1980s", "198", "1980-01-01", "1989-12-31"),
    ("They met in the '60s.", "'60s", "196", "1960-01-01", "1969-12-31"),
    ("They met in the nineties.", "the nineties", "199", "1990-01-01", "1999-12-31"),
    ("They met in the 19th century.", "the 19th century", "18", "1800-01-01", "1899-12-31"),
    ("They met from 3 to 5 March.", "3 to 5 March", "2025-03-03/2025-03-05", "2025-03-03", "2025-03-05"),
    ("They met on March 3-5, 2024.", "March 3-5, 2024", "2024-03-03/2024-03-05", "2024-03-03", "2024-03-05"),
]


@pytest.mark.parametrize(("sentence", "words", "value", "first", "last"), PERIODS)
def test_a_period_is_read_with_its_first_and_last_day(sentence: str, words: str, value: str, first: str, last: str) -> None:
    (found,) = timexes(sentence)
    assert (sentence[found.start : found.end], found.type, found.value) == (words, "DATE", value)
    assert (found.first, found.last) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


LENGTHS = [
    ("They held a 90-minute call.", "90-minute", "PT90M"),
    ("They spoke for about an hour.", "an hour", "PT1H"),
    ("They agreed to a limited 30-day halt.", "30-day", "P30D"),
    ("They spoke for half an hour.", "half an hour", "PT30M"),
    ("They spoke for a minute and a half.", "a minute and a half", "PT1M30S"),
    ("They fought for two and a half years.", "two and a half years", "P2Y6M"),
    ("They fought for 2 1/2 years.", "2 1/2 years", "P2Y6M"),
    ("They fought for at least 20 days.", "at least 20 days", "P20D"),
    ("They fought for more than three weeks.", "more than three weeks", "P3W"),
    ("They fought for several months.", "several months", "PXM"),
    ("They fought for a few days.", "a few days", "PXD"),
    ("They fought for years.", "years", "PXY"),
    ("They fought for a couple of days.", "a couple of days", "P2D"),
    ("They fought for twenty-five years.", "twenty-five years", "P25Y"),
    ("They fought for almost a hundred years.", "almost a hundred years", "P100Y"),
    ("They fought for a decade.", "a decade", "P10Y"),
    ("They fought for a fortnight.", "a fortnight", "P2W"),
    ("They fought over the past two weeks.", "the past two weeks", "P2W"),
    ("They will fight in the next few days.", "the next few days", "PXD"),
    ("The week-long truce held.", "week-long", "P1W"),
    ("The monthlong truce held.", "monthlong", "P1M"),
    ("The decades-long dispute goes on.", "decades-long", "PXDE"),
    ("The two-week-old truce held.", "two-week", "P2W"),
    ("It came a day after the leaders had talked.", "a day", "P1D"),
    ("It came hours before his conversation with the envoy.", "hours", "PTXH"),
]


@pytest.mark.parametrize(("sentence", "words", "value"), LENGTHS)
def test_a_length_of_time_is_read(sentence: str, words: str, value: str) -> None:
    assert read(sentence) == [(words, "DURATION", value)]


REPETITIONS = [
    ("They meet every day.", "every day", "P1D"),
    ("They meet every other day.", "every other day", "P2D"),
    ("They meet every two weeks.", "every two weeks", "P2W"),
    ("They meet twice a week.", "twice a week", "P1W"),
    ("They meet three times a month.", "three times a month", "P1M"),
    ("They meet each Thursday.", "each Thursday", "XXXX-WXX-4"),
    ("They meet on Fridays.", "Fridays", "XXXX-WXX-5"),
    ("They meet on Tuesday nights.", "Tuesday nights", "XXXX-WXX-2TNI"),
    ("They meet daily.", "daily", "P1D"),
]


@pytest.mark.parametrize(("sentence", "words", "value"), REPETITIONS)
def test_a_repetition_is_read(sentence: str, words: str, value: str) -> None:
    assert read(sentence) == [(words, "SET", value)]


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("They are now in talks.", "now", "PRESENT_REF"),
        ("They met recently.", "recently", "PAST_REF"),
        ("Shelling has grown in recent weeks.", "recent weeks", "PAST_REF"),
        ("In the past, they met.", "the past", "PAST_REF"),
        ("They fear for the future.", "the future", "FUTURE_REF"),
    ],
)
def test_a_word_that_only_points_has_no_days(sentence: str, words: str, value: str) -> None:
    (found,) = timexes(sentence)
    assert (sentence[found.start : found.end], found.value, found.first, found.last) == (words, value, None, None)


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("They met on 3 May 2024. The following day, they signed.", "The following day", "2024-05-04"),
        ("They met on 3 May 2024. They signed the next day.", "the next day", "2024-05-04"),
        ("They met on 3 May 2024. A day later, they signed.", "A day later", "2024-05-04"),
        ("They met on 3 May 2024. Two weeks earlier, they had fought.", "Two weeks earlier", "2024-W16"),
        ("They met on 3 May 2024. They had fought the day before.", "the day before", "2024-05-02"),
        ("They met on 3 May 2024. That evening, they signed.", "That evening", "2024-05-03TEV"),
        ("They met on 3 May 2024. That day, they signed.", "That day", "2024-05-03"),
        ("They met on 3 May 2024. They signed the following month.", "the following month", "2024-06"),
        ("They met on 3 May 2024. They had fought the previous year.", "the previous year", "2023"),
        ("They met on 3 May 2024. Later in the day, they signed.", "the day", "2024-05-03"),
    ],
)
def test_an_expression_is_counted_from_the_day_named_last(sentence: str, words: str, value: str) -> None:
    found = timexes(sentence)[-1]
    assert (sentence[found.start : found.end], found.value, found.anchor) == (words, value, dt.date(2024, 5, 3))


def test_a_day_named_long_before_is_not_counted_from() -> None:
    between = "The envoy spoke of the dam, the road, the port and the prisoners at great length, and then of the grain. " * 4
    found = timexes(f"They met on 3 May 2024. {between}They signed the next day.")[-1]
    assert (found.value, found.first) == (None, None)


def test_results_are_compared_with_the_same_quarter_a_year_earlier() -> None:
    text = "The bank reported a third-quarter loss, up from a year earlier. It had made a profit in the year-ago quarter."
    assert read(text) == [
        ("third-quarter", "DATE", "2024-Q3"),
        ("a year earlier", "DATE", "2023-Q3"),
        ("the year-ago quarter", "DATE", "2023-Q3"),
    ]


def test_several_expressions_of_a_sentence_are_found_in_order() -> None:
    text = "On Monday, the envoys agreed to meet on Friday for two days, a month after the war began in 2022."
    assert read(text) == [
        ("Monday", "DATE", "2025-03-17"),
        ("Friday", "DATE", "2025-03-21"),
        ("two days", "DURATION", "P2D"),
        ("a month", "DURATION", "P1M"),
        ("2022", "DATE", "2022"),
    ]
