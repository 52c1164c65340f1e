"""A matched expression, what it is read in the light of, and what it comes to mean."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, NamedTuple

from parley.analysis.model import Reading, Token
from parley.analysis.time.calendar import Period
from parley.analysis.time.scan import Word, token_at
from parley.analysis.time.tense import UNCLEAR, direction
from parley.analysis.time.words import Kind

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


# Words over which a day and a quarter that the text named hold as what "the following day" and "a year ago" are counted from. Two or
# three sentences for a day: further on another one has mostly been meant. Results go on being compared with their quarter (60 words cost
# 0.1 points of value F1 on TimeBank and AQUAINT, more than 250 gain nothing).
_DAY_HOLDS = 60
_QUARTER_HOLDS = 250


class Named(NamedTuple):
    """A period that the text named, and the index of the word behind it."""

    period: Period
    behind: int


@dataclass(slots=True)
class Setting:
    """What relative expressions of a document are counted from.

    Attributes:
        reading: the document's reading.
        words: its words.
        published: day of publication, or None when it is unknown. There is no other anchor: the machine's clock is never asked.
        day, period, quarter: the day, the period of whatever length, and the quarter that the text named last.
    """

    reading: Reading
    words: list[Word]
    published: dt.date | None
    day: Named | None = None
    period: Named | None = None
    quarter: Named | None = None


@dataclass(slots=True)
class Sense:
    """What an expression means.

    Attributes:
        type: DATE, TIME, DURATION or SET.
        period: the stretch of the calendar, or None when there is none or it cannot be told.
        value: the TIMEX3 value where it is not the period's.
        anchor: the day that the expression was counted from, or None.
        aside: True for a comparison ("a year earlier"), from which the text does not count on.
    """

    type: TimexType
    period: Period | None = None
    value: str | None = None
    anchor: dt.date | None = None
    aside: bool = False


class Expression:
    """The words of one match.

    Attributes:
        setting: the document's anchors.
        first: index of its first word among the document's words.
        words: the words, in order.
    """

    __slots__ = ("first", "setting", "words")

    def __init__(self, setting: Setting, first: int, last: int) -> None:
        self.setting = setting
        self.first = first
        self.words = setting.words[first:last]

    def get(self, *kinds: Kind) -> Word | None:
        """The first word of one of these kinds, or None."""
        return next((word for word in self.words if word.kind in kinds), None)

    def all(self, *kinds: Kind) -> list[Word]:
        """The words of these kinds, in order."""
        return [word for word in self.words if word.kind in kinds]

    def has(self, *kinds: Kind) -> bool:
        """True if a word is of one of these kinds."""
        return any(word.kind in kinds for word in self.words)

    def before(self, back: int = 1) -> Word | None:
        """A word in front of the expression, or None at the beginning of the text."""
        index = self.first - back
        return self.setting.words[index] if index >= 0 else None

    def behind(self, on: int = 1) -> Word | None:
        """A word behind the expression, or None at the end of the text."""
        index = self.first + len(self.words) + on - 1
        return self.setting.words[index] if index < len(self.setting.words) else None

    @property
    def published(self) -> dt.date | None:
        """The day of publication, or None when it is unknown."""
        return self.setting.published

    @property
    def day(self) -> dt.date | None:
        """The day that the text has just named, or None."""
        day = self._held(self.setting.day, _DAY_HOLDS)
        return day.first if day else None

    @property
    def period(self) -> Period | None:
        """The period that the text named last, or None."""
        return self.setting.period.period if self.setting.period else None

    @property
    def quarter(self) -> Period | None:
        """The quarter that the text speaks of, or None."""
        return self._held(self.setting.quarter, _QUARTER_HOLDS)

    def _held(self, named: Named | None, words: int) -> Period | None:
        return named.period if named is not None and self.first - named.behind <= words else None

    def is_title(self, word: Word) -> bool:
        """True for a word with a capital: "60 Minutes" is a programme."""
        written = self.setting.reading.text[word.start : word.end]
        return written[0].isupper() and not written.isupper()

    def token(self) -> Token | None:
        """The first token of the expression that the parse has."""
        found = (token_at(self.setting.reading, word.start) for word in self.words)
        return next((token for token in found if token is not None), None)

    def direction(self) -> int:
        """Whether its clause speaks of the past or of what is to come."""
        token = self.token()
        return direction(token) if token else UNCLEAR
