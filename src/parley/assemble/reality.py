"""Whether what a word speaks of has happened, is planned or proposed, was called off, or is only thought of.

Read off the clause: tense and modal of the verb, negation, and the words that govern it ("agreed to meet", "a halt to strikes"). Lexicons
of what a governing word makes of an event go back to FactBank (Saurí and Pustejovsky 2009); the words are in ``reality.tsv`` beside this
module.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, cast

from parley.analysis.model import Token
from parley.analysis.tables import PART, tsv_rows

Standing = Literal["held", "planned", "proposed", "cancelled", "unreal"]

_FUTURE = {"will", "'ll", "’ll", "shall", "wo"}
_DOUBT = {"could", "might", "may", "should", "must", "can", "ca", "ought", "need"}
_IF = {"if", "whether", "unless", "until", "lest"}
_NEGATIVE = {"never", "neither", "nor", "no"}
_GIVEN = {"the", "this", "that", "these", "those", "his", "her", "their", "its", "our", "my"}
# Prepositions before what was not done ("without meeting").
_NOT_DONE = {"without", "instead", "against"}
_REACHED = {"dobj", "nsubjpass", "xcomp", "ccomp", "pcomp", "acl", "attr", "oprd", "compound", "amod", "nmod"}
_REACHING_PREPOSITIONS = {"for", "to", "of", "on", "about", "against", "from", "at", "upon", "off"}
# Grounds for expecting something, of which there can be hardly any.
_GROUNDS = {"reason", "chance", "hope", "prospect", "sign", "likelihood", "indication", "possibility", "expectation", "evidence"}
_HARDLY_ANY = {"little", "no", "scant", "slim", "few"}
# Clauses climbed; deeper ones are parses gone wrong.
_FARTHEST = 6


@lru_cache(maxsize=1)
def _words() -> dict[tuple[str, str], Standing]:
    """What each governing word makes of what it governs, by word and part of speech."""
    found = {}
    for part, made, words in tsv_rows(__package__, "reality.tsv"):
        found.update({(word, part): cast(Standing, made) for word in words.split()})
    return found


def makes(token: Token) -> Standing | None:
    """What a governing word makes of what it governs ("plan" -> planned, "refuse" -> unreal); None when it leaves it as it is."""
    if token.lemma == "go" and token.tag == "VBG":
        return "planned"
    if token.lemma == "call" and any(child.lower == "off" for child in token.children):
        return "cancelled"
    part = PART.get(token.pos)
    return _words().get((token.lemma, part)) if part is not None else None


def negated(token: Token) -> bool:
    """True if a verb is negated ("did not", "never", "no longer")."""
    for child in token.children:
        if child.dep == "neg" or (child.lower in _NEGATIVE and child.dep in ("advmod", "preconj", "cc")):
            return True
        if child.dep in ("nsubj", "nsubjpass") and any(word.lower == "no" and word.dep == "det" for word in child.children):
            return True  # "no ship came under attack"
    return False


def standing(verb: Token, depth: int = 0) -> Standing:
    """How what a verb says stands.

    Args:
        verb: a verb.
        depth: how many verbs below it have asked already.
    """
    mark = verb.child("mark")
    if (mark is not None and mark.lower in _IF) or depth > _FARTHEST:
        return "unreal"
    if verb.dep == "conj" and verb.tag in ("VBN", "VB") and verb.head.pos == "VERB" and verb.child("aux", "auxpass", "nsubj") is None:
        return standing(verb.head, depth + 1)  # "would have met and agreed"
    if any(noun.lemma in _GROUNDS and any(child.lower in _HARDLY_ANY for child in noun.children) for noun in verb.ancestors()):
        return "unreal"  # "there is no sign that they will meet"
    own = _tense(verb)
    return _reported(verb, own) if own is not None else _dependent(verb, depth)


def _dependent(verb: Token, depth: int) -> Standing:
    """How an infinitive or gerund stands, by what governs it."""
    preposition = verb.head if verb.dep == "pcomp" else None
    while preposition is not None and preposition.dep == "conj" and preposition.pos == "ADP":
        preposition = preposition.head
    governor = preposition or verb.head
    while governor.pos in ("ADP", "SCONJ", "PART") and governor.head is not governor:
        governor = governor.head
    if governor is verb or governor.pos in ("ADP", "SCONJ", "PART"):
        return "held"
    if preposition is not None and preposition.lower in ("for", "over") and governor.child("dobj", "nsubjpass") is not None:
        return standing(governor, depth + 1)  # "thanked her for meeting", "banned him for breaking the truce"
    made = makes(governor) if verb.dep not in ("advcl", "conj") else None
    if made is not None:
        return "unreal" if negated(governor) else made
    word = preposition.lower if preposition is not None else ""
    unreal = word in _NOT_DONE or (word in ("of", "from") and preposition is not None and preposition.head.pos != "VERB")
    if unreal or (governor.lemma == "have" and verb.dep == "xcomp"):
        return "unreal"
    return _above(governor, depth)


def _tense(verb: Token) -> Standing | None:
    """What a verb's own auxiliaries tell, or None where it has no tense of its own."""
    words = {child.lower for child in verb.children if child.dep in ("aux", "auxpass")}
    if negated(verb):
        return "unreal"
    if words & _DOUBT or ("would" in words and _conditional(verb)):
        return "unreal"
    if words & (_FUTURE | {"would"}):
        return "planned"
    if "to" in words and "have" in words and verb.dep == "xcomp" and verb.head.lemma == "be":
        return "planned"  # "was to have met"
    if ("to" in words and "have" not in words) or (verb.tag in ("VB", "VBG") and not words) or "having" in words:
        return None  # what governs it decides: "denied having attacked"
    return "held"


