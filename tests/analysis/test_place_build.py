"""How the gazetteer's names and points are made from its sources."""

from __future__ import annotations

import pytest
from build_gazetteer import middle, plain, size_of, surfaces, usable


@pytest.mark.parametrize(
    ("name", "bare"), [("Łódź", "Lodz"), ("Tromsø", "Tromso"), ("Gießen", "Giessen"), ("Québec", "Quebec"), ("Kyiv", "Kyiv")]
)
def test_names_lose_their_accents(name: str, bare: str) -> None:
    assert plain(name) == bare


def test_saint_mount_and_fort_are_shortened_too() -> None:
    assert surfaces({"Saint-Denis", "Saint Élie", "Fort Knox"}) == {
        *("Saint-Denis", "Saint Élie", "Saint Elie", "St. Élie", "St Élie", "St. Elie", "St Elie"),
        *("Fort Knox", "Ft. Knox", "Ft Knox"),
    }


def test_only_names_that_an_english_text_could_have_are_kept() -> None:
    assert list(usable(["Kiev", "Київ", "KBP", "al-Hasakah", "kyjiv", "Kyiv (city)", "Rio de Janeiro"])) == [
        "Kiev",
        "al-Hasakah",
        "Rio de Janeiro",
    ]


def test_a_regions_middle_is_that_of_its_box_without_strays_and_across_the_date_line() -> None:
    assert middle([(0, 0), (10, 20), (9, 19)]) == (5, 10)
    assert middle([(1, 1)] * 50 + [(3, 3)] * 49 + [(80, 80)]) == (2, 2)
    lat, lon = middle([(60, 179), (60, -175)])
    assert (lat, lon) == (60, -178)


def test_size_is_ten_to_the_population() -> None:
    assert [size_of(people) for people in (0, 999, 10_000_000)] == [0, 30, 70]
