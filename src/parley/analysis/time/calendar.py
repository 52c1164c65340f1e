"""Periods of the calendar: a TIMEX3 value with its first and last day.

Values follow TIMEX3 (ISO-TimeML, TempEval-3): "2025-03-19", "2025-W12", "2025-Q1", "2025-SP", "202" for a decade, "20" for a century,
"2025-03-19TMO" for a morning. Weeks are ISO weeks. Winter runs from December to February and has the year in which it begins.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from parley.ledger.records import Granularity

ONE_DAY = dt.timedelta(days=1)
# First month of each season, in the northern hemisphere, where most outlets in English write from.
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar.

    Attributes:
        value: TIMEX3 value.
        first, last: its first and last day.
        granularity: how exact it is.
    """

    value: str
    first: dt.date
    last: dt.date
    granularity: Granularity

    def at(self, time: str, granularity: Granularity) -> Period:
        """The same day with a time or a part of the day ("T15:00", "TMO") added."""
        return replace(self, value=self.value.partition("T")[0] + time, granularity=granularity)


def day(date: dt.date) -> Period:
    """One day."""
    return Period(date.isoformat(), date, date, "day")


def days(first: dt.date, last: dt.date) -> Period:
    """From one day to another, as an ISO 8601 interval."""
    return Period(f"{first.isoformat()}/{last.isoformat()}", first, last, "day")


def week(date: dt.date) -> Period:
    """The ISO week that holds the day."""
    year, number, weekday = date.isocalendar()
    monday = shift_days(date, 1 - weekday)
    return Period(f"{year}-W{number:02}", monday, shift_days(monday, 6), "week")


def weekend(date: dt.date) -> Period:
    """Saturday and Sunday of the ISO week that holds the day."""
    its_week = week(date)
    return Period(f"{its_week.value}-WE", shift_days(its_week.first, 5), its_week.last, "week")


def month(year: int, number: int) -> Period:
    """A month."""
    first = dt.date(year, number, 1)
    return Period(f"{year:04}-{number:02}", first, _before(year, number + 1), "month")


def quarter(year: int, number: int) -> Period:
    """A quarter of the calendar year; fiscal quarters count as such, for the text rarely tells when a fiscal year begins."""
    return Period(f"{year:04}-Q{number}", dt.date(year, 3 * number - 2, 1), _before(year, 3 * number + 1), "quarter")


def half(year: int, number: int) -> Period:
    """A half of the calendar year."""
    return Period(f"{year:04}-H{number}", dt.date(year, 6 * number - 5, 1), _before(year, 6 * number + 1), "quarter")


def season(year: int, code: str) -> Period:
    """A season ("SP", "SU", "FA", "WI")."""
    begins = _SEASONS[code]
    return Period(f"{year:04}-{code}", dt.date(year, begins, 1), _before(year, begins + 3), "season")


def year(number: int) -> Period:
    """A year."""
    return Period(f"{number:04}", dt.date(number, 1, 1), dt.date(number, 12, 31), "year")


def decade(first: int) -> Period:
    """Ten years from ``first``, which ends in 0."""
    return Period(f"{first // 10:03}", dt.date(first, 1, 1), dt.date(first + 9, 12, 31), "decade")


def century(number: int) -> Period:
    """A century by its number (the 20th is 1900 to 1999, as people speak of it)."""
    first = 100 * (number - 1)
    return Period(f"{number - 1:02}", dt.date(max(first, 1), 1, 1), dt.date(first + 99, 12, 31), "century")


def _before(year_number: int, month_number: int) -> dt.date:
    """The day before a month begins; months count on over the end of the year."""
    years, months = divmod(month_number - 1, 12)
    if year_number + years > dt.MAXYEAR:
        return dt.date.max
    return dt.date(year_number + years, months + 1, 1) - ONE_DAY


def shift_days(date: dt.date, number: int) -> dt.date:
    """The day so many days later.

    Raises:
        OverflowError: the calendar of :mod:`datetime` (years 1 to 9999) does not hold it.
    """
    return date + dt.timedelta(days=number)


def shift_months(date: dt.date, number: int) -> dt.date:
    """The same day so many months later, or the last day of that month if it is shorter.

    Raises:
        OverflowError: the calendar of :mod:`datetime` (years 1 to 9999) does not hold it.
    """
    years, months = divmod(date.month - 1 + number, 12)
    if not dt.MINYEAR <= date.year + years <= dt.MAXYEAR:
        raise OverflowError("year out of range")
    its_month = month(date.year + years, months + 1)
    return min(its_month.last, its_month.first + dt.timedelta(days=date.day - 1))


def easter(number: int) -> dt.date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm; Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = number % 19, number // 100, number % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    gap = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * gap) // 451
    month_number, rest = divmod(h + gap - 7 * m + 114, 31)
    return dt.date(number, month_number, rest + 1)


def nth_weekday(year_number: int, month_number: int, weekday: int, nth: int) -> dt.date:
    """The nth such weekday of a month (Monday is 0); -1 for the last."""
    its_month = month(year_number, month_number)
    if nth < 0:
        return shift_days(its_month.last, -((its_month.last.weekday() - weekday) % 7))
    return shift_days(its_month.first, (weekday - its_month.first.weekday()) % 7 + 7 * (nth - 1))
