"""Where an event happened: the place that governs its trigger word in the dependency tree.

Precision first: only a place that a preposition of place (or "visited", "hosted", "the Doha talks") ties to the trigger is taken, never
the nearest name in the sentence. A place that something is *about* ("talks on the war in Ukraine") hangs on that noun and stays away.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from parley.analysis.model import PlaceMention, Reading, Token
from parley.analysis.place import place_of
from parley.analysis.place.lexicon import DIRECTIONS, LENDING, MOVING, PARTS, PLACE_PREPOSITIONS
from parley.ledger import Place

# "on" is of place before these words and those for parts ("on the Golan Heights", "on the outskirts"), else of topic or target.
_ON: Final = frozenset({"heights", "peninsula", "plateau", "mount", "strip"}) | PARTS
_TARGET_PREPOSITIONS: Final = frozenset({"on", "against", "of"})
_VISITING: Final = frozenset({"visit", "tour", "host"})
_WITH: Final = frozenset({"with", "between", "among", "by"})
# Phrases within phrases that are followed down; four is "at a briefing in a hotel on the outskirts of the city of X".
_DEEPEST: Final = 4


def governing_place(reading: Reading, trigger: Token, *, target: bool = False) -> Place | None:
    """The place where the event with this trigger word happened, or None where the text does not tie one to it.

    "southern Russia" keeps these words for its name, with Russia's point and the precision of a region.

    Args:
        reading: with its places found.
        trigger: the word that stands for the event ("met", "talks", "strike", "said").
        target: take the place that is acted upon as well ("shelled Kharkiv", "a strike on Odesa"): right for acts of force, wrong for words
            ("condemned Israel").
    """
    for place in _tied(reading, trigger, target):
        return place
    lender = _lender(trigger)
    if lender is None:
        return None
    return next(_tied(reading, lender, target=False), None) or _host(reading, lender)


def _tied(reading: Reading, token: Token, target: bool) -> Iterator[Place]:
    """Places that hang on the token itself, the surest first."""
    for child in token.children:
        if child.dep == "prep" and _is_of_place(token, child):
            yield from _below(reading, child, 0)
    for child in token.children:  # "the Jeddah talks", "the Oval Office clash"
        mention = mention_at(reading, child)
        if child.dep in ("compound", "nmod") and mention is not None and mention.precision in ("city", "site"):
            yield _named(reading, mention)
    if target or token.lemma in _VISITING:
        yield from _acted_on(reading, token, target)
    for child in token.children:  # "Speaking in Doha, he said"
        if child.dep == "advcl" and child.lower == "speaking":
            yield from _beside(reading, child)
    for child in token.children:  # "talks with officials in Jeddah": the parse hangs Jeddah on the officials
        partner = child.child("pobj") if child.dep == "prep" and child.lower in _WITH else None
        if partner is not None and mention_at(reading, partner) is None:
            yield from _beside(reading, partner)


def _is_of_place(token: Token, preposition: Token) -> bool:
    if preposition.lower in PLACE_PREPOSITIONS:
        return True
    if preposition.lower == "to":
        return token.lemma in MOVING
    noun = preposition.child("pobj")
    return preposition.lower == "on" and noun is not None and noun.lower in _ON


def _below(reading: Reading, preposition: Token, depth: int) -> Iterator[Place]:
    """The place in a prepositional phrase: its noun ("in Doha"), or what that noun is at ("at a briefing in Helsinki")."""
    for child in preposition.children:
        if child.dep == "prep":  # "in front of", "outside of"
            yield from _below(reading, child, depth + 1)
    noun = preposition.child("pobj")
    if noun is None or depth > _DEEPEST:
        return
    mention = mention_at(reading, noun)
    if mention is not None:
        yield _named(reading, mention)
        return
    yield from _part(reading, noun)
    for child in noun.children:
        if child.dep == "appos" and (mention := mention_at(reading, child)) is not None:
            yield _named(reading, mention)
        of = child.lower == "of" and noun.lower in PARTS
        if child.dep == "prep" and (of or _is_of_place(noun, child)):
            yield from _below(reading, child, depth + 1)


def _part(reading: Reading, noun: Token) -> Iterator[Place]:
    """A part of a state under the words for it ("Syria's coastal region", "Russia's north"), at the state's point."""
    owner = noun.child("poss")
    mention = mention_at(reading, owner) if owner is not None else None
    if mention is not None and noun.lower in PARTS and noun.lower != "capital":
        place = place_of(mention)
        words = reading.text[mention.start : noun.end]
        yield Place(name=words, country=place.country, lat=place.lat, lon=place.lon, precision="region")


def _acted_on(reading: Reading, token: Token, target: bool) -> Iterator[Place]:
    nouns = [child for child in token.children if child.dep in ("dobj", "nsubjpass")]
    if target:
        nouns += [noun for child in token.children if child.lower in _TARGET_PREPOSITIONS and (noun := child.child("pobj")) is not None]
    for noun in nouns:
        mention = mention_at(reading, noun)
        if mention is not None:
            yield _named(reading, mention)
        else:
            yield from _beside(reading, noun)


def _beside(reading: Reading, noun: Token) -> Iterator[Place]:
    """The place of a noun that is no place itself ("struck *a hospital in Kharkiv*")."""
    for child in noun.children:
        if child.dep == "prep" and child.lower in PLACE_PREPOSITIONS:
            yield from _below(reading, child, 1)


def _lender(trigger: Token) -> Token | None:
    """The verb whose place is the trigger noun's as well ("*held* two rounds of talks in Doha"), or None."""
    noun = trigger
    while noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.pos in ("NOUN", "NUM"):
        noun = noun.head.head
    if noun.pos not in ("NOUN", "PROPN", "VERB") or noun.dep not in ("dobj", "nsubj", "nsubjpass", "attr"):
        return None
    return noun.head if noun.head.lemma in LENDING else None


def _host(reading: Reading, verb: Token) -> Place | None:
    """Who hosts has it at home ("Qatar hosted talks")."""
    subject = verb.child("nsubj") if verb.lemma == "host" else None
    mention = mention_at(reading, subject) if subject is not None else None
    return _named(reading, mention) if mention is not None else None


def mention_at(reading: Reading, token: Token) -> PlaceMention | None:
    """The place (no adjective) in whose name the token stands, or None."""
    index = bisect_right(reading.places, token.start, key=lambda mention: mention.start) - 1
    if index < 0:
        return None
    mention = reading.places[index]
    return mention if token.start < mention.end and not mention.adjective else None


def _named(reading: Reading, mention: PlaceMention) -> Place:
    """The place, under the words of the text if they name a part of it ("southern Russia")."""
    place = place_of(mention)
    start = _direction(reading, mention)
    if start is None or place.precision not in ("country", "region", "continent"):
        return place
    words = reading.text[start : mention.end]
    return Place(name=words, country=place.country, lat=place.lat, lon=place.lon, precision="region")


def _direction(reading: Reading, mention: PlaceMention) -> int | None:
    """Where the words "southern" or "north-eastern" before a name begin, or None if there are none."""
    index = bisect_right(reading.tokens, mention.start - 1, key=lambda token: token.start) - 1
    start = None
    while index >= 0 and (reading.tokens[index].lower in DIRECTIONS or (reading.tokens[index].text == "-" and start is not None)):
        start = reading.tokens[index].start
        index -= 1
    return start
