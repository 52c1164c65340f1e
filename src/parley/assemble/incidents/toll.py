"""How many were killed and injured."""

from __future__ import annotations

from dataclasses import dataclass

from parley.analysis.model import Token, conjuncts
from parley.analysis.time.numbers import number_of
from parley.assemble.incidents.targets import object_of

_KILLING = {"kill", "slay", "murder", "execute"}
_INJURING = {"injure", "wound", "hurt", "maim"}


@dataclass(frozen=True, slots=True)
class Toll:
    """What an act cost in people.

    Attributes:
        killed, injured: persons, or None where the text gives no number.
        verbs: indices of the verbs that tell it.
    """

    killed: int | None = None
    injured: int | None = None
    verbs: frozenset[int] = frozenset()


NO_TOLL = Toll()


def toll_of(trigger: Token, own: Token | None) -> Toll:
    """The killed and injured that the clause of a trigger tells.

    Args:
        trigger: the verb or noun for the act.
        own: whom the trigger itself says were killed, or None when it does not say that.
    """
    killed, injured = (number_in(own) if own is not None else None), None
    verbs: set[int] = set()
    for verb in _telling(trigger):
        obj = object_of(verb)
        if verb.lemma == "die" and (dead := verb.child("nsubj")) is not None and killed is None:
            killed = number_in(dead)
        elif verb.lemma in _KILLING and obj is not None and killed is None:
            killed = number_in(obj)
        elif verb.lemma in _INJURING and obj is not None:
            injured = number_in(obj)
        elif verb.lemma == "leave":
            killed, injured = _left(verb, killed, injured)
        elif verb.lemma == "result":
            injured = _injuries(verb) or injured
        else:
            continue
        verbs.add(verb.index)
    return Toll(killed, injured, frozenset(verbs))


def _telling(trigger: Token) -> list[Token]:
    """The clauses that can tell what an act cost: those that hang on it, are coordinated with it, or that it is the subject of."""
    governor = trigger
    if trigger.pos != "VERB":
        governor = next((a for a in trigger.ancestors() if a.pos in ("VERB", "AUX")), trigger)
        governor = governor if trigger.dep in ("nsubj", "dobj", "attr", "pobj", "nsubjpass") else trigger
    found = [
        child
        for head in {trigger.index: trigger, governor.index: governor}.values()
        for child in head.children
        if child.dep in ("advcl", "conj", "relcl", "acl")
    ]
    found += [deeper for child in list(found) for deeper in child.children if deeper.dep == "conj"]
    if governor is not trigger and (trigger.dep == "nsubj" or (trigger.dep == "pobj" and trigger.head.lower in ("in", "by", "during"))):
        found.append(governor)
    return [verb for verb in found if verb.pos == "VERB"]


def _left(verb: Token, killed: int | None, injured: int | None) -> tuple[int | None, int | None]:
    """ "Leaving 15 dead and 20 wounded"."""
    for part in verb.subtree():
        if part.lower in ("dead", "killed"):
            killed = _nearest_number(part, verb) or killed
        elif part.lower in ("injured", "wounded", "hurt"):
            injured = _nearest_number(part, verb) or injured
    return killed, injured


def _nearest_number(word: Token, verb: Token) -> int | None:
    before = [token for token in verb.subtree() if token.index < word.index and token.pos == "NUM"]
    return whole(before[-1]) if before else None


def _injuries(verb: Token) -> int | None:
    """ "Resulting in injuries to eight people"."""
    words = verb.subtree()
    if not any(token.lemma in ("injury", "wound") for token in words):
        return None
    number = next((token for token in words if token.pos == "NUM"), None)
    return whole(number) if number is not None else None


def number_in(head: Token) -> int | None:
    """How many a noun phrase speaks of, with those coordinated; None when it gives no number for one of them."""
    counts = [_number(part) for part in (head, *(c for c in conjuncts(head)))]
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None


def _number(head: Token) -> int | None:
    if head.pos == "NUM":
        return whole(head)
    number = head.child("nummod")
    if number is not None:
        return whole(number)
    if (head.tag == "NN" and any(child.lower in ("a", "an", "one", "another") for child in head.children)) or (
        head.pos == "PROPN" and head.entity == "PERSON"
    ):
        return 1
    return None


def whole(number: Token) -> int | None:
    """The whole number that a numeral says ("40", "twenty-five"), or None."""
    words = [*(child.lower for child in number.children if child.dep == "compound"), number.lower]
    value = number_of(word for part in words for word in part.split("-"))
    return int(value) if value is not None and value.denominator == 1 else None
