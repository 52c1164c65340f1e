"""Who says that who broke what."""

from __future__ import annotations

import pytest

from parley.ledger import AllegedViolation, Incident, Proposal, Statement
from support.readings import names, records


def alleged(text: str, **facts: str | None) -> list[tuple[str, str, str | None]]:
    """Accuser, accused and what was broken."""
    found = records(text, **facts)
    who = names(found)
    return [(who[one.accuser], who[one.accused], one.commitment_text) for one in found if isinstance(one, AllegedViolation)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya accused Somalia of violating the truce.", ("Kenya", "Somalia", "the truce")),
        ("Kenya said Somalia had breached the agreement.", ("Kenya", "Somalia", "the agreement")),
        ("Kenya said the ceasefire had been broken by Somalia.", ("Kenya", "Somalia", "the ceasefire")),
        ("Somalia failed to honour the ceasefire, Kenya said.", ("Kenya", "Somalia", "the ceasefire")),
        ("Kenya said that Somalia was not complying with the accord.", ("Kenya", "Somalia", "the accord")),
        ("Kenya criticised Somalia for breaking its promise.", ("Kenya", "Somalia", "its promise")),
        ("Kenya denounced Somalia's violations of the ceasefire.", ("Kenya", "Somalia", "the ceasefire")),
        ("Kenya said Somalia had reneged on its pledge.", ("Kenya", "Somalia", "its pledge")),
        ("Kenya said Somalia was in breach of international law.", ("Kenya", "Somalia", "international law")),
        ("Kenya accused Hamas of using villagers as human shields.", ("Kenya", "Hamas", None)),
        ("Kenya accused Somalia of war crimes.", ("Kenya", "Somalia", None)),
        (
            "Kenya said a vow by Somalia not to shell ports was at odds with the facts.",
            ("Kenya", "Somalia", "a vow by Somalia not to shell ports"),
        ),
    ],
)
def test_allegations(text: str, expected: tuple[str, str, str | None]) -> None:
    assert expected in alleged(text)


@pytest.mark.parametrize(
    "text",
    [
        "Somalia broke the record.",
        "Kenya said Somalia had broken the ice.",
        "Kenya warned Somalia not to violate the truce.",
        "Kenya said Somalia would violate the truce.",
        "Kenya urged Somalia to comply with the accord.",
        "Kenya said Somalia had not violated the truce.",
        "Kenya said the draft violated the constitution.",
        "Kenya condemned Somalia's aggression.",
        "Kenya accused Somalia of meddling in its affairs.",
        "Kenya accused Somalia of shelling a port.",
        "Somalia violated the truce.",
        "The chef broke an egg and the team failed to keep up with the leaders.",
    ],
)
def test_no_allegation(text: str) -> None:
    assert alleged(text) == []


def test_mutual_accusations_are_two_records() -> None:
    found = alleged("Kenya and Somalia accused each other of breaking the agreed pause in shelling.")
    assert found == [("Kenya", "Somalia", "the agreed pause in shelling"), ("Somalia", "Kenya", "the agreed pause in shelling")]


def test_an_act_of_force_counts_where_the_two_accuse_each_other_of_a_breach() -> None:
    text = (
        "Kenya and Somalia accused each other of breaking the truce on Tuesday. "
        "Somalia accused Kenya of launching an attack on a grain store near the border."
    )
    found = records(text)
    who = names(found)
    last = [one for one in found if isinstance(one, AllegedViolation)][-1]
    (act,) = [one for one in found if isinstance(one, Incident)]
    assert (who[last.accuser], who[last.accused], last.commitment_text, last.incidents) == ("Somalia", "Kenya", None, (act.id,))


def test_the_incidents_and_the_commitment_meant() -> None:
    found = records("Kenya agreed to a truce with Somalia. Somalia accused Kenya of violating the truce by shelling a port.")
    (one,) = [each for each in found if isinstance(each, AllegedViolation)]
    (act,) = [each for each in found if isinstance(each, Incident)]
    proposals = {each.id: each for each in found if isinstance(each, Proposal)}
    assert one.incidents == (act.id,)
    assert proposals[one.commitment or ""].type == "ceasefire"


def test_day_modality_and_whose_word() -> None:
    found = records("Kenya accused Somalia on Tuesday of violating the truce.")
    (one,) = [each for each in found if isinstance(each, AllegedViolation)]
    assert one.modality == "alleged"
    assert one.date is not None
    assert one.date.start == "2025-03-18"
    assert one.asserted_by in {each.id for each in found if isinstance(each, Statement)}


def test_the_issuer_of_a_release_is_the_accuser() -> None:
    text = "I am appalled by the failure of Hamas to abide by the ceasefire."
    ((accuser, accused, commitment),) = alleged(text, outlet="The White House", title="Statement by President Jane Roe")
    assert accuser.endswith("Roe")
    assert (accused, commitment) == ("Hamas", "the ceasefire")
