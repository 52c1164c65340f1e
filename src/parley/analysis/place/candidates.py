"""Stretches of text that may be toponyms: names in the gazetteer, adjectives of places, and names built like a place's.

One pass over the capitalised words: at each the longest name of the gazetteer or the registry is taken. What is a toponym in fact is
decided afterwards, from the context (:mod:`parley.analysis.place.signs`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from parley.analysis.model import Reading, Token
from parley.analysis.place.gazetteer import Gazetteer, GazetteerPlace, gazetteer
from parley.analysis.place.lexicon import CONNECTORS, FEATURE, NO_ROAD, NUMBERED_ROAD, ROAD, demonyms
from parley.analysis.registry import Match, RegistryEntry, registry

# Words in the longest name of the gazetteer that news writes out; longer ones (palaces, airports) are listed under shorter names too.
_LONGEST = 6
# Letters in the longest abbreviation of a region ("Calif.", "Minn.").
_LONGEST_SHORTENED = 5

Sort = Literal["name", "adjective", "road", "feature", "unlisted"]


@dataclass(slots=True, eq=False)
class Candidate:
    """A stretch of text that may be a toponym.

    Attributes:
        start, end: code points.
        first, last: its first and last token; ``end`` may lie within the last ("U.S." in "U.S.-led").
        surface: the name under which it was looked up.
        sort: a name of the gazetteer or the registry; an adjective or word for people; a road; a name that ends in a word for land, water
            or a building ("feature"); or a name that only the parse calls a place ("unlisted").
        places: what the gazetteer has under the name, the most prominent first; of a building, what it has under the name it begins with.
        entry: the registry's entry of that name, or None.
    """

    start: int
    end: int
    first: Token
    last: Token
    surface: str
    sort: Sort
    places: list[GazetteerPlace]
    entry: RegistryEntry | None = None


def candidates(reading: Reading) -> list[Candidate]:
    """Everything in the reading that may be a toponym, in order, none overlapping another."""
    return list(_Finder(reading).all())


class Names:
    """Look-ups in the gazetteer under the forms that a text may give a name; each name is looked up once an article."""

    def __init__(self, places: Gazetteer) -> None:
        self._places = places
        self._known: dict[str, list[GazetteerPlace]] = {}

    def __call__(self, surface: str) -> list[GazetteerPlace]:
        """The places of this name, the most prominent first."""
        found = self._known.get(surface)
        if found is None:
            found = next((hit for form in _forms(surface) if (hit := self._places.lookup(form))), [])
            self._known[surface] = found
        return found


def _forms(surface: str) -> Iterator[str]:
    surface = surface.replace("’", "'")
    yield surface
    if surface.isupper() and len(surface) > 3:  # datelines
        yield surface.title().replace(" Of ", " of ").replace("'S", "'s")
    if surface[:3].lower() in ("al-", "al ", "el-", "el "):
        rest = surface[3:]
        yield from (f"Al-{rest}", f"Al {rest}", f"El-{rest}", rest)


class _Finder:
    """Finds the candidates of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.text, self.tokens = reading.text, reading.tokens
        self.names = Names(gazetteer())
        self.listed: dict[int, Match] = {match.start: match for match in registry().find(reading.text)}

    def all(self) -> Iterator[Candidate]:
        position = 0
        while position < len(self.tokens):
            token = self.tokens[position]
            match = self.listed.get(token.start)
            if match is not None and match.entry.type in ("organisation", "armed_group", "outlet"):
                position = self._last(match, position)  # its name hides the places in it ("Islamic State of Iraq")
            elif token.text[0].isupper() or token.lower in ("al", "el"):
                found = self._at(position, match)
                if found is not None:
                    yield found
                    position = found.last.index
                    yield from self._rest(found)
            position += 1

    def _rest(self, found: Candidate) -> Iterator[Candidate]:
        """States that stand further on in the same token ("Ukraine" in "U.S.-Ukraine", which the parse does not take apart)."""
        for start in range(found.end, found.last.end):
            match = self.listed.get(start)
            word = self._registered(match, found.last.index) if match is not None else None
            if word is not None and word.end <= found.last.end:
                yield word

    def _at(self, position: int, match: Match | None) -> Candidate | None:
        """The candidate that begins with this token, or None: the longest of what the gazetteer and the registry have."""
        ends = self._ends(position)
        found = self._road(position, ends) or self._feature(position, ends) or self._named(position, ends)
        word = self._demonym(position, ends) if match is None else self._registered(match, position)
        if word is not None and (found is None or word.end >= found.end):
            return word
        return found or self._unlisted(position)

    def _ends(self, position: int) -> list[int]:
        """Last tokens of the names that may begin here, the longest first."""
        first = self.tokens[position]
        ends: list[int] = []
        for token in self.tokens[position : position + _LONGEST]:
            if token.sentence is not first.sentence or (ends and token.start - self.tokens[token.index - 1].end > 1):
                break
            if token.text[0].isupper():
                ends.append(token.index)
            elif token is not first and token.lower not in CONNECTORS:
                break
        return ends[::-1]

    def _words(self, position: int, last: int) -> str:
        return self.text[self.tokens[position].start : self.tokens[last].end]

    def _candidate(self, position: int, last: int, sort: Sort, places: list[GazetteerPlace], surface: str = "") -> Candidate:
        first, final = self.tokens[position], self.tokens[last]
        return Candidate(first.start, final.end, first, final, surface or self._words(position, last), sort, places)

    def _named(self, position: int, ends: list[int]) -> Candidate | None:
        after_the = position > 0 and self.tokens[position - 1].lower == "the"
        for last in ends:
            surface = self._words(position, last)
            places = (self.names(surface + ".") if self._shortened(last) else []) or self.names(surface)
            if not places and after_the:  # "the Gulf", "The Hague"
                places = self.names("the " + surface) or self.names("The " + surface)
            if places:
                return self._candidate(position, last, "name", places)
        return None

    def _shortened(self, last: int) -> bool:
        """True for "Alta" in "Lacombe, Alta." where the parse takes the point for the sentence's."""
        token = self.tokens[last]
        return (
            len(token.text) <= _LONGEST_SHORTENED
            and self.text[token.end : token.end + 1] == "."
            and self.text[: token.start].endswith(", ")
        )

    def _registered(self, match: Match, position: int) -> Candidate | None:
        """A state's name or adjective, or the name of a seat that the gazetteer has; of bodies, nothing but what is in their names."""
        if match.kind in ("adjective", "people"):
            entries = [entry for kind, entry in registry().readings(self.text[match.start : match.end]) if kind == match.kind]
            places = [place for entry in entries for place in self.names(entry.name) if place.country == entry.iso2]
            return self._from(match, position, "adjective", places)
        places = self.names(self.text[match.start : match.end])
        if not places and match.entry.type != "state":
            return None
        return self._from(match, position, "name", places)

    def _from(self, match: Match, position: int, sort: Sort, places: list[GazetteerPlace]) -> Candidate:
        first, last = self.tokens[position], self.tokens[self._last(match, position)]
        return Candidate(match.start, match.end, first, last, self.text[match.start : match.end], sort, places, match.entry)

    def _last(self, match: Match, position: int) -> int:
        while self.tokens[position].end < match.end and position + 1 < len(self.tokens):
            position += 1
        return position

    def _demonym(self, position: int, ends: list[int]) -> Candidate | None:
        for last in ends[-3:]:
            place = demonyms().get(self._words(position, last))
            if place is not None:
                return self._candidate(position, last, "adjective", self.names(place), place)
        return None

    def _road(self, position: int, ends: list[int]) -> Candidate | None:
        """A road's name ("Orchard Street", "Highway 19")."""
        first = self.tokens[position]
        if first.lower in NUMBERED_ROAD and position + 1 < len(self.tokens) and self.tokens[position + 1].text[0].isdigit():
            return self._candidate(position, position + 1, "road", [])
        last = next((last for last in ends if last > position and self.tokens[last].lower in ROAD), None)
        if last is None or first.lower in NO_ROAD or self._joined(position, last):
            return None
        return self._candidate(position, last, "road", [])

    def _feature(self, position: int, ends: list[int]) -> Candidate | None:
        """A name that ends in a word for land, water or a building; the place of a building's name is known if its first words' is."""
        last = next((last for last in ends if last > position and self.tokens[last].lower in FEATURE), None)
        if last is None or self._joined(position, last):
            return None
        places = self.names(self._words(position, last))
        if places:
            return self._candidate(position, last, "name", places)
        if FEATURE[self.tokens[last].lower] != "site":
            return self._candidate(position, last, "feature", [])
        inner = next((hit for end in ends if end < last and (hit := self.names(self._words(position, end)))), [])
        return self._candidate(position, last, "feature", inner)

    def _joined(self, position: int, last: int) -> bool:
        """True for two names ("Oak and Elm Streets"), of which only the second is built."""
        return any(token.lower == "and" for token in self.tokens[position:last])

    def _unlisted(self, position: int) -> Candidate | None:
        token = self.tokens[position]
        begins = token.entity_begins or (position > 0 and self.tokens[position - 1].lower == "the")
        if token.entity not in ("GPE", "LOC", "FAC") or not begins or token.lower == "the":
            return None
        last = position
        while last + 1 < len(self.tokens) and self.tokens[last + 1].entity == token.entity and not self.tokens[last + 1].entity_begins:
            last += 1
        while last > position and not self.tokens[last].text[0].isalnum():
            last -= 1
        return self._candidate(position, last, "unlisted", [])
