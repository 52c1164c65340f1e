"""From a text to words and their kinds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from parley.analysis.model import Reading, Token
from parley.analysis.time.words import KINDS, SEASONS, WEEKDAYS, Kind

_WORD = re.compile(
    r"""
      (?P<ISO>(?<![\w.,/-])\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w/-]))
    | (?P<SLASHED>(?<![\w.,/-])\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/-]))
    | (?P<HOLIDAY>\b(?:(?:Christmas|New\ Year['’]s)(?:\ Day|\ Eve)?|Good\ Friday(?!\ (?:Agreement|Accord))
        |Easter(?:\ Sunday|\ Monday)?|Palm\ Sunday|Boxing\ Day|Thanksgiving(?:\ Day)?|Halloween|Valentine['’]s\ Day|Labou?r\ Day
        |Memorial\ Day|Election\ Day|Veterans['’]?\ Day)\b)
    | (?P<DECADE>['’‘`]?\d{2,4}['’]?s\b)
    | (?P<NTH>\d{1,3}(?:st|nd|rd|th)\b)
    | (?P<CLOCK>(?<![\w.,:/-])[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\w:/-])|(?<![\w.,:/-])[0-2]?\d\.[0-5]\d(?=\ ?[ap]\.?m\b))
    | (?P<FRACTION>(?<![\w/])\d/\d(?![\w/])|[½¼¾])
    | (?P<figures>\d+(?:[.,]\d+)*)
    | [ap]\.\ ?m\b\.?
    | (?P<short>(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|weds?|thurs?|thu|fri|sat|sun)\.(?!\w))
    | o['’]clock\b
    | ['’]s\b
    | [^\W\d_]+
    | (?P<BREAK>\n)
    | [^\w\s]
    | \w
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FORMS = {name: Kind[name] for name in ("ISO", "SLASHED", "HOLIDAY", "DECADE", "NTH", "CLOCK", "FRACTION", "BREAK")}
# Figures that count or name something else: money, a part of a name ("B-52", "MH17", "No. 3"), a share, a sum. "mid-1990" is a date.
_NOT_BEFORE = re.compile(r"(?:[$€£¥₴₽#№_/.]|\b[Nn]o\. ?|[^\W\d_]|(?<![^\W\d_])(?!(?:mid|early|late|post|pre)-)[^\W\d_]+-)\Z", re.IGNORECASE)
_NOT_BEHIND = re.compile(r" ?(?:%|per ?cent\b|pct\b|million\b|billion\b|trillion\b)|/\d|(?![ap]\.?m\b)[^\W_]", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?<!\d)(?:\d{1,3}|\d{5,})[-–]\Z")  # "555-2014", not "2012-2014"
_MARCH_FOR = re.compile(r" (?:for|on|of) [A-Z]")  # "the March on Washington"
_LONGEST_PREFIX = 12
_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?(?: of)? \Z")
_DAY_BEHIND = re.compile(r"\.? \d")
_NAMED_DAYS = frozenset("Good Black Bloody Holy Super Ash Palm Cyber".split())
# A word of a date is none inside a name; only names that spaCy's small pipeline seldom sees in a date are believed.
_NAMES = frozenset(("PERSON", "ORG", "WORK_OF_ART", "FAC", "PRODUCT"))


@dataclass(slots=True)
class Word:
    """A word of the text, in lower case, with its place and kind."""

    start: int
    end: int
    lower: str
    kind: Kind


def scan(reading: Reading) -> tuple[list[Word], str]:
    """The words of a text in order, and the string of their kinds."""
    text = reading.text
    words: list[Word] = []
    for match in _WORD.finditer(text):
        lower = match.group().lower()
        if match.lastgroup == "short":
            lower = lower[:-1]
        kind = KINDS.get(lower)
        if kind is None:
            form = match.lastgroup
            kind = Kind.OTHER if form is None else _figures(text, match) if form == "figures" else _FORMS[form]
        elif lower in _CHECKS and not _CHECKS[lower](reading, match):
            kind = Kind.OTHER
        words.append(Word(match.start(), match.end(), lower, kind))
    return words, "".join([word.kind for word in words])


def _figures(text: str, match: re.Match[str]) -> Kind:
    """What a number in figures can be."""
    figures = match.group()
    start, end = match.span()
    if _NOT_BEFORE.search(text, max(0, start - _LONGEST_PREFIX), start) or _NOT_BEHIND.match(text, end):
        return Kind.OTHER
    if len(figures) == 4 and figures.isdecimal() and "1000" <= figures < "3000":
        return Kind.NUMBER if _TELEPHONE.search(text, max(0, start - _LONGEST_PREFIX), start) else Kind.YEAR
    return Kind.DAY if len(figures) <= 2 and 1 <= int(figures) <= 31 else Kind.NUMBER


def token_at(reading: Reading, offset: int) -> Token | None:
    """The token that begins at the code point, or None."""
    index = bisect_left(reading.tokens, offset, key=lambda token: token.start)
    return reading.tokens[index] if index < len(reading.tokens) and reading.tokens[index].start == offset else None


def _is_month(reading: Reading, match: re.Match[str]) -> bool:
    """True for a month; "may" and "march" are verbs as well, and, as "April" and "June", names."""
    text, start = reading.text, match.start()
    token = token_at(reading, start)
    if token is not None and token.tag in ("MD", "VB", "VBP", "VBD") and match.group().islower():
        return False
    if _DAY_BEHIND.match(text, match.end()) or _DAY_BEFORE.search(text, max(0, start - _LONGEST_PREFIX), start):
        return True
    if match.group().islower():
        return match.group() not in ("may", "march", "august")
    if token is None:
        return True
    before = reading.tokens[token.index - 1] if token.index else None
    if match.group() == "March" and (before is None or before.tag != "IN") and _MARCH_FOR.match(text, match.end()):
        return False
    named = before is not None and before.tag in ("NNP", "NNPS", "POS") and before.entity != "DATE" and before.end >= start - 1
    return not named and token.entity not in _NAMES and token.tag in ("NNP", "NN", "NNPS", "JJ")


def _is_season(reading: Reading, match: re.Match[str]) -> bool:
    token = token_at(reading, match.start())
    return token is not None and token.tag in ("NN", "NNP") and token.entity not in _NAMES


def _is_weekday(reading: Reading, match: re.Match[str]) -> bool:
    """True for a day; not in "Sunday Times" and "Bloody Sunday"."""
    token = token_at(reading, match.start())
    if token is not None and token.index and reading.tokens[token.index - 1].text in _NAMED_DAYS:
        return False
    if token is None or token.entity not in _NAMES:
        return True
    behind = next(iter(reading.tokens[token.index + 1 : token.index + 2]), None)
    goes_on = behind is not None and behind.entity == token.entity and not behind.entity_begins and behind.tag in ("NNP", "NNPS")
    return token.entity_begins and not goes_on


def _is_adverb(reading: Reading, match: re.Match[str]) -> bool:
    """True for "daily", not for "the Herald daily"."""
    token = token_at(reading, match.start())
    return token is None or not token.index or not reading.tokens[token.index - 1].tag.startswith("NNP")


def _is_adjective(reading: Reading, match: re.Match[str]) -> bool:
    """True for "last week", not for "to last"."""
    token = token_at(reading, match.start())
    return token is None or not token.tag.startswith("VB")


def _is_capitalised(reading: Reading, match: re.Match[str]) -> bool:
    return match.group()[0].isupper()


def _is_upper(reading: Reading, match: re.Match[str]) -> bool:
    return match.group().isupper()


_CHECKS: dict[str, Callable[[Reading, re.Match[str]], bool]] = {
    **dict.fromkeys(("may", "march", "april", "june", "august"), _is_month),
    **dict.fromkeys(SEASONS, _is_season),
    **{name: _is_weekday if name.endswith("day") else _is_capitalised for name in WEEKDAYS},
    **{name: _is_capitalised for name, kind in KINDS.items() if kind is Kind.SHORTMONTH},
    **{name: _is_upper for name, kind in KINDS.items() if kind is Kind.ZONE},
    **dict.fromkeys(("daily", "weekly", "monthly"), _is_adverb),
    "last": _is_adjective,
}
