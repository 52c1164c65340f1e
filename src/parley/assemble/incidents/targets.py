"""What an act is done to: objects of verbs, phrases behind nouns, what pronouns stand for."""

from __future__ import annotations

from parley.analysis.actors.nouns import actor_nouns
from parley.analysis.model import Entity, Token, conjuncts
from parley.assemble.context import Assembly
from parley.assemble.incidents.words import is_of, unbundled

_TARGETING = {"on", "against", "at", "upon", "targeting", "into", "toward", "towards"}
_DEFINITE = {
    "the",
    "this",
    "that",
    "these",
    "those",
    "a",
    "an",
    "his",
    "her",
    "their",
    "its",
    "our",
    "my",
    "another",
    "some",
    "two",
    "three",
}


def object_of(verb: Token) -> Token | None:
    """What a verb acts on: its object, the subject of a passive, what a participle or relative clause hangs on."""
    passive = verb.child("nsubjpass")
    if passive is not None:
        return _antecedent(passive, verb)
    if verb.child("auxpass") is not None:
        return _inherited_passive(verb)
    found = verb.child("dobj")
    if found is not None:
        return _antecedent(found, verb)
    if verb.tag == "VBN" and verb.dep == "acl":
        return verb.head
    subject = verb.child("nsubj")
    if verb.dep == "relcl" and subject is not None and subject.tag not in ("WDT", "WP"):
        return verb.head
    return _inherited_passive(verb) if verb.tag == "VBN" and verb.dep == "conj" and not verb.child("nsubj") else None


def _inherited_passive(verb: Token) -> Token | None:
    """The subject of a passive that is shared with the verb it is coordinated with ("were killed and injured")."""
    return verb.head.child("nsubjpass") if verb.dep == "conj" else None


def _antecedent(noun: Token, verb: Token) -> Token:
    return verb.head if noun.tag in ("WDT", "WP") and verb.dep == "relcl" else noun


def target_behind(governor: Token, *, of: bool, near: bool = False) -> Token | None:
    """What an act is aimed at: "on the port", "against a convoy", "targeting schools", "including on dams".

    Args:
        governor: the verb or noun for the act, or the weapon.
        of: "of the town" counts as well ("the bombardment of the town").
        near: "near", "outside" and "in" count as well (a bomb goes off there).
    """
    wanted = _TARGETING | ({"of"} if of else set()) | ({"near", "outside", "inside", "in", "beside"} if near else set())
    for child in governor.children:
        if child.index < governor.index:
            continue
        if child.dep in ("prep", "acl", "advcl") and child.lower in wanted:
            found = child.child("pobj", "dobj")
            if found is not None and found.entity not in ("DATE", "TIME"):
                return found
        if child.lower == "including":
            return target_behind(child, of=of, near=near)
    return _right_behind(governor)


def _right_behind(governor: Token) -> Token | None:
    """The target in "killed in an airstrike on a school", where the parse hangs "on a school" on the verb."""
    tokens = governor.sentence.tokens
    at = governor.index - tokens[0].index + 1
    if governor.pos != "NOUN" or at >= len(tokens) or tokens[at].lower not in ("on", "against") or tokens[at].dep != "prep":
        return None
    found = tokens[at].child("pobj")
    return found if found is not None and found.entity not in ("DATE", "TIME") else None


def meant_by(assembly: Assembly, head: Token | None, verb: Token | None, perpetrator: Entity | None) -> Token | None:
    """What a pronoun stands for as a target: the object or subject of the clause before it, else the last mention of whom it denotes."""
    if head is None or head.pos != "PRON" or head.lower in ("everyone", "everybody", "someone", "anyone"):
        return head
    if verb is not None and verb.dep == "conj" and (before := _object_before(assembly, verb)) is not None:
        return before
    if verb is not None and verb.dep in ("advcl", "relcl", "conj") and head.dep.startswith("nsubj"):
        subject = verb.head.child("nsubj", "nsubjpass")
        if subject is not None and subject.pos != "PRON":
            return subject
    mention = assembly.reading.mention_at(head)
    if mention is None or mention.entity is perpetrator:
        return None
    if head.lower in ("it", "that", "this"):
        return None  # of things the antecedents are not known
    earlier = [m for m in mention.entity.mentions if not m.pronoun and m.span.start < head.start]
    return earlier[-1].head if earlier else None


def _object_before(assembly: Assembly, verb: Token) -> Token | None:
    """The object of the verbs that this one is coordinated with: people first ("led away five men, bound their hands and shot them")."""
    found: list[Token] = []
    while verb.dep == "conj" and verb.head is not verb:
        verb = verb.head
        if (obj := verb.child("dobj", "nsubjpass")) is not None and obj.pos != "PRON":
            found.append(obj)
    return next((obj for obj in found if is_person(assembly, obj)), found[0] if found else None)


def phrase(head: Token | None) -> list[Token]:
    """The words of a noun phrase without relative clauses, appositions and what follows a comma; empty for no head."""
    if head is None:
        return []
    found = [head]
    for child in head.children:
        apart = child.dep in ("relcl", "appos", "advcl", "ccomp", "parataxis", "punct") and child.text not in "-’'"
        apart = apart or (child.dep == "case" and head.dep == "poss")
        if apart or (child.dep == "npadvmod" and child.entity in ("DATE", "TIME") and child.index > head.index):
            continue
        found.extend(phrase(child))
    return sorted(found, key=lambda token: token.index)


def is_definite(head: Token) -> bool:
    """True for a noun phrase that speaks of somebody or something in particular."""
    if head.pos in ("PROPN", "PRON"):
        return True
    return any(child.lower in _DEFINITE or child.dep in ("nummod", "poss") or child.pos == "PROPN" for child in head.children)


def is_person(assembly: Assembly, head: Token) -> bool:
    """True if a noun phrase speaks of people."""
    if any(is_of(unbundled(part), "people", "ground") or part.entity == "PERSON" for part in (head, *conjuncts(head))) or (
        head.pos in ("NUM", "PRON") and head.lower != "it"
    ):
        return True
    noun = actor_nouns().get(head.lower)
    if noun is not None and noun.cls in ("title", "person", "people", "force", "rebel"):
        return True
    return any(entity.type in ("person", "armed_group") for entity in assembly.reading.denoted(head))
