"""Stances without a stance word: what those who speak for a party demand, promise and hope for, and agreements that bind both sides."""

from __future__ import annotations

from collections.abc import Iterator

from parley.analysis.attribution.sources import noun_phrase, subject_of
from parley.analysis.model import Entity, Token
from parley.assemble.context import FIRST_PERSON, Assembly
from parley.assemble.holders import binding, holders_of, same_side, voice
from parley.assemble.kinds import AGREEABLE, DEEDS, type_of
from parley.assemble.phrases import VERBS, affirmed, condition, infinitive, is_dealing, negated, things
from parley.assemble.reality import noun_standing
from parley.assemble.stances import stancer_of
from parley.assemble.takes import Taken, conditional
from parley.ledger.records import Stance

_AGREEMENTS = frozenset("agreement deal ceasefire cease-fire truce accord pact treaty armistice".split())
# Verbs of being, knowing and saying commit nobody to anything ("we will see", "he must know").
_IDLE = frozenset(
    (
        "be have see know find think understand remember look determine get say note mind come become seem remain take go happen tell do "
        "try make keep want feel believe like mean stand wait hope expect depend ask admit focus recognize recognise learn live talk read "
        "watch love let use put turn show speak start begin thank remind add call point mention cost lose win"
    ).split()
)
_OBLIGING = frozenset({"must", "should", "ought"})
_WILL = frozenset({"will", "'ll", "’ll", "wo"})
_CONDITIONED = frozenset({"would", "could", "will", "'ll", "’ll", "can"})
_CRITICAL = frozenset("critical important vital essential imperative crucial necessary urgent time".split())
_CLAUSES = ("ccomp", "xcomp", "acl", "advcl", "relcl")
# "Hop" is what the lemmatiser makes of "hopes".
_HOPING = frozenset({"hope", "hop", "wish"})
_LEARNING = frozenset("learn know hear understand discuss ask find tell".split())
_HOPED_FOR = {"ceasefire", "peace_deal", "talks", "prisoner_exchange", "withdrawal"}


def modal_stances(assembly: Assembly, token: Token) -> Iterator[Taken]:
    """ "All parties must uphold the truce" demands; "we will keep to it" promises: by whoever speaks, if they speak for a party."""
    speaker = voice(assembly, token)
    if speaker is None or binding(assembly, speaker) is None or token.child("mark") is not None:
        return
    act = _act(token)
    subject = subject_of(token) or token.child("nsubjpass")
    own = subject is not None and same_side(assembly, holders_of(assembly, subject)[0], speaker)
    modal = next((child.lower for child in token.children if child.dep == "aux" and child.tag == "MD"), None)
    if modal in _OBLIGING or _needs(token):
        yield from _demanded(assembly, token, act, subject, own, speaker)
    elif own and (modal in _CONDITIONED or _going(token)):
        yield from _promised(token, act, speaker, modal)


def _act(token: Token) -> Token:
    """What is to be done: "support" in "will continue to support"."""
    inner = infinitive(token) if token.lemma in ("continue", "work", "go", "use") else None
    return inner or token


def _needs(token: Token) -> bool:
    return token.dep == "xcomp" and token.head.lemma in ("need", "have") and token.head.child("nsubj") is not None


def _going(token: Token) -> bool:
    return token.dep == "xcomp" and token.head.lemma == "go" and token.head.tag == "VBG"


def _demanded(assembly: Assembly, token: Token, act: Token, subject: Token | None, own: bool, speaker: Entity) -> Iterator[Taken]:
    idle = act.lemma in _IDLE and act.child("auxpass") is None
    if idle or subject is None or (own and not is_dealing(act)) or subject.lower in ("you", "one", "people"):
        return
    addressed = bool(assembly.denoted(subject)) or subject.pos in ("NOUN", "PROPN") or is_dealing(act)
    if addressed:
        stance: Stance = "opposes" if negated(token) or negated(token.head) else "demands"
        unnamed = subject.head is token and subject.pos in ("NOUN", "PROPN") and not assembly.denoted(subject)
        for about in map(affirmed, things(act)):
            yield Taken(token, (speaker,), speaker, stance, _from_subject(subject, about) if unnamed else about, "modal")


def _from_subject(subject: Token, about: list[Token]) -> list[Token]:
    """With what is to be so or so ("the frontier should run east"): where nobody is addressed, the subject names the thing."""
    low = subject.subtree()[0].index
    words = [token for token in subject.sentence.tokens if low <= token.index < about[0].index]
    return [*words, *about] if low < about[0].index else about


def _promised(token: Token, act: Token, speaker: Entity, modal: str | None) -> Iterator[Taken]:
    conditions = condition(token, act)
    refused = negated(token) or negated(token.head)
    if modal not in _WILL and not _going(token) and conditions is None:
        return
    if act.lemma in _IDLE or (stancer_of(act) is not None and act is token and act.lemma not in DEEDS):
        return
    if conditions is None and not is_dealing(act) and not (refused and act.child("dobj", "prep") is not None):
        return
    stance: Stance = "refuses" if refused else conditional("accepts", conditions)
    yield from (Taken(token, (speaker,), speaker, stance, about, "modal", conditions) for about in map(affirmed, things(act)))


