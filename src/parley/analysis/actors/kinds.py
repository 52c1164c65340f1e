"""What each name is of: a person, an organisation, a place, a people.

The pipeline's entity recogniser is one voice among several here, for it takes a bare family name for an organisation and a capital for a
person. A title before the name, a role in apposition, a form of address, the places that were found and the registry count for more, and
all the occurrences of a name in the document vote together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from parley.analysis.actors.name import Name, NameKind
from parley.analysis.actors.nouns import actor_nouns
from parley.analysis.actors.roles import role_behind, title_before
from parley.analysis.actors.words import ORGANISATION_WORDS, OUTLET_WORDS, THING_WORDS
from parley.analysis.model import PlaceMention, Token

_LABELS: dict[str, tuple[NameKind, int]] = {
    "ORG": ("organisation", 1),
    "NORP": ("people", 2),
    "GPE": ("place", 2),
    "LOC": ("place", 2),
    "FAC": ("place", 2),
    "EVENT": ("unknown", 2),
    "PRODUCT": ("unknown", 2),
    "WORK_OF_ART": ("unknown", 2),
    "LAW": ("unknown", 2),
    "DATE": ("unknown", 2),
}
# A toponym that the gazetteer has outweighs the recogniser's PERSON or ORG; a title or a word for a body outweighs the toponym.
_PLACE = 3
# "The Brask regime", "the Brask administration": who has one, and is no state, is a person.
_RULES = frozenset(("regime", "administration", "presidency"))
_KINDS: tuple[NameKind, ...] = ("organisation", "people", "place", "unknown")


def settle(names: list[Name], places: Iterable[PlaceMention]) -> None:
    """Decide what each name is of, all occurrences of it together; a family name goes with the full name."""
    toponyms = {place.start: place.end for place in places if not place.adjective}
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for name in names:
        if name.entry is None:
            votes[name.text.lower()].update(_votes(name, toponyms))
    kinds = {text: _best(counted) for text, counted in votes.items()}
    persons = (text.split() for text, kind in kinds.items() if kind == "person")
    families = {" ".join(words[first:]) for words in persons for first in range(1, len(words))}
    for name in names:
        if name.entry is None:
            text = name.text.lower()
            name.kind = "person" if text in families else kinds[text]


def _best(counted: Counter[NameKind]) -> NameKind:
    if counted["person"] > max(counted[kind] for kind in _KINDS):
        return "person"
    best = max(_KINDS, key=lambda kind: counted[kind])
    return best if counted[best] else "unknown"


def _votes(name: Name, toponyms: dict[int, int]) -> Counter[NameKind]:
    counted: Counter[NameKind] = Counter()
    words = name.words
    if _is_thing(name):
        counted["unknown"] += 5
    elif any(word in ORGANISATION_WORDS or word in OUTLET_WORDS for word in words):
        counted["organisation"] += 4
    if is_armed(name):
        counted["organisation"] += 3
    if name.lead or title_before(name) is not None:
        counted["person"] += 3
    if role_behind(name):
        counted["person"] += 2
    if name.head.dep in ("compound", "nmod", "poss") and name.head.head.lower in _RULES:
        counted["person"] += 2
    if toponyms.get(name.tokens[0].start, 0) >= name.tokens[-1].end:
        counted["place"] += _PLACE
    counted.update(_labelled(name))
    if len(words) == 1 and len(words[0]) > 1 and name.tokens[0].text.isupper():
        counted["organisation"] += 2
    return counted


def _labelled(name: Name) -> Counter[NameKind]:
    """What the recogniser says."""
    label = Counter(token.entity for token in name.tokens if token.text != "-").most_common(1)[0][0]
    if label == "PERSON":
        return Counter({"person": 2 if len(name.tokens) > 1 else 1})
    return Counter(dict([_LABELS[label]]) if label in _LABELS else {})


def _is_thing(name: Name) -> bool:
    """True for an agreement, an event, a weapon ("S-400") or a road ("RP 10"), whatever the recogniser calls it."""
    numbered = any(char.isdigit() for token in name.tokens for char in token.text)
    return numbered or (name.words[-1] in THING_WORDS and name.head.entity != "PERSON")


def is_armed(name: Name) -> bool:
    """True for the name in "Moro rebels", "the militant group Moro" and "Moro, an armed group"."""
    head = name.head
    beside = [head.head] if head.dep in ("compound", "nmod", "amod", "appos") else []
    beside += [child for child in head.children if child.dep in ("appos", "compound")]
    return any(_armed_noun(token) for token in beside)


def _armed_noun(token: Token) -> bool:
    nouns = actor_nouns()
    words = [token.lower] + [child.lower for child in token.children if child.dep in ("amod", "compound")]
    found = [nouns[word] for word in words if word in nouns]
    return token.lower in nouns and (any(noun.cls == "rebel" for noun in found) or "armed" in words)
