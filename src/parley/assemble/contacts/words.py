"""Words for contacts; the data is in ``words.tsv`` beside this module."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from parley.analysis.tables import tsv_rows
from parley.ledger.records import ContactMode


@dataclass(frozen=True, slots=True)
class Word:
    """A word for contacts (see the head of ``words.tsv``)."""

    mode: ContactMode
    firm: bool
    frames: str


@lru_cache(maxsize=1)
def contact_words() -> dict[tuple[str, str], Word]:
    """All words for contacts, by lemma and part of speech ("v", "n")."""
    found = {}
    for word, part, mode, firm, frames in tsv_rows(__package__, "words.tsv"):
        found[word, part] = Word(cast(ContactMode, mode), firm == "y", frames)
    return found
