"""What kind of thing is on the table, by the words that name it; the data is in ``terms.tsv`` beside this module."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

from parley.analysis.model import Token
from parley.analysis.tables import tsv_rows
from parley.ledger.records import ProposalType

# Nouns for something that parties could agree, beside those that name a type of it.
AGREEABLE = frozenset(
    (
        "proposal plan deal agreement offer request resolution idea move measure term condition demand treaty initiative accord "
        "pact settlement extension roadmap framework bill draft compromise commitment probe investigation tie relation process "
        "concession guarantee program programme freeze ban blockade siege restriction cooperation arrangement mandate mechanism "
        "inquiry mission deployment moratorium investment hearing warrant motion law presence surge increase reduction sale "
        "proposition cessation amendment legislation "
        "participation corridor protocol memorandum package partnership normalization normalisation reset"
    ).split()
)
# What parties promise one another is done with these verbs.
DEEDS = frozenset(
    (
        "support help aid assist provide supply send deliver withdraw release free respect uphold abide adhere comply honour honor observe "
        "implement lift ease refrain participate attend join cooperate engage contribute fund protect defend guarantee return resume stop "
        "halt cease suspend extend maintain preserve pay facilitate allow monitor negotiate ratify sign disarm dismantle compromise"
    ).split()
)
_ACTION = re.compile(r"(?:[ts]ion|ment|ance|ence|ing|[rw]al)$")
_NO_ACTIONS = frozenset(
    (
        "information government parliament department environment document statement question nation position organization "
        "organisation audience distance balance finance instance importance performance experience science silence conference "
        "violence difference sentence chance insurance moment evidence being thing building meaning feeling element mention "
        "criminal journal opinion reason"
    ).split()
)
_TIME = {"before", "after", "during", "since", "until", "following", "ahead", "amid", "despite", "by"}
_INTO = ("compound", "amod", "nmod", "dobj", "poss", "nummod", "oprd", "acomp", "attr", "pcomp", "nsubjpass", "prt")


@lru_cache(maxsize=1)
def _types() -> tuple[tuple[ProposalType, tuple[frozenset[str], ...], tuple[str, ...]], ...]:
    """Type, sets of words that must all be there, and phrases, in the order of the data file."""
    found = []
    for name, words in tsv_rows(__package__, "terms.tsv"):
        sets = tuple(frozenset(word.split("+")) for word in words.split() if ".." not in word)
        phrases = tuple(f" {word.replace('..', ' ')} " for word in words.split() if ".." in word)
        found.append((cast(ProposalType, name), sets, phrases))
    return tuple(found)


def type_of(tokens: list[Token]) -> ProposalType:
    """The type of the proposal that these words name; "ceasefire" for a partial one too.

    The words next to the head are looked at first: "a meeting before the election" is about meeting.
    """
    core = core_of(tokens)
    for words in (core, [token for token in tokens if not _in_time(token, tokens)]):
        found = _type_by(words)
        if found != "other":
            return found
    return "other"


def _type_by(tokens: list[Token]) -> ProposalType:
    words = {token.lemma for token in tokens} | {token.lower for token in tokens}
    text = " " + " ".join(token.lower for token in tokens) + " "
    lemmas = " " + " ".join(token.lemma for token in tokens) + " "
    for name, sets, phrases in _types():
        if any(words >= needed for needed in sets) or any(phrase in text or phrase in lemmas for phrase in phrases):
            return name
    return "other"


def can_be_agreed(tokens: list[Token], head: Token) -> bool:
    """True for words that name something of a known type, or with a head that names a deed or a deal."""
    return head.lemma in AGREEABLE or type_of(tokens) != "other"


def is_action(noun: Token) -> bool:
    """True for a noun that names something done ("interference"), by its ending: no dictionary lists them all."""
    return noun.pos == "NOUN" and noun.lemma not in _NO_ACTIONS and _ACTION.search(noun.lemma) is not None


def head_of(tokens: list[Token]) -> Token:
    """The word that governs the others."""
    inside = {token.index for token in tokens}
    return next((token for token in tokens if token.head.index not in inside or token.head is token), tokens[0])


def core_of(tokens: list[Token]) -> list[Token]:
    """The head with what belongs to it most closely: what stands before a noun, a verb's object, and what they are "of", "to" or "for"."""
    inside = {token.index for token in tokens}
    kept, todo = set(), [(head_of(tokens), 0)]
    while todo:
        token, depth = todo.pop()
        kept.add(token.index)
        for child in token.children:
            linked = child.dep in _INTO or (child.dep in ("prep", "det", "neg") and child.lower not in _TIME) or token.dep == "prep"
            if child.index in inside and linked and depth < 3 and child.dep not in ("relcl", "advcl", "acl"):
                todo.append((child, depth + (child.dep in ("dobj", "prep"))))
    return [token for token in tokens if token.index in kept]


def _in_time(token: Token, tokens: list[Token]) -> bool:
    """True for words in a phrase of time ("before the election")."""
    first = tokens[0].index
    for word in (token, *token.ancestors()):
        if word.index < first:
            return False
        if word.dep in ("prep", "mark") and word.lower in _TIME:
            return True
    return False
