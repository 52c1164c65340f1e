"""Where an event happened."""

from __future__ import annotations

import pytest

from parley.analysis.parse import parse
from parley.analysis.place import find_places
from parley.assemble.places import governing_place
from parley.documents import Document
from parley.ledger import Place


def place_at(text: str, trigger: str, *, target: bool = False) -> Place | None:
    reading = parse(Document(digest="0", text=text))
    reading.places = find_places(reading)
    token = next(token for token in reading.tokens if token.text == trigger)
    return governing_place(reading, token, target=target)


@pytest.mark.parametrize(
    ("text", "trigger", "name", "precision"),
    [
        ("The envoy met rebel officers in Jeddah, Saudi Arabia.", "met", "Jeddah", "city"),
        ("The minister said at a briefing in Helsinki that Moscow must stop.", "said", "Helsinki", "city"),
        ("Speaking in Doha, the minister said the truce would hold.", "said", "Doha", "city"),
        ("They held a short meeting in the White House.", "meeting", "White House", "site"),
        ("The envoy led two days of talks with Kenyan officers in Nairobi.", "talks", "Nairobi", "city"),
        ("The talks on the war in Ukraine took place in Doha.", "talks", "Doha", "city"),
        ("Qatar hosted indirect talks between Israel and Hamas.", "talks", "Qatar", "country"),
        ("The envoy travelled to Tehran on Monday.", "travelled", "Tehran", "city"),
        ("He spoke during a visit to Kyiv.", "visit", "Kyiv", "city"),
        ("The Singapore summit ended without a deal.", "summit", "Singapore", "city"),
        ("Officials met in the country's capital, Bangui.", "met", "Bangui", "city"),
        ("Clashes broke out on the outskirts of Goma.", "Clashes", "Goma", "city"),
        ("Security forces clashed with fighters in Syria's coastal region.", "clashed", "Syria's coastal region", "region"),
        ("Rebels raided ten villages in northeastern Syria, near the Turkish border.", "raided", "northeastern Syria", "region"),
        ("Delegations will meet in Istanbul next week, the Kremlin said.", "meet", "Istanbul", "city"),
    ],
)
def test_the_place_that_the_text_ties_to_the_trigger(text: str, trigger: str, name: str, precision: str) -> None:
    place = place_at(text, trigger)
    assert place is not None
    assert (place.name, place.precision) == (name, precision)


def test_a_part_of_a_state_has_the_words_name_and_the_states_point() -> None:
    place = place_at("A drone hit a sugar mill in southern Russia at dawn.", "hit", target=True)
    assert place is not None
    assert (place.name, place.country, place.lat, place.lon, place.precision) == ("southern Russia", "RU", 60.0, 100.0, "region")


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("Artillery shelled Kharkiv on Sunday.", "shelled", "Kharkiv"),
        ("A Russian strike on Odesa killed four people.", "strike", "Odesa"),
        ("The blast hit a hospital in Port Sudan.", "hit", "Port Sudan"),
    ],
)
def test_what_is_struck_is_where_it_happened(text: str, trigger: str, name: str) -> None:
    place = place_at(text, trigger, target=True)
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The president condemned Israel on Sunday.", "condemned"),
        ("The two leaders discussed Gaza by phone.", "discussed"),
        ("The president told Ukraine to accept the deal.", "told"),
        ("The minister warned Moscow in a statement.", "warned"),
        ("Delegations will meet in Istanbul next week, the Kremlin said.", "said"),
        ("Ukrainian and Russian officials spoke on Tuesday.", "spoke"),
        ("They spoke about the war in Sudan.", "spoke"),
        ("The ministers agreed on Crimea.", "agreed"),
    ],
)
def test_none_rather_than_a_place_that_it_is_about(text: str, trigger: str) -> None:
    assert place_at(text, trigger) is None
