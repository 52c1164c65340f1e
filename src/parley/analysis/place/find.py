"""From a parsed document to its toponyms and the places they mean."""

from __future__ import annotations

import re
from typing import Final

from parley.analysis.model import PlaceMention, Reading
from parley.analysis.place.candidates import Candidate, Names, candidates
from parley.analysis.place.gazetteer import GazetteerPlace, PlaceKind, gazetteer
from parley.analysis.place.lexicon import FEATURE, common_words
from parley.analysis.place.resolve import Meaning, resolve
from parley.analysis.place.signs import toponyms
from parley.ledger.records import Place, PlacePrecision

_PRECISION: Final[dict[PlaceKind, PlacePrecision]] = {
    "continent": "continent",
    "country": "country",
    "region": "region",
    "county": "region",
    "area": "region",
    "river": "region",
    "sea": "sea",
    "city": "city",
    "quarter": "city",
    "site": "site",
}
# Smaller places (10,000 people) have no outlet that is named after them alone; their names in one are somebody's or something's.
_TOWN: Final = 40
_CAPITALISED = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)?")


def find_places(reading: Reading) -> list[PlaceMention]:
    """The toponyms of a parsed document, resolved where the gazetteer and the context tell which place is meant.

    Adjectives and words for people are among them (``adjective=True``): "Ukrainian" names a state without being a place.
    A road, a river or a town that the gazetteer lacks is given without coordinates, or with those of the region or country that the text
    names beside it, and then with that one's precision.

    Returns:
        The mentions in the order of the text, none overlapping another.

    Raises:
        InstallationError: the gazetteer is missing or damaged.
    """
    found = toponyms(reading, candidates(reading))
    meanings = resolve(found, reading.text, _home(reading.document.outlet))
    return [_mention(candidate, meanings.get(candidate), reading.text) for candidate in found]


def place_of(mention: PlaceMention) -> Place:
    """The mention as the ledger has places."""
    return Place(name=mention.name, country=mention.country, lat=mention.lat, lon=mention.lon, precision=mention.precision)


def _home(outlet: str | None) -> list[GazetteerPlace]:
    """The town that the outlet's name begins with ("Edmonton Journal"), if it begins with one."""
    words = _CAPITALISED.match((outlet or "").removeprefix("The "))
    if words is None or words.group().lower() in common_words():
        return []
    names = Names(gazetteer())
    places = names(words.group()) or names(words.group().split(" ")[0])
    return [place for place in places if place.kind == "city" and place.size >= _TOWN][:1]


def _mention(candidate: Candidate, meaning: Meaning | None, text: str) -> PlaceMention:
    mention = PlaceMention(candidate.start, candidate.end, text[candidate.start : candidate.end], adjective=candidate.sort == "adjective")
    if candidate.entry is not None and candidate.entry.type == "state":
        mention.name, mention.precision = candidate.entry.name, "country"  # what became of the Soviet Union has no point on the map
    if meaning is not None:
        place = meaning.place
        mention.country, mention.lat, mention.lon = place.country, round(place.lat, 3), round(place.lon, 3)
        mention.precision = _PRECISION[place.kind]
        if not meaning.inside and candidate.sort not in ("road", "feature"):
            mention.name = place.name
    if candidate.sort in ("road", "feature") and (meaning is None or not meaning.inside):
        mention.precision = "site" if candidate.sort == "road" else FEATURE[candidate.last.lower]
    return mention
