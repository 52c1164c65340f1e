"""Acts of force told by a set phrase or by their sides: "blew up", "opened fire", "bodies were found", "clashed with", "took hostage"."""

from __future__ import annotations

from parley.analysis.model import Token, conjuncts
from parley.assemble.context import Assembly
from parley.assemble.incidents.actors import actor_of
from parley.assemble.incidents.arms import arms_of
from parley.assemble.incidents.force import acts_with_force, has_happened
from parley.assemble.incidents.mention import ActMention, clause_of_verb, is_alleged
from parley.assemble.incidents.targets import object_of, phrase, target_behind
from parley.assemble.incidents.toll import toll_of
from parley.assemble.incidents.words import is_of, unbundled, weapon_class
from parley.assemble.participants import doer
from parley.ledger.records import IncidentType

_TAKING = {"hold", "take", "seize", "keep"}
_Told = tuple[IncidentType, Token | None]


def set_phrase(assembly: Assembly, verb: Token) -> ActMention | None:
    """ "Blew up a bridge", "blew themselves up", "went off", "opened fire on", "exchanged fire", "took over", "took control of"."""
    obj, actor = object_of(verb), doer(verb)
    particle = next((child.lower for child in verb.children if child.dep in ("prt", "advmod")), "")
    perpetrator = actor_of(assembly, unbundled(actor)) if actor is not None and weapon_class(actor) is None else None
    told = _exploded(verb, obj, actor, particle) or _fired(verb, obj) or _taken(verb, obj, particle)
    if told is None or (told[0] == "seizure" and not acts_with_force(perpetrator, actor)):
        return None
    kind, target = told
    weapons, _ = arms_of(actor) if actor is not None else ([], [])
    who = None if kind == "clash" else perpetrator
    clause = clause_of_verb(verb, actor, target)
    return ActMention(verb, kind, who, phrase(target), clause, weapons, toll_of(verb, None), alleged=is_alleged(verb))


def _exploded(verb: Token, obj: Token | None, actor: Token | None, particle: str) -> _Told | None:
    if verb.lemma == "blow" and particle == "up":
        reflexive = obj is None or obj.lower.endswith(("self", "selves"))
        return "bombing", target_behind(verb, of=False, near=True) if reflexive else obj
    if verb.lemma == "go" and particle == "off" and actor is not None and weapon_class(actor) == "bomb":
        return "bombing", target_behind(verb, of=False, near=True)
    return None


def _fired(verb: Token, obj: Token | None) -> _Told | None:
    if obj is None or obj.lemma != "fire" or verb.lemma not in ("open", "exchange", "trade"):
        return None
    return "ground_attack" if verb.lemma == "open" else "clash", target_behind(verb, of=False) or target_behind(obj, of=False)


def _taken(verb: Token, obj: Token | None, particle: str) -> _Told | None:
    if obj is None or verb.lemma not in ("take", "gain"):
        return None
    taken = obj if particle == "over" else None
    if obj.lemma == "control":
        taken = next((child.child("pobj") for child in obj.children if child.lower == "of"), None)
    thing = unbundled(taken) if taken is not None else None
    return ("seizure", taken) if thing is not None and (is_of(thing, "physical") or thing.pos == "PROPN") else None


def bodies(verb: Token, obj: Token | None) -> ActMention | None:
    """ "The bodies of five men were found"."""
    of = next((child for child in obj.children if child.lower == "of"), None) if obj is not None and obj.lemma == "body" else None
    dead = of.child("pobj") if of is not None else None
    if dead is None or obj is None:
        return None
    clause = clause_of_verb(verb, obj)
    return ActMention(verb, "killing", None, phrase(dead), clause, toll=toll_of(verb, dead), alleged=is_alleged(verb))


def clash(assembly: Assembly, verb: Token) -> ActMention | None:
    """ "Security forces clashed with fighters", "fighting between rebels and the army": the sides, and no perpetrator."""
    against = next((c for c in verb.children if c.dep == "prep" and c.lower in ("with", "against", "between")), None)
    other = against.child("pobj") if against is not None else None
    subject = other if against is not None and against.lower == "between" else doer(verb) if verb.lemma != "fight" else None
    if subject is None or (other is None and subject.tag not in ("NNS", "NNPS") and not conjuncts(subject)):
        return None
    # Politicians clash over budgets: bodies of men make it one of force.
    heads = [one for head in (subject, other) if head is not None for one in (head, *conjuncts(head))]
    if not any(_is_side(assembly, unbundled(head)) for head in heads):
        return None
    clause = clause_of_verb(verb, subject, other)
    return ActMention(verb, "clash", None, [], clause, toll=toll_of(verb, None), alleged=is_alleged(verb))


def _is_side(assembly: Assembly, token: Token) -> bool:
    """True for armed groups, soldiers, protesters and the like."""
    if is_of(token, "force", "ground") or token.lemma in ("protester", "demonstrator", "villager", "settler", "supporter", "resident"):
        return True
    return any(entity.type == "armed_group" for entity in assembly.reading.denoted(token))


def hostages(assembly: Assembly, noun: Token) -> ActMention | None:
    """ "Held 20 hostages", "were taken hostage"."""
    verb = _taking(assembly, noun)
    if verb is None or not has_happened(verb):
        return None
    # "Villagers held hostage": without an object, those before the verb are the ones held.
    target = object_of(verb) or (verb.child("nsubj") if verb.index == noun.index - 1 else None)
    if target is None or target.lower in ("who", "that", "those"):
        return None
    actor = doer(verb)
    perpetrator = actor_of(assembly, unbundled(actor)) if actor is not None and actor is not target else None
    return ActMention(verb, "abduction", perpetrator, phrase(target), clause_of_verb(verb, actor, target), alleged=is_alleged(verb))


def _taking(assembly: Assembly, noun: Token) -> Token | None:
    """The verb that goes with "hostage": the word before it, whatever the parse says, else what it hangs on."""
    before = assembly.reading.tokens[noun.index - 1] if noun.index else noun
    verb = next((one for one in (before, noun.head, noun.head.head) if one.lemma in _TAKING), None)
    return verb if verb is not None and verb.pos == "VERB" else None
