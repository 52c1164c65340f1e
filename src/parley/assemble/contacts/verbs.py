"""Contacts told by a verb: "Moren met Brask", "the two leaders spoke"."""

from __future__ import annotations

from collections.abc import Iterator

from parley.analysis.model import Entity, Token
from parley.assemble.contacts.mention import ContactMention, clause_of_verb, plain, told_mode
from parley.assemble.contacts.parties import groups_of, parties_to, parties_with, set_apart
from parley.assemble.contacts.words import Word
from parley.assemble.context import Assembly
from parley.assemble.participants import distinct, doer, named, state_named
from parley.assemble.reality import standing


def told_by_verb(assembly: Assembly, verb: Token, word: Word) -> Iterator[ContactMention]:
    """The contacts that a verb tells; none for what has not happened and is not intended."""
    state = standing(verb)
    if state == "unreal":
        return
    subject = doer(verb)
    clause = clause_of_verb(verb, subject)
    mode, firm = told_mode(verb, word)
    for parties in _meeting(assembly, verb, word, subject):
        if len(parties) > 1:
            yield ContactMention(verb, parties, mode, firm, state, clause)


def _meeting(assembly: Assembly, verb: Token, word: Word, subject: Token | None) -> Iterator[list[Entity]]:
    """The parties of each contact that a verb tells."""
    ours = named(assembly, subject) if subject is not None else []
    theirs = _counterparts(assembly, verb, word)
    if theirs:
        yield from groups_of(ours, theirs, apart=set_apart(verb))
    elif "g" in word.frames and (obj := verb.child("dobj")) is not None:
        yield distinct(named(assembly, obj))
    elif "r" in word.frames and not _is_addressing(verb, word) and not _is_neither(subject):
        yield distinct(ours)


def is_phrasal(verb: Token) -> bool:
    """True for "call out", "speak up", which are other verbs, and for "bring" alone; "meet up" and "bring together" are not."""
    if verb.lemma == "bring":
        return not any(token.lower == "together" for token in verb.subtree())
    particle = verb.child("prt")
    return particle is not None and (particle.lower not in ("up", "down") or verb.lemma in ("call", "speak", "talk"))


def _is_addressing(verb: Token, word: Word) -> bool:
    """True for subjects that speak side by side, to others or at an event, and for those that "meet" what is no party."""
    if "o" in word.frames and verb.child("dobj") is not None:
        return True
    to_others = ("with", "to", "at") if word.mode == "call" else ("with", "to")
    return any(child.dep == "prep" and child.lower in to_others for child in verb.children)


def _is_neither(subject: Token | None) -> bool:
    return subject is not None and any(child.dep == "preconj" and child.lower == "neither" for child in subject.children)


def misread(assembly: Assembly, verb: Token, word: Word) -> Iterator[ContactMention]:
    """ "Moren hosted Brask", which parsers take for one name: a participle between the names of two actors."""
    tokens = assembly.reading.tokens
    before, after = tokens[verb.index - 1 if verb.index else 0], verb.head
    if before.pos != "PROPN" or after.pos != "PROPN" or after.index < verb.index or any(child.lower == "by" for child in after.children):
        return
    parties = distinct([*named(assembly, before), *named(assembly, after)])
    clause = sorted({*tokens[before.index : after.index], *plain(after)}, key=lambda token: token.index)
    if len(parties) > 1:
        yield ContactMention(verb, parties, word.mode, word.firm, "held", clause)


def _counterparts(assembly: Assembly, verb: Token, word: Word) -> list[list[Entity]]:
    """The other parties, as many lists as there are phrases that name them ("with X, and with Y"); an object is asked first."""
    visit = word.mode == "visit"
    if "o" in word.frames or "p" in word.frames:
        obj = _object(verb)
        parties = _met(assembly, obj, visit=visit) if obj is not None else []
        if parties and obj is not None and ("o" in word.frames or _is_received(assembly, verb, obj)):
            return [parties]
    found = parties_with(assembly, verb) if "w" in word.frames else []
    return found or (parties_to(assembly, verb, host=visit) if "t" in word.frames else [])


def _met(assembly: Assembly, obj: Token, *, visit: bool) -> list[Entity]:
    return named(assembly, obj) or (state_named(assembly, obj) if visit else [])


def _object(verb: Token) -> Token | None:
    found = verb.child("dobj", "dative") or (verb.child("nsubjpass") if verb.child("agent") is not None else None)
    # "Called President Moren": a name that parsers take for what somebody is called.
    return found or next((child for child in verb.children if child.dep == "oprd" and child.pos == "PROPN"), None)


def _is_received(assembly: Assembly, verb: Token, obj: Token) -> bool:
    """True for "called Moren", "hosted the Sarvian leader", and not for "called Moren a liar", "hosted the games", "welcomed the truce"."""
    if any(child.dep in ("oprd", "ccomp", "acomp") and child is not obj for child in verb.children):
        return False
    wanted = ("person", "state") if verb.lemma == "host" else ("person",)
    return any(entity.type in wanted for entity in named(assembly, obj))
