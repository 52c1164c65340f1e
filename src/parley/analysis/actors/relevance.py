"""Which of the entities that a text mentions are actors in it.

A ledger's list of actors is for a reader. Persons, states and registered bodies stand in it whenever they are named; an unknown name and a
bare description ("officials", "a mining company", "office") only where they do something, speak, or have something done to them.
"""

from __future__ import annotations

from parley.analysis.actors.cast import Cast, top
from parley.analysis.actors.nouns import actor_nouns
from parley.analysis.actors.words import ORGANISATION_WORDS, OUTLET_WORDS
from parley.analysis.model import Entity, Mention, Token

_DOING = frozenset(("nsubj", "nsubjpass", "csubj"))
_OBJECTS = frozenset(("dobj", "dative"))
# So many phrases for one actor make it one for the reader, too.
_OFTEN = 3
# Prepositions behind which somebody takes part ("talks with rebels") or is meant ("attacks on civilians").
_PARTAKING = frozenset("by with between among to against from on for".split())


def actors(cast: Cast) -> list[Entity]:
    """The entities that are actors, and those they belong to, in the order in which they were met."""
    chosen = {id(entity) for entity in cast.entities if _is_actor(cast, entity)}
    owners = {id(entity.of) for entity in cast.entities if id(entity) in chosen}
    further = {id(entity.of) for entity in cast.entities if id(entity) in owners}
    return [entity for entity in cast.entities if id(entity) in chosen | owners | further]


def _is_actor(cast: Cast, entity: Entity) -> bool:
    if not entity.mentions:
        return entity is cast.issuer
    if entity.members or entity is cast.issuer or cast.registered.get(entity.name) is entity:
        return True
    if id(entity) not in cast.called:
        return _is_whose(entity) or any(_takes_part(cast, mention) for mention in entity.mentions)
    if entity.type == "person":
        return True
    words = set(entity.name.lower().split())
    return bool(words & (ORGANISATION_WORDS | OUTLET_WORDS)) or any(_is_somebody(mention) for mention in entity.mentions)


def _is_whose(entity: Entity) -> bool:
    """True for officials, forces and bodies of which the text says whose they are, and for what it speaks of more than once."""
    named = [mention for mention in entity.mentions if not mention.pronoun]
    return (entity.of is not None and entity.type != "person") or len(named) >= _OFTEN


def _takes_part(cast: Cast, mention: Mention) -> bool:
    """True for a description of somebody who does or suffers something; an indefinite one that belongs to nobody has to do something."""
    highest = top(mention)
    if mention.pronoun or _does(highest):
        return True
    first = next(iter(cast.reading.tokens_in(mention.span)), mention.head)
    pointed = first.tag in ("DT", "PRP$") and first.lower not in ("a", "an")
    known = mention.entity.of is not None or pointed or mention.entity.type in ("group", "armed_group")
    return known and _suffers(highest)


def _is_somebody(mention: Mention) -> bool:
    """True for a name of which the text says what only an organisation does or has: it acts, owns, or has people."""
    highest = top(mention)
    has_people = highest.dep in ("compound", "nmod", "poss") and highest.head.lower in actor_nouns()
    return _does(highest) or _suffers(highest) or has_people or highest.dep == "poss"


def _does(token: Token) -> bool:
    return token.dep in _DOING or (token.dep == "pobj" and token.head.dep == "agent")


def _suffers(token: Token) -> bool:
    return token.dep in _OBJECTS or (token.dep == "pobj" and token.head.lower in _PARTAKING)
