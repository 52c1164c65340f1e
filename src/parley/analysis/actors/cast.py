"""The entities met so far in one document, and which of them were spoken of last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from parley.analysis.model import Entity, Mention, Reading, Token
from parley.analysis.registry import RegistryEntry, lookup
from parley.documents import Span
from parley.ledger import Codes
from parley.ledger.records import ActorType

PLACE_PREPOSITIONS = frozenset("in at to from near outside around across inside into over through throughout via".split())
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(slots=True)
class Seen:
    """A mention as a candidate antecedent.

    Attributes:
        mention: the mention.
        sentence: index of its sentence.
        weight: how prominent its grammatical role makes it; a subject most.
        quoted: True if it stands within quotation marks.
    """

    mention: Mention
    sentence: int
    weight: float
    quoted: bool


@dataclass(slots=True, eq=False)
class Cast:
    """Who has appeared in a document up to some point of it.

    Attributes:
        reading, quotes: the document and its quoted stretches.
        entities, mentions: in the order in which they were met.
        seen: the mentions as candidate antecedents, in order.
        registered: entities by the name of their registry entry.
        genders: m or f by the entity's id, where the text has told.
        described: entities that are known by description alone, by noun and owner.
        called: by the entity's id, the names that the text gives it; nothing for one that is only described.
        aliases: entities by a second name that the text itself gives them, in lower case.
        states: the states that the document names, by the index of the token at which the name begins.
        scene: the state that the document is about, where one is named far more often than all others together.
        issuer: who speaks in a release; home: the state or body that issues it.
    """

    reading: Reading
    quotes: list[Span]
    entities: list[Entity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    registered: dict[str, Entity] = field(default_factory=dict)
    genders: dict[int, str] = field(default_factory=dict)
    described: dict[tuple[str, str], Entity] = field(default_factory=dict)
    called: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    aliases: dict[str, Entity] = field(default_factory=dict)
    states: dict[int, RegistryEntry] = field(default_factory=dict)
    scene: RegistryEntry | None = None
    issuer: Entity | None = None
    home: Entity | None = None

    def new(self, name: str, kind: ActorType, of: Entity | None = None, *, members: tuple[Entity, ...] = ()) -> Entity:
        """Make an entity."""
        entity = Entity(name, kind, of=of, members=members)
        self.entities.append(entity)
        return entity

    def registry_entity(self, entry: RegistryEntry) -> Entity:
        """The entity of a registry entry, made when it is first met."""
        entity = self.registered.get(entry.name)
        if entity is None:
            entity = Entity(entry.name, entry.type, codes=Codes(iso3=entry.iso3, plover=entry.plover, wikidata=entry.wikidata))
            self.registered[entry.name] = entity
            # The state of a news agency or an international body says little, and would stand among the actors for it.
            owner = lookup(entry.of) if entry.of and entry.type != "outlet" else None
            if owner is not None:
                entity.of = self.registry_entity(owner)
            self.entities.append(entity)
        return entity

    def mention(self, span: Span, head: Token, entity: Entity, *, pronoun: bool = False) -> None:
        """Enter a mention of an entity."""
        mention = Mention(span, head, entity, pronoun)
        self.mentions.append(mention)
        entity.mentions.append(mention)
        self.seen.append(Seen(mention, head.sentence.index, _weight(mention), self.in_quote(head)))

    def last(self, fits: Callable[[Entity], bool]) -> Entity | None:
        """The entity spoken of last among those that fit, or None."""
        return next((seen.mention.entity for seen in reversed(self.seen) if fits(seen.mention.entity)), None)

    def latest(self, entities: list[Entity]) -> Entity:
        """Of several entities the one spoken of last; the last one if none was."""
        return self.last(lambda entity: entity in entities) or entities[-1]

    def at(self, token: Token) -> Mention | None:
        """The last mention that the token stands in, or None."""
        for mention in reversed(self.mentions):
            if mention.span.contains(token.span):
                return mention
            if mention.head.sentence.index < token.sentence.index:
                return None
        return None

    def in_quote(self, token: Token) -> bool:
        """True if the token stands within quotation marks."""
        return any(quote.start <= token.start < quote.end for quote in self.quotes)


def top(mention: Mention) -> Token:
    """The highest word of a phrase, looked up through coordination and apposition."""
    token = mention.head
    while token.head is not token and (mention.span.contains(token.head.span) or token.dep in ("conj", "appos")):
        token = token.head
    return token


def _weight(mention: Mention) -> float:
    """Prominence by grammatical role: subject, object, the rest; least within another phrase ("Russian troops") or as a place."""
    token = top(mention)
    if token.dep in _SUBJECTS or (token.dep == "pobj" and token.head.dep == "agent"):
        # Of "he and Roe" the first is the one that is spoken of.
        return 2.0 if token is mention.head or mention.span.contains(token.span) else 1.8
    if token.dep in ("compound", "amod", "nmod"):
        return -1.0
    if token.dep == "pobj" and token.head.lower in PLACE_PREPOSITIONS and mention.entity.type == "state":
        return -1.0
    return 0.5 if token.dep in ("dobj", "dative") else 0.0
