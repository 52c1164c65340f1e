"""Words that tell a toponym from another name. The lists are data, beside this module: words.txt, common.txt, demonyms.csv."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from parley.analysis.tables import csv_rows, text_of
from parley.ledger.records import PlacePrecision

_LISTS: Final = {
    name: frozenset(words.split()) for name, words in re.findall(r"^\[(.+)\]\n([^\[]+)", text_of(__package__, "words.txt"), re.MULTILINE)
}

# Prepositions that a place follows more often than anything else does.
LOCATIVE: Final = _LISTS["locative"]
# Words that may stand inside a name ("Isle of Man", "Rio de Janeiro", "Newcastle upon Tyne", "Bosnia and Herzegovina").
CONNECTORS: Final = _LISTS["connectors"]
DIRECTIONS: Final = _LISTS["directions"]
# Words beside a name that say what it is ("the town of X", "X province").
GENERIC: Final = _LISTS["generic"]
# Last words of a road's name, and first words of one whose number follows.
ROAD: Final = _LISTS["road"]
NUMBERED_ROAD: Final = _LISTS["numbered road"]
# What "highway" and the like are called when no single one is meant.
NO_ROAD: Final = _LISTS["no road"]
# Last words of names of land, water and the few kinds of building that are places in the news, and how exact such a place is.
_PRECISIONS: Final[tuple[PlacePrecision, ...]] = ("sea", "region", "site")
FEATURE: Final[dict[str, PlacePrecision]] = {word: precision for precision in _PRECISIONS for word in _LISTS[f"feature {precision}"]}
# Words before a person's name.
TITLES: Final = _LISTS["titles"]
# Words that make an organisation of the name before them.
BODY: Final = _LISTS["body"]
# Words that make an outlet of the name before them, which is no toponym then ("The Springfield Gazette").
OUTLET: Final = _LISTS["outlet"]
# What stands before the name of a language ("wrote in Turkish", "speaks Russian").
SPOKEN: Final = _LISTS["spoken"]
# Prepositions of the place where something happens; unlike LOCATIVE they are no sign of a name but a tie between an event and its place.
PLACE_PREPOSITIONS: Final = _LISTS["place prepositions"]
# Verbs and nouns of which "to" gives the place.
MOVING: Final = _LISTS["moving"]
# Verbs that lend their own place to a noun they have for subject or object ("held talks in Doha", "the talks took place in Doha").
LENDING: Final = _LISTS["lending"]
# Nouns that are where the place is of which they are a part or a name: "the outskirts of X", "the capital, X", "X's north".
PARTS: Final = _LISTS["parts"]


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Common English words, in lower case, that are also the name of some town ("police", "reading", "of")."""
    return frozenset(text_of(__package__, "common.txt").split())


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Adjectives and words for people of places that are no states ("Chechen", "Texans", "Londoner"), with the place's name."""
    return {row["word"]: row["place"] for row in csv_rows(__package__, "demonyms.csv")}
