"""Who is who in one document."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.analysis.actors import state_of
from parley.analysis.actors.issuer import find_issuer
from parley.documents import Document
from support.readings import entity, reading


def _mentions(text: str, name: str, **facts: str | None) -> list[str]:
    found = reading(text, **facts)
    return [mention.span.of(found.text) for mention in entity(found, name).mentions]


def test_a_role_teaches_name_title_and_state() -> None:
    found = reading("Kenyan President Amina Odhiambo met lawmakers. Odhiambo spoke for an hour.")
    person = entity(found, "Amina Odhiambo")
    assert person.type == "person"
    assert person.of is not None
    assert (person.of.name, person.of.codes.iso3) == ("Kenya", "KEN")
    assert [role[:2] for role in person.roles] == [("President", "Kenya")]
    assert [mention.span.of(found.text) for mention in person.mentions] == ["Kenyan President Amina Odhiambo", "Odhiambo"]


@pytest.mark.parametrize(
    ("text", "name", "mention"),
    [
        ("Norwegian Prime Minister Kari Lund arrived. The Norwegian leader smiled.", "Kari Lund", "The Norwegian leader"),
        ("Norwegian Prime Minister Kari Lund met the king. The prime minister left early.", "Kari Lund", "The prime minister"),
        ("Kari Lund, the Norwegian foreign minister, flew home. The minister said nothing.", "Kari Lund", "The minister"),
        ("Norwegian President Kari Lund called her Swedish counterpart Nils Berg.", "Nils Berg", "Swedish counterpart Nils Berg"),
        ("Kari Lund met Nils Berg on Monday. The former said little.", "Kari Lund", "The former"),
        ("Kari Lund met Nils Berg on Monday. The latter said little.", "Nils Berg", "The latter"),
        ("Mr. Lund spoke first. He was brief.", "Lund", "He"),
        ("Foreign ministry spokeswoman Kari Lund spoke. She was brief.", "Kari Lund", "She"),
        ("The Kremlin said it would wait.", "Kremlin", "it"),
        ("Kenya's defence ministry denied it. The ministry gave no details.", "Kenya's defence ministry", "The ministry"),
    ],
)
def test_descriptions_and_pronouns(text: str, name: str, mention: str) -> None:
    assert mention in _mentions(text, name)


def test_a_capital_stands_for_its_state_unless_it_is_a_place() -> None:
    found = reading("Nairobi rejected the offer. The delegations met in Nairobi.")
    assert [mention.span.of(found.text) for mention in entity(found, "Kenya").mentions] == ["Nairobi"]


def test_a_seat_of_power_is_a_body_of_its_state() -> None:
    body = entity(reading("The Kremlin welcomed the plan."), "Kremlin")
    assert body.type == "government"
    assert state_of(body) is not None
    assert state_of(body).name == "Russia"  # type: ignore[union-attr]


def test_both_nations_are_the_two_named_before() -> None:
    found = reading("Kenya and Somalia traded blame. Both nations recalled their envoys.")
    (pair,) = [each for each in found.entities if each.members]
    assert [member.name for member in pair.members] == ["Kenya", "Somalia"]


def test_the_two_leaders_are_persons() -> None:
    found = reading("Kenyan President Amina Odhiambo met Somali President Ali Warsame. The two leaders spoke for an hour.")
    (pair,) = [each for each in found.entities if each.members]
    assert {member.name for member in pair.members} == {"Amina Odhiambo", "Ali Warsame"}


def test_two_persons_of_one_family_name_stay_two() -> None:
    found = reading("President Maria Silva met Finance Minister Pedro Silva. Pedro Silva left first.")
    assert len([each for each in found.entities if each.type == "person"]) == 2


def test_who_issues_a_release_is_i_and_we() -> None:
    text = "I welcome the truce in Sudan. We will support it. My administration stands ready."
    found = reading(text, title="Statement by President Ada Clark on the Truce", outlet="The White House")
    assert found.issuer is not None
    assert (found.issuer.name, found.issuer.of and found.issuer.of.name) == ("Ada Clark", "United States")
    assert [mention.span.of(found.text) for mention in found.issuer.mentions] == ["I", "My"]


@pytest.mark.parametrize(
    ("outlet", "url", "state"),
    [
        ("Government of Kenya", None, "Kenya"),
        ("Kenyan Ministry of Foreign Affairs", None, "Kenya"),
        (None, "https://www.foreign.go.ke/statement", "Kenya"),
        (None, "https://www.gov.uk/news", "United Kingdom"),
        (None, "https://old.example.gov/briefing", "United States"),
        ("Kenya Daily", None, None),
        (None, "https://daily.example/kenya", None),
    ],
)
def test_who_issues_by_outlet_or_address(outlet: str | None, url: str | None, state: str | None) -> None:
    issuer = find_issuer(Document(digest="-", text="We welcome the truce.", outlet=outlet, url=url))
    assert (issuer.body.name if issuer is not None and issuer.body is not None else None) == state


def test_reporting_has_no_issuer() -> None:
    assert reading("I was there, a witness said.", title="Statement by the minister shakes markets", outlet="Daily Lantern").issuer is None


@pytest.mark.parametrize(
    ("text", "name", "mention"),
    [
        ("Amina Odhiambo spoke. Ms. Odhiambo smiled.", "Amina Odhiambo", "Ms. Odhiambo"),
        ("President Karim al-Haddad met aides. Haddad was brief.", "Karim al-Haddad", "Haddad"),
        ("European Commission chief Ursel van der Meulen spoke. Van der Meulen was brief.", "Ursel van der Meulen", "Van der Meulen"),
        ("North Korean leader Kim Sang Ho spoke. Kim was brief.", "Kim Sang Ho", "Kim"),
        ("General Pavel Ostrovenko flew home. Ostrovienko said nothing.", "Pavel Ostrovenko", "Ostrovienko"),
        ("The president is ill, aides said. President Kari Lund cancelled a trip.", "Kari Lund", "The president"),
        ("President Kari Lund arrived. The Norwegian president was late.", "Kari Lund", "The Norwegian president"),
        ("Nils Berg resigned. In his letter, Kari Lund thanked the party.", "Kari Lund", "his"),
        ("The envoy, Kari Lund, who had flown in, left.", "Kari Lund", "who"),
        ("The Moren Relief Organization (MRO) left. MRO gave no reason.", "Moren Relief Organization", "MRO"),
        ("Rebels known as the Brask attacked a town. The Brask fled.", "Brask", "Rebels"),
        ("The Kivu Front withdrew. It gave no reason.", "Kivu Front", "It"),
    ],
)
def test_one_actor_under_several_names(text: str, name: str, mention: str) -> None:
    assert mention in _mentions(text, name)


def test_a_father_and_his_son_stay_two() -> None:
    found = reading("Peter Moren met Peter Moren Jr. in Oslo.")
    assert {each.name for each in found.entities if each.type == "person"} >= {"Peter Moren", "Peter Moren Jr."}


def test_a_foreign_minister_is_not_the_deputy_infrastructure_minister() -> None:
    found = reading("Deputy Infrastructure Minister Kari Lund spoke. Kenya's foreign minister replied.")
    assert [mention.span.of(found.text) for mention in entity(found, "Kari Lund").mentions] == ["Deputy Infrastructure Minister Kari Lund"]


def test_it_is_clear_speaks_of_nobody() -> None:
    found = reading("Kenya closed the border. It is clear that talks will fail.")
    assert [mention.span.of(found.text) for mention in entity(found, "Kenya").mentions] == ["Kenya"]


@pytest.mark.parametrize(
    ("text", "name", "owner"),
    [
        ("Kari Lund, a fellow at the Moren Institute, spoke.", "Kari Lund", "Moren Institute"),
        ("Presidents Kari Lund of Kenya and Nils Berg of Rwanda met.", "Nils Berg", "Rwanda"),
        ("Norwegian President Kari Lund left. Nils Berg, Lund's spokesman, stayed.", "Nils Berg", "Norway"),
        ("Norwegian President Kari Lund left. His troops stayed and his cabinet resigned.", "His troops", "Norway"),
        ("Kenya is in crisis. Kenya's economy shrank. Kenyan shops closed. Kenya prays. The army seized the airport.", "army", "Kenya"),
        ("Republican lawmakers rejected it.", "Republican lawmakers", "United States"),
        ("Central African Republic officials denied it.", "Central African Republic officials", "Central African Republic"),
        ("The Supreme Court of Kenya ruled on Monday.", "Supreme Court of Kenya", "Kenya"),
    ],
)
def test_to_whom_an_actor_belongs(text: str, name: str, owner: str) -> None:
    of = entity(reading(text), name).of
    assert of is not None
    assert of.name == owner


def test_an_army_is_nobodys_where_several_states_are_named() -> None:
    assert entity(reading("Kenya and Somalia met Uganda and Chad. The army seized the airport."), "army").of is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Moro rebels attacked. Moro gave no reason.", "armed_group"),
        ("Moro, an armed group, attacked a town.", "armed_group"),
        ("The Moro Ministry said no.", "government"),
        ("The Moro Times said no.", "outlet"),
        ("Moro Industries Inc said no.", "organisation"),
    ],
)
def test_what_a_named_body_is(text: str, kind: str) -> None:
    (body,) = [each for each in reading(text).entities if each.name.startswith(("Moro", "The Moro"))]
    assert body.type == kind


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("KYIV, Ukraine (AP) — Kari Lund spoke on Monday.", {"Ukraine", "Associated Press"}),
        ("Kari Lund took office in the spring.", {"office"}),
        ("Kari Lund bought an S-400 and a GPS.", {"S-400"}),
        ("Kari Lund drove from Quetta to Sibi.", {"Quetta", "Sibi"}),
        ("Kari Lund signed the Brask Accord.", {"Brask Accord"}),
        ("Kari Lund visited a Muslim-majority town.", {"Muslim", "Muslim-majority"}),
        ("The offices of a mining company stood empty.", {"mining company"}),
    ],
)
def test_what_is_no_actor(text: str, nobody: set[str]) -> None:
    assert not {each.name for each in reading(text).entities} & nobody


def test_who_has_a_regime_is_a_person() -> None:
    assert entity(reading("The Obasi regime lied. The UN said that the Obasi regime used gas. Obasi denied it."), "Obasi").type == "person"


def test_a_description_takes_its_owner_into_its_name() -> None:
    found = reading("The Crown Prince of Norway spoke. Members of the city council applauded.")
    assert {"Crown Prince of Norway", "Members of the city council"} <= {each.name for each in found.entities}


def test_an_issuer_of_whom_only_we_speaks_is_an_actor() -> None:
    found = reading(
        "We welcome the truce.", title="Statement by National Security Advisor Ada Clark on the Truce", outlet="The White House"
    )
    assert found.issuer in found.entities


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            "President|Kenyan|Kari Lund|Lund|the former|his|counterpart|both nations|U.S.|'s|-|of|he|,|.|\n|The White House|"
            "defence ministry|Al|and|“|the two leaders|they|rebels|known as|(|)|who|the|army|KYIV|—|Mr.|von|it|is|M23|people".split("|")
        ),
        max_size=25,
    ).map(" ".join)
)
def test_mentions_are_exact_on_any_text(text: str) -> None:
    found = reading(text)
    assert {id(mention.entity) for mention in found.mentions} <= {id(each) for each in found.entities}
    for mention in found.mentions:
        assert mention.span.start <= mention.head.start < mention.head.end <= mention.span.end <= len(found.text)
