"""Common nouns that denote actors, with what they denote; the data is in ``nouns.tsv`` beside this module."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from parley.analysis.tables import tsv_rows

NounClass = Literal["title", "person", "people", "body", "force", "rebel", "organisation", "outlet", "state", "pair", "crowd"]
Gender = Literal["m", "f", "-"]


@dataclass(frozen=True, slots=True)
class ActorNoun:
    """A noun that denotes actors.

    Attributes:
        base: its first form in the data ("president" for "presidents").
        cls: what it denotes.
        gender: m, f, or "-" when the noun does not tell.
        plural: True for any form but the first.
    """

    base: str
    cls: NounClass
    gender: Gender
    plural: bool


@lru_cache(maxsize=1)
def actor_nouns() -> dict[str, ActorNoun]:
    """All actor nouns by form, in lower case; several words are joined by one space."""
    found: dict[str, ActorNoun] = {}
    for forms, cls, gender in tsv_rows(__package__, "nouns.tsv"):
        base, *others = forms.split("|")
        found[base] = ActorNoun(base, cast(NounClass, cls), cast(Gender, gender), plural=False)
        found.update({form: ActorNoun(base, cast(NounClass, cls), cast(Gender, gender), plural=True) for form in others})
    return found


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """Single words that can stand as a title before a name, in lower case."""
    return frozenset(form for form, noun in actor_nouns().items() if noun.cls == "title" and " " not in form) | _FORMS_OF_ADDRESS


# Forms of address and abbreviations that are no nouns of their own. Gender: "mr", "sir" and the like are told by GENDERED_ADDRESS.
_FORMS_OF_ADDRESS = frozenset(
    "mr mrs ms miss dr sir dame lord lady prof gen col lt maj capt sgt adm brig sen rep gov rev fr st hon judge justice".split()
) | frozenset("mr. mrs. ms. dr. prof. gen. col. lt. maj. capt. sgt. adm. brig. sen. rep. gov. rev. fr. hon.".split())

GENDERED_ADDRESS: dict[str, Gender] = {
    "mr": "m", "mr.": "m", "sir": "m", "lord": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f", "dame": "f", "lady": "f",
}  # fmt: skip
