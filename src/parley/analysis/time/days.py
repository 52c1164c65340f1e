"""Days: written out, named by the week, or counted from today."""

from __future__ import annotations

import datetime as dt

from parley.analysis.time import calendar
from parley.analysis.time.calendar import shift_days
from parley.analysis.time.expression import Expression, Sense
from parley.analysis.time.numbers import ordinal_of
from parley.analysis.time.scan import Word
from parley.analysis.time.tense import FUTURE, PAST, direction, hangs_on_verb
from parley.analysis.time.words import DEICTIC_DAYS, MONTHS, WEEKDAYS, Kind

# "March 20" without a year is the one nearest to the publication unless both are this far: then the tense decides. In news the year is left
# out only where it is plain, and a tense that was read wrongly would move the date by a year.
_PLAIN = dt.timedelta(days=120)
# A day so soon is meant even where a verb in the past governs it ("the offer, extended to Nov. 20").
_SOON = dt.timedelta(days=45)
_THIS_CENTURY = 70  # two-figure years up to here are 20xx, as strptime's %y has it (69); the oldest news read here is of the 1980s


def valid(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None if the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def day_meant(e: Expression) -> Sense | None:
    """The day that the expression names, whatever else stands in it; None if it names none that the calendar knows."""
    if (word := e.get(Kind.ISO, Kind.SLASHED)) is not None:
        return _figures(word)
    if e.has(Kind.MONTH, Kind.SHORTMONTH):
        return written(e)
    if (word := e.get(Kind.DEICTIC)) is not None:
        return _counted(e.published, DEICTIC_DAYS[word.lower])
    return _weekday(e)


def _figures(word: Word) -> Sense | None:
    if word.kind is Kind.ISO:
        return _iso(word.lower)
    month, day, year = (int(part) for part in word.lower.split("/"))
    if month > 12:  # both orders are in use; only a number above 12 tells which one this is
        month, day = day, month
    elif day <= 12 and day != month:
        return Sense("DATE")
    if year < 100:
        year += 2000 if year < _THIS_CENTURY else 1900
    return _day(valid(year, month, day))


def _iso(figures: str) -> Sense | None:
    """A day ("2025-03-19") or a time ("2025-03-19T14:30Z")."""
    year, month, day = (int(part) for part in figures[:10].split("-"))
    date = valid(year, month, day)
    if date is None or len(figures) == 10:
        return _day(date)
    zone = "Z" if figures.endswith(("z", "+00:00", "+0000")) else ""
    return Sense("TIME", calendar.day(date).at(f"T{figures[11:16]}{zone}", "minute"))


def _day(date: dt.date | None, anchor: dt.date | None = None) -> Sense | None:
    return Sense("DATE", calendar.day(date), anchor=anchor) if date else None


def _counted(anchor: dt.date | None, number: int) -> Sense:
    if anchor is None:
        return Sense("DATE")
    return Sense("DATE", calendar.day(shift_days(anchor, number)), anchor=anchor)


def written(e: Expression) -> Sense | None:
    """A day of a month: "Nov. 9, 1989", "9 November", "the 9th of November"."""
    month = MONTHS[e.all(Kind.MONTH, Kind.SHORTMONTH)[0].lower]
    number = e.get(Kind.DAY, Kind.NTH)
    day = _number(number) if number else None
    year = e.get(Kind.YEAR)
    if day is None:
        return None
    if year is not None:
        return _day(valid(int(year.lower), month, day))
    if valid(2000, month, day) is None:  # a leap year, so that only dates that never are fall out
        return None
    anchor = e.published
    return _day(nearest(e, month, day, anchor), anchor) if anchor else Sense("DATE")


def _number(word: Word) -> int | None:
    return int(word.lower) if word.kind is Kind.DAY else ordinal_of(word.lower)


def nearest(e: Expression, month: int, day: int, anchor: dt.date) -> dt.date | None:
    """The day of a month that is meant when no year is given."""
    dates = [date for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (date := valid(year, month, day))]
    if not dates:
        return None
    closest = min(dates, key=lambda date: abs(date - anchor))
    token = e.token()
    over = closest - anchor > _SOON and token is not None and hangs_on_verb(token) and direction(token) == PAST
    if abs(closest - anchor) <= _PLAIN and not over:
        return closest
    if not over and e.direction() == FUTURE:
        return next((date for date in dates if date >= anchor), None)
    return next((date for date in reversed(dates) if date <= anchor), None)


def _weekday(e: Expression) -> Sense | None:
    word = e.get(Kind.WEEKDAY, Kind.SHORTWEEKDAY)
    if word is None:
        return None
    number = WEEKDAYS[word.lower]
    if e.has(Kind.PREVIOUS, Kind.FOLLOWING):
        return _from_mentioned(e, number)
    anchor = e.published
    if anchor is None:
        return Sense("DATE")
    return _day(_from_published(e, number, anchor), anchor)


def _from_mentioned(e: Expression, weekday: int) -> Sense:
    """A weekday counted from the day named last: "the previous Friday"."""
    anchor = e.day
    if anchor is None:
        return Sense("DATE")
    date = on_or_before(anchor, weekday, 1) if e.has(Kind.PREVIOUS) else on_or_after(anchor, weekday, 1)
    return Sense("DATE", calendar.day(date), anchor=anchor)


def _from_published(e: Expression, weekday: int, anchor: dt.date) -> dt.date:
    if e.has(Kind.UNIT):  # "Friday of last week"
        weeks = -1 if e.has(Kind.LAST) else 1 if e.has(Kind.NEXT) else 0
        return shift_days(calendar.week(anchor).first, weekday + 7 * weeks)
    if e.has(Kind.LAST):
        return on_or_before(anchor, weekday, 1)
    if e.has(Kind.NEXT):
        return on_or_after(anchor, weekday, 1)
    if e.direction() == FUTURE or (e.has(Kind.THIS) and e.direction() != PAST):
        return on_or_after(anchor, weekday)
    return on_or_before(anchor, weekday)


def on_or_before(anchor: dt.date, weekday: int, least: int = 0) -> dt.date:
    """The latest such weekday at least so many days before the anchor (Monday is 0)."""
    return shift_days(anchor, -((anchor.weekday() - weekday - least) % 7) - least)


def on_or_after(anchor: dt.date, weekday: int, least: int = 0) -> dt.date:
    """The first such weekday at least so many days after the anchor (Monday is 0)."""
    return shift_days(anchor, (weekday - anchor.weekday() - least) % 7 + least)


def day_range(e: Expression) -> Sense | None:
    """Several days of a month: "March 3-5", "3 to 5 March"."""
    month = MONTHS[e.all(Kind.MONTH, Kind.SHORTMONTH)[0].lower]
    low, high = (_number(word) or 0 for word in e.all(Kind.DAY, Kind.NTH))
    year, anchor = e.get(Kind.YEAR), e.published
    if low >= high or valid(2000, month, low) is None or valid(2000, month, high) is None:
        return None
    if year is None and anchor is None:
        return Sense("DATE")
    last = valid(int(year.lower), month, high) if year else anchor and nearest(e, month, high, anchor)
    return Sense("DATE", calendar.days(last.replace(day=low), last), anchor=None if year else anchor) if last else None
