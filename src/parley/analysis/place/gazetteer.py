"""The gazetteer: places of the world by name, in one file of the package, and how that file is laid out.

:func:`pack` writes the file and :class:`Gazetteer` reads it: a magic line, then one zlib stream of columns, each preceded by its length.
The surfaces (every name under which a place is found) are one block of sorted lines, searched by bisection over where the lines begin;
each surface has a run of place numbers; the places are columns of numbers.

Measured with 258,000 places under 350,000 names (an article of 550 words looks some 150 names up, 0.6 ms):

=================================  ================  ========  =======  =========
form                               size (in a wheel)  loading   memory   a look-up
=================================  ================  ========  =======  =========
this                               3.9 MB (3.9)       70 ms     14 MB    3.7 us
the same, names in a dictionary    3.9 MB (3.9)       130 ms    76 MB    0.2 us
SQLite, read-only                  17 MB (8.5)        none      1 MB     1.9 us
=================================  ================  ========  =======  =========

Half the download decided; 70 ms are paid once a process, when the first place is looked for.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import Final, Literal, NamedTuple, get_args

from parley.errors import InstallationError

PlaceKind = Literal["continent", "country", "region", "county", "city", "quarter", "area", "sea", "river", "site"]
KINDS: Final[tuple[PlaceKind, ...]] = get_args(PlaceKind)

MAGIC: Final = b"parley gazetteer 1\n"
_FILE: Final = "gazetteer.bin"

# Degrees are kept in 16 bits: 1/360 of a degree of latitude is 300 m, 1/180 of longitude at most 620 m, finer than "where in the city".
_LAT_STEPS: Final = 360
_LON_STEPS: Final = 180


class GazetteerPlace(NamedTuple):
    """A place of the gazetteer.

    Attributes:
        number: its number in this file (no identifier elsewhere).
        name: its usual name.
        kind: what it is.
        country: ISO 3166-1 alpha-2, or None (seas, what several states share).
        region: number of the first-level region that it lies in or is, 0 for none; equal numbers mean the same region.
        lat, lon: degrees (WGS 84), of a region or country a point in its middle.
        size: ten times the decimal logarithm of its population, or a like measure of prominence for what has none (0 to 100).
    """

    number: int
    name: str
    kind: PlaceKind
    country: str | None
    region: int
    lat: float
    lon: float
    size: int


class Gazetteer:
    """Places by name.

    Raises:
        InstallationError: the data is not of the format that this version reads.
    """

    def __init__(self, data: bytes) -> None:
        if not data.startswith(MAGIC):
            raise InstallationError("the gazetteer file is damaged or of another version; install parley again")
        columns = _Columns(zlib.decompress(memoryview(data)[len(MAGIC) :]))
        self._countries: list[str | None] = [code or None for code in columns.text().split("\n")]
        self._surfaces: bytes = columns.block()
        self._starts = array("I", accumulate(columns.numbers("B"), initial=0))
        self._first = array("I", accumulate(columns.numbers("H"), initial=0))
        self._numbers = array("I", accumulate(columns.numbers("i")))
        self._name = array("I", accumulate(columns.numbers("i")))
        self._kind, self._country = columns.numbers("B"), columns.numbers("B")
        self._region, self._size = columns.numbers("H"), columns.numbers("B")
        self._lat, self._lon = columns.numbers("h"), columns.numbers("h")

    def __len__(self) -> int:
        return len(self._name)

    @property
    def surfaces(self) -> int:
        """How many names it knows."""
        return len(self._first) - 1

    def _surface(self, index: int) -> bytes:
        return self._surfaces[self._starts[index] : self._starts[index + 1] - 1]

    def numbers(self, surface: str) -> Sequence[int]:
        """Numbers of the places that have this name, exact in case and accents; empty if none has."""
        wanted = surface.encode("utf-8")
        index = bisect_left(range(self.surfaces), wanted, key=self._surface)
        if index < self.surfaces and self._surface(index) == wanted:
            return self._numbers[self._first[index] : self._first[index + 1]]
        return ()

    def place(self, number: int) -> GazetteerPlace:
        """The place with this number."""
        return GazetteerPlace(
            number,
            self._surface(self._name[number]).decode("utf-8"),
            KINDS[self._kind[number]],
            self._countries[self._country[number]],
            self._region[number],
            self._lat[number] / _LAT_STEPS,
            self._lon[number] / _LON_STEPS,
            self._size[number],
        )

    def lookup(self, surface: str) -> list[GazetteerPlace]:
        """The places that have this name, exact in case and accents, the most prominent first."""
        found = [self.place(number) for number in self.numbers(surface)]
        found.sort(key=lambda place: -place.size)
        return found


class _Columns:
    """Reads the columns one after another."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._position = 0

    def block(self) -> bytes:
        (length,) = struct.unpack_from("<I", self._data, self._position)
        start = self._position + 4
        self._position = start + length
        return self._data[start : self._position]

    def text(self) -> str:
        return self.block().decode("utf-8")

    def numbers(self, typecode: str) -> array[int]:
        values = array(typecode, self.block())
        if struct.pack("=H", 1) != struct.pack("<H", 1):
            values.byteswap()
        return values


def pack(places: Sequence[GazetteerPlace], names: Iterable[tuple[str, int]]) -> bytes:
    """The file that holds these places.

    Args:
        places: in the order of their numbers.
        names: further surfaces, each with the number of a place that has it; the places' own names need not be among them.
    """
    by_surface: dict[str, set[int]] = {}
    for surface, number in [*names, *((place.name, place.number) for place in places)]:
        by_surface.setdefault(surface, set()).add(number)
    surfaces = sorted(by_surface, key=lambda surface: surface.encode("utf-8"))
    index = {surface: position for position, surface in enumerate(surfaces)}
    countries = sorted({place.country or "" for place in places})
    lines = [surface.encode("utf-8") + b"\n" for surface in surfaces]
    columns = [
        "\n".join(countries).encode("utf-8"),
        b"".join(lines),
        _bytes("B", (len(line) for line in lines)),
        _bytes("H", (len(by_surface[surface]) for surface in surfaces)),
        _bytes("i", _steps(number for surface in surfaces for number in sorted(by_surface[surface]))),
        _bytes("i", _steps(index[place.name] for place in places)),
        _bytes("B", (KINDS.index(place.kind) for place in places)),
        _bytes("B", (countries.index(place.country or "") for place in places)),
        _bytes("H", (place.region for place in places)),
        _bytes("B", (place.size for place in places)),
        _bytes("h", (round(place.lat * _LAT_STEPS) for place in places)),
        _bytes("h", (round(place.lon * _LON_STEPS) for place in places)),
    ]
    return MAGIC + zlib.compress(b"".join(struct.pack("<I", len(column)) + column for column in columns), 9)


def _bytes(typecode: str, values: Iterable[int]) -> bytes:
    column = array(typecode, values)
    if struct.pack("=H", 1) != struct.pack("<H", 1):
        column.byteswap()
    return column.tobytes()


def _steps(values: Iterable[int]) -> list[int]:
    """Each value less the one before: neighbours are near one another, so the steps compress to a third."""
    found, last = [], 0
    for value in values:
        found.append(value - last)
        last = value
    return found


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The packaged gazetteer, loaded once a process when first asked for.

    Raises:
        InstallationError: the file is missing or damaged.
    """
    try:
        return Gazetteer((files("parley.analysis.place") / _FILE).read_bytes())
    except (OSError, ValueError, zlib.error, struct.error) as error:
        raise InstallationError(f"the gazetteer cannot be read: {error}; install parley again") from error
