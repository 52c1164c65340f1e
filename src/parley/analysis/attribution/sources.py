"""Sources: who does what a verb says, and the words that name them."""

from __future__ import annotations

from parley.analysis.model import Reading, Token

_SUBJECTS = ("nsubj", "csubj", "expl")
_INHERITING = {"conj", "xcomp", "advcl", "ccomp", "pcomp", "dep", "prep"}


def next_token(reading: Reading, token: Token) -> Token | None:
    """The token behind another, or None at the end."""
    return reading.tokens[token.index + 1] if token.index + 1 < len(reading.tokens) else None


def previous_token(reading: Reading, token: Token) -> Token | None:
    """The token before another, or None at the beginning."""
    return reading.tokens[token.index - 1] if token.index else None


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """Who does what the verb says: its subject, that of the verb it is coordinated with or hangs on, the agent of a passive."""
    passive = any(child.dep in ("auxpass", "nsubjpass") for child in verb.children)
    if passive:
        agent = verb.child("agent")
        return agent.child("pobj") if agent is not None else None
    own = verb.child(*_SUBJECTS)
    if own is not None and own.dep != "expl":
        return _antecedent(own, verb)
    if verb.dep in ("acl", "relcl"):
        return verb.head if verb.tag == "VBG" else None
    if verb.dep in _INHERITING and depth < 4:
        governor = verb.head
        if governor.pos not in ("VERB", "AUX"):
            governor = governor.head
        if governor is not verb and governor.pos in ("VERB", "AUX"):
            if governor.child("nsubjpass") is not None and verb.dep in ("xcomp", "pcomp", "prep", "advcl"):
                return governor.child("nsubjpass")
            return subject_of(governor, depth + 1)
    return None


def _antecedent(subject: Token, verb: Token) -> Token:
    """What a relative pronoun stands for."""
    if subject.tag in ("WP", "WDT") and verb.dep == "relcl":
        return verb.head
    return subject


def noun_phrase(head: Token, *, without: Token | None = None) -> list[Token]:
    """The contiguous tokens of a noun phrase, with apposition and clauses that hang on its head, less the subtree of ``without``."""
    barred = set() if without is None else {token.index for token in without.subtree()}
    inside = {token.index: token for token in head.subtree() if token.index not in barred}
    low = high = head.index
    while low - 1 in inside:
        low -= 1
    while high + 1 in inside:
        high += 1
    tokens = [inside[index] for index in range(low, high + 1)]
    while tokens and tokens[-1].text in ",;:—–-" and tokens[-1] is not head:
        tokens.pop()
    while tokens and (tokens[0].text in ',;:—–-"“”' or tokens[0].dep == "cc") and tokens[0] is not head:
        tokens.pop(0)
    return tokens


def beside(reading: Reading, verb: Token) -> Token | None:
    """The name or pronoun right beside a finite cue whose subject the parser lost among quotation marks ('..." Jane Roe said')."""
    if verb.tag not in ("VBD", "VBZ", "VBP") or verb.child("auxpass") is not None:
        return None
    for token in (previous_token(reading, verb), next_token(reading, verb)):
        if token is not None and token.sentence is verb.sentence and (token.pos == "PROPN" or token.lower in ("he", "she", "they")):
            return token
    return None
