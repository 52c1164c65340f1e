"""Finding the time expressions of a reading."""

from __future__ import annotations

import re

from parley.analysis.model import Reading, Timex
from parley.analysis.time.expression import Named, Sense, Setting
from parley.analysis.time.grammar import Match, first_match
from parley.analysis.time.scan import scan

_MONTHS_OR_YEARS = re.compile(r"P\d+[MY]")


def find_timexes(reading: Reading) -> list[Timex]:
    """The time expressions of a text, in order, without overlaps.

    Relative ones are counted from the day of publication or from a day that the text names; where neither is known their value, first and
    last day are None. Types and values are those of TIMEX3 (ISO-TimeML; TempEval-3).
    """
    words, kinds = scan(reading)
    setting = Setting(reading, words, reading.document.published_on)
    found: list[Timex] = []
    position = 0
    while (match := first_match(setting, kinds, position)) is not None:
        position = match.last
        timex = _timex(words[match.first].start, words[match.last - 1].end, match.sense)
        if not any(timex.span.overlaps(span) for span in reading.document.boilerplate):
            found.append(timex)
            _remember(setting, match)
    return found


def _timex(start: int, end: int, sense: Sense) -> Timex:
    period = sense.period
    value = sense.value or (period.value if period else None)
    if period is None:
        return Timex(start, end, sense.type, value)
    return Timex(start, end, sense.type, value, period.first, period.last, period.granularity, sense.anchor)


def _remember(setting: Setting, match: Match) -> None:
    """Keep what later expressions are counted from."""
    sense = match.sense
    if sense.type == "DURATION" and _MONTHS_OR_YEARS.fullmatch(sense.value or ""):
        setting.quarter = None  # "for the nine months": results that follow are compared with those
    if sense.period is None or sense.aside:
        return
    setting.period = named = Named(sense.period, match.last)
    if sense.period.value[-2:-1] == "Q":
        setting.quarter = named
    if sense.period.first == sense.period.last:
        setting.day = named
