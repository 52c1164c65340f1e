"""What a stance word is about, alone and together with others.

A word that only hands on ("expressed readiness to accept") passes the stance of what it governs through; a refusal of a consent ("refused
to back") is a refusal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from parley.analysis.model import Reading, Token
from parley.assemble.governed import governed
from parley.assemble.kinds import AGREEABLE, type_of
from parley.assemble.phrases import VERBS, affirmed, infinitive, things
from parley.assemble.stances import Stancer, stancer_of
from parley.ledger.records import Stance

# Declining these keeps silent; it refuses nothing that could be agreed.
_TALKING = frozenset("comment say speak tell name answer elaborate discuss specify identify give confirm explain respond".split())
# Agreeing to stay in touch is courtesy.
_STAYING = frozenset("stay remain keep be have know understand believe think do".split())
# Doing these is more than consenting: they stay part of what is to be done ("urged both sides to extend the truce").
_DEEDS = frozenset("extend lift implement restore resume honor honour guarantee ratify".split())
# Whom parties and mediators ask: an unnamed side may be asked as well as a state.
_ASKED = frozenset("party side community government country nation leader group state militia rebel faction authority actor all".split())


@dataclass(frozen=True, slots=True)
class Reached:
    """A stance with what it is about.

    Attributes:
        stance: the stance.
        about: the words that name what it is about, in order.
        governor: the word that governs them.
        through: the other stance words that took part.
    """

    stance: Stance
    about: list[Token]
    governor: Token
    through: tuple[Token, ...] = ()


def reach(reading: Reading, token: Token, stancer: Stancer) -> list[Reached]:
    """The stance of a verb or adjective with all that it governs, once for each thing it is about; empty when nothing fits."""
    for frame in stancer.frames:
        if frame in "ix":
            inner = infinitive(token)
            if inner is not None and _takes_infinitive(reading, token, inner, frame):
                return within(reading, stancer, inner)
            continue
        found = list(_in_frame(reading, token, frame, stancer))
        if found:
            return found
    return []


def _in_frame(reading: Reading, token: Token, frame: str, stancer: Stancer) -> Iterator[Reached]:
    for about, head in governed(reading, token, frame, stancer):
        noun = stancer_of(head) if head.pos == "NOUN" else None
        if frame in "oODA" and noun is not None:
            yield from _hand_on(reading, stancer, about, head, noun)
        elif stancer.stance is not None:
            yield Reached(stancer.stance, about, head, (head,) if head.pos in VERBS else ())


def _takes_infinitive(reading: Reading, token: Token, inner: Token, frame: str) -> bool:
    obj = token.child("dobj", "dative")
    if frame == "i":
        return obj is None or inner.dep == "xcomp"
    asked = obj if obj is not None else inner.child("nsubj")
    if asked is None:
        return False
    named = any(entity.type != "group" for entity in reading.denoted(asked))
    return named or asked.lemma in _ASKED or asked.pos in ("PROPN", "PRON", "DET")


def within(reading: Reading, stancer: Stancer, inner: Token) -> list[Reached]:
    """The stance on what an infinitive names: "refused to back X" refuses X, "agreed to halt X" accepts halting it."""
    if inner.lemma in _TALKING | _STAYING:
        return []
    nested = stancer_of(inner)
    if nested is not None:
        found = [one for reached in reach(reading, inner, nested) if (one := _composed(stancer, nested, reached, inner)) is not None]
        if found:
            return found
    if stancer.stance is None:
        refused = inner.child("neg") is not None
        return [Reached("refuses", about, inner, (inner,)) for about in map(affirmed, things(inner))] if refused else []
    return [Reached(stancer.stance, about, inner, (inner, *_coordinated(about))) for about in things(inner)]


def _coordinated(about: list[Token]) -> list[Token]:
    """Verbs coordinated in what is to be done ("to stop the war and negotiate a settlement"): no stances of their own."""
    return [token for token in about if token.pos in VERBS and token.dep == "conj"]


def _composed(outer: Stancer, nested: Stancer, reached: Reached, inner: Token) -> Reached | None:
    """The stance of one stance word on another; None when the inner one is itself the thing to be done."""
    through = (*reached.through, inner)
    if outer.stance is None:
        return replace(reached, through=through)
    if nested.turns and outer.stance in ("demands", "proposes", "supports", "accepts"):
        return replace(reached, stance="refuses" if outer.stance == "accepts" else "opposes", through=through)
    if nested.stance in ("accepts", "supports") and inner.lemma not in _DEEDS:
        return replace(reached, stance=outer.stance, through=through)
    return None


def _hand_on(reading: Reading, stancer: Stancer, about: list[Token], head: Token, noun: Stancer) -> Iterator[Reached]:
    """ "Expressed support for X" supports X; "rejected the demand for X" rejects the demand."""
    if stancer.stance is not None:
        yield Reached(stancer.stance, about, head)
        return
    owner = head.child("poss")
    if owner is not None and owner.tag != "PRP$":
        return
    for reached in noun_reach(reading, head, noun):
        yield replace(reached, through=(*reached.through, head))


def noun_reach(reading: Reading, noun: Token, stancer: Stancer) -> list[Reached]:
    """The stance of a noun and what it is about ("refusal to back X", "support for X", "ceasefire proposal")."""
    for frame in stancer.frames:
        inner = infinitive(noun) if frame == "i" else None
        if inner is not None:
            return within(reading, stancer, inner)
        if stancer.stance is not None and frame in "pfc":
            agreeable = [one for one in governed(reading, noun, frame, stancer) if _agreeable(reading, *one)]
            if agreeable:
                return [Reached(stancer.stance, about, head) for about, head in agreeable]
        if stancer.stance is not None and frame == "p" and (phrase := _before(noun)):
            return [Reached(stancer.stance, phrase, noun)]
    return []


def _agreeable(reading: Reading, phrase: list[Token], head: Token) -> bool:
    """True for something that can be agreed: a deed, or a noun that names one. Support for a person or a party is none."""
    if head.pos in VERBS or type_of(phrase) != "other":
        return head.pos in VERBS or head.pos != "PROPN"
    mention = reading.mention_at(head)
    return head.lemma in AGREEABLE and not (mention is not None and mention.head is head and head.pos == "PROPN")


def _before(noun: Token) -> list[Token]:
    """A noun with what it is about by the words before it ("ceasefire proposal"); empty if they name nothing."""
    children = [c for c in noun.children if c.dep in ("compound", "amod", "nmod") and c.index < noun.index and c.pos != "PROPN"]
    phrase = [token for child in children for token in child.subtree()]
    return [*phrase, noun] if phrase and type_of(phrase) != "other" and phrase[-1].index + 1 == noun.index else []
