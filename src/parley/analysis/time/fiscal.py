"""Quarters and years as company reports and budgets speak of them: "the third quarter", "a year earlier", "the year ended July 31"."""

from __future__ import annotations

from collections.abc import Callable

from parley.analysis.time import calendar
from parley.analysis.time.calendar import Period, shift_days
from parley.analysis.time.days import day_meant
from parley.analysis.time.durations import unit_of
from parley.analysis.time.expression import Expression, Sense
from parley.analysis.time.numbers import ordinal_of
from parley.analysis.time.relative import CONTAINING, counted_period, shift
from parley.analysis.time.tense import FUTURE
from parley.analysis.time.words import Kind

_HALF_A_QUARTER = 45  # days


def quarter(e: Expression) -> Sense | None:
    """A quarter or half: "the third quarter", "fiscal first quarter", "the first half of 1990", "this year's third quarter"."""
    found = _part_of_year(e)
    if found is None:
        return None
    number, make = found
    if (year := e.get(Kind.YEAR)) is not None:
        return Sense("DATE", make(int(year.lower), number))
    anchor = e.published
    if anchor is None:
        return Sense("DATE")
    if e.has(Kind.LAST, Kind.NEXT, Kind.THIS, Kind.CURRENT):
        counted = counted_period(e, "year")
        base = counted.period if counted else None
        return Sense("DATE", make(base.first.year, number) if base else None, anchor=anchor)
    period = make(anchor.year, number)
    if period.first > anchor and e.direction() != FUTURE:
        period = make(anchor.year - 1, number)
    return Sense("DATE", period, anchor=anchor)


def _part_of_year(e: Expression) -> tuple[int, Callable[[int, int], Period]] | None:
    """Which quarter or half, and what makes one of a year; None for anything else ("the third day")."""
    units = {word.lower for word in e.words}
    if "half" in units and e.has(Kind.YEAR, Kind.THIS, Kind.LAST, Kind.NEXT, Kind.DASH):  # else of a match, as often as of a year
        parts, make = 2, calendar.half
    elif "quarter" in units:
        parts, make = 4, calendar.quarter
    else:
        return None
    word = e.get(Kind.ORDINAL, Kind.NTH)
    final = e.has(Kind.LAST) if word is None else word.lower in ("final", "closing")
    number = parts if final else ordinal_of(word.lower) if word else None
    return (number, make) if number is not None and 1 <= number <= parts else None


def year_ago(e: Expression) -> Sense | None:
    """The same period one year before, where results are compared: "a year ago", "a year earlier", "the year-ago quarter"."""
    units = [word.lower for word in e.all(Kind.UNIT)]
    if units[0] != "year":
        return None
    base, anchor = e.quarter, e.published
    if "quarter" in units:
        base = _last_quarter(e)
    elif base is None and e.has(Kind.EARLIER) and (base := e.period) is not None and base.granularity not in ("month", "year"):
        base = None
    if base is not None:
        return Sense("DATE", CONTAINING[base.granularity](shift(base.first, "year", -1)), anchor=base.first, aside=True)
    return Sense("DATE", CONTAINING["year"](shift(anchor, "year", -1)) if anchor else None, anchor=anchor, aside=True)


def the_period(e: Expression) -> Sense | None:
    """The quarter named last ("the quarter", "the 1988 quarter"); "the year ended July 31" is a length."""
    unit, ended, year = unit_of(e), e.behind(), e.get(Kind.YEAR)
    if ended is not None and ended.kind is Kind.ENDED:
        return _ended(e, unit)
    quarter = _last_quarter(e)
    if unit != "quarter" or (quarter is None and e.published):
        return None
    if year is not None and quarter is not None:
        quarter = calendar.quarter(int(year.lower), (quarter.first.month + 2) // 3)
    return Sense("DATE", quarter, anchor=quarter.first if quarter and not year else None)


def _last_quarter(e: Expression) -> Period | None:
    """The quarter that the text named last, else the last that was over at publication."""
    if e.quarter is not None or e.published is None:
        return e.quarter
    return CONTAINING["quarter"](shift(e.published, "quarter", -1))


def _ended(e: Expression, unit: str | None) -> Sense | None:
    behind = e.first + len(e.words) + 1
    day = day_meant(Expression(e.setting, behind, behind + 5))
    if unit != "quarter" or day is None or day.period is None:
        return Sense("DURATION", value="P1Y") if unit == "year" else None
    middle = shift_days(day.period.first, -_HALF_A_QUARTER)  # fiscal quarters end in any month; this one lies mostly in that of its middle
    return Sense("DATE", CONTAINING[unit](middle), anchor=day.anchor)


def end_of_year(e: Expression) -> Sense | None:
    """The end of the year of publication: "year-end", "year's end"."""
    published = e.published
    if unit_of(e) != "year" or e.words[-1].lower != "end":
        return None
    if published is None:
        return Sense("DATE")
    year = calendar.year(published.year)
    return Sense("DATE", calendar.day(year.last) if e.has(Kind.DASH) else year, anchor=published)
