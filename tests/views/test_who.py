from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.ledger import Actor, Codes, Evidence, Role
from parley.ledger.records import ActorType
from parley.views import identify
from parley.views.who import normalised


def actor(
    name: str, kind: ActorType, document: str, *, of: str | None = None, iso3: str | None = None, titles: tuple[str, ...] = ()
) -> Actor:
    roles = tuple(Role(title=title) for title in titles)
    evidence = (Evidence(document, 0, 1, "x"),)
    return Actor(name=name, type=kind, of=of, codes=Codes(iso3=iso3), roles=roles, evidence=evidence, confidence=1, method="hand")


def groups(*actors: Actor) -> list[list[str]]:
    names = {one.id: f"{one.name}/{one.document}" for one in actors}
    return sorted(sorted(names[found] for found in identity.actors) for identity in identify(actors).identities)


def test_states_are_one_by_code_and_by_a_name_that_has_the_code_elsewhere() -> None:
    coded, other_name = actor("Finland", "state", "a", iso3="FIN"), actor("Republic of Finland", "state", "b", iso3="FIN")
    bare, another = actor("the Finland", "state", "c"), actor("Norway", "state", "c")
    assert groups(coded, other_name, bare, another) == [["Finland/a", "Republic of Finland/b", "the Finland/c"], ["Norway/c"]]


def test_a_name_with_two_codes_gives_none() -> None:
    one, other, bare = actor("Congo", "state", "a", iso3="COD"), actor("Congo", "state", "b", iso3="COG"), actor("Congo", "state", "c")
    assert groups(one, other, bare) == [["Congo/a"], ["Congo/b"], ["Congo/c"]]


def test_persons_are_one_by_name_whatever_the_accents() -> None:
    assert groups(actor("Recep Tayyip Erdoğan", "person", "a"), actor("Recep Tayyip Erdogan", "person", "b")) == [
        ["Recep Tayyip Erdogan/b", "Recep Tayyip Erdoğan/a"]
    ]
    assert len(groups(actor("Zelensky", "person", "a"), actor("Zelenskyy", "person", "b"))) == 2


def test_the_ministries_of_two_states_are_two() -> None:
    finland, norway = actor("Finland", "state", "a", iso3="FIN"), actor("Norway", "state", "a", iso3="NOR")
    ministries = [actor("defence ministry", "government", document, of=state.id) for document, state in (("a", finland), ("b", norway))]
    assert len(identify([finland, norway, *ministries]).identities) == 4


@pytest.mark.parametrize(("name", "kind"), [("a senior official", "person"), ("two diplomats", "group"), ("residents", "group")])
def test_people_without_a_name_are_never_one_across_documents(name: str, kind: ActorType) -> None:
    assert len(groups(actor(name, kind, "a"), actor(name, kind, "b"))) == 2


def test_an_identity_has_the_most_frequent_name_and_roles() -> None:
    front = actor("Velm Front", "armed_group", "a")
    leaders = [
        actor("Tadeo Brask", "person", "a", of=front.id, titles=("leader",)),
        actor("Tadeo Brask", "person", "b", titles=("leader", "general")),
    ]
    who = identify([front, *leaders])
    found = who(leaders[1].id)
    assert found is who(leaders[0].id)
    assert found is not None
    assert (found.name, found.of, found.roles) == ("Tadeo Brask", "Velm Front", ("leader", "general"))
    assert who(None) is None
    assert who("actor-0") is None


@given(st.text(min_size=1))
def test_a_normalised_name_is_never_empty_and_stays_as_it_is(name: str) -> None:
    once = normalised(name)
    assert once
    assert normalised(once) == once or once == name


@given(st.lists(st.tuples(st.sampled_from(["Finland", "the Finland", "Norway", "a spokesman", "Ω!"]), st.sampled_from("abc")), unique=True))
def test_every_actor_has_one_identity_and_the_order_does_not_matter(given_actors: list[tuple[str, str]]) -> None:
    actors = [actor(name, "person", document) for name, document in given_actors]
    who = identify(actors)
    assert sorted(found for identity in who.identities for found in identity.actors) == sorted(one.id for one in actors)
    assert who.identities == identify(reversed(actors)).identities
