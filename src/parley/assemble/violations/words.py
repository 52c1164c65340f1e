"""Words for breaking what was agreed; the data is in ``words.tsv`` beside this module."""

from __future__ import annotations

from functools import lru_cache

from parley.analysis.model import Token
from parley.analysis.tables import tsv_rows
from parley.assemble.incidents.targets import phrase

# Modifiers that make a "law" one between states, or of war.
_BETWEEN_STATES = {"international", "humanitarian", "war", "u.n.", "un", "maritime", "geneva", "armed", "nations"}


@lru_cache(maxsize=1)
def violation_words() -> dict[str, frozenset[str]]:
    """The words of each role (see the head of the data file)."""
    return {role: frozenset(words.split()) for role, words in tsv_rows(__package__, "words.tsv")}


@lru_cache(maxsize=1)
def keeping() -> dict[str, tuple[str, ...]]:
    """Verbs of keeping to something, with the prepositions they take ("" for an object)."""
    return _with_prepositions("keep")


@lru_cache(maxsize=1)
def breaking() -> dict[str, tuple[str, ...]]:
    """Verbs of breaking, with the prepositions they take ("" for an object)."""
    return _with_prepositions("break")


def _with_prepositions(role: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(violation_words()[role]):
        verb, _, preposition = word.partition("+")
        found[verb] = (*found.get(verb, ()), preposition)
    return found


def is_commitment(noun: Token) -> bool:
    """True for what can be broken when a party gave its word, and for the law between states and of war."""
    words = violation_words()
    if noun.lemma in words["word"]:
        return True
    if noun.lemma not in words["law"]:
        return False
    near = {token.lower for token in phrase(noun)}
    return bool(near & _BETWEEN_STATES)
