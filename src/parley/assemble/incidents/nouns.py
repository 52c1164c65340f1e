"""Acts of force told by a noun: "an attack on a train", "Velm strikes", "came under fire"."""

from __future__ import annotations

from parley.analysis.model import Entity, Token
from parley.assemble.context import Assembly
from parley.assemble.incidents.actors import actor_of, agent_of, by_whom
from parley.assemble.incidents.arms import arms_before
from parley.assemble.incidents.force import Draft, has_happened
from parley.assemble.incidents.mention import DOING, ActMention, clause_of_noun, is_alleged, is_given
from parley.assemble.incidents.noun_force import noun_is_force
from parley.assemble.incidents.targets import meant_by, object_of, phrase, target_behind
from parley.assemble.incidents.toll import toll_of
from parley.assemble.incidents.verbs import of_weapons
from parley.assemble.incidents.words import BUNDLES, ForceWord, force_words, settled, unbundled
from parley.assemble.participants import doer
from parley.assemble.reality import noun_standing
from parley.ledger.records import IncidentType

_SUFFERING = {"suffer", "sustain", "face", "survive", "endure"}
_UNDERGOING = {"come", "be", "remain"}
# Modifiers of "attack", "strike" and the like that make no act of force of them.
_NO_FORCE = frozenset(
    (
        "heart panic asthma hunger labor labour general personal verbal cyber political media legal sexual rhetorical transit rail "
        "teacher nurse pilot student transport bitter scathing blistering lucky preemptive ad wildcat anxiety online broad "
        "unrelenting relentless"
    ).split()
)
_MANY = frozenset(
    ("several many numerous multiple repeated regular frequent countless various past such other more similar recent daily further").split()
)
_ACCUSING = {"accuse", "blame", "suspect", "charge", "convict", "sentence", "denounce", "condemn"}
_TAKEN_WHOLE: frozenset[IncidentType] = frozenset({"killing", "abduction", "arrest", "displacement"})


def told_by_noun(assembly: Assembly, noun: Token, word: ForceWord) -> ActMention | None:
    """The act of force that a noun speaks of, or None."""
    before, light = {child.lower for child in noun.children if child.index < noun.index}, _light(noun)
    in_general = light is not None and light.tag == "VBG" and noun.tag == "NNS" and "the" not in before  # "of committing attacks"
    several = noun.tag not in ("NN", "NNP") and bool(before & _MANY)  # "the recent attack" is one, "recent attacks" are any
    if in_general or several or before & _NO_FORCE or noun.dep in ("compound", "amod", "nmod"):
        return None
    if noun_standing(noun) != "held" or _is_told_elsewhere(noun):
        return None
    weapons, arms = arms_before(noun)
    target, perpetrator = _who_to_whom(assembly, noun, word, weapons, light)
    toll = toll_of(noun, target if word.type == "killing" else None)
    actor = agent_of(noun) or (light.child("nsubj") if light is not None and light.lemma in DOING else None)
    given = is_given(noun)
    if not noun_is_force(assembly, Draft(noun, word, actor, perpetrator, target, tuple(weapons), toll, given)):
        return None
    if "r" in word.frames:
        perpetrator, target = None, None
    kind = settled(word, arms, perpetrator, actor)
    meant = meant_by(assembly, target, light, perpetrator)
    clause = clause_of_noun(noun, light, target)
    return ActMention(noun, kind, perpetrator, phrase(meant), clause, weapons, toll, given, is_alleged(noun))


def _who_to_whom(
    assembly: Assembly, noun: Token, word: ForceWord, weapons: list[Token], light: Token | None
) -> tuple[Token | None, Entity | None]:
    target = target_behind(noun, of="of" in word.frames) or _inner_target(noun) or _sufferer(noun, light)
    owner = noun.child("poss")
    if target is None and owner is not None and word.type in _TAKEN_WHOLE:
        # "Moren's arrest": the possessor is whom it was done to.
        agent = agent_of(noun)
        return owner, actor_of(assembly, agent) if agent is not None else None
    perpetrator = by_whom(assembly, noun) or of_weapons(assembly, weapons) or _responsible(assembly, noun, light)
    return target, perpetrator


def _is_told_elsewhere(noun: Token) -> bool:
    """True if the verb that this act is the subject of, or the noun that bundles it, is itself told as the act."""
    if noun.dep == "nsubj" and noun.head.pos == "VERB" and (noun.head.lemma, "v") in force_words():
        return has_happened(noun.head) and object_of(noun.head) is not None
    bundle = noun.head.head if noun.dep == "pobj" and noun.head.lower == "of" else None
    return bundle is not None and bundle.pos == "NOUN" and (bundle.lemma, "n") in force_words() and bundle.lemma in BUNDLES


def _light(noun: Token) -> Token | None:
    """The verb that the act's noun is the object of, or comes under, when it adds no act of its own."""
    head = noun
    if head.dep == "pobj" and head.head.lower == "of" and head.head.head.lemma in BUNDLES:
        head = head.head.head  # "carried out a string of strikes"
    if head.dep in ("dobj", "nsubjpass") and head.head.lemma in DOING | _SUFFERING:
        return head.head
    if head.dep == "pobj" and head.head.lower == "under" and head.head.head.lemma in _UNDERGOING:
        return head.head.head
    return None


def _responsible(assembly: Assembly, noun: Token, light: Token | None) -> Entity | None:
    """Who launched it, claimed it, or is blamed or accused for it."""
    if light is not None and light.lemma in DOING:
        actor = doer(light)
        return actor_of(assembly, unbundled(actor)) if actor is not None and actor is not noun else None
    found = _blamed(noun, noun.head.head) if noun.dep == "pobj" else None
    if noun.head.lemma == "blame" and noun.dep == "dobj":
        found = next((child.child("pobj") for child in noun.head.children if child.lower == "on"), None)
    return actor_of(assembly, found) if found is not None else None


def _blamed(noun: Token, above: Token) -> Token | None:
    """Who "claimed responsibility for the attack", or is "accused of the attack"."""
    if noun.head.lower == "for" and above.lemma in ("responsibility", "credit") and above.head.lemma in ("claim", "take"):
        return doer(above.head)
    accused = above.lemma in _ACCUSING and noun.head.lower in ("of", "for", "over")
    return above.child("dobj", "nsubjpass") if accused else None


def _inner_target(noun: Token) -> Token | None:
    """The target in "a barrage of drone strikes on the port"."""
    inner = unbundled(noun)
    return target_behind(inner, of=False) if inner is not noun else None


def _sufferer(noun: Token, light: Token | None) -> Token | None:
    """Who came under attack."""
    if light is None or light.lemma in DOING or (light.lemma == "be" and noun.child("det") is None and light.tag in ("VBZ", "VBP")):
        return None
    subject = light.child("nsubj")
    if subject is not None and (subject.lemma, "n") in force_words():
        return subject.child("appos")  # a cross-heading that the parse made the subject
    return subject
