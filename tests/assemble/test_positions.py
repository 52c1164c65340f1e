"""Who stands where on what."""

from __future__ import annotations

import pytest

from parley.ledger import Position, Proposal, Record
from support.readings import names, records

Row = tuple[str, str, str, str]


def _rows(found: list[Record]) -> set[Row]:
    who = names(found)
    proposals = {record.id: record for record in found if isinstance(record, Proposal)}
    return {(who[p.party], p.stance, proposals[p.proposal].type, proposals[p.proposal].label) for p in found if isinstance(p, Position)}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Kenya agreed to a 30-day ceasefire.", ("Kenya", "accepts", "ceasefire", "a 30-day ceasefire")),
        ("Kenya has not agreed to a ceasefire.", ("Kenya", "refuses", "ceasefire", "a ceasefire")),
        ("Kenyan President Amina Odhiambo agreed not to target ports.", ("Kenya", "accepts", "partial_ceasefire", "not to target ports")),
        ("Kenya refused to back a full ceasefire.", ("Kenya", "refuses", "ceasefire", "a full ceasefire")),
        ("Kenya expressed readiness to accept a truce.", ("Kenya", "accepts", "ceasefire", "a truce")),
        ("Kenya supports the peace plan.", ("Kenya", "supports", "peace_deal", "the peace plan")),
        ("Nairobi demanded the withdrawal of all troops.", ("Kenya", "demands", "withdrawal", "the withdrawal of all troops")),
        ("Somalia urged Kenya to release the prisoners.", ("Somalia", "demands", "prisoner_exchange", "release the prisoners")),
        ("Kenya's refusal to resume talks was a surprise.", ("Kenya", "refuses", "talks", "resume talks")),
        ("The truce was rejected by Somalia.", ("Somalia", "refuses", "ceasefire", "The truce")),
        ("Somalia is ready to accept a prisoner exchange.", ("Somalia", "accepts", "prisoner_exchange", "a prisoner exchange")),
        ("Somalia offered to host peace talks.", ("Somalia", "offers", "talks", "host peace talks")),
        ("Hamas rejected the proposal for a truce.", ("Hamas", "refuses", "ceasefire", "the proposal for a truce")),
        ("Kenya is against the peace plan.", ("Kenya", "opposes", "peace_deal", "the peace plan")),
        ("Somalia came out in favour of a truce.", ("Somalia", "supports", "ceasefire", "a truce")),
        ("Somalia turned down the ceasefire proposal.", ("Somalia", "refuses", "ceasefire", "the ceasefire proposal")),
        ("Kenya and Somalia reached a peace deal.", ("Somalia", "accepts", "peace_deal", "a peace deal")),
        ("Kenya signed an agreement with Somalia.", ("Somalia", "accepts", "other", "an agreement with Somalia")),
        ("Kenya decided not to attend the talks.", ("Kenya", "refuses", "talks", "attend the talks")),
        ("Kenya urged Somalia to reject the peace deal.", ("Kenya", "opposes", "peace_deal", "the peace deal")),
        ("Somalia announced that it was cutting aid to Kenya.", ("Somalia", "refuses", "aid", "aid")),
        ("Kenya hopes that a ceasefire will follow.", ("Kenya", "supports", "ceasefire", "a ceasefire")),
        ("Kenya called on Somalia to withdraw its troops.", ("Kenya", "demands", "withdrawal", "withdraw its troops")),
        ("Kenya proposed a truce, which Somalia was ready to accept.", ("Somalia", "accepts", "ceasefire", "a truce")),
        ("Somalia stressed the need for talks with Kenya.", ("Somalia", "demands", "talks", "talks with Kenya")),
        ("Kenya wants the fighting in Somalia to stop.", ("Kenya", "demands", "ceasefire", "the fighting in Somalia to stop")),
        ("Kenya welcomed the announcement of a truce.", ("Kenya", "supports", "ceasefire", "a truce")),
    ],
)
def test_stances(text: str, row: Row) -> None:
    assert row in _rows(records(text))


