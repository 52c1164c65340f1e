"""Acts of force: what kind, by whom, on what, with what, at what cost, and on whose word."""

from __future__ import annotations

import pytest

from parley.ledger import Actor, Incident, Record, Statement
from support.readings import names, records


def incidents(text: str) -> list[Incident]:
    return [one for one in records(text) if isinstance(one, Incident)]


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    """Type, perpetrator and target of each incident."""
    found = records(text)
    who = names(found)
    return [(one.type, who.get(one.perpetrator or ""), one.target) for one in found if isinstance(one, Incident)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan forces shelled the town of Wajir on Monday.", ("shelling", "Kenyan forces", "the town of Wajir")),
        ("Rebels stormed a police station in the north.", ("ground_attack", "Rebels", "a police station")),
        ("A Kenyan air strike hit a warehouse near the port.", ("air_strike", "Kenya", "a warehouse")),
        ("Kenya launched 30 drones at a power plant overnight.", ("drone_strike", "Kenya", "a power plant")),
        ("Kenyan missiles struck a hospital.", ("missile_strike", "Kenya", "a hospital")),
        ("Hamas fired rockets at a border town on Friday.", ("missile_strike", "Hamas", "a border town")),
        ("A bomb exploded outside a police station.", ("bombing", None, "a police station")),
        ("A suicide bomber blew himself up near a mosque.", ("bombing", None, "a mosque")),
        ("Gunmen opened fire on a convoy in the desert.", ("ground_attack", "Gunmen", "a convoy in the desert")),
        ("Soldiers killed five protesters on Tuesday.", ("killing", "Soldiers", "five protesters")),
        ("Three engineers were kidnapped by rebels last week.", ("abduction", "rebels", "Three engineers")),
        ("Police arrested two journalists on Sunday.", ("arrest", "Police", "two journalists")),
        ("Somali troops captured the port of Kismayo.", ("seizure", "Somali troops", "the port of Kismayo")),
        ("The rebels took control of the town on Saturday.", ("seizure", "rebels", "the town")),
        ("Kenya blockaded the port in March.", ("blockade", "Kenya", "the port")),
        ("Somalia condemned the Kenyan blockade of the port.", ("blockade", "Kenya", "the port")),
        ("Somali troops clashed with rebels near the border.", ("clash", None, None)),
        ("Some 4,000 villagers were displaced by the fighting in May.", ("displacement", None, "Some 4,000 villagers")),
        ("The convoy came under attack from rebels.", ("ground_attack", "rebels", "The convoy")),
        ("Hamas claimed responsibility for an attack on a bus.", ("ground_attack", "Hamas", "a bus")),
        ("A ferry was attacked from the air on Monday.", ("air_strike", None, "A ferry")),
        ("Kenya condemned the recent attack on a food depot.", ("other", None, "a food depot")),
    ],
)
def test_acts_of_force(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya threatened to shell the port.",
        "Kenya could strike the port.",
        "Kenya will bomb the port if the talks fail.",
        "Kenya did not attack the convoy.",
        "Kenya denied attacking the convoy.",
        "Kenya denied having attacked the convoy.",
        "No convoy came under attack.",
        "Somalia urged Kenya to stop the strikes on the port.",
        "Both sides agreed to a 20-day moratorium on attacks on dams.",
        "Kenya has a right of self-defence against attacks.",
        "Somalia warned of attacks on ships.",
        "Rebels attack villages.",
        "Attacks on pipelines have decreased.",
        "The group carried out 312 attacks in 2021.",
        "The senator attacked the president over the budget.",
        "The party's attack on the proposal was sharp.",
        "The two sides struck a deal.",
        "Shares hit a record high and the company fired 200 workers.",
        "United attacked from the start and Jones killed the game with two late strikes.",
        "Strike a balance between sweet and sour, and beat the eggs.",
        "Nine people were killed in a plane crash.",
        "An earthquake killed 43 people on the island.",
        "Railway workers began a strike on Monday.",
        "He had a heart attack.",
        "The court ordered the arrest of the minister.",
        "Prisoners of war are protected by treaties.",
    ],
)
def test_no_incident(text: str) -> None:
    assert incidents(text) == []


