"""Who takes part in something: the actors that a noun phrase stands for, and whether two of them are the same side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parley.analysis.actors import state_of
from parley.analysis.actors.nouns import titles
from parley.analysis.attribution.sources import subject_of
from parley.analysis.model import Entity, Mention, Token, conjuncts
from parley.analysis.registry import registry
from parley.assemble.context import FIRST_PERSON, Assembly

# Groups that act for the state or organisation they belong to.
_ACTING_FOR = frozenset(
    (
        "officials authorities delegation delegations negotiators representatives diplomats team teams leadership leaders leader "
        "ministers presidents counterparts counterpart envoys brass chiefs heads commanders delegates officers mediators side sides "
        "troops forces"
    ).split()
)
# Chambers that meet on their own account, apart from the government of their state.
_OWN_BODIES = frozenset(("parliament congress senate house court courts council commission assembly knesset bundestag duma").split())
# Words that a name with its title has at most, where it must be told from the state before it ("Sarvian President Ilka Moren").
_LONGEST_NAME = 8
_SUFFIXES = {"jr.", "sr.", "jr", "sr", "iii", "ii"}
_CONTROLLING = {"of", "for", "from", "into"}
# Verbs whose object is told what the subject itself will do.
_SUBJECT_CONTROL = {"promise", "threaten", "vow", "claim", "thank", "use", "take", "meet", "hold"}
_PRESS = frozenset(
    (
        "journalist reporter correspondent anchor host columnist editor presenter author writer analyst expert professor researcher "
        "fellow historian resident witness student passenger farmer"
    ).split()
)


def named(assembly: Assembly, head: Token) -> list[Entity]:
    """Whom a noun phrase and those coordinated with it denote, as those who can take part in something; each once, in order."""
    found: list[Entity] = []
    apposed = head.child("appos")
    # "Moren, Jr., and Brask": what is coordinated may hang on the apposition.
    for part in (head, *conjuncts(head), *(conjuncts(apposed) if apposed is not None else ()), *_dangling(assembly, head)):
        found.extend(_one(assembly, part))
    found = [*_before_and(assembly, head), *found]
    found.extend(entity for part in _behind_states(assembly, head) for entity in _one(assembly, part) if entity.type == "person")
    return list(dict.fromkeys(found))


def _before_and(assembly: Assembly, head: Token) -> list[Entity]:
    """Whoever stands before "and" in front of a name, where the parse makes one name of the two ("President A and President B")."""
    mention = assembly.reading.mention_at(head) if head.pos == "PROPN" else None
    first = next(iter(assembly.reading.tokens_in(mention.span)), None) if mention is not None else None
    if first is None or first.index < 2 or assembly.reading.tokens[first.index - 1].lower != "and":
        return []
    before = assembly.reading.tokens[first.index - 2]
    other = assembly.reading.mention_at(before)
    joining = assembly.reading.tokens[first.index - 1].head
    inside = other is not None and (joining is other.head or any(token is head for token in other.head.ancestors()))
    return [e for e in _one(assembly, other.head) if e.type in ("person", "state")] if other is not None and inside else []


def _dangling(assembly: Assembly, head: Token) -> Iterator[Token]:
    """The name behind an "and" that the parse hangs on this one and coordinates with nothing ("between President A and President B")."""
    joining = head.child("cc")
    if joining is None or head.child("conj") is not None or joining.index < head.index:
        return
    behind = assembly.reading.tokens[joining.index + 1 : joining.index + 1 + _LONGEST_NAME]
    heads = ((token, assembly.reading.mention_at(token)) for token in behind)
    names = [token for token, one in heads if one is not None and one.head is token and one.span.start == behind[0].start]
    yield from names[-1:]


def _behind_states(assembly: Assembly, head: Token) -> Iterator[Token]:
    """ "Presidents A of X and B of Y": persons named behind "and" within the phrase, wherever the parse hangs them."""
    if head.pos != "PROPN" or not any(child.lower == "of" for child in head.children):
        return
    for token in head.subtree():
        mention = assembly.reading.mention_at(token) if token.index > head.index and token.pos == "PROPN" else None
        if mention is not None and mention.head is token and mention.entity.type == "person":
            first = next(iter(assembly.reading.tokens_in(mention.span)), token)
            if assembly.reading.tokens[first.index - 1].lower == "and":
                yield token


def _one(assembly: Assembly, head: Token) -> Iterator[Entity]:
    """Those who take part, of one noun phrase without the coordinated ones."""
    person = _apposed(assembly, head)
    if person is not None:
        yield person
        return
    if _of_outlet(assembly, head):
        return
    mention = _mention(assembly, head)
    if mention is None and head.lower not in FIRST_PERSON:
        yield from _owners(assembly, head)
        return
    denoted = mention.entity.members or (mention.entity,) if mention is not None else tuple(assembly.denoted(head))
    acting = [one for entity in denoted if (one := acting_for(entity)) is not None]
    yield from acting
    if mention is not None and head.tag == "NNS" and all(one.type == "state" for one in acting):
        yield from _sending(assembly, head)


def _apposed(assembly: Assembly, head: Token) -> Entity | None:
    """The person named beside a description: "his counterpart, Ilka Moren", "the president of the council, Tadeo Brask"."""
    holders = [head, *(obj for prep in head.children if prep.lower == "of" and (obj := prep.child("pobj")) is not None)]
    for holder in holders:
        apposed = holder.child("appos")
        mention = assembly.reading.mention_at(apposed) if apposed is not None else None
        if mention is not None and mention.head is apposed and mention.entity.type == "person":
            return mention.entity
    if len(holders) > 1 and head.lower in titles() and assembly.reading.mention_at(head) is None:
        # "Director of National Intelligence Jane Roe"
        inner = assembly.reading.mention_at(holders[1])
        return inner.entity if inner is not None and inner.head is holders[1] and inner.entity.type == "person" else None
    return None


def _sending(assembly: Assembly, head: Token) -> Iterator[Entity]:
    """The parties in "ministers from Kenya and Somalia", "delegates of the government and the Front"."""
    for prep in head.children:
        obj = prep.child("pobj") if prep.dep == "prep" and prep.lower in ("from", "of") else None
        if obj is not None:
            sent = (acting_for(entity) for entity in assembly.reading.denoted(obj) if entity.type != "person")
            yield from (entity for entity in sent if entity is not None)


def _of_outlet(assembly: Assembly, head: Token) -> bool:
    """True for "NBC's Jane Roe"."""
    owner = head.child("poss")
    return owner is not None and any(entity.type == "outlet" for entity in assembly.reading.denoted(owner))


def _mention(assembly: Assembly, head: Token) -> Mention | None:
    """The mention that the noun phrase is, also where the parser and the name finder disagree on its head."""
    mention = assembly.reading.mention_at(head)
    if mention is None and head.pos == "PROPN":
        parts = [child for child in head.children if child.dep in ("compound", "flat", "nmod") and child.pos == "PROPN"]
        found = (assembly.reading.mention_at(part) for part in reversed(parts))
        return next((one for one in found if one is not None and one.entity.type == "person"), None)
    if mention is not None and mention.head is not head and mention.head.dep not in ("compound", "flat"):
        return None if head.pos in ("NOUN", "PROPN") else mention
    return mention


def acts_for_others(head: Token) -> bool:
    """True for a phrase, or one coordinated with it, that speaks of officials, a delegation and the like."""
    return any(part.lower in _ACTING_FOR for part in (head, *conjuncts(head)))


def _owners(assembly: Assembly, head: Token) -> Iterator[Entity]:
    """The states and organisations in "top NATO and Turkish commanders", where the phrase itself denotes nobody in particular."""
    if head.lower not in _ACTING_FOR:
        return
    for child in head.children:
        if child.dep in ("amod", "compound", "nmod", "poss"):
            yield from (e for e in named(assembly, child) if e.type in ("state", "organisation", "armed_group"))
    yield from _sending(assembly, head)


def acting_for(entity: Entity) -> Entity | None:
    """The actor on whose behalf an entity takes part in something, or None for those who take part in nothing (the press, the public).

    A person is himself; a government, a delegation or officials are their state; a chamber or court is itself.
    """
    if entity.type == "person":
        press = entity.offices & _PRESS or (entity.of is not None and entity.of.type == "outlet")
        return None if press else entity
    if entity.type in ("state", "organisation", "armed_group"):
        return entity
    if entity.type == "outlet":
        return None
    words = set(entity.name.lower().split())
    if entity.type == "government":
        return entity if words & _OWN_BODIES else state_of(entity) or entity
    if not words & _ACTING_FOR:
        return None
    return entity.of if entity.of is not None and entity.of.type in ("armed_group", "organisation") else state_of(entity) or entity.of


def doer(verb: Token) -> Token | None:
    """Who does what a verb says: its subject, or whom a governing verb asks, accuses or tells to do it ("accused Velm of shelling")."""
    if verb.child("nsubj", "nsubjpass", "agent") is not None:
        subject, second = subject_of(verb), [child for child in verb.children if child.dep == "nsubj"][1:]
        # "BELFAST - Moren met Brask": parsers make the place of a dateline a subject beside the real one.
        return second[-1] if subject is not None and second and second[-1].lower not in _SUFFIXES and subject.dep == "nsubj" else subject
    preposition = verb.head if verb.dep == "pcomp" else None
    while preposition is not None and preposition.dep == "conj":
        preposition = preposition.head  # "of shelling the dam, and of breaking the truce"
    governor = preposition.head if preposition is not None else verb.head
    if governor is verb or governor.pos != "VERB":
        return subject_of(verb)
    controlled = preposition.lower in _CONTROLLING if preposition is not None else verb.dep in ("xcomp", "ccomp")
    if controlled and governor.lemma not in _SUBJECT_CONTROL:
        told = governor.child("dobj", "nsubjpass")
        if told is not None and told.index < verb.index:
            return told
    # "Accused Velm of breaking the truce by shelling the dam": who broke it shelled.
    return doer(governor) if preposition is not None and governor.child("nsubjpass") is None else subject_of(verb)


def side(entity: Entity) -> Entity:
    """The state or armed group that an entity is or belongs to, else the body at the top, else itself.

    An armed group is a side of its own, though it is of some state.
    """
    while entity.type not in ("state", "armed_group") and entity.of is not None:
        entity = entity.of
    return entity


def same_participant(one: Entity, other: Entity) -> bool:
    """True if two participants can be one: the same actor, or somebody and the state or body he belongs to."""
    if one is other:
        return True
    return (one.type != "person" or other.type != "person") and side(one) is side(other)


def distinct(entities: Iterable[Entity]) -> list[Entity]:
    """The entities without those that a more exact one stands for (a state beside its president)."""
    found: list[Entity] = []
    for entity in entities:
        twin = next((other for other in found if same_participant(entity, other)), None)
        if twin is None:
            found.append(entity)
        elif twin.type != "person" and entity.type == "person":
            found[found.index(twin)] = entity
    return found


def state_named(assembly: Assembly, token: Token) -> list[Entity]:
    """The states that a place name stands for as somebody's host: "to Kenya", "to Nairobi"; only those the document knows as actors."""
    found = [entity for entity in named(assembly, token) if entity.type == "state"]
    if not found:
        entry = registry().seat(token.text)
        found = [entity for entity in assembly.reading.entities if entry is not None and entity.name == entry.name]
    return found


def states_in(assembly: Assembly, text: str) -> list[Entity]:
    """The states in a compound such as "Kenya-Somalia"; only those the document knows as actors."""
    names = [match.entry.name for match in registry().find(text.replace("-", " "))]
    known = {entity.name: entity for entity in assembly.reading.entities}
    return [known[name] for name in names if name in known]
