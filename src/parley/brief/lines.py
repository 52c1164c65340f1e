"""Lines of a brief: a record in words, with the passage that it rests on. What a terminal and a page show alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from parley.brief import words
from parley.brief.passages import Passage, joined, passages_of
from parley.ledger import AllegedViolation, Casualties, Contact, Incident, Position, Proposal, Record, Statement
from parley.views import Basis, Related, StanceFamily, voice_of
from parley.views.positions import FAMILIES


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a brief.

    Attributes:
        record: id of the record.
        label: what it is in a word or two ("Meeting", "refuses").
        headline: what it says; empty where the quotation says it all.
        facts: date, length, place and the like, each a few words.
        marks: words for a modality other than asserted, and for reports that differ.
        voice: whose word it is.
        source: number of the document in the brief.
        confidence: 0 to 1, how sure the reading is.
        passage: the words that it rests on.
        context: source and cue of a statement, or None.
        more: other passages that it rests on.
        family: of a stance, or None.
        notes: lines that belong to it: other reports, incidents alleged, linked records.
    """

    record: str
    label: str
    headline: str
    facts: tuple[str, ...]
    marks: tuple[str, ...]
    voice: str
    source: int
    confidence: float
    passage: Passage
    context: Passage | None = None
    more: tuple[Passage, ...] = ()
    family: StanceFamily | None = None
    notes: tuple[Line, ...] = ()


