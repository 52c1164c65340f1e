"""Who takes a stance in the text: stance verbs, nouns, adjectives and predicates with those whose stance it is.

Surest is a stance word with its subject ("Putin refused to back ..."), then an adjective ("ready to accept"), then a noun with its owner
("Putin's refusal to ..."). What the parties' spokesmen demand and promise without a stance word is in ``voiced``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parley.analysis.attribution.sources import subject_of
from parley.analysis.model import Entity, Reading, Token
from parley.assemble.context import Assembly
from parley.assemble.holders import holders_of, is_chamber
from parley.assemble.kinds import AGREEABLE, type_of
from parley.assemble.phrases import VERBS, condition, infinitive, is_dealing, negated
from parley.assemble.reach import Reached, noun_reach, reach, within
from parley.assemble.reality import standing
from parley.assemble.stances import Stancer, opposite, stancer_of
from parley.documents import Span
from parley.ledger.records import Modality, Stance

_WISHING = frozenset("want wish hope seek look aim willing willingness ready readiness prepared eager keen determined".split())
# "I want to recognize the work of ..." thanks.
_HONOURING = frozenset("recognize recognise thank commend acknowledge".split())
_COPULAS = {"be", "remain", "stand", "become", "seem", "stay", "appear"}
# "Voted against the bill" takes a side as "is against the bill" does.
_SIDING = _COPULAS | {"vote", "argue", "speak", "rally"}
# With these a stance is not taken yet: somebody else wants it, or it is a possibility.
_UNDECIDED = {"should", "must", "ought", "could", "might", "may", "can", "can't", "cannot", "ca"}
# "Failed to agree", "stopped short of endorsing": what did not come about is no stance.
_UNDONE = {"fail", "stop", "avoid", "struggle", "try", "attempt", "delay", "hesitate", "tend", "seem", "appear", "want", "hope", "wish"}
# "Is against the deal", "is in favour of talks", "stands behind the plan".
_PREDICATES = (Stancer("opposes", "a"), Stancer("supports", "hb"))
_SIDED = AGREEABLE | {"effort", "measure", "call"}
_NO_SIGN = {"sign", "indication", "evidence", "hint", "guarantee", "assurance"}


@dataclass(frozen=True, slots=True)
class Taken:
    """A stance in the text: whose, which, on what.

    Attributes:
        trigger: the word that takes it.
        holders: whose it is.
        voiced: who voiced it for them, if another did.
        stance: which.
        about: the words that name what it is about.
        rule: how it was found.
        conditions: what it depends on.
        modality: asserted, or hypothetical ("would accept").
    """

    trigger: Token
    holders: tuple[Entity, ...]
    voiced: Entity | None
    stance: Stance
    about: list[Token]
    rule: str
    conditions: Span | None = None
    modality: Modality = "asserted"


def verb_stances(assembly: Assembly, token: Token, consumed: set[int]) -> Iterator[Taken]:
    """The stances that a verb takes, with those of its subject; the stance words that took part are added to ``consumed``."""
    stancer = stancer_of(token)
    if stancer is None or token.dep in ("amod", "compound") or _open_question(token):
        return
    found = reach(assembly.reading, token, stancer)
    _consume(found, consumed)
    if found:
        subject = subject_of(token) or (token.child("nsubjpass") if token.lemma == "commit" else _chamber(assembly, token))
        yield from _taken(assembly, token, token, subject, found, "verb")


def _chamber(assembly: Assembly, token: Token) -> Token | None:
    """Where a bill was voted on: "was rejected in the Senate" is the Senate's stance."""
    if token.child("nsubjpass") is None:
        return None
    places = (prep.child("pobj") for prep in token.children if prep.dep == "prep" and prep.lower in ("in", "by"))
    return next((place for place in places if place is not None and any(map(is_chamber, assembly.denoted(place)))), None)


def adjective_stances(assembly: Assembly, token: Token, consumed: set[int]) -> Iterator[Taken]:
    """The stances of "ready to accept", "opposed to the plan"."""
    stancer = stancer_of(token)
    if stancer is None or stancer.stance is None:
        return
    governor = token.head if token.head.lemma in _COPULAS else token
    if _open_question(governor):
        return
    inner = infinitive(token) if "i" in stancer.frames else None
    found = within(assembly.reading, stancer, inner) if inner is not None else reach(assembly.reading, token, stancer)
    _consume(found, consumed)
    subject = subject_of(governor) if governor is not token or token.dep in ("ROOT", "acl", "relcl", "advcl") else None
    yield from _taken(assembly, token, governor, subject, found, "adjective")


