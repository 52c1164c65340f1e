"""Months, seasons, years, decades and centuries, as they are named."""

from __future__ import annotations

import datetime as dt

from parley.analysis.time import calendar
from parley.analysis.time.calendar import Period
from parley.analysis.time.durations import unit_of
from parley.analysis.time.expression import Expression, Sense
from parley.analysis.time.numbers import number_of, ordinal_of
from parley.analysis.time.relative import counted_period
from parley.analysis.time.scan import Word, token_at
from parley.analysis.time.tense import FUTURE
from parley.analysis.time.words import MONTHS, SEASONS, SMALL_NUMBERS, TENS, Kind

_OLDEST_YEAR, _LATEST_YEAR = 1000, 2999
# Four figures are a year without "in" or the like only in this range.
_OLDEST_BARE, _LATEST_BARE = 1900, 2060
_BEFORE_YEARS = frozenset("since of by before after during until till through mid early late year years".split())
_BEFORE_SEASONS = frozenset((Kind.IN, Kind.TO, Kind.FROM, Kind.AND, Kind.OR))
_BEFORE_THE_SEASON = frozenset("since by during until till through over".split())
# Two figures count from here: "the '80s" is of the last century, "the '20s" of this one.
_OLDEST_TENS = 30


def month(e: Expression) -> Sense | None:
    """A month: "November", "early December", "last April", "August 1988", "October of last year"."""
    number = MONTHS[e.all(Kind.MONTH, Kind.SHORTMONTH)[0].lower]
    anchor, before = e.published, e.before()
    if before is not None and before.kind in (Kind.DAY, Kind.NTH):
        return None  # "30 February": a day that never was
    if e.has(Kind.YEAR, Kind.CARDINAL):
        its_year = _year_number(e)
        return Sense("DATE", calendar.month(its_year, number)) if its_year else None
    if e.has(Kind.UNIT):
        base = _year_meant(e)
        return Sense("DATE", calendar.month(base.first.year, number) if base else None, anchor=anchor if base else None)
    if anchor is None:
        return Sense("DATE")
    return Sense("DATE", calendar.month(_year_of(e, number, anchor), number), anchor=anchor)


def _year_of(e: Expression, number: int, anchor: dt.date) -> int:
    """The year of a month that is named without one."""
    if e.has(Kind.LAST):
        return anchor.year - (number >= anchor.month)
    if e.has(Kind.NEXT):
        return anchor.year + (number <= anchor.month)
    if e.has(Kind.THIS):
        return anchor.year
    if e.direction() == FUTURE:
        return anchor.year + (number < anchor.month)
    return anchor.year - (number > anchor.month)


def _year_meant(e: Expression) -> Period | None:
    """The year in "October of last year"."""
    sense = counted_period(e, "year")
    return sense.period if sense else None


def season(e: Expression) -> Sense | None:
    """A season: "last fall", "the spring of 1990", "this summer"."""
    code = next(SEASONS[word.lower] for word in e.words if word.kind is Kind.SEASON)
    if (year := e.get(Kind.YEAR)) is not None:
        return Sense("DATE", calendar.season(int(year.lower), code))
    if len(e.words) == 1 and not _is_in(e):
        return None
    anchor = e.published
    if anchor is None:
        return Sense("DATE")
    periods = [calendar.season(anchor.year + shift, code) for shift in (-2, -1, 0, 1)]
    if e.has(Kind.NEXT) or (e.direction() == FUTURE and not e.has(Kind.LAST)):
        period = next(period for period in periods if (period.first if e.has(Kind.NEXT) else period.last) > anchor)
    elif e.has(Kind.LAST):
        period = next(period for period in reversed(periods) if period.last < anchor)
    else:
        period = next(period for period in reversed(periods) if period.first <= anchor)
    return Sense("DATE", period, anchor=anchor)


def _is_in(e: Expression) -> bool:
    """True for "in summer", "in the fall"; a word on its own may be another noun ("the fall of the town", "spring water")."""
    before = e.before()
    if before is not None and before.kind is Kind.THE:
        before = e.before(2)
        return before is not None and (before.kind is Kind.IN or before.lower in _BEFORE_THE_SEASON)
    return before is not None and (before.kind in _BEFORE_SEASONS or before.lower in _BEFORE_YEARS)


def year(e: Expression) -> Sense | None:
    """A year: "1989", "fiscal 1989", "early 1990", "nineteen ninety-seven"."""
    if len(e.words) == 1 and not is_year(e):
        return None
    number = _year_number(e)
    return Sense("DATE", calendar.year(number)) if number else None


def _year_number(e: Expression) -> int | None:
    if (word := e.get(Kind.YEAR)) is not None:
        return int(word.lower)
    words = [word.lower for word in e.words if word.kind is Kind.CARDINAL]
    hundreds, rest = SMALL_NUMBERS.get(words[0], 0), number_of(words[1:]) or 0
    if words[:2] == ["two", "thousand"]:
        return int(number_of(words) or 2000) if e.has(Kind.UNIT, Kind.MONTH) else None
    return 100 * hundreds + int(rest) if hundreds in (18, 19, 20) and 10 <= rest <= 99 else None


def is_year(e: Expression) -> bool:
    """True for four figures that are a year on their own; not in "killed 2000 people", "page 1500"."""
    number, before = int(e.words[0].lower), e.before()
    likely = _OLDEST_BARE <= number <= _LATEST_BARE
    if _counts(e):
        return likely and number % 100 != 0 and before is not None and before.kind is Kind.THE  # "the 1992 protests", "the 2000 soldiers"
    told = before is not None and (before.kind is Kind.IN or before.lower in _BEFORE_YEARS)
    return likely or (told and number <= _LATEST_YEAR)


def _counts(e: Expression) -> bool:
    """True if a plural follows that the figures count."""
    token = token_at(e.setting.reading, e.words[0].start)
    if token is None:
        return False
    behind = next(iter(e.setting.reading.tokens[token.index + 1 : token.index + 2]), None)
    governs = token.dep == "nummod" and token.head.index > token.index and token.head.tag in ("NNS", "NNPS")
    return governs or (token.dep == "conj" and behind is not None and behind.tag == "NNS")


def decade(e: Expression) -> Sense | None:
    """A decade: "the 1990s", "the late '80s", "the nineties"."""
    word = e.get(Kind.DECADE)
    if word is not None:
        figures = "".join(letter for letter in word.lower if letter.isdecimal())
        if len(figures) == 2 and not _is_short_decade(e, word):
            return None
        first = int(figures) + (0 if len(figures) > 2 else 1900 if int(figures) >= _OLDEST_TENS else 2000)
    else:
        first = 1900 + next(TENS[word.lower] for word in e.words if word.kind is Kind.TENS)
    return Sense("DATE", calendar.decade(first)) if first % 10 == 0 and _OLDEST_YEAR <= first <= _LATEST_YEAR else None


def _is_short_decade(e: Expression, word: Word) -> bool:
    """True for "the '60s" and "the 60s", not for "in his 60s"."""
    before = e.before()
    return not word.lower[0].isdecimal() or (before is not None and before.kind is Kind.THE)


def century(e: Expression) -> Sense | None:
    """A century: "the 19th century"."""
    if unit_of(e) != "century":
        return None
    word = e.get(Kind.NTH, Kind.ORDINAL)
    number = ordinal_of(word.lower) if word else None
    return Sense("DATE", calendar.century(number)) if number and 1 <= number <= 30 else None
