"""Who is who across documents: a first, naive answer, kept in this one module so that a better one can take its place.

Actors are records of one document. Here those of several documents are taken for one when they are surely called the same: states by their
ISO 3166-1 code (and by a name that some document gives with that code), everyone else by type and name. "Zelensky" and "Zelenskyy" stay
apart, for a wrong merger puts words into somebody's mouth, while a missed one only shows a person twice.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parley.ledger import Actor
from parley.ledger.records import ActorType

# A phrase that describes somebody without naming them: "a senior official" of two articles is not one person.
_INDEFINITE = re.compile(r"(?:an?|some|several|many|most|one|two|three|four|five|another|other|unnamed|unidentified)\b", re.IGNORECASE)
# Bodies whose name tells them apart only together with what they belong to ("defence ministry").
_BODIES = frozenset({"government", "organisation", "armed_group", "outlet"})


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody across documents.

    Attributes:
        key: what tells identities apart; stable for the same ledger, not fit for showing.
        name: the name to show, the one that most of the actors bear.
        type: what it is.
        of: name of the identity it belongs to, or None.
        roles: titles that the documents give, the most frequent first.
        actors: ids of the actor records taken together.
    """

    key: str
    name: str
    type: ActorType
    of: str | None
    roles: tuple[str, ...]
    actors: tuple[str, ...]


class Who:
    """Looks up the identity of an actor record. Made by :func:`identify`."""

    def __init__(self, identities: Iterable[Identity]) -> None:
        self.identities = tuple(identities)
        self._of_actor = {actor: identity for identity in self.identities for actor in identity.actors}

    def __call__(self, actor_id: str | None) -> Identity | None:
        """The identity that an actor id stands for, or None when the reference is null or leads nowhere."""
        return self._of_actor.get(actor_id) if actor_id else None


def identify(actors: Iterable[Actor]) -> Who:
    """Group the actors of several documents.

    States are one when their ISO code is one; a state without a code takes the code that the same name has elsewhere, if it has only one.
    Persons are one when their names are the same, bodies when their names and what they belong to are. Groups ("residents") and unnamed
    persons ("a senior official") are never taken together across documents.
    """
    by_id = {actor.id: actor for actor in actors}
    codes = _codes_by_name(by_id.values())
    groups: dict[str, list[Actor]] = {}
    for actor in by_id.values():
        groups.setdefault(_key(actor, by_id, codes), []).append(actor)
    return Who(_identity(key, groups[key], by_id) for key in sorted(groups))


def normalised(name: str) -> str:
    """A name for comparison: without accents, case, punctuation, a leading article and a possessive ending.

    A name written wholly in signs that this takes away is compared as it stands.
    """
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char)).casefold()
    words = re.sub(r"[^\w\s]", " ", re.sub(r"['’]s\b", "", plain)).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words) or name


def _codes_by_name(actors: Iterable[Actor]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for actor in actors:
        if actor.type == "state" and actor.codes.iso3:
            found.setdefault(normalised(actor.name), set()).add(actor.codes.iso3)
    return {name: min(codes) for name, codes in found.items() if len(codes) == 1}


def _key(actor: Actor, by_id: Mapping[str, Actor], codes: Mapping[str, str]) -> str:
    name = normalised(actor.name)
    if actor.type == "state":
        return f"state:{actor.codes.iso3 or codes.get(name, name)}"
    if actor.type == "group" or _is_description(actor.name):
        return f"{actor.type}:{name}:{actor.id}"
    owner = by_id.get(actor.of or "") if actor.type in _BODIES else None
    return f"{actor.type}:{name}:{_owner_key(owner, codes)}"


def _owner_key(owner: Actor | None, codes: Mapping[str, str]) -> str:
    if owner is None:
        return ""
    name = normalised(owner.name)
    return (owner.codes.iso3 or codes.get(name, name)) if owner.type == "state" else name


def _is_description(name: str) -> bool:
    return bool(_INDEFINITE.match(name)) or (name == name.lower() and name != name.upper())


def _identity(key: str, actors: list[Actor], by_id: Mapping[str, Actor]) -> Identity:
    owners = [by_id[actor.of].name for actor in actors if actor.of and actor.of in by_id]
    roles = Counter(role.title for actor in actors for role in actor.roles)
    return Identity(
        key=key,
        name=most_frequent(actor.name for actor in actors),
        type=actors[0].type,
        of=most_frequent(owners) if owners else None,
        roles=tuple(sorted(roles, key=lambda title: (-roles[title], title))),
        actors=tuple(sorted(actor.id for actor in actors)),
    )


def most_frequent(names: Iterable[str]) -> str:
    """The most frequent of several names (at least one); between equals the longest, then the first by the alphabet."""
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], -len(name), name))
