"""Full-text search: words, queries and where they match. Every store uses these, so every store finds the same.

Words are folded here (case, accents, compatibility forms) rather than by a database's tokeniser: what counts as a word must depend neither
on the store nor on the Unicode tables of the SQLite that a Python happens to bring, and the matches must be code points of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from parley.documents import Document, Span, trim

# A letter or digit with the accents that follow it; the underscore, which \w takes for a letter, parts words.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_GAP = re.compile(r"\s+")
_QUOTED = re.compile(r'"([^"]*)"?|([^"\s]+)')
# A line of a terminal and a half: the match with enough around it to be understood.
_SNIPPET_BEFORE: Final = 60
_SNIPPET_AFTER: Final = 120

Phrase = tuple[str, ...]


class Word(NamedTuple):
    """A word of a text: folded, and where it stands."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that a search found.

    Attributes:
        document: the document.
        title: where the query's words stand in its title, in order, without overlap.
        text: the same for its text.
        snippet: the stretch of its text to show: around the first match, or its beginning when only the title matches.
    """

    document: Document
    title: tuple[Span, ...]
    text: tuple[Span, ...]
    snippet: Span


def fold(word: str) -> str:
    """A word without case and accents: ``Erdoğan`` and ``ERDOGAN`` are the same. Empty if no letter or digit is left."""
    if word.isascii():
        return word.lower()
    # Decomposed on both sides of the folding: "ℌ" has no lower case before it, "ŉ" comes apart after it.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return "".join(char for char in plain if char.isalnum())


def words(text: str) -> Iterator[Word]:
    """The words of a text, in order."""
    for match in _WORD.finditer(text):
        folded = fold(match.group())
        if folded:
            yield Word(folded, match.start(), match.end())


def folded(text: str | None) -> str:
    """A text as it goes into a full-text index: its folded words with a space between."""
    return " ".join(word.folded for word in words(text or ""))


def phrases(query: str) -> tuple[Phrase, ...]:
    """What a query asks for, each once: words, and phrases in double quotes (a hyphenated word is a phrase too)."""
    parts = (quoted or plain for quoted, plain in _QUOTED.findall(query))
    found = (tuple(word.folded for word in words(part)) for part in parts)
    return tuple(dict.fromkeys(phrase for phrase in found if phrase))


def match(document: Document, wanted: tuple[Phrase, ...]) -> Hit | None:
    """Where a document holds the phrases, or None if it lacks one of them or nothing is asked for."""
    title, text = _places(document.title or "", wanted), _places(document.text, wanted)
    if not wanted or any(phrase not in title and phrase not in text for phrase in wanted):
        return None
    title_spans, text_spans = _merged(title), _merged(text)
    return Hit(document, title_spans, text_spans, _snippet(document.text, text_spans[0] if text_spans else Span(0, 0)))


def _places(text: str, wanted: tuple[Phrase, ...]) -> dict[Phrase, list[Span]]:
    """The phrases that stand in the text, with where they stand."""
    by_first: dict[str, list[Phrase]] = {}
    for phrase in wanted:
        by_first.setdefault(phrase[0], []).append(phrase)
    found: dict[Phrase, list[Span]] = {}
    there = list(words(text))
    for index, word in enumerate(there):
        for phrase in by_first.get(word.folded, ()):
            stretch = there[index : index + len(phrase)]
            if tuple(each.folded for each in stretch) == phrase:
                found.setdefault(phrase, []).append(Span(word.start, stretch[-1].end))
    return found


def _merged(places: dict[Phrase, list[Span]]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(span for spans in places.values() for span in spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _snippet(text: str, around: Span) -> Span:
    """A stretch of text around a span, cut between words where there is a space to cut at."""
    low, high = max(0, around.start - _SNIPPET_BEFORE), min(len(text), around.end + _SNIPPET_AFTER)
    if low:
        gap = _GAP.search(text, low - 1, around.start)
        low = gap.end() if gap else low
    if high < len(text):
        cut = max(text.rfind(" ", around.end, high + 1), text.rfind("\n", around.end, high + 1))
        high = cut if cut >= 0 else high
    return trim(text, low, high)
