"""The wording of a brief: dates, lengths, places, and whose word something is. It says who says so, and never who is right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath
from textwrap import shorten
from typing import Final

from parley.documents import Document
from parley.ledger import Date, Place, Statement
from parley.ledger.records import Act, ContactMode, Modality, Quotation, Relation
from parley.views import StanceFamily, Voice

# Not the locale's names: the same ledger gives the same page on every machine.
_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# Length of the opening words that stand for a missing headline, in characters.
_OPENING: Final = 70
_DURATION: Final = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_UNITS: Final = ("year", "month", "week", "day", "hour", "minute", "second")

ACTS: Final[dict[Act, str]] = {
    "say": "said",
    "deny": "denied",
    "accuse": "accused",
    "demand": "demanded",
    "propose": "proposed",
    "promise": "promised",
    "accept": "accepted",
    "refuse": "refused",
    "threaten": "threatened",
    "condemn": "condemned",
    "praise": "praised",
    "welcome": "welcomed",
    "expect": "expected",
}
MODES: Final[dict[ContactMode, str]] = {"call": "Call", "meeting": "Meeting", "talks": "Talks", "visit": "Visit", "message": "Message"}
QUOTATIONS: Final[dict[Quotation, str]] = {"direct": "word for word", "indirect": "in indirect speech", "mixed": "partly word for word"}
STANCE_SIGNS: Final[dict[StanceFamily, str]] = {"for": "+", "conditional": "±", "asks": "→", "against": "−"}
# (as seen from the record that the link goes from, from the one that it goes to)
RELATIONS: Final[dict[Relation, tuple[str, str]]] = {
    "same_as": ("linked as the same", "linked as the same"),
    "contradicts": ("contradicts", "contradicted by"),
    "denies": ("denies", "denied by"),
    "responds_to": ("responds to", "answered by"),
    "within_scope_of": ("falls under", "covers"),
}
_SAID: Final[dict[Modality, str]] = {
    "asserted": "said",
    "alleged": "alleged",
    "denied": "denied",
    "planned": "said",
    "hypothetical": "said",
}


def plain(term: str) -> str:
    """A term of the vocabulary in ordinary writing: "partial_ceasefire" becomes "partial ceasefire"."""
    return term.replace("_", " ")


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def listed(names: Sequence[str]) -> str:
    """Names as one phrase: "A", "A and B", "A, B and C"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 statement", "3 statements"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def day_words(iso: str) -> str:
    """An ISO 8601 day or date-time in words, with the time if there is one: "6 May 2031", "6 May 2031, 14:30"."""
    year, month, day = iso[:10].split("-")
    time = iso[11:16]
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}" + (f", {time}" if time else "")


def short_days(first: str, last: str) -> str:
    """One or two ISO 8601 days in little space: "6 May 2031", "6 May–8 Jun 2031"."""
    (one, year), (other, later) = ((f"{int(iso[8:10])} {_MONTHS[int(iso[5:7]) - 1][:3]}", iso[:4]) for iso in (first, last))
    if first[:10] == last[:10]:
        return f"{one} {year}"
    return f"{one}–{other} {later}" if year == later else f"{one} {year}–{other} {later}"


def date_words(date: Date | None) -> str | None:
    """A date in words, no more exact than the text; None when there is no date at all.

    An expression whose day cannot be told is given as the text has it: ``“on Tuesday”, day not known``.
    """
    if date is None or (date.start is None and date.text is None):
        return None
    if date.start is None:
        return f"“{date.text}”, day not known"
    if date.granularity == "month":
        return day_words(date.start).split(" ", 1)[1]
    if date.granularity == "year":
        return date.start[:4]
    if date.granularity == "part_of_day":
        return day_words(date.start[:10]) + (f" (“{date.text}”)" if date.text else "")
    return _range_words(date.start, date.end or date.start)


def _range_words(start: str, end: str) -> str:
    if start[:10] == end[:10]:
        return day_words(start)
    return f"{day_words(start[:10])} to {day_words(end[:10])}"


def duration_words(duration: str) -> str:
    """An ISO 8601 duration in words ("2 hours 30 minutes"); what is none is given as it stands."""
    match = _DURATION.fullmatch(duration)
    parts = [counted(int(number), unit) for number, unit in zip(match.groups(), _UNITS, strict=True) if number] if match else []
    return " ".join(parts) or duration


def place_words(place: Place | None) -> str | None:
    """The name of a place."""
    return place.name if place else None


def outlet_words(document: Document) -> str:
    """Who speaks when a document speaks in its own voice: its outlet, or failing that the document by title or file name."""
    if document.outlet:
        return document.outlet
    if document.title:
        return f"“{document.title}”"
    return f"the document {PurePath(document.path).name}" if document.path else "a document without outlet"


def document_title(document: Document) -> str:
    """The headline, or failing that outlet and day, or the first words of the text."""
    if document.title:
        return document.title
    if document.outlet and document.published:
        return f"{document.outlet}, {published_words(document)}"
    return shorten(" ".join(document.text[:200].split()), width=_OPENING, placeholder=" …") or "A document without text"


def origin_words(document: Document) -> tuple[str, ...]:
    """Outlet and day beside the title; nothing when the title is made of them."""
    if not document.title and document.outlet and document.published:
        return ()
    return (*((document.outlet,) if document.outlet else ()), published_words(document))


def published_words(document: Document) -> str:
    """The day of publication in words."""
    return day_words(document.published[:10]) if document.published else "publication date unknown"


def speaker_words(voice: Voice) -> str:
    """The speaker of a statement: by name, or in the words of the text."""
    if voice.speaker:
        return voice.speaker.name
    return f"“{voice.speaker_text}”, not identified" if voice.speaker_text else "a source that is not named"


def voice_words(voice: Voice, modality: Modality) -> str:
    """Whose word a record is: "alleged by X", or "reported by OUTLET in its own voice"."""
    if voice.own:
        return f"reported by {outlet_words(voice.document)} in its own voice"
    if voice.statement is None:
        return f"attributed by {outlet_words(voice.document)} to a statement that the ledger does not hold"
    return f"{_SAID[modality]} by {speaker_words(voice)}"


def occasion_words(statement: Statement) -> tuple[str, ...]:
    """To whom, through what, where and when something was said."""
    facts = (
        f"to {statement.addressee}" if statement.addressee else None,
        f"via {statement.channel}" if statement.channel else None,
        place_words(statement.place),
        date_words(statement.date),
    )
    return tuple(fact for fact in facts if fact)


def confidence_words(confidence: float) -> str:
    """How sure the reading is, in words and figures. It speaks of the reading, not of the truth of what was read."""
    return f"{'uncertain reading' if confidence < 0.5 else 'reading'} {confidence:.2f}"
