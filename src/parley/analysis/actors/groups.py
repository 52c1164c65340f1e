"""Phrases that speak of several actors at once, or of one of two: "both nations", "Kenyan and Somali officials", "the former"."""

from __future__ import annotations

from parley.analysis.actors.cast import Cast
from parley.analysis.actors.descriptions import Description
from parley.analysis.actors.matching import state_of
from parley.analysis.actors.offices import LEADERS
from parley.analysis.model import Entity, Token
from parley.documents import Span

_PARTIES = ("state", "armed_group")


def group_of(cast: Cast, d: Description) -> Entity:
    """ "The governments of Kenya and Somalia", "Kenyan and Somali officials": each of the states."""
    return cast.new(d.name(cast.reading.text), "group", members=tuple(cast.registry_entity(state) for state in d.states))


def parties_of(cast: Cast, d: Description) -> Entity | None:
    """ "The parties to the conflict", where the text does not say who they are."""
    if d.head.lower not in ("parties", "sides"):
        return None
    key = (d.noun.base, "")
    name = d.name(cast.reading.text)
    entity = cast.described.get(key) or cast.new(name, "group")
    cast.described[key] = entity
    if len(name) > len(entity.name):
        entity.name = name
    return entity


def pair_of(cast: Cast, d: Description) -> Entity | None:
    """ "Both nations", "the two leaders": the two of that kind spoken of last, or None where there are not two."""
    if any(child.dep == "prep" and child.lower in ("to", "of") for child in d.head.children):
        return None
    members: list[Entity] = []
    for seen in reversed(cast.seen):
        entity = _member(seen.mention.entity, d)
        if entity is not None and entity not in members:
            members.append(entity)
        if len(members) == 2:
            return cast.new(d.name(cast.reading.text), "group", members=tuple(reversed(members)))
    return None


def _member(entity: Entity, d: Description) -> Entity | None:
    """What an entity counts as in a pair of this kind, or None if it cannot be of it."""
    if d.noun.cls == "title":
        leads = d.noun.base != "leader" or bool(entity.offices & LEADERS)
        return entity if entity.type == "person" and leads else None
    if entity.type in ("person", "government", "group"):
        entity = state_of(entity) or entity
    return entity if entity.type in _PARTIES and not entity.members else None


def add_ordinal(cast: Cast, token: Token) -> None:
    """Enter "the former" or "the latter": the first or last of the two persons or parties coordinated last."""
    tokens = cast.reading.tokens
    before = tokens[token.index - 1] if token.index else None
    after = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    if before is None or before.lower != "the" or (after is not None and after.tag.startswith("NN")):
        return
    recent = _recent(cast, token)
    persons = [entity for entity in recent if entity.type == "person"]
    two = persons[:2] if len(persons) >= 2 else recent[:2]
    if len(two) == 2:
        cast.mention(Span(before.start, token.end), token, two[1] if token.lower == "former" else two[0])


def _recent(cast: Cast, token: Token) -> list[Entity]:
    """Persons and parties of this sentence and the one before, the last first."""
    recent: list[Entity] = []
    for seen in reversed(cast.seen):
        if token.sentence.index - seen.sentence > 1:
            break
        if seen.mention.entity not in recent and seen.mention.entity.type in ("person", "state", "organisation", "armed_group"):
            recent.append(seen.mention.entity)
    return recent
