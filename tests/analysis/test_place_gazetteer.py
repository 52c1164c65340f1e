"""The gazetteer's file: what is packed comes back, the packaged one is sound, a damaged one is refused."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.analysis.place.gazetteer import KINDS, MAGIC, Gazetteer, GazetteerPlace, gazetteer, pack
from parley.errors import InstallationError

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1, max_size=12)


@st.composite
def places(draw: st.DrawFn) -> list[GazetteerPlace]:
    drafts = draw(
        st.lists(
            st.tuples(
                NAMES,
                st.sampled_from(KINDS),
                st.sampled_from([None, "UA", "FI", "SD"]),
                st.integers(0, 5000),
                st.floats(-90, 90),
                st.floats(-180, 180),
                st.integers(0, 100),
            ),
            max_size=15,
        )
    )
    return [GazetteerPlace(number, *draft) for number, draft in enumerate(drafts)]


@given(places(), st.lists(st.tuples(NAMES, st.integers(0, 14)), max_size=10))
def test_what_is_packed_is_found_under_every_name(packed: list[GazetteerPlace], names: list[tuple[str, int]]) -> None:
    names = [(name, number) for name, number in names if number < len(packed)]
    read = Gazetteer(pack(packed, names))
    assert len(read) == len(packed)
    for name, number in [*names, *((place.name, place.number) for place in packed)]:
        found = {place.number: place for place in read.lookup(name)}
        wanted = packed[number]
        place = found[number]
        assert place._replace(lat=0, lon=0) == wanted._replace(lat=0, lon=0)
        assert abs(place.lat - wanted.lat) <= 1 / 720 + 1e-9
        assert abs(place.lon - wanted.lon) <= 1 / 360 + 1e-9


@given(places(), NAMES)
def test_a_name_that_was_not_packed_is_not_found(packed: list[GazetteerPlace], name: str) -> None:
    if name not in {place.name for place in packed}:
        assert Gazetteer(pack(packed, [])).lookup(name) == []


def test_the_most_prominent_comes_first() -> None:
    sizes = [place.size for place in gazetteer().lookup("Springfield")]
    assert len(sizes) > 5
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(
    ("name", "kind", "country", "lat", "lon"),
    [
        ("Kyiv", "city", "UA", 50.45, 30.52),
        ("Kiev", "city", "UA", 50.45, 30.52),
        ("Jeddah", "city", "SA", 21.5, 39.2),
        ("Kenya", "country", "KE", 1, 38),
        ("Gaza Strip", "region", "PS", 31.4, 34.4),
        ("Darfur", "area", "SD", 13.5, 24),
        ("Crimea", "region", "UA", 45.3, 34.4),
        ("Bavaria", "region", "DE", 49, 11.5),
        ("Black Sea", "sea", None, 43, 34),
        ("White House", "site", "US", 38.9, -77.04),
        ("Ky.", "region", "US", 37.5, -85.3),
        ("Europe", "continent", None, 48.7, 9.1),
        ("Danube", "river", None, 45, 23),
    ],
)
def test_places_that_the_news_is_about(name: str, kind: str, country: str | None, lat: float, lon: float) -> None:
    place = next(place for place in gazetteer().lookup(name) if place.kind == kind)
    assert place.country == country
    assert abs(place.lat - lat) < 1
    assert abs(place.lon - lon) < 1.5


def test_a_region_and_what_lies_in_it_have_one_number() -> None:
    region = next(place for place in gazetteer().lookup("Texas") if place.kind == "region")
    assert any(place.region == region.region and place.kind == "city" for place in gazetteer().lookup("Paris"))
    assert not any(place.region == region.region for place in gazetteer().lookup("Lyon"))


def test_the_packaged_file_is_small() -> None:
    assert len((files("parley.analysis.place") / "gazetteer.bin").read_bytes()) < 4_000_000
    assert len(gazetteer()) > 250_000


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 something else", MAGIC[:-3] + b"0\n"])
def test_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(InstallationError, match="install parley again"):
        Gazetteer(data)
