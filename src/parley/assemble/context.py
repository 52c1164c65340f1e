"""What the assembling of every record kind needs: evidence, actor ids, and whose word a stretch of text rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from parley.analysis.actors import state_of
from parley.analysis.model import Attribution, Entity, Reading, Token
from parley.assemble.dates import Dating, date_of, duration_of
from parley.assemble.places import governing_place
from parley.documents import Span
from parley.ledger import Actor, Date, Evidence, Place, Statement

# Words that open a clause which tells when something else happened.
_OPENING = {"when", "while", "after", "before", "since", "although", "though", "as"}
FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "ours", "mine"})


@dataclass(slots=True, eq=False)
class Assembly:
    """The records of one reading in the making.

    Attributes:
        reading: the document with its layers.
        actors: actor records by entity.
        statements: statement records with the attributions they come from, in the order of the text.
    """

    reading: Reading
    actors: dict[int, Actor] = field(default_factory=dict)
    statements: list[tuple[Attribution, Statement]] = field(default_factory=list)
    _dating: Dating | None = field(default=None, init=False, repr=False)

    def evidence(self, *spans: Span) -> tuple[Evidence, ...]:
        """The words at the spans, as evidence; empty spans are left out."""
        return tuple(Evidence.of(self.reading.document, span) for span in spans if span.end > span.start)

    def date(self, trigger: Token) -> Date | None:
        """When the event with this trigger happened, as the text has it, or None."""
        if self._dating is None:
            self._dating = Dating(self.reading)
        timex = self._dating.of(trigger)
        return date_of(self.reading, timex) if timex is not None else None

    def duration(self, trigger: Token) -> str | None:
        """How long the event with this trigger lasted, ISO 8601, or None."""
        if self._dating is None:
            self._dating = Dating(self.reading)
        timex = self._dating.length_of(trigger)
        return duration_of(timex) if timex is not None else None

    def published(self) -> Date | None:
        """The day of publication, for what a release does by being issued; None when it is unknown."""
        day = self.reading.document.published_on
        return Date(start=day.isoformat(), end=day.isoformat(), granularity="day", anchor=day.isoformat()) if day is not None else None

    def place(self, trigger: Token, *, target: bool = False) -> Place | None:
        """Where the event with this trigger happened, or None. ``target`` is for acts of force, which happen where their object is."""
        return governing_place(self.reading, trigger, target=target)

    def actor(self, entity: Entity | None) -> str | None:
        """The id of an entity's actor record, or None for nobody and for groups that the text makes up ("both nations")."""
        found = self.actors.get(id(entity)) if entity is not None else None
        return found.id if found is not None else None

    def ids(self, entities: Iterable[Entity]) -> tuple[str, ...]:
        """The ids of several entities' actor records, each once, in order."""
        found = (self.actor(entity) for entity in entities)
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def party(self, entity: Entity | None) -> Entity | None:
        """Who is bound by what an entity says or does: its state, else the body it belongs to, else itself."""
        if entity is None:
            return None
        state = state_of(entity)
        if state is not None:
            return state
        return entity.of if entity.type == "person" and entity.of is not None else entity

    def said_by(self, token: Token) -> tuple[Attribution, Statement] | None:
        """The innermost statement whose content holds the token, or None in the document's own voice."""
        best: tuple[Attribution, Statement] | None = None
        size = 0
        for attribution, statement in self.statements:
            for span in attribution.content:
                holds = span.start <= token.start and token.end <= span.end and (best is None or span.end - span.start < size)
                if holds and not _is_aside(attribution, token):
                    best, size = (attribution, statement), span.end - span.start
        return best

    def asserted_by(self, token: Token) -> str | None:
        """The id of the statement on whose word something with this trigger rests, or None for the document's own voice."""
        found = self.said_by(token)
        return found[1].id if found is not None else None

    def speaker(self, token: Token) -> Entity | None:
        """Who says the words at a token, or None in the document's own voice and where the source is not resolved."""
        seen: set[str] = set()
        found = self.said_by(token)
        while found is not None and found[0].source_head is not None:
            head = found[0].source_head
            if head.lower not in FIRST_PERSON:
                denoted = self.reading.denoted(head)
                return denoted[0] if denoted else None
            # "I said ...", within somebody's words: that somebody. Odd quotation marks can make two statements hold each other.
            seen.add(found[1].id)
            found = self.said_by(head)
            if found is None:
                return self.issuer
            if found[1].id in seen:
                return None
        return None

    def denoted(self, token: Token) -> list[Entity]:
        """Whom a noun phrase denotes; "I" and "we" denote whoever speaks there: the speaker of a statement, else the document's issuer."""
        if token.lower in FIRST_PERSON:
            speaker = self.speaker(token) if self.said_by(token) is not None else self.issuer
            return [speaker] if speaker is not None else []
        return self.reading.denoted(token)

    @property
    def issuer(self) -> Entity | None:
        """Who speaks in a document that is itself a statement (a release, a readout), or None for reporting."""
        return self.reading.issuer


def _is_aside(attribution: Attribution, token: Token) -> bool:
    """True if what is said in a "when"-clause cannot hold the token, which stands in the clause above it.

    "When Brask said that he had ordered a halt, 25 rockets were fired": contents run to the end of the sentence, the rockets are not his.
    """
    cue = attribution.cue_head
    if cue is None or cue.sentence is not token.sentence:
        return False
    opened = any(child.lower in _OPENING and child.dep in ("mark", "advmod") and child.index < cue.index for child in cue.children)
    return opened and not any(ancestor is cue for ancestor in token.ancestors())