def test_weapon_with_its_number_and_count() -> None:
    (one,) = incidents("Overnight Kenya launched 40 drones at water works in Somalia.")
    assert (one.weapon, one.count, one.target) == ("40 drones", 40, "water works in Somalia")
    assert one.date is not None
    assert one.date.start == "2025-03-19"
    (one,) = incidents("A barrage of missiles and drones struck the capital on Monday.")
    assert (one.type, one.weapon, one.count) == ("missile_strike", "missiles and drones", None)


def test_killed_and_injured_in_figures_and_words() -> None:
    (one,) = incidents("A car bomb blast killed eleven clerks and wounded 20 others in the north.")
    assert one.casualties is not None
    assert (one.casualties.killed, one.casualties.injured) == (11, 20)
    (one,) = incidents("Rebels ambushed an army patrol, killing at least nine soldiers and injuring four.")
    assert one.casualties is not None
    assert (one.type, one.casualties.killed, one.casualties.injured) == ("ground_attack", 9, 4)
    (one,) = incidents("Kenyan forces shelled the town of Wajir. Nine civilians were killed.")
    assert one.casualties is not None
    assert (one.type, one.casualties.killed) == ("shelling", 9)


def test_a_number_that_is_not_given_is_unknown() -> None:
    (one,) = incidents("Kenyan forces shelled the town of Wajir, killing civilians.")
    assert one.casualties is None


def test_place_and_day() -> None:
    (one,) = incidents("Kenyan forces shelled a market in Mogadishu on Monday.")
    assert one.place is not None
    assert one.date is not None
    assert (one.place.name, one.date.start) == ("Mogadishu", "2025-03-17")


def test_the_attack_speaks_of_the_one_before() -> None:
    text = "Rebels attacked a bus near the border on Monday. Hamas claimed responsibility for the attack. Kenya condemned the attack."
    assert len(incidents(text)) == 1
    assert incidents("Kenya condemned the attack.") == []


def test_two_sources_are_two_records() -> None:
    told_by = "{} said that rebels had attacked a bus in Wajir."
    found = records(f"{told_by.format('Kenya’s defence ministry')} {told_by.format('Somalia’s interior ministry')}")
    acts = [one for one in found if isinstance(one, Incident)]
    said = {one.id: one for one in found if isinstance(one, Statement)}
    assert len(acts) == 2
    assert len({said[one.asserted_by or ""].speaker for one in acts}) == 2


def test_told_twice_by_the_document_it_is_one_record() -> None:
    text = "Rebels attacked a bus near Wajir on Monday. The bus had left at dawn. The attack on the bus was the second this year."
    (one,) = incidents(text)
    assert len(one.evidence) == 2


def test_an_accusation_is_alleged_and_laid_at_the_door_of_the_accused() -> None:
    found = records("Kenya accused Somalia of launching an attack on a grain store near the border.")
    (one,) = [each for each in found if isinstance(each, Incident)]
    who = {each.id: each.name for each in found if isinstance(each, Actor)}
    assert (who[one.perpetrator or ""], one.target, one.modality) == ("Somalia", "a grain store near the border", "alleged")
    by_id: dict[str, Record] = {each.id: each for each in found}
    statement = by_id[one.asserted_by or ""]
    assert isinstance(statement, Statement)
    assert who[statement.speaker or ""] == "Kenya"


def test_what_the_actor_himself_tells_is_asserted() -> None:
    (one,) = incidents("The Israeli military said it had struck a weapons depot in the south.")
    assert one.modality == "asserted"
    (one,) = incidents("Kenya condemned an alleged attack on a bus.")
    assert one.modality == "alleged"


def test_a_pronoun_is_no_target() -> None:
    (one,) = incidents("At dawn they led away ten men and shot them, a witness said.")
    assert (one.type, one.target) == ("killing", "ten men")
    assert one.casualties is not None
    assert one.casualties.killed == 10
