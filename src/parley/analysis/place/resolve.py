"""Which of the places of one name is meant: its prominence, what the text says right beside the name, and the article's other places.

Every name has one meaning in an article (Gale, Church and Yarowsky 1992), unless a holder stands beside it ("London, Ontario"). A place's
score is the decimal logarithm of its population plus what the context adds, so a bonus of 1.0 outweighs a town ten times as large. The
bonuses were set by a coarse search on every second article of TR-News and LGL; those for neighbours were then lowered from the best values
(4 for the region, 3 for nearness), which serve LGL's local papers, because in world news a state named in passing must not pull a capital
across the sea. README.md beside this module has the figures on both halves.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple

from parley.analysis.place.candidates import Candidate
from parley.analysis.place.gazetteer import GazetteerPlace, PlaceKind

# What the kind of a place adds: a county is hardly ever called without "County", a country rather than anything else of its name.
_KIND: Final[dict[PlaceKind, float]] = {"country": 0.5, "region": 0.3, "county": -1.0}
# A name that is not the place's usual one ("Salisbury" for Harare).
_OTHER_NAME: Final = -1.2
# A capital that stands for a government is named without being introduced ("Washington" is no state, "Georgia" no town).
_SEAT: Final = 1.0
# "the city of X", "X province".
_SAID: Final = 3.0
# A holder beside one of its mentions ("Moscow, Idaho") holds for all.
_BESIDE: Final = 6.0
# The most that other places in the same region, in the same country and nearby add.
_REGION: Final = 3.0
_COUNTRY: Final = 1.6
_NEAR: Final = 2.5
_NEAR_KM: Final = 80.0
# What a place counts as context before it is sure itself: its lead over the next is under a hundredfold of people.
_DOUBT: Final = 0.7
_SURE_LEAD: Final = 2.0
_ROUNDS: Final = 2
# A town of this size (300,000 people) before a comma is a list's, not a namesake that the gazetteer lacks.
_FAMOUS: Final = 55
# Places of one name that are looked at: the sixteenth "San José" is in nobody's news and costs time.
_MOST: Final = 15

_HOLDERS: Final = ("region", "country", "county")
_POINTS: Final = ("city", "county", "quarter", "site")
_TOWN_WORDS: Final = ("city of ", "town of ", "village of ", "port of ", "capital of ", "capital, ")
_AREA_WORDS: Final = ("province of ", "state of ", "region of ", "governorate of ")
_AFTER_AREA: Final = (" province", " region", " state", " governorate", " oblast", " district", " prefecture")


class Meaning(NamedTuple):
    """What a toponym means.

    Attributes:
        place: the place, or the region or country in which it lies.
        inside: True if the gazetteer lacks the place itself and only the text says what it lies in ("Lusk, Fingal").
    """

    place: GazetteerPlace
    inside: bool = False


@dataclass(slots=True, eq=False)
class _Name:
    """A name with all its mentions, the places it may mean and their scores before the context is weighed."""

    mentions: list[Candidate]
    places: list[GazetteerPlace]
    scores: dict[int, float] = field(default_factory=dict)
    chosen: GazetteerPlace | None = None
    weight: float = 1.0


def resolve(toponyms: Sequence[Candidate], text: str, home: Sequence[GazetteerPlace] = ()) -> dict[Candidate, Meaning]:
    """What each toponym means, as far as can be told.

    Args:
        toponyms: in the order of the text.
        text: what they stand in.
        home: places that belong to the context without being in the text (where the outlet is).
    """
    beside, holders = _beside(toponyms, text)
    elsewhere = {key: holder for toponym, holder in holders.items() if (key := _key(toponym)) not in {_key(settled) for settled in beside}}
    names = _by_name(toponym for toponym in toponyms if _key(toponym) not in elsewhere)
    for name in names:
        _score(name, text, beside)
    for _ in range(_ROUNDS):
        context = _Context(names, home)
        for name, chosen in [(name, context.choose(name)) for name in names]:
            name.chosen = chosen
    meant = {mention: Meaning(name.chosen) for name in names for mention in name.mentions if name.chosen is not None}
    inside = {toponym: Meaning(elsewhere[key], inside=True) for toponym in toponyms if (key := _key(toponym)) in elsewhere}
    return {**meant, **inside, **{toponym: Meaning(place) for toponym, place in beside.items()}}


def _key(toponym: Candidate) -> tuple[bool, str]:
    return toponym.sort == "adjective", toponym.surface.lower()


def _by_name(toponyms: Iterable[Candidate]) -> list[_Name]:
    names: dict[tuple[bool, str], _Name] = {}
    for toponym in toponyms:
        if toponym.places:
            names.setdefault(_key(toponym), _Name([], toponym.places)).mentions.append(toponym)
    return list(names.values())


def _beside(toponyms: Sequence[Candidate], text: str) -> tuple[dict[Candidate, GazetteerPlace], dict[Candidate, GazetteerPlace]]:
    """What the next name settles ("Sibi, Balochistan", "Homs (Syria)"), and the holders of places that the gazetteer lacks there."""
    found: dict[Candidate, GazetteerPlace] = {}
    holders: dict[Candidate, GazetteerPlace] = {}
    for inner, outer in pairwise(toponyms):
        if text[inner.end : outer.start] not in (", ", " (", ",") or "adjective" in (inner.sort, outer.sort):
            continue
        pairs = [(place, holder) for holder in outer.places if holder.kind in _HOLDERS for place in inner.places if _holds(holder, place)]
        if pairs:
            found[inner], holder = max(pairs, key=lambda pair: pair[0].size + pair[1].size)
            found.setdefault(outer, holder)
        elif _is_held(inner, outer, text):
            holders[inner] = outer.places[0]
    return found, holders


def _is_held(inner: Candidate, outer: Candidate, text: str) -> bool:
    """True for "Lusk, Fingal" where no Lusk of the gazetteer is in Fingal, false for the places of a list ("Paris, Germany and Spain")."""
    famous = bool(inner.places) and inner.places[0].size >= _FAMOUS
    listed = text[outer.end : outer.end + 5].lstrip(",").startswith((" and ", " or "))
    return bool(outer.places) and outer.places[0].kind in ("region", "country") and not famous and not listed


def _holds(holder: GazetteerPlace, place: GazetteerPlace) -> bool:
    if holder.number == place.number or place.kind in ("country", "continent"):
        return False
    if holder.kind == "country":
        return place.country == holder.country
    same = place.region == holder.region and place.kind != "region"
    return same and (holder.kind == "region" or _km(place, holder.lat, holder.lon) < _NEAR_KM)


def _score(name: _Name, text: str, beside: dict[Candidate, GazetteerPlace]) -> None:
    settled = {beside[mention].number for mention in name.mentions if mention in beside}
    town, area = _said(name.mentions, text)
    seat = _seat(name)
    for place in name.places:
        score = _prior(place, name.mentions[0].surface)
        score += _SAID * ((town and place.kind == "city") + (area and place.kind in ("region", "area", "county")))
        score += _SEAT * (place.number == seat) + _BESIDE * (place.number in settled)
        name.scores[place.number] = score
    ranked = sorted(name.places, key=lambda place: -name.scores[place.number])
    name.places, name.chosen = ranked[:_MOST], ranked[0]
    lead = name.scores[ranked[0].number] - name.scores[ranked[1].number] if len(ranked) > 1 else _SURE_LEAD
    name.weight = 1.0 if lead >= _SURE_LEAD else _DOUBT


def _prior(place: GazetteerPlace, surface: str) -> float:
    other = place.name != surface and place.kind in ("city", "region", "county")
    return place.size / 10 + _KIND.get(place.kind, 0.0) + _OTHER_NAME * other


def _said(mentions: Iterable[Candidate], text: str) -> tuple[bool, bool]:
    """Whether the text somewhere calls it a town, and whether it calls it a region."""
    town = area = False
    for mention in mentions:
        before, after = text[max(0, mention.start - 16) : mention.start].lower(), text[mention.end : mention.end + 14].lower()
        town = town or before.endswith(_TOWN_WORDS) or after.startswith(" city")
        area = area or before.endswith(_AREA_WORDS) or after.startswith(_AFTER_AREA)
    return town, area


def _seat(name: _Name) -> int | None:
    """The capital's number, if the name is that of one that stands for its government."""
    first = name.mentions[0]
    if first.entry is None or first.sort != "name" or first.surface not in first.entry.seats:
        return None
    return next((place.number for place in name.places if place.kind == "city" and place.country == first.entry.iso2), None)


