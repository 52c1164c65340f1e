"""What a time expression hangs on in the parse, and which events go on together.

The words that the rules turn on are here; :mod:`parley.assemble.dates` follows the ties.
"""

from __future__ import annotations

from collections.abc import Iterator

from parley.analysis.model import Sentence, Token

VERBS = frozenset(("VERB", "AUX"))
# Prepositions by which an expression dates what it hangs on; "" is none at all ("met Tuesday", "Tuesday's call"). "By", "until", "since",
# "before" and "after" tell when something was over, began, or was still to come.
DATING = frozenset(("", "on", "in", "at", "during", "over", "around", "throughout", "of", "within"))
# Prepositions of what goes on together with the verb: "said in an interview on Tuesday", "agreed during a call on Tuesday".
TOGETHER = frozenset(("in", "during", "at", "by", "via", "with", "amid", "under"))
# Verbs that only lend a noun its verb: the date of the clause is the noun's.
HOLDING = frozenset(
    "hold have make launch conduct stage carry host attend place begin start open resume mount unleash wage give deliver undertake pay"
    " convene chair join conclude end finish".split()
)
# Verbs by which a noun says that it happened, or what it did.
HAPPENING = frozenset(
    "be take happen occur come begin start end last break hit kill strike injure wound destroy damage target leave erupt continue rock"
    " shake claim resume collapse conclude".split()
)
# Verbs that put an event ahead or name its day: "a meeting scheduled for Tuesday", "the truce was set to begin on Tuesday".
PLANNING = frozenset("schedule plan set expect slate hold".split())
# Clauses that name the day of the noun they hang on: "remarks made on Tuesday", "the attack, which took place on Tuesday"; not "the year
# ended".
NAMING = (HOLDING | frozenset("take happen occur come deliver publish issue lead".split())) - frozenset(("end", "have"))
# Verbs whose infinitive or participle happens when they do: "began shelling on Tuesday".
ASPECT = frozenset("begin start continue resume finish stop keep help manage".split())
_SPEAKING = frozenset("speak talk address write appear testify brief".split())
_JOURNEYS = frozenset(("visit", "trip", "tour", "mission"))
_MODIFIERS = frozenset(("npadvmod", "tmod", "advmod", "compound", "poss", "nmod", "nummod", "amod", "appos", "dep", "attr", "dobj", "intj"))
_LEADING = frozenset(("on", "late", "early", "earlier", "later"))


def host_of(top: Token, first: Token) -> tuple[str, Token | None]:
    """The preposition that ties an expression ("" for none), and the verb or noun that it is tied to, or None.

    Args:
        top: the token of the expression that the others hang on.
        first: its first token.
    """
    link, host = "", top.head
    if top.dep == "pobj":
        link, host = top.head.lower, top.head.head
        if top.head.index < first.index - 2:  # "speaking by phone Sunday": not the preposition of the day
            link = ""
        if host is top.head or host.pos == "ADP":  # "ahead of Tuesday"
            return host.lower, None
        if host.pos == "ADV":  # "early on Tuesday"
            host = host.head
    elif top.dep not in _MODIFIERS:
        return "", None
    while link and host.pos in ("PROPN", "ADP") and host.head is not host:  # "rolled in from Jordan on Tuesday": nothing happens to Jordan
        host = host.head
    return link, host


def verb_beside(tokens: list[Token]) -> Token | None:
    """The verb right in front ("said on Tuesday") or right behind ("the council on Tuesday ordered"), whatever the parse says, or None."""
    words = tokens[0].sentence.tokens
    before = tokens[0].index - words[0].index - 1
    while before >= 0 and words[before].lower in _LEADING:
        before -= 1
    behind = next(iter(words[tokens[-1].index - words[0].index + 1 :]), None)
    if before >= 0 and words[before].pos == "VERB" and words[before].tag != "VBN" and _is_loose(behind):
        return words[before]
    return behind if behind is not None and behind.tag == "VBD" and behind.pos == "VERB" else None


def _is_loose(behind: Token | None) -> bool:
    """True unless a common noun follows that the expression belongs to ("attended Tuesday's talks")."""
    return behind is None or behind.tag not in ("POS", "NN", "NNS", "JJ")


def main_verb(sentence: Sentence) -> Token:
    """The verb of the sentence; of one that ends in "officials said", the verb of what they said."""
    verb = sentence.root
    while (said := verb.child("ccomp")) is not None and said.start < verb.start:
        verb = said
    return verb


def events_together(verb: Token) -> Iterator[Token]:
    """Nouns and participles that happen when the verb does: "agreed *during a call*", "held *a call*", "*speaking* on Tuesday, he said"."""
    for child in verb.children:
        if child.dep == "prep" and child.lower in TOGETHER and (noun := child.child("pobj")) is not None:
            yield noun
        elif _is_lent(child, verb) or (child.dep == "advcl" and child.tag == "VBG" and child.lemma in _SPEAKING):
            yield child
        if child.dep == "nsubj" and (participle := child.child("acl")) is not None and participle.lemma in _SPEAKING:
            yield participle


def _is_lent(child: Token, verb: Token) -> bool:
    """True for a noun that the verb only says to be or to happen."""
    if child.dep == "attr":  # "there were forty rockets fired at dawn"
        return verb.child("expl") is not None
    return (child.dep == "dobj" and verb.lemma in HOLDING) or (child.dep == "nsubj" and verb.lemma in HAPPENING)


def is_together(noun: Token) -> bool:
    """True for a noun in a phrase that goes on together with a verb: "agreed *in talks*", "paid tribute *on a visit*"."""
    preposition = noun.head
    together = preposition.lower in TOGETHER or (preposition.lower == "on" and noun.lemma in _JOURNEYS)
    return noun.dep == "pobj" and together and preposition.head.pos in VERBS


def is_of_its_time(verb: Token) -> bool:
    """True for a clause that happens when the one above does: "..., killing three", "... as both sides accused each other"."""
    if verb.dep in ("xcomp", "pcomp"):
        return verb.head.lemma in ASPECT
    return verb.dep == "advcl" and (_is_participle(verb) or _is_at_once(verb))


def _is_participle(verb: Token) -> bool:
    return verb.tag in ("VBG", "VBN") and not any(child.dep in ("mark", "aux", "nsubj") for child in verb.children)


def _is_at_once(verb: Token) -> bool:
    marks = {child.lower for child in verb.children if child.dep in ("mark", "advmod") and child.start < verb.start}
    return verb.tag == "VBD" and bool(marks & {"as", "when", "while"})


def is_own_clause(verb: Token) -> bool:
    """True for a coordinated verb with a subject or a modal of its own: "met on Tuesday, and the sides must wait"."""
    return any(child.dep in ("nsubj", "nsubjpass") or (child.dep == "aux" and child.tag == "MD") for child in verb.children)
