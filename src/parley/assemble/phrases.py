"""The words that name what a stance is about: clauses, noun phrases, their parts when several are coordinated."""

from __future__ import annotations

from parley.analysis.attribution.sources import noun_phrase
from parley.analysis.model import Token
from parley.assemble.kinds import AGREEABLE, DEEDS, can_be_agreed, type_of
from parley.documents import Span

VERBS = ("VERB", "AUX")
# Verbs that tell less than their object: the object names what is wanted ("sign a full truce", "see an end to the war").
_LIGHT = frozenset(
    "accept sign reach get have make take see achieve obtain secure find give endorse ratify hold conduct join back support embrace".split()
)
# What stops or begins is told by the subject alone ("wanted the fighting to stop on the Black Sea").
_ENDING = frozenset("stop end cease begin start resume continue be last hold".split())
_SEEING = frozenset("see have".split())
_COMPLEMENTS = ("dobj", "prep", "xcomp", "ccomp", "acomp", "attr", "oprd", "dative")
# Tokens between a subject and its verb ("the hostages must also be released"); more are a parse gone wrong.
_NEAR = 12
_CONDITIONAL = {"if", "unless", "provided", "providing", "once"}
_IN_EXCHANGE = {"exchange", "return"}


def clause(verb: Token, *, without: Token | None = None) -> list[Token]:
    """A verb with what it governs to its right, with its negation: the words that name what is to be done.

    Args:
        verb: the governing verb.
        without: a coordinated verb whose words belong to another thing.
    """
    barred = {token.index for token in without.subtree()} if without is not None else set()
    inside = {token.index: token for token in verb.subtree() if token.index not in barred}
    low = high = verb.index
    while low - 1 in inside and (
        inside[low - 1].dep in ("neg", "auxpass") or (inside[low - 1].lower == "to" and _is_negation(inside.get(low - 2)))
    ):
        low -= 1
    while high + 1 in inside and not _ends(inside, high + 1):
        high += 1
    return _with_subject(verb, [inside[index] for index in range(low, high + 1)])


def _with_subject(verb: Token, words: list[Token]) -> list[Token]:
    """With its subject where the verb alone tells nothing ("all prisoners must be released", "wants the fighting to stop")."""
    subject = verb.child("nsubjpass", "nsubj") or _subject_above(verb)
    if subject is None or not _is_empty(verb) or not 0 < verb.index - subject.index <= _NEAR or subject.pos == "PRON":
        return words
    low = min(token.index for token in subject.subtree() if token.index <= subject.index)
    return [token for token in verb.sentence.tokens if low <= token.index <= words[-1].index]


def _subject_above(verb: Token) -> Token | None:
    """The subject that the parse gives to the word above ("wants *the fighting* to stop", "requests for *the hearing* to be postponed")."""
    if verb.dep in ("xcomp", "ccomp"):
        return verb.head.child("dobj")
    before = next((c for c in verb.head.children if c.dep == "prep" and c.lower == "for" and c.index < verb.index), None)
    return before.child("pobj") if before is not None and verb.child("auxpass") is not None else None


def _is_empty(verb: Token) -> bool:
    """True for a passive, a verb without complement, and one of ending or beginning without object."""
    if verb.child("auxpass") is not None or verb.child(*_COMPLEMENTS) is None:
        return True
    return verb.lemma in _ENDING and verb.child("dobj") is None


def _is_negation(token: Token | None) -> bool:
    return token is not None and token.dep == "neg"


def _ends(inside: dict[int, Token], index: int) -> bool:
    """True where the clause ends: at a dash or semicolon, and at a comma before a clause that hangs on it."""
    if inside[index].text in (";", "—", "–", "--"):
        return True
    if inside[index].text != ",":
        return False
    after = inside.get(index + 1)
    return after is None or after.tag in ("WDT", "WP", "WRB", "VBG", "IN") or after.dep in ("cc", "mark")


def things(head: Token, *, without: Token | None = None) -> list[list[Token]]:
    """What a verb or noun names, one list of words for each of several coordinated things; empty if the words tell nothing."""
    if head.pos not in VERBS:
        return _nouns(head, without)
    second = next((c for c in head.children if c.dep == "conj" and c.pos in VERBS and _own_complement(head, c)), None)
    first = _of_verb(head, without=second)
    return [words for words in (first, *(things(second) if second is not None else ())) if words]