class _Context:
    """The places that the names of an article mean at present, as support for one another."""

    def __init__(self, names: Sequence[_Name], home: Sequence[GazetteerPlace]) -> None:
        self._regions: defaultdict[int, float] = defaultdict(float)
        self._countries: defaultdict[str, float] = defaultdict(float)
        self._points: list[tuple[float, float, float, _Name | None]] = []
        for name in names:
            if name.chosen is not None:
                self._add(name.chosen, name.weight, name)
        for place in home:
            self._add(place, _DOUBT, None)

    def _add(self, place: GazetteerPlace, weight: float, name: _Name | None) -> None:
        if place.region:
            self._regions[place.region] += weight
        if place.country:
            self._countries[place.country] += weight
        if place.kind in _POINTS:
            self._points.append((place.lat, place.lon, weight, name))

    def choose(self, name: _Name) -> GazetteerPlace | None:
        """The place with the highest score in this context."""
        if len(name.places) == 1:
            return name.places[0]
        return max(name.places, key=lambda place: name.scores[place.number] + self._support(place, name))

    def _support(self, place: GazetteerPlace, name: _Name) -> float:
        """What the other names' places add; it levels off, so that ten towns of a region count little more than three."""
        own = name.chosen
        region = self._regions[place.region] if place.region else 0.0
        country = self._countries[place.country] if place.country else 0.0
        if own is not None:
            region -= name.weight * (place.region != 0 and place.region == own.region)
            country -= name.weight * (place.country is not None and place.country == own.country)
        support = _REGION * (1 - math.exp(-region)) + _COUNTRY * (1 - math.exp(-country / 2))
        if place.kind in _POINTS:
            near = sum(weight * math.exp(-_km(place, lat, lon) / _NEAR_KM) for lat, lon, weight, other in self._points if other is not name)
            support += _NEAR * (1 - math.exp(-near))
        return support


def _km(place: GazetteerPlace, lat: float, lon: float) -> float:
    """Distance in km on a plane: within the few hundred km that matter it is right to a percent."""
    east = (place.lon - lon) * math.cos(math.radians((place.lat + lat) / 2))
    return 111.2 * math.hypot(place.lat - lat, east)
