"""The words that time expressions are made of, and what each can be.

Every word has one kind, written as one character, so that a text becomes a short string and the grammar a regular expression over that
string (:mod:`parley.analysis.time.grammar`). The cost of a text is then one look-up a word, however many expressions the grammar knows.
"""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Final


class Kind(StrEnum):
    """What a word can be in a time expression; the value is its character in the string that the grammar reads."""

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[str]) -> str:
        return chr(0x100 + count)  # letters, so that none has a meaning in a regular expression

    OTHER = auto()
    BREAK = auto()
    # Figures, told apart by their form.
    ISO = auto()
    SLASHED = auto()
    CLOCK = auto()
    YEAR = auto()
    DAY = auto()
    NUMBER = auto()
    FRACTION = auto()
    DECADE = auto()
    NTH = auto()
    # Numbers in words.
    CARDINAL = auto()
    ORDINAL = auto()
    VAGUE = auto()
    COUPLE = auto()
    HALF = auto()
    CROWD = auto()
    TENS = auto()
    # The calendar and the clock.
    MONTH = auto()
    SHORTMONTH = auto()
    WEEKDAY = auto()
    SHORTWEEKDAY = auto()
    WEEKDAYS = auto()
    UNIT = auto()
    UNITS = auto()
    SEASON = auto()
    PART = auto()
    PARTS = auto()
    NOON = auto()
    WEEKEND = auto()
    HOLIDAY = auto()
    MERIDIEM = auto()
    ZONE = auto()
    OCLOCK = auto()
    # Expressions of one word.
    DEICTIC = auto()
    TONIGHT = auto()
    OVERNIGHT = auto()
    NOW = auto()
    RECENT = auto()
    FREQUENT = auto()
    TENSE = auto()
    # Words that say which one.
    THE = auto()
    A = auto()
    THIS = auto()
    THAT = auto()
    LAST = auto()
    NEXT = auto()
    PREVIOUS = auto()
    FOLLOWING = auto()
    SAME = auto()
    CURRENT = auto()
    EVERY = auto()
    OTHERWISE = auto()
    EARLY = auto()
    EDGE = auto()
    FISCAL = auto()
    WHOLE = auto()
    LONG = auto()
    WEEKLONG = auto()
    TIMES = auto()
    PERIOD = auto()
    # Words between and around.
    AGO = auto()
    EARLIER = auto()
    LATER = auto()
    BEFORE = auto()
    AFTER = auto()
    OLD = auto()
    NEARLY = auto()
    CIRCA = auto()
    AHEAD = auto()
    ENDED = auto()
    MORE = auto()
    THAN = auto()
    LEAST = auto()
    UP = auto()
    OF = auto()
    AT = auto()
    ON = auto()
    IN = auto()
    INTO = auto()
    TO = auto()
    OR = auto()
    AND = auto()
    FROM = auto()
    EVE = auto()
    COMMA = auto()
    STOP = auto()
    DASH = auto()
    POSSESSIVE = auto()
    OPEN = auto()
    CLOSE = auto()


def _numbered(names: str, start: int) -> dict[str, int]:
    """``"a|b c"`` -> a: start, b and c: start + 1."""
    return {name: number for number, group in enumerate(names.split("|"), start) for name in group.split()}


MONTHS: Final = _numbered(
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov"
    "|december dec",
    1,
)
WEEKDAYS: Final = _numbered("monday mon|tuesday tue tues|wednesday wed weds|thursday thu thur thurs|friday fri|saturday sat|sunday sun", 0)
SMALL_NUMBERS: Final = _numbered(
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen", 0
) | {word: 10 * tens for word, tens in _numbered("twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety", 2).items()}
SCALES: Final = {"hundred": 100, "thousand": 1000}
ORDINALS: Final = _numbered(
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth"
    "|seventeenth|eighteenth|nineteenth|twentieth",
    1,
)
TENS: Final = {
    word: 10 * tens for word, tens in _numbered("twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties", 2).items()
}

# ISO 8601 designators; "T" goes before those of the clock. The quarter, decade and century are TIMEX3's own.
UNIT_CODES: Final = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "Q",
    "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
CLOCK_UNITS: Final = frozenset(("second", "minute", "hour"))
_PLURALS: Final = {"centuries": "century"} | {f"{name}s": name for name in UNIT_CODES if name not in ("century", "night")}
_LONG: Final = {f"{name}long": name for name in ("day", "week", "month", "year", "decade")}
_SHORT: Final = {"hrs": "hour", "mins": "minute"}
UNITS: Final = {name: name for name in UNIT_CODES} | _PLURALS | _LONG | _SHORT | {"nights": "night", "half": "half"}

