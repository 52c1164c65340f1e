"""The record kinds of a ledger.

A record is immutable. Its id is a digest of its kind, its evidence and the fields that tell it from others on the same words, so the same
document gives the same ids on every run and machine; confidence and method are no part of it, so that a better component that reads the
same thing keeps the id. Unknown is None, never an empty string.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, ClassVar, Literal, get_args

import msgspec

from parley.errors import EvidenceError
from parley.ledger.evidence import Evidence

Modality = Literal["asserted", "alleged", "denied", "planned", "hypothetical"]
ActorType = Literal["person", "state", "government", "organisation", "armed_group", "outlet", "group"]
Quotation = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "say", "deny", "accuse", "demand", "propose", "promise", "accept", "refuse", "threaten", "condemn", "praise", "welcome", "expect"
]
ContactMode = Literal["call", "meeting", "talks", "visit", "message"]
ContactStatus = Literal["held", "planned", "proposed", "cancelled"]
ProposalType = Literal[
    "ceasefire",
    "partial_ceasefire",
    "prisoner_exchange",
    "withdrawal",
    "territory",
    "security_guarantee",
    "sanctions",
    "aid",
    "talks",
    "peace_deal",
    "disarmament",
    "recognition",
    "governance",
    "other",
]
Stance = Literal["proposes", "demands", "accepts", "supports", "conditions", "refuses", "opposes", "offers"]
IncidentType = Literal[
    "air_strike",
    "drone_strike",
    "missile_strike",
    "shelling",
    "ground_attack",
    "clash",
    "bombing",
    "killing",
    "abduction",
    "arrest",
    "seizure",
    "blockade",
    "sabotage",
    "displacement",
    "other",
]
Relation = Literal["same_as", "contradicts", "denies", "responds_to", "within_scope_of"]
Granularity = Literal["minute", "hour", "part_of_day", "day", "week", "month", "quarter", "season", "year", "decade", "century"]
PlacePrecision = Literal["site", "city", "region", "country", "sea", "continent"]
Kind = Literal["actor", "statement", "contact", "proposal", "position", "incident", "alleged_violation", "link"]


class Date(msgspec.Struct, frozen=True, kw_only=True):
    """When something happened, as the text has it.

    Attributes:
        start: ISO 8601 day or date-time of the beginning, or None when it cannot be told.
        end: the same of the end, inclusive (a day is its own end).
        granularity: how exact the expression is.
        text: the words, verbatim.
        anchor: the ISO 8601 day that a relative expression was counted from, or None for an absolute one.
    """

    start: str | None = None
    end: str | None = None
    granularity: Granularity | None = None
    text: str | None = None
    anchor: str | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where something happened.

    Attributes:
        name: the place's name, as the gazetteer has it or, for a site, as the text has it.
        country: ISO 3166-1 alpha-2 code, or None (seas, unknown).
        lat: WGS 84 latitude in degrees, or None.
        lon: WGS 84 longitude in degrees, or None.
        precision: what kind of place the coordinates stand for.
    """

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision | None = None


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """A title that the text gives an actor ("President", of "Finland"), with the words that say so."""

    title: str
    of: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Codes(msgspec.Struct, frozen=True, kw_only=True):
    """Codes of an actor in other schemes: ISO 3166-1 alpha-3, PLOVER/CAMEO sector, Wikidata item."""

    iso3: str | None = None
    plover: str | None = None
    wikidata: str | None = None


class Casualties(msgspec.Struct, frozen=True, kw_only=True):
    """Persons killed and injured as reported; None where the text gives no number."""

    killed: int | None = None
    injured: int | None = None


