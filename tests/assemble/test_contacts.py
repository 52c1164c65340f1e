"""Who spoke with whom, when, where, how long; one record for one contact."""

from __future__ import annotations

import pytest

from parley.ledger import Actor, Contact, Date, Place, Record
from support.readings import names, records

ODHIAMBO, WARSAME = "Amina Odhiambo", "Hassan Warsame"
KENYAN, SOMALI = f"Kenyan President {ODHIAMBO}", f"Somali President {WARSAME}"


def contacts(text: str) -> list[tuple[set[str], Contact]]:
    found = records(text)
    who = names(found)
    return [({who[one] for one in record.participants}, record) for record in found if isinstance(record, Contact)]


def day(date: Date | None) -> str | None:
    return date.start if date is not None else None


def name(place: Place | None) -> str | None:
    return place.name if place is not None else None


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        (f"{KENYAN} spoke with {SOMALI} on Tuesday.", "call"),
        (f"{KENYAN} and {SOMALI} spoke by telephone.", "call"),
        (f"{KENYAN} called {SOMALI} on Tuesday.", "call"),
        (f"{KENYAN} met {SOMALI} in Doha.", "meeting"),
        (f"{KENYAN} and {SOMALI} met in Doha.", "meeting"),
        (f"{KENYAN} received {SOMALI} at her residence.", "meeting"),
        (f"{SOMALI} was received by {KENYAN} in Nairobi.", "meeting"),
        (f"{KENYAN} held a meeting with {SOMALI}.", "meeting"),
        (f"Talks between {KENYAN} and {SOMALI} went on until midnight.", "talks"),
        (f"{KENYAN} wrote to {SOMALI} last week.", "message"),
        (f"After a call with {KENYAN}, {SOMALI} said the border would open.", "call"),
        (f"{KENYAN} sat down with {SOMALI} in Doha.", "meeting"),
    ],
)
def test_a_contact_between_two_presidents(text: str, mode: str) -> None:
    ((parties, record),) = contacts(text)
    assert parties == {ODHIAMBO, WARSAME}
    assert (record.mode, record.status) == (mode, "held")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{KENYAN} will meet {SOMALI} in Doha.", "planned"),
        (f"{KENYAN} is expected to meet {SOMALI} in Doha.", "planned"),
        (f"{KENYAN} plans a meeting with {SOMALI}.", "planned"),
        (f"{KENYAN} meets {SOMALI} in Doha next month.", "planned"),
        (f"{KENYAN} offered to meet {SOMALI}.", "proposed"),
        (f"{KENYAN} proposed a meeting with {SOMALI}.", "proposed"),
        (f"{KENYAN} cancelled a meeting with {SOMALI}.", "cancelled"),
        (f"A meeting between {KENYAN} and {SOMALI} was called off.", "cancelled"),
    ],
)
def test_how_a_contact_stands(text: str, status: str) -> None:
    ((parties, record),) = contacts(text)
    assert parties == {ODHIAMBO, WARSAME}
    assert record.status == status


@pytest.mark.parametrize(
    "text",
    [
        f"{KENYAN} did not meet {SOMALI}.",
        f"{KENYAN} refused to meet {SOMALI}.",
        f"{KENYAN} could meet {SOMALI}.",
        f"{KENYAN} said she would meet {SOMALI} if he recalled his troops.",
        f"Neither {KENYAN} nor {SOMALI} spoke.",
        f"{KENYAN} spoke to reporters in Doha.",
        f"{KENYAN} told a news conference that {SOMALI} was ill.",
        f"{KENYAN} called {SOMALI} a liar.",
        f"{KENYAN} welcomed the truce.",
        f"{KENYAN} called for talks.",
        f"{KENYAN} spoke at a rally, along with {SOMALI}.",
        "Kenya and Somalia met the conditions for a loan.",
        "United beat City 3-1 on Saturday, and the coach met the press.",
    ],
)
def test_no_contact(text: str) -> None:
    assert contacts(text) == []


