"""Actors: who is named, described or meant in a document, and which phrases speak of whom."""

from __future__ import annotations

from collections.abc import Iterator

from parley.analysis.actors.affiliation import affiliate
from parley.analysis.actors.cast import Cast
from parley.analysis.actors.describing import add_description, turn_of_description
from parley.analysis.actors.descriptions import Description, find_descriptions
from parley.analysis.actors.groups import add_ordinal
from parley.analysis.actors.issuer import find_issuer
from parley.analysis.actors.matching import state_of
from parley.analysis.actors.names import Name, find_names, scene
from parley.analysis.actors.naming import add_name, set_issuer
from parley.analysis.actors.pronouns import PRONOUNS, add_pronoun, turn_of_pronoun
from parley.analysis.actors.relevance import actors
from parley.analysis.actors.runs import registry_matches
from parley.analysis.model import Reading, Token
from parley.analysis.registry import Match
from parley.documents import Span

__all__ = ["find_actors", "state_of"]

_ORDINALS = ("former", "latter")


def find_actors(reading: Reading, quotes: list[Span]) -> None:
    """Fill ``reading.entities`` and ``reading.mentions``.

    Args:
        reading: with sentences and tokens.
        quotes: the quoted stretches of its text.
    """
    matches = registry_matches(reading)
    names = find_names(reading, matches)
    states = {index: match for index, (_, match) in matches.items()}
    cast = Cast(reading, quotes)
    cast.states = {index: match.entry for index, match in states.items() if match.entry.type == "state"}
    cast.scene = scene(names)
    set_issuer(cast, find_issuer(reading.document))
    for _, item in sorted(_in_turn(reading, names, states), key=lambda pair: pair[0]):
        _enter(cast, item)
    _publish(cast)


def _in_turn(reading: Reading, names: list[Name], states: dict[int, Match]) -> Iterator[tuple[int, Name | Description | Token]]:
    """Names, descriptions and pronouns, each with the token at which its turn comes."""
    taken = {token.index for name in names for token in (*name.lead, *name.tokens)}
    heads = {token.index: name.head.index for name in names for token in name.tokens}
    yield from ((name.head.index, name) for name in names)
    yield from ((turn_of_description(each, heads), each) for each in find_descriptions(reading, taken, states))
    yield from ((turn_of_pronoun(token), token) for token in reading.tokens if token.lower in PRONOUNS)
    yield from ((token.index, token) for token in reading.tokens if token.lower in _ORDINALS)


def _enter(cast: Cast, item: Name | Description | Token) -> None:
    if isinstance(item, Name):
        add_name(cast, item)
    elif isinstance(item, Description):
        add_description(cast, item)
    elif item.lower in _ORDINALS:
        add_ordinal(cast, item)
    else:
        add_pronoun(cast, item)


def _publish(cast: Cast) -> None:
    """Hand the entities that are actors over to the reading."""
    _give_voice(cast)
    affiliate(cast)
    reading = cast.reading
    reading.entities = actors(cast)
    reading.issuer = cast.issuer or cast.home
    known = {id(entity) for entity in reading.entities}
    mentions = [mention for mention in cast.mentions if id(mention.entity) in known]
    reading.mentions = sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end))


def _give_voice(cast: Cast) -> None:
    """Let the first "we" of a release be its issuer, where nothing else in the text speaks of him."""
    if cast.issuer is None or cast.issuer.mentions or cast.home is None:
        return
    first = next((mention for mention in cast.home.mentions if mention.pronoun and mention.head.lower in ("we", "our", "us")), None)
    if first is not None:
        cast.home.mentions.remove(first)
        first.entity = cast.issuer
        cast.issuer.mentions.append(first)
