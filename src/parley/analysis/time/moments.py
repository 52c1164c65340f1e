"""Times of the day: by the clock, and mornings, evenings and nights."""

from __future__ import annotations

import datetime as dt

from parley.analysis.time import calendar
from parley.analysis.time.calendar import Period, shift_days
from parley.analysis.time.days import day_meant
from parley.analysis.time.expression import Expression, Sense
from parley.analysis.time.words import NOONS, PARTS, Kind
from parley.ledger.records import Granularity

_DAY_KINDS = frozenset((Kind.WEEKDAY, Kind.DEICTIC, Kind.MONTH, Kind.SHORTMONTH))
_NEAR = 6  # words
_SENTENCE = 50  # words; in longer sentences a day further off is hardly that of the night
_SAYING = frozenset("said says reported announced told wrote confirmed claimed added warned stated".split())
_UNIVERSAL = frozenset(("gmt", "utc"))


def timed_day(e: Expression) -> Sense | None:
    """A time of a day that is named with it: "7 a.m. EST May 4", "Friday night", "the morning of March 5", "midnight Friday"."""
    day = day_meant(_without_clock(e))
    if day is None:
        return None
    return _at(e, day.period, day.anchor)


def _without_clock(e: Expression) -> Expression:
    """The expression without the figures of the clock, which could be taken for those of a day or a year."""
    clock = clock_words(e)
    rest = Expression(e.setting, e.first, e.first)
    rest.words = [word for number, word in enumerate(e.words) if number not in clock]
    return rest


def clock_words(e: Expression) -> set[int]:
    """Indices of the words that say the time by the clock."""
    found: set[int] = set()
    for number, word in enumerate(e.words):
        before = e.words[number - 1] if number else None
        if word.kind in (Kind.MERIDIEM, Kind.ZONE, Kind.OCLOCK):
            found.add(number)
            if before is not None and before.kind in (Kind.DAY, Kind.YEAR, Kind.NUMBER, Kind.CARDINAL):
                found.add(number - 1)
        elif word.kind in (Kind.CLOCK, Kind.NOON):
            found.add(number)
    return found


def _at(e: Expression, day: Period | None, anchor: dt.date | None) -> Sense | None:
    time = _clock(e) or _part(e)
    if time is None:
        return None
    return Sense("TIME", day.at(*time) if day else None, anchor=anchor)


def _part(e: Expression) -> tuple[str, Granularity] | None:
    word = e.get(Kind.PART, Kind.TONIGHT, Kind.OVERNIGHT)
    return (f"T{PARTS.get(word.lower, 'NI')}", "part_of_day") if word else None


def _clock(e: Expression) -> tuple[str, Granularity] | None:
    """The time by the clock as TIMEX3 writes it; GMT is marked, other zones are not, as in TimeBank."""
    if (word := e.get(Kind.NOON)) is not None:
        return NOONS[word.lower], "hour"
    figures = next((e.words[number].lower for number in sorted(clock_words(e)) if e.words[number].lower[0].isdecimal()), None)
    if figures is None:
        return None
    hour, minute = _hour_and_minute(figures)
    meridiem = e.get(Kind.MERIDIEM)
    if meridiem is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if meridiem.lower.startswith("p") else 0)
    if hour > 24 or minute > 59:
        return None
    return f"T{hour:02}:{minute:02}{'Z' if _is_universal(e) else ''}", "minute"


def _is_universal(e: Expression) -> bool:
    """True if the time is given in GMT; in "9:20 a.m. (0620 GMT)" the one outside the brackets is not."""
    shown = next((number for number, word in enumerate(e.words) if word.kind is Kind.OPEN), len(e.words))
    return any(word.kind is Kind.ZONE and word.lower in _UNIVERSAL for word in e.words[:shown])


def _hour_and_minute(figures: str) -> tuple[int, int]:
    if len(figures) == 4 and figures.isdecimal():  # "1500 GMT"
        return int(figures[:2]), int(figures[2:])
    hour, _, rest = figures.replace(".", ":").partition(":")
    return int(hour), int(rest[:2] or 0)


def part_of_known_day(e: Expression) -> Sense | None:
    """A part of a day that the text or the publication gives: "this morning", "last night", "that evening", "the next morning"."""
    if e.has(Kind.THIS, Kind.TONIGHT):
        return _shifted(e, e.published, 0)
    if e.has(Kind.LAST):
        return _shifted(e, e.published, -1)
    if e.has(Kind.NEXT, Kind.FOLLOWING):
        return _shifted(e, e.day, 1)
    if e.has(Kind.PREVIOUS):
        return _shifted(e, e.day, -1)
    return _shifted(e, e.day, 0)


def _shifted(e: Expression, anchor: dt.date | None, number: int) -> Sense | None:
    return _at(e, calendar.day(shift_days(anchor, number)) if anchor else None, anchor)


def overnight(e: Expression) -> Sense | None:
    """The night before a morning: that of a day named with it, of one on which it was reported, else of the day of publication.

    "Overnight into Wednesday", "overnight from Tuesday to Wednesday" and "overnight strikes, officials said on Wednesday" give Wednesday.
    """
    if len(e.words) == 1:
        reported = _reported(e)
        return _at(e, reported.period, reported.anchor) if reported else _shifted(e, e.published, 0)
    days = [index for index, word in enumerate(e.words) if word.kind in _DAY_KINDS]
    last = days[-1] if len(days) > 1 and e.has(Kind.TO, Kind.INTO) else 0
    day = day_meant(Expression(e.setting, e.first + last, e.first + len(e.words)))
    return _at(e, day.period, day.anchor) if day else None


def _reported(e: Expression) -> Sense | None:
    """The weekday in the same sentence on which somebody said it, or None."""
    sentence = e.setting.reading.sentence_at(e.words[0].start)
    low = max(0, e.first - _SENTENCE)
    for index, word in enumerate(e.setting.words[low : e.first + _SENTENCE], low):
        if word.kind is Kind.WEEKDAY and sentence is not None and sentence.start <= word.start < sentence.end:
            before = [one.lower for one in e.setting.words[max(0, index - 2) : index]]
            if not _SAYING.isdisjoint(before[-1:] if before[-1:] != ["on"] else before):
                return day_meant(Expression(e.setting, index, index + 1))
    return None


def bare_time(e: Expression) -> Sense | None:
    """A time of the day that the text has just named, or else of that of publication: "at noon", "5:30 p.m.", "1500 GMT"."""
    anchor = e.day or e.published
    return _shifted(e, None if _names_a_day(e) else anchor, 0)


def _names_a_day(e: Expression) -> bool:
    """True if a day follows in a few words that the time may be of: "at 5 p.m. local time on Friday"."""
    behind = (e.behind(number) for number in range(1, _NEAR))
    return any(word is not None and word.kind in _DAY_KINDS for word in behind)
