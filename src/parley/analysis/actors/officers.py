"""Persons by description: "the Norwegian leader", "his Swedish counterpart", "the minister"."""

from __future__ import annotations

from parley.analysis.actors.cast import Cast
from parley.analysis.actors.descriptions import Description
from parley.analysis.actors.matching import belongs, own, state_of
from parley.analysis.actors.offices import LEADERS
from parley.analysis.model import Entity

# "Our president" in a quotation is whoever the speaker's is.
_SPEAKERS_OWN = frozenset(("my", "our", "your"))
# Words that tell one holder of an office from another: "the foreign minister" is not the deputy infrastructure minister.
_PORTFOLIOS = frozenset(
    "foreign defence defense interior finance infrastructure energy justice economy economic trade health education agriculture transport "
    "oil labour labor environment home external internal information culture tourism digital deputy vice prime first press security".split()
)


def apposed(cast: Cast, d: Description) -> Entity | None:
    """The person beside whom the phrase stands in apposition ("Zelensky, the president of Ukraine, ...")."""
    other = d.head.head if d.head.dep == "appos" else d.head.child("appos")
    mention = cast.at(other) if other is not None else None
    if mention is None or mention.entity.type != "person" or d.noun.cls not in ("title", "person"):
        return None
    if mention.entity.of is None:
        mention.entity.of = cast.registry_entity(d.state) if d.state is not None else _masters_state(cast, d)
    mention.entity.offices.update(_offices(d))
    return mention.entity


def _masters_state(cast: Cast, d: Description) -> Entity | None:
    """The state of the person in "Lund's communication chief"."""
    master = d.head.child("poss")
    mention = cast.at(master) if master is not None else None
    return state_of(mention.entity) if mention is not None and mention.entity.type == "person" else None


def officer(cast: Cast, d: Description) -> Entity | None:
    """The person who holds the office that the phrase names."""
    if d.tokens[0].lower in _SPEAKERS_OWN and cast.in_quote(d.head):
        return None
    state = cast.registry_entity(d.state) if d.state is not None else None
    if d.noun.base == "counterpart":
        return _counterpart(cast, d, state)
    known = _known(cast, d.noun.base, state, _offices(d) & _PORTFOLIOS) if d.definite else None
    if known is not None or (d.noun.cls == "person" and not d.modified):
        return known
    return _new_officer(cast, d, state)


def _known(cast: Cast, base: str, state: Entity | None, portfolio: frozenset[str]) -> Entity | None:
    """Who was said to hold an office (with these words of a portfolio), or was described by it alone."""
    known = cast.last(lambda entity: _holds(entity, base, state) and portfolio <= entity.offices)
    known = known or cast.described.get((base, state.name if state is not None else ""))
    if known is not None and not portfolio <= known.offices:
        known = None
    if known is None and state is not None:
        known = cast.last(lambda entity: _may_hold(cast, entity, base) and portfolio <= entity.offices)
        if known is not None:
            known.of = state
    return known


def _counterpart(cast: Cast, d: Description, state: Entity | None) -> Entity | None:
    if state is None:
        return None
    return cast.last(lambda e: e.type == "person" and belongs(e, state)) or cast.new(d.name(cast.reading.text), "person", state)


def _holds(entity: Entity, base: str, state: Entity | None) -> bool:
    """True if a person is known to hold an office (of that state)."""
    if entity.type != "person" or (state is not None and not belongs(entity, state)):
        return False
    offices = entity.offices
    known = base in offices or base.split()[-1] in offices or (base == "leader" and bool(offices & LEADERS))
    return known or (base == "leader" and state is not None and not offices)


def _may_hold(cast: Cast, entity: Entity, base: str) -> bool:
    """True for a person named with this office whose state the text has not told so far ("President Roe ... the Kenyan president")."""
    return entity.type == "person" and entity.of is None and id(entity) in cast.called and base in entity.offices


def _new_officer(cast: Cast, d: Description, state: Entity | None) -> Entity:
    entity = cast.new(d.name(cast.reading.text), "person", state)
    entity.offices.update(_offices(d))
    if d.noun.gender != "-":
        cast.genders[id(entity)] = d.noun.gender
    if d.definite:
        cast.described[d.noun.base, state.name if state is not None else ""] = entity
    return entity


def _offices(d: Description) -> frozenset[str]:
    words = [token for token in d.tokens if token.index <= d.head.index and token.tag != "DT"]
    return frozenset((d.noun.base, *(token.lower for token in own(words))))
