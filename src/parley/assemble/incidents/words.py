"""Words for acts of force and for weapons, and the type that an act is of; the data is in the tables beside this module."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from parley.analysis.model import Entity, Token
from parley.analysis.tables import tsv_rows
from parley.ledger.records import IncidentType

WeaponClass = Literal["drone", "missile", "shell", "bomb", "air", "gun"]
# Weapons by their lemma. Several words are known by their head ("explosive device", "car bomb", "fighter jet").
_WEAPONS: dict[WeaponClass, str] = {
    "drone": "drone uav quadcopter shahed",
    "missile": "missile rocket projectile icbm",
    "shell": "shell artillery mortar howitzer cannon",
    "bomb": "bomb explosive ied grenade mine landmine munition dynamite warhead torpedo firebomb",
    "air": "warplane jet aircraft airplane plane helicopter gunship air aerial",
    "gun": "teargas gun gunfire rifle bullet machine-gun firearm pistol knife machete sword gas",
}
_CLASS: dict[str, WeaponClass] = {word: name for name, words in _WEAPONS.items() for word in words.split()}
_TYPES: dict[WeaponClass, IncidentType] = {
    "drone": "drone_strike",
    "missile": "missile_strike",
    "shell": "shelling",
    "bomb": "bombing",
    "air": "air_strike",
    "gun": "ground_attack",
}
# Nouns that count or bundle what they are "of" ("a barrage of missiles", "dozens of rockets", "a string of strikes").
BUNDLES = frozenset(
    (
        "barrage salvo volley wave swarm dozen hundred thousand score number series string spate hail pair couple lot round group "
        "quantity amount ton tonne kilogram kilo pound cache stash"
    ).split()
)
# Those of them that say how many, and go with a quoted weapon.
COUNTING = frozenset(["dozen", "hundred", "thousand", "score", "number", "couple", "pair"])
ObjectClass = Literal["physical", "people", "abstract", "disaster", "force", "ground"]


@lru_cache(maxsize=1)
def _objects() -> dict[ObjectClass, frozenset[str]]:
    return {cast(ObjectClass, name): frozenset(words.split()) for name, words in tsv_rows(__package__, "objects.tsv")}


def is_of(token: Token | None, *classes: ObjectClass) -> bool:
    """True if a noun is of one of these classes (see the head of ``objects.tsv``)."""
    return token is not None and any(token.lemma in _objects()[name] for name in classes)


def unbundled(noun: Token) -> Token:
    """What a counting or bundling noun counts ("rebels" in "a group of rebels"), or the noun itself."""
    if noun.lemma not in BUNDLES:
        return noun
    of = next((child for child in noun.children if child.dep == "prep" and child.lower == "of"), None)
    inner = of.child("pobj") if of is not None else None
    return inner if inner is not None else noun


@dataclass(frozen=True, slots=True)
class ForceWord:
    """A word for an act of force (see the head of ``words.tsv``)."""

    type: IncidentType | Literal["attack", "strike"]
    frames: frozenset[str]


@lru_cache(maxsize=1)
def force_words() -> dict[tuple[str, str], ForceWord]:
    """All words for acts of force, by lemma and part of speech."""
    found = {}
    for word, part, kind, frames in tsv_rows(__package__, "words.tsv"):
        found[word, part] = ForceWord(cast(IncidentType, kind), frozenset(frames.split()) if part == "n" else frozenset(frames))
    return found


def weapon_class(token: Token) -> WeaponClass | None:
    """What kind of weapon a noun names, or None."""
    if token.lemma == "device" and any(child.lower in ("explosive", "incendiary") for child in token.children):
        return "bomb"
    if token.lemma == "cannon" and any(child.lower == "water" for child in token.children):
        return "gun"
    return _CLASS.get(token.lemma) if token.pos in ("NOUN", "PROPN", "ADJ") else None


def settled(word: ForceWord, weapons: Iterable[WeaponClass], perpetrator: Entity | None, actor: Token | None) -> IncidentType:
    """The type of an act, by its word, the weapons and who acts.

    Guns or several kinds of arms at once are an assault on the ground; an unarmed "attack" is one when an armed group or men on the ground
    make it, and of no known type otherwise.
    """
    if word.type not in ("attack", "strike"):
        return cast(IncidentType, word.type)
    arms = list(weapons)
    if "gun" in arms:
        return "ground_attack"
    if arms:
        return _TYPES[arms[0]]
    if word.type == "strike":
        return "air_strike"
    on_ground = (perpetrator is not None and perpetrator.type == "armed_group") or (actor is not None and is_of(unbundled(actor), "ground"))
    return "ground_attack" if on_ground else "other"
