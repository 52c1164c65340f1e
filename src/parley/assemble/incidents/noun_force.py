"""Telling nouns that speak of one act of force from those that speak of attacks in general or in words."""

from __future__ import annotations

from parley.analysis.model import Token
from parley.assemble.context import Assembly
from parley.assemble.incidents.force import VERBAL, Draft, can_be_struck, is_armed
from parley.assemble.incidents.targets import is_definite
from parley.assemble.incidents.words import ForceWord, is_of

_BUNDLES_OF_ARMS = {"barrage", "salvo", "volley"}
_WARLIKE = {"attack", "assault", "offensive", "onslaught"}
_PLACING = {"in", "near", "across", "at", "over", "outside", "on", "around"}
# Verbs by which attacks in general become more or fewer.
_FEWER_OR_MORE = frozenset("increase decrease rise fall surge drop decline double triple intensify diminish subside".split())
_HAPPENING = frozenset(
    (
        "erupt break begin start continue rage flare intensify escalate occur happen resume spread displace force kill leave claim "
        "worsen follow persist engulf rock grip hit strike"
    ).split()
)


def noun_is_force(assembly: Assembly, act: Draft) -> bool:
    """True if a noun speaks of an act of force on an occasion, and not of attacks in general, in words, or of a whole war."""
    noun, frames = act.trigger, act.word.frames
    if act.target is not None and is_of(act.target, "abstract"):
        return False
    if "r" in frames:
        return _is_clash(noun, act.word)
    if "e" in frames:
        return bool(act.weapons) or act.perpetrator is not None or act.given
    if noun.lemma in _BUNDLES_OF_ARMS and not act.weapons:
        return False
    if not act.counted and (_is_general(act) or (not act.weapons and (_is_war(assembly, act) or _is_verbal(assembly, act)))):
        return False
    told = act.given or act.counted or act.target is not None or act.perpetrator is not None
    return told or (bool(act.weapons) and is_placed(noun))


def _is_general(act: Draft) -> bool:
    """True for attacks in general ("attacks on civilians"), and for the killing or arrest of people in general."""
    noun, target = act.trigger, act.target
    if noun.tag == "NNS" and not _is_marked(noun) and not _is_in_particular(act):
        return True
    whole = act.word.type in ("killing", "arrest", "abduction", "displacement")
    return whole and target is not None and not is_definite(target) and not is_placed(noun)


def _is_war(assembly: Assembly, act: Draft) -> bool:
    """True for a state's "attack" on a state, or on nothing named, without day or place: that is a war, and no incident."""
    if act.trigger.lemma not in _WARLIKE or act.perpetrator is None or act.perpetrator.type != "state" or is_placed(act.trigger):
        return False
    return act.target is None or any(entity.type == "state" for entity in assembly.reading.denoted(act.target))


def _is_verbal(assembly: Assembly, act: Draft) -> bool:
    """True for attacks by persons and parties, which are made in words, and for those by nobody on what cannot be struck."""
    if act.trigger.lemma not in VERBAL:
        return False
    if act.perpetrator is not None:
        return act.perpetrator.type not in ("state", "armed_group", "government") and not is_armed(None, act.actor)
    return act.target is not None and not can_be_struck(assembly, act.target) and not _is_unknown_name(assembly, act.target)


def _is_clash(noun: Token, word: ForceWord) -> bool:
    """True for a clash whose sides are named, or that is told as happening somewhere or at some time."""
    if any(child.dep == "prep" and child.lower in ("between", "with") for child in noun.children) or "b" in word.frames:
        return True
    if "v" not in word.frames and any(child.dep == "prep" and child.lower in ("among", "against") for child in noun.children):
        return True
    verb = noun.head if noun.dep in ("nsubj", "nsubjpass") else noun.child("relcl", "acl")
    return verb is not None and verb.lemma in _HAPPENING and (is_placed(noun) or is_placed(verb))


def _is_marked(noun: Token) -> bool:
    return any(child.lower in ("the", "these", "those", "two", "three") for child in noun.children if child.index < noun.index)


def _is_in_particular(act: Draft) -> bool:
    """True for bare "strikes" that somebody made on something, or with something."""
    noun = act.trigger
    if noun.dep == "nsubj" and noun.head.lemma in _FEWER_OR_MORE:
        return False
    present = noun.dep in ("nsubj", "dobj") and noun.head.tag in ("VBZ", "VBP", "VB") and noun.head.child("aux") is None
    struck = act.target is not None and is_placed(act.target)  # "attacks against depots in the port"
    return (act.perpetrator is not None or struck) and not present and (act.target is not None or bool(act.weapons))


def _is_unknown_name(assembly: Assembly, target: Token) -> bool:
    """True for a name that is no actor's ("the Northern Express"): a ship, a train, a site."""
    return target.pos == "PROPN" and target.entity != "PERSON" and not assembly.reading.denoted(target)


def is_placed(token: Token) -> bool:
    """True if a word says when or where ("an evening barrage of drones across the valley")."""
    return any(child.entity in ("DATE", "TIME") or (child.dep == "prep" and child.lower in _PLACING) for child in token.children)
