"""A ledger made by hand: five dispatches on an invented negotiation, with every kind of record.

Two outlets report; one dispatch is reprinted, one was corrected under the same address, one is a note without outlet and date.
"""

from __future__ import annotations

import msgspec

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
from parley.ledger.records import Act, ActorType, ContactMode, ContactStatus, Modality, ProposalType, Quotation, Relation, Stance
from parley.ledger.snapshot import Snapshot

OSLO_TEXT = (
    "Sarvian President Ilka Moren and the leader of the Velm Front, Tadeo Brask, met in Oslo on Tuesday for three hours. "
    "Norway's foreign minister, Sigrid Aune, mediated.\n"
    "The Velm Front agreed to stop attacks on dams for 45 days but refused to leave the Orsa valley, Aune told reporters. "
    "She said that Sarvia accepted the halt on attacks on dams.\n"
    "“We will not give up one stone of the valley,” Brask said, “not today and not in a year.”\n"
    "Moren said that her government would exchange prisoners if the Front published a list of those it holds.\n"
    "The two leaders plan to speak by telephone on Friday.\n"
    "Read all our dispatches on the Harbour Wire app."
)
TARN_DRAFT_TEXT = "Shells fell near the Tarn dam on Wednesday, two days after both sides had promised to spare dams."
TARN_TEXT = (
    "Twelve shells fell near the Tarn dam on Wednesday night, a day after both sides had promised to spare dams.\n"
    "Sarvia's defence ministry accused the Velm Front of breaking the halt on attacks on dams. "
    "It said the Front had fired twelve shells at the dam and killed two engineers.\n"
    "Front spokesman Jory Hask denied that his side had fired. “Our guns were silent,” he said.\n"
    "Brask and Moren met in Oslo on Tuesday for two hours and a half, according to Hask.\n"
    "The Velm Front demands that Sarvia pull its guns back from the river.\n"
    "Residents said that the army had closed the road to Orsa last week."
)
NOTE_TEXT = "A Western diplomat said the Velm Front opposed observers. Sarvia's government supports the halt on attacks on dams."

OSLO = Document(
    url="https://harbourwire.example/oslo",
    outlet="Harbour Wire",
    title="Sarvia and the Velm Front agree to spare dams",
    author="Runa Falk",
    published="2031-05-06",
    digest="a" * 64,
    text=OSLO_TEXT,
    boilerplate=(Span(OSLO_TEXT.index("Read all"), len(OSLO_TEXT)),),
)
TARN_DRAFT = Document(
    url="https://quaypost.example/tarn",
    outlet="The Quay Post",
    title="Shells near Tarn dam",
    published="2031-05-08T06:10:00+02:00",
    digest="b" * 64,
    text=TARN_DRAFT_TEXT,
)
TARN = Document(
    url="https://quaypost.example/tarn",
    outlet="The Quay Post",
    title="Twelve shells near Tarn dam, Front denies firing",
    published="2031-05-08T09:45:00+02:00",
    digest="c" * 64,
    text=TARN_TEXT,
)
REPRINT = Document(
    url="https://valleycourier.example/oslo-halt",
    outlet="Valley Courier",
    title="Halt agreed in Oslo",
    published="2031-05-07",
    digest="d" * 64,
    text=OSLO_TEXT,
    copy_of=OSLO.id,
)
NOTE = Document(path="notes/diplomat.txt", digest="e" * 64, text=NOTE_TEXT)


