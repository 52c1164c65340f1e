"""Words that take a stance; the data is in ``stances.tsv`` beside this module."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from parley.analysis.model import Token
from parley.analysis.tables import PART, tsv_rows
from parley.ledger.records import Stance

# Not wanting something is to be against it; not demanding it, and no longer demanding it, is nothing.
_WANTING = frozenset("want recommend favor favour advocate look seek".split())
# What a negated word says. "Has not ruled out a truce" and "does not oppose it" accept and support nothing: a stance left open is none.
_OPPOSITE: dict[Stance, Stance] = {
    "accepts": "refuses",
    "supports": "opposes",
    "demands": "opposes",
    "proposes": "refuses",
    "offers": "refuses",
    "conditions": "refuses",
}


@dataclass(frozen=True, slots=True)
class Stancer:
    """A word that takes a stance.

    Attributes:
        stance: which; None for a word that only hands on what it governs ("expressed readiness").
        frames: the constructions that it takes (see ``stances.tsv``).
        turns: True if a stance on a refusal is the opposite one ("urged to reject the deal" opposes the deal).
    """

    stance: Stance | None
    frames: str
    turns: bool = False


# "Refuse" and "veto" are about what is refused; "halt" and "cut" are acts that can be agreed themselves ("agreed to halt attacks").
_TURNING = frozenset("refuse reject veto oppose block rebuff spurn resist".split())

# "Called on X to": the parse makes a particle of the preposition. With others a verb means something else ("backed down").
_EMPTY_PARTICLES = {"on", "for", "upon"}


@lru_cache(maxsize=1)
def _stancers() -> dict[tuple[str, str], Stancer]:
    found = {}
    for word, part, stance, frames in tsv_rows(__package__, "stances.tsv"):
        found[word, part] = Stancer(None if stance == "pass" else cast(Stance, stance), frames, word in _TURNING)
    return found


def stancer_of(token: Token) -> Stancer | None:
    """The entry of a word in the part of speech that it has here, or None."""
    particle = token.child("prt") if token.pos == "VERB" else None
    if particle is not None and particle.lower not in _EMPTY_PARTICLES:
        return _stancers().get((f"{token.lemma}+{particle.lower}", "v"))
    part = PART.get(token.pos)
    return _stancers().get((token.lemma, part)) if part is not None else None


def opposite(word: Token, stance: Stance) -> Stance | None:
    """The stance that a negated word takes; None if it takes none."""
    unasked = stance in ("demands", "proposes", "offers") and word.lemma not in _WANTING
    return None if unasked else _OPPOSITE.get(stance)
