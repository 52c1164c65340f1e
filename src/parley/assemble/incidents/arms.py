"""With what: the weapons that a phrase names."""

from __future__ import annotations

from parley.analysis.model import Token, conjuncts
from parley.assemble.incidents.targets import phrase
from parley.assemble.incidents.toll import whole
from parley.assemble.incidents.words import COUNTING, WeaponClass, unbundled, weapon_class

# Modifiers that give the kind of weapon and are none to quote ("air strike").
_KIND_ONLY = {"air", "aerial"}


def arms_of(noun: Token) -> tuple[list[Token], list[WeaponClass]]:
    """The weapons that a noun phrase names, with those coordinated, and what kinds they are."""
    inner = unbundled(noun)
    if inner is not noun:
        words, kinds = arms_of(inner)
        return ([*phrase(noun)] if noun.lemma in COUNTING and words else words), kinds
    kinds = [kind for part in (noun, *conjuncts(noun)) if (kind := weapon_class(part)) is not None]
    if not kinds:
        return [], []
    words = [token for token in phrase(noun) if token.dep not in ("det", "acl", "prep") and not _below_clause(token, noun)]
    return _trimmed(words), kinds


def _below_clause(token: Token, noun: Token) -> bool:
    """True for a word in a clause or phrase that hangs on the noun ("drones *launched overnight*")."""
    part = token
    while part is not noun and part.head is not part:
        if part.dep in ("acl", "prep", "relcl", "advcl"):
            return True
        part = part.head
    return False


def _trimmed(words: list[Token]) -> list[Token]:
    """The words from the first number or noun that stand together."""
    return [token for token in words if not (token.entity == "NORP" and token.dep == "amod")]


def arms_before(noun: Token) -> tuple[list[Token], list[WeaponClass]]:
    """The weapons of an act's noun: before it ("a drone strike", "a gun and grenade attack"), or behind "of" and "with"."""
    for child in noun.children:
        if child.dep in ("compound", "amod", "nmod") and child.index < noun.index:
            parts = [child, *conjuncts(child)]
            kinds = [kind for part in parts if (kind := weapon_class(part)) is not None]
            if kinds:
                words = (
                    [] if child.lemma in _KIND_ONLY else sorted([token for part in parts for token in _own(part)], key=lambda t: t.index)
                )
                return list(dict.fromkeys(words)), kinds
        if child.dep == "prep" and child.lower in ("with", "of", "by", "using") and (obj := child.child("pobj")) is not None:
            found = arms_of(obj)
            if found[1]:
                return found
            if child.lower == "of" and (inner := arms_before(obj))[1]:
                return inner
    return [], []


def _own(part: Token) -> list[Token]:
    return [token for token in part.subtree() if token.pos not in ("PUNCT", "DET") or token.text == "-"]


def count_in(words: list[Token]) -> int | None:
    """The number that a weapon phrase begins with ("40 drones"), or None."""
    number = next((token for token in words if token.dep == "nummod"), None)
    return whole(number) if number is not None else None
