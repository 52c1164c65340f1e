"""One place where a document speaks of a contact, and the words that tell it."""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.analysis.model import Entity, Token
from parley.assemble.contacts.words import Word
from parley.assemble.reality import Standing
from parley.ledger.records import ContactMode

# What follows these is another event than the one they hang on.
OTHER_TIMES = {"since", "after", "before", "until", "following", "despite"}


@dataclass(slots=True, eq=False)
class ContactMention:
    """One place where the document speaks of a contact.

    Attributes:
        trigger: the word for it.
        participants: who takes part; fewer than two when the words do not say.
        mode: its mode by the word.
        firm: True when the word alone tells the mode.
        standing: held, planned, proposed, cancelled or unreal.
        clause: tokens that name it, in order: what its evidence quotes.
        perhaps: who takes part too if no contact was mentioned before that this one can be: the subject above it.
        given: True for "the call", "that meeting", "their talks", which speak of one mentioned before.
        same_parties: True for "their second summit", whose parties are those of the contact before.
        mediator: who brought the parties together, or None.
    """

    trigger: Token
    participants: list[Entity]
    mode: ContactMode
    firm: bool
    standing: Standing
    clause: list[Token]
    perhaps: list[Entity] = field(default_factory=list)
    given: bool = False
    same_parties: bool = False
    mediator: Entity | None = None


def told_mode(trigger: Token, word: Word) -> tuple[ContactMode, bool]:
    """The mode of the word, or that of "by phone", "over video link", "in person", "face to face" beside it."""
    near = {token.lower for token in trigger.subtree()} if trigger.pos == "VERB" else {token.lower for token in trigger.children}
    if near & {"phone", "telephone", "video", "videolink", "teleconference", "videoconference"} and trigger.lemma != "write":
        return "call", True
    if ("person" in near and trigger.pos == "VERB") or {"face"} & near:
        return "meeting", True
    return word.mode, word.firm


def clause_of_verb(verb: Token, subject: Token | None) -> list[Token]:
    """A verb with its subject, objects and adjuncts, without clauses that hang on it."""
    kept = [verb]
    for child in verb.children:
        if child.dep not in ("ccomp", "advcl", "conj", "cc", "punct", "parataxis", "mark") and child.pos != "PUNCT":
            kept.extend(plain(child))
    if subject is not None and subject.sentence is verb.sentence and subject.index < verb.index:
        kept.extend(plain(subject))
    return sorted(set(kept), key=lambda token: token.index)


def clause_of_noun(noun: Token, light: Token | None) -> list[Token]:
    """A noun with what it governs, and the verb that lends it its subject ("Moren *held* talks") with that subject and its adjuncts."""
    kept = plain(noun)
    if light is not None:
        kept += [light, *(token for child in light.children if child.dep in ("nsubj", "prep", "npadvmod", "aux") for token in plain(child))]
    return sorted(set(kept), key=lambda token: token.index)


def plain(token: Token) -> list[Token]:
    """A token with what it governs, without relative clauses and what stands behind a comma or dash."""
    found = [token]
    for child in token.children:
        if child.dep in ("relcl", "ccomp", "advcl", "parataxis") or (child.pos == "PUNCT" and child.text in ",;:—–"):
            continue
        if child.dep == "prep" and child.lower in OTHER_TIMES:
            continue
        found.extend(plain(child))
    return found
