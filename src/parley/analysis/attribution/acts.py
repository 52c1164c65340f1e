"""The speech act of an attribution: what its cue names, else what its content does.

"Condemned", "vowed" and "denied" name their act. After "said" the act is in the content: "we will ..." promises, "must" and "should"
demand, an attack told of somebody else accuses, and so on. The words are few and general on purpose; what none of them marks stays "say".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from parley.analysis.model import Token
from parley.ledger.records import Act

if TYPE_CHECKING:
    from parley.analysis.attribution.rules import Found

_FIRST_PERSON = {"i", "we"}
_OWN = _FIRST_PERSON | {"he", "she", "it", "they"}
_MARKERS: tuple[tuple[Act, frozenset[str]], ...] = (
    ("accuse", frozenset("violate violation breach aggressor provocation sabotage deliberately calculated lie blame".split())),
    ("condemn", frozenset("condemn unacceptable outrageous shameful disgraceful cowardly barbaric heinous horrific brutality".split())),
    ("welcome", frozenset("welcome encouraged glad pleased delighted grateful".split())),
    ("praise", frozenset("proud praise commend applaud courageous historic".split())),
    ("expect", frozenset("hope hopeful expect anticipate optimistic fear worried predict".split())),
)  # fmt: skip
# Acts of force and breach: told of somebody else, they accuse.
_HOSTILE = frozenset(
    (
        "attack strike shell bomb bombard invade kill murder massacre assault raid ambush abduct kidnap torture loot fire launch "
        "relaunch target storm occupy annex seize besiege blockade displace destroy sabotage violate breach threaten undermine "
        "interfere"
    ).split()
)
# Cues of those who count and report; what they tell accuses nobody by itself.
_REPORTING = {"report", "accord", "according", "estimate", "count", "record", "find", "show", "emphasize", "emphasise"}
_DEMANDING = {"must", "should", "ought", "need"}
_EXPRESSING = {"express", "voice", "convey"}
_BY_NOUN: dict[str, Act] = {
    "hope": "expect",
    "optimism": "expect",
    "anticipation": "expect",
    "expectation": "expect",
    "support": "welcome",
    "gratitude": "praise",
    "appreciation": "praise",
    "condemnation": "condemn",
    "outrage": "condemn",
    "anger": "condemn",
    "readiness": "accept",
    "willingness": "accept",
    "commitment": "promise",
    "opposition": "refuse",
}
_FACTS = {"claim", "accusation", "allegation", "charge", "report", "criticism", "suggestion", "idea", "notion", "concern"}


def act_of(found: Found, content: Sequence[Token]) -> Act:
    """The speech act of one attribution.

    Args:
        found: the attribution.
        content: the tokens of its content.
    """
    named = _named(found)
    neutral = found.cue_head is not None and found.cue_head.lemma in _REPORTING
    return _by_content(content, neutral=neutral) if named == "say" else named


def _named(found: Found) -> Act:
    """What the cue itself names."""
    named: Act = found.verb.act if found.verb is not None else "say"
    cue = found.cue_head
    if cue is None:
        return named
    if cue.lemma == "ask":
        return "demand" if found.rule in ("infinitive", "preposition") else "say"
    obj = cue.child("dobj")
    if obj is not None and (cue.lemma in _EXPRESSING or obj.lemma == "commitment"):
        return _BY_NOUN.get(obj.lemma, named)
    if obj is not None and cue.lemma in ("reject", "dismiss"):
        return "deny" if obj.lemma in _FACTS else "refuse"
    return named


def _by_content(content: Sequence[Token], *, neutral: bool) -> Act:
    words = {token.lemma for token in content} | {token.lower for token in content}
    promised = _promised(content)
    if promised is not None:
        return promised
    if not neutral and any(_is_accusation(token) for token in content):
        return "accuse"
    for act, markers in _MARKERS:
        if words & markers:
            return act
    return "demand" if any(_is_demand(token) for token in content) else "say"


def _promised(content: Sequence[Token]) -> Act | None:
    """ "We will ..." and "it would ..." of the speaker promise; with a negation they refuse."""
    for token in content:
        if token.dep != "aux" or token.lower not in ("will", "'ll", "’ll", "would"):
            continue
        subject = token.head.child("nsubj")
        if subject is None or (subject.lower not in _FIRST_PERSON and not (subject.lower in _OWN and subject is content[0])):
            continue
        if token.head.lemma in ("be", "have", "see", "say", "find", "know"):
            continue
        return "refuse" if any(child.dep == "neg" for child in token.head.children) else "promise"
    return None


def _is_accusation(token: Token) -> bool:
    if token.lemma not in _HOSTILE or token.pos != "VERB":
        return False
    subject = token.child("nsubj")
    return subject is not None and subject.lower not in _FIRST_PERSON and token.child("neg") is None and token.child("aux") is None


def _is_demand(token: Token) -> bool:
    if token.lemma not in _DEMANDING or token.pos not in ("VERB", "AUX"):
        return False
    verb = token.head if token.dep == "aux" else token
    subject = verb.child("nsubj", "nsubjpass")
    return subject is None or subject.lower not in ("i", "you")
