"""Descriptions become entities: a description goes to the last entity that fits it (office, state, kind of body), or to a new one."""

from __future__ import annotations

from parley.analysis.actors.cast import Cast
from parley.analysis.actors.descriptions import Description
from parley.analysis.actors.groups import group_of, pair_of, parties_of
from parley.analysis.actors.matching import branch, state_of
from parley.analysis.actors.officers import apposed, officer
from parley.analysis.actors.offices import office_state
from parley.analysis.model import Entity
from parley.ledger.records import ActorType

_KINDS: dict[str, ActorType] = {
    "body": "government",
    "force": "government",
    "rebel": "armed_group",
    "organisation": "organisation",
    "outlet": "outlet",
}
_POINTERS = frozenset(("DT", "POS", "PRP$", "PDT", "CD"))
_STATE_PEOPLE = frozenset(("officials", "authorities"))
_OWNERS = frozenset(("organisation", "armed_group", "government"))


def add_description(cast: Cast, description: Description) -> None:
    """Enter a describing phrase, if it denotes somebody."""
    entity = _denoted(cast, description)
    if entity is not None:
        cast.mention(description.span, description.head, entity)


def turn_of_description(description: Description, names: dict[int, int]) -> int:
    """At which token a description is entered: at its head, or behind the name that stands in apposition to it.

    Args:
        description: the description.
        names: the index of each name's head, by the indices of its tokens.
    """
    other = description.head.child("appos")
    return max(description.head.index, names.get(other.index, 0) if other is not None else 0)


def _denoted(cast: Cast, d: Description) -> Entity | None:
    if len(d.states) > 1 and d.plural:
        return group_of(cast, d)
    if d.pair:
        return pair_of(cast, d) or parties_of(cast, d)
    person = apposed(cast, d)
    if person is not None:
        return person
    if d.noun.cls in ("title", "person") and not d.plural:
        return officer(cast, d)
    if d.noun.cls == "state":
        return cast.last(lambda e: e.type == "state") if d.definite and not d.plural else None
    return _collective(cast, d)


def _collective(cast: Cast, d: Description) -> Entity | None:
    """The body, force or group of people that the phrase speaks of."""
    if d.noun.cls in ("body", "force") and d.tokens[0].lower in ("my", "our") and cast.home is not None and not cast.in_quote(d.head):
        return cast.home
    owner = cast.registry_entity(d.state) if d.state is not None else _owner(cast, d) or _by_office(cast, d) or _of_scene(cast, d)
    if owner is not None and owner.type in ("armed_group", "organisation") and d.noun.cls in ("rebel", "organisation"):
        return owner
    qualifier = " ".join(t.lower for t in d.tokens if t.tag not in _POINTERS and t.index < d.head.index)
    if owner is None and qualifier == "":
        last = _spoken_of(cast, d)
        if last is not None and (d.definite or d.noun.cls in ("people", "rebel")):
            return last
        if d.noun.cls in ("organisation", "outlet", "state"):
            return None
    return _body(cast, d, owner, branch(qualifier))


def _body(cast: Cast, d: Description, owner: Entity | None, which: str) -> Entity:
    """The body of this kind, branch and owner, made when it is first met."""
    key = (d.noun.base, f"{owner.name if owner is not None else ''}|{which}")
    if key not in cast.described:
        cast.described[key] = _new(cast, d, _KINDS.get(d.noun.cls, "group"), owner)
    return cast.described[key]


def _spoken_of(cast: Cast, d: Description) -> Entity | None:
    """What a bare "the ministry", "the rebels", "the group" goes back to."""
    last = next((entity for (noun, _), entity in reversed(cast.described.items()) if noun == d.noun.base), None)
    if last is None and d.noun.cls == "rebel" and d.definite:
        return cast.last(lambda e: e.type == "armed_group")
    if last is None and d.noun.cls == "organisation" and d.definite:
        return cast.last(lambda e: e.type in ("organisation", "armed_group"))
    return last


def _owner(cast: Cast, d: Description) -> Entity | None:
    """The state in "the Sharif administration", "his cabinet": that of the person named; the organisation in "Brask's spokespeople"."""
    for child in d.head.children:
        if child.dep in ("poss", "compound", "nmod") and (mention := cast.at(child)) is not None:
            owner = mention.entity
            state = state_of(owner)
            return state if state is not None and owner.type != "government" else owner if owner.type in _OWNERS else None
    return None


def _by_office(cast: Cast, d: Description) -> Entity | None:
    """The state of "Republican lawmakers"."""
    entry = office_state(d.name(cast.reading.text)) if d.modified else None
    return cast.registry_entity(entry) if entry is not None else None


def _of_scene(cast: Cast, d: Description) -> Entity | None:
    """The state of a bare "the army", "officials", where the document is about one state and the sentence names no other."""
    if cast.scene is None or not (d.noun.cls in ("body", "force") or d.head.lower in _STATE_PEOPLE) or d.tokens[0].tag == "PRP$":
        return None
    others = (cast.states.get(token.index) for token in d.head.sentence.tokens)
    if any(other is not None and other.name != cast.scene.name for other in others):
        return None
    return cast.registry_entity(cast.scene)


def _new(cast: Cast, d: Description, kind: ActorType, state: Entity | None) -> Entity:
    return cast.new(d.name(cast.reading.text), kind, state)
