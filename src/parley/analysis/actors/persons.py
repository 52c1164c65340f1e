"""Persons by name: which of those met before a name is of, and what the words around it teach about him."""

from __future__ import annotations

from parley.analysis.actors.cast import Cast
from parley.analysis.actors.matching import misspells, own, same_person, without_state
from parley.analysis.actors.name import Name
from parley.analysis.actors.nouns import actor_nouns
from parley.analysis.actors.offices import national, office_state
from parley.analysis.model import Entity
from parley.analysis.registry import RegistryEntry, lookup, registry
from parley.documents import Span

# A state's name begins here at the latest behind "of": "of the Netherlands".
_THE = 5
# So many sentences may lie between "the president" and his name.
_LATELY = 4
_ADDRESSES = frozenset(("mr.", "mrs.", "ms.", "mr", "mrs", "ms"))


def person_of(cast: Cast, name: Name) -> Entity:
    """The person that a name is of, made when he is first met; the fullest form becomes his name."""
    entity = _known_person(cast, name) or _described_before(cast, name)
    if entity is None:
        return cast.new(name.text, "person")
    if id(entity) not in cast.called or len(name.words) > len(entity.name.split()):
        entity.name = name.text
    return entity


def _known_person(cast: Cast, name: Name) -> Entity | None:
    """The person of that name: of several the one whose title or gender fits, who was called just so before, who was spoken of last."""
    persons = [entity for entity in cast.entities if entity.type == "person" and id(entity) in cast.called]
    fits = [entity for entity in persons if same_person(name.text, entity.name)]
    if not fits and len(name.words) == 1:
        fits = [entity for entity in persons if " " in entity.name and misspells(name.text, entity.name)][:1]
    if len(fits) > 1:
        office = {token.lower for token in name.title} - _ADDRESSES
        fits = [entity for entity in fits if office & entity.offices] or fits
        fits = [entity for entity in fits if cast.genders.get(id(entity), name.gender) == name.gender] or fits
        fits = [entity for entity in fits if name.text in cast.called.get(id(entity), ())] or fits
    return cast.latest(fits) if fits else None


def _described_before(cast: Cast, name: Name) -> Entity | None:
    """The person of whom the text has spoken shortly before as "the president", and whom it now names with that title."""
    state = name.role_state.name if name.role_state is not None else ""
    for token in name.title:
        noun = actor_nouns().get(token.lower)
        for key in ((noun.base, state), (noun.base, "")) if noun is not None else ():
            entity = cast.described.get(key)
            if entity is not None and id(entity) not in cast.called and _lately(entity, name):
                return entity
    return None


def _lately(entity: Entity, name: Name) -> bool:
    return any(name.head.sentence.index - mention.head.sentence.index <= _LATELY for mention in entity.mentions)


def learn(cast: Cast, entity: Entity, name: Name) -> None:
    """Take title, state and gender from the phrase around a person's name."""
    if name.gender != "-":
        cast.genders[id(entity)] = name.gender
    owner = name.role_state or possessor(cast, name) or office_state(" ".join(token.text for token in name.title))
    if entity.of is None and owner is not None:
        entity.of = cast.registry_entity(owner)
    elif entity.of is None and cast.home is not None and national(name.title):
        entity.of = cast.home
    _add_role(cast, entity, name, owner)


def _add_role(cast: Cast, entity: Entity, name: Name, owner: RegistryEntry | None) -> None:
    words = [token for token in name.title if token.lower not in _ADDRESSES]
    if not words:
        return
    entity.offices.update(token.lower for token in own(words))
    title = without_state(cast.reading.text, words)
    if title and all(role[0].lower() != title.lower() for role in entity.roles) and "counterpart" not in title:
        entity.roles.append((title, owner.name if owner is not None else None, Span(words[0].start, words[-1].end)))


def possessor(cast: Cast, name: Name) -> RegistryEntry | None:
    """The state in "Ukraine's Zelensky" and "President Kagame of Rwanda"."""
    first, tokens = (name.lead or name.tokens)[0], cast.reading.tokens
    if first.index >= 2 and tokens[first.index - 1].tag == "POS":
        return lookup(tokens[first.index - 2].text)
    behind = name.head.index + 1
    if behind + 1 < len(tokens) and tokens[behind].lower == "of":
        matches = registry().find(cast.reading.text[tokens[behind + 1].start : name.head.sentence.end])
        return next((match.entry for match in matches[:1] if match.start < _THE and match.entry.type == "state"), None)
    return None
