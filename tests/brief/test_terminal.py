from __future__ import annotations

import io
import os
import pty
import re
import threading

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from parley.brief import render_text, write_text
from parley.documents import Document
from parley.ledger import Actor, AllegedViolation, Evidence, Position, Statement
from parley.ledger.snapshot import Snapshot
from parley.views import basis_of
from support.negotiation import NOTE, OSLO, TARN, Hand, negotiation


def flat(text: str) -> str:
    """The text without the margins and line ends of its setting."""
    return re.sub(r"\s+", " ", re.sub(r"\n *│ ", " ", text))


def test_every_counted_record_stands_there_with_its_quotation() -> None:
    text = flat(render_text(negotiation(), width=200))
    for record in basis_of(negotiation()).snapshot.records:
        if not isinstance(record, Actor) and record.kind not in ("proposal", "link"):
            quotes = record.content if isinstance(record, Statement) else record.evidence
            assert all(flat(quote.quote) in text for quote in quotes), record


@pytest.mark.parametrize("width", [40, 60, 80, 133])
def test_no_line_is_wider_than_asked_and_none_ends_in_blanks(width: int) -> None:
    for line in render_text(negotiation(), width=width).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


def test_in_a_pipe_it_is_plain() -> None:
    file = io.StringIO()
    write_text(negotiation(), file)
    assert "\x1b" not in file.getvalue()
    assert "+ accepts" in file.getvalue()
    assert file.getvalue() == render_text(negotiation(), width=80)


def test_on_a_terminal_it_has_colours_and_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "COLORTERM", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    coloured = on_a_terminal()
    assert "\x1b[1;34m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render_text(negotiation(), width=80)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;34m" not in on_a_terminal()


def on_a_terminal() -> str:
    """What the brief prints on a real pseudo-terminal, whose buffer is too small to write first and read then."""
    reader, writer = pty.openpty()

    def write() -> None:
        with os.fdopen(writer, "w", encoding="utf-8") as file:
            write_text(negotiation(), file, width=80)

    thread = threading.Thread(target=write)
    thread.start()
    pieces = list(iter(lambda: _read(reader), b""))
    thread.join()
    os.close(reader)
    return b"".join(pieces).decode().replace("\r\n", "\n")


def _read(reader: int) -> bytes:
    try:
        return os.read(reader, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""


def test_whose_word_it_is_and_what_is_not_decided() -> None:
    text = flat(render_text(negotiation(), width=120))
    assert "reported by The Quay Post in its own voice" in text
    assert "alleged by Sarvia's defence ministry" in text
    assert "said by “Residents”, not identified" in text
    assert "reported by the document diplomat.txt in its own voice" in text
    assert "denied by Jory Hask" in text
    assert "uncertain reading 0.35" in text
    assert "It does not decide who is right." in text


def test_copies_are_named_and_not_counted() -> None:
    text = flat(render_text(negotiation(), width=120))
    assert "3 documents from 2 outlets, published 6 May 2031 to 8 May 2031" in text
    assert "1 reprint and 1 earlier version are not counted" in text
    assert "not counted: a reprint of [2]" in text
    assert "not counted: an earlier version of [5]" in text
    alone = flat(render_text(negotiation().only([TARN.id]), width=120))
    assert "not counted" not in alone
    assert alone.startswith("Twelve shells near Tarn dam, Front denies firing 1 document from 1 outlet")


def test_silence_is_not_worded_as_compliance() -> None:
    text = flat(render_text(negotiation().only([OSLO.id]), width=120))
    assert "No violation of this is alleged in the documents read." in text
    assert "That no violation is alleged here does not mean that it was." in text
    assert "No incident was read." in text
    bare = flat(render_text(Snapshot([Document(digest="", text="Nothing.")], []), width=120))
    for sentence in ("No contact between parties was read.", "No position was read.", "No commitment and no alleged violation was read."):
        assert sentence in bare
    assert "Nothing with a known date was read." in bare


def test_an_empty_ledger_says_so() -> None:
    assert flat(render_text(Snapshot([], []))).strip() == "What the ledger holds 0 documents The ledger holds no document yet."


def test_a_gone_party_does_not_break_the_brief() -> None:
    snapshot = negotiation()
    gone = {actor.id for actor in snapshot.of_type(Actor)}
    text = render_text(Snapshot(snapshot.documents, [record for record in snapshot.records if record.id not in gone]), width=120)
    assert "Positions whose party or proposal was not identified" in text
    assert text.count("A party not identified") >= len(snapshot.of_type(Position))


def test_links_that_lead_back_come_to_an_end() -> None:
    snapshot = negotiation()
    (violation,) = snapshot.of_type(AllegedViolation)
    hand = Hand(TARN)
    hand.link("responds_to", violation.id, violation.incidents[0], "accused", "the accusation follows the shots")
    hand.link("contradicts", violation.incidents[0], violation.id, "denied", "there and back")
    hand.link("same_as", violation.id, violation.id, "fired", "the same as itself")
    text = flat(render_text(Snapshot(snapshot.documents, [*snapshot.records, *hand.records]), width=120))
    assert "link: the accusation follows the shots (0.70)" in text


@given(st.text(min_size=1))
def test_nothing_in_a_document_can_steer_the_terminal(words: str) -> None:
    try:
        document = msgspec.structs.replace(NOTE, title=words, outlet=words, text=words)
    except UnicodeEncodeError:  # lone surrogates cannot be in a document
        return
    evidence = (Evidence(document.id, 0, len(words), words),)
    statement = Statement(
        evidence=evidence, content=evidence, speaker_text=words, channel=words, quotation="direct", act="say", confidence=1, method=words
    )
    text = render_text(Snapshot([document], [statement]))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert all(cell_len(line) <= 80 for line in text.split("\n"))


def test_markup_and_emoji_codes_are_words() -> None:
    document = msgspec.structs.replace(NOTE, title="[red]Talks[/red] :boom: [link=file:///x]here[/link]")
    assert "[red]Talks[/red] :boom: [link=file:///x]here[/link]" in flat(render_text(Snapshot([document], [])))
