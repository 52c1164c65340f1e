"""What holds for contacts, incidents and allegations whatever the text: exact quotes, known actors, the same records every time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from parley.ledger import Actor, AllegedViolation, Contact, Incident, Record, Statement
from support.readings import document, records

SENTENCES = (
    "Kenyan President Amina Odhiambo met Somali President Hassan Warsame in Doha on Tuesday.",
    "“We shelled nothing,” Warsame said, “and we met nobody.”",
    "Kenya and Somalia accused each other of violating the truce.",
    "The 70-minute call was “useful”, the two leaders said.",
    "Rebels fired 25 rockets at a border town, killing three and wounding 12 others.",
    "Their second summit was in Nairobi in March — after a call.",
    "The attack was the third this year.",
    "They were killed with him by them; it struck it.",
    "Hamas claimed responsibility for the attack, and Kenya condemned it.",
    "Talks between and with of the accused failed to keep",
    "MEETING, CALL & STRIKE: 3 dead",
    "",
    "𝔎enya’s president phoned Ethiopia’s…",
)


def _checked(text: str, found: list[Record]) -> None:
    actors = {one.id for one in found if isinstance(one, Actor)}
    ids = {one.id for one in found}
    for one in found:
        assert all(text[each.start : each.end] == each.quote for each in one.all_evidence())
        assert one.asserted_by is None or one.asserted_by in {each.id for each in found if isinstance(each, Statement)}
        if isinstance(one, Contact):
            assert len(set(one.participants)) == len(one.participants) >= 2
            assert set(one.participants) | ({one.mediator} - {None}) <= actors
        elif isinstance(one, Incident):
            assert one.perpetrator is None or one.perpetrator in actors
            assert one.target is None or one.target in text
        elif isinstance(one, AllegedViolation):
            assert {one.accuser, one.accused} <= actors
            assert one.accuser != one.accused
            assert set(one.incidents) <= ids


@settings(max_examples=60)
@given(st.lists(st.sampled_from(SENTENCES), max_size=5), st.sampled_from(["2025-03-19", None]))
def test_quotes_are_exact_and_actors_known(sentences: list[str], published: str | None) -> None:
    text = document(" ".join(sentences)).text
    found = records(" ".join(sentences), published=published)
    _checked(text, found)
    assert found == records(" ".join(sentences), published=published)
    assert len({one.id for one in found}) == len(found)
