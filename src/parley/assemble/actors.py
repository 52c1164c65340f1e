"""Actor records."""

from __future__ import annotations

from parley.analysis.model import Entity
from parley.assemble.context import Assembly
from parley.documents import Span
from parley.ledger import Actor, Role


def assemble_actors(assembly: Assembly) -> list[Actor]:
    """An actor for each entity that the document names or describes; those that others belong to come before them."""
    found: list[Actor] = []
    for entity in assembly.reading.entities:
        _add(assembly, entity, found)
    return found


def _add(assembly: Assembly, entity: Entity, found: list[Actor]) -> None:
    if id(entity) in assembly.actors or entity.members:
        return
    if entity.of is not None:
        _add(assembly, entity.of, found)
    spans = [mention.span for mention in entity.mentions if not mention.pronoun]
    # The issuer of a release may be known by "I" alone, a state by what belongs to it alone.
    spans = spans or [mention.span for mention in entity.mentions][:1] or _spans_of_members(assembly, entity)
    if not spans:
        return
    mentions = assembly.evidence(*spans)
    actor = Actor(
        evidence=mentions[:1],
        name=entity.name,
        type=entity.type,
        of=assembly.actor(entity.of),
        roles=tuple(Role(title=title, of=of, evidence=assembly.evidence(span)) for title, of, span in entity.roles),
        codes=entity.codes,
        mentions=mentions,
        confidence=_confidence(entity),
        method="actors.rules",
    )
    assembly.actors[id(entity)] = actor
    found.append(actor)


def _spans_of_members(assembly: Assembly, entity: Entity) -> list[Span]:
    """For a state that is only known through what belongs to it ("the Kremlin"), where that stands."""
    return [mention.span for other in assembly.reading.entities if other.of is entity for mention in other.mentions if not mention.pronoun][
        :1
    ]


def _confidence(entity: Entity) -> float:
    """How sure it is that the phrases denote one actor of this type: registered names most, bare descriptions least."""
    if entity.codes.iso3 or entity.codes.wikidata:
        return 0.95
    if entity.roles or (" " in entity.name and entity.name[0].isupper()):
        return 0.85
    return 0.6
