"""One place where a document speaks of an act of force, and the words that tell it."""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.analysis.model import Entity, Token
from parley.assemble.incidents.targets import phrase
from parley.assemble.incidents.toll import NO_TOLL, Toll
from parley.ledger.records import IncidentType

_ALLEGED = {"alleged", "suspected", "reported", "purported", "allegedly", "reportedly", "purportedly", "apparent", "apparently"}
# Verbs that an act's noun is the object of; of the first their subject did it, of the second it was done to.
DOING = frozenset(
    (
        "launch carry conduct mount stage make commit perpetrate execute unleash wage begin start resume continue lead plan direct "
        "impose maintain lay open deliver intensify use fire send"
    ).split()
)


@dataclass(slots=True, eq=False)
class ActMention:
    """One place where the document speaks of an act of force.

    Attributes:
        trigger: the word for it.
        type: what kind of act.
        perpetrator: who did it, or None.
        target: tokens of what was hit; empty when the words do not say.
        clause: tokens that tell it, in order: what its evidence quotes.
        weapon: tokens of what with; empty when the words do not say.
        toll: killed and injured.
        given: True for "the attack", which speaks of one mentioned before.
        alleged: True for "an alleged attack", "reportedly struck".
    """

    trigger: Token
    type: IncidentType
    perpetrator: Entity | None
    target: list[Token]
    clause: list[Token] = field(repr=False)
    weapon: list[Token] = field(default_factory=list)
    toll: Toll = NO_TOLL
    given: bool = False
    alleged: bool = False


def is_alleged(trigger: Token) -> bool:
    """True for "an alleged attack", "was reportedly struck"."""
    return any(child.lower in _ALLEGED for child in trigger.children)


def clause_of_verb(verb: Token, *parts: Token | None) -> list[Token]:
    """A verb with its subject, object and adjuncts, without clauses that hang on it."""
    kept = [verb]
    for child in verb.children:
        if child.dep not in ("ccomp", "advcl", "conj", "cc", "punct", "parataxis", "mark", "nsubj") and child.pos != "PUNCT":
            kept.extend(phrase(child) if child.dep != "prep" else _prepositional(child))
    for extra in parts:
        if extra is not None and extra.sentence is verb.sentence:
            kept.extend(phrase(extra))
    return sorted(set(kept), key=lambda token: token.index)


def _prepositional(prep: Token) -> list[Token]:
    obj = prep.child("pobj")
    return [prep, *(phrase(obj) if obj is not None else [])]


def clause_of_noun(noun: Token, light: Token | None, target: Token | None) -> list[Token]:
    """A noun with what it governs, with its target, and with the verb that lends it its subject ("*came under* attack")."""
    kept = phrase(noun)
    if light is not None:
        kept += [light, *(token for child in light.children if child.dep in ("nsubj", "aux", "prep") for token in phrase(child))]
    if target is not None:
        kept += phrase(target)
    return sorted(set(kept), key=lambda token: token.index)


def is_given(noun: Token) -> bool:
    """True for "the attack", "this strike", "Tuesday's blast": one that was mentioned before."""
    before = [child for child in noun.children if child.index < noun.index]
    if noun.tag not in ("NN", "NNP"):
        return any(child.lower in ("the", "these", "those") for child in before)
    return any(child.lower in ("the", "this", "that") or (child.dep == "poss" and child.entity in ("DATE", "TIME")) for child in before)
