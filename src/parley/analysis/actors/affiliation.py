"""To whom persons belong, as the phrases beside their names say: "Jane Roe, a fellow at the Lund Institute", "Jane Roe of Kenya"."""

from __future__ import annotations

from collections.abc import Iterator

from parley.analysis.actors.cast import Cast
from parley.analysis.actors.nouns import titles
from parley.analysis.model import Entity, Token

_LINKS = frozenset("of at for with from in".split())
# Behind a name itself the others say where somebody is, was or went.
_OWN_LINKS = frozenset(("of", "from"))
_BODIES = frozenset(("organisation", "government", "outlet", "state", "armed_group"))
# What these are of is what they know about, unless it is an institute ("a Russia expert", "a Turkish analyst at the Lund Institute").
_STUDENTS = frozenset("expert analyst scholar historian economist researcher fellow professor director".split())


def affiliate(cast: Cast) -> None:
    """Give persons without one the body or state to which the text says they belong."""
    for entity in cast.entities:
        if entity.type == "person" and (entity.of is None or entity.offices & _STUDENTS):
            entity.of = next(_bodies(cast, entity), entity.of)


def _bodies(cast: Cast, person: Entity) -> Iterator[Entity]:
    for mention in person.mentions:
        if mention.pronoun:
            continue
        for office in _offices(mention.head):
            for body in _linked(cast, office, _LINKS if office.lower in titles() else _OWN_LINKS):
                if body.type != "state" or person.of is None:
                    yield body


def _offices(head: Token) -> Iterator[Token]:
    """The nouns beside a name or description that say what the person is, and the head itself."""
    yield head
    beside = [child for child in head.children if child.dep == "appos"] + ([head.head] if head.dep == "appos" else [])
    yield from (token for token in beside if token.lower in titles())


def _linked(cast: Cast, office: Token, links: frozenset[str]) -> Iterator[Entity]:
    """The bodies in "of", "at", "for" behind an office or a name."""
    for prep in office.children:
        obj = prep.child("pobj") if prep.dep == "prep" and prep.lower in links else None
        mention = cast.at(obj) if obj is not None else None
        if mention is None or mention.entity.type not in _BODIES:
            continue
        if mention.entity.type != "state" or prep.lower == "of":
            yield mention.entity
