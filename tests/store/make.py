"""Documents and records for the tests of the stores: among them a reading with every kind of record."""

from __future__ import annotations

import hashlib

from parley.documents import Document, Span
from parley.ledger import (
    Actor,
    AllegedViolation,
    Casualties,
    Codes,
    Contact,
    Date,
    Evidence,
    Incident,
    Link,
    Place,
    Position,
    Proposal,
    Record,
    Role,
    Statement,
)

TEXT = (
    "Sarvian President Ilka Moren and Tadeo Brask of the Velm Front spoke by telephone on Tuesday. "
    "“We accept the halt on attacks on dams,” Moren said in Tarn. "
    "Brask said that Sarvian shells had hit the Orsa dam, in breach of the halt."
)


def document(
    text: str = TEXT,
    *,
    url: str | None = "https://wire.example/talks",
    published: str | None = "2025-03-19",
    title: str | None = "Leaders speak of dams",
    outlet: str | None = "Harbour Wire",
    copy_of: str | None = None,
    path: str | None = None,
) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(text=text, url=url, published=published, title=title, outlet=outlet, copy_of=copy_of, path=path, digest=digest)


def quote(source: Document, words: str) -> tuple[Evidence, ...]:
    start = source.text.index(words)
    return (Evidence.of(source, Span(start, start + len(words))),)


def actor(source: Document, words: str, name: str | None = None, *, confidence: float = 0.9, of: str | None = None) -> Actor:
    return Actor(evidence=quote(source, words), confidence=confidence, method="test", name=name or words, type="person", of=of)


def link(source: Document, words: str, start: str, end: str, *, extra: tuple[Evidence, ...] = ()) -> Link:
    evidence = (*quote(source, words), *extra)
    return Link(evidence=evidence, confidence=0.8, method="test", relation="same_as", source_id=start, target_id=end, reason="a test")


def reading(source: Document) -> dict[str, Record]:
    """One record of every kind on :data:`TEXT`, each reference filled."""
    moren = Actor(
        evidence=quote(source, "Ilka Moren"),
        confidence=0.95,
        method="test",
        name="Ilka Moren",
        type="person",
        roles=(Role(title="President", of="Sarvia", evidence=quote(source, "President")),),
        codes=Codes(iso3="SRV", wikidata="Q1"),
        mentions=quote(source, "Moren said"),
    )
    brask = Actor(evidence=quote(source, "Tadeo Brask"), confidence=0.9, method="test", name="Tadeo Brask", type="person", of=moren.id)
    said = Statement(
        evidence=quote(source, "“We accept the halt on attacks on dams,” Moren said"),
        source=quote(source, "Moren"),
        cue=quote(source, "said"),
        content=quote(source, "We accept the halt on attacks on dams"),
        confidence=0.9,
        method="test",
        speaker=moren.id,
        speaker_text="Moren",
        quotation="direct",
        act="accept",
        place=Place(name="Tarn", country="NO", lat=59.5, lon=10.25, precision="city"),
    )
    contact = Contact(
        evidence=quote(source, "spoke by telephone"),
        confidence=0.9,
        method="test",
        participants=(moren.id, brask.id),
        mode="call",
        status="held",
        mediator=brask.id,
        date=Date(start="2025-03-18", end="2025-03-18", granularity="day", text="on Tuesday", anchor="2025-03-19"),
    )
    halt = Proposal(
        evidence=quote(source, "the halt on attacks on dams"),
        confidence=0.8,
        method="test",
        label="the halt",
        type="partial_ceasefire",
        asserted_by=said.id,
    )
    position = Position(
        evidence=quote(source, "We accept the halt"),
        confidence=0.8,
        method="test",
        party=moren.id,
        actor=moren.id,
        proposal=halt.id,
        stance="accepts",
    )
    incident = Incident(
        evidence=quote(source, "Sarvian shells had hit the Orsa dam"),
        confidence=0.7,
        method="test",
        type="shelling",
        modality="alleged",
        perpetrator=moren.id,
        casualties=Casualties(killed=0),
    )
    violation = AllegedViolation(
        evidence=quote(source, "in breach of the halt"),
        confidence=0.6,
        method="test",
        accuser=brask.id,
        accused=moren.id,
        commitment=halt.id,
        incidents=(incident.id,),
    )
    within = Link(
        evidence=quote(source, "of the halt"),
        confidence=0.5,
        method="test",
        relation="within_scope_of",
        source_id=violation.id,
        target_id=halt.id,
        reason="the violation names the halt",
    )
    return {
        "moren": moren,
        "brask": brask,
        "said": said,
        "contact": contact,
        "halt": halt,
        "position": position,
        "incident": incident,
        "violation": violation,
        "within": within,
    }
