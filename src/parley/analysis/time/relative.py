"""Periods counted from the day of publication or from what the text named last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from fractions import Fraction

from parley.analysis.time import calendar
from parley.analysis.time.calendar import Period, shift_days, shift_months
from parley.analysis.time.days import day_meant
from parley.analysis.time.durations import quantity_of, unit_of
from parley.analysis.time.expression import Expression, Sense
from parley.analysis.time.tense import FUTURE
from parley.analysis.time.words import CLOCK_UNITS, Kind

_DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
CONTAINING: dict[str, Callable[[dt.date], Period]] = {
    "day": calendar.day,
    "week": calendar.week,
    "weekend": calendar.weekend,
    "month": lambda date: calendar.month(date.year, date.month),
    "quarter": lambda date: calendar.quarter(date.year, (date.month + 2) // 3),
    "year": lambda date: calendar.year(date.year),
    "decade": lambda date: calendar.decade(date.year // 10 * 10),
    "century": lambda date: calendar.century(date.year // 100 + 1),
}
# How exact "so many units ago" is: ten years ago is a year, not a decade; a fortnight ago a week.
_EXACT = {"night": "day", "fortnight": "week", "decade": "year", "century": "year"}


def shift(date: dt.date, unit: str, number: int) -> dt.date:
    """The day so many units later.

    Raises:
        OverflowError: the calendar does not hold it.
    """
    if unit in _DAYS:
        return shift_days(date, number * _DAYS[unit])
    return shift_months(date, number * _MONTHS[unit])


def counted_period(e: Expression, unit: str | None = None) -> Sense | None:
    """A period beside that of publication or the one named last: "last month", "this week", "the following day", "the same month"."""
    unit = unit or ("weekend" if e.has(Kind.WEEKEND) else unit_of(e))
    if unit not in CONTAINING:
        return None
    if e.has(Kind.PREVIOUS, Kind.FOLLOWING, Kind.SAME, Kind.THAT) or (unit == "day" and e.has(Kind.NEXT)):
        return _from_mentioned(e, unit)
    anchor = e.published
    if anchor is None:
        return Sense("DATE")
    if unit == "weekend" and not e.has(Kind.NEXT):
        return Sense("DATE", _nearby_weekend(e, anchor), anchor=anchor)
    latest = any(word.lower == "latest" for word in e.words)
    number = -1 if e.has(Kind.LAST) or latest else 1 if e.has(Kind.NEXT) else 0
    return Sense("DATE", CONTAINING[unit](shift(anchor, unit, number)), anchor=anchor)


def _nearby_weekend(e: Expression, anchor: dt.date) -> Period:
    """The weekend that has begun last, or the one to come where the clause looks ahead: "the weekend", "this weekend"."""
    this = calendar.weekend(anchor)
    if this.first <= anchor and not e.has(Kind.LAST):
        return this
    return this if e.direction() == FUTURE and not e.has(Kind.LAST) else calendar.weekend(shift_days(anchor, -7))


def _from_mentioned(e: Expression, unit: str) -> Sense:
    anchor = _mentioned(e, unit)
    if anchor is None and e.has(Kind.PREVIOUS) and unit not in _DAYS:
        anchor = e.published  # "up from the previous month", with no month named so far
    if anchor is None:
        return Sense("DATE")
    number = -1 if e.has(Kind.PREVIOUS) else 1 if e.has(Kind.FOLLOWING, Kind.NEXT) else 0
    return Sense("DATE", CONTAINING[unit](shift(anchor, unit, number)), anchor=anchor)


def _mentioned(e: Expression, unit: str) -> dt.date | None:
    """What the text named last that is exact enough to count such units from."""
    if unit in _DAYS:
        return e.day
    return e.period.first if e.period else None


def distant(e: Expression) -> Sense | None:
    """A period so far away: "two years ago", "a day later", "six weeks earlier", "two weeks from now"."""
    unit, number = unit_of(e), quantity_of(e)
    if unit is None or unit == "half":
        return None
    sign = 1 if e.has(Kind.LATER, Kind.FROM, Kind.AFTER) else -1
    if number is None:  # "a few days later" is left to be read as a length
        return Sense("DATE", value="PAST_REF") if e.has(Kind.AGO) else None
    if unit in CLOCK_UNITS and not e.has(Kind.AGO, Kind.FROM):
        return None  # "an hour later" tells a length; the hour it is counted from is hardly ever known
    anchor = e.published if e.has(Kind.AGO, Kind.FROM) else _mentioned(e, unit)
    period = _away(anchor, unit, number * sign) if anchor else None
    return Sense("DATE", period, anchor=anchor if period else None)


def _away(anchor: dt.date, unit: str, number: Fraction) -> Period | None:
    """The period so many units away; None for hours, and for halves of anything but a year or decade."""
    if unit == "year" and number.denominator == 2:
        unit, number = "month", number * 12
    if unit == "decade" and number.denominator == 2:
        unit, number = "year", number * 10
    if number.denominator != 1 or unit not in _DAYS | _MONTHS:
        return None
    return CONTAINING[_EXACT.get(unit, unit)](shift(anchor, unit, int(number)))


def within(e: Expression) -> Sense | None:
    """The day named last, or the week, month or year of publication: "earlier in the day", "later in the week"."""
    unit = unit_of(e)
    anchor = e.day if unit == "day" else e.published
    if unit not in ("day", "week", "month", "year"):
        return None
    return Sense("DATE", CONTAINING[unit](anchor) if anchor else None, anchor=anchor)


def beside_day(e: Expression) -> Sense | None:
    """A day counted from one in the expression: "the day before Tuesday", "two days after the March 5 vote", "the eve of Tuesday"."""
    split = next(number for number, word in enumerate(e.words) if word.kind in (Kind.BEFORE, Kind.AFTER, Kind.EVE))
    base = day_meant(Expression(e.setting, e.first + split + 1, e.first + len(e.words)))
    if base is None:
        return None
    if e.words[split].kind is Kind.EVE:
        unit, number = "day", Fraction(-1)
    else:
        front = Expression(e.setting, e.first, e.first + split)
        unit, number = unit_of(front) or "", (quantity_of(front) or Fraction(1)) * (1 if e.words[split].kind is Kind.AFTER else -1)
    period = _away(base.period.first, unit, number) if base.period else None
    return Sense("DATE", period, anchor=base.anchor) if period or base.period is None else None


def beside_mentioned(e: Expression) -> Sense | None:
    """A day counted from the one named last, at the end of a clause: "the day before", "two days after"."""
    unit, number = unit_of(e), quantity_of(e) or Fraction(1)
    if unit is None or e.has(Kind.VAGUE, Kind.CROWD):
        return None
    anchor = _mentioned(e, unit)
    period = _away(anchor, unit, number if e.has(Kind.AFTER) else -number) if anchor else None
    return Sense("DATE", period, anchor=anchor if period else None)


def week_of(e: Expression) -> Sense | None:
    """The week that holds a day: "the week of March 6"."""
    day = day_meant(e)
    if day is None or unit_of(e) not in ("week", "weekend"):
        return None
    return Sense("DATE", CONTAINING[unit_of(e) or "week"](day.period.first) if day.period else None, anchor=day.anchor)