def _own_complement(first: Token, second: Token) -> bool:
    """True if two coordinated verbs name two things ("halt attacks and release prisoners", not "destroy or return the missiles")."""
    either = any(child.dep == "cc" and child.lower == "or" for child in first.children)
    return not either and all(verb.child("dobj", "nsubjpass") is not None for verb in (first, second)) and second.child("nsubj") is None


def _of_verb(verb: Token, *, without: Token | None) -> list[Token]:
    obj = verb.child("dobj")
    if verb.lemma in _LIGHT and verb.child("neg", "nsubjpass", "auxpass", "prt") is None:
        if obj is None or obj.tag in ("WDT", "WP"):
            antecedent = _antecedent(verb)
            return noun_phrase(antecedent, without=_relative(verb)) if antecedent is not None else []
        telling = can_be_agreed(noun_phrase(obj), obj) or (verb.lemma in _SEEING and obj.pos == "NOUN") or obj.lower == "one"
        if telling and (obj.pos != "PRON" or obj.lower == "one"):
            return [token for token in noun_phrase(obj) if without is None or token.index < without.index]
    return clause(verb, without=without)


def _relative(verb: Token) -> Token | None:
    return next((a for a in (verb, *verb.ancestors()) if a.dep == "relcl"), None)


def _antecedent(verb: Token) -> Token | None:
    """The noun that a relative clause hangs on ("a truce, which Kyiv was ready to accept")."""
    relative = _relative(verb)
    return relative.head if relative is not None and relative.head.pos in ("NOUN", "PROPN") else None


def _nouns(head: Token, without: Token | None) -> list[list[Token]]:
    second = next((c for c in head.children if c.dep == "conj" and c.pos == "NOUN"), None)
    if second is None or not _two(head, second):
        return [noun_phrase(head, without=without)]
    first = [token for token in noun_phrase(head, without=without) if token.index < second.subtree()[0].index]
    while first and first[-1] is not head and (first[-1].dep == "cc" or first[-1].pos in ("PUNCT", "CCONJ")):
        first.pop()
    return [first, *_nouns(second, None)]


def _two(first: Token, second: Token) -> bool:
    """True if two coordinated nouns name two things that can be agreed apart ("a truce and the release of prisoners")."""
    kinds = [type_of(noun_phrase(noun, without=second if noun is first else None)) for noun in (first, second)]
    if "other" in kinds:
        return False
    return kinds[0] != kinds[1]


def infinitive(token: Token) -> Token | None:
    """The infinitive that a word governs ("refused to *back*", "readiness to *accept*")."""
    for child in token.children:
        clausal = child.dep in ("xcomp", "ccomp", "acl", "advcl", "relcl") and child.index > token.index and child.pos in VERBS
        if clausal and any(part.lower == "to" and part.dep == "aux" for part in child.children):
            return child
    return None


def is_dealing(act: Token) -> bool:
    """True if a deed is one between parties: of a known kind, or done to something that can be agreed."""
    obj = act.child("dobj", "nsubjpass")
    return act.lemma in DEEDS or type_of(clause(act)) != "other" or (obj is not None and obj.lemma in AGREEABLE)


def negated(token: Token) -> bool:
    """True if the verb is negated ("did not agree", "no longer demands", "never signed")."""
    return any(child.dep == "neg" or child.lower in ("longer", "never") for child in token.children)


def affirmed(words: list[Token]) -> list[Token]:
    """What is refused by who will "not attend": attending."""
    while len(words) > 1 and (words[0].dep == "neg" or words[0].lower == "to"):
        words = words[1:]
    return words


def condition(*governors: Token) -> Span | None:
    """What a stance depends on ("if the strikes stop", "in exchange for relief"), or None."""
    for governor in governors:
        for child in governor.children:
            if _is_condition(child) or (negated(governor) and _is_until(child)):
                words = child.subtree()
                while words[-1].pos == "PUNCT":
                    words.pop()
                return Span(words[0].start, words[-1].end)
    return None


def _is_until(child: Token) -> bool:
    """What is refused "until" something happens depends on it; what is promised until then only lasts so long."""
    mark = child.child("mark") if child.dep == "advcl" else None
    return mark is not None and mark.lower == "until"


def _is_condition(child: Token) -> bool:
    mark = child.child("mark") if child.dep in ("advcl", "ccomp") else None
    if mark is not None:
        return mark.lower in _CONDITIONAL
    obj = child.child("pobj")
    if child.dep == "prep" and child.lower in ("on", "under", "in") and obj is not None:
        return obj.lemma in ("condition",) or (child.lower == "in" and obj.lemma in _IN_EXCHANGE)
    return child.dep in ("advcl", "prep") and child.lower in ("provided", "providing")
