"""When two names, bodies or titles are one: pure functions over words."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from parley.analysis.actors.words import SMALL_WORDS
from parley.analysis.model import Entity, Token
from parley.analysis.registry import registry

_GENERATIONS = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
# Two family names of at least six letters that are this similar (Ratcliff-Obershelp) are spellings of one; "Johnson" and "Johnston" are as
# well, so that only a name that nobody else in the document bears is taken for a slip.
_SHORTEST_MISSPELT = 6
_SIMILAR = 0.85


def state_of(entity: Entity | None) -> Entity | None:
    """The state that an entity is or belongs to, or None."""
    for _ in range(4):
        if entity is None or entity.type == "state":
            return entity
        entity = entity.of
    return None


def belongs(entity: Entity, owner: Entity) -> bool:
    """True if an entity belongs to ``owner``, or to the same state as it."""
    state = state_of(entity)
    return entity.of is owner or state is owner or (state is not None and state is state_of(owner))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A name in lower case without accents and without the article of Arabic names ("al-Assad" -> "assad")."""
    base = "".join(char for char in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(char))
    return " ".join(word.removeprefix("al-").removeprefix("el-") for word in base.replace("’", "'").split()) or base


def same_person(text: str, name: str) -> bool:
    """True if two names can be one person's: a family name or first name alone, an initial, or the end of a longer name."""
    a, b = sorted((plain(text).split(), plain(name).split()), key=len)
    if len(a) == 1:
        return a[0] in (_family(b), b[0])
    if (a[-1] in _GENERATIONS) != (b[-1] in _GENERATIONS):
        return False
    if a == b[-len(a) :] or a == b[: len(a)]:
        return True
    if _family(a) != _family(b):
        return False
    return a[0] == b[0] or (a[0][0] == b[0][0] and min(len(a[0]), len(b[0])) <= 2)


def _family(words: list[str]) -> str:
    return words[-2] if len(words) > 1 and words[-1] in _GENERATIONS else words[-1]


def misspells(word: str, name: str) -> bool:
    """True if a family name alone is another's with a slip or in another transliteration ("Lukashenka", "Lukashenko")."""
    a, b = plain(word), _family(plain(name).split())
    return min(len(a), len(b)) >= _SHORTEST_MISSPELT and a[0] == b[0] and SequenceMatcher(None, a, b).ratio() >= _SIMILAR


def same_body(text: str, name: str) -> bool:
    """True if two names can be one organisation's: equal, an acronym and its words, or the beginning of one."""
    a, b = plain(text).removeprefix("the "), plain(name).removeprefix("the ")
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if short.isalpha() and len(short) > 1 and short.upper() in (text, name):
        return abbreviates(short.upper(), long)
    return long.startswith(short + " ") and " " in long and len(short) > 3


def abbreviates(acronym: str, name: str) -> bool:
    """True if the letters of an acronym are the first letters of the name's words (small words may count or not)."""
    words = plain(name).replace("-", " ").split()
    letters = acronym.replace(".", "").lower()
    return letters in ("".join(word[0] for word in words), "".join(word[0] for word in words if word not in SMALL_WORDS))


def own(words: list[Token]) -> list[Token]:
    """The words of a title that are the bearer's, not his master's: "driver" in "the mayor's second driver"."""
    last = max((i for i, token in enumerate(words) if token.tag == "POS"), default=-1)
    return words[last + 1 :]


def without_state(text: str, words: list[Token]) -> str:
    """The words of a title without the state they begin with ("US President" -> "President")."""
    phrase = text[words[0].start : words[-1].end]
    start = 0
    for match in registry().find(phrase):
        if match.start == 0 and match.entry.type == "state":
            start = match.end
            break
    return " ".join(phrase[start:].lstrip("’'s -").split()) if start else " ".join(phrase.split())


def branch(qualifier: str) -> str:
    """What tells one body of a state from another ("defence" in "Ukraine's defence ministry"), spelled one way."""
    words = qualifier.replace("defense", "defence").replace("foreign affairs", "foreign").split()
    return " ".join(word for word in words if not registry().readings(word.capitalize()))