SEASONS: Final = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
PARTS: Final = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "dusk": "EV",
    "nightfall": "EV", "sunset": "EV",
}  # fmt: skip
NOONS: Final = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}
DEICTIC_DAYS: Final = {"today": 0, "yesterday": -1, "tomorrow": 1}
# "annual" and "quarterly" are left out: in news they nearly always name a report or a meeting.
FREQUENCIES: Final = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W", "monthly": "P1M", "annually": "P1Y",
    "yearly": "P1Y", "hourly": "PT1H",
}  # fmt: skip
TENSES: Final = {"past": "PAST_REF", "future": "FUTURE_REF"}


def _kinds() -> dict[str, Kind]:
    short = [name for name in MONTHS if len(name) <= 4 and name not in ("may", "june", "july")]
    days = [name for name in WEEKDAYS if name.endswith("day")]
    groups: dict[Kind, str] = {
        Kind.CARDINAL: " ".join((*SMALL_NUMBERS, *SCALES)),
        Kind.ORDINAL: " ".join(ORDINALS) + " final closing",
        Kind.VAGUE: "several few many",
        Kind.COUPLE: "couple",
        Kind.HALF: "half",
        Kind.CROWD: "dozen dozens hundreds thousands scores",
        Kind.TENS: " ".join(TENS),
        Kind.MONTH: " ".join(name for name in MONTHS if name not in short),
        Kind.SHORTMONTH: " ".join(short),
        Kind.WEEKDAY: " ".join(days),
        Kind.SHORTWEEKDAY: " ".join(name for name in WEEKDAYS if name not in days),
        Kind.WEEKDAYS: " ".join(f"{name}s" for name in days) + " weekdays weekends",
        Kind.UNIT: " ".join(name for name in UNIT_CODES if name not in ("second", "night")),
        Kind.UNITS: " ".join(_PLURALS) + " hrs mins",
        Kind.SEASON: " ".join(SEASONS),
        Kind.PART: " ".join(PARTS),
        Kind.PARTS: "mornings afternoons evenings nights",
        Kind.NOON: " ".join(NOONS),
        Kind.WEEKEND: "weekend",
        Kind.MERIDIEM: "am pm a.m p.m a.m. p.m.",
        Kind.ZONE: "gmt utc est edt cst cdt mst mdt pst pdt cet cest eet eest bst msk",
        Kind.OCLOCK: "o'clock o’clock",
        Kind.DEICTIC: " ".join(DEICTIC_DAYS),
        Kind.TONIGHT: "tonight",
        Kind.OVERNIGHT: "overnight",
        Kind.NOW: "now currently nowadays presently",
        Kind.RECENT: "recent recently lately",
        Kind.FREQUENT: " ".join(FREQUENCIES),
        Kind.TENSE: "future",
        Kind.THE: "the",
        Kind.A: "a an",
        Kind.THIS: "this these",
        Kind.THAT: "that those",
        Kind.LAST: "last past",
        Kind.NEXT: "next coming upcoming",
        Kind.PREVIOUS: "previous preceding prior",
        Kind.FOLLOWING: "following ensuing subsequent",
        Kind.SAME: "same",
        Kind.CURRENT: "current latest present",
        Kind.EVERY: "every each per",
        Kind.OTHERWISE: "other",
        Kind.EARLY: "early late mid",
        Kind.EDGE: "beginning end start middle close",
        Kind.FISCAL: "fiscal financial calendar",
        Kind.WHOLE: "full whole entire trading business working straight consecutive additional extra further solid",
        Kind.LONG: "long",
        Kind.WEEKLONG: " ".join(_LONG),
        Kind.TIMES: "once twice times",
        Kind.PERIOD: "period",
        Kind.AGO: "ago",
        Kind.EARLIER: "earlier",
        Kind.LATER: "later",
        Kind.BEFORE: "before",
        Kind.AFTER: "after",
        Kind.AHEAD: "ahead",
        Kind.ENDED: "ended ending",
        Kind.OLD: "old",
        Kind.NEARLY: "nearly almost over under",
        Kind.CIRCA: "about around roughly approximately some",
        Kind.MORE: "more less fewer",
        Kind.THAN: "than",
        Kind.LEAST: "least most",
        Kind.UP: "up",
        Kind.OF: "of",
        Kind.AT: "at",
        Kind.ON: "on",
        Kind.IN: "in",
        Kind.INTO: "into",
        Kind.TO: "to through until till",
        Kind.OR: "or",
        Kind.AND: "and",
        Kind.FROM: "from between",
        Kind.EVE: "eve",
        Kind.COMMA: ",",
        Kind.STOP: ". ; : ? !",
        Kind.DASH: "- – — ‑",
        Kind.POSSESSIVE: "'s ’s ' ’",
        Kind.OPEN: "(",
        Kind.CLOSE: ")",
    }
    return {word: kind for kind, words in groups.items() for word in words.split()}


KINDS: Final = _kinds()