def predicate_stances(assembly: Assembly, token: Token) -> Iterator[Taken]:
    """The stances of "is against the deal", "remains in favour of talks"."""
    if token.lemma not in _SIDING or _open_question(token):
        return
    for stancer in _PREDICATES:
        found = [one for one in reach(assembly.reading, token, stancer) if type_of(one.about) != "other" or one.governor.lemma in _SIDED]
        yield from _taken(assembly, token, token, subject_of(token), found, "verb")


def noun_stances(assembly: Assembly, token: Token, consumed: set[int]) -> Iterator[Taken]:
    """The stances of a noun with its owner ("Kenya's refusal to ...", "the commitment by ...", "the U.S. proposal")."""
    stancer = stancer_of(token)
    owner = _owner(assembly.reading, token) if stancer is not None else None
    if stancer is None or owner is None or "!" in stancer.frames or any(child.lower == "no" for child in token.children):
        return
    found = noun_reach(assembly.reading, token, stancer)
    _consume(found, consumed)
    holders, voiced = holders_of(assembly, owner)
    for one in found:
        yield Taken(token, holders, voiced, one.stance, [part for part in one.about if part is not owner], "noun")


def _consume(found: Iterable[Reached], consumed: set[int]) -> None:
    consumed.update(part.index for one in found for part in one.through)


def _taken(assembly: Assembly, trigger: Token, governor: Token, subject: Token | None, found: list[Reached], rule: str) -> Iterator[Taken]:
    holders, voiced = holders_of(assembly, subject)
    turned = negated(governor) or negated(trigger)
    for one in found:
        stance = opposite(governor if governor.lemma not in _COPULAS else trigger, one.stance) if turned else one.stance
        conditions = condition(governor, trigger, one.governor)
        if stance is not None and not _own_wish(trigger, one):
            yield Taken(trigger, holders, voiced, conditional(stance, conditions), one.about, rule, conditions, _modality(governor))


def _own_wish(trigger: Token, reached: Reached) -> bool:
    """True for what somebody merely wants or is ready to do alone ("wants to show that ..."): nothing that others could agree to."""
    own = trigger.lemma in _WISHING and reached.governor.pos in VERBS and reached.governor.child("nsubj") is None
    return own and (reached.governor.lemma in _HONOURING or not (is_dealing(reached.governor) or type_of(reached.about) != "other"))


def conditional(stance: Stance, conditions: Span | None) -> Stance:
    """Consent that depends on something is conditional."""
    return "conditions" if conditions is not None and stance in ("accepts", "supports", "offers") else stance


def _open_question(token: Token) -> bool:
    """True if the stance is not taken: it is demanded of somebody, a possibility, did not come about, or is a purpose ("met to sign")."""
    auxiliaries = {child.lower for child in (*token.children, *_shared(token)) if child.dep == "aux"}
    mark = token.child("mark")
    if auxiliaries & _UNDECIDED or (mark is not None and mark.lower in ("if", "whether", "unless", "until")):
        return True
    if token.head.lemma in _UNDONE and token.dep in ("xcomp", "pcomp"):
        return True
    if _without_sign(token):
        return True
    purpose = token.dep in ("advcl", "acl", "relcl") or (token.dep == "xcomp" and (token.head.lemma == "be" or standing(token) != "held"))
    return "to" in auxiliaries and purpose


def _without_sign(token: Token) -> bool:
    """ "There was no indication that Moscow would agree"; a relative clause inside stands by itself ("..., which Kyiv opposes")."""
    for word in (token, *token.ancestors()):
        if word.lemma in _NO_SIGN and any(child.lower == "no" for child in word.children):
            return True
        if word.dep == "relcl":
            return False
    return False


def _shared(token: Token) -> list[Token]:
    """What a verb shares with the one it follows or hangs on ("could change it or decline to appeal", "would act, pushing for ...")."""
    own = any(child.dep in ("aux", "nsubj", "nsubjpass") for child in token.children)
    return token.head.children if not own and (token.dep == "conj" or (token.dep == "advcl" and token.tag == "VBG")) else []


def _owner(reading: Reading, noun: Token) -> Token | None:
    """Whose demand, refusal or support it is: possessor, "by"-phrase, or the state named before it ("the U.S. proposal")."""
    owner = noun.child("poss")
    if owner is None:
        by = next((c for c in noun.children if c.dep in ("prep", "agent") and c.lower in ("by", "from", "in")), None)
        owner = by.child("pobj") if by is not None else None
    if owner is None:
        owner = next((c for c in noun.children if c.dep in ("amod", "compound", "nmod") and reading.denoted(c)), None)
    return owner


def _modality(token: Token) -> Modality:
    modal = next((child for child in token.children if child.dep == "aux" and child.tag == "MD"), None)
    doubtful = modal is not None and modal.lower in ("would", "could", "might", "may")
    return "hypothetical" if doubtful else "asserted"