def test_a_plural_relative_clause_hangs_on_the_plural() -> None:
    rows = _rows(records("Somalia set out its conditions for a peace deal, which are opposed by Kenya."))
    assert {(party, stance, label) for party, stance, _, label in rows if party == "Kenya"} == {
        ("Kenya", "opposes", "its conditions for a peace deal")
    }


def test_of_a_lifted_ban_the_lifting_is_on_the_table() -> None:
    rows = _rows(records("Kenya decided to lift the ban on grain exports to Somalia."))
    assert {(stance, label) for _, stance, _, label in rows} == {("accepts", "lift the ban on grain exports to Somalia")}


def test_a_condition_makes_an_acceptance_conditional() -> None:
    (one,) = [r for r in records("Kenya will accept a ceasefire if Somalia withdraws its troops.") if isinstance(r, Position)]
    assert (one.stance, one.conditions) == ("conditions", "if Somalia withdraws its troops")


def test_a_truce_between_two_binds_both() -> None:
    rows = _rows(records("The ceasefire between Kenya and Somalia took effect on Monday."))
    assert {(party, stance) for party, stance, _, _ in rows} == {("Kenya", "accepts"), ("Somalia", "accepts")}


def test_a_truce_that_is_called_for_binds_nobody() -> None:
    assert not _rows(records("Aid groups called for a ceasefire between Kenya and Somalia."))


def test_terms_are_read_from_the_words() -> None:
    (one,) = [r for r in records("Kenya agreed to a 30-day halt of attacks on power plants in Somalia.") if isinstance(r, Proposal)]
    assert (one.type, one.target, one.duration) == ("partial_ceasefire", "power plants", "P30D")


def test_the_person_who_voiced_it_is_kept() -> None:
    found = records("Kenyan President Amina Odhiambo said that Kenya supports the truce.")
    (one,) = [r for r in found if isinstance(r, Position)]
    assert (names(found)[one.party], names(found)[one.actor or ""]) == ("Kenya", "Amina Odhiambo")
    assert one.asserted_by is not None


@pytest.mark.parametrize(
    "text",
    [
        "Kari Lund, an analyst in Oslo, said the army should accept the truce.",
        "Former Kenyan minister Amina Odhiambo rejected the truce.",
        "Kenya rejected claims that its army had fired first.",
        "Kenya signed a letter to the editor.",
        "Kenya supports Somalia.",
        "Kenya's president declined to comment on the truce.",
        "Somalia has not ruled out a truce with Kenya.",
        "Somalia no longer demands a truce with Kenya.",
        "Kenya stopped short of endorsing the truce with Somalia.",
        "There is no indication that Kenya would accept a truce with Somalia.",
        "Kenya and Somalia have failed to agree to a truce.",
        "Somalia backed down over Kenya's ceasefire.",
        "Kenya wants to show that Somalia has lost.",
        "Kenya and Somalia agreed to stay in touch.",
        "The Lions beat the Tigers in London. The Lions agreed to sign a striker from the Tigers.",
        "Orbit Corp. rejected a takeover offer from Nadir Inc. and agreed to sell its German unit to a Chinese firm.",
        "The envoys of Kenya and Somalia came to Doha to sign the truce.",
        "The Rotary Club, an association in Kenya and Somalia, demanded a ban on plastic bags.",
        "The agency in Kenya offers loans to students.",
        "Kenya and Somalia continued the negotiation of an agreement between Kenya and Somalia.",
    ],
)
def test_what_is_no_position(text: str) -> None:
    assert not _rows(records(text))


def test_the_truce_takes_up_the_one_before() -> None:
    found = records("Kenya agreed to a 30-day truce. Somalia welcomed the truce.")
    assert len([r for r in found if isinstance(r, Proposal)]) == 1
    assert len([r for r in found if isinstance(r, Position)]) == 2


def test_two_things_called_for_are_two_proposals() -> None:
    rows = _rows(records("Kenya called for a halt to strikes and for the release of prisoners in Somalia."))
    assert {(stance, kind) for _, stance, kind, _ in rows} == {("demands", "ceasefire"), ("demands", "prisoner_exchange")}


