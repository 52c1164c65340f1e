"""Who did it: the actor behind a noun phrase, an act or a weapon."""

from __future__ import annotations

from parley.analysis.model import Entity, Token
from parley.assemble.context import Assembly


def actor_of(assembly: Assembly, token: Token) -> Entity | None:
    """The actor that a noun phrase denotes: itself, or the state or group it belongs to ("Velm commandos", "rebels of the Front")."""
    named = _group_named(assembly, token)
    if named is not None:
        return named
    mention = assembly.reading.mention_at(token)
    if mention is not None and (mention.head is token or token.pos == "PROPN"):
        denoted = assembly.denoted(token) if mention.head is token else [mention.entity]
        return denoted[0] if len(denoted) == 1 or (denoted and mention.entity.members == ()) else None
    if token.lower in ("i", "we", "us"):
        return next(iter(assembly.denoted(token)), None)
    return by_whom(assembly, token)


def _group_named(assembly: Assembly, token: Token) -> Entity | None:
    """The armed group that a description is of ("separatists belonging to the Front", "the armed group Velm Front")."""
    if token.pos != "NOUN":
        return None
    for part in token.subtree():
        if part.index > token.index and part.pos == "PROPN":
            mention = assembly.reading.mention_at(part)
            if mention is not None and mention.head is part and mention.entity.type == "armed_group":
                return mention.entity if _hangs_on(part, token) else None
    return None


def _hangs_on(part: Token, head: Token) -> bool:
    """True if a name belongs to a description: in apposition, or behind "of", "from", "belonging to", "loyal to"."""
    if part.head is head:
        return part.dep == "appos"
    prep = part.head
    return prep.dep == "prep" and (
        (prep.head is head and prep.lower in ("of", "from")) or prep.head.lower in ("belonging", "loyal", "linked")
    )


def agent_of(noun: Token) -> Token | None:
    """The noun behind "by" or "from" ("an attack from loyalists"), or None."""
    for child in noun.children:
        if child.dep in ("prep", "agent") and child.lower in ("by", "from"):
            return child.child("pobj")
    return None


def by_whom(assembly: Assembly, noun: Token) -> Entity | None:
    """Whose act, weapon or man it is: possessor, "by X" or "from X", a state or group named before it, whoever launched it."""
    for child in noun.children:
        if child.dep == "poss" and child.entity not in ("DATE", "TIME") and (found := assembly.reading.denoted(child)):
            return found[0]
        if child.dep in ("prep", "agent") and child.lower in ("by", "from") and (obj := child.child("pobj")) is not None:
            found = _denoted(assembly, obj)
            # "Attacks from Sarvia" tells whence, "attacks from the Front" tells who.
            if found and (child.lower == "by" or found[0].type != "state"):
                return found[0]
        if child.dep in ("acl", "relcl") and child.pos == "VERB" and (agent := child.child("agent")) is not None:
            obj = agent.child("pobj")
            if obj is not None and (found := _denoted(assembly, obj)):
                return found[0]
    return _named_before(assembly, noun)


def _denoted(assembly: Assembly, head: Token) -> list[Entity]:
    named = _group_named(assembly, head)
    if named is not None:
        return [named]
    return assembly.reading.denoted(head) or [e for e in (_named_before(assembly, head),) if e is not None]


def _named_before(assembly: Assembly, noun: Token) -> Entity | None:
    """The state or group in "Velm strikes", "Islamic Front rockets"; the army in "a Sarvian military operation", if the text knows it."""
    for child in noun.children:
        if child.index < noun.index and child.dep in ("amod", "compound", "nmod"):
            mention = assembly.reading.mention_at(child)
            if mention is not None and mention.head is child and mention.entity.type in ("state", "armed_group", "government"):
                return _army(assembly, noun, mention.entity) or mention.entity
    return None


def _army(assembly: Assembly, noun: Token, state: Entity) -> Entity | None:
    words = {child.lower for child in noun.children if child.dep in ("compound", "amod")} & {"military", "army", "police", "navy"}
    found = (entity for entity in assembly.reading.entities if entity.of is state and entity.type == "government")
    return next((entity for entity in found if words & set(entity.name.lower().split())), None) if words else None
