"""Organisations by name: which of those met before a name is of, what kind of body it is, and whose."""

from __future__ import annotations

from parley.analysis.actors.cast import Cast
from parley.analysis.actors.kinds import is_armed
from parley.analysis.actors.matching import same_body
from parley.analysis.actors.name import Name
from parley.analysis.actors.persons import possessor
from parley.analysis.actors.words import OUTLET_WORDS
from parley.analysis.model import Entity
from parley.analysis.registry import RegistryEntry, lookup
from parley.ledger.records import ActorType

_BODY_WORDS = frozenset("ministry army police cabinet parliament senate court presidency navy".split())


def organisation_of(cast: Cast, name: Name) -> Entity:
    """The organisation that a name is of, made when it is first met."""
    known = (entity for entity in cast.entities if _is_body(cast, entity) and same_body(name.text, entity.name))
    entity = cast.aliases.get(name.text.lower()) or next(known, None)
    owner = possessor(cast, name) or _state_at_end(name)
    if entity is None:
        entity = cast.new(name.text, _kind(name), cast.registry_entity(owner) if owner is not None else None)
    elif len(name.text) > len(entity.name):
        entity.name = name.text
    if entity.type == "organisation" and is_armed(name):
        entity.type = "armed_group"
    return entity


def _is_body(cast: Cast, entity: Entity) -> bool:
    return entity.type in ("organisation", "government", "outlet", "armed_group") and id(entity) in cast.called


def _state_at_end(name: Name) -> RegistryEntry | None:
    """The state in "Supreme Court of Kenya"."""
    words = name.text.split(" of ")
    entry = lookup(words[-1]) if len(words) > 1 else None
    return entry if entry is not None and entry.type == "state" else None


def _kind(name: Name) -> ActorType:
    words = set(name.words)
    if words & _BODY_WORDS:
        return "government"
    return "outlet" if words & OUTLET_WORDS else "organisation"