def test_day_place_length_and_topic() -> None:
    ((_, record),) = contacts(f"{KENYAN} and {SOMALI} spoke about the border for 40 minutes on Tuesday.")
    assert (day(record.date), record.duration, record.topic) == ("2025-03-18", "PT40M", "the border")
    ((_, record),) = contacts(f"{KENYAN} held two hours of talks with {SOMALI} in Doha on Monday.")
    assert (day(record.date), record.duration, name(record.place)) == ("2025-03-17", "PT2H", "Doha")


def test_told_often_it_is_one_record() -> None:
    text = (
        f"{KENYAN} and {SOMALI} spoke on Tuesday. Odhiambo said her call with Warsame was useful. "
        "The 70-minute call was about the border. Hours after the conversation between Odhiambo and Warsame a ship was seized."
    )
    ((parties, record),) = contacts(text)
    assert parties == {ODHIAMBO, WARSAME}
    assert (day(record.date), record.duration) == ("2025-03-18", "PT70M")
    assert len(record.evidence) == 4


def test_two_days_are_two_contacts() -> None:
    found = contacts(f"{KENYAN} spoke with {SOMALI} on Tuesday. Odhiambo had met Warsame in Doha last month.")
    assert [(record.mode, day(record.date)) for _, record in found] == [("call", "2025-03-18"), ("meeting", "2025-02-01")]


def test_another_meeting_named_in_passing() -> None:
    found = contacts(f"It was the first call between {KENYAN} and {SOMALI} since a meeting in Doha last month.")
    assert [(parties, record.mode, day(record.date)) for parties, record in found] == [
        ({ODHIAMBO, WARSAME}, "call", None),
        ({ODHIAMBO, WARSAME}, "meeting", "2025-02-01"),
    ]


def test_a_president_and_his_state_are_one_side() -> None:
    ((parties, record),) = contacts(f"{KENYAN} met {SOMALI} in Doha. The talks between Kenya and Somalia ended at noon.")
    assert parties == {ODHIAMBO, WARSAME}
    assert len(record.evidence) == 2


def test_delegations_are_their_states_and_groups_sides_of_their_own() -> None:
    ((parties, _),) = contacts("Kenyan officials met Somali negotiators in Doha on Monday.")
    assert parties == {"Kenya", "Somalia"}
    ((parties, _),) = contacts("The Palestinian Authority held talks with Hamas in Cairo.")
    assert parties == {"Palestinian Authority", "Hamas"} or parties == {"Palestine", "Hamas"}


def test_three_parties_are_one_contact_and_separate_calls_are_two() -> None:
    ((parties, _),) = contacts(f"{KENYAN} met {SOMALI} and Ethiopian President Tigist Bekele in Doha.")
    assert parties == {ODHIAMBO, WARSAME, "Tigist Bekele"}
    found = contacts(f"{KENYAN} spoke separately with {SOMALI} and Ethiopian President Tigist Bekele.")
    assert [parties for parties, _ in found] == [{ODHIAMBO, WARSAME}, {ODHIAMBO, "Tigist Bekele"}]


def test_who_brings_two_together_is_no_party() -> None:
    ((parties, _),) = contacts("Qatar brought together ministers from Kenya and Somalia on Monday.")
    assert parties == {"Kenya", "Somalia"}


def test_who_mediated_is_no_party() -> None:
    found = records("Talks between Kenya and Somalia, mediated by Qatar, began in Doha on Monday.")
    (record,) = [one for one in found if isinstance(one, Contact)]
    who = {one.id: one.name for one in found if isinstance(one, Actor)}
    assert {who[one] for one in record.participants} == {"Kenya", "Somalia"}
    assert record.mediator is not None
    assert who[record.mediator] == "Qatar"


def test_compound_and_possessive_parties() -> None:
    assert contacts("Kenya and Somalia are at odds. Kenya-Somalia talks in Doha failed.")[0][0] == {"Kenya", "Somalia"}
    assert contacts(f"{SOMALI} was tired. {KENYAN} praised Warsame's visit to Kenya.")[0][0] == {WARSAME, "Kenya"}


def test_whose_word_a_contact_rests_on() -> None:
    found = records(f"{KENYAN} told reporters that she had met {SOMALI} in Doha.")
    (record,) = [one for one in found if isinstance(one, Contact)]
    by_id: dict[str, Record] = {one.id: one for one in found}
    assert record.asserted_by is not None
    assert by_id[record.asserted_by].kind == "statement"
