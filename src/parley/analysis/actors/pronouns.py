"""Pronouns: whom "he", "they", "its" and a release's "I" and "we" stand for.

A pronoun goes to the most prominent entity before it that it can stand for. Prominence is grammatical role first, then nearness, as in
centering theory (Brennan et al. 1987); what stands in a quotation is no antecedent for what stands outside it. Where nothing fits, a
pronoun stays unresolved.
"""

from __future__ import annotations

from collections.abc import Callable

from parley.analysis.actors.cast import Cast
from parley.analysis.model import Entity, Token

_I = frozenset("i me my myself".split())
_WE = frozenset("we us our ours ourselves".split())
_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())
_THEY = frozenset("they them their theirs themselves".split())
_IT = frozenset("it its itself".split())
_WHO = frozenset("who whom whose which".split())
PRONOUNS = _I | _WE | _HE | _SHE | _THEY | _IT | _WHO
# Verbs with which "it" mostly stands for a clause.
_EMPTY = frozenset("be seem appear remain become take mean turn happen follow".split())
# How many sentences back a pronoun may look. Further back the chance of a right guess is below a half (checked on coreference chains).
_REACH = 4


def add_pronoun(cast: Cast, token: Token) -> None:
    """Enter a pronoun, if somebody can be found whom it stands for."""
    entity = _denoted(cast, token)
    if entity is not None:
        cast.mention(token.span, token, entity, pronoun=True)


def turn_of_pronoun(token: Token) -> int:
    """At which token a pronoun is entered: itself, or the subject that its sentence only comes to later ("In his speech, Brask ...")."""
    root = token.sentence.root
    subject = root.child("nsubj", "nsubjpass")
    if subject is None or subject.pos != "PROPN" or not token.index < subject.index < root.index:
        return token.index
    fronted = next((above for above in (token, *token.ancestors()) if above.head is root), None)
    return subject.index if fronted is not None and fronted.dep in ("prep", "advcl") else token.index


def _denoted(cast: Cast, token: Token) -> Entity | None:
    word = token.lower
    if word in _I or word in _WE:
        return _first_person(cast, token)
    if word in _HE or word in _SHE:
        return _one(cast, token, "m" if word in _HE else "f")
    if word in _THEY:
        return _antecedent(cast, token, _can_be_they)
    if word in _IT:
        return None if _is_empty(token) else _antecedent(cast, token, _can_be_it)
    return _relative(cast, token)


def _first_person(cast: Cast, token: Token) -> Entity | None:
    """The issuer of a release; within quotation marks the speaker, whom the statement knows."""
    if cast.in_quote(token):
        return None
    return cast.issuer if token.lower in _I else cast.home or cast.issuer


def _relative(cast: Cast, token: Token) -> Entity | None:
    """Whom "who" and "whose" stand for: the phrase that their clause hangs on."""
    verb = next((above for above in token.ancestors() if above.dep == "relcl"), None)
    if verb is None:
        return None
    mention = cast.at(verb.head)
    return mention.entity if mention is not None and mention.head is verb.head else None


def _one(cast: Cast, token: Token, gender: str) -> Entity | None:
    entity = _antecedent(cast, token, lambda e: 1.0 if e.type == "person" and cast.genders.get(id(e), gender) == gender else None)
    if entity is not None:
        cast.genders.setdefault(id(entity), gender)
    return entity


def _can_be_they(entity: Entity) -> float | None:
    if entity.members or entity.type in ("group", "armed_group"):
        return 1.0
    return 0.0 if entity.type in ("government", "organisation") else None


def _can_be_it(entity: Entity) -> float | None:
    return 1.0 if entity.type in ("state", "government", "organisation", "armed_group", "outlet") else None


def _is_empty(token: Token) -> bool:
    """True for the "it" of "it is clear that ...", "it remains to be seen"."""
    verb = token.head
    clause = verb.child("ccomp", "xcomp", "csubj", "advcl", "acomp")
    return token.dep == "expl" or (token.dep.startswith("nsubj") and verb.lemma in _EMPTY and clause is not None)


def _antecedent(cast: Cast, token: Token, fits: Callable[[Entity], float | None]) -> Entity | None:
    """The most prominent entity before a pronoun that fits it; ``fits`` gives a bonus, or None for one that does not fit."""
    quoted = cast.in_quote(token)
    best: tuple[float, Entity] | None = None
    for order, seen in enumerate(reversed(cast.seen)):
        back = token.sentence.index - seen.sentence
        if back > _REACH:
            break
        bonus = fits(seen.mention.entity) if quoted or not seen.quoted else None
        if bonus is None:
            continue
        score = bonus + seen.weight - 1.5 * back - 0.01 * order
        if best is None or score > best[0]:
            best = score, seen.mention.entity
    return best[1] if best is not None else None