class Lines:
    """Makes the lines of one brief. ``numbers`` gives the number of each document in it."""

    def __init__(self, basis: Basis, numbers: Mapping[str, int], links: Mapping[str, tuple[Related, ...]]) -> None:
        self._basis = basis
        self._numbers = numbers
        self._links = links

    def of(self, record: Record, *, linked: bool = True) -> Line:
        """The line of a statement, contact, proposal, position, incident or alleged violation.

        Args:
            record: the record.
            linked: with a note for every record that it is linked to, and for every incident of an allegation. The notes have the notes of
                no further links, or a link there and back would have no end.
        """
        line = self._plain(record)
        if not linked:
            return line
        notes = [self._linked(related) for related in self._links.get(record.id, ())]
        if isinstance(record, AllegedViolation):
            incidents = (self._basis.snapshot.find(incident, Incident) for incident in record.incidents)
            notes = [*(self.of(incident) for incident in incidents if incident), *notes]
        return replace(line, notes=tuple(notes))

    def _plain(self, record: Record) -> Line:
        if isinstance(record, Statement):
            return self._statement(record)
        if isinstance(record, Contact):
            return self._contact(record)
        if isinstance(record, Position):
            return self._position(record)
        if isinstance(record, Incident):
            return self._incident(record)
        if isinstance(record, AllegedViolation):
            return self._violation(record)
        if isinstance(record, Proposal):
            return self._line(record, "Proposal", record.label, proposal_facts(record))
        return self._line(record, words.capital(words.plain(record.kind)), "", ())

    def _line(self, record: Record, label: str, headline: str, facts: Iterable[str | None]) -> Line:
        voice = voice_of(record, self._basis)
        first, *more = passages_of(record.evidence)
        return Line(
            record=record.id,
            label=label,
            headline=headline,
            facts=tuple(fact for fact in facts if fact),
            marks=() if record.modality == "asserted" else (record.modality,),
            voice=words.voice_words(voice, record.modality),
            source=self._numbers[record.document],
            confidence=record.confidence,
            passage=first,
            more=tuple(more),
        )

    def _statement(self, record: Statement) -> Line:
        voice = voice_of(record, self._basis)
        line = self._line(record, words.ACTS[record.act], "", words.occasion_words(record))
        reported = f"reported by {words.outlet_words(voice.document)}" if voice.own else f"as {line.voice}"
        denial = record.act == "deny" and record.modality == "denied"
        content = joined(record.content)
        return replace(
            line,
            marks=() if denial else line.marks,
            voice=f"{reported}, {words.QUOTATIONS[record.quotation]}",
            passage=content[0],
            context=next(iter(joined(record.source + record.cue)), None),
            more=content[1:],
        )

    def spoken(self, record: Statement) -> Line:
        """The line of a statement where it does not stand under its speaker's name, without its links."""
        return replace(self._statement(record), label="Statement", headline=f"{self._speaker(record)} {words.ACTS[record.act]}")

    def _speaker(self, record: Statement) -> str:
        return self._name(record.speaker) or words.capital(record.speaker_text or "a source that is not named")

    def _contact(self, record: Contact) -> Line:
        mediator = self._name(record.mediator)
        facts = (
            words.date_words(record.date),
            words.duration_words(record.duration) if record.duration else None,
            words.place_words(record.place),
            f"mediated by {mediator}" if mediator else None,
            f"about {record.topic}" if record.topic else None,
        )
        line = self._line(record, words.MODES[record.mode], self._names(record.participants), facts)
        status = () if record.status in ("held", record.modality) else (record.status,)
        return replace(line, marks=(*status, *line.marks))

    def _position(self, record: Position) -> Line:
        proposal = self._basis.snapshot.find(record.proposal, Proposal)
        actor = self._name(record.actor)
        facts = (
            words.date_words(record.date),
            f"voiced by {actor}" if actor else None,
            f"condition: {record.conditions}" if record.conditions else None,
        )
        headline = f"{self._name(record.party) or 'A party not identified'}: {proposal.label if proposal else 'a proposal not identified'}"
        return replace(self._line(record, record.stance, headline, facts), family=FAMILIES[record.stance])

    def _incident(self, record: Incident) -> Line:
        perpetrator = self._name(record.perpetrator)
        place = words.place_words(record.place)
        facts = (
            f"attributed to {perpetrator}" if perpetrator else None,
            words.date_words(record.date),
            place if place and place not in (record.target or "") else None,
            record.weapon or (f"number given: {record.count}" if record.count is not None else None),
            casualty_words(record.casualties),
        )
        label = "Incident" if record.type == "other" else words.capital(words.plain(record.type))
        return self._line(record, label, record.target or "", facts)

    def _violation(self, record: AllegedViolation) -> Line:
        accuser, accused = (self._name(name) or "a party not identified" for name in (record.accuser, record.accused))
        broken = f": {record.commitment_text}" if record.commitment_text else "; which commitment is not said"
        headline = f"{words.capital(accuser)} alleges a breach by {accused}{broken}"
        line = self._line(record, "Alleged violation", headline, (words.date_words(record.date),))
        # An allegation is alleged by its nature; the mark would say it twice.
        return replace(line, marks=tuple(mark for mark in line.marks if mark != "alleged"))

    def _linked(self, related: Related) -> Line:
        link, other = related.link, related.other
        line = self._statement(other) if isinstance(other, Statement) else self.of(other, linked=False)
        if isinstance(other, Statement):
            headline = self._speaker(other)
        else:
            kind = line.label if line.family else line.label.lower()
            headline = f"{kind}, {line.headline}" if line.headline else kind
        relation = words.RELATIONS[link.relation][related.direction == "in"]
        facts = (*line.facts, f"link: {link.reason} ({link.confidence:.2f})")
        return replace(line, label=relation, headline=headline, facts=facts, notes=(), family=None)

    def _name(self, actor_id: str | None) -> str | None:
        identity = self._basis.who(actor_id)
        return identity.name if identity else None

    def _names(self, actor_ids: Iterable[str]) -> str:
        names = dict.fromkeys(self._name(actor_id) or "somebody not identified" for actor_id in actor_ids)
        return words.capital(words.listed(list(names)))


def proposal_facts(proposal: Proposal) -> tuple[str | None, ...]:
    """The terms of a proposal, each in words."""
    return (
        words.plain(proposal.type) if proposal.type != "other" else None,
        f"target: {proposal.target}" if proposal.target else None,
        f"area: {proposal.area}" if proposal.area else None,
        f"for {words.duration_words(proposal.duration)}" if proposal.duration else None,
        f"from {words.date_words(proposal.start)}" if proposal.start and words.date_words(proposal.start) else None,
        f"condition: {proposal.conditions}" if proposal.conditions else None,
    )


def casualty_words(casualties: Casualties | None) -> str | None:
    """Persons killed and injured, as far as they are counted."""
    if casualties is None:
        return None
    killed = f"{casualties.killed} killed" if casualties.killed is not None else None
    injured = f"{casualties.injured} injured" if casualties.injured is not None else None
    return ", ".join(filter(None, (killed, injured))) or None
