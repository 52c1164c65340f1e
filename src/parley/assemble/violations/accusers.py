"""Who says of whom that something was broken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parley.analysis.model import Entity, Token, conjuncts
from parley.assemble.context import Assembly
from parley.assemble.incidents.targets import phrase
from parley.assemble.incidents.words import is_of
from parley.assemble.participants import doer
from parley.assemble.reality import standing
from parley.assemble.violations.words import violation_words

RECIPROCAL = {"other", "another"}
_TRADED = {"accusation", "blame", "allegation", "charge", "recrimination"}


@dataclass(frozen=True, slots=True)
class Breach:
    """A breach that somebody alleges.

    Attributes:
        trigger: the word for it.
        occasion: the verb of the allegation, whose date is the allegation's.
        accusers: who says so; with ``mutual`` each of them says it of the others.
        accused: who is said to have broken it.
        mutual: True for parties that accuse each other.
        commitment: tokens of what was broken; empty when it is not named.
        clause: tokens that tell it, in order: what the evidence quotes.
        rule: how it was found: break, fail, noun, against, law (of war), or act (an act of force that somebody is accused of).
    """

    trigger: Token
    occasion: Token
    accusers: tuple[Entity, ...]
    accused: tuple[Entity, ...]
    mutual: bool
    commitment: list[Token]
    clause: list[Token]
    rule: str


def alleged(
    assembly: Assembly,
    trigger: Token,
    accused: Token | None,
    commitment: Token | None,
    rule: str,
    *,
    inside: Token | None = None,
    also: Sequence[Token] = (),
) -> Breach | None:
    """The breach with its accusers: whoever blames, else whoever says it, else the issuer of the document."""
    broken = _named(commitment)
    words = [*_clause_words(trigger, broken, inside), *also]
    blaming = blaming_verb(trigger)
    if blaming is not None:
        subject = doer(blaming)
        accusers = tuple(assembly.denoted(subject)) if subject is not None else ()
        obj = blaming.child("dobj", "nsubjpass") or accused
        mutual = obj is not None and obj.lower in RECIPROCAL
        blamed = () if mutual or obj is None else tuple(assembly.denoted(obj))
        clause = _joined(words, blaming, obj, subject)
        return Breach(trigger, blaming, accusers, blamed, mutual, broken, clause, rule)
    traded = _traded(trigger)
    if traded is not None:
        subject = doer(traded)
        parties = tuple(assembly.denoted(subject)) if subject is not None else ()
        return Breach(trigger, traded, parties, (), True, broken, _joined(words, traded, subject), rule)
    said = assembly.said_by(trigger)
    speaker = assembly.speaker(trigger) if said is not None else assembly.issuer
    if speaker is None or accused is None:
        return None
    named = _only_group(assembly, accused) or tuple(assembly.denoted(accused))
    occasion = said[0].cue_head if said is not None and said[0].cue_head is not None else trigger
    return Breach(trigger, occasion, (speaker,), named, False, broken, _joined(words, accused), rule)


def _only_group(assembly: Assembly, token: Token) -> tuple[Entity, ...]:
    """The armed group that "terrorists" or "the gunmen" must be of: the only one that the document names; nobody if it names several."""
    if not is_of(token, "ground") or token.pos != "NOUN":
        return ()
    named = [entity for entity in assembly.reading.entities if entity.type == "armed_group" and entity.name[:1].isupper()]
    return (named[0],) if len(named) == 1 else ()


def blaming_verb(token: Token) -> Token | None:
    """The verb of blame above a breach ("accused X of ...", "sentenced X for ..."), or None."""
    part, charged = token, False
    for head in token.ancestors():
        charged = charged or (part.dep == "prep" and part.lower in ("of", "for", "over", "with"))
        if head.pos == "VERB" and head.lemma in violation_words()["blame"] and charged:
            return head if standing(head) == "held" and head.child("dobj", "nsubjpass") is not None else None
        if head.pos == "VERB":
            # Gerunds and participles may lie between: "accused of failing to abide by".
            charged = charged and part.dep not in ("ccomp", "advcl", "relcl")
        if part.dep in ("ccomp", "advcl", "relcl"):
            return None
        part = head
    return None


def _traded(token: Token) -> Token | None:
    """The verb in "traded accusations of breaking the truce", or None."""
    noun = next((a for a in token.ancestors() if a.lemma in _TRADED), None)
    verb = noun.head if noun is not None and noun.dep == "dobj" else None
    return verb if verb is not None and verb.lemma in ("trade", "exchange", "swap", "level") and standing(verb) == "held" else None


def _named(commitment: Token | None) -> list[Token]:
    """The words for what was broken, with what it is "on" or "against" where the parse hangs that on the verb."""
    words = phrase(commitment)
    if commitment is None:
        return words
    for prep in commitment.head.children:
        if prep.dep == "prep" and prep.index == words[-1].index + 1 and prep.lower in ("on", "in", "against", "of", "between"):
            obj = prep.child("pobj")
            if obj is not None and obj.entity not in ("DATE", "TIME"):
                return [*words, prep, *phrase(obj)]
    return words


def _clause_words(trigger: Token, broken: list[Token], inside: Token | None) -> list[Token]:
    words = [trigger, *broken]
    if inside is not None:
        words += [inside, *(token for token in trigger.sentence.tokens if _between(token, trigger, inside))]
    return words


def _between(token: Token, one: Token, other: Token) -> bool:
    return min(one.index, other.index) < token.index < max(one.index, other.index)


def _joined(words: list[Token], *parts: Token | None) -> list[Token]:
    """The words with those of the parts, in order; a verb among the parts brings itself alone."""
    found = set(words)
    for part in parts:
        if part is not None and part.sentence is words[0].sentence:
            found.update([part] if part.pos == "VERB" else [token for head in (part, *conjuncts(part)) for token in phrase(head)])
    return sorted(found, key=lambda token: token.index)
