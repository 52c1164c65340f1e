"""Telling acts of force from what is attacked, struck, captured or killed in a manner of speaking, and from acts in general."""

from __future__ import annotations

from dataclasses import dataclass

from parley.analysis.model import Entity, Token
from parley.assemble.context import Assembly
from parley.assemble.incidents.targets import is_definite, is_person, object_of
from parley.assemble.incidents.toll import NO_TOLL, Toll
from parley.assemble.incidents.words import ForceWord, is_of, unbundled, weapon_class
from parley.assemble.places import mention_at as place_at
from parley.assemble.reality import standing

# Verbs and nouns that are as often used of words as of arms.
VERBAL = frozenset(
    ("attack assault target storm raid capture seize hit strike destroy damage onslaught offensive barrage salvo volley incursion").split()
)
_IN_WORDS = {"verbally", "economically", "politically", "rhetorically", "publicly", "personally", "repeatedly", "online", "legally"}
_HABIT = {"regularly", "often", "routinely", "always", "frequently", "repeatedly", "sometimes", "usually", "traditionally", "daily"}
# Infinitives below these verbs have happened when the verb has ("began to shell").
_IMPLICATIVE = {"begin", "start", "continue", "proceed", "manage", "go", "come", "get", "happen", "resume", "use"}
_NOBODY = frozenset("those who what that which one ones anyone whoever someone some all everyone nobody none".split())
_ANY = {"no", "any", "every", "each", "all", "many", "more", "most", "few", "such"}
_FORCES = {"army", "military", "forces", "navy", "police", "guard", "troops", "brigade", "militia", "gendarmerie"}
# Verbs that take people alone for an object.
_OF_PEOPLE = {"abduct", "kidnap", "arrest", "detain", "apprehend", "behead", "murder", "assassinate", "jail"}
_LEADERS = {"president", "minister", "leader", "king", "chancellor", "premier", "dictator", "ruler", "emir", "sultan", "shah"}


@dataclass(frozen=True, slots=True)
class Draft:
    """An act of force as its words seem to tell it, before it is settled whether they do.

    Attributes:
        trigger: the verb or noun.
        word: its entry.
        actor: the noun for who acts, or None.
        perpetrator: the actor that it denotes, or None.
        target: the noun for what it is done to, or None.
        weapons: the words for what it is done with.
        toll: killed and injured.
        given: True for "the attack".
    """

    trigger: Token
    word: ForceWord
    actor: Token | None = None
    perpetrator: Entity | None = None
    target: Token | None = None
    weapons: tuple[Token, ...] = ()
    toll: Toll = NO_TOLL
    given: bool = False

    @property
    def armed(self) -> bool:
        """True if it is done with arms, by an armed group, or by armed men."""
        return bool(self.weapons) or is_armed(self.perpetrator, self.actor)

    @property
    def counted(self) -> bool:
        """True if killed or injured are counted."""
        return self.toll.killed is not None or self.toll.injured is not None


def has_happened(verb: Token) -> bool:
    """True if what a verb says is told as done, on an occasion."""
    if verb.dep in ("amod", "compound") or standing(verb) != "held" or _is_habit(verb):
        return False
    auxiliaries = {child.lower for child in verb.children if child.dep in ("aux", "auxpass")}
    done = verb.dep in ("xcomp", "ccomp") and verb.head.lemma in _IMPLICATIVE
    return "to" not in auxiliaries or "have" in auxiliaries or done


def _is_habit(verb: Token) -> bool:
    """True for what is done again and again, or said of no occasion ("rebels attack villages", "accused of killing civilians")."""
    if any(child.lower in _HABIT for child in verb.children):
        return True
    if any(child.lower == "between" for child in verb.children):
        return False  # "fighting between rebels and the army"
    auxiliaries = [child for child in verb.children if child.dep in ("aux", "auxpass")]
    obj = object_of(verb)
    vague = obj is None or not is_definite(obj)
    if verb.tag in ("VBP", "VBZ") and not auxiliaries:
        return verb.tag == "VBP" or vague
    return vague and verb.tag == "VBG" and not auxiliaries and verb.dep in ("pcomp", "conj", "csubj", "nsubj", "acl")


def is_armed(perpetrator: Entity | None, actor: Token | None) -> bool:
    """True for an armed group, an army, and for men who are called what armed men are called."""
    if perpetrator is not None and (perpetrator.type == "armed_group" or _is_army(perpetrator)):
        return True
    return actor is not None and is_of(unbundled(actor), "force", "ground") and actor.lemma != "man"


