"""The parties of a contact: phrases that name the other side, wherever the parse hangs them."""

from __future__ import annotations

from collections.abc import Iterator

from parley.analysis.model import Entity, Token, conjuncts
from parley.assemble.contacts.words import contact_words
from parley.assemble.context import Assembly
from parley.assemble.participants import acts_for_others, distinct, named, state_named

_SET_APART = {"separately", "individually", "respectively"}
# Verbs between which and "with" a new clause begins.
_FINITE = {"VBD", "VBZ", "VBP", "MD"}


def parties_with(assembly: Assembly, trigger: Token) -> list[list[Entity]]:
    """The parties in "with X" behind a trigger. The first "with" in the clause counts wherever the parser hung it."""
    tokens = trigger.sentence.tokens
    offset = trigger.index - tokens[0].index + 1
    for token in tokens[offset:]:
        if token.text in ";:" or (token.tag in _FINITE and token.dep not in ("aux", "auxpass", "relcl")):
            break
        if token.lower == "with" and _belongs(assembly, token, trigger) and (found := _of_phrase(assembly, token)):
            return found + [group for again in _again(token) for group in _of_phrase(assembly, again)]
    return []


def _again(prep: Token) -> list[Token]:
    """The second "with" in "with X, and with Y", where the parse hangs it elsewhere."""
    tokens = prep.sentence.tokens
    offset = prep.index - tokens[0].index
    found = [two for one, two in zip(tokens[offset:], tokens[offset + 1 :], strict=False) if one.lower == "and" and two.lower == prep.lower]
    return [token for token in found if token not in conjuncts(prep)]


def _belongs(assembly: Assembly, prep: Token, trigger: Token) -> bool:
    """True if a "with" can be the trigger's: not "along with", nor one that goes with another noun ("in line with the resolution")."""
    before = assembly.reading.tokens[prep.index - 1]
    if before.lower in ("along", "together"):
        return False
    head = prep.head
    if head is trigger or head.pos != "NOUN" or head.entity in ("DATE", "TIME", "GPE", "FAC") or head.dep == "npadvmod":
        return True
    if (head.lemma, "n") in contact_words():  # "met for talks with Brask", and not "met Brask ahead of talks with Moren"
        return head.dep == "dobj" or (head.dep == "pobj" and head.head.lower in ("for", "in") and head.head.head is trigger)
    return before is not head


def _of_phrase(assembly: Assembly, prep: Token) -> list[list[Entity]]:
    """The parties in a prepositional phrase and in those coordinated with it."""
    found = []
    for one in (prep, *(child for child in conjuncts(prep) if child.lower == prep.lower)):
        obj = one.child("pobj")
        parties = named(assembly, obj) if obj is not None else []
        parties = parties or _right_behind(assembly, one)
        if parties:
            found.append(parties)
    return found


def _right_behind(assembly: Assembly, prep: Token) -> list[Entity]:
    """The party right behind a preposition, where the parse does not have it there ("with (X to discuss ...)", names taken for verbs)."""
    last: Token | None = None
    for token in assembly.reading.tokens[prep.index + 1 : prep.sentence.tokens[-1].index]:
        mention = assembly.reading.mention_at(token)
        if mention is not None and mention.head is token:
            last = token
        elif mention is None and token.pos not in ("DET", "ADJ", "PROPN", "NOUN", "PRON", "CCONJ"):
            break
    return named(assembly, last) if last is not None else []


def parties_to(assembly: Assembly, trigger: Token, *, host: bool) -> list[list[Entity]]:
    """The parties in "to X" behind a trigger: whom somebody speaks to, or with ``host`` the state that somebody travels to."""
    for prep in trigger.children:
        if prep.dep in ("prep", "dative") and prep.lower == "to" and (obj := prep.child("pobj")) is not None:
            parties = state_named(assembly, obj) if host else _addressed(assembly, trigger, obj)
            if parties:
                return [parties]
    return []


def _addressed(assembly: Assembly, trigger: Token, obj: Token) -> list[Entity]:
    """Whom somebody speaks or writes to; an organisation spoken to is an audience."""
    parties = named(assembly, obj)
    if trigger.lemma in ("speak", "talk") and not acts_for_others(obj):
        return [entity for entity in parties if entity.type != "organisation"]
    return parties


def set_apart(trigger: Token) -> bool:
    """True if several parties were met one by one."""
    return any(child.lower in _SET_APART for child in trigger.children)


def groups_of(ours: list[Entity], theirs: list[list[Entity]], *, apart: bool) -> Iterator[list[Entity]]:
    """The parties of each contact, when the other side is named.

    Args:
        ours: one side.
        theirs: the other, a list for each phrase that names it; each phrase is a contact ("with X, and with Y").
        apart: True if each counterpart was met alone.
    """
    groups = [[one] for group in theirs for one in group] if apart else theirs
    for group in groups:
        others = [one for one in group if not any(one is mine for mine in ours)]
        if others:
            yield distinct([*ours, *others])
