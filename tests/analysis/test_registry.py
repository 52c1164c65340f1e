"""The registry: its files hold together, and names are found in texts where they stand."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.analysis.place.gazetteer import gazetteer
from parley.analysis.registry import RegistryEntry, adjective, lookup, registry, seat

ENTRIES = registry().entries
STATES = [entry for entry in ENTRIES if entry.type == "state"]


def test_names_are_unique_and_what_entries_belong_to_exists() -> None:
    names = [entry.name for entry in ENTRIES]
    assert len(names) == len(set(names))
    assert {entry.of for entry in ENTRIES if entry.of} <= set(names)


def test_nothing_belongs_to_itself_by_way_of_others() -> None:
    of = {entry.name: entry.of for entry in ENTRIES}
    for name in of:
        above, here = set(), of[name]
        while here is not None:
            assert here not in above, name
            above.add(here)
            here = of[here]


def test_iso_codes_are_well_formed_paired_and_unique() -> None:
    coded = [entry for entry in STATES if entry.iso2]
    assert all(re.fullmatch("[A-Z]{2}", entry.iso2 or "") and re.fullmatch("[A-Z]{3}", entry.iso3 or "") for entry in coded)
    assert len({entry.iso2 for entry in coded}) == len({entry.iso3 for entry in coded}) == len(coded) == 250
    assert not [entry for entry in ENTRIES if entry.type != "state" and entry.iso2]


def test_every_coded_state_is_a_country_of_the_gazetteer_under_the_same_code() -> None:
    for entry in STATES:
        if entry.iso2:
            countries = [place.country for place in gazetteer().lookup(entry.name) if place.kind == "country"]
            assert countries == [entry.iso2], entry.name


def test_wikidata_items_and_sectors_are_well_formed_and_items_unique() -> None:
    items = [entry.wikidata for entry in ENTRIES if entry.wikidata]
    assert all(re.fullmatch(r"Q[1-9]\d*", item) for item in items)
    assert len(items) == len(set(items))
    assert {entry.plover for entry in ENTRIES if entry.plover} <= {
        *("IGO", "NGO", "GOV", "MIL", "LEG", "JUD", "SPY", "COP", "REB", "OPP", "MED", "BUS", "PTY", "UNK")
    }


def test_sovereign_states_have_adjectives_and_words_for_their_people() -> None:
    bare = [entry.name for entry in STATES if entry.iso2 and entry.of is None and entry.wikidata and not entry.adjectives]
    assert bare == []


def test_no_surface_means_two_entries_unless_it_is_marked() -> None:
    owners = defaultdict(set)
    for entry in ENTRIES:
        for kind in ("aliases", "adjectives", "people", "seats"):
            for surface in getattr(entry, kind):
                owners[kind, surface].add(entry.name)
        owners["aliases", entry.name].add(entry.name)
    double = {surface: names for (_, surface), names in owners.items() if len(names) > 1 and not registry().ambiguous(surface)}
    assert double == {}


def test_seats_stand_for_entries() -> None:
    text = (files("parley.analysis.registry") / "seats.csv").read_text(encoding="utf-8")
    assert {row["stands_for"] for row in csv.DictReader(text.splitlines())} <= {entry.name for entry in ENTRIES}


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("the U.S.", "United States"),
        ("UAE", "United Arab Emirates"),
        ("DRC", "Democratic Republic of the Congo"),
        ("C.A.R.", "Central African Republic"),
        ("North Korea", "North Korea"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("UKRAINE", "Ukraine"),
        ("NATO", "NATO"),
        ("Ansar Allah", "Houthis"),
        ("al-Shabaab", "Al-Shabab"),
    ],
)
def test_lookup(surface: str, name: str) -> None:
    found = lookup(surface)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("word", "iso2"),
    [("Ukrainian", "UA"), ("Russians", "RU"), ("Turks", "TR"), ("Emirati", "AE"), ("British", "GB"), ("Congolese", "CD"), ("Swiss", "CH")],
)
def test_adjective(word: str, iso2: str) -> None:
    found = adjective(word)
    assert found is not None
    assert found.iso2 == iso2


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Kyiv", "Ukraine"),
        ("Kiev", "Ukraine"),
        ("the Kremlin", "Russia"),
        ("the Élysée", "France"),
        ("Pentagon", "US Department of Defense"),
        ("Downing Street", "United Kingdom"),
    ],
)
def test_seat(words: str, name: str) -> None:
    found = seat(words)
    assert found is not None
    assert found.name == name


def test_what_is_unknown_or_of_another_kind_is_none() -> None:
    assert lookup("Freedonia") is None
    assert lookup("ukraine") is None
    assert lookup("Kyiv") is None
    assert adjective("Ukraine") is None
    assert seat("Ukraine") is None


def test_ambiguous_names_are_marked_and_read_in_the_order_of_the_files() -> None:
    assert registry().ambiguous("Georgia")
    assert registry().ambiguous("CONGO")
    assert not registry().ambiguous("Kenya")
    assert [entry.iso2 for _, entry in registry().readings("Korea")] == ["KR", "KP"]


def test_find_takes_the_longest_name_and_stops_at_words_ends() -> None:
    text = "Malian and U.S.-backed Guinea-Bissau’s men met Palestinian Islamic Jihad, the U.S. and the Democratic Republic of the Congo."
    found = [(text[m.start : m.end], m.kind, m.entry.name) for m in registry().find(text)]
    assert found == [
        ("Malian", "adjective", "Mali"),
        ("U.S.", "name", "United States"),
        ("Guinea-Bissau", "name", "Guinea-Bissau"),
        ("Palestinian Islamic Jihad", "name", "Palestinian Islamic Jihad"),
        ("U.S.", "name", "United States"),
        ("Democratic Republic of the Congo", "name", "Democratic Republic of the Congo"),
    ]


def test_entries_of_a_user_win_and_the_packaged_ones_stay() -> None:
    own = RegistryEntry(name="Front for the Valley", type="armed_group", aliases=("RSF",))
    extended = registry().extended([own])
    first, second = extended.lookup("RSF"), extended.lookup("Ukraine")
    assert first is own
    assert second is not None
    assert second.iso2 == "UA"
    assert registry().lookup("RSF") is not own


SURFACES = sorted({surface for entry in ENTRIES for surface in (entry.name, *entry.aliases, *entry.adjectives)})


@given(st.lists(st.one_of(st.sampled_from(SURFACES), st.text(max_size=8)), max_size=12).map(" ".join))
def test_matches_are_in_order_apart_and_read_as_what_stands_there(text: str) -> None:
    end = 0
    for match in registry().find(text):
        assert end <= match.start < match.end <= len(text)
        readings = registry().readings(text[match.start : match.end])
        assert readings[0] == (match.kind, match.entry)
        end = match.end


@given(st.sampled_from(SURFACES))
def test_every_surface_is_found_when_it_stands_alone(surface: str) -> None:
    start = next(index for index, letter in enumerate(surface) if letter.isalnum())
    match = registry().longest_at(surface, start)
    assert match is not None
    assert match.end == len(surface)
