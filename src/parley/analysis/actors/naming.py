"""Names become entities: a name goes to the entity of that name, of its registry entry, or beside which it stands as another name."""

from __future__ import annotations

from parley.analysis.actors.bodies import organisation_of
from parley.analysis.actors.cast import PLACE_PREPOSITIONS, Cast
from parley.analysis.actors.issuer import Issuer
from parley.analysis.actors.matching import state_of
from parley.analysis.actors.name import Name
from parley.analysis.actors.persons import learn, person_of
from parley.analysis.model import Entity

# Participles that give somebody another name, and the "as" behind them.
_KNOWN = frozenset(("known", "called", "named", "dubbed", "as"))
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "conj", "ROOT"))


def set_issuer(cast: Cast, issuer: Issuer | None) -> None:
    """Enter who speaks in a release, before its text is gone through."""
    if issuer is None:
        return
    if issuer.body is not None:
        body = cast.registry_entity(issuer.body)
        cast.home = state_of(body) or body
    if issuer.name is not None:
        cast.issuer = cast.new(issuer.name, "person", cast.home)
        cast.called[id(cast.issuer)].add(issuer.name)
        cast.issuer.offices.update((issuer.title or "").lower().split())


def add_name(cast: Cast, name: Name) -> None:
    """Enter a name."""
    entity = _denoted(cast, name)
    if entity is None:
        return
    cast.mention(name.span, name.head, entity)
    cast.called[id(entity)].add(name.text)
    if entity.type == "person":
        learn(cast, entity, name)


def _denoted(cast: Cast, name: Name) -> Entity | None:
    other = _also_called(cast, name)
    if other is not None:
        return other
    if name.entry is not None:
        return cast.registry_entity(name.entry) if name.match != "seat" or not _is_place(cast, name) else None
    if name.kind == "person":
        return person_of(cast, name)
    if name.kind == "organisation":
        return organisation_of(cast, name)
    return _people(cast, name) if name.kind == "people" else None


def _also_called(cast: Cast, name: Name) -> Entity | None:
    """The actor beside whose name or description this name stands as another ("... (IMF)", "rebels known as the M23")."""
    before = cast.at(name.other.head) if name.other is not None else None
    entity = before.entity if before is not None else _known_as(cast, name)
    if entity is None or entity.type in ("state", "person"):
        return None
    if name.entry is not None:
        return _merged(cast, entity, cast.registry_entity(name.entry)) if id(entity) not in cast.called else None
    if id(entity) not in cast.called:
        entity.name = name.text
    cast.aliases[name.text.lower()] = entity
    return entity


def _known_as(cast: Cast, name: Name) -> Entity | None:
    """The actor described as "known as" or "called" by this name."""
    tokens = cast.reading.tokens
    index = (name.lead or name.tokens)[0].index - 1
    index -= tokens[index].lower in ("the", "“", '"', "‘")
    verb = next((token for token in tokens[max(index - 1, 0) : index + 1] if token.lower in _KNOWN and token.dep == "acl"), None)
    mention = cast.at(verb.head) if verb is not None else None
    return mention.entity if mention is not None else None


def _merged(cast: Cast, described: Entity, registered: Entity) -> Entity:
    """Give a registered actor the mentions of the description that turns out to speak of it."""
    for mention in described.mentions:
        mention.entity = registered
    registered.mentions.extend(described.mentions)
    described.mentions.clear()
    registered.of = registered.of or described.of
    cast.described = {key: registered if entity is described else entity for key, entity in cast.described.items()}
    return registered


def _people(cast: Cast, name: Name) -> Entity | None:
    """A people or the followers of a creed, as a group ("Europeans"); the singular is an adjective."""
    if name.head.tag != "NNPS" and not (name.head.lower.endswith("s") and name.head.dep in _ARGUMENTS):
        return None
    key = (name.text.lower(), "")
    if key not in cast.described:
        cast.described[key] = cast.new(name.text, "group")
    return cast.described[key]


def _is_place(cast: Cast, name: Name) -> bool:
    """True for a seat that is spoken of as a place ("in Kyiv", "at the Kremlin")."""
    first = name.tokens[0]
    before = cast.reading.tokens[first.index - 1] if first.index else None
    if before is not None and before.lower == "the" and first.index > 1:
        before = cast.reading.tokens[first.index - 2]
    return name.head.dep == "pobj" and before is not None and before.lower in PLACE_PREPOSITIONS
