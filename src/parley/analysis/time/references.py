"""Expressions that only point: "now", "recently", "in the past"."""

from __future__ import annotations

from parley.analysis.time.expression import Expression, Sense
from parley.analysis.time.words import TENSES, Kind


def present(e: Expression) -> Sense | None:
    """The present: "now", "currently", "these days", "the current leader"."""
    word = e.get(Kind.CURRENT)
    if word is not None and word.lower != "current":
        return None
    return Sense("DATE", value="PRESENT_REF")


def recent(e: Expression) -> Sense | None:
    """The near past: "recently", "recent months"."""
    return Sense("DATE", value="PAST_REF")


def past_or_future(e: Expression) -> Sense | None:
    """All the past or future ("in the past", "for the future"), where no noun follows that the word qualifies."""
    word = e.words[-1]
    return Sense("DATE", value=TENSES[word.lower]) if word.lower in TENSES else None
