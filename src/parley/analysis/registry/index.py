"""Finding registry entries by their names, one at a time or all that stand in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from parley.analysis.registry.entries import RegistryEntry, load_entries

Kind = Literal["name", "adjective", "people", "seat"]

_STRAIGHT = str.maketrans("’‘", "''")
_WORD = re.compile(r"[^\W_]+")
# Datelines and headlines print names in capitals ("KYIV", "RUSSIA"). Four letters are the shortest such name of a state ("IRAN", "MALI");
# shorter words in capitals are acronyms, which stand in the files as they are written.
_SHORTEST_IN_CAPITALS = 4


class Match(NamedTuple):
    """Words of a text that name a registry entry.

    Attributes:
        start, end: code points in the text that was searched.
        kind: whether they are its name, an adjective, a word for its people, or a seat that stands for it.
        entry: the preferred reading.
        ambiguous: True if the words also name something else.
    """

    start: int
    end: int
    kind: Kind
    entry: RegistryEntry
    ambiguous: bool


class Registry:
    """Entries by name.

    Args:
        entries: in order of preference: of several entries with one name, the first is what the name is read as.
    """

    def __init__(self, entries: Iterable[RegistryEntry]) -> None:
        self.entries: tuple[RegistryEntry, ...] = tuple(entries)
        self._readings: dict[str, list[tuple[Kind, RegistryEntry]]] = defaultdict(list)
        for kind in _KINDS:
            for entry in self.entries:
                for surface in _surfaces(entry, kind):
                    self._readings[surface.translate(_STRAIGHT)].append((kind, entry))
        self._ambiguous = {surface for entry in self.entries for surface in entry.ambiguous}
        self._add_capitals()
        self._lengths = _lengths_by_first_word(self._readings)

    def _add_capitals(self) -> None:
        for surface, readings in list(self._readings.items()):
            if len(surface) >= _SHORTEST_IN_CAPITALS and surface.upper() not in self._readings:
                self._readings[surface.upper()] = readings
                if surface in self._ambiguous:
                    self._ambiguous.add(surface.upper())

    def extended(self, entries: Iterable[RegistryEntry]) -> Registry:
        """A registry in which ``entries`` (a user's own) win over these."""
        return Registry((*entries, *self.entries))

    def readings(self, surface: str) -> tuple[tuple[Kind, RegistryEntry], ...]:
        """All that the words can stand for, the preferred first; names before adjectives before people before seats."""
        return tuple(self._readings.get(self._key(surface), ()))

    def lookup(self, surface: str) -> RegistryEntry | None:
        """The entry of which this is the name or an alias (a leading "the" does not matter), or None."""
        return self._first(surface, "name")

    def adjective(self, surface: str) -> RegistryEntry | None:
        """The state that "Ukrainian", "Russians" or "Turks" speaks of, or None."""
        return self._first(surface, "adjective", "people")

    def seat(self, surface: str) -> RegistryEntry | None:
        """The entry for which a capital or seat of power ("Kyiv", "Kremlin", "Pentagon") stands, or None."""
        return self._first(surface, "seat")

    def ambiguous(self, surface: str) -> bool:
        """True if the words also name something else, in the registry or in the world ("Georgia", "Congo", "RSF")."""
        return self._key(surface) in self._ambiguous

    def _key(self, surface: str) -> str:
        key = surface.translate(_STRAIGHT)
        return key if key in self._readings else key.removeprefix("the ").removeprefix("The ")

    def _first(self, surface: str, *kinds: Kind) -> RegistryEntry | None:
        return next((entry for kind, entry in self.readings(surface) if kind in kinds), None)

    def longest_at(self, text: str, start: int) -> Match | None:
        """The longest name, adjective or seat that begins at this code point and ends at a word's end, or None.

        ``text`` must have straight apostrophes (:meth:`find` sees to that).
        """
        word = _WORD.match(text, start)
        for length in self._lengths.get(word.group(), ()) if word else ():
            end = start + length
            surface = text[start:end]
            if end <= len(text) and surface in self._readings and not _goes_on(text, end):
                kind, entry = self._readings[surface][0]
                return Match(start, end, kind, entry, surface in self._ambiguous)
        return None

    def find(self, text: str) -> list[Match]:
        """Every name, adjective and seat in the text, longest first and left to right, none overlapping another.

        One pass over the words of the text, whatever the size of the registry; exact case (or all capitals).
        """
        text = text.translate(_STRAIGHT)
        found: list[Match] = []
        position = 0
        for word in _WORD.finditer(text):
            if word.start() < position or word.group() not in self._lengths:
                continue
            match = self.longest_at(text, word.start())
            if match is not None:
                found.append(match)
                position = match.end
        return found


_KINDS: tuple[Kind, ...] = ("name", "adjective", "people", "seat")


def _surfaces(entry: RegistryEntry, kind: Kind) -> tuple[str, ...]:
    match kind:
        case "name":
            return (entry.name, *entry.aliases)
        case "adjective":
            return entry.adjectives
        case "people":
            return entry.people
        case "seat":
            return entry.seats


def _lengths_by_first_word(surfaces: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """For the first run of letters of each surface, the lengths to try, longest first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for surface in surfaces:
        word = _WORD.match(surface)
        if word is not None:
            lengths[word.group()].add(len(surface))
    return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}


def _goes_on(text: str, end: int) -> bool:
    """True if a word goes on at ``end``: in "Malian" the name "Mali" does not end, in "U.S." the name "U.S" does not, but "U.S." does."""
    return end < len(text) and text[end].isalnum() and text[end - 1] != "."


@lru_cache(maxsize=1)
def registry() -> Registry:
    """The packaged registry, loaded once a process (about 10 ms)."""
    return Registry(load_entries())


def lookup(surface: str) -> RegistryEntry | None:
    """:meth:`Registry.lookup` in the packaged registry."""
    return registry().lookup(surface)


def adjective(surface: str) -> RegistryEntry | None:
    """:meth:`Registry.adjective` in the packaged registry."""
    return registry().adjective(surface)


def seat(surface: str) -> RegistryEntry | None:
    """:meth:`Registry.seat` in the packaged registry."""
    return registry().seat(surface)