class Record(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What every record has.

    Attributes:
        id: derived from the content; never given by the caller.
        evidence: the words it rests on, first the trigger clause or sentence; never empty.
        asserted_by: id of the statement on whose word it rests, or None for the document's own voice.
        modality: asserted, alleged, denied, planned or hypothetical.
        confidence: 0 to 1, how sure the component is that the record reads the words rightly (not that the words are true).
        method: which component made it.
    """

    # Fields that, with kind and evidence, make the id.
    identity: ClassVar[tuple[str, ...]] = ()

    id: str = ""
    evidence: tuple[Evidence, ...]
    asserted_by: str | None = None
    modality: Modality = "asserted"
    confidence: float
    method: str

    def __post_init__(self) -> None:
        if not self.evidence:
            raise EvidenceError(f"a {self.kind} without evidence")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence {self.confidence} is not between 0 and 1")
        msgspec.structs.force_setattr(self, "id", self._identity())

    def _identity(self) -> str:
        facts: list[Any] = [[(e.document, e.start, e.end) for e in self.evidence]]
        facts += [getattr(self, name) for name in self.identity]
        digest = hashlib.sha256(msgspec.json.encode(facts)).hexdigest()
        return f"{self.kind}-{digest[:16]}"

    @property
    def kind(self) -> Kind:
        """Which record type this is."""
        return self.__struct_config__.tag  # type: ignore[return-value]

    @property
    def document(self) -> str:
        """Id of the document whose reading gave the record (that of its first evidence)."""
        return self.evidence[0].document

    def all_evidence(self) -> Iterator[Evidence]:
        """Every quotation in the record, in whatever field it stands."""
        yield from self.evidence


class Actor(Record, frozen=True, kw_only=True, tag="actor"):
    """A person, state, government body, organisation, armed group, outlet or other group, as one document speaks of it.

    Attributes:
        name: the fullest name that the document gives.
        type: what it is.
        of: id of the actor it belongs to (a person's state, a ministry's state), or None.
        roles: titles that the text gives it.
        codes: codes in other schemes.
        mentions: every place where the document speaks of it, pronouns left out.
    """

    identity = ("name", "type")

    name: str
    type: ActorType
    of: str | None = None
    roles: tuple[Role, ...] = ()
    codes: Codes = Codes()
    mentions: tuple[Evidence, ...] = ()

    def all_evidence(self) -> Iterator[Evidence]:
        yield from self.evidence
        yield from self.mentions
        for role in self.roles:
            yield from role.evidence


class Statement(Record, frozen=True, kw_only=True, tag="statement"):
    """An attributed utterance (PARC 3 / PolNeAR: source, cue, content).

    Attributes:
        source: spans that name the speaker; may be empty.
        cue: spans that signal the attribution ("said"); may be empty.
        content: spans of what is attributed; never empty. A quotation that its cue splits has two.
        speaker: actor id, or None when the source is not resolved.
        speaker_text: the source's words, or None.
        quotation: direct, indirect or mixed.
        act: the speech act.
        addressee: whom it was said to, verbatim.
        channel: what carried it ("a Truth Social post"), verbatim.
        place: where it was said.
        date: when it was said.
    """

    identity = ("source", "cue", "content", "speaker")

    source: tuple[Evidence, ...] = ()
    cue: tuple[Evidence, ...] = ()
    content: tuple[Evidence, ...]
    speaker: str | None = None
    speaker_text: str | None = None
    quotation: Quotation
    act: Act
    addressee: str | None = None
    channel: str | None = None
    place: Place | None = None
    date: Date | None = None

    def all_evidence(self) -> Iterator[Evidence]:
        for spans in (self.evidence, self.source, self.cue, self.content):
            yield from spans


class Contact(Record, frozen=True, kw_only=True, tag="contact"):
    """A call, meeting, round of talks, visit or message between actors (PLOVER: CONSULT).

    Attributes:
        participants: actor ids, two or more.
        mode: call, meeting, talks, visit or message.
        status: held, planned, proposed or cancelled.
        date: when.
        duration: ISO 8601 duration, or None.
        place: where.
        mediator: actor id, or None.
        topic: what it was about, verbatim.
    """

    identity = ("participants", "mode", "status")

    participants: tuple[str, ...]
    mode: ContactMode
    status: ContactStatus
    date: Date | None = None
    duration: str | None = None
    place: Place | None = None
    mediator: str | None = None
    topic: str | None = None


class Proposal(Record, frozen=True, kw_only=True, tag="proposal"):
    """Something that parties could agree, with its terms (PA-X, ETH/PRIO: class, purpose, coverage, end date).

    Attributes:
        label: short noun phrase, verbatim where possible.
        type: what kind of agreement.
        target: what it acts on ("energy infrastructure"), verbatim.
        area: where it applies, verbatim.
        duration: ISO 8601 duration, or None.
        start: when it begins.
        conditions: what it depends on, verbatim.
    """

    identity = ("label", "type")

    label: str
    type: ProposalType
    target: str | None = None
    area: str | None = None
    duration: str | None = None
    start: Date | None = None
    conditions: str | None = None


class Position(Record, frozen=True, kw_only=True, tag="position"):
    """A party's stance on a proposal at a time.

    Attributes:
        party: id of the state, armed group or organisation that is bound.
        actor: id of the person who voiced it, or None.
        proposal: id of the proposal.
        stance: proposes, demands, accepts, supports, conditions, refuses, opposes or offers. "accepts" is a commitment.
        conditions: what the party makes it depend on, verbatim.
        date: when the position was taken.
    """

    identity = ("party", "proposal", "stance")

    party: str
    actor: str | None = None
    proposal: str
    stance: Stance
    conditions: str | None = None
    date: Date | None = None


class Incident(Record, frozen=True, kw_only=True, tag="incident"):
    """A concrete act of force or breach reported as having happened (ACLED: event).

    Attributes:
        type: what kind of act.
        perpetrator: actor id, or None.
        target: what was hit, verbatim.
        weapon: with what, verbatim, with its number if one is given ("150 drones").
        count: how many weapons, attacks or objects the text counts, or None.
        casualties: killed and injured, or None when the text counts none.
        place: where.
        date: when.
    """

    identity = ("type", "perpetrator", "target")

    type: IncidentType
    perpetrator: str | None = None
    target: str | None = None
    weapon: str | None = None
    count: int | None = None
    casualties: Casualties | None = None
    place: Place | None = None
    date: Date | None = None


class AllegedViolation(Record, frozen=True, kw_only=True, tag="alleged_violation"):
    """A party says that another broke a commitment. Parley never decides who is right.

    Attributes:
        accuser: actor id.
        accused: actor id.
        commitment: proposal id, or None when the text names none that was read.
        commitment_text: what is said to be broken, verbatim, or None.
        incidents: ids of the incidents alleged.
        date: when the allegation was made.
    """

    identity = ("accuser", "accused")

    accuser: str
    accused: str
    commitment: str | None = None
    commitment_text: str | None = None
    incidents: tuple[str, ...] = ()
    date: Date | None = None


class Link(Record, frozen=True, kw_only=True, rename={"source_id": "from", "target_id": "to"}, tag="link"):
    """A relation between two records or documents.

    Attributes:
        relation: same_as, contradicts, denies, responds_to or within_scope_of.
        source_id: id it goes from (``from`` in exports).
        target_id: id it goes to (``to`` in exports).
        reason: why, for a person to read.
    """

    identity = ("relation", "source_id", "target_id")

    relation: Relation
    source_id: str
    target_id: str
    reason: str


RECORD_TYPES: dict[Kind, type[Record]] = {
    "actor": Actor,
    "statement": Statement,
    "contact": Contact,
    "proposal": Proposal,
    "position": Position,
    "incident": Incident,
    "alleged_violation": AllegedViolation,
    "link": Link,
}
assert set(RECORD_TYPES) == set(get_args(Kind))
