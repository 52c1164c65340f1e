"""What a word governs that something can be said about: its object, what its prepositions lead to, its clause or gerund."""

from __future__ import annotations

from collections.abc import Iterator

from parley.analysis.attribution.sources import noun_phrase
from parley.analysis.model import Reading, Token
from parley.assemble.kinds import AGREEABLE, can_be_agreed, is_action, type_of
from parley.assemble.phrases import VERBS, clause, infinitive, things
from parley.assemble.stances import Stancer

_PREPOSITIONS = {
    "t": ("to",),
    "f": ("for",),
    "n": ("on", "upon"),
    "N": ("on", "upon"),
    "e": ("in",),
    "a": ("against",),
    "b": ("behind",),
    "p": ("of", "for", "to", "on", "against", "with"),
}
# Rejecting or supporting these is about facts and people; nothing is agreed.
_FACTS = frozenset(
    "claim allegation accusation charge report suggestion notion criticism rumour rumor assertion warrant characterization idea view "
    "argument theory narrative".split()
)
_VAGUE = frozenset("thing way information attention answer detail clarity data money vote people person man woman child".split())
_ANAPHORS = frozenset({"it", "this", "that"})
_STRONG = frozenset("accept reject refuse back support endorse oppose approve sign".split())
# What goes on between parties, and is halted or cut by refusing it.
_BENEFITS = ("aid", "talks", "recognition")
_BONDS = frozenset("tie relation cooperation participation sharing supply delivery export contact".split())
# What is reached, struck and signed.
_DEALS = frozenset("agreement deal accord pact treaty memorandum protocol compromise settlement".split())


def governed(reading: Reading, token: Token, frame: str, stancer: Stancer) -> Iterator[tuple[list[Token], Token]]:
    """The words that a stance word is about in one construction, and their head."""
    if frame in "oODA":
        yield from _objects(reading, token, stancer, frame)
    elif frame == "L":
        yield from ((clause(token), obj) for _, obj in _objects(reading, token, stancer, "O"))
    elif frame in _PREPOSITIONS:
        for prep in _prepositions(token, frame):
            yield from _below(token, prep, frame)
    elif frame == "h":
        yield from _in_favour(token)
    elif frame == "c":
        found = next((c for c in token.children if c.dep == "ccomp" and c.index > token.index), None)
        if found is not None and any(c.tag == "MD" or c.lower in ("that", "to") for c in found.children):
            yield from ((about, found) for about in things(found))
    elif frame == "g":
        gerund = next((c for c in token.children if c.dep in ("xcomp", "pcomp") and c.tag == "VBG" and c.index > token.index), None)
        if gerund is not None:
            yield from ((about, gerund) for about in things(gerund))


def _prepositions(token: Token, frame: str) -> list[Token]:
    """Its prepositions of this frame: the first, and those coordinated with it ("called for X and for Y")."""
    if frame == "e" and token.tag not in ("VBN", "JJ"):
        return []  # "is engaged in talks" commits; "is engaging in talks" tells of efforts
    found = [c for c in token.children if c.dep == "prep" and c.lower in _PREPOSITIONS[frame]][:1]
    return found + [c for prep in found for c in prep.children if c.dep == "conj" and c.pos == "ADP"]


def _below(token: Token, prep: Token, frame: str) -> Iterator[tuple[list[Token], Token]]:
    obj = prep.child("pobj", "pcomp")
    if obj is None and token.dep in ("acl", "relcl") and token.head.pos == "NOUN":
        yield noun_phrase(token.head, without=token), token.head
        return
    if obj is None or obj.pos == "PRON" or obj.subtree()[0].tag in ("WRB", "WP", "WDT"):
        return
    inner = (infinitive(token) or infinitive(obj)) if frame in "nN" else None
    if inner is None and frame == "N":
        return
    head = inner or obj
    for about in things(head):
        if head.pos in VERBS or (head.pos != "PROPN" and _is_thing(about, head, strict=frame in "teb")):
            yield about, head


def _is_thing(about: list[Token], head: Token, *, strict: bool) -> bool:
    """True for something that can be called for; ``strict`` for words that may also be followed by whom they serve ("committed to ...")."""
    return (can_be_agreed(about, head) or is_action(head)) if strict else head.lemma not in _VAGUE


def _in_favour(token: Token) -> Iterator[tuple[list[Token], Token]]:
    for prep in token.children:
        noun = prep.child("pobj") if prep.dep == "prep" and prep.lower == "in" else None
        if noun is not None and noun.lemma in ("favor", "favour", "support"):
            yield from (found for inner in _prepositions(noun, "p") for found in _below(noun, inner, "p"))


def _objects(reading: Reading, token: Token, stancer: Stancer, frame: str) -> Iterator[tuple[list[Token], Token]]:
    obj = _plain_object(token) if stancer.stance is None else _object(token)
    if obj is None or obj.lemma in _FACTS:
        return
    if obj.pos in ("PRON", "DET"):
        if obj.lower in _ANAPHORS and token.lemma in _STRONG and obj.index > token.index:
            yield [obj], obj
        return
    outside = token if token in obj.subtree() else None
    for phrase in things(obj, without=outside):
        if stancer.stance is None or _fits(reading, phrase, obj, frame):
            yield phrase, obj


def _fits(reading: Reading, phrase: list[Token], obj: Token, frame: str) -> bool:
    kind = type_of(phrase)
    if frame == "A":
        return kind in _BENEFITS or obj.lemma in _BONDS
    if frame == "D":
        return obj.lemma in _DEALS or kind in ("ceasefire", "peace_deal", "prisoner_exchange")
    if obj.lemma not in AGREEABLE and kind == "other" and (frame == "O" or not is_action(obj)):
        return False
    mention = reading.mention_at(obj)
    named = mention is not None and mention.head is obj
    return not (named and obj.lemma not in AGREEABLE) and not (obj.pos == "PROPN" and kind == "other")


def _plain_object(token: Token) -> Token | None:
    return next((c for c in token.children if c.dep == "dobj" and c.tag not in ("WDT", "WP")), None)


def _object(verb: Token) -> Token | None:
    """What a verb acts on: its object, the subject of a passive, or what a relative clause hangs on ("a truce which Kyiv accepted")."""
    found: Token | None
    passive = verb.child("nsubjpass")
    if passive is not None or (verb.tag == "VBN" and verb.dep == "acl"):
        found = passive if passive is not None else verb.head
    else:
        found = verb.child("dobj")
        subject = verb.child("nsubj")
        if found is None and verb.dep == "relcl" and subject is not None and subject.tag not in ("WDT", "WP"):
            return verb.head
    if found is not None and found.tag in ("WDT", "WP"):
        clause_verb = next((a for a in (verb, *verb.ancestors()) if a.dep == "relcl"), None)
        return _antecedent(clause_verb) if clause_verb is not None else None
    return found


def _antecedent(verb: Token) -> Token:
    """What a relative clause hangs on; in "conditions for a deal, which are opposed" the conditions, whatever the parse says."""
    head = verb.head
    plural = any(child.dep in ("aux", "auxpass") and child.lower in ("are", "were", "have") for child in verb.children)
    above = head.head.head if head.dep == "pobj" else head
    return above if plural and head.tag in ("NN", "NNP") and above.tag in ("NNS", "NNPS") else head
