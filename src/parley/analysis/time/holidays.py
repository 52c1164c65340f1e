"""Days that have a name: Christian feasts, and the holidays of the United States by which its news counts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from parley.analysis.time import calendar
from parley.analysis.time.calendar import easter, nth_weekday, shift_days
from parley.analysis.time.expression import Expression, Sense
from parley.analysis.time.tense import FUTURE, PAST, UNCLEAR
from parley.analysis.time.words import Kind

_THURSDAY, _MONDAY, _TUESDAY = 3, 0, 1

_HOLIDAYS: dict[str, Callable[[int], dt.date]] = {
    "new years day": lambda year: dt.date(year, 1, 1),
    "new years": lambda year: dt.date(year, 1, 1),
    "valentines day": lambda year: dt.date(year, 2, 14),
    "palm sunday": lambda year: shift_days(easter(year), -7),
    "good friday": lambda year: shift_days(easter(year), -2),
    "easter": easter,
    "easter sunday": easter,
    "easter monday": lambda year: shift_days(easter(year), 1),
    "memorial day": lambda year: nth_weekday(year, 5, _MONDAY, -1),
    "labor day": lambda year: nth_weekday(year, 9, _MONDAY, 1),
    "halloween": lambda year: dt.date(year, 10, 31),
    "election day": lambda year: shift_days(nth_weekday(year, 11, _MONDAY, 1), 1),
    "veterans day": lambda year: dt.date(year, 11, 11),
    "thanksgiving": lambda year: nth_weekday(year, 11, _THURSDAY, 4),
    "thanksgiving day": lambda year: nth_weekday(year, 11, _THURSDAY, 4),
    "christmas eve": lambda year: dt.date(year, 12, 24),
    "christmas": lambda year: dt.date(year, 12, 25),
    "christmas day": lambda year: dt.date(year, 12, 25),
    "boxing day": lambda year: dt.date(year, 12, 26),
    "new years eve": lambda year: dt.date(year, 12, 31),
}


def holiday(e: Expression) -> Sense | None:
    """A holiday of the year given ("Christmas Eve 1999"), else the one that the tense tells, else the nearest."""
    word, year, anchor = e.get(Kind.HOLIDAY), e.get(Kind.YEAR), e.published
    falls = _HOLIDAYS.get(re.sub(r"['’]", "", word.lower).replace("labour", "labor")) if word else None
    if falls is None:
        return None
    if year is not None:
        return Sense("DATE", calendar.day(falls(int(year.lower))))
    if anchor is None:
        return Sense("DATE")
    dates = [falls(anchor.year + shift) for shift in (-1, 0, 1)]
    tense = PAST if e.has(Kind.LAST) else FUTURE if e.has(Kind.NEXT) else e.direction()
    if tense == UNCLEAR:
        date = min(dates, key=lambda date: abs(date - anchor))
    elif tense == FUTURE:
        date = next(date for date in dates if date >= anchor)
    else:
        date = next(date for date in reversed(dates) if date <= anchor)
    return Sense("DATE", calendar.day(date), anchor=anchor)