class Hand:
    """Writes down the records of one document; quotations are given by their words."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.records: list[Record] = []

    def quote(self, *quotes: str, within: str = "") -> tuple[Evidence, ...]:
        """Where the words stand for the first time, in the text or within one sentence of it."""
        offset = self.document.text.index(within)
        starts = [self.document.text.index(quote, offset) for quote in quotes]
        return tuple(Evidence.of(self.document, Span(start, start + len(quote))) for start, quote in zip(starts, quotes, strict=True))

    def add(self, record: Record) -> str:
        """Keep a record; gives its id."""
        self.records.append(record)
        return record.id

    def actor(
        self, name: str, kind: ActorType, *mentions: str, of: str | None = None, title: str | None = None, iso3: str | None = None
    ) -> str:
        found = self.quote(*(mentions or (name,)))
        roles = (Role(title=title, of=of, evidence=found[:1]),) if title else ()
        codes = Codes(iso3=iso3)
        return self.add(
            Actor(name=name, type=kind, of=of, roles=roles, codes=codes, mentions=found, evidence=found[:1], confidence=0.9, method="hand")
        )

    def statement(
        self,
        sentence: str,
        source: str,
        cue: str,
        *content: str,
        act: Act = "say",
        speaker: str | None = None,
        quotation: Quotation = "indirect",
        modality: Modality = "asserted",
        addressee: str | None = None,
        place: Place | None = None,
        date: Date | None = None,
    ) -> str:
        return self.add(
            Statement(
                source=self.quote(source, within=sentence),
                cue=self.quote(cue, within=sentence),
                content=self.quote(*content, within=sentence),
                speaker=speaker,
                speaker_text=source,
                quotation=quotation,
                act=act,
                modality=modality,
                addressee=addressee,
                place=place,
                date=date,
                evidence=self.quote(sentence),
                confidence=0.85,
                method="hand",
            )
        )

    def contact(
        self,
        participants: tuple[str, ...],
        *quotes: str,
        mode: ContactMode = "meeting",
        status: ContactStatus = "held",
        modality: Modality = "asserted",
        date: Date | None = None,
        duration: str | None = None,
        place: Place | None = None,
        mediator: str | None = None,
        by: str | None = None,
    ) -> str:
        return self.add(
            Contact(
                participants=participants,
                mode=mode,
                status=status,
                modality=modality,
                date=date,
                duration=duration,
                place=place,
                mediator=mediator,
                asserted_by=by,
                evidence=self.quote(*quotes),
                confidence=0.9,
                method="hand",
            )
        )

    def proposal(
        self, label: str, kind: ProposalType, *, target: str | None = None, area: str | None = None, duration: str | None = None
    ) -> str:
        return self.add(
            Proposal(
                label=label,
                type=kind,
                target=target,
                area=area,
                duration=duration,
                evidence=self.quote(label),
                confidence=0.8,
                method="hand",
            )
        )

    def position(
        self,
        party: str,
        stance: Stance,
        proposal: str,
        quote: str,
        *,
        by: str | None = None,
        actor: str | None = None,
        date: Date | None = None,
        conditions: str | None = None,
    ) -> str:
        return self.add(
            Position(
                party=party,
                actor=actor,
                proposal=proposal,
                stance=stance,
                conditions=conditions,
                date=date,
                asserted_by=by,
                evidence=self.quote(quote),
                confidence=0.8,
                method="hand",
            )
        )

    def link(self, relation: Relation, source: str, target: str, quote: str, reason: str) -> str:
        evidence = self.quote(quote)
        return self.add(
            Link(relation=relation, source_id=source, target_id=target, reason=reason, evidence=evidence, confidence=0.7, method="hand")
        )


def day(iso: str, text: str, anchor: str | None = None) -> Date:
    """One day, as these words have it."""
    return Date(start=iso, end=iso, granularity="day", text=text, anchor=anchor)


def _oslo(document: Document = OSLO) -> list[Record]:
    hand = Hand(document)
    tuesday, oslo = day("2031-05-06", "on Tuesday", "2031-05-06"), Place(name="Oslo", country="NO", lat=59.91, lon=10.75, precision="city")
    sarvia = hand.actor("Sarvia", "state", "Sarvian", iso3="SRV")
    norway = hand.actor("Norway", "state", iso3="NOR")
    front = hand.actor("Velm Front", "armed_group", "the Velm Front", "The Velm Front", "the Front")
    moren = hand.actor("Ilka Moren", "person", of=sarvia, title="President")
    brask = hand.actor("Tadeo Brask", "person", of=front, title="leader")
    aune = hand.actor("Sigrid Aune", "person", of=norway, title="foreign minister")
    met = "Sarvian President Ilka Moren and the leader of the Velm Front, Tadeo Brask, met in Oslo on Tuesday for three hours"
    mediated = "Norway's foreign minister, Sigrid Aune, mediated"
    hand.contact((moren, brask), met, mediated, date=tuesday, duration="PT3H", place=oslo, mediator=aune)
    plan = "The two leaders plan to speak by telephone on Friday"
    friday = day("2031-05-09", "on Friday", "2031-05-06")
    hand.contact((moren, brask), plan, mode="call", status="planned", modality="planned", date=friday)

    agreed = "The Velm Front agreed to stop attacks on dams for 45 days but refused to leave the Orsa valley"
    told = hand.statement(
        f"{agreed}, Aune told reporters.", "Aune", "told", agreed, speaker=aune, addressee="reporters", date=tuesday, place=oslo
    )
    accepted = "Sarvia accepted the halt on attacks on dams"
    said = hand.statement(f"She said that {accepted}.", "She", "said that", accepted, speaker=aune)
    stone = "“We will not give up one stone of the valley,” Brask said, “not today and not in a year.”"
    parts = ("We will not give up one stone of the valley,", "not today and not in a year.")
    hand.statement(stone, "Brask", "said", *parts, speaker=brask, quotation="direct", act="refuse")
    exchange = "her government would exchange prisoners if the Front published a list of those it holds"
    offered = hand.statement(f"Moren said that {exchange}.", "Moren", "said that", exchange, speaker=moren, act="promise")

    halt = hand.proposal("stop attacks on dams for 45 days", "partial_ceasefire", target="dams", duration="P45D")
    valley = hand.proposal("leave the Orsa valley", "withdrawal", area="the Orsa valley")
    prisoners = hand.proposal("exchange prisoners", "prisoner_exchange")
    hand.position(front, "accepts", halt, "The Velm Front agreed to stop attacks on dams for 45 days", by=told, date=tuesday)
    hand.position(front, "refuses", valley, "refused to leave the Orsa valley", by=told, date=tuesday)
    hand.position(sarvia, "accepts", halt, accepted, by=said)
    listed = "if the Front published a list of those it holds"
    hand.position(sarvia, "conditions", prisoners, exchange, by=offered, actor=moren, conditions=listed)
    return hand.records


def _tarn(document: Document = TARN) -> list[Record]:
    hand = Hand(document)
    sarvia = hand.actor("Sarvia", "state")
    ministry = hand.actor("Sarvia's defence ministry", "government", of=sarvia)
    front = hand.actor("Velm Front", "armed_group", "the Velm Front", "the Front")
    hask = hand.actor("Jory Hask", "person", of=front, title="spokesman")
    brask, moren = hand.actor("Tadeo Brask", "person", "Brask", of=front), hand.actor("Ilka Moren", "person", "Moren")

    breaking = "the Velm Front of breaking the halt on attacks on dams"
    accusation = f"Sarvia's defence ministry accused {breaking}"
    accused = hand.statement(f"{accusation}.", "Sarvia's defence ministry", "accused", breaking, speaker=ministry, act="accuse")
    shots = "the Front had fired twelve shells at the dam and killed two engineers"
    fired = hand.statement(f"It said {shots}.", "It", "said", shots, speaker=ministry, act="accuse")
    spokesman, denied = "Front spokesman Jory Hask", "his side had fired"
    denial = hand.statement(
        f"{spokesman} denied that {denied}.", spokesman, "denied that", denied, speaker=hask, act="deny", modality="denied"
    )
    hand.statement("“Our guns were silent,” he said.", "he", "said", "Our guns were silent,", speaker=hask, act="deny", quotation="direct")
    met = "Brask and Moren met in Oslo on Tuesday for two hours and a half"
    told = hand.statement(f"{met}, according to Hask.", "Hask", "according to", met, speaker=hask)
    closed = "the army had closed the road to Orsa last week"
    road = hand.statement(f"Residents said that {closed}.", "Residents", "said that", closed)
    tuesday = day("2031-05-06", "on Tuesday", "2031-05-08")
    hand.contact((brask, moren), met, date=tuesday, duration="PT2H30M", place=Place(name="Oslo", country="NO"), by=told)

    halt = hand.proposal("the halt on attacks on dams", "partial_ceasefire", target="attacks on dams")
    guns = hand.proposal("pull its guns back from the river", "withdrawal", target="guns", area="the river")
    hand.position(front, "demands", guns, "The Velm Front demands that Sarvia pull its guns back from the river")
    shells = hand.add(
        Incident(
            type="shelling",
            target="the Tarn dam",
            weapon="Twelve shells",
            count=12,
            place=Place(name="Tarn dam", precision="site"),
            date=day("2031-05-07", "on Wednesday night", "2031-05-08"),
            evidence=hand.quote("Twelve shells fell near the Tarn dam on Wednesday night"),
            confidence=0.9,
            method="hand",
        )
    )
    alleged = hand.add(
        Incident(
            type="shelling",
            perpetrator=front,
            target="the dam",
            weapon="twelve shells",
            count=12,
            casualties=Casualties(killed=2),
            asserted_by=fired,
            modality="alleged",
            evidence=hand.quote(shots),
            confidence=0.7,
            method="hand",
        )
    )
    hand.add(
        Incident(
            type="blockade",
            target="the road to Orsa",
            date=Date(start="2031-04-28", end="2031-05-04", granularity="week", text="last week", anchor="2031-05-08"),
            asserted_by=road,
            evidence=hand.quote(closed),
            confidence=0.35,
            method="hand",
        )
    )
    hand.add(
        AllegedViolation(
            accuser=sarvia,
            accused=front,
            commitment=halt,
            commitment_text="the halt on attacks on dams",
            incidents=(alleged,),
            asserted_by=accused,
            modality="alleged",
            evidence=hand.quote(accusation),
            confidence=0.8,
            method="hand",
        )
    )
    hand.link("denies", denial, alleged, "denied that his side had fired", "the spokesman denies the shots that the ministry speaks of")
    hand.link("same_as", shells, alleged, "fired twelve shells at the dam", "twelve shells at one dam")
    hand.link("same_as", document.id, TARN_DRAFT.id, "Twelve shells", "a later version of https://quaypost.example/tarn")
    return hand.records


def _draft() -> list[Record]:
    hand = Hand(TARN_DRAFT)
    hand.add(
        Incident(
            type="shelling",
            target="the Tarn dam",
            date=day("2031-05-07", "on Wednesday", "2031-05-08"),
            evidence=hand.quote("Shells fell near the Tarn dam on Wednesday"),
            confidence=0.9,
            method="hand",
        )
    )
    return hand.records


def _reprint() -> list[Record]:
    hand = Hand(REPRINT)
    moren, brask = hand.actor("Ilka Moren", "person"), hand.actor("Tadeo Brask", "person")
    hand.contact((moren, brask), "met in Oslo on Tuesday", date=day("2031-05-06", "on Tuesday", "2031-05-07"))
    return hand.records


def _note() -> list[Record]:
    hand = Hand(NOTE)
    diplomat = hand.actor("A Western diplomat", "person")
    front, sarvia = hand.actor("the Velm Front", "armed_group"), hand.actor("Sarvia", "state")
    opposed = "the Velm Front opposed observers"
    said = hand.statement(f"A Western diplomat said {opposed}.", "A Western diplomat", "said", opposed, speaker=diplomat)
    observers = hand.proposal("observers", "other", target="observers")
    halt = hand.proposal("the halt on attacks on dams", "partial_ceasefire", target="attacks on dams")
    hand.position(front, "opposes", observers, opposed, by=said)
    hand.position(sarvia, "supports", halt, "Sarvia's government supports the halt on attacks on dams")
    return hand.records


def negotiation() -> Snapshot:
    """The whole ledger."""
    records = [*_oslo(), *_tarn(), *_draft(), *_reprint(), *_note()]
    return Snapshot([OSLO, TARN_DRAFT, TARN, REPRINT, NOTE], records)


def many(number: int) -> Snapshot:
    """A ledger of this many documents, each from an outlet of its own."""
    documents: list[Document] = []
    records: list[Record] = []
    for count in range(number):
        original, read = ((OSLO, _oslo), (TARN, _tarn))[count % 2]
        documents.append(msgspec.structs.replace(original, outlet=f"Outlet {count}", url=f"https://outlet{count}.example/"))
        records += read(documents[-1])
    return Snapshot(documents, records)
