"""Which proposal the words for what was broken mean."""

from __future__ import annotations

from functools import lru_cache

from parley.assemble.kinds import type_of
from parley.assemble.violations.accusers import Breach
from parley.assemble.violations.words import violation_words
from parley.ledger import Proposal

_TRUCES = {"ceasefire", "partial_ceasefire"}


def commitment_meant(breach: Breach, text: str | None, proposals: list[Proposal]) -> str | None:
    """The id of the proposal that shares most words with what was broken, the nearest of several; None when none shares any.

    "The truce" alone means the nearest truce. Words for one thing count as one: a halt on strikes is a moratorium on attacks.

    Args:
        breach: the breach alleged.
        text: the words for what was broken, or None when they are not given.
        proposals: the document's proposals.
    """
    if text is None or not breach.commitment:
        return None
    kind, words, where = type_of(breach.commitment), _content(text), breach.trigger.start
    ranked = [(len(words & _content(one.label)), -abs(one.evidence[0].start - where), one) for one in proposals if _is_kind(one.type, kind)]
    shared, _, best = max(ranked, key=lambda each: each[:2], default=(0, 0, None))
    bare = kind in _TRUCES and words <= _likes()[_HALT]
    return best.id if best is not None and (shared > 1 or (shared and len(words) == 1) or bare) else None


def _is_kind(one: str, other: str) -> bool:
    """True for proposals of one type; a promise ("other") can be of any."""
    return other == "other" or one == other or {one, other} <= _TRUCES


def _content(text: str) -> set[str]:
    """The words of a phrase that tell it from others, those for one thing made one."""
    words = {word.strip(".,;:’'“”\"").removesuffix("'s").removesuffix("’s") for word in text.lower().split()}
    return {_classes().get(word, word) for word in words} - violation_words()["empty"] - {""}


@lru_cache(maxsize=1)
def _classes() -> dict[str, str]:
    """For words that name the same thing the first of them."""
    return {word: first for first, words in _likes().items() for word in words}


@lru_cache(maxsize=1)
def _likes() -> dict[str, frozenset[str]]:
    rows = (row.split("/") for row in sorted(violation_words()["like"]))
    return {row[0]: frozenset(row) for row in rows}


_HALT = "halt"