def _is_army(entity: Entity) -> bool:
    """True for an army, a police, a coast guard."""
    return entity.type in ("government", "organisation") and bool(_FORCES & set(entity.name.lower().split()))


def is_force(assembly: Assembly, act: Draft) -> bool:
    """True if a verb tells an act of force on an occasion."""
    frames, verb, target = act.word.frames, act.trigger, act.target
    if _is_manner_of_speaking(act):
        return False
    if "e" in frames:
        return bool(act.weapons) or (act.armed and verb.lemma == "detonate")
    if frames == {"w"}:
        return bool(act.weapons) and (target is not None or verb.lemma in ("fall", "land", "rain"))
    if target is None:
        return False
    if "h" in frames:
        return _rules(assembly, target)
    if "p" in frames:
        person = is_person(assembly, target) or (verb.lemma in _OF_PEOPLE and not is_of(target, "physical"))
        return person and _is_told(verb, target, act.perpetrator)
    if "a" in frames:
        return bool(act.weapons) or _is_aimed(assembly, act, target)
    if "w" in frames:
        return act.armed
    if verb.dep == "acl" and act.perpetrator is None and not is_definite(target):
        return False  # "drugs seized at the border": whenever that was
    return act.armed or verb.lemma not in VERBAL or _is_bodily(assembly, verb, target, act.perpetrator)


def _is_manner_of_speaking(act: Draft) -> bool:
    """True for a struck deal, an attack on a proposal, a newspaper's attack, and for nobody in particular."""
    if act.target is not None and (is_of(act.target, "abstract") or any(c.lower in _ANY and c.dep == "det" for c in act.target.children)):
        return True
    outlet = act.perpetrator is not None and act.perpetrator.type == "outlet"
    return outlet or any(child.lower in _IN_WORDS for child in act.trigger.children)


def _is_aimed(assembly: Assembly, act: Draft, target: Token) -> bool:
    """True for "fired on protesters", "shot at the patrol"; politicians who "fire at" each other do it in words."""
    aimed = any(child.dep == "prep" and child.lower in ("on", "at", "upon", "into") for child in act.trigger.children)
    politician = act.perpetrator is not None and act.perpetrator.type == "person"
    return aimed and (act.armed or (is_person(assembly, target) and not politician))


def _rules(assembly: Assembly, target: Token) -> bool:
    """True for a head of state or government, or a government: what can be overthrown."""
    ruling = assembly.reading.denoted(target)
    return any(one.type in ("government", "state") or (one.type == "person" and bool(one.offices & _LEADERS)) for one in ruling)


def _is_told(verb: Token, target: Token, perpetrator: Entity | None) -> bool:
    """True if those killed or taken are some in particular, and not people in general."""
    if target.lower in _NOBODY or any(child.dep == "prep" and child.lower == "since" for child in verb.children):
        return False
    if is_definite(target):
        return verb.dep != "acl" or perpetrator is not None or any(child.dep == "nummod" for child in target.children)
    past = verb.tag == "VBD" or any(child.lower in ("had", "has", "have", "was", "were") for child in verb.children)
    return past and verb.dep != "acl" and (perpetrator is not None or any(c.dep in ("npadvmod", "prep", "advmod") for c in verb.children))


def _is_bodily(assembly: Assembly, verb: Token, target: Token, perpetrator: Entity | None) -> bool:
    """True for an attack by a state, or by nobody named, on what can be struck; persons and parties attack each other in words."""
    if perpetrator is not None and perpetrator.type not in ("state", "government"):
        return False
    if any(child.dep == "prep" and child.lower in ("for", "over") for child in verb.children):
        return False
    return (perpetrator is not None or verb.tag == "VBN") and can_be_struck(assembly, target)


def acts_with_force(perpetrator: Entity | None, actor: Token | None) -> bool:
    """True for a state, an armed group, armed men or nobody named: those who take a town when they "take over" one."""
    return perpetrator is None or perpetrator.type == "state" or is_armed(perpetrator, actor)


def can_be_struck(assembly: Assembly, target: Token) -> bool:
    """True for things, places, states and bodies of people."""
    noun = unbundled(target)
    if is_of(noun, "physical", "force", "ground") or weapon_class(noun) is not None or place_at(assembly.reading, noun) is not None:
        return True
    if any(entity.type in ("state", "armed_group") for entity in assembly.reading.denoted(noun)):
        return True
    if noun.entity == "NORP" and noun.tag in ("NNS", "NNPS"):
        return True
    return is_of(noun, "people") and (noun.tag == "NNS" or noun.lower in ("people", "personnel", "staff", "crew"))
