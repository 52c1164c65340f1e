"""The cue verbs and what they govern; the data is in ``cues.tsv`` beside this module."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from parley.analysis.tables import tsv_rows
from parley.ledger.records import Act


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that can attribute.

    Attributes:
        lemma: its base form.
        frames: letters of the constructions in which it does (see the head of the data file).
        act: the speech act that the verb itself names.
        weight: how sure it is a cue when a frame fits, 0 to 1.
        kind: s speech, t thought, a attitude.
    """

    lemma: str
    frames: str
    act: Act
    weight: float
    kind: str

    def takes(self, frame: str) -> bool:
        """True if the verb attributes in this construction."""
        return frame in self.frames


@lru_cache(maxsize=1)
def cue_verbs() -> dict[str, Cue]:
    """All cue verbs by lemma."""
    return {
        lemma: Cue(lemma, frames, cast(Act, act), float(weight), kind)
        for lemma, frames, act, weight, kind in tsv_rows(__package__, "cues.tsv")
    }
