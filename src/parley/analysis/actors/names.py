"""Proper names: every occurrence, with its kind, the title before it and the other name beside it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from parley.analysis.actors.kinds import settle
from parley.analysis.actors.matching import abbreviates
from parley.analysis.actors.name import Name
from parley.analysis.actors.roles import add_title
from parley.analysis.actors.runs import Matches, dateline, names_in
from parley.analysis.model import Reading
from parley.analysis.registry import RegistryEntry, lookup

__all__ = ["Name", "find_names", "scene"]

# A document is about a state that it names at least so often, and so large a part of the times that it names any.
_OFTEN = 4
_SHARE = 0.6


def find_names(reading: Reading, matches: Matches) -> list[Name]:
    """Every name in the reading, in order, with its kind settled over the document; ``matches`` is what the registry knows in it."""
    names: list[Name] = []
    proper = frozenset(token.text for token in reading.tokens if token.tag in ("NNP", "NNPS"))
    paragraph = -1
    for sentence in reading.sentences:
        skipped = dateline(sentence) if sentence.paragraph != paragraph else 0
        paragraph = sentence.paragraph
        names.extend(names_in(sentence.tokens[skipped:], matches, proper))
    settle(names, reading.places)
    _pair(reading, names)
    for name in names:
        if name.kind == "person":
            add_title(reading, name)
    return names


def scene(names: list[Name]) -> RegistryEntry | None:
    """The state that a document is about, whose "government" and "army" need no further name, or None."""
    counted = Counter(name.entry.name for name in names if name.entry is not None and name.entry.type == "state")
    if not counted:
        return None
    state, times = counted.most_common(1)[0]
    return lookup(state) if times >= _OFTEN and times >= _SHARE * counted.total() else None


def _pair(reading: Reading, names: list[Name]) -> None:
    """Tie an acronym in brackets to the name before it."""
    for before, name in pairwise(names):
        first = name.tokens[0]
        bracketed = first.index == before.head.index + 2 and reading.tokens[first.index - 1].text == "("
        if bracketed and before.kind != "person" and abbreviates(name.text, before.text):
            name.other = before
            if before.entry is None:
                before.kind = "organisation"
            if name.entry is None:
                name.kind = "organisation"
