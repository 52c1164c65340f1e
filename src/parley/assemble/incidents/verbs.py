"""Acts of force told by a verb: "gunmen stormed the station", "the blast killed five"."""

from __future__ import annotations

from parley.analysis.model import Entity, Token
from parley.assemble.context import Assembly
from parley.assemble.incidents.actors import actor_of, agent_of, by_whom
from parley.assemble.incidents.arms import arms_before, arms_of
from parley.assemble.incidents.force import Draft, has_happened, is_force
from parley.assemble.incidents.mention import DOING, ActMention, clause_of_verb, is_alleged, is_given
from parley.assemble.incidents.phrases import bodies, clash, set_phrase
from parley.assemble.incidents.targets import is_person, meant_by, object_of, phrase, target_behind
from parley.assemble.incidents.toll import toll_of
from parley.assemble.incidents.words import ForceWord, WeaponClass, force_words, is_of, settled, unbundled, weapon_class
from parley.assemble.participants import doer

_TAKEN_THINGS = {"seizure", "blockade", "sabotage"}


def told_by_verb(assembly: Assembly, verb: Token, word: ForceWord) -> ActMention | None:
    """The act of force that a verb tells, or None."""
    if not has_happened(verb):
        return None
    if "u" in word.frames:
        return set_phrase(assembly, verb)
    if "r" in word.frames:
        return clash(assembly, verb)
    actor, obj = doer(verb), object_of(verb)
    if "d" in word.frames:
        return bodies(verb, obj)
    if _is_phrasal(verb) or is_of(actor, "disaster") or _in_disaster(verb) or _is_told_by_noun(verb, word):
        return None
    act = force_words().get((actor.lemma, "n")) if actor is not None and actor.pos == "NOUN" else None
    if actor is not None and obj is not None and act is not None and "r" not in act.frames:
        return _told_of_noun(assembly, verb, actor, obj)
    return _done(assembly, verb, word, None if actor is obj or act is not None else actor, obj)


def _is_phrasal(verb: Token) -> bool:
    """True for "hung up", "shot down", which are other verbs; "gunned down" is not."""
    particle = verb.child("prt")
    return particle is not None and not (particle.lower == "down" and verb.lemma == "gun")


def _is_told_by_noun(verb: Token, word: ForceWord) -> bool:
    """True for "attacks *targeting* dams" and "were *killed* in the attack"."""
    participle = verb.tag == "VBG" and verb.dep in ("acl", "advcl") and verb.lemma in ("target", "hit", "strike")
    return participle or (word.type == "killing" and _in_act(verb))


def _done(assembly: Assembly, verb: Token, word: ForceWord, actor: Token | None, obj: Token | None) -> ActMention | None:
    """An act whose verb is its word ("gunmen stormed the station")."""
    # What is seized, blockaded or sabotaged can be arms; it is the target then.
    weapons, arms = _arms(verb, actor, obj) if word.type not in _TAKEN_THINGS else ([], [])
    perpetrator = _perpetrator(assembly, verb, actor, weapons)
    target = _target(verb, obj, weapons, word)
    if not is_force(assembly, Draft(verb, word, actor, perpetrator, target, tuple(weapons))):
        return None
    meant = meant_by(assembly, target, verb, perpetrator)
    toll = toll_of(verb, (meant or target) if word.type == "killing" else None)
    kind = settled(word, arms, perpetrator, actor)
    if kind == "seizure" and verb.lemma in ("capture", "seize") and target is not None and is_person(assembly, target):
        kind = "arrest"
    if kind == "other" and _from_the_air(verb):
        kind = "air_strike"
    clause = clause_of_verb(verb, actor or _carrier(verb), target, meant)
    return ActMention(verb, kind, perpetrator, phrase(meant), clause, weapons, toll, alleged=is_alleged(verb))


def _from_the_air(verb: Token) -> bool:
    """True for "was attacked from the air"."""
    origins = (child.child("pobj") for child in verb.children if child.dep == "prep" and child.lower == "from")
    return any(noun is not None and noun.lemma in ("air", "sky") for noun in origins)


def _carrier(verb: Token) -> Token | None:
    """What a participle hangs on ("40 drones *launched* at dawn")."""
    return verb.head if verb.dep == "acl" else None


