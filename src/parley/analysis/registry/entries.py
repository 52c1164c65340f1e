"""The registry's entries, read from the CSV files beside this module."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from parley.analysis.tables import csv_rows
from parley.ledger.records import ActorType


@dataclass(frozen=True, slots=True)
class RegistryEntry:
    """A state, body, organisation or armed group that is known before any text is read.

    Attributes:
        name: the usual English name, unique in the registry.
        type: state, government, organisation, armed_group or outlet.
        of: name of the entry it belongs to (a ministry's state, a dependency's sovereign), or None.
        iso2, iso3: ISO 3166-1 codes of a state or territory, or None.
        plover: PLOVER/CAMEO sector ("IGO", "REB"), or None where unsure and for states.
        wikidata: Wikidata item, or None where unsure.
        aliases: other names, without "the".
        adjectives: words like "Ukrainian".
        people: words like "Ukrainians".
        seats: capitals, buildings and streets that stand for it in the news.
        ambiguous: those of all its names that also name something else ("Georgia", "RSF").
    """

    name: str
    type: ActorType
    of: str | None = None
    iso2: str | None = None
    iso3: str | None = None
    plover: str | None = None
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    ambiguous: frozenset[str] = frozenset()


def load_entries() -> list[RegistryEntry]:
    """All entries of the packaged files, states first, in the order of the files (which is the order of preference)."""
    seats: dict[str, list[str]] = defaultdict(list)
    for row in csv_rows(__package__, "seats.csv"):
        seats[row["stands_for"]].append(row["seat"])
    return [_entry(row, seats.get(row["name"], [])) for name in ("states.csv", "actors.csv") for row in csv_rows(__package__, name)]


def _entry(row: dict[str, str], seats: list[str]) -> RegistryEntry:
    cells = {
        column: row.get(column, "").split(";") if row.get(column) else [] for column in ("aliases", "adjectives", "people", "capitals")
    }
    cells["seats"] = cells.pop("capitals") + seats
    marked = frozenset(value[:-1] for values in cells.values() for value in values if value.endswith("?"))
    plain = {column: tuple(value.removesuffix("?") for value in values) for column, values in cells.items()}
    return RegistryEntry(
        name=row["name"],
        type=_type(row.get("type", "state")),
        of=row["of"] or None,
        iso2=row.get("iso2") or None,
        iso3=row.get("iso3") or None,
        plover=row.get("plover") or None,
        wikidata=row["wikidata"] or None,
        aliases=tuple(alias for alias in plain["aliases"] if alias != row["name"]),
        adjectives=plain["adjectives"],
        people=plain["people"],
        seats=plain["seats"],
        ambiguous=marked,
    )


def _type(cell: str) -> ActorType:
    known: dict[str, ActorType] = {
        "state": "state",
        "government": "government",
        "organisation": "organisation",
        "armed_group": "armed_group",
        "outlet": "outlet",
    }
    return known[cell]
