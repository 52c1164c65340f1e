"""Which words make a time expression, and which rule reads it.

A pattern is a regular expression over the kinds of the words: a name in capitals stands for a word of that kind
(:class:`parley.analysis.time.words.Kind`), a name in small letters for another pattern of this module. Rules are tried in order, so that a
longer expression goes before what it begins with. A rule that turns the words down (no such day, a number that is no year) leaves them to
the rules behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from parley.analysis.time import days, durations, fiscal, holidays, moments, periods, references, relative
from parley.analysis.time.expression import Expression, Sense, Setting
from parley.analysis.time.words import Kind


class Rule(NamedTuple):
    """A pattern and the function that reads what it matches (None: these words are no time expression after all)."""

    pattern: str
    read: Callable[[Expression], Sense | None]


# Repetitions are bounded, so that the time stays linear in the length of any text.
_PARTS = {
    "month": "(?: MONTH | SHORTMONTH )",
    "nth": "(?: DAY | NTH )",
    "ofyear": "(?: COMMA? YEAR (?! ZONE ) )",
    "which": "(?: THIS LAST? | THAT | THE? (?: LAST | NEXT | PREVIOUS | FOLLOWING | SAME | CURRENT ) )",
    "counted": "(?: which (?: FISCAL | WHOLE )? UNIT )",
    # "March 5, 2025", "Friday, Oct. 13", "the 9th of November".
    "writtenday": "(?: month THE? nth ofyear? | (?: THE (?= NTH ) )? nth OF? month ofyear? )",
    "calendarday": "(?: (?: (?: WEEKDAY | SHORTWEEKDAY ) COMMA? )? writtenday | ISO | SLASHED )",
    "someday": "(?: calendarday | which? WEEKDAY (?: OF? (?: THIS | LAST | NEXT ) UNIT )? | DEICTIC )",
    "spelled": "(?: CARDINAL (?: DASH? CARDINAL ){0,6} (?: DASH? AND DASH? A? DASH? HALF )? )",
    "number": "(?: (?: DAY | YEAR | NUMBER ) FRACTION? | FRACTION | spelled )",
    "about": "(?: AT LEAST | UP TO | MORE THAN | NEARLY )",
    "count": "(?: VAGUE | A? CROWD OF? | A? COUPLE OF? | number (?: (?: TO | OR | DASH | AND ) number )? )",
    "quantity": "(?: A VAGUE | A (?= CARDINAL UNITS ) CARDINAL | count | A? HALF (?: A | DASH )? | A )",
    "adjective": "(?: MORE | WHOLE | FISCAL ){0,3}",
    "unit": "(?: UNIT | UNITS )",
    "measure": "(?: quantity DASH? (?: MORE | WHOLE ){0,3} unit (?: AND A HALF )? | quantity PARTS )",
    "clocktime": "(?: (?: CLOCK | DAY | CARDINAL ) (?: MERIDIEM | OCLOCK ) ZONE? | (?: CLOCK | YEAR | NUMBER ) ZONE )",
    "clock": "(?: clocktime | CLOCK | NOON )",
    "spelledyear": "(?: CARDINAL CARDINAL (?: DASH? CARDINAL )? )",
    "early": "(?: EARLY DASH? )",
    "edge": "(?: early | EARLIER | LATER | THE? EDGE OF )",
    "compared": "(?: DASH (?: AGO | EARLIER ) )",
    "ordered": "(?: (?: ORDINAL | NTH | LAST (?= HALF ) ) DASH? FISCAL? (?: UNIT | HALF ) )",
    "finish": "(?= COMMA | STOP | BREAK | \\Z )",
}

_TIMES = (
    Rule("clock (?: OPEN clocktime CLOSE )? (?: COMMA | ON | COMMA ON )? someday", moments.timed_day),
    Rule("someday COMMA? AT? clock", moments.timed_day),
    Rule("early? someday EARLY? PART", moments.timed_day),
    Rule("(?: THE | A )? early? PART (?: OF | ON | COMMA )? someday", moments.timed_day),
    Rule("early? which PART | early? TONIGHT", moments.part_of_known_day),
    Rule("OVERNIGHT (?: FROM? someday (?: TO | INTO ) someday | (?: ON | INTO )? someday )?", moments.overnight),
    Rule("early PART | (?<= AT ) (?: CLOCK ZONE? | NOON ) | (?<= [ BEFORE AFTER TO ON OF ] ) NOON | clocktime", moments.bare_time),
)
_REPETITIONS = (
    Rule(
        """EVERY (?: OTHERWISE | number | VAGUE )? (?: unit | WEEKDAY PARTS? | PART | MONTH | WEEKEND ) | EVERY OF THE LAST count UNITS
         | (?: number | VAGUE )? TIMES (?: A | EVERY ) UNIT | WEEKDAY PARTS | WEEKDAYS PARTS? | FREQUENT""",
        durations.repetition,
    ),
)
_DAYS = (
    Rule(
        """(?: (?<= FROM ) nth (?: TO | AND ) | nth (?: DASH | TO ) ) THE? nth OF? month ofyear?
         | month nth (?: DASH | TO ) nth ofyear? | (?<= FROM ) month nth AND nth ofyear?""",
        days.day_range,
    ),
    Rule("(?: quantity | THE ) unit (?: BEFORE | AFTER ) THE? someday | THE? EVE OF someday", relative.beside_day),
    Rule("early? someday", days.day_meant),
    Rule("which? HOLIDAY (?: COMMA? YEAR )?", holidays.holiday),
)
_PERIODS = (
    Rule(
        """edge? which? month (?: COMMA | OF )? (?: YEAR (?! ZONE ) | spelledyear )
         | edge? MONTH OF? (?: THIS | THAT | THE? (?: LAST | NEXT | PREVIOUS | SAME ) ) UNIT | edge? which? MONTH | (?<= IN ) SHORTMONTH""",
        periods.month,
    ),
    Rule(
        """(?: THE (?! (?: ORDINAL | NTH ) DASH ) )? (?: YEAR POSSESSIVE? | counted POSSESSIVE )? (?: FISCAL DASH? )? ordered
           (?: OF? (?: (?: FISCAL UNIT? )? YEAR | counted ) )?""",
        fiscal.quarter,
    ),
    Rule("THE? early? (?: NTH | ORDINAL ) DASH? UNIT", periods.century),
    Rule("edge? DECADE | THE early? TENS", periods.decade),
    Rule("edge? (?: which | THE (?= SEASON OF ) )? SEASON (?: OF? YEAR | OF counted | (?! OF ) )", periods.season),
)
# A year stands behind what is counted, for "the year 2000" begins as "the year" does.
_COUNTED = (
    Rule(
        "(?: AT LEAST )? (?: THE | THIS )? (?: LAST | NEXT | PREVIOUS | FOLLOWING | CURRENT | ORDINAL ) adjective count adjective UNITS",
        durations.duration,
    ),
    Rule(
        """(?: about | CIRCA )? A UNIT (?: AGO | EARLIER )
         | (?: THE (?= UNIT compared (?: ORDINAL | NTH | UNIT | PERIOD ) ) )? UNIT compared
           (?: (?: ORDINAL | NTH )? DASH? (?: UNIT | PERIOD ) )?""",
        fiscal.year_ago,
    ),
    Rule("UNITS AGO | (?: about | CIRCA )? measure (?: AGO | EARLIER | LATER | FROM NOW )", relative.distant),
    Rule("(?: quantity | THE ) unit (?: BEFORE | AFTER ) finish", relative.beside_mentioned),
    Rule("THE? UNIT OF (?: calendarday | THE? nth (?! OF ) )", relative.week_of),
    Rule("UNIT (?: DASH | POSSESSIVE )? EDGE", fiscal.end_of_year),
    Rule("edge? counted | edge? (?: which | THE ) WEEKEND | THE? EDGE OF THE UNIT", relative.counted_period),
    Rule("(?<= EARLIER IN | LATER IN | EARLY IN ) THE UNIT", relative.within),
    Rule("THE FISCAL? UNIT | THE YEAR UNIT", fiscal.the_period),
    Rule(
        "edge? (?: THE? FISCAL? UNIT | FISCAL ) (?: YEAR | spelledyear ) | THE? YEAR FISCAL UNIT | edge? YEAR | edge? spelledyear",
        periods.year,
    ),
)
_LENGTHS = (
    Rule(
        """about? (?: THE (?= count UNITS ) )? measure (?: DASH LONG | PERIOD )? (?! compared ) | unit DASH LONG | WEEKLONG
         | THE UNITS AHEAD | (?: NEXT | FOLLOWING )? UNITS (?! compared )""",
        durations.duration,
    ),
)
_POINTERS = (
    Rule("(?: LAST | PREVIOUS ) UNITS | MORE? RECENT (?: UNITS (?: (?: AND | OR ) UNITS )? )?", references.recent),
    Rule("NOW | THIS UNITS | CURRENT (?= OTHER )", references.present),
    Rule("THE (?: LAST | TENSE ) (?: (?= OTHER ) | finish )", references.past_or_future),
)
RULES = (*_TIMES, *_REPETITIONS, *_DAYS, *_PERIODS, *_COUNTED, *_LENGTHS, *_POINTERS)


def _compiled(pattern: str) -> str:
    """The regular expression over kinds that a pattern stands for."""
    while (expanded := re.sub(r"[a-z]{2,}", lambda match: _PARTS[match.group()], pattern)) != pattern:
        pattern = expanded
    return re.sub(r"[A-Z]{2,}|\bA\b", lambda match: Kind[match.group()].value, pattern).replace(" ", "").replace("\n", "")


_RULES = [re.compile(_compiled(rule.pattern)) for rule in RULES]
# Where no expression begins: asked first, for it is so at nearly every word (without it the search takes fifteen times as long).
_NOWHERE = _compiled(
    """OTHER | BREAK | STOP | COMMA | OF | ON | IN | INTO | TO | OR | AND | FROM | DASH | POSSESSIVE | OPEN | CLOSE | THAN | AGO | BEFORE
     | AFTER | (?: THE | A | THIS | THAT | SAME | MORE | EARLY | NEARLY | CIRCA | UP | AT | DAY | NUMBER | CARDINAL | ORDINAL )
       (?: OTHER | STOP | BREAK )"""
)
# One pattern for all: the group that matched tells the rule.
_ANY = re.compile(f"(?!{_NOWHERE})(?:{'|'.join(f'({pattern.pattern})' for pattern in _RULES)})")


class Match(NamedTuple):
    """Words ``first`` to ``last`` (half-open) and what they mean."""

    first: int
    last: int
    sense: Sense


def first_match(setting: Setting, kinds: str, position: int) -> Match | None:
    """The first time expression at or behind a word, or None."""
    while (match := _ANY.search(kinds, position)) is not None:
        found = _read_at(setting, kinds, match.start(), (match.lastindex or 1) - 1)
        if found is not None:
            return found
        position = match.start() + 1
    return None


def _read_at(setting: Setting, kinds: str, start: int, first_rule: int) -> Match | None:
    """What the first rule from ``first_rule`` on that matches at a word and does not turn it down makes of it."""
    for rule, pattern in zip(RULES[first_rule:], _RULES[first_rule:], strict=True):
        match = pattern.match(kinds, start)
        if match is None:
            continue
        try:
            sense = rule.read(Expression(setting, start, match.end()))
        except (OverflowError, ValueError):  # "ten thousand years ago": no day that the calendar holds
            continue
        if sense is not None:
            return Match(start, match.end(), sense)
    return None