def _conditional(verb: Token) -> bool:
    """True for "would" on a condition, and outside of reported speech."""
    for child in verb.children:
        mark = child.child("mark", "advmod") if child.dep == "advcl" else None
        if mark is not None and mark.lower in _IF:
            return True
    return not ((verb.dep == "ccomp" and verb.head.tag in ("VBD", "VBN")) or verb.dep in ("conj", "relcl"))


def _reported(verb: Token, own: Standing) -> Standing:
    """A finite verb keeps its standing unless the verb that it is the content of doubts or wishes it ("feared that ...", "hopes ...")."""
    if verb.dep != "ccomp" or own == "unreal":
        return own
    made = makes(verb.head)
    return made if made == "unreal" or (made == "proposed" and own == "held") else own


def _above(governor: Token, depth: int) -> Standing:
    verb = governor if governor.pos in ("VERB", "AUX") else next((a for a in governor.ancestors() if a.pos in ("VERB", "AUX")), None)
    return standing(verb, depth + 1) if verb is not None else "held"


def noun_standing(noun: Token) -> Standing:
    """How what a noun speaks of stands."""
    before = {child.lower for child in noun.children if child.index < noun.index}
    made = next((made for word in before if (made := _words().get((word, "b"))) is not None), None)
    if made is not None:
        return made
    given = bool(before & _GIVEN) or noun.child("poss") is not None
    part, head = noun, noun.head
    while part is not head:
        made_by_head = makes(head) if _reaches(part, head) else _made_right_before(part)
        if made_by_head is not None:
            return "unreal" if negated(head) else made_by_head
        if head.pos in ("VERB", "AUX"):
            return _in_clause(part, head, given=given)
        if head.lower == "ahead":
            return "planned"
        part, head = head, head.head
    return "held"


def _made_right_before(part: Token) -> Standing | None:
    """What "a halt" makes of the phrase right behind it, where the parse hangs that elsewhere ("consented to a halt on attacks")."""
    if part.dep != "prep" or part.lower not in _REACHING_PREPOSITIONS:
        return None
    tokens = part.sentence.tokens
    at = part.index - tokens[0].index
    return makes(tokens[at - 1]) if at and tokens[at - 1].pos == "NOUN" else None


def _reaches(part: Token, head: Token) -> bool:
    """True if what a word makes of something falls on this dependent of it."""
    if part.dep in ("prep", "prt"):
        return part.lower in _REACHING_PREPOSITIONS or (part.lower == "in" and head.pos == "NOUN")
    return part.dep in _REACHED


def _in_clause(part: Token, verb: Token, *, given: bool) -> Standing:
    """How a noun stands by the verb of its clause. A given one ("the call") is taken for granted by "could" and the like."""
    found = standing(verb)
    if part.dep in ("prep", "npadvmod", "advmod", "agent") and part.lower in (
        "after",
        "following",
        "since",
        "over",
        "by",
        "despite",
        "amid",
    ):
        return "held"
    if found == "unreal" and given and not negated(verb):
        return "held"
    return found