def _in_disaster(verb: Token) -> bool:
    """True for "were killed in a plane crash", "died when a warehouse exploded"."""
    for child in verb.children:
        noun = child.child("pobj") if child.dep == "prep" else None
        if is_of(noun, "disaster") or (child.dep == "advcl" and is_of(child.child("nsubj"), "disaster", "abstract")):
            return True
        if child.dep == "advcl" and child.lemma in ("explode", "collapse", "crash", "derail", "sink", "capsize", "rip"):
            subject = child.child("nsubj")
            return subject is None or weapon_class(subject) is None
    return False


def _in_act(verb: Token) -> bool:
    """True for "were killed in the attack", "died in a raid"."""
    if verb.child("nsubj", "agent") is not None:
        return False
    nouns = (child.child("pobj") for child in verb.children if child.dep == "prep" and child.lower in ("in", "by", "during"))
    return any(noun is not None and (word := force_words().get((noun.lemma, "n"))) is not None and word.type != "killing" for noun in nouns)


def _told_of_noun(assembly: Assembly, verb: Token, act: Token, obj: Token) -> ActMention | None:
    """ "A barrage of rockets struck the town", "the blast killed five": the noun is the act, the object its target."""
    word = force_words()[act.lemma, "n"]
    if is_of(obj, "abstract"):
        return None
    weapons, arms = arms_before(act)
    perpetrator = by_whom(assembly, act) or of_weapons(assembly, weapons)
    target = target_behind(act, of="of" in word.frames) or obj
    kind = settled(word, arms, perpetrator, agent_of(act))
    given = is_given(act) and perpetrator is None and not weapons
    kills = (verb.lemma, "v") in force_words() and force_words()[verb.lemma, "v"].type == "killing"
    toll = toll_of(verb, obj if kills else None)
    clause = clause_of_verb(verb, act, target)
    return ActMention(verb, kind, perpetrator, phrase(target), clause, weapons, toll, given, is_alleged(act))


def _arms(verb: Token, actor: Token | None, obj: Token | None) -> tuple[list[Token], list[WeaponClass]]:
    """The weapons of a verb: its object or subject ("launched drones", "missiles hit"), or "with rockets"."""
    behind = (_with_what(child) for child in verb.children)
    for noun in (obj, actor, *behind):
        if noun is not None and (found := arms_of(noun))[1]:
            return found
    return [], []


def _with_what(child: Token) -> Token | None:
    if child.dep == "prep" and child.lower in ("with", "by"):
        return child.child("pobj")
    return child.child("dobj") if child.lower == "using" else None


def _perpetrator(assembly: Assembly, verb: Token, actor: Token | None, weapons: list[Token]) -> Entity | None:
    if actor is None and verb.child("nsubjpass") is not None and (leader := _leader(verb)) is not None:
        return actor_of(assembly, leader)
    if actor is not None and actor not in weapons and weapon_class(actor) is None:
        return actor_of(assembly, unbundled(actor))
    return of_weapons(assembly, weapons)


def _leader(verb: Token) -> Token | None:
    """Who led it, in "was ousted in a coup led by X"."""
    for prep in verb.children:
        noun = prep.child("pobj") if prep.dep == "prep" and prep.lower in ("in", "during", "by") else None
        leading = noun.child("acl") if noun is not None else None
        agent = leading.child("agent") if leading is not None and leading.lemma in DOING else None
        if agent is not None:
            return agent.child("pobj")
    return None


def of_weapons(assembly: Assembly, weapons: list[Token]) -> Entity | None:
    """Whose weapons they are ("Sarvian missiles", "rockets fired by the Front")."""
    return next((owner for weapon in weapons if (owner := by_whom(assembly, weapon)) is not None), None)


def _target(verb: Token, obj: Token | None, weapons: list[Token], word: ForceWord) -> Token | None:
    if obj is not None and obj not in weapons and (weapon_class(unbundled(obj)) is None or word.type in _TAKEN_THINGS):
        control = next((child for child in obj.children if child.lower == "of"), None) if obj.lemma == "control" else None
        return control.child("pobj") if control is not None else obj
    if not word.frames & {"a", "w", "e"}:
        return None
    near = "e" in word.frames or verb.lemma in ("strike", "hit")
    for governor in (verb, *weapons, *([obj] if obj is not None else [])):
        found = target_behind(governor, of=False, near=near)
        if found is not None:
            return found
    return None