def test_it_and_one_point_back() -> None:
    found = records("Kenya proposed a limited truce. Somalia rejected it but was ready to sign a full one.")
    rows = {(party, stance, label) for party, stance, _, label in _rows(found)}
    assert {("Somalia", "refuses", "a limited truce"), ("Somalia", "accepts", "a full truce")} <= rows


def test_the_proposal_is_the_one_made_before() -> None:
    found = records("Kenya offered a 30-day truce. Somalia rejected the offer.")
    assert ("Somalia", "refuses", "ceasefire", "a 30-day truce") in _rows(found)


def test_a_bare_truce_takes_up_a_halt_by_another_name() -> None:
    found = records("Kenya agreed to stop attacks on ports for 30 days. Somalia opposed any truce on land. Uganda welcomed the truce.")
    rows = {(party, stance, label) for party, stance, _, label in _rows(found)}
    assert ("Uganda", "supports", "stop attacks on ports for 30 days") in rows


def test_truces_with_other_terms_are_kept_apart() -> None:
    found = records("Kenya proposed a 30-day truce. Somalia offered a 60-day truce.")
    assert {r.duration for r in found if isinstance(r, Proposal)} == {"P30D", "P60D"}


def test_what_spokesmen_demand_and_promise() -> None:
    rows = _rows(records("“Somalia must release all prisoners. We will respect the truce,” Kenyan President Amina Odhiambo said."))
    assert ("Kenya", "demands", "prisoner_exchange", "release all prisoners") in rows
    assert any((party, stance, kind) == ("Kenya", "accepts", "ceasefire") for party, stance, kind, _ in rows)


def test_a_refusal_until_something_happens_has_a_condition() -> None:
    found = [r for r in records("Kenya will not accept a truce until Somalia withdraws its troops.") if isinstance(r, Position)]
    assert [(r.stance, r.conditions) for r in found] == [("refuses", "until Somalia withdraws its troops")]


def test_a_position_has_the_date_of_its_verb_or_statement() -> None:
    text = "Kenya rejected the truce on Monday. Somalia's president said on Tuesday that Somalia supports the truce."
    dates = {p.stance: p.date.start for p in records(text) if isinstance(p, Position) and p.date is not None}
    assert dates == {"refuses": "2025-03-17", "supports": "2025-03-18"}


def test_where_a_truce_applies_is_its_area() -> None:
    (one,) = [r for r in records("Kenya agreed to a ceasefire in northern Somalia for two weeks.") if isinstance(r, Proposal)]
    assert (one.area, one.duration, one.target) == ("northern Somalia", "P2W", None)


def test_when_a_truce_begins_is_its_start() -> None:
    (one,) = [r for r in records("Kenya and Somalia agreed on a truce starting on 21 March 2025.") if isinstance(r, Proposal)]
    assert one.start is not None
    assert one.start.start == "2025-03-21"


def test_a_text_about_one_country_yields_nothing() -> None:
    assert not _rows(records("The Kenyan government supports the new school programme. It agreed to pay for the buses."))


def test_a_chamber_votes_even_in_a_text_about_one_country() -> None:
    found = _rows(records("The relief bill was rejected in the Kenyan Senate."))
    assert {(stance, kind) for _, stance, kind, _ in found} == {("refuses", "aid")}


def test_who_votes_against_a_truce_opposes_it() -> None:
    assert ("Kenya", "opposes", "ceasefire", "the truce") in _rows(records("Kenya voted against the truce. Somalia was pleased."))


def test_who_stands_behind_a_plan_supports_it() -> None:
    found = _rows(records("Kenya stands behind the peace plan. Somalia was pleased."))
    assert ("Kenya", "supports", "peace_deal", "the peace plan") in found


def test_long_names_are_cut_where_a_phrase_begins() -> None:
    text = (
        "Kenya proposed a joint plan with Somalia for the patrol of the coast by small boats from both countries under the flag of the "
        "African Union and with money from donors."
    )
    (one,) = [r for r in records(text) if isinstance(r, Proposal)]
    assert one.label.startswith("a joint plan with Somalia")
    assert len(one.label.split()) <= 16
    assert one.label.split()[-1] not in ("by", "from", "of", "under", "the")
