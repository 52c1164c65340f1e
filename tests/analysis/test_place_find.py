"""Toponyms in sentences: which words are one, and which place they mean."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.analysis.model import PlaceMention, Reading
from parley.analysis.parse import parse
from parley.analysis.place import find_places, place_of
from parley.documents import Document


def found(text: str, outlet: str | None = None) -> tuple[Reading, list[PlaceMention]]:
    reading = parse(Document(digest="0", text=text, outlet=outlet))
    return reading, find_places(reading)


def meant(text: str, outlet: str | None = None) -> dict[str, tuple[str, str | None, str | None]]:
    """For each toponym its words and what it was taken for."""
    return {text[p.start : p.end]: (p.name, p.country, p.precision) for p in found(text, outlet)[1] if not p.adjective}


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("Delegations met in Jeddah, Saudi Arabia, on Tuesday.", "Jeddah", ("Jeddah", "SA", "city")),
        ("Delegations met in Jeddah, Saudi Arabia, on Tuesday.", "Saudi Arabia", ("Saudi Arabia", "SA", "country")),
        ("The plan is opposed by Kyiv, the ministry said.", "Kyiv", ("Kyiv", "UA", "city")),
        ("KYIV, Ukraine — Air defences were at work overnight.", "KYIV", ("Kyiv", "UA", "city")),
        ("A truce at sea, in the Black Sea, may follow.", "Black Sea", ("Black Sea", None, "sea")),
        ("They quarrelled at a meeting in the White House.", "White House", ("White House", "US", "site")),
        ("Fighters left the Gaza Strip and the West Bank.", "West Bank", ("West Bank", "PS", "region")),
        ("Aid reached Darfur through Chad.", "Chad", ("Chad", "TD", "country")),
        ("Inspectors went to the al-Tanf base near the border of Jordan.", "Jordan", ("Jordan", "JO", "country")),
        ("Shells hit the town of Rutshuru in North Kivu.", "North Kivu", ("North Kivu", "CD", "region")),
        ("Ministers will gather in The Hague on Monday.", "The Hague", ("The Hague", "NL", "city")),
        ("Tankers wait in the Strait of Hormuz.", "Strait of Hormuz", ("Strait of Hormuz", None, "sea")),
        ("Protesters marched in Tbilisi, and Georgia recalled its envoy from Moscow.", "Georgia", ("Georgia", "GE", "country")),
        ("Voters in Atlanta and Savannah, Georgia, queued for hours.", "Georgia", ("Georgia", "US", "region")),
        ("Police in London, Ontario, called for calm.", "London", ("London", "CA", "city")),
        ("The fair moved to Paris, Texas, last spring.", "Paris", ("Paris", "US", "city")),
        ("He flew from Paris to Berlin for the talks.", "Paris", ("Paris", "FR", "city")),
        ("The crash happened near Lexington, Ky., at noon.", "Lexington", ("Lexington", "US", "city")),
        ("The U.S.-Ukraine talks went on.", "Ukraine", ("Ukraine", "UA", "country")),
        ("A car was stopped on Orchard Street in Toronto.", "Orchard Street", ("Orchard Street", None, "site")),
    ],
)
def test_a_place_is_found_and_resolved(text: str, words: str, place: tuple[str, str | None, str]) -> None:
    assert meant(text)[words] == place


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ambassador Jordan Whitfield spoke on Monday.", "Jordan"),
        ("President Barack Obama met George Washington scholars.", "Washington"),
        ("The report appeared in The Springfield Gazette on Monday.", "Springfield"),
        ("Reading the report took hours.", "Reading"),
        ("In March the truce ended.", "March"),
        ("Police said nothing.", "Police"),
        ("He criticised the Islamic State of Iraq and Syria and the African Union.", "Iraq"),
        ("He criticised the Islamic State of Iraq and Syria and the African Union.", "African"),
        ("A study by the Atlantic Council was published.", "Atlantic"),
    ],
)
def test_other_names_and_words_are_left_alone(text: str, words: str) -> None:
    start = text.index(words)
    assert not [p for p in found(text)[1] if p.start <= start < p.end]


def test_adjectives_and_words_for_people_are_marked_and_languages_are_not_taken() -> None:
    text = "Ukrainian officials met Chechen fighters and Texans. The guard shouted in Turkish."
    adjectives = {text[p.start : p.end]: (p.name, p.country) for p in found(text)[1] if p.adjective}
    assert adjectives == {"Ukrainian": ("Ukraine", "UA"), "Chechen": ("Chechnya", "RU"), "Texans": ("Texas", "US")}


def test_an_adjective_does_not_cut_a_longer_name() -> None:
    assert meant("Ferries cross to British Columbia and French Guiana.").keys() >= {"British Columbia", "French Guiana"}


def test_one_sense_in_a_document() -> None:
    text = "A man was held in Moscow, Idaho. The mayor of Moscow spoke. Moscow has 25,000 people."
    assert {p.country for p in found(text)[1] if text[p.start : p.end] == "Moscow"} == {"US"}


def test_the_other_places_of_the_article_decide() -> None:
    local = "Firefighters from Texarkana and Sulphur Springs, Texas, helped in Paris. The school in Paris was closed."
    world = "The ministers of France and Germany met in Paris. The talks in Paris were closed."
    assert meant(local)["Paris"][1] == "US"
    assert meant(world)["Paris"][1] == "FR"


def test_the_town_of_the_outlet_decides_what_the_text_leaves_open() -> None:
    text = "A man was arrested in Richmond on Friday."
    assert meant(text)["Richmond"][1] == "US"
    assert meant(text, outlet="Vancouver Chronicle")["Richmond"][1] == "CA"
    assert meant(text, outlet="The Police Chronicle")["Richmond"][1] == "US"


def test_a_town_that_the_gazetteer_lacks_there_takes_the_point_of_what_it_lies_in() -> None:
    text = "Ministers gathered in Charlevoix, Quebec."
    mention = found(text)[1][0]
    assert (mention.name, mention.country, mention.precision) == ("Charlevoix", "CA", "region")


def test_former_states_have_no_point() -> None:
    mention = found("The treaty was signed by the Soviet Union.")[1][0]
    assert (mention.name, mention.country, mention.lat, mention.lon) == ("Soviet Union", None, None, None)


def test_place_of_keeps_every_field() -> None:
    mention = found("They met in Helsinki.")[1][0]
    place = place_of(mention)
    assert (place.name, place.country, place.lat, place.lon, place.precision) == ("Helsinki", "FI", mention.lat, mention.lon, "city")


def test_nothing_in_an_empty_document() -> None:
    assert found("")[1] == []


PIECES = st.sampled_from(
    [
        *(
            "Kyiv",
            "Ukraine",
            "Ky.",
            "U.S.-led",
            "the Gulf",
            "al-Hasakah",
            "N’Djamena",
            "Côte d’Ivoire",
            "Turkish",
            "New",
            "York",
            "Road",
            "Highway 9",
        ),
        *(
            ",",
            "(",
            ")",
            "in",
            "of",
            "said",
            "São Paulo",
            "KYIV",
            "“",
            "\n",
            "İstanbul",
            "Saint",
            "St.",
            "and",
            "County",
            "the",
            "Soviet Union",
        ),
    ]
)


@settings(max_examples=60)
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=14).map(" ".join))
def test_spans_are_exact_in_order_and_apart_whatever_the_text(text: str) -> None:
    reading, places = found(text)
    end = 0
    for place in places:
        assert end <= place.start < place.end <= len(reading.text)
        assert reading.text[place.start : place.end].strip() == reading.text[place.start : place.end]
        assert (place.lat is None) == (place.lon is None)
        assert -90 <= (place.lat or 0) <= 90
        assert -180 <= (place.lon or 0) <= 180
        assert place.country is None or len(place.country) == 2
        end = place.end
