"""Statements with their speaker, channel and addressee."""

from __future__ import annotations

import pytest

from parley.ledger import Statement
from support.readings import names, records


def _one(text: str, **facts: str | None) -> tuple[Statement, dict[str, str]]:
    found = records(text, **facts)
    (statement,) = [record for record in found if isinstance(record, Statement)]
    return statement, names(found)


def test_content_is_bare_of_marks_and_that() -> None:
    quoted, _ = _one("“We will wait,” Kari Lund said.")
    reported, _ = _one("Kari Lund said that Norway would wait.")
    assert [e.quote for e in quoted.content] == ["We will wait"]
    assert [e.quote for e in reported.content] == ["Norway would wait"]


def test_the_speaker_is_an_actor() -> None:
    statement, who = _one("Norwegian Prime Minister Kari Lund said that Norway would wait.")
    assert who[statement.speaker or ""] == "Kari Lund"
    assert statement.speaker_text == "Norwegian Prime Minister Kari Lund"


def test_each_of_coordinated_speakers_has_a_statement() -> None:
    found = records("Kenya and Somalia said that they would keep the truce.")
    who = names(found)
    assert {who[r.speaker or ""] for r in found if isinstance(r, Statement)} == {"Kenya", "Somalia"}


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("The talks failed, Kari Lund said in a Telegram post on Friday.", "a Telegram post"),
        ("Kari Lund told the BBC that the talks had failed.", "the BBC"),
        ("“It failed,” Kari Lund said at a news conference in Oslo.", "a news conference"),
        ("Kari Lund said that the talks had failed.", None),
    ],
)
def test_channel(text: str, channel: str | None) -> None:
    assert _one(text)[0].channel == channel


def test_addressee() -> None:
    assert _one("Kari Lund told reporters that the talks had failed.")[0].addressee == "reporters"


def test_attitudes_and_own_thoughts_are_no_statements() -> None:
    found = records("Norway backs the plan. “I think it will work,” Kari Lund said.")
    assert len([r for r in found if isinstance(r, Statement)]) == 1


def test_a_statement_of_a_body_is_that_bodys() -> None:
    statement, who = _one("A statement from the Kremlin said that the talks had failed.")
    assert who[statement.speaker or ""] == "Kremlin"


def test_an_unresolved_source_stays_unknown() -> None:
    statement, _ = _one("Nobody said that the talks had failed.")
    assert statement.speaker is None
    assert statement.speaker_text == "Nobody"


def test_what_the_issuer_of_a_release_does_by_saying_it_is_a_statement() -> None:
    text = "I welcome the truce. We condemn the attack on the port. I spoke with the king. I thank him. I know that peace is near."
    found = records(text, title="Statement by President Ada Clark on the Truce", outlet="The White House")
    statements = [record for record in found if isinstance(record, Statement)]
    assert [statement.act for statement in statements] == ["welcome", "condemn"]
    assert {names(found)[statement.speaker or ""] for statement in statements} == {"Ada Clark"}
    assert all(statement.date is not None and statement.date.start == "2025-03-19" for statement in statements)
