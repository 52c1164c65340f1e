"""Publication dates: as people and programs write them, and as a web page states them.

The anchor of every relative date is at stake, so a date is taken only where it is stated. The clock of the machine plays no part, and what
can be read in two ways (03/04/2025) is not read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from copy import deepcopy
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from parley.documents import parse_published

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

# Programs write 0001-01-01 or 1900-01-01 for "none"; no newspaper on the web is older than the web's archives of the eighteenth century.
_FIRST_YEAR = 1700
_PLACEHOLDERS = ("1900-01-01", "1970-01-01T00:00:00")

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_WRITTEN = re.compile(
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+)?"
    rf"(?:{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.replace('<month>', '<month2>')},?)"
    rf"\s+(?P<year>\d{{4}})",
    re.IGNORECASE,
)

# htmldate without its search of the whole text, which takes any date of the article for the day of its publication; the bounds are fixed,
# for its default ends today.
DATE_SEARCH: dict[str, Any] = {"original_date": True, "extensive_search": False, "min_date": "1995-01-01", "max_date": "2100-01-01"}
_STATED_BY = (
    "//meta[@property='article:published_time' or @name='article:published_time' or @itemprop='datePublished'"
    " or @name='parsely-pub-date' or @name='pubdate' or @name='date']/@content"
    " | //*[@itemprop='datePublished']/@datetime"
)
_IN_SCRIPT = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")
_PARAGRAPHS = "//p[not(contains(@class, 'date') or contains(@class, 'time') or contains(@class, 'byline'))] | //li | //blockquote"
_NUMERIC = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)?\d\d)\b")


def read_date(text: str) -> str:
    """A publication date in ISO 8601, from ISO 8601, from RFC 2822 (``Wed, 19 Mar 2025 14:30:00 GMT``) or from English words.

    Raises:
        ValueError: the text is none of these; the message says how to write it.
    """
    cleaned = text.strip()
    for reader in (parse_published, _from_mail, _from_words):
        try:
            found = reader(cleaned)
        except (ValueError, IndexError, TypeError):  # the standard library's mail dates raise all three
            continue
        if int(found[:4]) < _FIRST_YEAR or found.startswith(_PLACEHOLDERS):
            raise ValueError(f"{text!r} stands for no date")
        return found
    raise ValueError(f"{text!r} is no date; write it as 2025-03-19 or 2025-03-19T14:30+00:00")


def _from_mail(text: str) -> str:
    return parsedate_to_datetime(text).isoformat()


def _from_words(text: str) -> str:
    found = _WRITTEN.fullmatch(text)
    if not found:
        raise ValueError(text)
    month = _MONTHS.index((found["month"] or found["month2"])[:3].lower()) + 1
    return dt.date(int(found["year"]), month, int(found["day"] or found["day2"])).isoformat()


def date_of_page(tree: HtmlElement, day: str | None, url: str | None) -> str | None:
    """The publication date of a web page.

    Args:
        tree: the page.
        day: the day that htmldate found under :data:`DATE_SEARCH`, or None.
        url: the page's address, or None.

    Returns:
        The page's own time stamp where it falls on that day; the day alone where the address gives it (the outlet's own calendar, when the
        stamp is in UTC); otherwise the day that is found outside the paragraphs of the page. None if it is not stated.
    """
    if day is None:
        return None
    stamp = next((stamp for stamp in _stamps(tree) if stamp.startswith(day)), None)
    if stamp or _in_address(day, url or ""):
        return stamp or day
    return _outside_paragraphs(tree)


def _stamps(tree: HtmlElement) -> Iterator[str]:
    scripts = " ".join(script.text or "" for script in tree.iterfind(".//script[@type='application/ld+json']"))
    for text in [*_IN_SCRIPT.findall(scripts), *tree.xpath(_STATED_BY)]:
        try:
            yield read_date(text)
        except ValueError:
            continue


def _in_address(day: str, url: str) -> bool:
    year, month, of_month = day.split("-")
    name = _MONTHS[int(month) - 1]
    return re.search(rf"{year}[/_-]?(?:0?{int(month)}|{name}[a-z]*)[/_-]?0?{int(of_month)}(?!\d)", url, re.IGNORECASE) is not None


def _outside_paragraphs(tree: HtmlElement) -> str | None:
    """The date in the page's furniture (byline, time element), for a date in a paragraph may be any day that the article speaks of."""
    from htmldate import find_date

    rest = deepcopy(tree)
    for paragraph in rest.xpath(_PARAGRAPHS):
        paragraph.clear()
    day: str | None = find_date(rest, **DATE_SEARCH)
    return None if day is None or _ambiguous(day, " ".join(rest.itertext())) else day


def _ambiguous(day: str, text: str) -> bool:
    """True if the page writes the day in figures alone that could also be the other way about (htmldate takes the day first)."""
    date = dt.date.fromisoformat(day)
    pairs = {(int(first), int(second)) for first, second, _ in _NUMERIC.findall(text)}
    return date.day != date.month and date.day <= 12 and (date.day, date.month) in pairs
