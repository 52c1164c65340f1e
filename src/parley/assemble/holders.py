"""Whom a stance belongs to: the party that is bound, and the person who voiced it.

A party is a state, an armed group, an organisation, a chamber or other body, or somebody who holds an office of one. An analyst's opinion,
a single lawmaker's and a former minister's bind nobody: they are statements and no positions.
"""

from __future__ import annotations

from parley.analysis.model import Entity, Token
from parley.assemble.context import Assembly

# Offices without power to bind a party, and those whose words are their own.
_PRIVATE = frozenset(
    (
        "analyst analysts expert experts professor fellow researcher researchers historian scholar economist economists journalist "
        "journalists activist activists author columnist editor lawyer lawyers former representative senator congressman congresswoman "
        "lawmaker candidate candidates resident residents founder student students critics senate house republican democrat democratic "
        "majority minority opposition congressional ex-president ex-minister"
    ).split()
)
_OFFICIAL = frozenset(
    (
        "president minister premier chancellor king queen prince secretary ambassador envoy spokesman spokeswoman spokesperson "
        "negotiator adviser advisor leader chief commissioner emir sultan official commander general director governor coordinator "
        "administrator"
    ).split()
)
# An office weighs more than what its holder was before ("Secretary of State and former senator").
_BINDING_OFFICES = frozenset("president minister secretary envoy spokesman spokeswoman".split())
# Bodies that take positions of their own, apart from the government of their state.
_OWN_BODIES = frozenset("parliament congress senate house court council commission committee assembly party parties union".split())
_SPEAKING_FOR_STATE = frozenset(
    "officials authorities delegation delegations negotiators representatives diplomats team leadership".split()
)
_GROUPS = frozenset(
    (
        "lawmakers legislators mps governments parties militants rebels republicans democrats conservatives liberals socialists "
        "independents"
    ).split()
)
# Chambers negotiate by voting: what they pass or vote down is a position even where all sides are of one country.
_CHAMBERS = frozenset("parliament congress senate house assembly".split())
# Groups of these take positions only under a name ("NATO allies"); "leaders" and "other nations" are nobody in particular.
_NAMED_GROUPS = frozenset("leaders members allies nations countries ministers".split())
# An organisation without a name is a party only if it is armed ("the separatist group").
_ARMED = frozenset("group militia faction rebel rebels militants insurgents separatist separatists guerrillas".split())
# Kinds of organisations that negotiate, by their PLOVER code: between states, rebels, parties, governments, parliaments.
_NEGOTIATING = frozenset({"IGO", "REB", "PTY", "OPP", "GOV", "LEG", "MIL", "SEP"})
# What these do is law enforcement or business, no negotiation.
_UNINVOLVED = frozenset(
    (
        "court courts police fbi agency bureau prosecutor prosecutors tribunal judge justice company companies firm corporation inc bank "
        "university"
    ).split()
)


def binding(assembly: Assembly, entity: Entity) -> Entity | None:
    """The party that an entity's stance binds, or None for one that binds nobody."""
    words = set(entity.name.lower().split())
    if entity.type == "outlet" or (words & _UNINVOLVED and "international" not in words):
        return None
    if entity.type in ("state", "armed_group"):
        return entity
    if entity.type == "organisation":
        return entity if _has_name(entity) or words & _ARMED else None
    if entity.type == "government":
        return entity if words & _OWN_BODIES else assembly.party(entity)
    return _of_group(assembly, entity, words) if entity.type == "group" else _of_person(assembly, entity, words)


def negotiates(entity: Entity) -> bool:
    """True for a side of a negotiation; False for an association, a school or a business, which have demands at home."""
    if entity.type != "organisation":
        return True
    return entity.codes.plover in _NEGOTIATING or bool(set(entity.name.lower().split()) & (_ARMED | _OWN_BODIES))


def is_chamber(entity: Entity) -> bool:
    """True for a chamber that votes ("the Senate"), not for a government or its offices ("the White House")."""
    words = set(entity.name.lower().split())
    return bool(words & _CHAMBERS) and "white" not in words


def _has_name(entity: Entity) -> bool:
    return any(letter.isupper() for letter in entity.name)


def _of_group(assembly: Assembly, entity: Entity, words: set[str]) -> Entity | None:
    if words & _SPEAKING_FOR_STATE:
        party = assembly.party(entity)
        return party if party is not entity else None
    return entity if words & _GROUPS or (words & _NAMED_GROUPS and _has_name(entity)) else None


def _of_person(assembly: Assembly, entity: Entity, words: set[str]) -> Entity | None:
    titles = entity.offices | words
    if not titles & _OFFICIAL or "former" in titles or (titles & _PRIVATE and not titles & _BINDING_OFFICES):
        return None
    party = assembly.party(entity)
    return party if party is not entity else None


def holders_of(assembly: Assembly, subject: Token | None) -> tuple[tuple[Entity, ...], Entity | None]:
    """Whom the stance of this subject belongs to (with coordinated ones), and the person who voiced it for them, if another did."""
    if subject is None or (subject.lower in _PRIVATE and not any(map(is_chamber, assembly.denoted(subject)))):
        return (), None
    bound = tuple(dict.fromkeys(entity for entity in assembly.denoted(subject) if binding(assembly, entity) is not None))
    persons = [entity for entity in bound if entity.type == "person"]
    if persons or not bound:
        return bound, persons[0] if persons else None
    speaker = voice(assembly, subject)
    sides = {id(assembly.party(entity)) for entity in bound}
    speaks_for_them = speaker is not None and speaker.type == "person" and id(assembly.party(speaker)) in sides
    return bound, speaker if speaks_for_them else None


def voice(assembly: Assembly, token: Token) -> Entity | None:
    """Who speaks at a token: the speaker of the statement it stands in, else the issuer of the document."""
    return assembly.speaker(token) if assembly.said_by(token) is not None else assembly.issuer


def same_side(assembly: Assembly, holders: tuple[Entity, ...], speaker: Entity) -> bool:
    """True if one of the holders is, or belongs to, the side that the speaker speaks for."""
    return any(assembly.party(holder) is assembly.party(speaker) for holder in holders)