def needed_stances(assembly: Assembly, token: Token) -> Iterator[Taken]:
    """ "It is critical that all parties uphold the truce", "we need a surge in defence": demands of whoever speaks."""
    found = _needed(token)
    speaker = voice(assembly, token) if found is not None else None
    if found is None or speaker is None or binding(assembly, speaker) is None or negated(token.head):
        return
    subject = found.child("nsubj") if found.pos in VERBS else None
    own = subject is not None and same_side(assembly, holders_of(assembly, subject)[0], speaker)
    for about in things(found):
        if found.pos not in VERBS or found.lemma not in _IDLE:
            yield Taken(token, (speaker,), speaker, "supports" if own else "demands", about, "modal")


def _needed(token: Token) -> Token | None:
    if token.lemma == "need" and token.pos == "VERB":
        obj = token.child("dobj")
        fits = obj is not None and (type_of(noun_phrase(obj)) != "other" or obj.lemma in AGREEABLE)
        return obj if fits else None
    copula = token.head
    if token.lemma in _CRITICAL and (copula.lemma == "be" or copula.lower in ("'s", "’s")) and token.dep in ("acomp", "attr"):
        clauses = (child for word in (token, copula) for child in word.children if child.dep in _CLAUSES and child.pos in VERBS)
        return next((inner for inner in clauses if inner.index > token.index), None)
    return None


def hope_stances(assembly: Assembly, token: Token) -> Iterator[Taken]:
    """ "Washington hopes that a ceasefire will follow" supports the ceasefire."""
    if token.lemma not in _HOPING or negated(token):
        return
    hoped = next((c for c in token.children if c.dep in ("ccomp", "xcomp") and c.index > token.index), None)
    if hoped is None or hoped.lemma in _LEARNING:
        return
    for part in hoped.subtree():
        if part.pos == "NOUN" and part.dep in ("nsubj", "dobj", "pobj", "nsubjpass") and type_of([part]) in _HOPED_FOR:
            holders, voiced = holders_of(assembly, subject_of(token))
            yield Taken(token, holders, voiced, "supports", noun_phrase(part), "hope")
            return


def shared_agreements(assembly: Assembly, token: Token) -> Iterator[Taken]:
    """ "A ceasefire between X and Y" that has been reached binds both; "signed an accord with Y" binds Y as well."""
    if token.lemma not in _AGREEMENTS or noun_standing(token) != "held" or _pending(token):
        return
    for prep in token.children:
        obj = prep.child("pobj") if prep.dep == "prep" else None
        if obj is None:
            continue
        holders = tuple(entity for entity in assembly.denoted(obj) if binding(assembly, entity) is not None)
        between = prep.lower == "between" and len(holders) >= 2
        signed = prep.lower == "with" and token.dep == "dobj" and token.head.lemma in _CONCLUDING and not _unsettled(token.head)
        if between or signed:
            yield Taken(token, holders, None, "accepts", noun_phrase(token), "between")


def _pending(noun: Token) -> bool:
    """True for "the negotiation of an agreement": what is negotiated has not been reached."""
    return noun.dep == "pobj" and noun.head.head.lemma in _NEGOTIATING


_NEGOTIATING = frozenset("negotiation negotiate talk discussion discuss work mediate push effort idea prospect".split())
_CONCLUDING = frozenset("sign reach conclude strike ink clinch seal finalize finalise".split())


def _unsettled(verb: Token) -> bool:
    return negated(verb) or any(child.dep == "aux" and child.tag in ("MD", "TO") for child in verb.children)


def obligations(assembly: Assembly, token: Token) -> Iterator[Taken]:
    """ "The deal commits both sides to halt attacks" binds those that it commits."""
    obj = token.child("dobj") if token.lemma in ("commit", "oblige", "bind", "require") and token.pos == "VERB" else None
    subject = token.child("nsubj")
    inner = infinitive(token)
    if obj is None or subject is None or inner is None or obj.lower in FIRST_PERSON or obj.tag == "PRP":
        return
    if subject.lemma in _AGREEMENTS or type_of(noun_phrase(subject)) != "other":
        holders, voiced = holders_of(assembly, obj)
        yield from (Taken(token, holders, voiced, "accepts", about, "verb") for about in things(inner))


def stated_positions(assembly: Assembly, token: Token) -> Iterator[Taken]:
    """ "Kenya's position is that troops must leave"."""
    if token.lemma not in ("position", "stance", "demand", "condition", "proposal") or token.dep != "nsubj" or token.head.lemma != "be":
        return
    owner = token.child("poss", "amod", "compound")
    said = next((c for c in token.head.children if c.dep in ("ccomp", "xcomp") and c.index > token.head.index and c.pos in VERBS), None)
    if owner is None or said is None or said.lemma in _IDLE:
        return
    holders, voiced = holders_of(assembly, owner)
    stance: Stance = "proposes" if token.lemma == "proposal" else "demands"
    yield from (Taken(token, holders, voiced, "opposes" if negated(said) else stance, about, "noun") for about in things(said))
