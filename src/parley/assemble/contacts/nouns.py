"""Contacts told by a noun: "his call with Brask", "talks between the two sides", "a visit to Sarvia"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parley.analysis.model import Entity, Token
from parley.assemble.contacts.mention import OTHER_TIMES, ContactMention, clause_of_noun, told_mode
from parley.assemble.contacts.parties import groups_of, parties_to, parties_with, set_apart
from parley.assemble.contacts.words import Word, contact_words
from parley.assemble.context import Assembly
from parley.assemble.participants import distinct, doer, named, same_participant, state_named, states_in
from parley.assemble.reality import noun_standing

# Verbs that a contact noun is the object of without adding anything ("held talks", "had a call"): their subject takes part.
_LIGHT = frozenset(
    (
        "hold have conduct attend lead join begin start open resume continue conclude finish complete make pay schedule plan arrange "
        "cancel postpone convene launch enter pursue wrap kick follow propose seek offer host organise organize write send receive "
        "return take do"
    ).split()
)
# Subjects of these verbs bring the parties together and are none themselves, where the noun names two others.
_MEDIATING = {"host", "mediate", "broker", "facilitate", "convene", "organise", "organize", "moderate", "oversee", "sponsor", "chair"}
_STRETCHES = {"hour", "minute", "day", "week", "round", "series", "set", "couple", "session", "start", "beginning", "resumption", "number"}
# What is "received" comes from the other side.
_SENT = {"letter", "message", "telegram", "call"}
_MOVING = {"travel", "fly", "go", "come", "arrive", "head", "return", "journey", "land"}
# Words that make a contact another one than that before ("a second call").
_ANEW = {"first", "second", "third", "fourth", "fifth", "another", "earlier", "previous", "last", "latest", "recent", "new", "next"}


def told_by_noun(assembly: Assembly, noun: Token, word: Word) -> Iterator[ContactMention]:
    """The contacts that a noun speaks of; those whose parties are not named speak of one mentioned before, if any."""
    state = noun_standing(noun)
    one_talk = noun.lemma == "talk" and noun.tag == "NN"
    if state == "unreal" or (one_talk and noun.child("prep") is None):
        return
    mode, firm = told_mode(noun, word)
    if one_talk:
        mode, firm = "call", False
    outer = _outer(noun)
    light = outer.head if outer.dep in ("dobj", "nsubjpass") and outer.head.lemma in _LIGHT | _MEDIATING else _mover(outer)
    ours, mediator = _owners(assembly, noun, light)
    theirs = _counterparts(assembly, noun, word, light)
    if _is_other(word, ours, theirs):
        return
    mention = ContactMention(noun, distinct(ours), mode, firm, state, clause_of_noun(outer, light), mediator=mediator)
    if not theirs:
        yield replace(mention, given=_is_given(noun), same_parties=_is_theirs(noun))
        return
    perhaps = _subject_above(assembly, noun, ours, theirs) if "s" in word.frames else []
    apart = set_apart(noun) or ("d" in word.frames and noun.tag == "NNS" and _is_one_by_one([*ours, *perhaps], theirs))
    for parties in groups_of(ours, theirs, apart=apart):
        yield replace(mention, participants=parties, perhaps=perhaps, given=_is_given(noun) and len(parties) < 2)


def _is_other(word: Word, ours: list[Entity], theirs: list[list[Entity]]) -> bool:
    """True for a "clash" or "engagement" that is none between persons, and so no contact."""
    others = [entity for group in theirs for entity in group]
    persons = all(entity.type == "person" for entity in (*ours, *others))
    return "x" in word.frames and not ((persons and len(others) > 1) or (persons and "w" in word.frames))


def _outer(noun: Token) -> Token:
    """What a contact is a stretch or a round of ("six hours of talks", "a second round of negotiations"), or the noun itself."""
    while noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.lemma in _STRETCHES:
        noun = noun.head.head
    return noun


def _is_one_by_one(ours: list[Entity], theirs: list[list[Entity]]) -> bool:
    """ "Calls with X and Y": one contact each, where one person called persons."""
    others = [entity for group in theirs for entity in group]
    return len(ours) == 1 and len(others) > 1 and all(entity.type == "person" for entity in others)


def _owners(assembly: Assembly, noun: Token, light: Token | None) -> tuple[list[Entity], Entity | None]:
    """Whose contact it is: possessor, "by X", states before the noun, subject of a light verb; and who brought the parties together."""
    found = _owners_by_noun(assembly, noun)
    mediator = _mediator(assembly, noun) or (_mediator(assembly, light) if light is not None else None)
    subject = doer(light) if light is not None else None
    if light is None or subject is None or (light.lemma == "receive" and noun.lemma in _SENT):
        return found, mediator
    subjects = named(assembly, subject)
    if light.lemma in _MEDIATING and len(_between(assembly, noun)) > 1:
        return found, mediator or next(iter(subjects), None)
    return list(dict.fromkeys([*found, *subjects])), mediator


def _owners_by_noun(assembly: Assembly, noun: Token) -> list[Entity]:
    found: list[Entity] = []
    for child in noun.children:
        if child.dep == "poss":
            found.extend(named(assembly, child))
        elif child.dep in ("compound", "amod", "nmod") and child.index < noun.index:
            found.extend(_states_before(assembly, child))
        elif child.dep in ("prep", "agent") and child.lower == "by" and (obj := child.child("pobj")) is not None:
            found.extend(named(assembly, obj))
    return list(dict.fromkeys(found))


def _states_before(assembly: Assembly, modifier: Token) -> list[Entity]:
    """The states in "Kenya-Somalia talks"."""
    parts = [token for token in modifier.subtree() if token.pos != "PUNCT"]
    text = " ".join(token.text for token in parts)
    found = states_in(assembly, text)
    return found if len(found) > 1 else []


def _mediator(assembly: Assembly, noun: Token) -> Entity | None:
    """Who mediated or hosted, in "talks mediated by X"."""
    for child in noun.children:
        if (
            child.dep in ("acl", "relcl", "amod", "advcl")
            and child.lemma in _MEDIATING
            and (agent := child.child("agent", "prep")) is not None
        ):
            obj = agent.child("pobj")
            return next(iter(named(assembly, obj)), None) if obj is not None else None
    return None


def _between(assembly: Assembly, noun: Token) -> list[Entity]:
    found: list[Entity] = []
    for prep in noun.children:
        obj = prep.child("pobj") if prep.dep == "prep" and prep.lower in ("between", "among", "of", "involving") else None
        if obj is not None and (prep.lower != "of" or len(named(assembly, obj)) > 1):
            found.extend(named(assembly, obj))
    return list(dict.fromkeys(found))


def _counterparts(assembly: Assembly, noun: Token, word: Word, light: Token | None) -> list[list[Entity]]:
    """The other parties, as many lists as there are phrases that name them."""
    found: list[list[Entity]] = []
    if "w" in word.frames:
        found.extend(parties_with(assembly, noun))
    if "b" in word.frames and not found and (between := _between(assembly, noun)):
        found.append(between)
    if "t" in word.frames:
        host = word.mode == "visit"
        found.extend(parties_to(assembly, noun, host=host) or (parties_to(assembly, light, host=host) if light is not None else []))
    return found or (_hosts(assembly, light) if light is not None and light is _mover(noun) else [])


def _mover(noun: Token) -> Token | None:
    """The verb of motion that a contact is the purpose of ("*flew* to Nairobi for talks"), or None."""
    verb = noun.head.head if noun.dep == "pobj" and noun.head.lower == "for" else None
    return verb if verb is not None and verb.lemma in _MOVING else None


def _hosts(assembly: Assembly, mover: Token) -> list[list[Entity]]:
    """The state whose capital somebody goes to ("flew to Nairobi", "arrived in Nairobi on Monday")."""
    places = [prep.child("pobj") for prep in mover.children if prep.dep == "prep" and prep.lower in ("to", "in")]
    return [states for place in places if place is not None and (states := state_named(assembly, place))]


def _subject_above(assembly: Assembly, noun: Token, ours: list[Entity], theirs: list[list[Entity]]) -> list[Entity]:
    """The nearest subject above that can be the other side, where the noun names one only ("Brask said after a call with Moren")."""
    if all(len(distinct([*ours, *group])) > 1 for group in theirs):
        return []
    others = [entity for group in theirs for entity in group]
    for ancestor in noun.ancestors():
        subject = doer(ancestor) if ancestor.pos in ("VERB", "AUX") else None
        for entity in named(assembly, subject) if subject is not None else []:
            if not any(same_participant(entity, other) for other in others):
                return [entity]
    return []


def _is_theirs(noun: Token) -> bool:
    """True for "their second summit", and for the second in "the first talk between them since a meeting in March"."""
    owner = noun.child("poss")
    if owner is not None:
        return owner.lower == "their"
    above = noun.head.head if noun.dep == "pobj" and noun.head.lower in OTHER_TIMES else None
    return above is not None and (above.lemma, "n") in contact_words() and any(child.lower in ("a", "an") for child in noun.children)


def _is_given(noun: Token) -> bool:
    """True for "the call", "that meeting", "their talks": one that was mentioned before."""
    before = {child.lower for child in noun.children if child.index < noun.index}
    return bool(before & {"the", "this", "that", "these", "those", "their"}) and not before & _ANEW
